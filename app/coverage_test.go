package app

import (
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
)

func TestKindsHaveLetters(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range geodata.TreatmentKinds {
		if l := treatmentLetters[k]; l == "" || seen[l] {
			t.Errorf("the treatment %s has the mark %q, which is empty or taken", k, l)
		}
		seen[treatmentLetters[k]] = true
	}
}

// TestCoverageSummary counts every cell against the atlas: a mark for each kind
// of treatment, a dot where there is none, nothing where the draft is silent.
func TestCoverageSummary(t *testing.T) {
	s := bakedSite(t)
	rows := find(render(t, s.coverageSummary()), "tr", "area-row")
	if len(rows) != len(s.Atlas.Areas) {
		t.Fatalf("%d rows for %d areas", len(rows), len(s.Atlas.Areas))
	}
	for i, a := range s.Atlas.Areas {
		cells := find(rows[i], "td", "")
		if len(cells) != len(s.Atlas.Drafts) {
			t.Fatalf("%s: %d cells for %d drafts", a.ID, len(cells), len(s.Atlas.Drafts))
		}
		for j, d := range s.Atlas.Drafts {
			kinds := map[geodata.TreatmentKind]bool{}
			for _, l := range s.Atlas.TreatmentsOf(a.ID, d.ID) {
				kinds[l.Treatment.Kind] = true
			}
			want := len(kinds)
			if want == 0 && len(s.Atlas.LinksOf(a.ID, d.ID)) > 0 {
				want = 1
			}
			marks := find(cells[j], "a", "")
			if len(marks) != want {
				t.Errorf("%s under %s has %d marks, want %d", a.ID, d.ID, len(marks), want)
			}
			for _, m := range marks {
				if href := attrOf(m, "href"); !strings.HasPrefix(href, draftPath(d.ID)+"/") || len(textOf(m)) < 8 {
					t.Errorf("%s under %s: the mark %q leads to %s", a.ID, d.ID, textOf(m), href)
				}
			}
		}
	}
}

// TestCoverageIsComplete proves that the page lists every clause once, each with
// ground or with the reason why it has none, and every area for each draft.
func TestCoverageIsComplete(t *testing.T) {
	s := bakedSite(t)
	root := render(t, s.coveragePage()...)
	checkIDs(t, root)
	checkSieve(t, root, "clause-row")
	clauses := 0
	for _, d := range s.Atlas.Drafts {
		clauses += len(d.Clauses)
		if named, without := s.areasNamedBy(d), s.areasWithout(d); len(named) == 0 || len(without) == 0 {
			t.Errorf("%s names %d areas and leaves %d out", d.ID, len(named), len(without))
		}
		for _, a := range s.areasNamedBy(d) {
			if slices.Contains(s.areasWithout(d), a) {
				t.Errorf("%s both names and does not name %s", d.ID, a.ID)
			}
		}
		for _, c := range d.Clauses {
			if (c.NoGround == "") == (len(s.Atlas.AreasOf(c.ID)) == 0) {
				t.Errorf("%s has %d areas and the reason %q for none", c.ID, len(s.Atlas.AreasOf(c.ID)), c.NoGround)
			}
		}
	}
	if rows := find(root, "tr", "clause-row"); len(rows) != clauses {
		t.Errorf("%d rows for %d clauses", len(rows), clauses)
	}
}
