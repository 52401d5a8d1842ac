package export

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var classInStyle = regexp.MustCompile(`\.([a-z][a-z0-9-]*)`)

// classesOf lists the classes that a style sheet names.
func classesOf(styles string) map[string]bool {
	known := map[string]bool{}
	for _, m := range classInStyle.FindAllStringSubmatch(styles, -1) {
		known[m[1]] = true
	}
	return known
}

// keepClasses takes the classes of an element away that no rule names.
func keepClasses(e *html.Node, known map[string]bool) {
	for i, a := range e.Attr {
		if a.Key != "class" {
			continue
		}
		kept := slices.DeleteFunc(strings.Fields(a.Val), func(class string) bool { return !known[class] })
		e.Attr[i].Val = strings.Join(kept, " ")
	}
	e.Attr = slices.DeleteFunc(e.Attr, func(a html.Attribute) bool { return a.Key == "class" && a.Val == "" })
}

// relink turns the addresses of pages into places of the file, where it has
// them, and into full addresses of the site at origin, where it has not.
func relink(content []byte, origin, styles string) ([]byte, error) {
	nodes, err := html.ParseFragment(bytes.NewReader(content), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return nil, err
	}
	ids, known := map[string]bool{}, classesOf(styles)
	for _, n := range nodes {
		for _, e := range elements(n) {
			if id, ok := attribute(e, "id"); ok {
				if ids[id] {
					return nil, fmt.Errorf("two elements have the id %q", id)
				}
				ids[id] = true
			}
		}
	}
	var b bytes.Buffer
	for _, n := range nodes {
		for _, e := range elements(n) {
			if err := relinkElement(e, ids, origin); err != nil {
				return nil, err
			}
			keepClasses(e, known)
		}
		if err := html.Render(&b, n); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// elements lists a node and all below it that are elements.
func elements(n *html.Node) (all []*html.Node) {
	if n.Type == html.ElementNode {
		all = append(all, n)
	}
	for e := range n.Descendants() {
		if e.Type == html.ElementNode {
			all = append(all, e)
		}
	}
	return all
}

func attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// idle are attributes that a file without scripts has no use for: what scripts
// and hovering read, focus that only a script would set, and names of links that
// the head of their column says. Together they are a tenth of the file.
func idle(e *html.Node, a html.Attribute) bool {
	switch a.Key {
	case "title", "focusable", "rel":
		return true
	case "tabindex":
		return a.Val == "-1" && e.Data != "main" && e.Data != "a"
	case "aria-label":
		return e.Data == "a" && strings.HasPrefix(a.Val, "Clause ")
	}
	return strings.HasPrefix(a.Key, "data-")
}

func relinkElement(e *html.Node, ids map[string]bool, origin string) error {
	e.Attr = slices.DeleteFunc(e.Attr, func(a html.Attribute) bool { return idle(e, a) })
	away := false
	for i, a := range e.Attr {
		switch a.Key {
		case "src", "srcset", "style", "action", "data", "poster":
			return fmt.Errorf("<%s %s=%q> has no place in the file", e.Data, a.Key, a.Val)
		case "href":
			target, err := place(a.Val, ids, origin)
			if err != nil {
				return err
			}
			e.Attr[i].Val = target
			if !strings.HasPrefix(target, "#") {
				away = true
			}
		}
	}
	if e.Data == "a" {
		e.Attr = slices.DeleteFunc(e.Attr, func(a html.Attribute) bool { return a.Key == "target" })
	}
	if away {
		e.Attr = append(e.Attr, html.Attribute{Key: "target", Val: "_blank"}) // without rel: browsers give such a window no opener
	}
	return nil
}

// place is where a link of a page leads in the file: to the content of that
// page or to its fragment, else to the site.
func place(href string, ids map[string]bool, origin string) (string, error) {
	u, err := url.Parse(href)
	switch {
	case err != nil:
		return "", err
	case u.IsAbs():
		return href, nil
	case u.Path == "" && ids[u.Fragment]:
		return "#" + u.Fragment, nil
	case u.Path == "":
		return "", fmt.Errorf("the link %s leads nowhere", href)
	case u.Fragment != "" && ids[u.Fragment]:
		return "#" + u.Fragment, nil
	case u.Fragment == "" && ids[strings.TrimPrefix(u.Path, "/")]:
		return "#" + strings.TrimPrefix(u.Path, "/"), nil
	}
	return origin + href, nil
}
