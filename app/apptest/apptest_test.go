package apptest

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const sample = `<!DOCTYPE html><html><body>
<header id="top"><nav class="site wide"><a href="/">Home</a> <a href="/x" data-n="a b">X</a></nav></header>
<main><h1>One
  <span>word</span></h1><p class="lead">Text</p><svg xmlns="http://www.w3.org/2000/svg"><path class="line" d="M0 0"></path></svg></main>
</body></html>`

func parse(t testing.TB, s string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func TestSelectors(t *testing.T) {
	root := parse(t, sample)
	for _, c := range []struct {
		selector string
		want     int
	}{
		{"a", 2},
		{"*", 13},
		{"nav a", 2},
		{"header a", 2},
		{"main a", 0},
		{"body header nav a", 2},
		{".site", 1},
		{".site.wide", 1},
		{".site.narrow", 0},
		{".sit", 0},
		{"#top", 1},
		{"nav#top", 0},
		{"[href]", 2},
		{"a[href=/x]", 1},
		{`a[href="/x"]`, 1},
		{`[data-n="a b"][href]`, 1},
		{"[data-n=a b]", 1},
		{"path.line", 1},
		{"h1, p.lead", 2},
		{"  h1 span  ", 1},
	} {
		if got := len(All(root, c.selector)); got != c.want {
			t.Errorf("%q selects %d elements, want %d", c.selector, got, c.want)
		}
	}
}

func TestSelectorsThatCannotBeRead(t *testing.T) {
	for _, s := range []string{"", " ", "a,", ",a", ".", "#", "a[", "a[href", `a[href="x]`, "a[]", "a>b", "a[href~=x]", "a:hover"} {
		if got, err := ParseSelector(s); err == nil {
			t.Errorf("%q was read as %v", s, got)
		}
	}
}

func FuzzParseSelector(f *testing.F) {
	for _, s := range []string{"a", "a.b#c[d=e] f", `[x="y z"], p`, "a[", "..", "é"} {
		f.Add(s)
	}
	root, err := html.Parse(strings.NewReader(sample))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		selector, err := ParseSelector(s)
		if err != nil {
			return
		}
		if len(selector) != 1+strings.Count(s, ",") && !strings.Contains(s, "[") {
			t.Errorf("%q has %d alternatives", s, len(selector))
		}
		for n := range root.Descendants() {
			selector.Matches(n)
		}
	})
}

func TestChecks(t *testing.T) {
	root := parse(t, sample)
	for _, c := range []struct {
		name  string
		check Check
		ok    bool
	}{
		{"text over lines", In("h1", HasExactText("One word")), true},
		{"part of a text", In("h1", HasText("ne wo")), true},
		{"other text", In("h1", HasText("two")), false},
		{"nothing selected", In("h2"), false},
		{"only the first", In("a", HasAttr("href", "/")), true},
		{"each", Each("a", HasAttr("href", "/")), false},
		{"each has a text", Each("a", HasSomeText()), true},
		{"no text", In("path", HasSomeText()), false},
		{"attribute", In("a", HasAttr("rel", "")), false},
		{"nested", In("header", In("nav", Count("a", 2))), true},
		{"not there", NotIn("main a"), true},
		{"there", NotIn("nav a"), false},
		{"bad selector", NotIn("a["), false},
		{"one of each", OneOfEach("h1", "main"), true},
		{"two of one", OneOfEach("a"), false},
		{"headings", HeadingsDescend(), true},
		{"ids", UniqueIDs(), true},
		{"names", ControlsHaveNames(), true},
		{"landmarks", DistinctLandmarks(), true},
	} {
		if err := c.check(root); (err == nil) != c.ok {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
}

func TestDocumentChecksFindFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		body  string
		check Check
	}{
		{"skipped level", "<h1>a</h1><h3>b</h3>", HeadingsDescend()},
		{"no h1 first", "<h2>a</h2>", HeadingsDescend()},
		{"empty heading", "<h1></h1>", HeadingsDescend()},
		{"id twice", `<p id="a"></p><p id="a"></p>`, UniqueIDs()},
		{"empty id", `<p id=""></p>`, UniqueIDs()},
		{"label to nothing", `<p aria-labelledby="a"></p>`, LabelsLead()},
		{"label without text", `<p aria-describedby="a"></p><p id="a"></p>`, LabelsLead()},
		{"button without name", `<button><span></span></button>`, ControlsHaveNames()},
		{"box without label", `<input type="checkbox">`, ControlsHaveNames()},
		{"two navs without names", `<nav></nav><nav></nav>`, DistinctLandmarks()},
		{"two navs, one name", `<nav aria-label="a"></nav><nav aria-label="a"></nav>`, DistinctLandmarks()},
	} {
		if err := c.check(parse(t, c.body)); err == nil {
			t.Errorf("%s was not found", c.name)
		}
	}
}

func TestGet(t *testing.T) {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprintf(w, "<title>%s</title>", r.URL.Path)
	})
	p, err := Get(h, "/x")
	if err != nil {
		t.Fatal(err)
	}
	if p.Status != http.StatusNotFound || p.Path != "/x" {
		t.Errorf("got status %d of %s", p.Status, p.Path)
	}
	p.Check(t, In("title", HasExactText("/x")))
	if got := p.Attrs("a", "href"); len(got) != 0 {
		t.Errorf("links %v in a page without any", got)
	}
	if !Within(p.All("title")[0], "head") || Within(p.All("title")[0], "body") {
		t.Error("the title is not found within head alone")
	}
}
