package build

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// misplaced compares the nesting that a page was written with to the one that
// an HTML parser reads, and returns the first element that ends up elsewhere:
// a list in a paragraph, a row without a table body. Without wasm such a page
// looks different from the one that go-app builds, because go-app makes its
// elements one by one and asks no parser.
func misplaced(content []byte, doc *html.Node) (where string, found bool) {
	written := writtenNesting(content)
	var read []string
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			read = append(read, nested(n.Data, parentTag(n)))
		}
	}
	for i, w := range written {
		if i >= len(read) || w != read[i] {
			return w, true
		}
	}
	if len(read) > len(written) {
		return read[len(written)], true
	}
	return "", false
}

func nested(tag, parent string) string {
	if parent == "" {
		return "<" + strings.ToLower(tag) + ">"
	}
	return "<" + strings.ToLower(tag) + "> in <" + strings.ToLower(parent) + ">"
}

func parentTag(n *html.Node) string {
	if n.Parent != nil && n.Parent.Type == html.ElementNode {
		return n.Parent.Data
	}
	return ""
}

// writtenNesting lists every element with its parent as the tags say.
func writtenNesting(content []byte) []string {
	var list, open []string
	for z := html.NewTokenizer(bytes.NewReader(content)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() == io.EOF {
				return list
			}
			return append(list, "not HTML: "+z.Err().Error())
		}
		name, _ := z.TagName()
		tag := string(name)
		if kind == html.StartTagToken && tag == "noscript" {
			z.NextIsNotRawText()
		}
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			parent := ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			list = append(list, nested(tag, parent))
			if kind == html.StartTagToken && !isVoid(tag) {
				open = append(open, tag)
			}
		case html.EndTagToken:
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
}

func isVoid(tag string) bool {
	switch tag {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}
