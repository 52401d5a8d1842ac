package app

import (
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/app/apptest"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

func TestAreaFacts(t *testing.T) {
	for _, c := range []struct {
		area, term string
		has, lack  []string
	}{
		{"stepova-occupied", "Size", []string{"10,460 km²", "45.9 %", "Stepova oblast"}, nil},
		{"stepova", "Size", []string{"22,800 km²"}, []string{"%"}},
		{"line-of-contact", "Length", []string{"160 km"}, nil},
		{"stepova-occupied", "As of 2 January 2026", []string{"Held by Russia", "international law", "Ukraine’s"}, nil},
		{"stepova-held", "As of 2 January 2026", []string{"Held by Ukraine"}, []string{"Russia"}},
		{"stepova", "As of 2 January 2026", []string{"Divided"}, []string{"Held by"}},
	} {
		text := apptest.Text(fact(load(t, "/area/"+c.area), c.term))
		for _, part := range c.has {
			if !strings.Contains(text, part) {
				t.Errorf("%s, %s: %q has no %q", c.area, c.term, text, part)
			}
		}
		for _, part := range c.lack {
			if strings.Contains(text, part) {
				t.Errorf("%s, %s: %q has %q", c.area, c.term, text, part)
			}
		}
	}
}

// TestTownsOfAnArea: largest first, of a whole those of all its parts.
func TestTownsOfAnArea(t *testing.T) {
	for area, want := range map[string]string{
		"stepova":          "Skhidne, Zakhidne, Male",
		"stepova-occupied": "Skhidne",
		"stepova-held":     "Zakhidne, Male",
		"plant":            "",
		"capital":          "",
	} {
		// The raw serialiser sets every link on a line of its own.
		text := strings.NewReplacer(" ,", ",", " .", ".").Replace(apptest.Text(load(t, "/area/"+area).All("#content")[0]))
		towns := strings.Contains(text, "Towns "+want+".")
		if want == "" {
			towns = !strings.Contains(text, "Towns ")
		}
		if !towns {
			t.Errorf("the page of %s does not list the towns %q", area, want)
		}
	}
	load(t, "/area/stepova").Check(t, apptest.In("#content", apptest.HasText("300,000")))
}

func TestHowAnAreaWasMade(t *testing.T) {
	load(t, "/area/stepova-held").Check(t, apptest.In("section.making",
		apptest.HasText("Cut along the line."),
		apptest.HasText("1.6 km"),
		apptest.HasText("CC BY 4.0"),
		apptest.In(`a[href="/sources#G01"]`)))
}

// TestTintIsWhatRussiaHolds: the tint covers exactly the ground that is held by
// Russia, with its date, whatever a draft would do to it.
func TestTintIsWhatRussiaHolds(t *testing.T) {
	for _, p := range mapPages(t) {
		// The panes of a comparison refer to shapes that they share.
		element, shape := "path", "d"
		if len(p.All(".pane")) > 1 {
			element, shape = "use", "href"
		}
		occupied := p.Attrs(".map "+element+"[data-lies-area=stepova-occupied]", shape)
		if tinted := p.Attrs(".map .layer-control "+element, shape); len(occupied) != len(p.All(".pane")) || !slices.Equal(tinted, occupied) {
			t.Errorf("%s tints %d shapes; the occupied part is %d", p.Path, len(tinted), len(occupied))
		}
		for _, li := range p.All(".legend li") {
			if strings.Contains(apptest.Text(li), "Held by Russia") && !strings.Contains(apptest.Text(li), "2 Jan 2026") {
				t.Errorf("%s: the legend dates the tint otherwise: %q", p.Path, apptest.Text(li))
			}
		}
	}
}

// TestHomeShowsTheNewestCompleteDraft with drafts of other dates than those of
// the test site.
func TestHomeShowsTheNewestCompleteDraft(t *testing.T) {
	for _, c := range []struct {
		name         string
		first, other bool // complete
		date         geodata.Date
		want, plant  geodata.DraftID
	}{
		{"the other is not complete", true, false, "2026-03-01", "first", "first"},
		{"the other is newer", true, true, "2026-03-01", "second", "first"}, // only the first treats the plant
		{"the other is older", true, true, "2025-03-01", "first", "first"},
		{"only the other is complete", false, true, "2025-03-01", "second", "second"},
	} {
		r := testRecords()
		r.Drafts[0].Complete, r.Drafts[1].Complete, r.Drafts[1].Date = c.first, c.other, c.date
		atlas, err := geodata.New(r)
		if err != nil {
			t.Fatal(err)
		}
		s := NewSite(atlas, &sheet.Sheet{Levels: make([]sheet.Level, 1), Home: sheet.Frame{W: 700, H: 500}})
		home := s.route("/")
		if got := s.sceneOf(home).draft.ID; got != c.want || home.draft.ID != c.want {
			t.Errorf("%s: the home page shows %s, want %s", c.name, got, c.want)
		}
		if got := s.sceneOf(s.route("/area/plant")).draft.ID; got != c.plant {
			t.Errorf("%s: an area's page shows %s, want %s", c.name, got, c.plant)
		}
	}
}

// TestAreaKeepsTheDraft follows an area from the map of a draft that its page
// does not open with, and asks the page for that draft.
func TestAreaKeepsTheDraft(t *testing.T) {
	s := siteOf(t)
	area := s.route("/area/stepova-occupied")
	opens := s.sceneOf(area).draft
	other := s.Atlas.Draft("second")
	if opens == other {
		t.Fatal("the page opens with the other draft")
	}
	load(t, "/draft/second").Check(t, apptest.In(`.area-list a[href="/area/stepova-occupied?draft=second"]`))
	load(t, "/draft/first").Check(t, apptest.In(`.area-list a[href="/area/stepova-occupied"]`))
	sc := s.sceneUnder(area, other)
	if sc.draft != other || !sc.lit["stepova-occupied"] {
		t.Errorf("under %s the page shows %s", other.ID, sc.draft.ID)
	}
	if again := s.sceneUnder(area, other); again != sc {
		t.Error("the same page has two scenes")
	}
	if own := s.sceneUnder(s.route("/draft/first"), other); own.draft.ID != "first" {
		t.Errorf("the page of a draft shows %s", own.draft.ID)
	}
}
