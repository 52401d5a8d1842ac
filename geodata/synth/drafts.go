package synth

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/draftlines/draftlines/geodata"
)

// growDrafts adds factor-1 copies of each draft before the oldest one.
func growDrafts(r *geodata.Records, factor int) {
	originals := r.Drafts
	oldest := originals[0].Date // drafts are in the order of their dates
	r.Alignments = mapped(r.Alignments, func(row *geodata.Alignment) {
		row.Clauses, row.Said = maps.Clone(row.Clauses), maps.Clone(row.Said)
	})
	var copies []*geodata.Draft
	for n := 2; n <= factor; n++ {
		for _, d := range originals {
			copies = append(copies, copyDraft(d, n))
			joinRows(r.Alignments, d.ID, n)
		}
	}
	// The last copy is the day before the oldest draft, each other a day earlier.
	for i, d := range copies {
		d.Date = daysBefore(oldest, len(copies)-i)
	}
	r.Drafts = slices.Concat(copies, originals)
}

func copyDraft(from *geodata.Draft, n int) *geodata.Draft {
	d := *from
	d.ID = synthetic(n, from.ID)
	d.Name = fmt.Sprintf("Synthetic %d of %s", n, from.Name)
	d.Title = fmt.Sprintf("The synthetic copy %d of: %s", n, from.Title)
	d.Summary = scrambled(from.Summary, string(d.ID))
	d.Clauses = mapped(from.Clauses, func(c *geodata.Clause) {
		c.ID = inDraft(c.ID, n)
		if c.Parent != "" {
			c.Parent = inDraft(c.Parent, n)
		}
		c.Summary = scrambled(c.Summary, string(c.ID))
	})
	return &d
}

// inDraft is the id of a clause in the nth copy of its draft.
func inDraft(id geodata.ClauseID, n int) geodata.ClauseID {
	return geodata.NewClauseID(synthetic(n, id.Draft()), id.Number())
}

// joinRows lets the nth copy of a draft say in each row what the draft says.
// Changes between it and others are left unjudged, as between most pairs.
func joinRows(rows []*geodata.Alignment, from geodata.DraftID, n int) {
	to := synthetic(n, from)
	for _, row := range rows {
		for _, id := range row.Clauses[from] {
			row.Clauses[to] = append(row.Clauses[to], inDraft(id, n))
		}
		if said, ok := row.Said[from]; ok {
			row.Said[to] = said
		}
	}
}

// daysBefore is the day that many days before a date; of a month before its
// first day.
func daysBefore(d geodata.Date, days int) geodata.Date {
	day, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		day, _ = time.Parse("2006-01", string(d))
	}
	return geodata.Date(day.AddDate(0, 0, -days).Format(time.DateOnly))
}
