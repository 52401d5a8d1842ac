package browser

import (
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// What readers ask of their browser: less motion, more contrast, colours of
// their own.

// TestLessMotion: nothing runs by itself, and the map is at once where it goes.
func TestLessMotion(t *testing.T) {
	r := desk
	r.Media = map[string]string{"prefers-reduced-motion": "reduce"}
	r.Before = `
		window.moving = [];
		addEventListener("DOMContentLoaded", () => {
			const look = () => {
				for (const a of document.getAnimations()) if (a.effect.getComputedTiming().duration > 0) moving.push(a.animationName ?? a.transitionProperty);
				for (const e of document.querySelectorAll(".map-moving")) if (e.style.transform) moving.push("map " + e.style.transform);
				requestAnimationFrame(look);
			};
			look();
		});`
	tab := openTaken(t, r, "/draft/us-28")
	tab.Click("#list-donetsk-held")
	tab.Wait(`location.pathname == "/area/donetsk-held"`)
	rest(tab)
	tab.Click(`[data-do="reset"]`)
	rest(tab)
	tab.Click(`#layers summary`)
	tab.Settle()
	if moving := browsertest.Eval[[]string](tab, `[...new Set(moving)]`); len(moving) > 0 {
		t.Errorf("in motion were %q", moving)
	}
	if got := browsertest.Eval[string](tab, `getComputedStyle(document.documentElement).scrollBehavior`); got != "auto" {
		t.Errorf("the page scrolls with behaviour %s", got)
	}
}

// TestForcedColours: with colours of the reader's own, signs keep their shapes,
// controls their edges, and what is selected is marked.
func TestForcedColours(t *testing.T) {
	for _, dark := range []bool{false, true} {
		r := desk
		r.Dark = dark
		r.Media = map[string]string{"forced-colors": "active"}
		tab := open(t, r, "/draft/us-28/21d?wasm=false")
		if !browsertest.Eval[bool](tab, `matchMedia("(forced-colors: active)").matches`) {
			t.Skip("this Chromium cannot force colours")
		}
		checkPainted(t, picture(t, tab, "forced"), "/draft/us-28/21d")
		lost := browsertest.Eval[[]string](tab, `[...document.querySelectorAll("#map .area.is-lit .fill, .legend .swatch-fill, #map .tile, .legend-defs .tile")].filter((e) => {
			const s = getComputedStyle(e);
			return e.matches(".tile") ? s.stroke === "none" : s.fill === "none" && s.stroke === "none";
		}).map((e) => e.outerHTML.slice(0, 80))`)
		if len(lost) > 0 {
			t.Errorf("without a fill and an edge are %q", lost)
		}
		for _, selector := range []string{".control", "#search-field", ".chips a", ".save-button"} {
			if edge := browsertest.Eval[string](tab, `(() => {
				document.getElementById("save").open = true;
				const e = document.querySelector("`+selector+`");
				if (!e) return "missing";
				const s = getComputedStyle(e), round = getComputedStyle(e.parentElement);
				return [s, round].some((x) => x.borderTopStyle !== "none" && parseFloat(x.borderTopWidth) > 0) ? "" : s.border;
			})()`); edge != "" {
				t.Errorf("%s has no edge: %s", selector, edge)
			}
		}
	}
}

// TestMoreContrast: readers who ask for it get text at 7 to 1 and firm edges.
func TestMoreContrast(t *testing.T) {
	for _, dark := range []bool{false, true} {
		r := desk
		r.Dark = dark
		r.Media = map[string]string{"prefers-contrast": "more"}
		tab := open(t, r, "/draft/us-28?wasm=false")
		for _, selector := range []string{".hint, .area-note", ".legend-note", ".credit", "#text a", ".site-footer p"} {
			if c := browsertest.Eval[float64](tab, contrastOf(selector)); c < 7 {
				t.Errorf("dark %t: %s has a contrast of %.1f", dark, selector, c)
			}
		}
	}
}

// contrastOf computes the contrast of an element's text with the paper.
func contrastOf(selector string) string {
	return `(() => {
		const light = (c) => {
			const [r, g, b] = c.match(/[\d.]+/g).map((v) => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
			return .2126 * r + .7152 * g + .0722 * b;
		};
		const a = light(getComputedStyle(document.querySelector("` + selector + `")).color), b = light(getComputedStyle(document.body).backgroundColor);
		return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
	})()`
}
