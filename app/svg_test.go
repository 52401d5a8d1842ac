package app

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/app/apptest"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
)

// element is an element as a component made it, before go-app writes it.
type element struct {
	tag, namespace string
	attrs          map[string]string
	inSVG          bool
}

// elementsOf reads go-app's own tree. The namespace of an element is in no
// answer of the server, and go-app has no way to ask for it, so its private
// fields are read (html.go, htmlElement); if they change their names this
// panics and wants another look.
func elementsOf(ui app.UI) []element {
	var all []element
	var walk func(v reflect.Value, inSVG bool)
	walk = func(v reflect.Value, inSVG bool) {
		for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		body := v.FieldByName("children")
		if !body.IsValid() {
			return // a text, or a component, which is looked at alone
		}
		e := element{tag: v.FieldByName("tag").String(), namespace: v.FieldByName("xmlns").String(), attrs: map[string]string{}}
		for i := v.FieldByName("attributes").MapRange(); i.Next(); {
			e.attrs[i.Key().String()] = i.Value().String()
		}
		e.inSVG = inSVG || e.tag == "svg"
		all = append(all, e)
		for i := range body.Len() {
			walk(body.Index(i), e.inSVG)
		}
	}
	walk(reflect.ValueOf(ui), false)
	return all
}

// eachElement calls f with every element of every page and its map.
func eachElement(t *testing.T, f func(path string, e element)) {
	t.Helper()
	s := siteOf(t)
	drawn := 0
	for _, r := range s.Routes() {
		elements := elementsOf(s.root(r).Render())
		switch r.kind {
		case homeKind, draftKind, clauseKind, areaKind:
			elements = append(elements, elementsOf((&mapView{Site: s, Scene: s.sceneOf(r)}).Render())...)
		}
		for _, e := range elements {
			if e.inSVG {
				drawn++
			}
			f(r.Path, e)
		}
	}
	if drawn < 1000 {
		t.Fatalf("only %d elements of drawings were seen", drawn)
	}
}

func TestEverySVGElementHasTheNamespace(t *testing.T) {
	eachElement(t, func(path string, e element) {
		if e.inSVG != (e.namespace == "http://www.w3.org/2000/svg") {
			t.Errorf("%s: a <%s> in a drawing: %t, its namespace: %q", path, e.tag, e.inSVG, e.namespace)
		}
	})
}

// switches are the attributes whose presence alone switches something on, in
// go-app's output even with the value false.
var switches = []string{"allowfullscreen", "async", "autofocus", "checked", "controls", "defer", "disabled", "hidden", "inert", "loop", "multiple", "muted", "open", "readonly", "required", "reversed", "selected"}

// mayBeTrue are attributes for which "true" is a value with a meaning. go-app
// writes that value as nothing, and the build puts it back.
var mayBeTrue = []string{"aria-hidden", "aria-current", "aria-expanded", "aria-pressed", "aria-checked", "aria-live"}

func TestNoFalseSwitchAndNoEmptyAttribute(t *testing.T) {
	eachElement(t, func(path string, e element) {
		for name, value := range e.attrs {
			isSwitch := slices.Contains(switches, name)
			switch {
			case value == "":
				t.Errorf("%s: <%s> has an empty %s", path, e.tag, name)
			case isSwitch && value != "true":
				t.Errorf("%s: <%s> has %s=%q, which switches it on", path, e.tag, name, value)
			case value == "true" && !isSwitch && !slices.Contains(mayBeTrue, name):
				t.Errorf("%s: <%s> has %s=true, which the server writes as nothing", path, e.tag, name)
			case strings.ContainsAny(value, "\"\\\n\r"):
				t.Errorf("%s: <%s> has %s=%q, which the server does not write as HTML", path, e.tag, name, value)
			}
		}
	})
}

// TestNoFalseSwitchInTheAnswer looks at the text that the server sends.
func TestNoFalseSwitchInTheAnswer(t *testing.T) {
	falseSwitch := regexp.MustCompile(` (` + strings.Join(switches, "|") + `)="?false`)
	empty := regexp.MustCompile(`<[^>]* [a-z-]+=""`)
	for _, p := range loadAll(t) {
		if found := falseSwitch.FindString(p.Raw); found != "" {
			t.Errorf("%s has%s", p.Path, found)
		}
		if found := empty.FindString(p.Raw[strings.Index(p.Raw, `<div class="shell"`):]); found != "" {
			t.Errorf("%s has %s", p.Path, found)
		}
	}
}

// TestDrawingsAreParsedAsDrawings: everything drawn is in the drawing for an
// HTML parser too, and no path is without a shape.
func TestDrawingsAreParsedAsDrawings(t *testing.T) {
	for _, p := range loadAll(t) {
		for n := range p.Root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if inSVG := n.Data == "svg" || apptest.Within(n, "svg"); inSVG != (n.Namespace == "svg") {
				t.Errorf("%s: a <%s> in a drawing: %t, parsed as %q", p.Path, n.Data, inSVG, n.Namespace)
			}
			if n.Data == "path" && !strings.HasPrefix(strings.ToLower(apptest.Attr(n, "d")), "m") {
				t.Errorf("%s: a path of class %q starts with %q", p.Path, apptest.Attr(n, "class"), apptest.Attr(n, "d"))
			}
		}
	}
}

// TestDrawingsAreSilent: the list and the words say what the map shows, so a
// screen reader is spared the drawings, and no drawing takes the focus.
func TestDrawingsAreSilent(t *testing.T) {
	for _, p := range loadAll(t) {
		for _, n := range p.All("svg") {
			hidden := false
			for at := n; at != nil; at = at.Parent {
				if _, ok := attribute(at, "aria-hidden"); ok {
					hidden = true
				}
			}
			if !hidden {
				t.Errorf("%s: a drawing of class %q is read out", p.Path, apptest.Attr(n, "class"))
			}
		}
	}
}
