package app

import (
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"golang.org/x/net/html"
)

// drawnIn counts the area links of a class of groups on the page of a scene.
func drawnIn(root *html.Node, class string) map[string]int {
	drawn := map[string]int{}
	for _, g := range find(root, "g", class) {
		for _, a := range find(g, "a", "area") {
			drawn[attrOf(a, "data-area")]++
		}
	}
	return drawn
}

// TestViews: a comparison's map has the difference and both drafts' own maps,
// each area once in each, and its legend and switch follow.
func TestViews(t *testing.T) {
	s := bakedSite(t)
	for _, pair := range [][2]geodata.DraftID{{"us-28", "e3"}, {"ua-20", "us-28"}, {"gva-19", "us-28"}} {
		r := s.route(comparePath(pair[0], pair[1]))
		sc := s.sceneOf(r)
		m := &mapView{Site: s, Scene: sc}
		level := &s.Sheet.Levels[m.level()]
		root := render(t, svgElem("svg").Body(m.renderAreas(level), m.renderNames(sc.frame)), s.renderLegend(sc))
		checkIDs(t, root)
		for i, id := range []string{"difference", "first", "second"} {
			want := map[string]int{}
			for _, a := range sc.shown {
				if i > 0 && len(s.Atlas.TreatmentsOf(a.area.ID, pair[i-1])) == 0 {
					continue
				}
				_, ground := level.Areas[a.area.ID]
				if _, site := s.Sheet.Sites[a.area.ID]; ground || site {
					want[string(a.area.ID)] = 1
				}
			}
			got := drawnIn(root, "view-"+id)
			if len(got) != len(want) {
				t.Errorf("%s: the view %s draws %v, want %v", r.Path, id, got, want)
			}
			for area, n := range got {
				if n != want[area] {
					t.Errorf("%s: the view %s draws %s %d times", r.Path, id, area, n)
				}
			}
			if len(find(root, "li", "view-"+id)) == 0 {
				t.Errorf("%s: the legend has no row for the view %s", r.Path, id)
			}
			if !strings.Contains(styles(t), "#view-"+id+":checked") && id != "difference" {
				t.Errorf("the style sheet does not know the view %s", id)
			}
		}
		reported := slices.Contains(strings.Fields(attrOf(find(root, "g", "view-first")[0], "class")), "is-reported")
		if reported != (s.Atlas.Draft(pair[0]).Standing == geodata.Reported) {
			t.Errorf("%s: the first draft's own view is drawn as reported: %t", r.Path, reported)
		}
		if radios := find(root, "input", ""); len(radios) != 3 || !hasChecked(radios[0]) || hasChecked(radios[1]) || hasChecked(radios[2]) {
			t.Errorf("%s: %d radios for the views, the first set: want 3", r.Path, len(radios))
		}
	}
}

// TestOneView: the map of a draft has no switch and no hidden areas.
func TestOneView(t *testing.T) {
	s := bakedSite(t)
	sc := s.sceneOf(s.route("/draft/us-28"))
	m := &mapView{Site: s, Scene: sc}
	root := render(t, svgElem("svg").Body(m.renderAreas(&s.Sheet.Levels[m.level()])), s.renderLegend(sc))
	if len(find(root, "input", "")) != 0 || len(find(root, "g", "layer-proposal")) != 1 {
		t.Error("the map of one draft has a switch or more than one view")
	}
	for _, n := range slices.Concat(find(root, "g", ""), find(root, "li", "")) {
		if strings.Contains(attrOf(n, "class"), "view-") {
			t.Errorf("%s belongs to a view", attrOf(n, "class"))
		}
	}
}
