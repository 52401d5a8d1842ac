package app

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/app/apptest"
	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"golang.org/x/net/html"
)

// mapPages are the pages of the test site that have a map: home, drafts,
// clauses, areas, comparisons, places.
func mapPages(t *testing.T) []*apptest.Page {
	t.Helper()
	var pages []*apptest.Page
	for _, p := range loadAll(t) {
		if len(p.All("#map")) > 0 {
			pages = append(pages, p)
		}
	}
	if want := 1 + 2 + 9 + 7 + 2 + 4; len(pages) != want {
		t.Fatalf("%d pages have a map, want %d", len(pages), want)
	}
	return pages
}

// TestListIsTheMap: the list beside the map has the areas of the map's links in
// the same order, and besides them only lines, which the map draws but does not
// link.
func TestListIsTheMap(t *testing.T) {
	s := siteOf(t)
	for _, p := range mapPages(t) {
		var onMap []string
		for _, link := range p.All(".map a[data-area]") {
			if !inOwnView(link) {
				onMap = append(onMap, apptest.Attr(link, "data-area"))
			}
		}
		var inList []string
		for _, id := range p.Attrs(".area-list a", "data-area") {
			if f := s.Atlas.Area(geodata.AreaID(id)).Form; f == geodata.Ground || f == geodata.Site {
				inList = append(inList, id)
			}
		}
		if len(onMap) == 0 || !slices.Equal(onMap, inList) {
			t.Errorf("%s: the map has %v, the list %v", p.Path, onMap, inList)
		}
		for _, a := range append(p.All(".map a[data-area]"), p.All(".area-list a")...) {
			path, _, _ := strings.Cut(apptest.Attr(a, "href"), "?")
			if path != areaPath(geodata.AreaID(apptest.Attr(a, "data-area"))) {
				t.Errorf("%s: the link of %s leads to %s", p.Path, apptest.Attr(a, "data-area"), apptest.Attr(a, "href"))
			}
		}
	}
}

// inOwnView reports whether an element belongs to a single draft's view of a
// comparison's map; the list beside it is that of the difference.
func inOwnView(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if class := apptest.Attr(n, "class"); strings.Contains(class, "pane-first") || strings.Contains(class, "pane-second") {
			return true
		}
	}
	return false
}

func TestListAndMapShowTheSameSelection(t *testing.T) {
	for _, p := range mapPages(t) {
		lit := map[string]bool{}
		for _, id := range p.Attrs(".map a.is-lit", "data-area") {
			lit[id] = true
		}
		for _, a := range p.All(".area-list a") {
			id := apptest.Attr(a, "data-area")
			_, current := attribute(a, "aria-current")
			onMap := len(p.All(`.map a[data-area="`+id+`"]`)) > 0
			if onMap && current != lit[id] {
				t.Errorf("%s: %s is selected in the list: %t, on the map: %t", p.Path, id, current, lit[id])
			}
		}
		if stepsBack := len(p.All(".map-ground.has-lit")) > 0; stepsBack != (len(p.All(".map .is-lit")) > 0) {
			t.Errorf("%s: the rest steps back: %t, but %d things are lit", p.Path, stepsBack, len(p.All(".map .is-lit")))
		}
	}
	load(t, areaPath("line-of-contact")).Check(t,
		apptest.In(".map path.contact.line", apptest.HasAttr("class", "contact is-lit line")),
		apptest.In(".area-list a[aria-current]", apptest.HasText("Line of contact")))
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// TestLegendCountsWhatIsDrawn compares the legend with the list and the map.
func TestLegendCountsWhatIsDrawn(t *testing.T) {
	s := siteOf(t)
	for _, p := range mapPages(t) {
		notes := map[string]string{}
		for _, li := range p.All(".legend li") {
			if label := apptest.All(li, ".legend-label"); len(label) > 0 {
				notes[apptest.Text(label[0])] = apptest.Text(apptest.All(li, ".legend-note")[0])
			}
		}
		groups := p.All(".area-list li.area-group")
		if len(groups) == 0 {
			t.Errorf("%s has an empty list", p.Path)
		}
		for _, group := range groups {
			kind := apptest.Text(apptest.All(group, "h3")[0])
			var km2 float64
			areas := apptest.All(group, "a")
			for _, a := range areas {
				km2 += s.Atlas.Area(geodata.AreaID(apptest.Attr(a, "data-area"))).KM2
			}
			want := countWords(len(areas), "area", "areas")
			if km2 > 0 {
				want += ", " + km2Words(km2)
			}
			if note := notes[kind]; note != want && !strings.HasPrefix(note, want+",") {
				t.Errorf("%s: the legend says %q of %s, the list %q", p.Path, note, kind, want)
			}
		}
		for _, k := range geodata.TreatmentKinds {
			fills := p.All(".map a.area .fill.t-" + string(k))
			note, inLegend := notes[treatmentLabel(k)]
			if len(fills) > 0 && (!inLegend || !strings.HasPrefix(note, strconv.Itoa(len(fills))+" ")) {
				t.Errorf("%s: %d areas are filled as %s, the legend says %q", p.Path, len(fills), k, note)
			}
			if len(fills) > 0 && len(p.All("defs #"+patternID(sign(k)))) != 1 {
				t.Errorf("%s: the fill of %s has no pattern", p.Path, k)
			}
		}
	}
}

// TestEachDraftDrawsItsOwnLines: control lines and frozen fronts belong to the
// draft of the map; what is observed is on every map.
func TestEachDraftDrawsItsOwnLines(t *testing.T) {
	for _, c := range []struct{ path, control, frozen string }{
		{"/", "Control line of the first", "Frozen front"},
		{"/draft/first", "Control line of the first", "Frozen front"},
		{"/draft/first/3", "Control line of the first", "Frozen front"},
		{"/area/stepova", "Control line of the first", "Frozen front"},
		{"/draft/second", "Control line of the second", ""},
		{"/draft/second/1", "Control line of the second", ""},
	} {
		p := load(t, c.path)
		if got := strings.Join(p.Attrs(".map path.control-line.line", "data-label"), "; "); got != c.control {
			t.Errorf("%s draws the control line %q, want %q", c.path, got, c.control)
		}
		if got := strings.Join(p.Attrs(".map path.frozen.line", "data-label"), "; "); got != c.frozen {
			t.Errorf("%s draws the frozen front %q, want %q", c.path, got, c.frozen)
		}
		p.Check(t,
			apptest.Count(".map path.contact.line", 1),
			apptest.Count(".map path.river-course.line", 1),
			apptest.Count(".map path.state-border", 1))
	}
}

func TestEachLineHasItsCasing(t *testing.T) {
	p := load(t, "/draft/first")
	lines, casings := p.Attrs(".map .lines path.line", "d"), p.Attrs(".map .lines path.casing", "d")
	if len(lines) == 0 || !slices.Equal(lines, casings) {
		t.Errorf("%d lines, %d casings, not of the same shapes in the same order", len(lines), len(casings))
	}
}

func TestAreaPageShowsEveryDraft(t *testing.T) {
	s := siteOf(t)
	for _, a := range s.Atlas.Areas {
		p := load(t, areaPath(a.ID))
		p.Check(t, apptest.Count("section.under-draft", len(s.Atlas.Drafts)))
		for i, shown := range p.All("section.under-draft") {
			d := s.Atlas.Drafts[i]
			if !strings.Contains(apptest.Text(shown), d.Name) || !strings.Contains(apptest.Text(shown), standingWords[d.Standing].label) {
				t.Errorf("%s: section %d does not name %s with its standing", p.Path, i, d.ID)
			}
			for _, link := range apptest.All(shown, "a") {
				if href := apptest.Attr(link, "href"); strings.HasPrefix(href, "/draft/") && !strings.HasPrefix(href+"/", draftPath(d.ID)+"/") {
					t.Errorf("%s: the section of %s leads to %s", p.Path, d.ID, href)
				}
			}
		}
	}
	shown := treatmentsOn(load(t, areaPath("stepova-occupied")))
	for _, clause := range []string{"/draft/first/2a", "/draft/first/4", "/draft/second/1"} {
		if shown[clause] == nil {
			t.Errorf("the page of the occupied part has no treatment of %s", clause)
		}
	}
}

func TestEveryDraftIsOffered(t *testing.T) {
	for _, d := range siteOf(t).Atlas.Drafts {
		for _, path := range []string{"/", "/coverage", "/about"} {
			want := draftPath(d.ID)
			if path == "/about" {
				want = "/data/" + string(siteOf(t).Atlas.Edition) + "/drafts/" + string(d.ID) + ".json"
			}
			load(t, path).Check(t, apptest.In(`main a[href="`+want+`"]`))
		}
	}
}

func TestMapSaysItsDateAndItsSources(t *testing.T) {
	for _, p := range mapPages(t) {
		p.Check(t,
			apptest.In(".map-column .credit", apptest.HasText("2 January 2026"), apptest.In(`a[href="/method"]`)),
			apptest.In("#map", apptest.HasAttr("aria-describedby", "map-summary"), apptest.HasAttr("tabindex", "0")),
			apptest.Each(".map a", apptest.HasAttr("tabindex", "-1")))
		if got, want := p.Attrs("#map", "data-scene")[0], p.Path; got != want {
			t.Errorf("%s: the map is of %s", want, got)
		}
	}
}

// TestMapInWords: what the map shows is there as text, area by area.
func TestMapInWords(t *testing.T) {
	for _, p := range mapPages(t) {
		words := apptest.Text(p.All("#map-words")[0])
		for _, a := range p.All(".area-list a") {
			if !strings.Contains(words, apptest.Text(a)) {
				t.Errorf("%s: the words do not name %s", p.Path, apptest.Text(a))
			}
		}
	}
}

// TestScaleBarIsTrue measures on the sphere what the scale bar spans at the
// middle of the map.
func TestScaleBarIsTrue(t *testing.T) {
	s := siteOf(t)
	for _, p := range mapPages(t) {
		f := s.sceneOf(s.route(p.Path)).frame
		share, err := strconv.ParseFloat(strings.TrimSuffix(p.Attrs(".scale-bar", "x2")[0], "%"), 64)
		if err != nil {
			t.Fatal(err)
		}
		said, err := strconv.ParseFloat(strings.TrimSuffix(apptest.Text(p.All(".scale-words")[0]), " km"), 64)
		if err != nil {
			t.Fatal(err)
		}
		y := float64(f.Y) + float64(f.H)/2
		west := s.Sheet.Projection.LonLat(orb.Point{float64(f.X), y})
		east := s.Sheet.Projection.LonLat(orb.Point{float64(f.X) + float64(f.W)*share/100, y})
		if km := geo.DistanceHaversine(west, east) / 1000; math.Abs(km-said) > said/100 {
			t.Errorf("%s: the scale bar spans %.1f km and says %.0f", p.Path, km, said)
		}
		if share < 3 || share > 25 {
			t.Errorf("%s: the scale bar takes %.0f %% of the map", p.Path, share)
		}
	}
}
