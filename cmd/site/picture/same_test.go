package picture

import (
	"strings"
	"testing"

	"github.com/draftlines/draftlines/app"
	"golang.org/x/net/html"
)

// TestSameAsTheMapForArticles holds the shapes and the legend of pictures to
// those that package app writes for articles: the same paths with the same
// classes in the same order, the same words.
func TestSameAsTheMapForArticles(t *testing.T) {
	for i, e := range app.Embeds(site()) {
		if testing.Short() && i%13 != 0 {
			continue
		}
		doc, err := html.Parse(strings.NewReader(e.Body))
		if err != nil {
			t.Fatal(err)
		}
		still := app.StillOf(site(), e.Of, twinWindow())
		var got, want []string
		for _, s := range still.Shapes {
			got = append(got, s.Chain+" "+string(s.D))
		}
		paths := map[string]string{}
		for n := range doc.Descendants() {
			if n.Data == "path" && attribute(n, "id") != "" {
				paths["#"+attribute(n, "id")] = attribute(n, "d")
			}
		}
		want = chains(find(doc, "map-ground"), "", paths)
		compare(t, e.Of+", shapes", got, want)
		got, want = nil, nil
		for _, row := range still.Legend {
			got = append(got, row.Label+" | "+row.Note)
		}
		for n := range find(doc, "legend").Descendants() {
			if n.Data == "li" {
				want = append(want, words(find(n, "legend-label"))+" | "+words(find(n, "legend-note")))
			}
		}
		compare(t, e.Of+", legend", got, want)
	}
}

func compare(t *testing.T, where string, got, want []string) {
	t.Helper()
	if len(got) != len(want) || len(got) == 0 {
		t.Errorf("%s: %d, want %d", where, len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("%s, number %d: %.200s\nwant %.200s", where, i, got[i], want[i])
		}
	}
}

// chains lists paths with their classes and those of the elements around them.
func chains(n *html.Node, around string, paths map[string]string) (out []string) {
	class := strings.TrimSpace(attribute(n, "class"))
	if class == "slot" { // of go-app, for the patterns
		return nil
	}
	if class != "" && around != "" {
		around += "/"
	}
	around += class
	if n.Data == "use" || n.Data == "path" {
		d := attribute(n, "d")
		if n.Data == "use" {
			d = paths[attribute(n, "href")]
		}
		if d == "" { // nothing of it is in the frame
			return nil
		}
		return []string{around + " " + d}
	}
	for child := range n.ChildNodes() {
		out = append(out, chains(child, around, paths)...)
	}
	return out
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// find returns the first element with a class.
func find(n *html.Node, class string) *html.Node {
	for d := range n.Descendants() {
		for _, c := range strings.Fields(attribute(d, "class")) {
			if c == class {
				return d
			}
		}
	}
	return &html.Node{}
}

func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}
