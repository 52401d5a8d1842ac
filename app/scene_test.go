package app

import (
	"fmt"
	"slices"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

func sceneAt(t testing.TB, path string) *scene {
	t.Helper()
	s := siteOf(t)
	return s.sceneOf(s.route(path))
}

func idsOf(shown []shownArea) []geodata.AreaID {
	var ids []geodata.AreaID
	for _, a := range shown {
		ids = append(ids, a.area.ID)
	}
	return ids
}

func TestSceneOrder(t *testing.T) {
	for _, c := range []struct {
		path  string
		draft geodata.DraftID
		shown []geodata.AreaID // by the legend, then by the atlas
		lit   []geodata.AreaID
	}{
		{"/", "first", []geodata.AreaID{"stepova-occupied", "stepova-held", "line-of-contact", "plant"}, nil},
		{"/draft/first", "first", []geodata.AreaID{"stepova-occupied", "stepova-held", "line-of-contact", "plant"}, nil},
		{"/draft/second", "second", []geodata.AreaID{"stepova-occupied"}, nil},
		{"/draft/first/4", "first", []geodata.AreaID{"stepova-occupied", "stepova-held", "line-of-contact", "plant"}, []geodata.AreaID{"stepova-held", "stepova-occupied"}},
		{"/draft/first/1", "first", []geodata.AreaID{"stepova-occupied", "stepova-held", "line-of-contact", "plant"}, nil},
		{"/draft/second/1", "second", []geodata.AreaID{"stepova-occupied"}, []geodata.AreaID{"stepova-occupied"}},
		{"/area/stepova-held", "first", []geodata.AreaID{"stepova-occupied", "stepova-held", "line-of-contact", "plant"}, []geodata.AreaID{"stepova-held"}},
		{"/area/plant", "first", []geodata.AreaID{"stepova-occupied", "stepova-held", "line-of-contact", "plant"}, []geodata.AreaID{"plant"}},
		{"/area/capital", "first", []geodata.AreaID{"stepova-occupied", "stepova-held", "line-of-contact", "plant"}, nil},
	} {
		sc := sceneAt(t, c.path)
		if sc.draft.ID != c.draft {
			t.Errorf("%s shows the draft %s, want %s", c.path, sc.draft.ID, c.draft)
		}
		if got := idsOf(sc.shown); !slices.Equal(got, c.shown) {
			t.Errorf("%s shows %v, want %v", c.path, got, c.shown)
		}
		var lit []geodata.AreaID
		for id, on := range sc.lit {
			if on {
				lit = append(lit, id)
			}
		}
		slices.Sort(lit)
		if !slices.Equal(lit, c.lit) {
			t.Errorf("%s lights %v, want %v", c.path, lit, c.lit)
		}
		if sceneAt(t, c.path) != sc {
			t.Errorf("%s gets another scene when asked again", c.path)
		}
	}
}

// TestAreaItselfDecides: a clause on the part is shown before a clause on the
// whole, whatever their order in the text.
func TestAreaItselfDecides(t *testing.T) {
	for _, a := range sceneAt(t, "/draft/first").shown {
		if a.area.ID == "stepova-held" {
			if a.kind() != geodata.DemilitarisedBuffer || !a.vague() {
				t.Errorf("the held part is shown as %s, vague %t", a.kind(), a.vague())
			}
			if got := a.otherKinds(); !slices.Equal(got, []geodata.TreatmentKind{geodata.OpenTalks}) {
				t.Errorf("its other treatments are %v", got)
			}
			if got := clauseNumbers(a.links); !slices.Equal(got, []string{"2b", "4"}) {
				t.Errorf("its clauses are %v", got)
			}
		}
	}
}

func TestLegendSums(t *testing.T) {
	area := func(id geodata.AreaID, km2 float64, vague bool, kinds ...geodata.TreatmentKind) shownArea {
		a := shownArea{area: &geodata.Area{ID: id, KM2: km2}}
		a.sign = sign(kinds[0])
		for _, k := range kinds {
			a.links = append(a.links, geodata.Link{Treatment: &geodata.Treatment{Kind: k, Vague: vague}})
		}
		return a
	}
	for _, c := range []struct {
		name  string
		shown []shownArea
		want  string // kind, areas, km², vague
	}{
		{"nothing", nil, ""},
		{"one", []shownArea{area("a", 10, false, "x")}, "x 1 10 false;"},
		{"same kind", []shownArea{area("a", 10, false, "x"), area("b", 5.5, false, "x")}, "x 2 15.5 false;"},
		{"one of them vague", []shownArea{area("a", 10, true, "x"), area("b", 5, false, "x")}, "x 2 15 true;"},
		{"two kinds", []shownArea{area("a", 10, false, "x"), area("b", 5, true, "y"), area("c", 0, false, "y")}, "x 1 10 false;y 2 5 true;"},
		{"only the first treatment counts", []shownArea{area("a", 10, false, "x", "y"), area("b", 5, false, "y")}, "x 1 10 false;y 1 5 false;"},
	} {
		got := ""
		for _, row := range (&scene{shown: c.shown}).legend() {
			got += fmt.Sprintf("%s %d %v %t;", row.sign, len(row.areas), row.km2, row.vague)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFrameHoldsTheSubject(t *testing.T) {
	s := siteOf(t)
	for _, r := range s.Routes() {
		switch r.kind {
		case homeKind, draftKind, clauseKind, areaKind:
		default:
			continue
		}
		sc := s.sceneOf(r)
		f := sc.frame
		if off := f.W*aspectH - f.H*aspectW; off < -aspectW || off > aspectW {
			t.Errorf("%s opens on %v, which is not %d to %d", r.Path, f, aspectW, aspectH)
		}
		for _, id := range sc.subject {
			inner, ok := s.Sheet.Frames[id]
			if ok && f != s.Sheet.Home && (!f.Contains(sheet.XY{inner.X, inner.Y}) || !f.Contains(sheet.XY{inner.X + inner.W, inner.Y + inner.H})) {
				t.Errorf("%s opens on %v, but %s reaches over %v", r.Path, f, id, inner)
			}
			if xy, ok := s.Sheet.Sites[id]; ok && !f.Contains(xy) {
				t.Errorf("%s opens on %v without the site %s at %v", r.Path, f, id, xy)
			}
		}
	}
}

func TestFrameOf(t *testing.T) {
	s := *siteOf(t)
	drawn := *s.Sheet
	drawn.Home = sheet.Frame{X: 5000, Y: 5000, W: 35000, H: 25000}
	drawn.Frames = map[geodata.AreaID]sheet.Frame{
		"small": {X: 10000, Y: 10000, W: 4000, H: 3000},
		"tall":  {X: 10000, Y: 10000, W: 500, H: 9000},
		"far":   {X: 38000, Y: 10000, W: 1000, H: 1000},
		"site":  {X: 20000, Y: 20000},
		"ocean": {X: 5000, Y: 5000, W: 30000, H: 2000},
	}
	s.Sheet = &drawn
	for _, c := range []struct {
		name    string
		subject []geodata.AreaID
		home    bool
	}{
		{"no subject", nil, true},
		{"a subject without a shape", []geodata.AreaID{"capital"}, true},
		{"small", []geodata.AreaID{"small"}, false},
		{"tall", []geodata.AreaID{"tall"}, false},
		{"a point", []geodata.AreaID{"site"}, false},
		{"beside one without a shape", []geodata.AreaID{"capital", "small"}, false},
		{"across the country", []geodata.AreaID{"small", "far"}, true},
		{"broad", []geodata.AreaID{"ocean"}, true},
	} {
		f := s.frameOf(c.subject, areaKind)
		if (f == drawn.Home) != c.home {
			t.Errorf("%s: frame %v; home: want %t", c.name, f, c.home)
		}
		if off := f.W*aspectH - f.H*aspectW; off < -aspectW || off > aspectW {
			t.Errorf("%s: frame %v is not %d to %d", c.name, f, aspectW, aspectH)
		}
		for _, id := range c.subject {
			if in, ok := drawn.Frames[id]; ok && !c.home && (in.X <= f.X || in.Y <= f.Y || in.X+in.W >= f.X+f.W || in.Y+in.H >= f.Y+f.H) {
				t.Errorf("%s: frame %v leaves no room round %s at %v", c.name, f, id, in)
			}
		}
	}
}

// TestNoSignUnderTheScale: on a phone no map opens with a site in the corner of the
// scale.
func TestNoSignUnderTheScale(t *testing.T) {
	s := bakedSite(t)
	const px = 360
	scale, moved := scaleBox(px), 0
	scale.x1 = px / 5
	for _, r := range s.mapRoutes() {
		sc := s.sceneOf(r)
		for _, a := range sc.shown {
			xy, ok := s.Sheet.Sites[a.area.ID]
			x, y := float64(xy[0]-sc.frame.X)/float64(sc.frame.W)*px, float64(xy[1]-sc.frame.Y)/float64(sc.frame.W)*px
			if ok && (box{x - 8, y - 8, x + 8, y + 8}).touches(scale) {
				t.Errorf("%s: %s at %.0f, %.0f", r.Path, a.area.ID, x, y)
			}
		}
		if r.kind == areaKind && sc.frame != s.frameOf(sc.subject, r.kind) {
			moved++
		}
	}
	if moved == 0 {
		t.Error("no frame was moved, and a phone's map of Donetsk had the plant under the scale")
	}
}
