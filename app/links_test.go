package app

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/app/apptest"
	"github.com/draftlines/draftlines/geodata"
	"golang.org/x/net/html"
)

// dataFile is the address of a published file. That each exists is proven
// where they are published.
var dataFile = regexp.MustCompile(`^/(data/(\d{4}-\d\d-\d\d/([a-z]+/)?[a-z0-9-]+|editions)\.(json|geojson|csv)|draftlines\.htm)$`)

func TestInternalLinksLeadSomewhere(t *testing.T) {
	ids := map[string]map[string]bool{} // of each page
	for _, p := range loadAll(t) {
		ids[p.Path] = map[string]bool{}
		for _, id := range p.Attrs("[id]", "id") {
			ids[p.Path][id] = true
		}
	}
	for _, p := range loadAll(t) {
		for _, a := range p.All("body a") {
			href := apptest.Attr(a, "href")
			if strings.HasPrefix(href, "https://") {
				if apptest.Attr(a, "target") != "_blank" || !strings.Contains(apptest.Attr(a, "rel"), "noopener") {
					t.Errorf("%s: %s leaves the site without noopener in the same window", p.Path, href)
				}
				continue
			}
			if dataFile.MatchString(href) {
				if apptest.Attr(a, "download") == "" {
					t.Errorf("%s: %s is a file without a name to save it under", p.Path, href)
				}
				continue
			}
			path, fragment, _ := strings.Cut(href, "#")
			path, query, _ := strings.Cut(path, "?")
			if draft, named := strings.CutPrefix(query, "draft="); query != "" && (!named || siteOf(t).Atlas.Draft(geodata.DraftID(draft)) == nil) {
				t.Errorf("%s: %q names no draft", p.Path, href)
			}
			if path == "" {
				path = p.Path
			}
			if offered, ok := strings.CutPrefix(path, ShareFolder); ok { // of which there is one for each map
				path = cmp.Or(offered, "/")
				if siteOf(t).route(path).Plain() {
					t.Errorf("%s: %q offers a page without a map", p.Path, href)
				}
			}
			switch page, ok := ids[path]; {
			case !ok:
				t.Errorf("%s: %q leads nowhere", p.Path, href)
			case fragment != "" && !page[fragment]:
				t.Errorf("%s: %q leads to no place on its page", p.Path, href)
			}
		}
	}
}

func TestEveryPageCanBeReached(t *testing.T) {
	reached := map[string]bool{"/": true, NotFoundPath: true, ShellPath: true}
	pages := map[string]*apptest.Page{}
	for _, p := range loadAll(t) {
		pages[p.Path] = p
	}
	for queue := []string{"/"}; len(queue) > 0; queue = queue[1:] {
		for _, href := range pages[queue[0]].Attrs("body a", "href") {
			path, _, _ := strings.Cut(href, "#")
			if pages[path] != nil && !reached[path] {
				reached[path] = true
				queue = append(queue, path)
			}
		}
	}
	for path := range pages {
		if !reached[path] {
			t.Errorf("no way leads from / to %s", path)
		}
	}
}

// linksTo returns the paths with a prefix that a page leads to, apart from
// the map and the list of the map's areas, which is on every page. Which draft a link names
// beside the path is looked at elsewhere.
func linksTo(p *apptest.Page, prefix string) map[string]bool {
	found := map[string]bool{}
	for _, a := range p.All("#content a") {
		if href := apptest.Attr(a, "href"); strings.HasPrefix(href, prefix) && !apptest.Within(a, "nav") && !apptest.Within(a, ".map-column, .below") && !apptest.Within(a, "dl.facts") {
			found[pathOf(href)] = true
		}
	}
	return found
}

// fact returns the description that follows a term on an area's page.
func fact(p *apptest.Page, term string) *html.Node {
	for _, dt := range p.All("dl.facts dt") {
		if apptest.Text(dt) == term {
			for n := dt.NextSibling; n != nil; n = n.NextSibling {
				if n.Data == "dd" {
					return n
				}
			}
		}
	}
	return &html.Node{}
}

// TestEveryLinkGoesBothWays reads both sides from the pages: the areas that
// each clause's page leads to, with the parts that those areas' pages name, are
// the clauses that each area's page leads to.
func TestEveryLinkGoesBothWays(t *testing.T) {
	type pair struct{ clause, area string }
	fromClauses, fromAreas := map[pair]bool{}, map[pair]bool{}
	for _, p := range loadAll(t) {
		switch {
		case strings.Count(p.Path, "/") == 3:
			for area := range linksTo(p, "/area/") {
				fromClauses[pair{p.Path, area}] = true
				for _, a := range apptest.All(fact(load(t, area), "Made of"), "a") {
					fromClauses[pair{p.Path, apptest.Attr(a, "href")}] = true
				}
			}
		case strings.HasPrefix(p.Path, "/area/"):
			for href := range linksTo(p, "/draft/") {
				if strings.Count(href, "/") == 3 {
					fromAreas[pair{href, p.Path}] = true
				}
			}
		}
	}
	for l := range fromClauses {
		if !fromAreas[l] {
			t.Errorf("%s leads to %s, but not back", l.clause, l.area)
		}
	}
	for l := range fromAreas {
		if !fromClauses[l] {
			t.Errorf("%s leads to %s, but not back", l.area, l.clause)
		}
	}
	if len(fromAreas) != 12 {
		t.Errorf("%d pairs, want 12: %v", len(fromAreas), slices.Collect(maps.Keys(fromAreas)))
	}
}

func TestClauseThroughAWholeSaysSo(t *testing.T) {
	whole := siteOf(t).Atlas.Area("stepova")
	for _, part := range whole.Parts {
		shown := treatmentsOn(load(t, areaPath(part)))["/draft/first/4"]
		if shown == nil || !strings.Contains(apptest.Text(shown), whole.Name.En+" as a whole") {
			t.Errorf("the page of %s does not say that the clause names the whole", part)
		}
	}
	direct := treatmentsOn(load(t, areaPath("stepova")))["/draft/first/4"]
	if direct == nil || strings.Contains(apptest.Text(direct), "as a whole") {
		t.Error("the whole's own page speaks of a whole")
	}
}

func TestWholeAndPartsLeadToEachOther(t *testing.T) {
	whole := load(t, areaPath("stepova"))
	for _, part := range []string{"/area/stepova-occupied", "/area/stepova-held"} {
		if len(apptest.All(fact(whole, "Made of"), `a[href="`+part+`"]`)) != 1 {
			t.Errorf("the whole does not lead to %s", part)
		}
		if len(apptest.All(fact(load(t, part), "Part of"), `a[href="/area/stepova"]`)) != 1 {
			t.Errorf("%s does not lead to the whole", part)
		}
	}
}

// TestCoverageIsThePages compares each table of the coverage page, cell by
// cell, with what the clauses' pages say.
func TestCoverageIsThePages(t *testing.T) {
	p := load(t, "/coverage")
	s := siteOf(t)
	p.Check(t, apptest.Count("table.coverage", len(s.Atlas.Drafts)))
	for i, table := range p.All("table.coverage") {
		draft := s.Atlas.Drafts[i]
		var areas []string
		for _, a := range apptest.All(table, "thead a") {
			areas = append(areas, apptest.Attr(a, "href"))
		}
		counts := map[string]int{}
		rows := apptest.All(table, "tbody tr")
		if len(rows) != len(draft.Clauses) {
			t.Errorf("%s has %d rows, want %d", draft.ID, len(rows), len(draft.Clauses))
		}
		for _, row := range rows {
			clause := apptest.Attr(apptest.All(row, "th a")[0], "href")
			page := load(t, clause)
			named, treated := linksTo(page, "/area/"), treatmentsOn(page)
			cells := apptest.All(row, "td")
			if len(cells) != len(areas) {
				t.Fatalf("%s has %d cells, want %d", clause, len(cells), len(areas))
			}
			for j, cell := range cells {
				if (apptest.Text(cell) != "") != named[areas[j]] {
					t.Errorf("%s and %s: the table says %q, the page names it: %t", clause, areas[j], apptest.Text(cell), named[areas[j]])
				}
				if named[areas[j]] {
					counts[areas[j]]++
				}
				if shown := treated[areas[j]]; shown != nil {
					kind := apptest.Text(apptest.All(shown, ".treatment-kind")[0])
					word := apptest.Attr(apptest.All(cell, "[title]")[0], "title")
					if !strings.HasPrefix(kind, word) || word == "" {
						t.Errorf("%s and %s: the table says %q, the page %q", clause, areas[j], word, kind)
					}
				}
				delete(named, areas[j])
			}
			for area := range named {
				t.Errorf("%s names %s, which has no column", clause, area)
			}
		}
		for j, cell := range apptest.All(table, "tfoot td") {
			if got := apptest.Text(cell); got != attrInt(counts[areas[j]]) {
				t.Errorf("%s: the foot counts %s clauses of %s, the pages %d", draft.ID, got, areas[j], counts[areas[j]])
			}
		}
	}
}

func TestAreaWithoutClauseSaysWhy(t *testing.T) {
	reason := siteOf(t).Atlas.Area("river").NoClause
	load(t, areaPath("river")).Check(t, apptest.In("#content", apptest.HasText(reason)))
	load(t, "/coverage").Check(t, apptest.In("main", apptest.HasText(reason)))
}

func TestDraftThatIsSilentOnAnAreaSaysSo(t *testing.T) {
	p := load(t, areaPath("plant")) // only the first draft speaks of it
	shown := p.All("section.under-draft")
	if len(shown) != 2 {
		t.Fatalf("%d drafts are shown, want 2", len(shown))
	}
	if len(apptest.All(shown[0], "p.silent")) != 0 || len(apptest.All(shown[0], "section.treatment")) != 1 {
		t.Error("the first draft is not shown with its clause")
	}
	if len(apptest.All(shown[1], "p.silent")) != 1 || len(apptest.All(shown[1], "section.treatment")) != 0 {
		t.Error("the second draft is not shown as silent")
	}
}
