package app

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/app/markup"
	"golang.org/x/net/html"
)

// parsed is HTML as a browser reads it, with attributes in order.
func parsed(t *testing.T, root *html.Node) string {
	t.Helper()
	for n := range root.Descendants() {
		slices.SortFunc(n.Attr, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	}
	var out bytes.Buffer
	if err := html.Render(&out, root); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestPiecesSayTheSame holds the strings that the browser's program sets against the
// elements of which the server's pages are made.
func TestPiecesSayTheSame(t *testing.T) {
	s := bakedSite(t)
	for i, r := range s.Routes() {
		if r.Plain() || r.kind == placeKind && i%20 != 0 || r.kind == clauseKind && i%5 != 0 || r.kind == compareKind && i%10 != 0 {
			continue
		}
		p := &mapPage{Path: r.Path, site: s}
		page := s.renderShell(nil, r, p.renderMain(r))
		if faults := markup.Faults(page); len(faults) > 0 {
			t.Fatalf("%s: %q", r.Path, faults)
		}
		set, err := html.Parse(strings.NewReader(markup.HTML(el("div").Body(page))))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := parsed(t, set), parsed(t, render(t, page)); got != want {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			from := max(0, at-80)
			t.Fatalf("%s differs: the string has %q, the page %q", r.Path, got[from:min(len(got), at+80)], want[from:min(len(want), at+80)])
		}
	}
}

// TestBriefPageBeginsLikeTheWhole: what a click shows first is how the page begins.
func TestBriefPageBeginsLikeTheWhole(t *testing.T) {
	s := bakedSite(t)
	for _, path := range []string{"/", "/draft/us-28", "/draft/us-28/21", "/area/donetsk-held", "/place/pokrovsk"} {
		r := s.route(path)
		draw := func(brief bool) string {
			p := &mapPage{Path: path, site: s, brief: brief}
			return markup.HTML(p.renderPanel(r, s.sceneOf(r))...)
		}
		brief, whole := draw(true), draw(false)
		if !strings.HasPrefix(whole, brief) || len(brief) < 200 || len(brief) > len(whole)/2 {
			t.Errorf("%s: of %d letters the brief page has %d, or others", path, len(whole), len(brief))
		}
	}
}
