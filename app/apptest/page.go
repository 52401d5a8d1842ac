// Package apptest looks at pages the way a reader's browser does: it asks a
// handler for a path, parses the answer, and checks what stands in it by simple
// selectors and not by comparing strings.
//
//	page, err := apptest.Get(handler, "/area/crimea")
//	page.Check(t,
//		apptest.In("h1", apptest.HasText("Crimea")),
//		apptest.Count("main", 1),
//		apptest.NotIn("[href=\"\"]"))
//
// # What go-app's own answer is like
//
// A handler of go-app writes attributes in a way of its own: "true" is left
// out, quotes inside a value are written \", and children stand on lines of
// their own. The build mends this afterwards. The checks here hold for both
// forms, because [Text] joins white space, and a page must not rely on a value
// with quotes in it.
package apptest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Page is one answer of a handler.
type Page struct {
	Path   string
	Status int
	Raw    string // as the handler wrote it
	Root   *html.Node
}

// Get asks the handler for a path. The error says that the answer was no HTML
// that can be parsed; any status is an answer.
func Get(h http.Handler, path string) (*Page, error) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	p := &Page{Path: path, Status: w.Code, Raw: w.Body.String()}
	root, err := html.Parse(strings.NewReader(p.Raw))
	if err != nil {
		return nil, fmt.Errorf("parse %s: %w", path, err)
	}
	p.Root = root
	return p, nil
}

// Check reports every check that the page does not pass.
func (p *Page) Check(t testing.TB, checks ...Check) {
	t.Helper()
	for _, check := range checks {
		if err := check(p.Root); err != nil {
			t.Errorf("%s: %v", p.Path, err)
		}
	}
}

// All returns the selected elements of the page in document order. It panics if
// the selector cannot be read.
func (p *Page) All(selector string) []*html.Node { return All(p.Root, selector) }

// Attrs returns the values of an attribute of all selected elements that have it.
func (p *Page) Attrs(selector, name string) []string {
	var values []string
	for _, n := range p.All(selector) {
		if v, ok := lookUp(n, name); ok {
			values = append(values, v)
		}
	}
	return values
}

// All returns the selected elements below a node in document order. It panics
// if the selector cannot be read.
func All(root *html.Node, selector string) []*html.Node {
	s, err := ParseSelector(selector)
	if err != nil {
		panic("apptest: " + err.Error())
	}
	var found []*html.Node
	for n := range root.Descendants() {
		if s.Matches(n) {
			found = append(found, n)
		}
	}
	return found
}

// Attr returns the value of an attribute, empty if the element has none.
func Attr(n *html.Node, name string) string {
	value, _ := lookUp(n, name)
	return value
}

func lookUp(n *html.Node, name string) (value string, ok bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// Text returns the text of a node with every run of white space as one blank.
func Text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Within reports whether a node lies in an element that is selected. It panics
// if the selector cannot be read.
func Within(n *html.Node, selector string) bool {
	s, err := ParseSelector(selector)
	if err != nil {
		panic("apptest: " + err.Error())
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if s.Matches(p) {
			return true
		}
	}
	return false
}
