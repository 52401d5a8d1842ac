package browser

import (
	"fmt"
	"math"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

var probe = browsertest.Probe

// noWasm are the addresses to block for a reader whose line breaks.
var noWasm = []string{"*://*:*/web/app.wasm*"}

// desk is a reader with a mouse, phone one with fingers.
var (
	desk  = browsertest.Reader{Width: 1280, Height: 800}
	phone = browsertest.Reader{Width: 390, Height: 844, Touch: true}
)

// open opens a page of the real site.
func open(t *testing.T, r browsertest.Reader, path string) *browsertest.Tab {
	t.Helper()
	r.Before = probe + r.Before
	tab := browsertest.Open(t, browsertest.Site(t), r)
	tab.Goto(path)
	return tab
}

// started waits until the program runs the page, or has failed to and the page has
// made room to say so.
func started(tab *browsertest.Tab, program bool) {
	if program {
		tab.Takeover()
		return
	}
	tab.Wait(`(dispatchEvent(new Event("wheel")), document.querySelector(".goapp-logo:not(.goapp-spin)"))`)
	tab.Settle()
}

// openTaken opens a page and waits until wasm runs it.
func openTaken(t *testing.T, r browsertest.Reader, path string) *browsertest.Tab {
	t.Helper()
	tab := open(t, r, path)
	tab.Takeover()
	return tab
}

// window is the part of the sheet that the map shows, in sheet units.
type window struct{ X, Y, W, H float64 }

// near reports whether two windows differ by at most so many units.
func (w window) near(o window, units float64) bool {
	for _, d := range []float64{w.X - o.X, w.Y - o.Y, w.W - o.W, w.H - o.H} {
		if math.Abs(d) > units {
			return false
		}
	}
	return true
}

func windowOf(tab *browsertest.Tab) window {
	return browsertest.Eval[window](tab, `probe.window()`)
}

// moved waits until the map rests in another window and returns that.
func moved(tab *browsertest.Tab, from window) window {
	tab.Wait(fmt.Sprintf(`(() => {
		const w = probe.window();
		return document.querySelector(".map-moving").style.transform === "" &&
			(w.X !== %v || w.Y !== %v || w.W !== %v);
	})()`, from.X, from.Y, from.W))
	rest(tab)
	return windowOf(tab)
}

// rest waits until the map has not changed for a while.
func rest(tab *browsertest.Tab) {
	browsertest.Eval[bool](tab, `probe.rest()`)
}

// find returns a point on the map where an element passes a test in JavaScript.
// It waits for one, since the map may still be on its way to where there is one.
func find(t *testing.T, tab *browsertest.Tab, test string) browsertest.Point {
	t.Helper()
	browsertest.Eval[bool](tab, `(scrollTo({top: 0, behavior: "instant"}), true)`)
	tab.Wait(`window.found = probe.find(` + test + `)`)
	return browsertest.Eval[browsertest.Point](tab, `window.found`)
}

// ground returns a point on an area.
func ground(t *testing.T, tab *browsertest.Tab, area string) browsertest.Point {
	t.Helper()
	return find(t, tab, fmt.Sprintf(`(e) => e.closest("[data-area]")?.dataset.area === %q`, area))
}
