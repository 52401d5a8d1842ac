package app

import (
	"net/http"
	"sync"
	"testing"

	"github.com/draftlines/draftlines/app/apptest"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"github.com/paulmach/orb"
)

// testRecords is an atlas of three drawn areas, two parts of a whole and a
// site, with two drafts that say different things about them:
//
//	      river     contact
//	┌───────│─┬───────┬───────┐
//	│ Lisova│ │ held  ╲ occu- │   Stepova = held + occupied,
//	│       │ │  · site╲ pied │   Lisova is not divided
//	└───────│─┴────────┴──────┘
//
// The country is invented, so that no test depends on a fact.
func testRecords() geodata.Records {
	front := orb.LineString{{33, 49.4}, {33.3, 48.6}, {33, 48}}
	border := orb.LineString{{32, 48}, {32, 49.4}}
	held := orb.Ring{{32, 48}, {33, 48}, {33.3, 48.6}, {33, 49.4}, {32, 49.4}, {32, 48}}
	occupied := orb.Ring{{33, 48}, {34, 48}, {34, 49.4}, {33, 49.4}, {33.3, 48.6}, {33, 48}}
	return geodata.Records{
		Edition: "2026-02-03",
		Topics: []*geodata.Topic{
			{ID: "territory", Name: "Territory", Heading: "Ground", Summary: "Who holds what, and who would hold it."},
			{ID: "energy", Name: "Energy", Heading: "Ground", Summary: "Power plants and who runs them."},
			{ID: "status", Name: "Status", Heading: "State", Summary: "Sovereignty and the form of the state."},
		},
		Sources: []*geodata.Source{
			{ID: "A01", Publisher: "A newsroom", Title: "The text", Date: "2026-01-10", URL: "https://example.org/a01", Reliability: geodata.Agency},
			{ID: "A02", Publisher: "A paper", Title: "a summary", Described: true, DateNote: "undated", Reliability: geodata.National},
			{ID: "G01", Publisher: "A survey", Title: "Borders", Date: "2026-01", Reliability: geodata.Geographic, Licence: "public domain"},
		},
		Drafts: []*geodata.Draft{firstDraft(), secondDraft()},
		Areas:  testAreas(orb.MultiPolygon{{held}}, orb.MultiPolygon{{occupied}}),
		Lines: []*geodata.Line{
			{ID: "contact-stepova", Name: geodata.Name{En: "Line of contact, Stepova", Uk: "Лінія зіткнення"}, Kind: geodata.ContactLine, Area: "line-of-contact", Sides: [2]geodata.Holder{"russia", "ukraine"}, AsOf: "2026-01-02", KM: 160, Geometry: orb.MultiLineString{front}},
			{ID: "frozen-first", Name: geodata.Name{En: "Frozen front", Uk: "Фронт"}, Kind: geodata.FrozenFront, Draft: "first", Clauses: []geodata.ClauseID{"first/5"}, Sides: [2]geodata.Holder{"russia", "ukraine"}, AsOf: "2026-01-02", KM: 160, Geometry: orb.MultiLineString{front}},
			{ID: "control-first", Name: geodata.Name{En: "Control line of the first", Uk: "Лінія першого"}, Kind: geodata.ControlLine, Draft: "first", Sides: [2]geodata.Holder{"russia", "neither"}, AsOf: "2026-01-02", KM: 160, Geometry: orb.MultiLineString{front}},
			{ID: "control-second", Name: geodata.Name{En: "Control line of the second", Uk: "Лінія другого"}, Kind: geodata.ControlLine, Draft: "second", Sides: [2]geodata.Holder{"ukraine", "russia"}, AsOf: "2026-01-02", KM: 156, Geometry: orb.MultiLineString{border}},
			{ID: "river-main", Name: geodata.Name{En: "The river", Uk: "Річка"}, Kind: geodata.RiverCourse, Area: "river", AsOf: "2026-01-02", KM: 130, Geometry: orb.MultiLineString{{{31, 49.4}, {31.4, 48.7}, {31.5, 48}}}},
		},
		Base: geodata.Base{
			Units: []*geodata.Unit{
				{ID: "UA-1", Name: geodata.Name{En: "Lisova oblast", Uk: "Лісова область"}, KM2: 23000, Geometry: orb.MultiPolygon{{{{30, 48}, {32, 48}, {32, 49.4}, {30, 49.4}, {30, 48}}}}},
				{ID: "UA-2", Name: geodata.Name{En: "Stepova oblast", Uk: "Степова область"}, KM2: 22800, Pieces: []geodata.AreaID{"stepova-held", "stepova-occupied"}, Geometry: orb.MultiPolygon{{{{32, 48}, {33, 48}, {34, 48}, {34, 49.4}, {33, 49.4}, {32, 49.4}, {32, 48}}}}},
			},
			Neighbours: []*geodata.Neighbour{
				{ID: "EAS", Name: geodata.Name{En: "East", Uk: "Схід"}, Geometry: orb.MultiPolygon{{{{34, 48}, {35, 48}, {35, 49.4}, {34, 49.4}, {34, 48}}}}},
			},
			Waters: []*geodata.Water{
				{ID: "lake", Name: geodata.Name{En: "Lake", Uk: "Озеро"}, Kind: "reservoir", Geometry: orb.MultiPolygon{{{{30.4, 48.5}, {30.8, 48.5}, {30.8, 48.8}, {30.4, 48.5}}}}},
			},
		},
		Places: []*geodata.Place{
			{ID: "velyke", Name: geodata.Name{En: "Velyke", Uk: "Велике"}, LonLat: orb.Point{30.6, 49.1}, Population: 900_000, Unit: "UA-1", AsOf: "2026-01-02", Sources: []geodata.SourceID{"G01"}},
			{ID: "skhidne", Name: geodata.Name{En: "Skhidne", Uk: "Східне"}, LonLat: orb.Point{33.6, 48.9}, Population: 210_000, Unit: "UA-2", Area: "stepova-occupied", AsOf: "2026-01-02", Sources: []geodata.SourceID{"G01"}},
			{ID: "zakhidne", Name: geodata.Name{En: "Zakhidne", Uk: "Західне"}, LonLat: orb.Point{32.4, 48.9}, Population: 90_000, Unit: "UA-2", Area: "stepova-held", AsOf: "2026-01-02", Sources: []geodata.SourceID{"G01"}},
			{ID: "male", Name: geodata.Name{En: "Male", Uk: "Мале"}, LonLat: orb.Point{32.43, 48.91}, Population: 800, Unit: "UA-2", Area: "stepova-held", AsOf: "2026-01-02", Sources: []geodata.SourceID{"G01"}},
		},
	}
}

func testAreas(held, occupied orb.MultiPolygon) []*geodata.Area {
	area := func(id geodata.AreaID, en, uk string, form geodata.Form, holder geodata.Holder) *geodata.Area {
		return &geodata.Area{
			ID: id, Name: geodata.Name{En: en, Uk: uk}, Form: form, Holder: holder,
			Summary: "A summary of " + en + ".", AsOf: "2026-01-02", Licence: "CC BY 4.0", Sources: []geodata.SourceID{"G01"},
		}
	}
	whole := area("stepova", "Stepova oblast", "Степова область", geodata.Ground, geodata.Undecided)
	whole.Parts, whole.Unit, whole.KM2 = []geodata.AreaID{"stepova-occupied", "stepova-held"}, "UA-2", 22800
	west := area("stepova-held", "Stepova oblast, held part", "Степова область, утримувана частина", geodata.Ground, geodata.Ukraine)
	west.Unit, west.KM2, west.PrecisionM, west.Derivation, west.Geometry = "UA-2", 12345, 1600, "Cut along the line.", held
	east := area("stepova-occupied", "Stepova oblast, occupied part", "Степова область, окупована частина", geodata.Ground, geodata.Russia)
	east.Unit, east.KM2, east.PrecisionM, east.Derivation, east.Geometry = "UA-2", 10455, 1600, "Cut along the line.", occupied
	plant := area("plant", "Power plant", "Електростанція", geodata.Site, geodata.Russia)
	plant.Geometry = orb.Point{32.8, 48.4}
	front := area("line-of-contact", "Line of contact", "Лінія зіткнення", geodata.Course, geodata.NotAtIssue)
	front.KM = 160
	river := area("river", "The river", "Річка", geodata.Course, geodata.NotAtIssue)
	river.KM, river.NoClause = 130, "No clause of these drafts names it."
	capital := area("capital", "A far capital", "Далека столиця", geodata.Beyond, geodata.NotAtIssue)
	return []*geodata.Area{whole, east, west, plant, front, river, capital}
}

// firstDraft is complete and knows every case: a clause with sub-clauses, one
// through a whole, a vague treatment, silent answers, a clause that is weaker
// than its draft, a clause without ground.
func firstDraft() *geodata.Draft {
	return &geodata.Draft{
		ID: "first", Name: "First draft", Title: "The six-point draft", Date: "2026-01-10", Authors: "Nobody",
		Standing: geodata.PressText, Status: "Leaked.", Summary: "It would settle everything in six points.", Shape: "Six clauses.",
		Complete: true, Sources: []geodata.SourceID{"A01"},
		History: []geodata.Dated{{Date: "2026-01-09", Text: "It became known.", Sources: []geodata.SourceID{"A01"}}},
		Clauses: []*geodata.Clause{
			testClause("first", "1", "", geodata.Clause{Title: "Sovereignty", Topics: []geodata.TopicID{"status"}, NoGround: "It speaks of the state and names no ground."}),
			testClause("first", "2", "", geodata.Clause{Title: "Stepova", Topics: []geodata.TopicID{"territory"}, Concerns: []geodata.AreaID{"stepova"}}),
			testClause("first", "2a", "2", geodata.Clause{Title: "The occupied part", Topics: []geodata.TopicID{"territory"}, Treatments: []geodata.Treatment{{
				Area: "stepova-occupied", Kind: geodata.DeFactoRecognition, Holder: geodata.Russia,
				Controls: "Those who hold it now.", Enters: geodata.Silent, Monitors: geodata.Silent, Trigger: "Signature.",
				Recognition: geodata.Recognition{Level: geodata.RecognitionDeFacto, Of: geodata.OfControl, By: "by all"},
			}}}),
			testClause("first", "2b", "2", geodata.Clause{Title: "The held part", Topics: []geodata.TopicID{"territory"}, Treatments: []geodata.Treatment{{
				Area: "stepova-held", Kind: geodata.DemilitarisedBuffer, Holder: geodata.Neither, Vague: true, Reading: "No edge is named; we read it as the whole part.",
				Controls: geodata.Silent, Enters: "No army.", Monitors: geodata.Silent, Trigger: geodata.Silent,
				Recognition: geodata.Recognition{Level: geodata.RecognitionUnqualified, Of: geodata.OfBelonging},
			}}}),
			testClause("first", "3", "", geodata.Clause{Title: "The plant", Topics: []geodata.TopicID{"energy"}, Standing: geodata.Reported, Treatments: []geodata.Treatment{{
				Area: "plant", Kind: geodata.SharedOperation, Holder: geodata.Shared,
				Controls: "Both.", Enters: "Inspectors.", Monitors: "Inspectors.", Trigger: "A restart.",
				Recognition: geodata.Recognition{Level: geodata.RecognitionSilent, Note: "Title is not spoken of."},
			}}}),
			testClause("first", "4", "", geodata.Clause{Title: "Talks on the oblast", Topics: []geodata.TopicID{"territory"}, Treatments: []geodata.Treatment{{
				Area: "stepova", Kind: geodata.OpenTalks, Holder: geodata.NotAtIssue,
				Controls: "Left to talks.", Enters: "Left to talks.", Monitors: "Left to talks.", Trigger: "Talks.",
				Recognition: geodata.Recognition{Level: geodata.RecognitionNone},
			}}}),
			testClause("first", "5", "", geodata.Clause{Title: "The front", Topics: []geodata.TopicID{"territory"}, Concerns: []geodata.AreaID{"capital"},
				Notes: []geodata.Note{{Kind: geodata.LawNote, Text: "A line is no title.", Sources: []geodata.SourceID{"A01"}}, {Kind: geodata.GapNote, Text: "No monitor.", Sources: []geodata.SourceID{"A02"}}},
				Treatments: []geodata.Treatment{{
					Area: "line-of-contact", Kind: geodata.FrozenLine, Holder: geodata.NotAtIssue,
					Controls: "Each side its own.", Enters: geodata.Silent, Monitors: geodata.Silent, Trigger: "A ceasefire.",
					Recognition: geodata.Recognition{Level: geodata.RecognitionDeFacto, Of: geodata.OfLine},
				}}}),
		},
	}
}

// secondDraft is newer, only reported, and not complete, so the map of the home
// page is not drawn from it.
func secondDraft() *geodata.Draft {
	return &geodata.Draft{
		ID: "second", Name: "Second draft", Title: "The counter-draft", Date: "2026-01-20", Authors: "Others",
		Standing: geodata.Reported, Status: "Denied.", Summary: "It would return the ground.", Shape: "Two features.",
		Sources: []geodata.SourceID{"A02"},
		Clauses: []*geodata.Clause{
			testClause("second", "1", "", geodata.Clause{Title: "Return", Topics: []geodata.TopicID{"territory"}, Standing: geodata.Reported, Confidence: geodata.Confidence{Level: geodata.Recalled}, Treatments: []geodata.Treatment{{
				Area: "stepova-occupied", Kind: geodata.ReturnToUkraine, Holder: geodata.Ukraine,
				Controls: "Ukraine.", Enters: geodata.Silent, Monitors: geodata.Silent, Trigger: geodata.Silent,
				Recognition: geodata.Recognition{Level: geodata.RecognitionDeJure, Of: geodata.OfBelonging},
			}}}),
			testClause("second", "2", "", geodata.Clause{Title: "Assurances", Topics: []geodata.TopicID{"status"}, Standing: geodata.Reported, NoGround: "It is about treaties."}),
		},
	}
}

// testClause fills in what all clauses have.
func testClause(d geodata.DraftID, number, parent string, c geodata.Clause) *geodata.Clause {
	c.ID, c.Number = geodata.NewClauseID(d, number), number
	if parent != "" {
		c.Parent = geodata.NewClauseID(d, parent)
	}
	if c.Standing == "" {
		c.Standing = geodata.PressText
	}
	c.Summary = "What clause " + number + " of the " + string(d) + " draft says, in our words."
	if c.Confidence.Level == "" {
		c.Confidence = geodata.Confidence{Level: geodata.SeenText, Copies: 2}
		if c.Standing == geodata.Reported {
			c.Confidence.Level = geodata.SeenSummary
		}
	}
	c.Sources = []geodata.SourceID{"A01"}
	return &c
}

const testOrigin = "https://example.org"

// testSite is the site of the test atlas. Routes are global in go-app, so that
// it is made and registered once.
var testSite = sync.OnceValues(func() (*Site, error) {
	atlas, err := geodata.New(testRecords())
	if err != nil {
		return nil, err
	}
	drawn, err := sheet.Bake(atlas)
	if err != nil {
		return nil, err
	}
	s := NewSite(atlas, drawn)
	s.Origin = testOrigin
	s.Register()
	return s, nil
})

func siteOf(t testing.TB) *Site {
	t.Helper()
	s, err := testSite()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var testHandler http.Handler = &app.Handler{Name: "Test", Lang: "en", Icon: app.Icon{Default: "/i.png", Large: "/i.png", SVG: "/i.svg"}}

// load asks for a page of the test site.
func load(t testing.TB, path string) *apptest.Page {
	t.Helper()
	siteOf(t)
	p, err := apptest.Get(testHandler, path)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// loadAll asks once for every page of the test site, in the order of routes.
func loadAll(t testing.TB) []*apptest.Page {
	t.Helper()
	pages, err := testPages()
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

var testPages = sync.OnceValues(func() ([]*apptest.Page, error) {
	s, err := testSite()
	if err != nil {
		return nil, err
	}
	var pages []*apptest.Page
	for _, r := range s.Routes() {
		p, err := apptest.Get(testHandler, r.Path)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
})
