package build

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Problem is a link that leads nowhere, or another fault of one file.
type Problem struct {
	File   string // the file that has it
	Link   string // what the file says
	Detail string
}

func (p Problem) String() string { return fmt.Sprintf("%s: %s: %s", p.File, p.Link, p.Detail) }

// Check follows every link of every page and style sheet and returns all
// problems at once, sorted: pages, files and fragments that do not exist, ids
// that are used twice or refer to nothing, anything that would be loaded from
// another host, links that go-app's router would break, and elements that an
// HTML parser moves.
func (o *Output) Check() []Problem {
	c := checker{out: o, pages: map[string]*page{}}
	c.readPages()
	for name, content := range o.Files {
		if path.Ext(name) == ".css" && !o.archived[name] {
			c.checkStyles(name, content)
		}
	}
	for name, p := range c.pages {
		for _, l := range p.links {
			c.checkLink(name, l)
		}
		for _, ref := range p.refs {
			if !p.ids[ref] {
				c.add(name, "#"+ref, "no element of the page has this id")
			}
		}
	}
	slices.SortFunc(c.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Link, b.Link), cmp.Compare(a.Detail, b.Detail))
	})
	return slices.Compact(c.problems)
}

// page is what Check needs to know of a page.
type page struct {
	ids   map[string]bool
	links []link
	refs  []string // ids that other attributes name
}

// link is an address in an attribute. It does not have its element, which would
// keep the tree of every page in memory at once, a gigabyte.
type link struct {
	href string
	// loaded is whether the browser fetches it without being asked.
	loaded bool
	// opens is whether a click on it, at another host, tells that host of our window;
	// routed whether go-app's router takes the click.
	opens, routed bool
}

// linkOf is an address of an element.
func linkOf(n *html.Node, href string, loaded bool) link {
	isLink, blank := n.Data == "a", attr(n, "target") == "_blank"
	return link{
		href: href, loaded: loaded,
		opens:  isLink && (!blank || !strings.Contains(attr(n, "rel"), "noopener")),
		routed: isLink && n.Namespace == "" && !has(n, "download") && !blank,
	}
}

type checker struct {
	out      *Output
	pages    map[string]*page
	problems []Problem
}

func (c *checker) add(file, link, format string, args ...any) {
	c.problems = append(c.problems, Problem{file, link, fmt.Sprintf(format, args...)})
}

// readPages parses all pages, each with a checker of its own.
func (c *checker) readPages() {
	var names []string
	for name := range c.out.Files {
		if path.Ext(name) == ".html" && !c.out.archived[name] {
			names = append(names, name)
		}
	}
	pages, own := make([]*page, len(names)), make([]checker, len(names))
	_ = InParallel(len(names), "", nil, func(i int) error {
		pages[i] = own[i].parse(names[i], c.out.Files[names[i]])
		return nil
	})
	for i, name := range names {
		c.pages[name] = pages[i]
		c.problems = append(c.problems, own[i].problems...)
	}
}

func (c *checker) parse(name string, content []byte) *page {
	p := &page{ids: map[string]bool{}}
	// Without scripting, so that what is inside noscript is checked too.
	doc, err := html.ParseWithOptions(bytes.NewReader(content), html.ParseOptionEnableScripting(false))
	if err != nil {
		c.add(name, "", "not HTML: %v", err)
		return p
	}
	if where, found := misplaced(content, doc); found {
		c.add(name, where, "an HTML parser puts this element elsewhere")
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			for _, a := range n.Attr {
				c.readAttribute(name, p, n, a)
			}
		}
	}
	return p
}

var urlInStyle = regexp.MustCompile(`url\(\s*["']?([^"')]*)["']?\s*\)`)

func (c *checker) readAttribute(name string, p *page, n *html.Node, a html.Attribute) {
	switch a.Key {
	case "id":
		if p.ids[a.Val] {
			c.add(name, "#"+a.Val, "two elements of the page have this id")
		}
		p.ids[a.Val] = true
	case "href":
		loaded := n.Data == "use" || n.Data == "image" || n.Data == "link" && attr(n, "rel") != "canonical" && attr(n, "rel") != "alternate"
		p.links = append(p.links, linkOf(n, a.Val, loaded))
	case "action":
		p.links = append(p.links, linkOf(n, a.Val, false))
	case "src", "poster", "data":
		p.links = append(p.links, linkOf(n, a.Val, true))
	case "srcset":
		for candidate := range strings.SplitSeq(a.Val, ",") {
			if f := strings.Fields(candidate); len(f) > 0 {
				p.links = append(p.links, linkOf(n, f[0], true))
			}
		}
	case "for", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant":
		p.refs = append(p.refs, strings.Fields(a.Val)...)
	default:
		for _, m := range urlInStyle.FindAllStringSubmatch(a.Val, -1) {
			p.links = append(p.links, linkOf(n, m[1], true))
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// checkLink checks one address of a page.
func (c *checker) checkLink(file string, l link) {
	u, err := c.base(file).Parse(l.href)
	if err != nil {
		c.add(file, l.href, "not an address")
		return
	}
	switch {
	case u.Scheme == "mailto" && !l.loaded, u.Scheme == "data" && l.loaded:
		return
	case u.Scheme != "http" && u.Scheme != "https":
		c.add(file, l.href, "an address with %s: leads nowhere", u.Scheme)
	case u.Host != c.out.Domain:
		c.checkForeign(file, l)
	default:
		c.checkOwn(file, l, u)
	}
}

// base is the address of a file's page.
func (c *checker) base(file string) *url.URL {
	p := "/" + strings.TrimSuffix(file, ".html")
	if file == "index.html" {
		p = "/"
	}
	return &url.URL{Scheme: "https", Host: c.out.Domain, Path: p}
}

// checkForeign checks a link to another host: never loaded, and opened in a
// window that knows nothing of ours. go-app would open it without noopener
// (browser.go).
func (c *checker) checkForeign(file string, l link) {
	if l.loaded {
		c.add(file, l.href, "would be loaded from another host")
		return
	}
	if l.opens {
		c.add(file, l.href, `a link to another host needs target="_blank" and rel="noopener"`)
	}
}

// checkOwn checks a link to a page or file of the site.
func (c *checker) checkOwn(file string, l link, u *url.URL) {
	name, isPage := c.lookup(u.Path)
	if name == "" {
		c.add(file, l.href, "there is no such page or file")
		return
	}
	if !isPage {
		// go-app's router takes the click and finds no route (browser.go).
		if l.routed {
			c.add(file, l.href, `a link to a file needs download or target="_blank"`)
		}
		return
	}
	if u.Fragment != "" && u.Fragment != "top" && !c.pages[name].ids[u.Fragment] {
		c.add(file, l.href, "the page has no element with this id")
	}
}

// lookup returns the file that a host serves for a path, and whether it is a
// page.
func (c *checker) lookup(urlPath string) (name string, isPage bool) {
	if urlPath == "" || urlPath == "/" {
		return "index.html", c.pages["index.html"] != nil
	}
	name = strings.TrimPrefix(urlPath, "/")
	if _, ok := c.pages[name+".html"]; ok {
		return name + ".html", true
	}
	if _, ok := c.out.Files[name]; ok && path.Ext(name) != ".html" {
		return name, false
	}
	return "", false
}

// checkStyles checks the addresses in a style sheet.
func (c *checker) checkStyles(file string, content []byte) {
	base := &url.URL{Scheme: "https", Host: c.out.Domain, Path: "/" + file}
	for _, m := range urlInStyle.FindAllSubmatch(content, -1) {
		href := string(m[1])
		u, err := base.Parse(href)
		switch {
		case err != nil:
			c.add(file, href, "not an address")
		case u.Scheme == "data" || strings.HasPrefix(href, "#"):
		case u.Host != base.Host:
			c.add(file, href, "would be loaded from another host")
		default:
			if name, _ := c.lookup(u.Path); name == "" {
				c.add(file, href, "there is no such file")
			}
		}
	}
}
