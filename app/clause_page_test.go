package app

import (
	"fmt"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/app/apptest"
	"github.com/draftlines/draftlines/geodata"
	"golang.org/x/net/html"
)

func TestStandingIsShown(t *testing.T) {
	word := func(s geodata.Standing) apptest.Check {
		return apptest.HasText(standingWords[s].label)
	}
	s := siteOf(t)
	for _, d := range s.Atlas.Drafts {
		load(t, draftPath(d.ID)).Check(t, apptest.In("#content .standing", word(d.Standing)))
		for _, c := range d.Clauses {
			label, means := clauseStanding(c)
			if text := clauseRoute(d, c).Description; !strings.Contains(strings.ToLower(text), label) {
				t.Errorf("the description of %s does not say that it is %s: %q", c.ID, label, text)
			}
			load(t, clausePath(c.ID)).Check(t, apptest.In("#content .standing", apptest.HasText(label)), apptest.In("#content .standing", apptest.HasText(means)))
			if c.Standing != d.Standing {
				load(t, draftPath(d.ID)).Check(t, apptest.Each(`ol.clauses a[href="`+clausePath(c.ID)+`"]`, apptest.HasText(label)))
			}
		}
	}
	home := load(t, "/")
	home.Check(t, apptest.In("#content .standing", word(geodata.PressText)))
	for _, d := range s.Atlas.Drafts {
		var with int
		for _, li := range home.All("#content li") {
			if len(apptest.All(li, `a[href="`+draftPath(d.ID)+`"]`)) > 0 && strings.Contains(apptest.Text(li), standingWords[d.Standing].label) {
				with++
			}
		}
		if with == 0 {
			t.Errorf("the home page lists %s without its standing", d.ID)
		}
	}
	load(t, areaPath("plant")).Check(t, apptest.In("section.treatment", word(geodata.Reported)))
	load(t, areaPath("stepova-occupied")).Check(t, apptest.In(`#content a[href="/draft/second"]`), apptest.In("#content", word(geodata.Reported)))
}

// treatmentsOn returns the treatments that a page shows, by the path of the
// area or clause that their heading leads to.
func treatmentsOn(p *apptest.Page) map[string]*html.Node {
	found := map[string]*html.Node{}
	for _, n := range p.All("#content section.treatment") {
		for _, a := range apptest.All(n, "h3 a") {
			found[pathOf(apptest.Attr(a, "href"))] = n
		}
	}
	return found
}

// TestAreasOfAClauseOpenUnderItsDraft: an area that a clause leads to is drawn
// under the clause's draft, whatever it would open with otherwise.
func TestAreasOfAClauseOpenUnderItsDraft(t *testing.T) {
	s := siteOf(t)
	named := 0
	for _, d := range s.Atlas.Drafts {
		for _, c := range d.Clauses {
			p := load(t, clausePath(c.ID))
			for _, href := range p.Attrs("#content a", "href") {
				path, query, _ := strings.Cut(href, "?")
				if !strings.HasPrefix(path, "/area/") {
					continue
				}
				if query != "" {
					named++
				}
				opened := s.sceneUnder(s.route(path), s.Atlas.Draft(geodata.DraftID(strings.TrimPrefix(query, "draft="))))
				if opened.draft != d {
					t.Errorf("%s: %s opens under %s, not %s", p.Path, href, opened.draft.ID, d.ID)
				}
			}
		}
	}
	if named == 0 {
		t.Error("no link names a draft, so this proves nothing")
	}
}

// eachTreatment calls f with every treatment of the atlas as a clause's page
// and an area's page show it.
func eachTreatment(t *testing.T, f func(where string, tr *geodata.Treatment, shown *html.Node)) {
	t.Helper()
	s := siteOf(t)
	for _, d := range s.Atlas.Drafts {
		for _, c := range d.Clauses {
			for i := range c.Treatments {
				tr := &c.Treatments[i]
				onClause := treatmentsOn(load(t, clausePath(c.ID)))[areaPath(tr.Area)]
				onArea := treatmentsOn(load(t, areaPath(tr.Area)))[clausePath(c.ID)]
				if onClause == nil || onArea == nil {
					t.Errorf("clause %s and area %s: on the clause's page %t, on the area's %t", c.ID, tr.Area, onClause != nil, onArea != nil)
					continue
				}
				f(fmt.Sprintf("%s, %s", clausePath(c.ID), tr.Area), tr, onClause)
				f(fmt.Sprintf("%s, %s", areaPath(tr.Area), c.ID), tr, onArea)
			}
		}
	}
}

// clauseOf is the clause that a treatment of the test atlas stands in.
func clauseOf(t *testing.T, tr *geodata.Treatment) *geodata.Clause {
	t.Helper()
	for _, d := range siteOf(t).Atlas.Drafts {
		for _, c := range d.Clauses {
			for i := range c.Treatments {
				if &c.Treatments[i] == tr {
					return c
				}
			}
		}
	}
	t.Fatalf("no clause has the treatment of %s", tr.Area)
	return nil
}

// TestOnlyASeenTextIsSilent holds the words to what is known: summaries and
// memory cannot show that a text is silent.
func TestOnlyASeenTextIsSilent(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range []*geodata.Clause{
		{Standing: geodata.PressText, Confidence: geodata.Confidence{Level: geodata.SeenText}},
		{Standing: geodata.ReadOut, Confidence: geodata.Confidence{Level: geodata.SeenText}},
		{Standing: geodata.Reported, Confidence: geodata.Confidence{Level: geodata.SeenSummary}},
		{Standing: geodata.Reported, Confidence: geodata.Confidence{Level: geodata.Recalled}},
	} {
		words := silentWords(c)
		if silent := strings.Contains(words, "text is silent"); silent != (c.Standing == geodata.PressText) {
			t.Errorf("a clause that is %s, %s reads %q", c.Standing, c.Confidence.Level, words)
		}
		if seen[words] {
			t.Errorf("%q is said of two degrees of knowledge", words)
		}
		seen[words] = true
	}
	if label, _ := clauseStanding(&geodata.Clause{Standing: geodata.Reported, Confidence: geodata.Confidence{Level: geodata.Recalled}}); label == standingWords[geodata.Reported].label {
		t.Error("a clause from memory is called reported")
	}
	whole, part := unspokenWords(&geodata.Draft{Complete: true}, "it"), unspokenWords(&geodata.Draft{}, "it")
	if whole == part {
		t.Errorf("of a draft that is not complete we say as much as of a complete one: %q", part)
	}
}

func TestSilenceIsAnAnswer(t *testing.T) {
	eachTreatment(t, func(where string, tr *geodata.Treatment, shown *html.Node) {
		want := 0
		for _, a := range []geodata.Answer{tr.Controls, tr.Enters, tr.Monitors, tr.Trigger} {
			if a == geodata.Silent {
				want++
			} else if !strings.Contains(apptest.Text(shown), string(a)) {
				t.Errorf("%s does not show the answer %q", where, a)
			}
		}
		if tr.Recognition.Level == geodata.RecognitionSilent {
			want++
			if !strings.Contains(apptest.Text(shown), tr.Recognition.Note) {
				t.Errorf("%s does not show the note on recognition", where)
			}
		}
		if tr.Holder == geodata.Unspoken {
			want++
		}
		words := silentWords(clauseOf(t, tr))
		if got := strings.Count(apptest.Text(shown), words); got != want {
			t.Errorf("%s says %d times %q, want %d", where, got, words, want)
		}
	})
}

func TestVagueTreatmentSaysSo(t *testing.T) {
	vague := 0
	eachTreatment(t, func(where string, tr *geodata.Treatment, shown *html.Node) {
		notes := len(apptest.All(shown, ".vague-note"))
		if tr.Vague {
			vague++
		}
		if tr.Vague != (notes == 1) {
			t.Errorf("%s has %d notes on vague wording; vague: %t", where, notes, tr.Vague)
		}
		if !strings.Contains(apptest.Text(shown), tr.Reading) {
			t.Errorf("%s does not say how the text was read", where)
		}
	})
	if vague == 0 {
		t.Error("the test atlas has no vague treatment")
	}
	load(t, "/draft/first").Check(t,
		apptest.In(`.map a[data-area=stepova-held] .is-vague`),
		apptest.NotIn(`.map a[data-area=stepova-occupied] .is-vague`),
		apptest.In(".legend .is-vague"))
}

// TestFactAndLawAreKeptApart reads what a treatment says of recognition: de
// facto never reads as de jure, and a word without either reads as neither.
func TestFactAndLawAreKeptApart(t *testing.T) {
	const fact, law = "de facto", "de jure"
	for _, c := range []struct {
		level     geodata.RecognitionLevel
		has, lack []string
	}{
		{geodata.RecognitionNone, []string{"no recognition"}, []string{fact, law}},
		{geodata.RecognitionDeFacto, []string{fact}, []string{law, "neither"}},
		{geodata.RecognitionDeJure, []string{law}, []string{fact, "neither"}},
		{geodata.RecognitionUnqualified, []string{"neither", fact, law}, nil},
		{geodata.RecognitionSilent, []string{"silent"}, []string{fact, law}},
	} {
		for _, of := range []geodata.RecognitionOf{"", geodata.OfLine, geodata.OfControl, geodata.OfBelonging} {
			words := strings.ToLower(prerendered(recognitionAnswer(&geodata.Clause{}, geodata.Recognition{Level: c.level, Of: of})))
			for _, part := range c.has {
				if !strings.Contains(words, part) {
					t.Errorf("recognition %s of %q reads %s without %q", c.level, of, words, part)
				}
			}
			for _, part := range c.lack {
				if strings.Contains(words, part) {
					t.Errorf("recognition %s of %q reads %s with %q", c.level, of, words, part)
				}
			}
		}
	}
	if !strings.Contains(strings.ToLower(treatmentLabel(geodata.DeFactoRecognition)), fact) || !strings.Contains(strings.ToLower(treatmentLabel(geodata.DeJureRecognition)), law) {
		t.Error("the labels of recognition do not say which")
	}
}

func TestRecognitionOnPages(t *testing.T) {
	eachTreatment(t, func(where string, tr *geodata.Treatment, shown *html.Node) {
		if tr.Recognition.Level == geodata.RecognitionSilent {
			return
		}
		dd := apptest.All(shown, "dd.recognition-"+string(tr.Recognition.Level))
		if len(dd) != 1 || len(apptest.All(shown, "dd")) == 0 {
			t.Errorf("%s shows recognition %s %d times", where, tr.Recognition.Level, len(dd))
			return
		}
		if tr.Recognition.By != "" && !strings.Contains(apptest.Text(dd[0]), tr.Recognition.By) {
			t.Errorf("%s does not say who would recognise", where)
		}
	})
}

func TestClauseWithoutGroundSaysWhy(t *testing.T) {
	for _, d := range siteOf(t).Atlas.Drafts {
		for _, c := range d.Clauses {
			p := load(t, clausePath(c.ID))
			if c.NoGround != "" {
				p.Check(t, apptest.In("#content", apptest.HasText(c.NoGround)), apptest.NotIn("section.treatment"), apptest.NotIn(".map .is-lit"))
			}
			p.Check(t, apptest.In("h1", apptest.HasText(c.Number), apptest.HasText(c.Title)), apptest.In("#content", apptest.HasText(c.Summary)))
		}
	}
}

func TestSubClausesAndTheirClause(t *testing.T) {
	load(t, "/draft/first/2").Check(t,
		apptest.In(`#content a[href="/draft/first/2a"]`), apptest.In(`#content a[href="/draft/first/2b"]`))
	load(t, "/draft/first/2b").Check(t,
		apptest.In(`.crumbs a[href="/draft/first/2"]`), apptest.In(`.crumbs a[href="/draft/first"]`))
	load(t, "/draft/first/3").Check(t, apptest.NotIn(`.crumbs a[href="/draft/first/2"]`))
}

// TestTurningPages follows the links to the next clause through a draft and
// back again.
func TestTurningPages(t *testing.T) {
	for _, d := range siteOf(t).Atlas.Drafts {
		for i, c := range d.Clauses {
			p := load(t, clausePath(c.ID))
			for _, turn := range []struct {
				rel string
				to  int
			}{{"prev", i - 1}, {"next", i + 1}} {
				var want []string
				if turn.to >= 0 && turn.to < len(d.Clauses) {
					want = []string{clausePath(d.Clauses[turn.to].ID)}
				}
				if got := p.Attrs("a[rel="+turn.rel+"]", "href"); fmt.Sprint(got) != fmt.Sprint(want) {
					t.Errorf("%s: %s leads to %v, want %v", p.Path, turn.rel, got, want)
				}
			}
		}
	}
}

func TestDraftPageHasEveryClause(t *testing.T) {
	for _, d := range siteOf(t).Atlas.Drafts {
		p := load(t, draftPath(d.ID))
		var want []string
		for _, c := range d.Clauses {
			want = append(want, clausePath(c.ID))
		}
		if got := p.Attrs("ol.clauses a.clause-line", "href"); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s lists %v, want %v", p.Path, got, want)
		}
		p.Check(t, apptest.In("#content", apptest.HasText(d.Status)), apptest.In("#content", apptest.HasText(d.Authors)))
	}
}
