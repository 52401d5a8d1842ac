package markup

import (
	"sync/atomic"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// UI is what go-app draws for a node: in the browser's program with pieces as one
// string each, on the server every element by itself.
func UI(n Node) app.UI { return n.ui(app.IsClient) }

func (t Text) ui(bool) app.UI { return app.Text(string(t)) }

func (c component) ui(bool) app.UI { return c.c }

func (e *Elem) ui(pieces bool) app.UI {
	if pieces && e.kept != nil {
		return &kept{Version: e.kept}
	}
	return e.drawn(pieces)
}

func (e *Elem) drawn(pieces bool) app.UI {
	if pieces && e.whole {
		return app.Raw(HTML(e))
	}
	return e.element(pieces)
}

func (e *Elem) element(pieces bool) app.UI {
	body := make([]app.UI, len(e.body))
	for i, n := range e.body {
		body[i] = n.ui(pieces)
	}
	if e.void {
		v := app.ElemSelfClosing(e.tag)
		for _, a := range e.attrs {
			v = v.Attr(a.name, a.value)
		}
		return v
	}
	v := app.Elem(e.tag)
	if e.svg {
		v = v.XMLNS(svgNS)
	}
	for _, a := range e.attrs {
		v = v.Attr(a.name, a.value)
	}
	for _, ev := range e.events {
		v = v.On(ev.name, ev.handler)
	}
	return v.Body(body...)
}

const svgNS = "http://www.w3.org/2000/svg"

// kept draws an element and is not drawn again while it is given the same one.
type kept struct {
	app.Compo

	Version *version
}

func (k *kept) Render() app.UI { return k.Version.elem.drawn(true) }

// version is an element that is kept. go-app compares what a component is given
// field by field, which for two trees that differ in one leaf is all the work of
// drawing them: the number, which comes first, ends it at once.
type version struct {
	number uint64
	elem   *Elem
}

var versions atomic.Uint64
