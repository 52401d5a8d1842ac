package app

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/cmd/site/repair"
	"github.com/draftlines/draftlines/geodata/edition/records"
	"golang.org/x/net/html"
)

// The page tests render the real edition and look at the parsed HTML, never at
// the bytes of the serialiser.

var realSite = sync.OnceValues(func() (*Site, error) {
	atlas, sheet, err := records.Load()
	if err != nil {
		return nil, err
	}
	return NewSite(atlas, sheet), nil
})

func bakedSite(t *testing.T) *Site {
	t.Helper()
	s, err := realSite()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// render parses elements as a reader's browser would.
func render(t *testing.T, body ...markup.Node) *html.Node {
	t.Helper()
	src, err := repair.HTML([]byte(prerendered(el("div").Body(body...))))
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(string(src)))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// find returns the elements with a tag and, unless it is empty, a class.
func find(root *html.Node, tag, class string) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == tag && (class == "" || slices.Contains(strings.Fields(attrOf(n, "class")), class)) {
			found = append(found, n)
		}
	}
	return found
}

func attrOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// textsOf returns the texts of the cells of a row.
func textsOf(row *html.Node) []string {
	var out []string
	for c := range row.ChildNodes() {
		if c.Type == html.ElementNode {
			out = append(out, textOf(c))
		}
	}
	return out
}

func styles(t *testing.T) string {
	t.Helper()
	return readWeb(t, "styles.css") + readWeb(t, "rest.css")
}

// readWeb is a file of the folder web.
func readWeb(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("../web/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// checkIDs fails where an id stands twice on a page.
func checkIDs(t *testing.T, root *html.Node) {
	t.Helper()
	seen := map[string]bool{}
	for n := range root.Descendants() {
		if id := attrOf(n, "id"); id != "" {
			if seen[id] {
				t.Errorf("the id %q is there twice", id)
			}
			seen[id] = true
		}
	}
}
