package synth

import (
	"fmt"
	"slices"

	"github.com/draftlines/draftlines/geodata"
)

// growClauses gives each draft factor-1 copies of its clauses.
func growClauses(r *geodata.Records, factor int) {
	s := newSpread(r.Areas)
	originals := r.Drafts
	r.Drafts = mapped(r.Drafts, func(d *geodata.Draft) { d.Clauses = slices.Clone(d.Clauses) })
	rows := r.Alignments
	r.Alignments = slices.Clone(rows)
	for n := 2; n <= factor; n++ {
		for i, d := range originals {
			for _, c := range d.Clauses {
				r.Drafts[i].Clauses = append(r.Drafts[i].Clauses, s.clause(c, n))
			}
		}
		for _, row := range rows {
			r.Alignments = append(r.Alignments, copyRow(row, n))
		}
	}
}

// copyID is the id of the nth copy of a clause, in the same draft.
func copyID(id geodata.ClauseID, n int) geodata.ClauseID {
	return geodata.NewClauseID(id.Draft(), synthetic(n, id.Number()))
}

// spread hands out the pieces of areas in turn.
type spread struct {
	pieces map[geodata.AreaID][]geodata.AreaID
	next   map[geodata.AreaID]int
}

func newSpread(areas []*geodata.Area) spread {
	s := spread{map[geodata.AreaID][]geodata.AreaID{}, map[geodata.AreaID]int{}}
	parts := map[geodata.AreaID][]geodata.AreaID{}
	for _, a := range areas {
		parts[a.ID] = a.Parts
	}
	var drawn func(id geodata.AreaID) []geodata.AreaID
	drawn = func(id geodata.AreaID) (out []geodata.AreaID) {
		for _, part := range parts[id] {
			out = append(out, drawn(part)...)
		}
		if len(parts[id]) == 0 {
			return []geodata.AreaID{id}
		}
		return out
	}
	for _, a := range areas {
		s.pieces[a.ID] = drawn(a.ID)
	}
	return s
}

// piece is the next piece of an area, or the area itself if it has none.
func (s spread) piece(id geodata.AreaID) geodata.AreaID {
	pieces := s.pieces[id]
	at := s.next[id] % len(pieces)
	s.next[id]++
	return pieces[at]
}

func (s spread) clause(from *geodata.Clause, n int) *geodata.Clause {
	c := *from
	c.ID = copyID(from.ID, n)
	c.Number = c.ID.Number()
	if c.Parent != "" {
		c.Parent = copyID(c.Parent, n)
	}
	c.Title = fmt.Sprintf("Synthetic copy %d of: %s", n, from.Title)
	c.Summary = scrambled(from.Summary, string(c.ID))
	c.Treatments = slices.Clone(from.Treatments)
	for i := range c.Treatments {
		t := &c.Treatments[i]
		t.Area = s.piece(t.Area)
		t.Controls, t.Enters = scrambledAnswer(t.Controls, c.ID), scrambledAnswer(t.Enters, c.ID)
		t.Monitors, t.Trigger = scrambledAnswer(t.Monitors, c.ID), scrambledAnswer(t.Trigger, c.ID)
	}
	c.Concerns = slices.Clone(from.Concerns)
	for i, id := range c.Concerns {
		c.Concerns[i] = s.piece(id)
	}
	return &c
}

func scrambledAnswer(a geodata.Answer, seed geodata.ClauseID) geodata.Answer {
	if a == geodata.Silent {
		return a
	}
	return geodata.Answer(scrambled(string(a), string(seed)))
}

// copyRow sets the copies of clauses side by side as the clauses are.
func copyRow(from *geodata.Alignment, n int) *geodata.Alignment {
	row := *from
	row.ID = synthetic(n, from.ID)
	row.Subject = fmt.Sprintf("Synthetic copy %d of: %s", n, from.Subject)
	row.Changed = scrambled(from.Changed, string(row.ID))
	row.Clauses = map[geodata.DraftID][]geodata.ClauseID{}
	for draft, ids := range from.Clauses {
		for _, id := range ids {
			row.Clauses[draft] = append(row.Clauses[draft], copyID(id, n))
		}
	}
	return &row
}
