package app

import (
	"slices"
	"strconv"
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

// manyAreas is an atlas with n areas and one draft, whose only clause speaks of
// the second and the last of them.
func manyAreas(t *testing.T, n int) *Site {
	t.Helper()
	c := &geodata.Clause{ID: "d/1", Number: "1", Title: "Two areas"}
	var areas []*geodata.Area
	for i := range n {
		areas = append(areas, &geodata.Area{ID: geodata.AreaID("a" + attrInt(i)), Form: geodata.Beyond})
	}
	c.Concerns = []geodata.AreaID{areas[n-1].ID, areas[1].ID}
	a, err := geodata.New(geodata.Records{Areas: areas, Drafts: []*geodata.Draft{{ID: "d", Name: "D", Clauses: []*geodata.Clause{c}}}})
	if err != nil {
		t.Fatal(err)
	}
	return &Site{Atlas: a}
}

// TestCoverageOfManyAreas: a row has a cell for every column, also where one
// cell stands for all columns between two marks.
func TestCoverageOfManyAreas(t *testing.T) {
	for n, wantCells := range map[int]int{wideTable: wideTable, wideTable + 1: 4} {
		s := manyAreas(t, n)
		row := find(render(t, el("table").Body(el("tbody").Body(s.coverageRows(s.Atlas.Drafts[0], s.Atlas.Areas)...))), "tr", "")[0]
		cells := find(row, "td", "")
		if len(cells) != wantCells {
			t.Errorf("%d areas: %d cells, want %d", n, len(cells), wantCells)
		}
		var marked []int
		column := 0
		for _, cell := range cells {
			if textOf(cell) != "" {
				marked = append(marked, column)
			}
			span, err := strconv.Atoi(attrOf(cell, "colspan"))
			if err != nil {
				span = 1
			}
			column += span
		}
		if column != n || !slices.Equal(marked, []int{1, n - 1}) {
			t.Errorf("%d areas: the cells stand for %d, those in %v are marked", n, column, marked)
		}
	}
}

// TestManyAreasAreNotKept: what a device keeps must not grow with the square of
// the areas; the page about it says what is so.
func TestManyAreasAreNotKept(t *testing.T) {
	for n, want := range map[int]Offline{mostKept: KeptOffline, mostKept + 1: DrawnOffline} {
		s := manyAreas(t, n)
		for _, r := range s.mapRoutes() {
			if got := s.titled(r).Offline(); r.kind == areaKind && got != want {
				t.Errorf("%d areas: %s is %v, want %v", n, r.Path, got, want)
			}
		}
		kept, drawn := keptWords(s.Atlas)
		if isKept := want == KeptOffline; strings.Contains(kept, "area") != isKept || strings.Contains(drawn, "area") == isKept {
			t.Errorf("%d areas: kept are %s; drawn are %s", n, kept, drawn)
		}
	}
}
