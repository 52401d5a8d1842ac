package geodata

import (
	"slices"
	"strings"
	"testing"
)

// small is an atlas of two drafts with everything that accompanies them.
func small() Records {
	return Records{
		Topics:  []*Topic{{ID: "land"}, {ID: "arms"}},
		Sources: []*Source{{ID: "A01"}, {ID: "ART0"}},
		Areas:   []*Area{{ID: "alpha", Parts: []AreaID{"alpha-east"}}, {ID: "alpha-east"}},
		Drafts: []*Draft{
			{ID: "old", Clauses: []*Clause{{ID: "old/1", Terms: []TermID{"buffer"}, Disputes: []DisputeID{"x2"}}, {ID: "old/2"}}},
			{ID: "new", Clauses: []*Clause{{ID: "new/1"}}},
		},
		Alignments: []*Alignment{
			{ID: "a01", Topic: "land", Clauses: map[DraftID][]ClauseID{"old": {"old/1"}, "new": {"new/1"}},
				Said: map[DraftID]string{"old": "a", "new": "b"}, Changes: []Change{{From: "old", To: "new", Kind: ChangeKept}}},
			{ID: "a02", Topic: "arms", Clauses: map[DraftID][]ClauseID{"old": {"old/2", "old/1"}}},
		},
		Positions: []*Position{{ID: "p1", Topic: "land"}, {ID: "p2"}, {ID: "p3", Topic: "land", Drafts: []DraftID{"new"}}},
		Terms:     []*Term{{ID: "buffer", Sources: []SourceID{"A01"}}},
		Events:    []*Event{{ID: "e1", Drafts: []DraftID{"new"}}, {ID: "e2", Topics: []TopicID{"land"}}, {ID: "e3", Drafts: []DraftID{"old", "new"}}},
		Disputes: []*Dispute{
			{ID: "x1", Clauses: []ClauseID{"old/1", "old/2"}, Areas: []AreaID{"alpha-east"}},
			{ID: "x2", Areas: []AreaID{"alpha"}, Readings: []Reading{{Sources: []SourceID{"A01"}}}},
		},
		Claims: []*Claim{{ID: "t01", Seed: "ART0", Areas: []AreaID{"alpha"}, Disputes: []DisputeID{"x2"}}},
	}
}

func TestCompanionsAreFoundFromBothEnds(t *testing.T) {
	a, err := New(small())
	if err != nil {
		t.Fatal(err)
	}
	ids := func(out []string) string { return strings.Join(out, " ") }
	for _, c := range []struct{ what, got, want string }{
		{"rows of old/1", ids(each(a.AlignmentsOf("old/1"), func(r *Alignment) string { return string(r.ID) })), "a01 a02"},
		{"rows of new/1", ids(each(a.AlignmentsOf("new/1"), func(r *Alignment) string { return string(r.ID) })), "a01"},
		{"positions on land", ids(each(a.PositionsOn("land"), func(p *Position) string { return string(p.ID) })), "p1 p3"},
		{"positions on the whole", ids(each(a.PositionsOn(""), func(p *Position) string { return string(p.ID) })), "p2"},
		{"events of new", ids(each(a.EventsOf("new"), func(e *Event) string { return string(e.ID) })), "e1 e3"},
		{"disputes that either side names", ids(each(a.DisputesOf("old/1"), func(d *Dispute) string { return string(d.ID) })), "x1 x2"},
		{"disputes of old/2", ids(each(a.DisputesOf("old/2"), func(d *Dispute) string { return string(d.ID) })), "x1"},
		{"disputes of an unknown clause", ids(each(a.DisputesOf("old/9"), func(d *Dispute) string { return string(d.ID) })), ""},
		{"disputes on a part", ids(each(a.DisputesOn("alpha-east"), func(d *Dispute) string { return string(d.ID) })), "x1 x2"},
		{"disputes on the whole", ids(each(a.DisputesOn("alpha"), func(d *Dispute) string { return string(d.ID) })), "x2"},
		{"claims on a part", ids(each(a.ClaimsOn("alpha-east"), func(c *Claim) string { return string(c.ID) })), "t01"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if a.Term("buffer") == nil || a.Term("bufer") != nil || a.Dispute("x2") == nil || a.Dispute("X2") != nil {
		t.Error("terms and disputes are not found by id")
	}
}

func each[T any](items []T, id func(T) string) (out []string) {
	for _, item := range items {
		out = append(out, id(item))
	}
	return out
}

func TestNewRefusesCompanionsThatLeadNowhere(t *testing.T) {
	for want, spoil := range map[string]func(r *Records){
		"row a01 names the unknown clause old/7":    func(r *Records) { r.Alignments[0].Clauses["old"] = []ClauseID{"old/7"} },
		"row a01 lists the clause old/1 under new":  func(r *Records) { r.Alignments[0].Clauses["new"] = []ClauseID{"old/1"} },
		"row a01 names the unknown draft older":     func(r *Records) { r.Alignments[0].Changes[0].From = "older" },
		"row a02 has the unknown topic sea":         func(r *Records) { r.Alignments[1].Topic = "sea" },
		"row a01 is there twice":                    func(r *Records) { r.Alignments[1].ID = "a01" },
		"position p1 names the unknown topic sea":   func(r *Records) { r.Positions[0].Topic = "sea" },
		"event e2 names the unknown topic sea":      func(r *Records) { r.Events[1].Topics = []TopicID{"sea"} },
		"dispute x1 names the unknown area beta":    func(r *Records) { r.Disputes[0].Areas = []AreaID{"beta"} },
		"dispute x2 names the unknown source A09":   func(r *Records) { r.Disputes[1].Readings[0].Sources = []SourceID{"A09"} },
		"claim t01 names the unknown source ART7":   func(r *Records) { r.Claims[0].Seed = "ART7" },
		"claim t01 names the unknown dispute x3":    func(r *Records) { r.Claims[0].Disputes = []DisputeID{"x3"} },
		"clause old/1 names the unknown term bufer": func(r *Records) { r.Drafts[0].Clauses[0].Terms = []TermID{"bufer"} },
		"clause old/1 names the unknown dispute x3": func(r *Records) { r.Drafts[0].Clauses[0].Disputes = []DisputeID{"x3"} },
		"term buffer names the unknown source A09":  func(r *Records) { r.Terms[0].Sources = []SourceID{"A09"} },
		"row a01 names the unknown draft newer":     func(r *Records) { r.Alignments[0].Said["newer"] = "c" },
	} {
		r := small()
		spoil(&r)
		_, err := New(r)
		if err == nil || !slices.Contains(strings.Split(strings.TrimPrefix(err.Error(), "geodata: new atlas: "), "\n"), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}
