// Package markup is how the pages are written: elements and texts as plain values,
// which become what go-app draws.
//
//	markup.El("p").Class("lead").Body(markup.Text("One "), markup.El("b").Text("word"))
//
// A [Node] is made with [El], [SVG], [Void], [Text] or [Component], and is never
// changed once it is part of another. Attributes are written with the setters below;
// an empty value leaves the attribute out, as go-app does.
//
// # Pieces
//
// go-app makes and compares elements one at a time, and each costs several calls
// from wasm into the browser: a panel of six hundred elements held a slow phone up
// for a quarter of a second. What is read and not worked with needs none of that.
// [Elem.Whole] marks such an element: the browser's program writes it as one string
// of HTML (go-app's Raw), which the browser parses at once, and two pages are
// compared there by their strings. A piece that differs is replaced whole, and with
// it what a reader has opened or chosen in it, so elements whose state must last
// from page to page (a filter, an open list) are not pieces, or differ nowhere, or
// web/boot.js puts their state back.
//
// [Elem.Kept] marks an element that is usually the very same value as before, such
// as the land of a map: it is then not even looked into.
//
// The server knows no pieces: it writes every element by go-app, so that a page is
// the same bytes whatever is marked, and tests compare the two ways.
package markup

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Node is an element, a text or a component.
type Node interface {
	// ui makes what go-app draws; pieces as one string where that is asked for.
	ui(pieces bool) app.UI
	// write appends the node as HTML.
	write(b *strings.Builder)
}

// Elem is an element of HTML or SVG.
type Elem struct {
	tag    string
	svg    bool
	void   bool
	whole  bool
	live   bool
	kept   *version
	attrs  []attr
	body   []Node
	events []event
}

type attr struct{ name, value string }

type event struct {
	name    string
	handler app.EventHandler
}

// El makes an HTML element.
func El(tag string) *Elem { return &Elem{tag: tag} }

// SVG makes an SVG element. Every one needs its own namespace in the browser,
// children too (go-app #890): without it the node is in the document but not
// painted.
func SVG(tag string) *Elem { return &Elem{tag: tag, svg: true} }

// Void makes an element that has no end tag, such as input.
func Void(tag string) *Elem { return &Elem{tag: tag, void: true} }

// Whole marks the element as a piece, see the package's text. It must not have
// components or event handlers in it, and cannot be a lone SVG shape: the browser
// reads it as a child of a div.
func (e *Elem) Whole() *Elem { e.whole = true; return e }

// Live keeps an element out of [Pieces], because it changes while the keyboard is in it.
func (e *Elem) Live() *Elem { e.live = true; return e }

// Pieces marks all of a body that is not live.
func Pieces(body []Node) []Node {
	for _, n := range body {
		if e, ok := n.(*Elem); ok && there(n) && !e.live {
			e.whole = true
		}
	}
	return body
}

// Kept marks the element as one that is often the same value as before.
func (e *Elem) Kept() *Elem {
	e.kept = &version{number: versions.Add(1), elem: e}
	return e
}

// Attr sets an attribute to a string, an int or a bool; true is written for a bool
// that is true, false leaves it out. Setting class again adds to it.
func (e *Elem) Attr(name string, value any) *Elem {
	v := strings.TrimSpace(valueOf(value))
	if v == "" {
		return e
	}
	for i := range e.attrs {
		if e.attrs[i].name != name {
			continue
		}
		if name == "class" {
			v = e.attrs[i].value + " " + v
		}
		e.attrs[i].value = v
		return e
	}
	e.attrs = append(e.attrs, attr{name, v})
	return e
}

func valueOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case bool:
		if v {
			return "true"
		}
		return ""
	}
	panic("markup: an attribute is a string, an int or a bool")
}

// The setters of attributes that many elements have.

func (e *Elem) Class(v string) *Elem       { return e.Attr("class", v) }
func (e *Elem) ID(v string) *Elem          { return e.Attr("id", v) }
func (e *Elem) Title(v string) *Elem       { return e.Attr("title", v) }
func (e *Elem) Lang(v string) *Elem        { return e.Attr("lang", v) }
func (e *Elem) Role(v string) *Elem        { return e.Attr("role", v) }
func (e *Elem) TabIndex(v int) *Elem       { return e.Attr("tabindex", v) }
func (e *Elem) Aria(k string, v any) *Elem { return e.Attr("aria-"+k, v) }
func (e *Elem) DataSet(k, v string) *Elem  { return e.Attr("data-"+k, v) }
func (e *Elem) Text(v string) *Elem        { e.body = []Node{Text(v)}; return e }

// Body sets the children. Nodes that are nil are left out.
func (e *Elem) Body(body ...Node) *Elem {
	e.body = make([]Node, 0, len(body))
	for _, n := range body {
		if there(n) {
			e.body = append(e.body, n)
		}
	}
	return e
}

// there reports whether a node is not nil, nor a pointer that is.
func there(n Node) bool {
	e, ok := n.(*Elem)
	return n != nil && !(ok && e == nil)
}

// On calls the handler when the event reaches the element.
func (e *Elem) On(name string, h app.EventHandler) *Elem {
	e.events = append(e.events, event{name, h})
	return e
}

// Text is a run of text; an empty one is written as nothing.
type Text string

// Composer is a component that can also be written without go-app.
type Composer interface {
	app.Composer
	// Markup is what the component draws.
	Markup() Node
}

// Component sets a component between elements.
func Component(c Composer) Node { return component{c} }

type component struct{ c Composer }
