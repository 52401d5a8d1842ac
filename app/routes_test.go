package app

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/draftlines/draftlines/app/apptest"
	"golang.org/x/net/html"
)

func TestRoutesComeFromTheData(t *testing.T) {
	s := siteOf(t)
	var paths []string
	for _, r := range s.Routes() {
		if slices.Contains(paths, r.Path) {
			t.Errorf("%s is there twice", r.Path)
		}
		paths = append(paths, r.Path)
	}
	want := []string{"/", "/draft/first", "/draft/first/2", "/draft/first/2a", "/draft/second", "/draft/second/1",
		"/area/stepova", "/area/plant", "/area/line-of-contact", "/area/capital",
		"/place/male", "/place", "/coverage", "/method", "/sources", "/about", "/articles", "/editions", "/offline", ShellPath, NotFoundPath}
	for _, path := range want {
		if !slices.Contains(paths, path) {
			t.Errorf("there is no route %s", path)
		}
	}
	if want := 1 + 2 + 7 + 2 + 7 + (2 + 1) + (3 + 1) + (4 + 1) + 9; len(paths) != want {
		t.Errorf("%d routes, want %d: %v", len(paths), want, paths)
	}
}

func TestUnknownPathIsNotFound(t *testing.T) {
	s := siteOf(t)
	for _, path := range []string{"", "/draft", "/draft/", "/draft/first/", "/draft/first/99", "/area/nowhere", "/Area/plant", "/coverage/", "//"} {
		if r := s.route(path); r.Path != NotFoundPath || r.kind != notFoundKind {
			t.Errorf("the route of %q is %s", path, r.Path)
		}
	}
	for _, r := range s.Routes() {
		if got := s.route(r.Path); got.Path != r.Path || got.kind != r.kind {
			t.Errorf("the route of %s is %s", r.Path, got.Path)
		}
	}
	for _, path := range []string{"/draft/first/99", "/area/nowhere", "/coverage/more"} {
		if p := load(t, path); p.Status != http.StatusNotFound {
			t.Errorf("%s answers %d", path, p.Status)
		}
	}
}

// A page is plain if and only if it has no map: nothing else decides what is
// loaded with it.
func TestPlainPagesHaveNoMap(t *testing.T) {
	for _, r := range siteOf(t).Routes() {
		if r.kind == notFoundKind {
			continue // TestNotFoundPageOffersTheMap
		}
		check := apptest.In("#map")
		if r.Plain() {
			check = apptest.NotIn("#map")
		}
		load(t, r.Path).Check(t, check)
	}
}

func TestNotFoundPageOffersTheMap(t *testing.T) {
	load(t, NotFoundPath).Check(t,
		apptest.In("main", apptest.In(`a[href="/"]`, apptest.HasSomeText())),
		apptest.NotIn("link[rel=canonical]"),
		apptest.NotIn("#map"))
}

func TestEveryPageIsWhole(t *testing.T) {
	titles, descriptions := map[string]string{}, map[string]string{}
	for _, p := range loadAll(t) {
		if p.Status != http.StatusOK {
			t.Errorf("%s answers %d", p.Path, p.Status)
		}
		p.Check(t,
			apptest.OneOfEach("title", "h1", "main", "body header", "body footer"),
			apptest.In("html", apptest.HasAttr("lang", "en")),
			apptest.Count("meta[name=description]", 1),
			apptest.HeadingsDescend(),
			apptest.UniqueIDs(),
			apptest.LabelsLead(),
			apptest.ControlsHaveNames(),
			apptest.DistinctLandmarks(),
			apptest.In("a.skip", apptest.HasAttr("href", "#content")),
			apptest.Count("#content", 1),
		)
		title := apptest.Text(p.All("title")[0])
		if other, twice := titles[title]; twice {
			t.Errorf("%s and %s have the title %q", p.Path, other, title)
		}
		titles[title] = p.Path
		about := apptest.Attr(p.All("meta[name=description]")[0], "content")
		if len(about) < 20 || len(about) > 240 {
			t.Errorf("%s has a description of %d bytes", p.Path, len(about))
		}
		if other, twice := descriptions[about]; twice {
			t.Errorf("%s and %s have the description %q", p.Path, other, about)
		}
		descriptions[about] = p.Path
	}
}

func TestCanonicalLinks(t *testing.T) {
	for _, p := range loadAll(t) {
		if p.Path == NotFoundPath {
			continue
		}
		p.Check(t,
			apptest.Count("link[rel=canonical]", 1),
			apptest.In("link[rel=canonical]", apptest.HasAttr("href", testOrigin+p.Path)))
	}
}

func TestNoCanonicalLinkWithoutOrigin(t *testing.T) {
	s := siteOf(t)
	s.Origin = ""
	defer func() { s.Origin = testOrigin }()
	load(t, "/about").Check(t, apptest.NotIn("link[rel=canonical]"))
}

func TestMenuMarksThePage(t *testing.T) {
	for _, p := range loadAll(t) {
		var current []string
		for _, a := range p.All("header nav a[aria-current=page]") {
			current = append(current, apptest.Attr(a, "href"))
		}
		inMenu := len(p.All(`header nav a[href="`+p.Path+`"]`)) > 0
		if inMenu && !slices.Equal(current, []string{p.Path}) || !inMenu && len(current) > 0 {
			t.Errorf("%s: the menu marks %v", p.Path, current)
		}
	}
}

// TestUkrainianIsMarked looks at every text with Cyrillic letters: a screen
// reader must be told to read it as Ukrainian.
func TestUkrainianIsMarked(t *testing.T) {
	for _, p := range loadAll(t) {
		for n := range p.Root.Descendants() {
			if n.Type == html.TextNode && strings.ContainsFunc(n.Data, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) && !apptest.Within(n, "[lang=uk]") && !apptest.Within(n, "[lang=ru]") {
				t.Errorf("%s: %q is not marked as Ukrainian", p.Path, n.Data)
			}
		}
	}
	for _, a := range siteOf(t).Atlas.Areas {
		load(t, areaPath(a.ID)).Check(t,
			apptest.In("h1", apptest.HasText(a.Name.En)),
			apptest.In("#content [lang=uk]", apptest.HasExactText(a.Name.Uk)))
	}
}

func TestEveryPageCanBeDrawnTwiceAlike(t *testing.T) {
	for _, p := range loadAll(t) {
		again := load(t, p.Path)
		if a, b := outline(p.Root), outline(again.Root); a != b {
			t.Errorf("%s differs when drawn again", p.Path)
		}
	}
}

// TestPagesDoNotDependOnTheQuery: what the reader does to the map is put back
// by a script; the tree that go-app compares must be the same for every query.
func TestPagesDoNotDependOnTheQuery(t *testing.T) {
	a, b := load(t, "/draft/first"), load(t, "/draft/first?at=1,2,3&hide=names")
	if x, y := outline(a.All("body .shell")[0]), outline(b.All("body .shell")[0]); x != y {
		t.Error("the page differs with a query")
	}
}

// outline writes a tree with its attributes sorted: go-app writes them in
// random order.
func outline(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			b.WriteString(strings.TrimSpace(d.Data))
			continue
		}
		var attrs []string
		for _, a := range d.Attr {
			attrs = append(attrs, a.Key+"="+a.Val)
		}
		slices.Sort(attrs)
		b.WriteString("<" + d.Data + " " + strings.Join(attrs, " ") + ">")
	}
	return b.String()
}

func BenchmarkPrerenderArea(b *testing.B) {
	load(b, areaPath("stepova-held"))
	for b.Loop() {
		load(b, areaPath("stepova-held"))
	}
}
