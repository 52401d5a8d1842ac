package app

import (
	"math"
	"sort"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// scene is what a map shows: a draft, the areas it treats, those that are lit,
// and the frame it opens on. A scene never changes once made, so the map
// component takes it as a pointer.
type scene struct {
	path  string // of the page, with the draft where the reader chose it
	draft *geodata.Draft
	place *geodata.Place // that the page is about, or nil
	other *geodata.Draft // the second draft of a comparison, or nil
	shown []shownArea    // in the order of the legend, the list and the drawing
	// lit has the drawn parts of the areas that the page is about.
	lit map[geodata.AreaID]bool
	// subject lists the areas that the page is about, as named.
	subject []geodata.AreaID
	frame   sheet.Frame // aspect 7:5
	level   int
	// embedded is set in a map for articles: it has one pane, and its areas lead
	// to their texts on the same page.
	embedded bool
	// apart has the areas that are drawn and listed one by one; nil is all (crowd.go).
	apart map[geodata.AreaID]bool
}

// sign decides how an area is drawn: by the kind of its treatment or, in a
// comparison, by the difference. It is spelled the same in CSS classes.
type sign string

// silentSign marks, on one draft's map in a comparison, an area that the other
// draft treats and this one does not mention.
const silentSign sign = "silent"

// shownArea is an area as the draft treats it: the first treatment decides how
// it is drawn, the others are listed.
type shownArea struct {
	area  *geodata.Area
	sign  sign
	links []geodata.Link // with treatments, the deciding one first; none where the draft is silent
}

func (s shownArea) kind() geodata.TreatmentKind { return s.links[0].Treatment.Kind }

// vague reports whether the deciding treatment names no edge. Where a draft is
// silent there is none.
func (s shownArea) vague() bool { return len(s.links) > 0 && s.links[0].Treatment.Vague }

// otherKinds lists the other kinds of treatment of an area, each once.
func (s shownArea) otherKinds() []geodata.TreatmentKind {
	var out []geodata.TreatmentKind
	seen := map[geodata.TreatmentKind]bool{s.kind(): true}
	for _, l := range s.links {
		if k := l.Treatment.Kind; !seen[k] {
			seen[k] = true
			out = append(out, k)
		}
	}
	return out
}

func (s *Site) makeScene(r Route) *scene {
	sc := &scene{path: r.Path, draft: r.draft, lit: map[geodata.AreaID]bool{}}
	if r.kind == compareKind {
		sc.other = r.other
		sc.shown = s.comparedAreas(r.draft, r.other)
	} else {
		sc.shown = s.shownAreas(sc.draft)
	}
	sc.subject = s.subjectOf(r)
	for _, id := range sc.subject {
		for _, part := range s.Atlas.PartsOf(id) {
			if s.isDrawn(part) {
				sc.lit[part] = true
			}
		}
	}
	sc.frame = s.frameOf(sc.subject, r.kind)
	sc.level = s.Sheet.LevelFor(sc.frame.W)
	if r.kind == placeKind {
		s.aroundPlace(sc, r.place)
	}
	sc.frame.Y += s.underScale(sc)
	sc.apart = s.apartOn(sc, r)
	return sc
}

// isDrawn reports whether an area has a shape, a line or a sign of its own.
// Where a page is only about what lies beyond the sheet, or about the whole
// country, nothing is lit and nothing steps back.
func (s *Site) isDrawn(id geodata.AreaID) bool {
	if _, ok := s.Sheet.Sites[id]; ok {
		return true
	}
	if _, ok := s.Sheet.Levels[0].Areas[id]; ok {
		return true
	}
	for _, l := range s.Atlas.Lines {
		if l.Area == id {
			return true
		}
	}
	return false
}

// subjectOf lists the areas that a page lights: none on the overview pages, so
// that nothing steps back there.
func (s *Site) subjectOf(r Route) []geodata.AreaID {
	switch r.kind {
	case areaKind:
		return []geodata.AreaID{r.area.ID}
	case clauseKind:
		return s.Atlas.AreasOf(r.clause.ID)
	}
	return nil
}

// shownAreas lists the drawn areas that a draft treats, in the order of the
// legend and, within a treatment, of the atlas.
func (s *Site) shownAreas(d *geodata.Draft) []shownArea {
	var shown []shownArea
	for _, a := range s.Atlas.Areas {
		if len(a.Parts) > 0 {
			continue
		}
		if links := s.Atlas.TreatmentsOf(a.ID, d.ID); len(links) > 0 {
			shown = append(shown, shownArea{a, sign(links[0].Treatment.Kind), links})
		}
	}
	rank := map[geodata.TreatmentKind]int{}
	for i, k := range geodata.TreatmentKinds {
		rank[k] = i
	}
	sort.SliceStable(shown, func(i, j int) bool { return rank[shown[i].kind()] < rank[shown[j].kind()] })
	return shown
}

// frameOf is the frame that a page's map opens on: all of Ukraine, or the
// subject with room around it. A subject that reaches across the country, or
// beyond the sheet, is shown in the whole.
func (s *Site) frameOf(subject []geodata.AreaID, k kind) sheet.Frame {
	var frame sheet.Frame
	found := false
	for _, id := range subject {
		f, ok := s.Sheet.Frames[id]
		if !ok {
			continue
		}
		if !found {
			frame, found = f, true
			continue
		}
		frame = frame.Union(f)
	}
	if !found || frame.W > s.Sheet.Home.W/2 {
		return s.Sheet.Home
	}
	least := s.Sheet.Home.W / 7
	if frame.W < least {
		frame = sheet.Frame{X: frame.X + frame.W/2 - least/2, Y: frame.Y, W: least, H: frame.H}
	}
	frame = frame.Expand(0.45).Fit(aspectW, aspectH)
	if frame.W > s.Sheet.Home.W {
		return s.Sheet.Home
	}
	return frame
}

// underScale is how far south a frame has to go so that on a narrow map the scale, in
// the corner, covers no sign of a site.
func (s *Site) underScale(sc *scene) (units int) {
	const px = 360.0 // a phone's
	scale := scaleBox(px)
	const radius = 9
	scale.x1 = px / 5 // which it is at most, without the room that names leave
	perPx := float64(sc.frame.W) / px
	for _, a := range sc.shown {
		xy, drawn := s.Sheet.Sites[a.area.ID]
		x, y := float64(xy[0]-sc.frame.X)/perPx, float64(xy[1]-sc.frame.Y)/perPx
		if drawn && x > -radius && x < scale.x1+radius && y > scale.y0-radius && y < scale.y1+radius {
			units = max(units, int(math.Ceil((y+radius-scale.y0)*perPx)))
		}
	}
	return units
}

// The map is always 7 to 5, so that percentages of the box are percentages of
// the frame at any width, with or without scripts.
const (
	aspectW = 7
	aspectH = 5
)

// legendRow is one sign of the map with the areas drawn so.
type legendRow struct {
	sign  sign
	areas []shownArea
	km2   float64
	vague bool
}

// onlySites reports whether a treatment is of sites alone.
func (r legendRow) onlySites() bool {
	for _, a := range r.areas {
		if a.area.Form != geodata.Site {
			return false
		}
	}
	return len(r.areas) > 0
}

func (sc *scene) legend() []legendRow {
	var rows []legendRow
	for _, a := range sc.shown {
		if len(rows) == 0 || rows[len(rows)-1].sign != a.sign {
			rows = append(rows, legendRow{sign: a.sign})
		}
		row := &rows[len(rows)-1]
		row.areas = append(row.areas, a)
		row.km2 += a.area.KM2
		row.vague = row.vague || sc.other == nil && a.vague()
	}
	return rows
}
