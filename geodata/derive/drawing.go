package derive

import (
	"math"
	"slices"
	"strings"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/geodesy"
)

// drawing collects the edges of one derived line and the grounds beside them.
type drawing struct {
	edges   []edge
	grounds []int // in order, each once
}

func (dr *drawing) add(e edge, grounds ...int) {
	dr.edges = append(dr.edges, e)
	for _, g := range grounds {
		if i, found := slices.BinarySearch(dr.grounds, g); !found {
			dr.grounds = slices.Insert(dr.grounds, i, g)
		}
	}
}

// licence of everything that is derived here.
const licence = "CC BY 4.0"

// line stitches a drawing and fills what follows from the areas beside it: the
// newest date, the coarsest precision, the geographic sources.
func (m *landscape) line(dr *drawing) *geodata.Line {
	l := &geodata.Line{Licence: licence}
	for _, e := range dr.edges {
		if contact := m.contact[e]; contact != nil {
			l.AsOf = max(l.AsOf, contact.AsOf)
			m.credit(l, contact.Sources)
		}
		l.PrecisionM = max(l.PrecisionM, m.precision(e))
	}
	for _, g := range dr.grounds {
		if area := m.atlas.Area(m.grounds[g].area); area != nil {
			l.AsOf = max(l.AsOf, area.AsOf)
			m.credit(l, area.Sources)
		}
	}
	slices.Sort(l.Sources)
	l.Geometry = stitch(dr.edges)
	l.KM = math.Round(geodesy.LengthKM(l.Geometry)*10) / 10
	return l
}

// precision is how far an edge may be off, in metres: that of the line of
// contact where it runs along it, otherwise that of the grounds beside it.
func (m *landscape) precision(e edge) (metres int) {
	if contact := m.contact[e]; contact != nil {
		return contact.PrecisionM
	}
	for _, side := range []edge{e, e.reversed()} {
		if g, ok := m.borders[side]; ok {
			metres = max(metres, m.grounds[g].precisionM)
		}
	}
	return metres
}

// shoreNote says that a line follows a shore in part, if it does.
func (m *landscape) shoreNote(dr *drawing) string {
	for _, e := range dr.edges {
		if _, land := m.borders[e]; !land {
			return " Where only water lies between the two sides, it follows the shore of the occupied ground."
		}
	}
	return ""
}

// credit adds the sources that are data sets or maps.
func (m *landscape) credit(l *geodata.Line, sources []geodata.SourceID) {
	for _, id := range sources {
		s := m.atlas.Source(id)
		if s != nil && s.Reliability == geodata.Geographic && !slices.Contains(l.Sources, id) {
			l.Sources = append(l.Sources, id)
		}
	}
}

// deciding returns the clauses that say who would hold the grounds beside a
// drawing, in the text's order.
func (m *landscape) deciding(d *geodata.Draft, dr *drawing) []geodata.ClauseID {
	var out []geodata.ClauseID
	for _, g := range dr.grounds {
		for _, l := range m.atlas.TreatmentsOf(m.grounds[g].area, d.ID) {
			if h := l.Treatment.Holder; h != geodata.NotAtIssue && h != geodata.Unspoken {
				out = append(out, l.Clause.ID)
				break // as geodata.Atlas.HolderUnder: the first one decides
			}
		}
	}
	return inTextOrder(d, out)
}

// inTextOrder sorts clauses as the draft has them, each once.
func inTextOrder(d *geodata.Draft, ids []geodata.ClauseID) (out []geodata.ClauseID) {
	for _, c := range d.Clauses {
		if slices.Contains(ids, c.ID) {
			out = append(out, c.ID)
		}
	}
	return out
}

// listed writes clauses as words: us-28/21a and us-28/21b.
func listed(ids []geodata.ClauseID) string {
	switch len(ids) {
	case 0:
		return "no clause (who holds them today)"
	case 1:
		return string(ids[0])
	}
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
