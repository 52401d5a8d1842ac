package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/geodata/edition/records"
	"golang.org/x/net/html"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

const origin = "https://draftlines.example"

var site = sync.OnceValue(func() *app.Site {
	atlas, sheet, err := records.Load()
	if err != nil {
		panic(err)
	}
	s := app.NewSite(atlas, sheet)
	s.Origin = origin
	return s
})

var made = sync.OnceValues(func() ([]byte, error) { return File(site(), os.DirFS("../../../web")) })

func file(t *testing.T) []byte {
	t.Helper()
	content, err := made()
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// budget is the size of the file in bytes that the pages promise.
const budget = 600_000

func TestSize(t *testing.T) {
	size := len(file(t))
	t.Logf("%d bytes", size)
	if size > budget {
		t.Errorf("the file has %d bytes, more than %d", size, budget)
	}
}

func TestSameBytesEachTime(t *testing.T) {
	again, err := File(site(), os.DirFS("../../../web"))
	if err != nil || !bytes.Equal(again, file(t)) {
		t.Errorf("made twice, the file differs (%v)", err)
	}
}

// TestLoadsNothing looks for whatever a browser would fetch or run.
func TestLoadsNothing(t *testing.T) {
	doc, err := html.Parse(bytes.NewReader(file(t)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "iframe", "object", "embed", "img", "form", "base", "template":
			t.Errorf("the file has a <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src", a.Key == "srcset", a.Key == "ping":
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			case n.Data == "link" && a.Key == "href":
				if rel, _ := attribute(n, "rel"); rel != "canonical" && !strings.HasPrefix(a.Val, "data:") {
					t.Errorf("a link loads %s", a.Val)
				}
			case n.Data == "use" && a.Key == "href" && !strings.HasPrefix(a.Val, "#"):
				t.Errorf("a shape is loaded from %s", a.Val)
			}
		}
	}
	styles := between(t, string(file(t)), "<style>", "</style>")
	if strings.Contains(styles, "@import") || regexp.MustCompile(`url\(["']?[^#"')]`).MatchString(styles) {
		t.Error("the style sheet loads something")
	}
	sum := sha256.Sum256([]byte(styles))
	if want := "default-src 'none'; img-src data:; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "';"; !strings.Contains(string(file(t)), want) {
		t.Errorf("the policy is not %s", want)
	}
}

func between(t *testing.T, s, from, to string) string {
	t.Helper()
	_, s, ok := strings.Cut(s, from)
	s, _, there := strings.Cut(s, to)
	if !ok || !there {
		t.Fatalf("nothing between %s and %s", from, to)
	}
	return s
}

// placesOf returns by id the text of the element round a heading, and where its
// links lead.
func placesOf(doc *html.Node) (text map[string]string, links map[string]map[string]bool) {
	text, links = map[string]string{}, map[string]map[string]bool{}
	for n := range doc.Descendants() {
		id, ok := attribute(n, "id")
		if !ok {
			continue
		}
		around := n
		if n.Data == "h3" || n.Data == "h4" {
			around = n.Parent
		}
		links[id] = map[string]bool{}
		for e := range around.Descendants() {
			if e.Type == html.TextNode {
				text[id] += e.Data
			}
			if href, ok := attribute(e, "href"); ok {
				links[id][href] = true
			}
		}
	}
	return text, links
}

// TestEverythingIsInIt: every draft, clause, area, term and source of the atlas
// is a place in the file, and clauses and areas lead to each other.
func TestEverythingIsInIt(t *testing.T) {
	doc, err := html.Parse(bytes.NewReader(file(t)))
	if err != nil {
		t.Fatal(err)
	}
	text, links := placesOf(doc)
	a := site().Atlas
	for _, d := range a.Drafts {
		if !strings.Contains(text["draft/"+string(d.ID)], d.Summary) {
			t.Errorf("the draft %s is missing", d.ID)
		}
		if _, ok := text["show-"+string(d.ID)]; links["show-"+string(d.ID)] == nil {
			t.Errorf("the map cannot show %s (%v)", d.ID, ok)
		}
		for _, c := range d.Clauses {
			place := "draft/" + string(c.ID)
			if !strings.Contains(text[place], c.Summary) {
				t.Errorf("the clause %s is missing", c.ID)
			}
			for _, treatment := range c.Treatments {
				area := "area/" + string(treatment.Area)
				if !links[place]["#"+area] || !links[area]["#"+place] {
					t.Errorf("%s and %s do not lead to each other", place, area)
				}
			}
		}
	}
	for _, x := range a.Areas {
		if !strings.Contains(text["area/"+string(x.ID)], x.Summary) {
			t.Errorf("the area %s is missing", x.ID)
		}
	}
	for _, x := range a.Terms {
		if !strings.Contains(text[string(x.ID)], x.Definition) {
			t.Errorf("the term %s is missing", x.ID)
		}
	}
	for _, x := range a.Sources {
		if !strings.Contains(text[string(x.ID)], x.Title) {
			t.Errorf("the source %s is missing", x.ID)
		}
	}
	for _, x := range a.Alignments {
		if !strings.Contains(text["compare"], x.Subject) {
			t.Errorf("the comparison lacks %s", x.Subject)
		}
	}
}

func TestPlacesOfLinks(t *testing.T) {
	ids := map[string]bool{"draft/us-28/21d": true, "A08": true}
	for href, want := range map[string]string{
		"/draft/us-28/21d":          "#draft/us-28/21d",
		"/draft/us-28/21d?draft=e3": "#draft/us-28/21d",
		"/sources#A08":              "#A08",
		"#A08":                      "#A08",
		"/place/kyiv":               origin + "/place/kyiv",
		"/sources#B99":              origin + "/sources#B99",
		"https://example.org/x":     "https://example.org/x",
	} {
		if got, err := place(href, ids, origin); err != nil || got != want {
			t.Errorf("%s leads to %s (%v), want %s", href, got, err, want)
		}
	}
	if got, err := place("#nowhere", ids, origin); err == nil {
		t.Errorf("a link to nothing leads to %s", got)
	}
	for _, bad := range []string{`<p id="a"></p><p id="a"></p>`, `<img src="/web/x.png">`, `<p style="color:red">x</p>`, `<a href="#b">x</a>`} {
		if out, err := relink([]byte(bad), origin, ""); err == nil {
			t.Errorf("%s became %s", bad, out)
		}
	}
}

// write puts the file where a browser can open it.
func write(t *testing.T) (address string) {
	t.Helper()
	browsertest.Need(t)
	name := filepath.Join(t.TempDir(), "draftlines.html")
	if err := os.WriteFile(name, file(t), 0o644); err != nil {
		t.Fatal(err)
	}
	return "file://" + name
}

// TestOpensFromTheDisk: as a reader opens it, without scripts even.
func TestOpensFromTheDisk(t *testing.T) {
	for _, r := range []browsertest.Reader{{}, {Width: 390, Height: 844, Touch: true}, {NoScript: true}, {Dark: true}} {
		tab := browsertest.Open(t, write(t), r)
		tab.Goto("")
		shown := func() []string {
			return browsertest.Eval[[]string](tab, `[...document.querySelectorAll(".map-ground .along-of")].filter((g) => g.querySelector(".area") && getComputedStyle(g).display !== "none").map((g) => g.classList[1])`)
		}
		if got := shown(); len(got) != 1 || got[0] != "of-"+string(site().Atlas.Newest().ID) {
			t.Errorf("at first the map shows %v", got)
		}
		browsertest.Eval[bool](tab, `(document.getElementById("show-us-28").click(), true)`)
		if got := shown(); len(got) != 1 || got[0] != "of-us-28" {
			t.Errorf("with US 28 chosen the map shows %v", got)
		}
		if wide := browsertest.Eval[float64](tab, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("the page is %v px too wide", wide)
		}
		columns := func() int {
			return browsertest.Eval[int](tab, `[...document.querySelectorAll(".columns thead th")].filter((c) => getComputedStyle(c).display !== "none").length`)
		}
		before := columns()
		browsertest.Eval[bool](tab, `(document.getElementById("column-us-28").click(), true)`)
		if after := columns(); before != after+1 {
			t.Errorf("%d columns have become %d", before, after)
		}
		painted := browsertest.Eval[float64](tab, `(() => {
			const box = document.querySelector(".of-us-28 use.fill").getBoundingClientRect();
			return Math.min(box.width, box.height);
		})()`)
		if painted < 5 {
			t.Errorf("the first area is %v px large", painted)
		}
	}
}

func TestAccessible(t *testing.T) {
	for _, r := range []browsertest.Reader{{}, {Width: 390, Height: 844, Dark: true}} {
		tab := browsertest.Open(t, write(t), r)
		tab.Goto("#draft/us-28/21d")
		for _, v := range tab.Violations() {
			t.Error(v)
		}
	}
}

// TestLinksLeadBothWays follows a clause to its area and back, as a reader does.
func TestLinksLeadBothWays(t *testing.T) {
	tab := browsertest.Open(t, write(t), browsertest.Reader{})
	tab.Goto("#draft/us-28/21d")
	for _, step := range []struct{ from, to string }{
		{"draft/us-28/21d", "area/donetsk-held"},
		{"area/donetsk-held", "draft/us-28/21d"},
	} {
		browsertest.Eval[bool](tab, `(document.getElementById("`+step.from+`").parentElement.querySelector('a[href="#`+step.to+`"]').click(), true)`)
		tab.Wait(`document.querySelector(":target")?.id === "` + step.to + `"`)
		tab.Wait(`(() => { const r = document.querySelector(":target").getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight; })()`)
	}
}
