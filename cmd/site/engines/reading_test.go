package engines

import (
	"bytes"
	"fmt"
	"image"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/webdriver"
)

// pages are one of each kind; those with a map have the program.
var pages = []struct {
	path   string
	hasMap bool
}{
	{"/", true}, {"/draft/us-28", true}, {"/draft/us-28/21d", true}, {"/area/donetsk-held", true},
	{"/place/kramatorsk", true}, {"/compare/us-28/e3", true}, {"/topic/territory", false},
	{"/coverage", false}, {"/timeline", false}, {"/glossary", false}, {"/about", false},
}

// complaints is a script that notes, before any of ours runs, what an engine
// would write to a console that we cannot read.
const complaints = `
window.complaints = [];
addEventListener("error", (e) => complaints.push(e.message || "not loaded: " + (e.target.src ?? e.target.href)), true);
addEventListener("unhandledrejection", (e) => complaints.push(String(e.reason)));
addEventListener("securitypolicyviolation", (e) => complaints.push(e.violatedDirective + " forbids " + e.blockedURI));
for (const name of ["error", "assert"]) console[name] = (...all) => complaints.push(all.join(" "));
`

// lookAtPages reads a page of each kind, with the program where it has one.
func lookAtPages(t *testing.T, in engine) {
	h := host(t)
	h.Replace("/complaints.js", []byte(complaints))
	tab := open(t, in, desk, h.URL, "/about")
	for _, p := range pages {
		file := strings.TrimPrefix(p.path, "/")
		if file == "" {
			file = "index"
		}
		page := h.File(file + ".html")
		h.Replace(p.path, bytes.Replace(page, []byte("<head>"), []byte(`<head><script src="/complaints.js"></script>`), 1))
		tab.goTo(p.path)
		if p.hasMap {
			tab.takeover()
			checkPainted(t, tab, p.path)
		}
		checkReadable(t, tab, p.path)
		for _, c := range eval[[]string](tab, `window.complaints ?? ["nobody listens to complaints"]`) {
			t.Errorf("%s: %s", p.path, c)
		}
	}
}

// checkReadable fails unless heading and text of a page are there to be read.
func checkReadable(t *testing.T, tab *tab, path string) {
	t.Helper()
	if got := eval[string](tab, `document.querySelector("h1").textContent.trim()`); got == "" {
		t.Errorf("%s has no heading", path)
	}
	if n := eval[int](tab, `document.querySelector("main").innerText.length`); n < 400 {
		t.Errorf("%s has only %d characters of text", path, n)
	}
	if covered := eval[string](tab, `(() => {
		const h1 = document.querySelector("h1");
		h1.scrollIntoView({block: "center", behavior: "instant"});
		const r = h1.getBoundingClientRect(), top = document.elementFromPoint(r.x + 5, r.y + r.height / 2);
		return h1.contains(top) || top?.contains(h1) ? "" : String(top?.outerHTML.slice(0, 80));
	})()`); covered != "" {
		t.Errorf("%s: the heading is covered by %s", path, covered)
	}
}

// checkPainted fails if the map is blank, or a shape that it refers to is not
// drawn.
func checkPainted(t *testing.T, tab *tab, path string) {
	t.Helper()
	if err := browsertest.Painted(tab.mapPicture()); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	if blank := eval[[]string](tab, `[...document.querySelectorAll(".pane .area path, .pane .area use")].filter((e) => e.checkVisibility() && !(e.getBBox().width > 0)).map((e) => e.outerHTML.slice(0, 120))`); len(blank) > 0 {
		t.Errorf("%s: these have no extent: %v", path, blank)
	}
}

// lookAtNarrow reads on a phone: nothing sticks out, the map leaves room.
func lookAtNarrow(t *testing.T, in engine) {
	tab := open(t, in, phone, host(t).URL, "/about")
	for _, p := range pages {
		tab.goTo(p.path)
		if wide := eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("%s scrolls sideways by %d: %v", p.path, wide, eval[[]string](tab, tooWide))
		}
		if lines := eval[int](tab, `new Set([...document.querySelectorAll(".site-header nav li")].map((e) => e.getBoundingClientRect().top)).size`); lines != 1 {
			t.Errorf("%s: the menu has %d lines", p.path, lines)
		}
		if !p.hasMap {
			continue
		}
		if share := eval[float64](tab, `probe.map().offsetHeight / innerHeight`); share > 0.6 || share < 0.3 {
			t.Errorf("%s: the map takes %.0f %% of the height", p.path, share*100)
		}
		checkPainted(t, tab, p.path)
	}
}

// tooWide lists what sticks out of the window.
const tooWide = `[...document.querySelectorAll("main *, header *, footer *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map((e) => e.outerHTML.slice(0, 100))`

// lookInTheDark looks at the palette for readers who prefer dark pages.
func lookInTheDark(t *testing.T, in engine) {
	for _, w := range []webdriver.Window{desk, phone} {
		tab := open(t, in, w, host(t).URL, "/draft/us-28")
		if !eval[bool](tab, `matchMedia("(prefers-color-scheme: dark)").matches`) {
			t.Fatal("the page does not hear of the preference, so this proves nothing")
		}
		img := tab.mapPicture()
		if err := browsertest.Painted(img); err != nil {
			t.Error(err)
		}
		if b := brightness(img); b > 0.35 {
			t.Errorf("%d wide: the map's brightness is %.2f", w.Width, b)
		}
		if paper := eval[string](tab, `getComputedStyle(document.body).backgroundColor`); paper != "rgb(21, 24, 27)" {
			t.Errorf("%d wide: the paper is %s", w.Width, paper)
		}
	}
}

// brightness is the mean of a picture, from 0 to 1.
func brightness(img image.Image) float64 {
	var sum float64
	for c, share := range browsertest.Shares(img) {
		r, g, b, _ := c.RGBA()
		sum += share * float64(r+g+b) / 3 / 0xffff
	}
	return sum
}

// lookWithoutProgram reads where the program does not arrive: a note says so,
// everything can be read, the map moves, links lead on.
func lookWithoutProgram(t *testing.T, in engine) {
	h := host(t)
	h.Replace("/web/app.wasm", nil)
	tab := open(t, in, desk, h.URL, "/about")
	tab.mayFail = true
	for _, p := range pages {
		if !p.hasMap {
			continue
		}
		tab.goTo(p.path)
		tab.wait(`/could not start/.test(getComputedStyle(document.getElementById("app-wasm-loader"), "::before").content)`)
		if !eval[bool](tab, `document.getElementById("app-wasm-loader").getClientRects().length > 0`) {
			t.Errorf("%s does not say that the program failed", p.path)
		}
		checkReadable(t, tab, p.path)
		checkPainted(t, tab, p.path)
	}
	tab.goTo("/draft/us-28")
	before := eval[window](tab, `probe.window()`)
	over := tab.middle("#map")
	tab.perform(webdriver.Wheel(int(over.X), int(over.Y), -200))
	tab.wait(fmt.Sprintf(`probe.window().W < %v`, before.W))
	tab.click("#list-crimea")
	tab.wait(`location.pathname == "/area/crimea" && document.readyState == "complete"`)
	checkReadable(t, tab, "/area/crimea")
}

// window is the part of the sheet that a map shows, in sheet units.
type window struct{ X, Y, W, H float64 }
