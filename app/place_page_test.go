package app

import (
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
)

// Answers made by hand from the drafts and the line of contact, for towns whose
// case everybody knows.
func TestKnownTowns(t *testing.T) {
	s := bakedSite(t)
	for _, c := range []struct {
		id         geodata.PlaceID
		area       geodata.AreaID
		status     string
		us28, ua20 []string // clause and treatment
	}{
		{"kramatorsk", "donetsk-held", "Held by Ukraine", []string{"21d demilitarised-buffer", "21d ukrainian-withdrawal", "21a de-facto-recognition"}, []string{"14a frozen-line", "14b economic-zone", "14c economic-zone"}},
		{"bakhmut", "donetsk-occupied", "Held by Russia", []string{"21a de-facto-recognition"}, []string{"14a frozen-line"}},
		{"kherson", "kherson-held", "Held by Ukraine", []string{"21b frozen-line"}, []string{"14a frozen-line"}},
		{"enerhodar", "zaporizhzhia-occupied", "Held by Russia", []string{"21b frozen-line"}, []string{"14a frozen-line"}},
		{"simferopol", "crimea", "Held by Russia", []string{"21a de-facto-recognition"}, nil},
		{"kharkiv", "kharkiv-rest", "Held by Ukraine", nil, nil},
		{"lviv", "", "Held by Ukraine", nil, nil},
	} {
		r := s.route(placePath(c.id))
		if r.kind != placeKind {
			t.Errorf("%s has no page", c.id)
			continue
		}
		if r.place.Area != c.area {
			t.Errorf("%s lies in %q, want %q", c.id, r.place.Area, c.area)
		}
		page := render(t, s.placePanel(r, s.sceneOf(r)).all()...)
		words := textOf(page)
		if !strings.Contains(words, c.status+". "+titleWords) {
			t.Errorf("%s does not say %q", c.id, c.status)
		}
		if c.area == "" {
			if !strings.Contains(words, "do not treat the ground of") || len(find(page, "section", "treatment")) > 0 {
				t.Errorf("%s does not say that no draft treats it", c.id)
			}
			continue
		}
		for draft, want := range map[geodata.DraftID][]string{"us-28": c.us28, "ua-20": c.ua20} {
			section := render(t, s.placeUnderDraft(r.place, s.Atlas.Draft(draft)))
			var got []string
			for _, n := range find(section, "section", "treatment") {
				kind := strings.TrimPrefix(strings.Fields(attrOf(n, "class"))[1], "t-")
				href := attrOf(find(n, "a", "")[0], "href")
				got = append(got, strings.TrimPrefix(href, draftPath(draft)+"/")+" "+kind)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s under %s: %v, want %v", c.id, draft, got, want)
			}
			if silent := len(find(section, "p", "silent")) > 0; silent != (len(want) == 0) {
				t.Errorf("%s under %s is said to be silent: %v", c.id, draft, silent)
			}
		}
	}
}

func TestContestedTownSaysSo(t *testing.T) {
	s := bakedSite(t)
	r := s.route("/place/pokrovsk")
	words := textOf(render(t, s.placePanel(r, s.sceneOf(r)).all()...))
	for _, want := range []string{"Contested: close to the line of contact", "Within the precision of the line (1.6 km)", "in the area across the line another treatment may apply", "Krasnoarmiisk"} {
		if !strings.Contains(words, want) {
			t.Errorf("Pokrovsk does not say %q", want)
		}
	}
}

func TestEveryPlaceHasAPageAndIsMarked(t *testing.T) {
	s := bakedSite(t)
	index := render(t, s.placesPage()...)
	linked := map[string]bool{}
	for _, a := range find(index, "a", "") {
		linked[attrOf(a, "href")] = true
	}
	titles := map[string]bool{}
	for _, p := range s.Atlas.Places {
		r := s.route(placePath(p.ID))
		if r.place != p || !linked[r.Path] || titles[r.Title] {
			t.Errorf("%s: page %q, title %q, in the index %v", p.ID, r.Path, r.Title, linked[r.Path])
		}
		titles[r.Title] = true
		sc := s.sceneOf(r)
		if xy, ok := s.placeXY(p.ID); !ok || !sc.frame.Contains(xy) || sc.frame.W > 5000 {
			t.Errorf("%s does not lie in its frame %v", p.ID, sc.frame)
		}
		for _, px := range []float64{narrowPx, widePx} {
			names := s.namesFor(sc, sc.frame, px)
			if !slices.ContainsFunc(names, func(n mapName) bool { return n.text == p.Name.En && strings.Contains(n.class, "name-place") }) {
				t.Errorf("%s is not named on its map of %.0f px", p.ID, px)
			}
		}
		for _, d := range s.Atlas.Drafts {
			if _, ok := p.Control[d.ID]; ok != s.hasControlLine(d) {
				t.Errorf("%s and the control line of %s: distance known %v", p.ID, d.ID, ok)
			}
		}
	}
}

func TestDistanceWords(t *testing.T) {
	for want, d := range map[string]geodata.Distance{
		"Within the precision of the line (1.6 km): too near to say on which side of it the place lies": {KM: 2, PrecisionM: 1600},
		"About 2.1 km away": {KM: 2.1, PrecisionM: 1600},
		"About 20 km away":  {KM: 19.8, PrecisionM: 1600},
		"About 665 km away": {KM: 662.9, PrecisionM: 1600},
	} {
		if got := distanceWords(d); got != want {
			t.Errorf("%+v: %q, want %q", d, got, want)
		}
	}
}

// Other names say what they are, are read out in their own language, and have
// their sources on the page.
func TestOtherNamesOfATown(t *testing.T) {
	s := bakedSite(t)
	panel := func(id geodata.PlaceID) (words string, langs map[string]string) {
		r := s.route(placePath(id))
		page := render(t, s.placePanel(r, s.sceneOf(r)).all()...)
		langs = map[string]string{}
		for _, n := range find(page, "span", "") {
			if lang := attrOf(n, "lang"); lang != "" {
				langs[textOf(n)] = lang
			}
		}
		return textOf(page), langs
	}
	words, langs := panel("bakhmut")
	if !strings.Contains(words, "Artemivsk, Artyomovsk, Артемівськ, Артёмовск (until 2016).") || !strings.Contains(words, "K01") {
		t.Errorf("Bakhmut does not say what it was called, until when and who says so: %s", words)
	}
	if langs["Артемівськ"] != "uk" || langs["Артёмовск"] != "ru" {
		t.Errorf("the languages of the names of Bakhmut are %v", langs)
	}
	if words, _ := panel("kropyvnytskyi"); !strings.Contains(words, "Кіровоград (until 2016); Yelysavethrad, Єлисаветград.") {
		t.Errorf("Kropyvnytskyi has the year behind the wrong names: %s", words)
	}
	if words, langs := panel("kramatorsk"); !strings.Contains(words, "Russian forms") || langs["Краматорск"] != "ru" || strings.Contains(words, "Former names") {
		t.Errorf("Kramatorsk has %v: %s", langs, words)
	}
	if words, _ := panel("malynivka"); strings.Contains(words, "Other names") {
		t.Error("a village without other names has a heading for them")
	}
}
