package main

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/headers"
)

// TestNothingInline looks for what the site's Content-Security-Policy forbids:
// a script, a style or a handler that stands in a page or in a map for articles,
// unless the policy names its hash. Of those it takes the latest; the same under
// their date differ in addresses.
func TestNothingInline(t *testing.T) {
	marker, err := build.ReadMarker(browsertest.Dist(t))
	if err != nil {
		t.Fatal(err)
	}
	allowed := map[string]bool{marker.Inline.Style: true, marker.Inline.Script: true}
	dated := regexp.MustCompile(`^embed.[0-9]{4}-`)
	for _, d := range parsed(t, func(file string) bool { return !dated.MatchString(file) }) {
		for n := range d.root.Descendants() {
			if n.Type == html.ElementNode {
				checkNotInline(t, d.path, n, allowed)
			}
		}
	}
}

func checkNotInline(t *testing.T, path string, n *html.Node, allowed map[string]bool) {
	t.Helper()
	switch {
	case n.Data == "style" && !allowed[hashIn(n)]:
		t.Errorf("%s has a style element of its own: %.60s", path, text(n))
	case n.Data == "base" || n.Data == "object" || n.Data == "embed":
		t.Errorf("%s has a %s element", path, n.Data)
	case n.Data == "script" && attr(n, "src") == "" && !isData(attr(n, "type")) && !allowed[hashIn(n)]:
		t.Errorf("%s has a script in it: %.60s", path, text(n))
	}
	for _, a := range n.Attr {
		value := strings.ToLower(strings.TrimSpace(a.Val))
		switch {
		case a.Key == "style":
			t.Errorf("%s: <%s> has the style %q", path, n.Data, a.Val)
		case strings.HasPrefix(a.Key, "on"):
			t.Errorf("%s: <%s> has a handler %s", path, n.Data, a.Key)
		case strings.HasPrefix(value, "javascript:"):
			t.Errorf("%s: <%s> has the address %q", path, n.Data, a.Val)
		case a.Key == "src" && !strings.HasPrefix(value, "data:") && (strings.Contains(value, ":") || strings.HasPrefix(value, "//")):
			t.Errorf("%s: <%s> loads %q", path, n.Data, a.Val)
		}
	}
}

// isData reports whether a script of this type is never run.
func isData(kind string) bool { return kind == "application/ld+json" || kind == "application/json" }

// hashIn is the hash of what stands in an element, to the letter.
func hashIn(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	return headers.HashOf(n.FirstChild.Data)
}
