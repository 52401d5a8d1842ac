package source

import (
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/draftlines/draftlines/geodata"
)

var (
	groundForms  = []geodata.Form{geodata.Ground, geodata.Course, geodata.Sea, geodata.Beyond}
	siteForms    = []geodata.Form{geodata.Site}
	areaHolders  = []geodata.Holder{geodata.Ukraine, geodata.Russia, geodata.Undecided, geodata.NotAtIssue}
	sideHolders  = []geodata.Holder{geodata.Ukraine, geodata.Russia}
	waterKinds   = []string{"reservoir", "former-reservoir", "lagoon", "river", "sea"}
	contactKinds = []string{string(geodata.ContactLine)}
	riverKinds   = []string{string(geodata.RiverCourse)}
)

// checkLayers is about the features one by one.
func (c *checker) checkLayers() {
	for _, l := range c.f.layers {
		for _, f := range l.Features {
			p := origin{f.file, f.node.get("properties")}
			if p.node == nil {
				p.node = f.node
			}
			c.checkFeature(l, f, p)
			switch l.ID {
			case "areas":
				c.checkArea(f, p, groundForms)
			case "sites":
				c.checkArea(f, p, siteForms)
			case "line-of-contact":
				c.checkLine(f, p, contactKinds)
			case "dnipro":
				c.checkLine(f, p, riverKinds)
			case "waters", "waters-odbl":
				oneOf(c, p, f.ID, f.Properties.Kind, waterKinds, "kind")
			case "oblasts":
				lookAll(c, c.areas, p, f.ID, f.Properties.Pieces, "pieces")
			}
			c.checkGeometry(f)
			c.checkMeasure(f, p)
			if _, isPoint := f.Geometry.(orb.Point); !isPoint || f.bbox != nil {
				c.checkBBox(f.origin, f.ID, f.bbox, bound(f))
			}
		}
		c.checkBBox(l.origin, "", l.bbox, bound(l.Features...))
	}
}

// layerIDs has the namespace and form of the ids of each layer.
var layerIDs = map[geodata.LayerID]struct {
	kind string
	form idForm
}{
	"areas": {"area", plainForm}, "sites": {"area", plainForm},
	"line-of-contact": {"line", plainForm}, "dnipro": {"line", plainForm},
	"oblasts": {"oblast or city", unitForm}, "neighbours": {"neighbour", countryForm},
	"waters": {"water", plainForm}, "waters-odbl": {"water", plainForm},
}

func (c *checker) checkFeature(l *Layer, f *Feature, p origin) {
	ids := layerIDs[l.ID]
	c.id(f.origin, ids.kind, f.ID, ids.form)
	q := f.Properties
	c.need(p, f.ID, "name_en", q.NameEn, "name_uk", q.NameUk, "licence", q.Licence)
	c.date(p, f.ID, q.AsOf, "as_of")
	c.sourced(p, f.ID, q.Sources)
	if f.Geometry == nil {
		return
	}
	c.need(p, f.ID, "derivation", q.Derivation)
	if q.PrecisionM <= 0 {
		c.add(p.file, p.line("precision_m"), f.ID, ruleFieldMissing, `The field "precision_m" is missing: by how many metres may the geometry be off?`)
	}
}

func (c *checker) checkArea(f *Feature, p origin, forms []geodata.Form) {
	q := f.Properties
	oneOf(c, p, f.ID, q.Form, forms, "form")
	oneOf(c, p, f.ID, q.Holder, areaHolders, "holder")
	c.need(p, f.ID, "summary", q.Summary)
	c.sentence(p, f.ID, q.Summary, "summary")
	c.sentence(p, f.ID, q.NoClause, "no_clause")
	lookAll(c, c.areas, p, f.ID, q.Parts, "parts")
	if c.reaches(f, f.ID, map[*Feature]bool{}) {
		c.add(p.file, p.line("parts"), f.ID, rulePartCircle, "The area is a part of itself, directly or through its parts; take it out.")
	}
	c.look(c.units, p, f.ID, string(q.Unit), "unit")
	drawable := len(q.Parts) == 0 && (q.Form == geodata.Site || q.Form == geodata.Ground)
	// The whole country is ground of no unit; it is drawn through its units.
	country := q.Form == geodata.Ground && q.Unit == ""
	switch {
	case drawable && !country && f.Geometry == nil && !f.broken:
		c.add(f.file, f.line(), f.ID, ruleGeometryMissing, "The area is drawn, but its geometry is empty.")
	case !drawable && f.Geometry != nil:
		c.add(f.file, f.line("geometry"), f.ID, ruleGeometryKind, "An area with parts, or of the form %q, must have the geometry null: its parts, or nothing, is drawn.", q.Form)
	}
}

// reaches says whether an area has the id among its parts, theirs included.
func (c *checker) reaches(f *Feature, id string, seen map[*Feature]bool) bool {
	if seen[f] {
		return false
	}
	seen[f] = true
	for _, part := range f.Properties.Parts {
		next := c.area[part]
		if string(part) == id || next != nil && c.reaches(next, id, seen) {
			return true
		}
	}
	return false
}

func (c *checker) checkLine(f *Feature, p origin, kinds []string) {
	q := f.Properties
	oneOf(c, p, f.ID, q.Kind, kinds, "kind")
	c.need(p, f.ID, "area", string(q.Area))
	c.look(c.areas, p, f.ID, string(q.Area), "area")
	if f.Geometry == nil && !f.broken {
		c.add(f.file, f.line(), f.ID, ruleGeometryMissing, "The line has no geometry.")
	}
	if len(q.Sides) != 2 && (q.Kind == string(geodata.ContactLine) || len(q.Sides) > 0) {
		c.add(p.file, p.line("sides"), f.ID, ruleSidesMissing, `The field "sides" must say who holds the ground left and right of the line, in its direction: ["ukraine", "russia"].`)
		return
	}
	for i, side := range q.Sides {
		oneOf(c, p, f.ID, side, sideHolders, "sides", i)
	}
}

// checkMeasure compares the given size with the geometry.
func (c *checker) checkMeasure(f *Feature, p origin) {
	if f.Geometry == nil || c.spoilt[f] {
		return
	}
	c.compare(f, p, "km2", f.Properties.KM2, areaKM2(f.Geometry))
	c.compare(f, p, "km", f.Properties.KM, LengthKM(f.Geometry))
}

func (c *checker) compare(f *Feature, p origin, name string, given, measured float64) {
	if given == 0 || measured == 0 {
		return
	}
	if off := given/measured - 1; off > 0.005 || off < -0.005 {
		c.add(p.file, p.line(name), f.ID, ruleMeasure, "The field %q says %s, but the geometry measures %s. Remove the field, and it is computed.",
			name, strconv.FormatFloat(given, 'f', -1, 64), strconv.FormatFloat(measured, 'f', 1, 64))
	}
}

// bound returns the bounds of the features' geometry; it is empty where there
// is none.
func bound(features ...*Feature) orb.Bound {
	all := orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}
	for _, f := range features {
		if f.Geometry == nil {
			continue
		}
		if b := f.Geometry.Bound(); all.IsEmpty() {
			all = b
		} else {
			all = all.Union(b)
		}
	}
	return all
}

func (c *checker) checkBBox(o origin, feature string, bbox []float64, b orb.Bound) {
	if b.IsEmpty() {
		return
	}
	want := []float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}
	if len(bbox) == 4 && !slices.ContainsFunc([]int{0, 1, 2, 3}, func(i int) bool { return toGrid(bbox[i]) != toGrid(want[i]) }) {
		return
	}
	parts := make([]string, 4)
	for i, x := range want {
		parts[i] = strconv.FormatFloat(x, 'f', -1, 64)
	}
	c.add(o.file, o.line("bbox"), feature, ruleBBox, `The bbox must be west, south, east, north of the geometry: [%s].`, strings.Join(parts, ", "))
}

// checkNamed is about areas that no clause names.
func (c *checker) checkNamed() {
	named := c.namedAreas()
	for _, f := range c.f.features("areas", "sites") {
		reason := f.Properties.NoClause
		by, isNamed := named[geodata.AreaID(f.ID)]
		o := origin{f.file, f.node.get("properties")}
		switch {
		case isNamed && reason != "":
			c.add(o.file, o.line("no_clause"), f.ID, ruleUnnamedUnneeded, "Clause %s names the area, or a whole that it is part of, so no_clause must go.", by)
		case !isNamed && reason == "" && !c.drafts.partial:
			c.add(f.file, f.line(), f.ID, ruleAreaUnnamed, "No clause of any draft names the area. Link a clause to it, or say in no_clause why none does.")
		}
	}
}

// namedAreas returns the areas that clauses name, with the first clause, and
// the parts of these areas.
func (c *checker) namedAreas() map[geodata.AreaID]geodata.ClauseID {
	named := map[geodata.AreaID]geodata.ClauseID{}
	var name func(geodata.AreaID, geodata.ClauseID)
	name = func(id geodata.AreaID, by geodata.ClauseID) {
		if _, done := named[id]; done {
			return
		}
		named[id] = by
		if f := c.area[id]; f != nil {
			for _, part := range f.Properties.Parts {
				name(part, by)
			}
		}
	}
	for _, d := range c.f.drafts {
		for _, clause := range d.value.Clauses {
			for _, t := range clause.Treatments {
				name(t.Area, clause.ID)
			}
			for _, id := range clause.Concerns {
				name(id, clause.ID)
			}
		}
	}
	return named
}
