package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// What a page shows of an atlas of many areas.
//
// Up to mostApart areas, every page draws and lists each. Beyond, the front page,
// drafts and comparisons still do. A page about one clause, area or place would grow
// with the atlas, and all such pages together with its square. It draws and lists one
// by one what it is about, what touches that, and what is no ground. All other ground
// is drawn too, so that nothing looks untouched that a draft treats: areas that look
// alike are one shape without the borders between them, which leads, as a line under
// each sign in the list does, to the page of the draft.
//
// The land under what a draft would do, and the tint of what Russian forces held, are
// then one shape for each oblast and one for all, on every page.

// mostApart is how many areas pages of every kind draw and list one by one.
const mostApart = 200

func (s *Site) isCrowded() bool { return len(s.Atlas.Areas) > mostApart }

// apartOn are the areas that a page draws and lists one by one; nil is all.
func (s *Site) apartOn(sc *scene, r Route) map[geodata.AreaID]bool {
	if !s.isCrowded() || r.kind == homeKind || r.kind == draftKind || r.kind == compareKind {
		return nil
	}
	apart := map[geodata.AreaID]bool{}
	around := func(id geodata.AreaID) {
		apart[id] = true
		for _, t := range s.Sheet.Touches[id] {
			if t.Area != "" {
				apart[t.Area] = true
			}
		}
	}
	for id := range sc.lit {
		around(id)
	}
	if r.place != nil && r.place.Area != "" {
		around(r.place.Area)
	}
	for _, a := range s.Atlas.Areas {
		if a.Form != geodata.Ground {
			apart[a.ID] = true
		}
	}
	return apart
}

// isApart reports whether an area is drawn and listed by itself.
func (sc *scene) isApart(id geodata.AreaID) bool { return sc.apart == nil || sc.apart[id] }

// listed are the areas of a row that are listed one by one, and how many others it has.
func (sc *scene) listed(row legendRow) (one []shownArea, others int) {
	if sc.apart == nil {
		return row.areas, 0
	}
	for _, a := range row.areas {
		if sc.apart[a.area.ID] {
			one = append(one, a)
		}
	}
	return one, len(row.areas) - len(one)
}

// othersWords ends a list that is not of all areas.
func (sc *scene) othersWords(listed, others int) string {
	if listed == 0 {
		return countWords(others, "area", "areas")
	}
	return countWords(others, "other area", "other areas")
}

// othersLink is othersWords as a link to the list of all.
func (sc *scene) othersLink(listed, others int) *markup.Elem {
	words := sc.othersWords(listed, others)
	return sc.outward(textLink(sc.othersPath(), words))
}

// outward makes a link of a map for articles leave its frame.
func (sc *scene) outward(a *markup.Elem) *markup.Elem {
	if sc.embedded {
		return outOfFrame(a)
	}
	return a
}

// othersPath is where every area of the draft is listed and drawn by itself.
func (sc *scene) othersPath() string { return draftPath(sc.draft.ID) + "#areas" }

// renderManyAreas draws the areas of a view that are not drawn one by one.
func (p *pane) renderManyAreas() []markup.Node {
	sc := p.m.Scene
	if sc.apart == nil {
		return nil
	}
	var out []markup.Node
	for _, look := range p.looks() {
		what := string(p.drafts[0].ID) + " " + look.fill
		shapes := []sheet.Path{p.m.merged(p.level, what, look.all)}
		for _, a := range look.one {
			shapes = append(shapes, p.level.Areas[a])
		}
		d := sheet.Merge(shapes...)
		if d == "" {
			continue
		}
		a := svgElem("a").Class("area is-many").Attr("href", sc.othersPath()).Attr("tabindex", "-1").
			DataSet("label", countWords(len(look.all)-len(look.one), "area", "areas")+": "+lowerFirst(p.signLabel(sc, look.sign)))
		out = append(out, sc.outward(a).Body(svgPath(look.fill, string(d))))
	}
	return out
}

// look is a way of drawing, with the areas that are drawn so, and those of them that
// are drawn one by one.
type look struct {
	fill     string
	sign     sign
	all, one []geodata.AreaID
}

// looks are in the order of the legend.
func (p *pane) looks() []*look {
	var looks []*look
	of := map[string]*look{}
	for _, a := range p.shown {
		if _, drawn := p.level.Areas[a.area.ID]; !drawn {
			continue
		}
		fill := "fill " + treatmentClass(a)
		l := of[fill]
		if l == nil {
			l = &look{fill: fill, sign: a.sign}
			of[fill], looks = l, append(looks, l)
		}
		l.all = append(l.all, a.area.ID)
		if p.m.Scene.isApart(a.area.ID) {
			l.one = append(l.one, a.area.ID)
		}
	}
	return looks
}

// manyGround is land or held ground of many areas in one.
type manyGround struct {
	id    string // of the shape: an oblast, or "held"
	lies  string // what a click on it answers with
	areas []geodata.AreaID
}

// manyLand is the land of all areas by oblast.
func (s *Site) manyLand() []manyGround {
	if !s.isCrowded() {
		return nil
	}
	of := map[geodata.UnitID][]geodata.AreaID{}
	for _, a := range s.Atlas.Areas {
		of[a.Unit] = append(of[a.Unit], a.ID)
	}
	var land []manyGround
	for _, u := range s.Atlas.Base.Units {
		if areas := of[u.ID]; len(areas) > 0 {
			land = append(land, manyGround{string(u.ID), u.Name.En, areas})
		}
	}
	return land
}

// manyHeld is what Russian forces held.
func (s *Site) manyHeld() []manyGround {
	if !s.isCrowded() {
		return nil
	}
	held := manyGround{id: "held"}
	for _, a := range s.Atlas.Areas {
		if a.Holder == geodata.Russia {
			held.areas = append(held.areas, a.ID)
		}
	}
	return []manyGround{held}
}

func (p *pane) renderManyLand() []markup.Node {
	var land []markup.Node
	for _, g := range p.m.Site.manyLand() {
		if d := p.m.merged(p.level, "m-"+g.id, g.areas); d != "" {
			land = append(land, p.shape("land is-many", shapeID("m", g.id), d).DataSet("lies", g.lies))
		}
	}
	return land
}

func (p *pane) renderManyHeld() []markup.Node {
	var held []markup.Node
	for _, g := range p.m.Site.manyHeld() {
		if d := p.m.merged(p.level, "m-"+g.id, g.areas); d != "" {
			held = append(held, p.shape("held", shapeID("m", g.id), d))
		}
	}
	return held
}

// answersAlone reports whether the land of an area is drawn by itself, so that a click
// on it answers with the area: where all are, or this one lies over the oblast's.
func (p *pane) answersAlone(id geodata.AreaID) bool {
	return !p.m.Site.isCrowded() || p.m.Scene.apart[id]
}

// merged is the shape of areas together, made once for each level of the sheet: a
// page changes it by the few areas that it draws apart. Maps for articles have levels
// of their own, cut to their frames, for which it is not kept.
func (m *mapView) merged(level *sheet.Level, what string, ids []geodata.AreaID) sheet.Path {
	if m.Scene.embedded {
		return mergeAreas(level, ids)
	}
	s, key := m.Site, mergedKey{level, what}
	s.mergedMu.Lock()
	defer s.mergedMu.Unlock()
	if d, ok := s.merged[key]; ok {
		return d
	}
	d := mergeAreas(level, ids)
	s.merged[key] = d
	return d
}

func mergeAreas(level *sheet.Level, ids []geodata.AreaID) sheet.Path {
	var shapes []sheet.Path
	for _, id := range ids {
		shapes = append(shapes, level.Areas[id])
	}
	return sheet.Merge(shapes...)
}

type mergedKey struct {
	level *sheet.Level
	what  string
}
