package browser

import (
	"bytes"
	"slices"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

const programFile = "/web/app.wasm"

// holdsLoad lets the page ask for a picture whose answer a host can hold, and
// with it the load event.
const holdsLoad = `
addEventListener("DOMContentLoaded", () => {
	window.late = new Image();
	late.src = "/web/late.svg";
});`

// asks reports whether the host was asked for the program.
func (h *host) asks() bool { return slices.Contains(h.AskedSince(0), programFile) }

// idleTwice waits until the page has had nothing to do, twice.
const idleTwice = `new Promise((done) => requestIdleCallback(() => requestIdleCallback(() => done(true))))`

// slowPage opens a page for a reader, with its load event held back, and what else
// is to be held.
func slowPage(t *testing.T, r browsertest.Reader, path string, held ...string) (*host, *browsertest.Tab) {
	t.Helper()
	h := newHost(t)
	t.Cleanup(h.Release)
	h.Replace("/web/late.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`))
	for _, name := range append(held, "/web/late.svg") {
		h.Hold(name)
	}
	r.Before = holdsLoad + r.Before
	tab := browsertest.Open(t, h.URL, r)
	browsertest.Eval[bool](tab, `(location.href = "`+h.URL+path+`", true)`)
	tab.Wait(`location.href == "` + h.URL + path + `" && window.late && document.readyState == "interactive"`)
	browsertest.Eval[bool](tab, idleTwice)
	return h, tab
}

// TestPhoneStartsWhenIdle: on a phone the program waits for the page, and leaves
// the reader the first seconds.
func TestPhoneStartsWhenIdle(t *testing.T) {
	h, tab := slowPage(t, phone, "/")
	if h.asks() {
		t.Fatal("the program was asked for before the page had loaded")
	}
	if browsertest.Eval[bool](tab, `document.getElementById("app-wasm-loader").getClientRects().length > 0`) {
		t.Error("a note says that the program is loading")
	}
	h.Release()
	tab.Wait(`!document.getElementById("app-wasm-loader")`) // Takeover would not leave it the time
	if !browsertest.Eval[bool](tab, `(() => {
		const program = performance.getEntriesByType("resource").find((e) => e.name.includes("app.wasm"));
		return program.startTime >= performance.getEntriesByType("navigation")[0].loadEventEnd + 3900;
	})()`) {
		t.Error("the program was asked for before the page had been there for four seconds")
	}
}

// TestPhoneStartsWhenTouched: a reader who does something does not wait.
func TestPhoneStartsWhenTouched(t *testing.T) {
	h, tab := slowPage(t, phone, "/")
	if h.asks() {
		t.Fatal("the program was asked for before anything was touched")
	}
	tab.Tap(tab.Middle("h1"))
	tab.Takeover()
	if browsertest.Eval[string](tab, `document.readyState`) != "interactive" {
		t.Error("the page had loaded, so this proves nothing")
	}
}

// TestPhoneLinkBeforeStart: before the program runs a link is a link.
func TestPhoneLinkBeforeStart(t *testing.T) {
	h, tab := slowPage(t, phone, "/")
	h.Hold(programFile) // the touch starts it
	browsertest.Eval[bool](tab, `(window.here = true)`)
	tab.Tap(tab.Middle(`#content a[href^="/draft/"]`))
	tab.Wait(`location.pathname.startsWith("/draft/") && document.querySelector("h1") && !window.here`)
	h.Release()
	tab.Takeover()
}

// TestDeskStartsAtOnce: with a mouse and a large window the program comes with
// the page.
func TestDeskStartsAtOnce(t *testing.T) {
	h, tab := slowPage(t, desk, "/")
	tab.Takeover()
	if !h.asks() {
		t.Error("the program came from nowhere")
	}
	if browsertest.Eval[string](tab, `document.readyState`) != "interactive" {
		t.Error("the page had loaded, so this proves nothing")
	}
}

// TestDrawnMark: measuring programs find when the map was drawn. Until all style
// sheets of its head are there nothing of a page can be painted, however long the
// map has stood in it. A clock could not tell: Chromium says of a paint when it came
// to the screen, which on a busy machine is after the next frame has begun.
func TestDrawnMark(t *testing.T) {
	h := newHost(t)
	const late = "/web/late.css" // the last of the head, so that no script of the head waits for it
	h.Replace(late, []byte("/* nothing */"))
	h.Replace("/", bytes.Replace(h.File("index.html"), []byte("</head>"), []byte(`<link rel="stylesheet" href="`+late+`"></head>`), 1))
	h.Hold(late)
	tab := browsertest.Open(t, h.URL, desk)
	browsertest.Eval[bool](tab, `(location.href = "`+h.URL+`/", true)`)
	tab.Wait(`location.pathname == "/" && document.querySelector(".under-map")`)
	browsertest.Eval[bool](tab, `new Promise((done) => setTimeout(() => done(true), 500))`)
	if browsertest.Eval[int](tab, `performance.getEntriesByType("paint").length`) != 0 {
		t.Fatal("something was painted without a style sheet, so this proves nothing")
	}
	const marks = `performance.getEntriesByName("map-drawn").length`
	if browsertest.Eval[int](tab, marks) != 0 {
		t.Error("the map was drawn before anything was painted")
	}
	h.Release()
	tab.Wait(marks + ` > 0`)
	tab.Takeover()
	if n := browsertest.Eval[int](tab, marks); n != 1 {
		t.Errorf("the map was drawn for the first time %d times", n)
	}
}
