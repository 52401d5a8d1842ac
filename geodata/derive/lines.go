package derive

import (
	"fmt"
	"slices"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

// Lines returns the lines that follow from the atlas: for each draft its
// control lines, one per pair of holders, and then the fronts that it would
// freeze. The atlas must have its geometry. It is an error if it has no ground,
// or if two grounds lie on the same side of a border.
func Lines(a *geodata.Atlas) ([]*geodata.Line, error) {
	m, err := newLandscape(a)
	if err != nil {
		return nil, err
	}
	var out []*geodata.Line
	for _, d := range a.Drafts {
		out = append(out, m.controlLines(d)...)
		out = append(out, m.frozenFronts(d)...)
	}
	return out, nil
}

// landscape is the ground of an atlas with its borders.
type landscape struct {
	atlas   *geodata.Atlas
	grounds []ground
	borders borders
	// contact has the lines of contact by their edges, so that a derived line
	// knows how exact it is and whom to credit; shores are those edges that
	// have water on the left.
	contact map[edge]*geodata.Line
	shores  []edge
}

func newLandscape(a *geodata.Atlas) (*landscape, error) {
	m := &landscape{atlas: a, contact: map[edge]*geodata.Line{}}
	for _, area := range a.Areas {
		if mp, ok := area.Geometry.(orb.MultiPolygon); ok && area.Form == geodata.Ground {
			m.grounds = append(m.grounds, ground{area.ID, mp, area.PrecisionM})
		}
	}
	for _, u := range a.Base.Units {
		if len(u.Pieces) == 0 {
			m.grounds = append(m.grounds, ground{"", u.Geometry, 0})
		}
	}
	if len(m.grounds) == 0 {
		return nil, fmt.Errorf("derive: the atlas has no ground; was its geometry left out?")
	}
	var err error
	if m.borders, err = newBorders(m.grounds); err != nil {
		return nil, err
	}
	for _, l := range a.Lines {
		if l.Kind == geodata.ContactLine {
			m.addContact(l)
		}
	}
	return m, nil
}

func (m *landscape) addContact(l *geodata.Line) {
	for _, line := range l.Geometry {
		for i := 1; i < len(line); i++ {
			e := edge{line[i-1], line[i]}
			m.contact[e], m.contact[e.reversed()] = l, l
			_, left := m.borders[e]
			if _, right := m.borders[e.reversed()]; right && !left {
				m.shores = append(m.shores, e)
			}
		}
	}
}

// holder returns who would hold a ground. Oblasts that are no area are held by
// Ukraine and no draft says otherwise.
func (m *landscape) holder(d geodata.DraftID, ground int) geodata.Holder {
	if id := m.grounds[ground].area; id != "" {
		h, _ := m.atlas.HolderUnder(d, id)
		return h
	}
	return geodata.Ukraine
}

// said reports whether a clause of the draft decides who would hold a ground.
func (m *landscape) said(d geodata.DraftID, ground int) bool {
	id := m.grounds[ground].area
	if id == "" {
		return false
	}
	_, said := m.atlas.HolderUnder(d, id)
	return said
}

// order is the order of holders in the ids and sides of control lines.
var order = []geodata.Holder{
	geodata.Ukraine, geodata.Neither, geodata.Shared, geodata.Undecided,
	geodata.Unspoken, geodata.NotAtIssue, geodata.Russia,
}

// controlLines returns the borders between grounds with different holders
// under a draft. The first holder of the pair is on the left. A border on
// neither side of which a clause decides is today's line, not the draft's: the
// draft is silent there, and no line is drawn. Nor is one drawn round ground
// that the draft leaves to talks.
func (m *landscape) controlLines(d *geodata.Draft) (out []*geodata.Line) {
	drawings := map[[2]geodata.Holder]*drawing{}
	add := func(e edge, sides [2]geodata.Holder, grounds ...int) {
		if slices.Index(order, sides[0]) >= slices.Index(order, sides[1]) {
			return // the other direction of the same border
		}
		if sides[0] == geodata.Undecided || sides[1] == geodata.Undecided {
			return
		}
		if !slices.ContainsFunc(grounds, func(g int) bool { return m.said(d.ID, g) }) {
			return
		}
		if drawings[sides] == nil {
			drawings[sides] = &drawing{}
		}
		drawings[sides].add(e, grounds...)
	}
	m.borders.between(func(e edge, left, right int) {
		add(e, [2]geodata.Holder{m.holder(d.ID, left), m.holder(d.ID, right)}, left, right)
	})
	for _, e := range m.shores {
		right := m.borders[e.reversed()]
		add(e, [2]geodata.Holder{geodata.Ukraine, m.holder(d.ID, right)}, right)
	}
	for _, left := range order {
		for _, right := range order {
			if dr := drawings[[2]geodata.Holder{left, right}]; dr != nil {
				out = append(out, m.controlLine(d, left, right, dr))
			}
		}
	}
	return out
}

func (m *landscape) controlLine(d *geodata.Draft, left, right geodata.Holder, dr *drawing) *geodata.Line {
	clauses := m.deciding(d, dr)
	l := m.line(dr)
	l.ID = geodata.LineID(fmt.Sprintf("control-%s-%s-%s", d.ID, left, right))
	l.Kind = geodata.ControlLine
	l.Draft, l.Clauses = d.ID, clauses
	l.Sides = [2]geodata.Holder{left, right}
	l.Name = geodata.Name{
		En: fmt.Sprintf("Control line, %s: %s – %s", d.Name, holderNames[left].En, holderNames[right].En),
		Uk: fmt.Sprintf("Лінія контролю, %s: %s – %s", d.Name, holderNames[left].Uk, holderNames[right].Uk),
	}
	l.Derivation = fmt.Sprintf("Computed from the shared borders of the areas and from who would hold them under %s. It is a reading of the text, not a line that the text draws.", listed(clauses)) + m.shoreNote(dr)
	return l
}

// holderNames are the words for holders in the names of lines.
var holderNames = map[geodata.Holder]geodata.Name{
	geodata.Ukraine:    {En: "Ukraine", Uk: "Україна"},
	geodata.Russia:     {En: "Russia", Uk: "Росія"},
	geodata.Neither:    {En: "neither side", Uk: "жодна зі сторін"},
	geodata.Shared:     {En: "both together", Uk: "спільно"},
	geodata.Undecided:  {En: "left to talks", Uk: "залишено для переговорів"},
	geodata.Unspoken:   {En: "the text is silent", Uk: "у тексті не сказано"},
	geodata.NotAtIssue: {En: "not at issue", Uk: "не йдеться"},
}

// frozenFronts returns, for each unit of which a draft freezes the front, the
// line of contact inside it.
func (m *landscape) frozenFronts(d *geodata.Draft) (out []*geodata.Line) {
	for _, whole := range m.atlas.Areas {
		clauses := m.freezing(d, whole)
		if len(clauses) == 0 {
			continue
		}
		dr := &drawing{}
		parts := map[geodata.AreaID]bool{}
		for _, id := range m.atlas.PartsOf(whole.ID) {
			parts[id] = true
		}
		inside := func(ground int) bool { return parts[m.grounds[ground].area] }
		m.borders.between(func(e edge, left, right int) {
			if inside(left) && inside(right) && m.todays(left) == geodata.Ukraine && m.todays(right) == geodata.Russia {
				dr.add(e, left, right)
			}
		})
		for _, e := range m.shores {
			if right := m.borders[e.reversed()]; inside(right) {
				dr.add(e, right)
			}
		}
		if len(dr.edges) > 0 {
			out = append(out, m.frozenFront(d, whole, clauses, dr))
		}
	}
	return out
}

func (m *landscape) todays(ground int) geodata.Holder {
	if area := m.atlas.Area(m.grounds[ground].area); area != nil {
		return area.Holder
	}
	return geodata.Ukraine
}

// freezing returns the clauses that freeze the line in every part of a whole.
func (m *landscape) freezing(d *geodata.Draft, whole *geodata.Area) (out []geodata.ClauseID) {
	for _, part := range whole.Parts {
		n := len(out)
		for _, l := range m.atlas.TreatmentsOf(part, d.ID) {
			if l.Treatment.Kind == geodata.FrozenLine {
				out = append(out, l.Clause.ID)
			}
		}
		if len(out) == n {
			return nil
		}
	}
	return inTextOrder(d, out)
}

func (m *landscape) frozenFront(d *geodata.Draft, whole *geodata.Area, clauses []geodata.ClauseID, dr *drawing) *geodata.Line {
	l := m.line(dr)
	l.ID = geodata.LineID(fmt.Sprintf("frozen-%s-%s", d.ID, whole.ID))
	l.Kind, l.Area = geodata.FrozenFront, "line-of-contact"
	l.Draft, l.Clauses = d.ID, clauses
	l.Sides = [2]geodata.Holder{geodata.Ukraine, geodata.Russia}
	l.Name = geodata.Name{
		En: fmt.Sprintf("Frozen front, %s: %s", d.Name, whole.Name.En),
		Uk: fmt.Sprintf("Заморожений фронт, %s: %s", d.Name, whole.Name.Uk),
	}
	l.Derivation = fmt.Sprintf("The part of the line of contact inside the oblast, frozen under %s: the shared border of its occupied and its held part.", listed(clauses)) + m.shoreNote(dr)
	if m.atlas.Area(l.Area) == nil {
		l.Area = ""
	}
	return l
}

// Buffer returns the drawn areas that a draft would make a demilitarised
// buffer, in the order of its clauses, each once.
func Buffer(a *geodata.Atlas, d geodata.DraftID) (out []geodata.AreaID) {
	draft := a.Draft(d)
	if draft == nil {
		return nil
	}
	for _, c := range draft.Clauses {
		for _, t := range c.Treatments {
			if t.Kind != geodata.DemilitarisedBuffer {
				continue
			}
			for _, part := range a.PartsOf(t.Area) {
				if !slices.Contains(out, part) {
					out = append(out, part)
				}
			}
		}
	}
	return out
}

// StateBorder returns the land border of Ukraine: what its units share with
// the neighbours, with Ukraine on the left. The coast is no part of it.
func StateBorder(units []*geodata.Unit, neighbours []*geodata.Neighbour) orb.MultiLineString {
	abroad := map[edge]bool{}
	for _, n := range neighbours {
		eachEdge(n.Geometry, func(e edge) { abroad[e] = true })
	}
	var edges []edge
	for _, u := range units {
		eachEdge(u.Geometry, func(e edge) {
			if abroad[e.reversed()] {
				edges = append(edges, e)
			}
		})
	}
	return stitch(edges)
}
