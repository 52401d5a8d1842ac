package browser

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/embed/embedtest"
)

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

// TestEmbedOptions: each option of the address, also several at once, and that
// others change nothing.
func TestEmbedOptions(t *testing.T) {
	const whole = `document.querySelector("h1").getClientRects().length > 0 && document.querySelector(".legend-box").getClientRects().length > 0 && document.querySelector(".map-controls").getClientRects().length > 0 && getComputedStyle(document.body).backgroundColor === "rgb(251, 250, 246)" && document.getElementById("reading").hidden`
	const hidden = `["h1", ".legend-box", ".map-controls"].every((s) => document.querySelector(s).getClientRects().length === 0) && document.querySelector(".byline").getClientRects().length > 0 && document.querySelector(".embed-foot").getClientRects().length > 0`
	const dark = `getComputedStyle(document.body).backgroundColor === "rgb(21, 24, 27)"`
	const crimea = `document.getElementById("reading").innerText.includes("Crimea")`
	tab := open(t, desk, "/embed")
	for address, want := range map[string]string{
		"/embed?draft=e3":                  `location.pathname === "/embed/draft/e3"`,
		"/embed?compare=e3,us-28":          `location.pathname === "/embed/compare/e3/us-28"`,
		"/embed/draft/us-28?clause=21a":    `location.pathname === "/embed/draft/us-28/21a"`,
		"/embed/area/crimea?draft=us-28":   `location.pathname === "/embed/draft/us-28" && ` + crimea,
		"/embed/draft/us-28?area=crimea":   crimea,
		"/embed/draft/us-28?theme=dark":    dark,
		"/embed/draft/us-28?theme=auto":    whole,
		"/embed/draft/us-28?title=0":       `document.querySelector("h1").getClientRects().length === 0 && document.querySelector(".byline").getClientRects().length > 0`,
		"/embed/draft/us-28?legend=0":      `document.querySelector(".legend-box").getClientRects().length === 0`,
		"/embed/draft/us-28?controls=0":    `document.querySelector(".map-controls").getClientRects().length === 0`,
		"/embed/place/bakhmut?lang=en":     whole,
		"/embed/draft/us-28?edition=today": `location.pathname === "/embed/draft/us-28" && ` + whole,
		// Several at once, and with them what nobody knows.
		"/embed?draft=us-28&area=crimea&theme=dark&title=0&legend=0&controls=0&lang=uk&x=y":        `location.pathname === "/embed/draft/us-28" && ` + crimea + ` && ` + dark + ` && ` + hidden,
		"/embed?compare=us-28,ua-20&draft=e3&theme=dark&edition=x":                                 `location.pathname === "/embed/compare/us-28/ua-20" && ` + dark,
		"/embed?compare=us-28,us-28&draft=e3&clause=99":                                            `location.pathname === "/embed/draft/e3" && ` + whole,
		"/embed/EDITION/draft/us-28?clause=21a&theme=dark&area=nowhere":                            `location.pathname === "/embed/EDITION/draft/us-28/21a" && ` + dark,
		"/embed/draft/us-28?area=%22%5D&clause=..%2F..&draft=%3Cb%3E&theme=0&title=1":              `location.pathname === "/embed/draft/us-28" && ` + whole,
		"/embed?draft=x&area=x&clause=x&compare=x,y&edition=x&theme=x&legend=x&lang=x&controls=no": `location.pathname === "/embed" && ` + whole,
	} {
		fill := strings.NewReplacer("EDITION", editionDay(t))
		tab.Goto(fill.Replace(address))
		tab.Wait(fill.Replace(want) + ` && document.readyState === "complete"`)
	}
}

// TestEmbedOfAnEdition asks a site with two editions for the first: it has what it
// had then. What it did not have is shown as it is now.
func TestEmbedOfAnEdition(t *testing.T) {
	browsertest.Need(t)
	_, second := embedtest.TwoEditions(t)
	reader := desk
	reader.MayFail = true // the draft that is new is asked for in vain
	tab := browsertest.Open(t, browsertest.Serve(t, second), reader)
	const first, new = embedtest.First, embedtest.New
	for address, want := range map[string]string{
		"/embed/draft/us-28?edition=" + first:                               `location.pathname === "/embed/` + first + `/draft/us-28"`,
		"/embed?compare=us-28,ua-20&theme=dark&edition=" + first:            `location.pathname === "/embed/` + first + `/compare/us-28/ua-20" && location.search === "?theme=dark"`,
		"/embed/draft/us-28?edition=2029-01-01":                             `location.pathname === "/embed/draft/us-28" && document.querySelector(".when-latest").getClientRects().length > 0`,
		"/embed/draft/us-28?area=crimea&draft=" + new + "&edition=" + first: `location.pathname === "/embed/draft/` + new + `" && document.querySelector(".when-latest").getClientRects().length > 0`,
	} {
		tab.Goto(address)
		tab.Wait(want + ` && document.readyState === "complete"`)
		if strings.Contains(want, first) {
			tab.Wait(`document.querySelector(".when-pinned").innerText.includes("1 January 2030") && window.changed === undefined`)
		}
	}
}

// TestEmbedLoadsLittle counts what a map of each kind loads, and looks for a
// program.
func TestEmbedLoadsLittle(t *testing.T) {
	for _, path := range embedKinds {
		tab := open(t, desk, path)
		tab.Settle()
		requests, bytes := tab.Requests(), 0
		for _, r := range requests {
			bytes += r.Bytes
			if strings.Contains(r.URL, "wasm") || strings.HasSuffix(r.URL, "app.js") {
				t.Errorf("%s loads %s", path, r.URL)
			}
		}
		if len(requests) > 6 || bytes > 60_000 || bytes < 5_000 {
			t.Errorf("%s makes %d requests of %d bytes", path, len(requests), bytes)
		}
	}
}

// TestEmbedForEverybody looks at a map with the settings of a reader, and on
// paper.
func TestEmbedForEverybody(t *testing.T) {
	for name, media := range map[string]map[string]string{
		"forced":   {"forced-colors": "active"},
		"contrast": {"prefers-contrast": "more"},
		"still":    {"prefers-reduced-motion": "reduce"},
	} {
		reader := desk
		reader.Media = media
		tab := open(t, reader, "/embed/draft/us-28?area=crimea")
		tab.Wait(`!document.getElementById("reading").hidden`)
		if n := browsertest.Eval[int](tab, `document.getAnimations().length`); n > 0 {
			t.Errorf("%s: %d things move by themselves", name, n)
		}
		for _, v := range tab.Violations() {
			t.Errorf("%s: %v", name, v)
		}
		tab.Screenshot("embed/" + name)
	}
	reader := desk
	reader.Dark = true
	tab := open(t, reader, "/embed/draft/us-28?theme=dark")
	tab.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	}))
	if got := browsertest.Eval[string](tab, `[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector("h1")).color, document.querySelector(".map-controls").getClientRects().length, document.querySelector(".keys").getClientRects().length].join(" ")`); got != "rgb(251, 250, 246) rgb(29, 33, 38) 0 0" {
		t.Errorf("on paper background, letters, buttons and hints are %s", got)
	}
	tab.Screenshot("embed/print")
}

// TestSignsOfLines: the recognised border is one firm line; the line of contact is
// two edges with another colour between, on the map and in the legend.
func TestSignsOfLines(t *testing.T) {
	for _, reader := range []browsertest.Reader{desk, {Width: 1280, Height: 800, Dark: true}} {
		for _, path := range []string{"/draft/us-28", "/embed/draft/us-28"} {
			tab := open(t, reader, path)
			for _, where := range []string{".map-ground", ".legend-box"} {
				got := browsertest.Eval[[]string](tab, `["contact-casing", "contact", "state-border-casing", "state-border"].map((c) => {
					const s = getComputedStyle(document.querySelector("`+where+` ." + c)), ink = getComputedStyle(document.documentElement).getPropertyValue("--casing");
					const probe = document.createElement("i");
					probe.style.color = ink;
					document.body.append(probe);
					const paper = getComputedStyle(probe).color;
					probe.remove();
					return (s.stroke === paper ? "paper" : "ink") + " " + s.strokeDasharray;
				})`)
				if want := []string{"ink none", "paper none", "paper none", "ink none"}; !slices.Equal(got, want) {
					t.Errorf("%s, %s: line of contact and border, each with its casing, are %v", path, where, got)
				}
			}
		}
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
