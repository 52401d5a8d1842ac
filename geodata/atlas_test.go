package geodata

import (
	"slices"
	"testing"
)

func TestNewest(t *testing.T) {
	early := &Draft{ID: "early", Date: "2025-04", Complete: true}
	middle := &Draft{ID: "middle", Date: "2025-11-20", Complete: true}
	late := &Draft{ID: "late", Date: "2026-01-06"}
	tests := []struct {
		name   string
		drafts []*Draft
		want   *Draft
	}{
		{"the newest complete one", []*Draft{early, middle, late}, middle},
		{"none complete", []*Draft{late}, late},
		{"none", nil, nil},
	}
	for _, tt := range tests {
		a, err := New(Records{Drafts: tt.drafts})
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Newest(); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// TestWholesOfWholes: what a clause does to a whole it does to the pieces of its
// parts, and the nearer of two wholes decides.
func TestWholesOfWholes(t *testing.T) {
	names := func(id ClauseID, area AreaID, h Holder) *Clause {
		return &Clause{ID: id, Treatments: []Treatment{{Area: area, Holder: h}}}
	}
	a, err := New(Records{
		Areas: []*Area{{ID: "oblast", Parts: []AreaID{"east"}}, {ID: "east", Parts: []AreaID{"piece"}}, {ID: "piece", Holder: Ukraine}},
		Drafts: []*Draft{
			{ID: "d", Clauses: []*Clause{names("d/1", "oblast", Neither), names("d/2", "east", Shared)}},
			{ID: "e", Clauses: []*Clause{names("e/1", "oblast", Neither)}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := a.WholesOf("piece"); !slices.Equal(got, []AreaID{"east", "oblast"}) {
		t.Errorf("the piece is part of %v", got)
	}
	for draft, want := range map[DraftID]Holder{"d": Shared, "e": Neither, "f": Ukraine} {
		if got, _ := a.HolderUnder(draft, "piece"); got != want {
			t.Errorf("under %s the piece is held by %s, want %s", draft, got, want)
		}
	}
}
