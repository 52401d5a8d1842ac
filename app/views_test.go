package app

import (
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"golang.org/x/net/html"
)

// comparison renders the map, the switch and the legend of a pair of drafts.
func comparison(t *testing.T, a, b geodata.DraftID) (*Site, *scene, *html.Node) {
	t.Helper()
	s := bakedSite(t)
	sc := s.sceneOf(s.route(comparePath(a, b)))
	m := &mapView{Site: s, Scene: sc}
	return s, sc, render(t, s.renderViewSwitch(sc), m.Markup(), s.renderLegend(sc))
}

var comparedPairs = [][2]geodata.DraftID{{"us-28", "e3"}, {"ua-20", "us-28"}, {"gva-19", "us-28"}, {"usg", "par"}}

// TestViews: a comparison's map has a pane for the difference and one for each
// draft. Each draws every area that either draft treats, once; on a draft's own
// pane those that it does not mention are drawn as silent, and only those.
func TestViews(t *testing.T) {
	for _, pair := range comparedPairs {
		s, sc, root := comparison(t, pair[0], pair[1])
		checkIDs(t, root)
		panes := find(root, "div", "pane")
		if len(panes) != 3 {
			t.Fatalf("%s: %d panes", sc.path, len(panes))
		}
		for i, id := range []string{"difference", "first", "second"} {
			if !slices.Contains(strings.Fields(attrOf(panes[i], "class")), "pane-"+id) {
				t.Fatalf("%s: pane %d is %s, want %s", sc.path, i, attrOf(panes[i], "class"), id)
			}
			links := find(panes[i], "a", "area")
			drawn := map[string]int{}
			for _, a := range links {
				drawn[attrOf(a, "data-area")]++
				silent := i > 0 && len(s.Atlas.TreatmentsOf(geodata.AreaID(attrOf(a, "data-area")), pair[i-1])) == 0
				if isSilent := strings.Contains(attrOf(a, "class"), "is-silent"); isSilent != silent {
					t.Errorf("%s: the pane %s draws %s as silent: %t, want %t", sc.path, id, attrOf(a, "data-area"), isSilent, silent)
				}
				if said := attrOf(a, "data-does") == lowerFirst(noRuleLabel(s.Atlas.Draft(pair[max(0, i-1)]))); said != silent {
					t.Errorf("%s: on the pane %s %s is said to be %q", sc.path, id, attrOf(a, "data-area"), attrOf(a, "data-does"))
				}
			}
			for _, a := range sc.shown {
				if want := s.isFilledOrSigned(a.area.ID); want != (drawn[string(a.area.ID)] == 1) {
					t.Errorf("%s: the pane %s draws %s %d times, is it drawn: %t", sc.path, id, a.area.ID, drawn[string(a.area.ID)], want)
				}
			}
		}
	}
}

func (s *Site) isFilledOrSigned(id geodata.AreaID) bool {
	_, ground := s.Sheet.Levels[0].Areas[id]
	_, site := s.Sheet.Sites[id]
	return ground || site
}

// TestPanesSayWhatTheyAre: titles with date and standing, and the answers to a
// click on ground without a rule name the drafts of the pane and no other.
func TestPanesSayWhatTheyAre(t *testing.T) {
	for _, pair := range comparedPairs {
		s, sc, root := comparison(t, pair[0], pair[1])
		panes := find(root, "div", "pane")
		for i, d := range []*geodata.Draft{s.Atlas.Draft(pair[0]), s.Atlas.Draft(pair[1])} {
			own, other := panes[i+1], s.Atlas.Draft(pair[1-i])
			title := textOf(find(own, "p", "pane-title")[0])
			if want := d.Name + " " + longDate(d.Date) + ", " + standingWords[d.Standing].label; title != want {
				t.Errorf("%s: the pane of %s is titled %q, want %q", sc.path, d.ID, title, want)
			}
			for _, words := range []string{attrOf(own, "data-no-rule"), attrOf(own, "data-no-clause")} {
				if !strings.Contains(words, d.Name) || strings.Contains(words, other.Name) {
					t.Errorf("%s: the pane of %s answers %q", sc.path, d.ID, words)
				}
			}
			for _, words := range []string{attrOf(panes[0], "data-no-rule"), attrOf(panes[0], "data-no-clause")} {
				if !strings.Contains(words, d.Name) {
					t.Errorf("%s: the pane of the difference answers %q", sc.path, words)
				}
			}
			reported := len(find(own, "g", "is-reported")) > 0
			if reported != (d.Standing == geodata.Reported) {
				t.Errorf("%s: the pane of %s is drawn as reported: %t", sc.path, d.ID, reported)
			}
		}
	}
}

// TestPanesDrawTheirControlLines: each draft's control line is in its own pane
// and in that of the difference, the second always by its own dashes; a draft
// without one says so in the legend.
func TestPanesDrawTheirControlLines(t *testing.T) {
	lines := 0
	for _, pair := range comparedPairs {
		s, sc, root := comparison(t, pair[0], pair[1])
		panes := find(root, "div", "pane")
		for i, id := range pair {
			var want []string
			for _, l := range s.Atlas.Lines {
				if l.Kind == geodata.ControlLine && l.Draft == id {
					want = append(want, "#"+shapeID("l", l.ID))
				}
			}
			lines += len(want)
			for at, pane := range map[string]*html.Node{"difference": panes[0], "own": panes[i+1], "other": panes[2-i]} {
				var got []string
				for _, u := range find(pane, "use", "control-line") {
					if second := slices.Contains(strings.Fields(attrOf(u, "class")), "control-second"); second == (i == 1) {
						got = append(got, attrOf(u, "href"))
					}
				}
				if at == "other" {
					if len(got) != 0 {
						t.Errorf("%s: the pane of the other draft draws %v of %s", sc.path, got, id)
					}
				} else if !slices.Equal(got, want) {
					t.Errorf("%s: the pane %s draws %v of %s, want %v", sc.path, at, got, id, want)
				}
			}
			legend := textOf(find(root, "ul", "legend-"+[]string{"first", "second"}[i])[0])
			if none := strings.Contains(legend, "none follows from "); none != (len(want) == 0) {
				t.Errorf("%s: %s has %d control lines, its legend says %q", sc.path, id, len(want), legend)
			}
		}
	}
	if lines == 0 {
		t.Error("no pair has a control line, so this proves nothing")
	}
}

// TestSharedShapes: the panes of a comparison carry no path of the sheet; each
// refers to one that is there.
func TestSharedShapes(t *testing.T) {
	_, sc, root := comparison(t, "us-28", "ua-20")
	shapes := map[string]bool{}
	for _, path := range find(root, "path", "") {
		if id := attrOf(path, "id"); id != "" {
			shapes["#"+id] = true
		}
	}
	used := map[string]bool{}
	for _, u := range find(root, "use", "") {
		href := attrOf(u, "href")
		used[href] = true
		if !shapes[href] {
			t.Errorf("%s: there is no shape %s", sc.path, href)
		}
	}
	for id := range shapes {
		if !used[id] {
			t.Errorf("%s: nothing uses the shape %s", sc.path, id)
		}
	}
	for _, ground := range find(root, "svg", "map-ground") {
		if n := len(find(ground, "path", "")); n != 0 {
			t.Errorf("%s: a pane carries %d paths of its own", sc.path, n)
		}
	}
	if len(shapes) < 60 {
		t.Errorf("%s: only %d shapes", sc.path, len(shapes))
	}
}

// TestViewSwitch: side by side is set as the page comes, and the style sheet
// knows every choice.
func TestViewSwitch(t *testing.T) {
	_, sc, root := comparison(t, "us-28", "e3")
	css := styles(t)
	for i, radio := range find(root, "input", "") {
		if hasChecked(radio) != (i == 0) {
			t.Errorf("%s: radio %d is set: %t", sc.path, i, hasChecked(radio))
		}
		if id := attrOf(radio, "id"); !strings.Contains(css, "#"+id+":checked") {
			t.Errorf("the style sheet does not know %s", id)
		}
	}
	if n := len(find(root, "input", "")); n != 4 {
		t.Errorf("%s: %d choices, want both, the difference and each draft", sc.path, n)
	}
}

// TestOneView: the map of a draft has no switch, one pane, and its own paths.
func TestOneView(t *testing.T) {
	s := bakedSite(t)
	sc := s.sceneOf(s.route("/draft/us-28"))
	m := &mapView{Site: s, Scene: sc}
	root := render(t, s.renderViewSwitch(sc), m.Markup(), s.renderLegend(sc))
	if len(find(root, "input", "")) != 0 || len(find(root, "div", "pane")) != 1 || len(find(root, "use", "")) != 0 || len(find(root, "p", "pane-title")) != 0 {
		t.Error("the map of one draft has a switch, a title, shared paths or more than one pane")
	}
	for _, n := range slices.Concat(find(root, "div", ""), find(root, "ul", "")) {
		if class := attrOf(n, "class"); strings.Contains(class, "pane-") || strings.Contains(class, "legend-first") {
			t.Errorf("%s belongs to a view", class)
		}
	}
	for _, a := range sc.shown {
		if a.sign == silentSign {
			t.Errorf("%s is drawn as silent, beside no other draft", a.area.ID)
		}
	}
}
