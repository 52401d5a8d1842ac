package source

import (
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/draftlines/draftlines/geodata"
)

// The data itself: geodata/, as people edit it.
var loadData = sync.OnceValues(func() (*geodata.Atlas, []Problem) { return Load(os.DirFS("..")) })

func data(t *testing.T) *geodata.Atlas {
	t.Helper()
	a, problems := loadData()
	for _, p := range problems {
		t.Error(p)
	}
	if a == nil {
		t.FailNow()
	}
	return a
}

// Ids are never re-used, so that a gap is a record that was lost.
func TestNumberedRecordsHaveNoGap(t *testing.T) {
	a := data(t)
	for i, r := range a.Alignments {
		if want := fmt.Sprintf("a%02d", i+1); string(r.ID) != want {
			t.Fatalf("row %s where %s should be", r.ID, want)
		}
	}
	for i, d := range a.Disputes {
		if want := fmt.Sprintf("x%d", i+1); string(d.ID) != want {
			t.Fatalf("dispute %s where %s should be", d.ID, want)
		}
	}
	for i, c := range a.Claims {
		if want := fmt.Sprintf("t%02d", i+1); string(c.ID) != want {
			t.Fatalf("claim %s where %s should be", c.ID, want)
		}
	}
	if len(a.Alignments) < 48 || len(a.Disputes) < 28 || len(a.Claims) < 49 || len(a.Terms) < 45 {
		t.Errorf("%d rows, %d disputes, %d claims, %d terms", len(a.Alignments), len(a.Disputes), len(a.Claims), len(a.Terms))
	}
}

// A reader who opens a clause of one of the three texts that are aligned finds
// its counterparts.
func TestEveryAlignedTextIsAlignedWhole(t *testing.T) {
	a := data(t)
	alone := []geodata.ClauseID{"ua-20/14e"} // humanitarian law on the ground concerned: no other text has it
	for _, id := range []geodata.DraftID{"us-28", "e3", "ua-20"} {
		for _, c := range a.Draft(id).Clauses {
			if !aligned(a, c) && !slices.Contains(alone, c.ID) {
				t.Errorf("%s is in no row of the alignment", c.ID)
			}
		}
	}
}

// aligned says whether the clause, or one of its sub-clauses, is in a row.
func aligned(a *geodata.Atlas, c *geodata.Clause) bool {
	return len(a.AlignmentsOf(c.ID)) > 0 || slices.ContainsFunc(a.SubClauses(c.ID), func(sub *geodata.Clause) bool {
		return len(a.AlignmentsOf(sub.ID)) > 0
	})
}

// Both changes are judged in every row.
func TestEveryRowJudgesBothWays(t *testing.T) {
	for _, r := range data(t).Alignments {
		for _, to := range []geodata.DraftID{"e3", "ua-20"} {
			if !slices.ContainsFunc(r.Changes, func(c geodata.Change) bool { return c.From == "us-28" && c.To == to }) {
				t.Errorf("row %s does not say how US 28 changed to %s", r.ID, to)
			}
		}
	}
}

func TestDisputesAndClausesNameEachOther(t *testing.T) {
	a := data(t)
	for _, d := range a.Disputes {
		for _, id := range d.Clauses {
			if !slices.Contains(a.Clause(id).Disputes, d.ID) {
				t.Errorf("%s concerns %s, which does not name it", d.ID, id)
			}
			if !slices.Contains(d.Drafts, id.Draft()) && len(d.Drafts) > 0 {
				t.Errorf("%s concerns %s but not its draft", d.ID, id)
			}
		}
	}
	for _, draft := range a.Drafts {
		for _, c := range draft.Clauses {
			for _, id := range c.Disputes {
				if !slices.Contains(a.Dispute(id).Clauses, c.ID) {
					t.Errorf("%s names %s, which does not concern it", c.ID, id)
				}
			}
		}
	}
}

// Every party that is asked on a topic has an answer, be it that none is known.
func TestEveryTopicHasTheFivePositions(t *testing.T) {
	a := data(t)
	for _, topic := range a.Topics {
		for _, party := range []geodata.PartyID{geodata.PartyUkraine, geodata.PartyRussia, geodata.PartyUnitedStates, geodata.PartyE3EU, geodata.PartyNATO} {
			if !slices.ContainsFunc(a.PositionsOn(topic.ID), func(p *geodata.Position) bool { return p.Party == party }) {
				t.Errorf("nothing on %s by %s, not even that nothing was found", topic.ID, party)
			}
		}
	}
}
