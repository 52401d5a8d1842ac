package app

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/app/apptest"
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// manyDrafts is the site of the test atlas with n drafts: the two that it has and
// bare ones after them, of which the alignment knows every one and judged a change
// from the second to the last.
func manyDrafts(t *testing.T, n int) *Site {
	t.Helper()
	r := testRecords()
	said := map[geodata.DraftID]string{"first": "ten", "second": "twenty"}
	for i := len(r.Drafts); i < n; i++ {
		d := secondDraft()
		d.ID = geodata.DraftID(fmt.Sprintf("d%02d", i))
		d.Name, d.Title, d.Date, d.Clauses = "Draft "+string(d.ID), "The draft "+string(d.ID), geodata.Date(fmt.Sprintf("2026-02-%02d", i)), nil
		r.Drafts = append(r.Drafts, d)
		said[d.ID] = "thirty"
	}
	last := r.Drafts[n-1].ID
	r.Alignments = []*geodata.Alignment{{ID: "number", Subject: "A number", Topic: "territory", Said: said, Changed: "It grew.",
		Changes: []geodata.Change{{From: "second", To: last, Kind: geodata.ChangeHardened}}}}
	a, err := geodata.New(r)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := sheet.Bake(a)
	if err != nil {
		t.Fatal(err)
	}
	return NewSite(a, drawn)
}

func comparePaths(s *Site) (paths []string) {
	for _, r := range s.Routes() {
		if r.kind == compareKind {
			paths = append(paths, r.Path)
		}
	}
	return paths
}

// Today any two drafts are compared, and pages say so.
func TestEveryPairToday(t *testing.T) {
	s := bakedSite(t)
	if n := len(s.Atlas.Drafts); !s.everyPair() || len(comparePaths(s)) != n*(n-1) {
		t.Errorf("%d comparisons of %d drafts", len(comparePaths(s)), n)
	}
	for _, p := range []apptest.Check{apptest.In("table.pairs"), apptest.NotIn("dl")} {
		if err := p(render(t, s.comparisonsPage()...)); err != nil {
			t.Error(err)
		}
	}
}

// Comparisons grow with the drafts and not with their square, and a draft that
// becomes known later takes no address away.
func TestPairsOfManyDrafts(t *testing.T) {
	before := comparePaths(manyDrafts(t, 22))
	s := manyDrafts(t, 23)
	after := comparePaths(s)
	for _, path := range before {
		if path != "/compare/second/d21" && path != "/compare/d21/second" && !slices.Contains(after, path) {
			t.Errorf("%s is gone with one more draft", path)
		}
	}
	if added := len(after) - len(before); added > 2*(nearby+1) {
		t.Errorf("one more draft brings %d comparisons", added)
	}
	for path, want := range map[string]bool{
		"/compare/d05/d15": true, "/compare/d05/d16": false, "/compare/d16/d05": false, // near or not
		"/compare/first/d22": true, "/compare/d22/first": true, // with the first
		"/compare/second/d22": true, "/compare/d22/second": true, // judged
	} {
		if slices.Contains(after, path) != want {
			t.Errorf("%s is a page: %v", path, !want)
		}
	}
}

// Where not every pair has a page, no page leads to one that is not there, and
// the table beside a draft has the drafts that it is compared with.
func TestPagesOfManyDrafts(t *testing.T) {
	s := manyDrafts(t, 23)
	for _, r := range s.Routes() {
		var nodes []markup.Node
		switch r.kind {
		case draftKind:
			nodes = s.draftComparisons(r.draft)
		case compareKind:
			nodes = s.compareIntro(r)
		case comparisonsKind, columnsKind:
			nodes = s.renderText(r)
		default:
			continue
		}
		for _, a := range apptest.All(render(t, nodes...), "a[href]") {
			href := pathOf(apptest.Attr(a, "href"))
			if strings.HasPrefix(href, "/compare") && s.route(href).kind == notFoundKind {
				t.Errorf("%s leads to %s", r.Path, href)
			}
		}
	}
	columns := render(t, s.columnsPage(s.Atlas.Draft("d05"))...)
	if n := len(apptest.All(columns, "table.columns thead th")); n != 1+1+5+10+1 { // subject, base, before and after it, what changed
		t.Errorf("the table beside d05 has %d columns", n)
	}
	for _, c := range []apptest.Check{apptest.HasText("Drafts beside Draft d05"), apptest.NotIn("th.column-d16"), apptest.NotIn(`a[href="/compare/all/d16"]`)} {
		if err := c(columns); err != nil {
			t.Error(err)
		}
	}
	if err := apptest.In("#nearest", apptest.HasAttr("data-pairs", "some"))(render(t, s.notFoundPage()...)); err != nil {
		t.Error(err)
	}
}

// TestNearestOfManyDrafts: web/notfound.js offers no comparison then.
func TestNearestOfManyDrafts(t *testing.T) {
	s := manyDrafts(t, 23)
	index, err := json.Marshal(SearchIndex(s))
	if err != nil {
		t.Fatal(err)
	}
	asked := []struct{ path, says, links string }{
		{"/compare/d05/d16", "Draft d05 and Draft d16 have no page together.", "/compare/all /draft/d05 /draft/d16 /compare"},
		{"/compare/d05/other", "No draft has the id “other”.", "/draft/d05 /compare"},
		{"/compare/d05/d05", "A draft is not compared with itself.", "/draft/d05 /compare"},
		{"/compare/firts/secnod", "No draft has the id “firts” or “secnod”.", "/draft/first /draft/second /compare"},
	}
	var paths []string
	for _, a := range asked {
		paths = append(paths, a.path)
	}
	var answers []struct {
		Says  string
		Links []struct{ U string }
	}
	ask(t, "notfound.js", `(lib, index, path) => lib.nearest(index, path, "some")`, index, paths, &answers)
	for i, a := range asked {
		var links []string
		for _, l := range answers[i].Links {
			links = append(links, l.U)
		}
		if got := strings.Join(links, " "); answers[i].Says != a.says || got != a.links {
			t.Errorf("%s: %q, %s; want %q, %s", a.path, answers[i].Says, got, a.says, a.links)
		}
	}
}

// TestClauseListsWhatItsDraftIsComparedWith: beside a clause stands what the drafts say
// that its own is compared with; the others are counted, and are on the topic's page.
func TestClauseListsWhatItsDraftIsComparedWith(t *testing.T) {
	s := manyDrafts(t, 40)
	row := s.Atlas.Alignments[0]
	third := s.Atlas.Drafts[2] // compared with the two before it and the ten after it
	for _, c := range []struct {
		of     *geodata.Draft
		said   int
		others string
	}{
		{nil, 40, ""},
		{third, 13, "What 27 other drafts say stands under"},
	} {
		page := render(t, s.alignmentRow(row, c.of))
		if n := len(find(page, "dt", "")); n != c.said {
			t.Errorf("of %v: %d drafts, want %d", c.of, n, c.said)
		}
		if text := textOf(page); strings.Contains(text, "other drafts") != (c.others != "") || !strings.Contains(text, c.others) {
			t.Errorf("of %v: no %q in %q", c.of, c.others, text)
		}
	}
	today := bakedSite(t)
	for _, row := range today.Atlas.Alignments {
		for _, d := range today.Atlas.Drafts {
			if strings.Contains(textOf(render(t, today.alignmentRow(row, d))), "other draft") {
				t.Fatalf("%s of %s leaves out a draft today", row.ID, d.ID)
			}
		}
	}
}
