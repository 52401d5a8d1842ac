package browser

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// openArticle opens a sample article with a map in it, which another origin
// serves. What the frames tell it is in window.heard.
func openArticle(t *testing.T, r browsertest.Reader, name string) *browsertest.Tab {
	t.Helper()
	site := browsertest.Site(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		content, err := os.ReadFile(filepath.Join("testdata", "articles", filepath.Base(r.URL.Path)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(bytes.ReplaceAll(content, []byte("SITE"), []byte(site)))
	}))
	t.Cleanup(server.Close)
	r.Also = []string{site}
	r.Before = `if (window === top) { window.heard = []; addEventListener("message", (e) => heard.push(e.data)); }`
	tab := browsertest.Open(t, server.URL, r)
	tab.Goto("/" + name)
	return tab
}

// TestArticleHeights: the script for heights gives each frame the height of its
// own content.
func TestArticleHeights(t *testing.T) {
	for _, reader := range []browsertest.Reader{desk, {Width: 320, Height: 700}} {
		tab := openArticle(t, reader, "plain.html")
		for i, part := range []string{"/embed/draft/us-28", "/embed/place/bakhmut"} {
			tab.Wait(fmt.Sprintf(`(() => {
				const said = heard.filter((m) => m.type === "draftlines:height" && m.id === %q).pop();
				const frame = document.querySelectorAll("iframe")[%d].getBoundingClientRect();
				return said && said.height > 400 && Math.abs(frame.height - said.height) <= 2;
			})()`, part, i))
		}
		if wide := browsertest.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("the article scrolls sideways by %d", wide)
		}
	}
}

// TestArticleScrolls turns the wheel over a map in a frame that is lower than
// its content: the article scrolls on.
func TestArticleScrolls(t *testing.T) {
	tab := openArticle(t, desk, "stripped.html")
	tab.Wait(`heard.some((m) => m === "pymxPYMxkidxPYMxheightxPYMx" + heard.find((m) => m.sentinel === "amp").height)`)
	over := browsertest.Eval[browsertest.Point](tab, `(() => { const r = document.querySelector("iframe").getBoundingClientRect(); return {X: r.x + r.width / 4, Y: r.y + 400}; })()`)
	for range 12 { // the frame's own content may scroll first
		tab.Wheel(over, 400)
	}
	tab.Settle()
	if browsertest.Eval[float64](tab, `scrollY`) == 0 {
		t.Error("the map keeps the wheel from the article")
	}
}

const embedView = `document.querySelector(".map-ground").getAttribute("viewBox")`

// TestEmbedMovesWhenAsked: the wheel moves the map only between a click on open
// ground, or Enter, and Escape. A click on an area shows its clauses and takes
// nothing.
func TestEmbedMovesWhenAsked(t *testing.T) {
	reader := desk
	reader.Before = noteStorage
	tab := open(t, reader, "/embed/draft/us-28")
	over := func() browsertest.Point {
		return browsertest.Eval[browsertest.Point](tab, `(scrollTo({top: 0, behavior: "instant"}), (() => { const r = document.querySelector(".window").getBoundingClientRect(); return {X: r.x + r.width * .3, Y: r.y + r.height * .45}; })())`)
	}
	wheel := func(when string, moves bool) {
		t.Helper()
		p, before := over(), browsertest.Eval[string](tab, embedView)
		tab.Wheel(p, 200) // down, and out
		tab.Settle()
		after, scrolled := browsertest.Eval[string](tab, embedView), browsertest.Eval[float64](tab, `scrollY`) > 0
		if (before != after) != moves || scrolled == moves {
			t.Errorf("%s: the map moves %v, the page scrolls %v", when, before != after, scrolled)
		}
	}
	tab.Click(".control-in")
	tab.Click(".control-in")
	wheel("at first", false)
	tab.ClickAt(over())
	wheel("after a click", true)
	tab.Press(kb.Escape)
	wheel("after Escape", false)
	browsertest.Eval[bool](tab, `(document.getElementById("map").focus(), true)`)
	tab.Press(kb.Enter)
	wheel("after Enter", true)
	tab.Press(kb.Escape)
	tab.Click(".control-reset")
	browsertest.Eval[bool](tab, `(document.querySelector('.area[data-area="crimea"]').dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true})), true)`)
	tab.Wait(`document.getElementById("reading").innerText.includes("Crimea") && location.hash === ""`)
	wheel("after an area was picked", false)
	if kept := browsertest.Eval[[]string](tab, `stored.concat(document.cookie || [], Object.keys(localStorage), Object.keys(sessionStorage))`); len(kept) > 0 {
		t.Errorf("the map keeps %v", kept)
	}
}

// TestEmbedOptions: each option of the address, and that others change nothing.
func TestEmbedOptions(t *testing.T) {
	tab := open(t, desk, "/embed")
	for address, want := range map[string]string{
		"/embed?draft=e3":                `location.pathname === "/embed/draft/e3"`,
		"/embed?compare=e3,us-28":        `location.pathname === "/embed/compare/e3/us-28"`,
		"/embed/draft/us-28?clause=21a":  `location.pathname === "/embed/draft/us-28/21a"`,
		"/embed/draft/us-28?area=crimea": `document.getElementById("reading").innerText.includes("Crimea")`,
		"/embed/draft/us-28?theme=dark":  `getComputedStyle(document.body).backgroundColor === "rgb(21, 24, 27)"`,
		"/embed/draft/us-28?title=0":     `document.querySelector("h1").getClientRects().length === 0 && document.querySelector(".byline").getClientRects().length > 0`,
		"/embed/draft/us-28?legend=0":    `document.querySelector(".legend-box").getClientRects().length === 0`,
		"/embed/draft/us-28?controls=0":  `document.querySelector(".map-controls").getClientRects().length === 0`,
		"/embed?draft=x&area=x&clause=x&compare=x,y&edition=x&theme=x&legend=x&lang=x": `location.pathname === "/embed" && document.querySelector("h1").getClientRects().length > 0 && getComputedStyle(document.body).backgroundColor === "rgb(251, 250, 246)"`,
	} {
		tab.Goto(address)
		tab.Wait(want + ` && document.readyState === "complete"`)
	}
}

var embedKinds = []string{"/embed", "/embed/draft/us-28", "/embed/draft/us-28/21d", "/embed/area/donetsk-held", "/embed/compare/us-28/ua-20", "/embed/place/bakhmut"}

// TestEmbedIsReadable in every width, theme, and without scripts.
func TestEmbedIsReadable(t *testing.T) {
	for _, reader := range []browsertest.Reader{{Width: 280, Height: 700}, {Width: 375, Height: 700, Dark: true}, {Width: 600, Height: 700}, {Width: 1200, Height: 800, Dark: true}} {
		tab := open(t, reader, "/embed")
		for _, path := range embedKinds {
			tab.Goto(path)
			if wide := browsertest.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("%s scrolls sideways by %d at %d", path, wide, reader.Width)
			}
			for _, v := range tab.Violations() {
				t.Errorf("%s at %d: %v", path, reader.Width, v)
			}
		}
	}
	reader := phone
	reader.NoScript = true
	tab := open(t, reader, "/embed")
	for _, path := range embedKinds {
		tab.Goto(path)
		for _, shown := range []string{"h1", ".map-ground", ".legend", ".embed-foot", ".onward", ".when-latest"} {
			if !browsertest.Eval[bool](tab, fmt.Sprintf(`document.querySelector(%q).getClientRects().length > 0`, shown)) {
				t.Errorf("%s does not show %s without scripts", path, shown)
			}
		}
	}
}

// TestArticleInASandbox: without an origin of its own the frame speaks to
// WordPress, and nothing throws.
func TestArticleInASandbox(t *testing.T) {
	tab := openArticle(t, desk, "wordpress.html")
	tab.Wait(`heard.some((m) => m.message === "height" && m.secret === "abc" && m.value > 300)`)
}

// TestArticleElement: the element makes a frame, fits it, and follows its
// attributes.
func TestArticleElement(t *testing.T) {
	tab := openArticle(t, desk, "element.html")
	frame := `document.querySelector("draftlines-map").shadowRoot.querySelector("iframe")`
	tab.Wait(`heard.some((m) => m.type === "draftlines:height" && ` + frame + `.style.height === m.height + "px")`)
	browsertest.Eval[bool](tab, `(document.querySelector("draftlines-map").setAttribute("compare", "us-28,ua-20"), true)`)
	tab.Wait(frame + `.src.endsWith("/embed/compare/us-28/ua-20")`)
}
