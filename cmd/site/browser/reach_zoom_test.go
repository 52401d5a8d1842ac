package browser

import (
	"fmt"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// everyKind is a page of each kind, with the maps for articles.
var everyKind = append([]string{"/compare/us-28/ua-20", "/compare", "/compare/all/us-28", "/place", "/topic/territory", "/topic", "/timeline",
	"/glossary", "/disputes", "/editions", "/offline", "/404", "/embed/draft/us-28", "/embed/compare/us-28/ua-20"}, kinds...)

// clipped lists boxes that cut their text off: text that neither wraps nor
// scrolls. What is hidden from sight on purpose has no room for any text; the
// window of the map is meant to cut its ground.
const clipped = `(() => {
  const out = [];
  for (const e of document.querySelectorAll("body *")) {
    if (e.closest("svg, .window, .map-tip, .visually-hidden, .goapp-app-info, .skip") || !e.clientWidth || !e.innerText?.trim()) continue;
    const s = getComputedStyle(e);
    const cut = (v) => v === "hidden" || v === "clip";
    if (cut(s.overflowX) && e.scrollWidth > e.clientWidth + 1 || cut(s.overflowY) && e.scrollHeight > e.clientHeight + 1 || s.textOverflow === "ellipsis")
      out.push(e.outerHTML.slice(0, 100));
  }
  return out.slice(0, 5);
})()`

// outside lists what sticks out of the window sideways and cannot be scrolled to.
const outside = `[...document.querySelectorAll("body *")].filter((e) => {
  if (e.closest("svg, .window, .wide-table, .visually-hidden, .skip, .map-tip, .goapp-app-info, pre")) return false;
  const r = e.getBoundingClientRect();
  return r.width > 0 && (r.right > document.documentElement.clientWidth + 1 || r.left < -1);
}).slice(0, 5).map((e) => e.outerHTML.slice(0, 100))`

// spread is the spacing that readers may set (WCAG 1.4.12).
const spread = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }");
  document.adoptedStyleSheets.push(sheet);
  return true;
})()`

// checkFlow fails the test where text is cut off or the page scrolls in two
// directions.
func checkFlow(t *testing.T, tab *browsertest.Tab, what string, width int) {
	t.Helper()
	if w := browsertest.Eval[int](tab, `document.documentElement.scrollWidth`); w > width {
		t.Errorf("%s: the page is %d wide in a window of %d", what, w, width)
	}
	if cut := browsertest.Eval[[]string](tab, clipped); len(cut) > 0 {
		t.Errorf("%s: text is cut off in %q", what, cut)
	}
	if out := browsertest.Eval[[]string](tab, outside); len(out) > 0 {
		t.Errorf("%s: outside of the window is %q", what, out)
	}
}

// TestZoom reads every kind of page at 400 %, as in a window of 1280 by 1024,
// with menu, layers and search open as well, and then with text spaced out.
func TestZoom(t *testing.T) {
	tab := open(t, browsertest.Reader{Width: 320, Height: 256, Scale: 4, MayFail: true}, "/")
	for _, path := range everyKind {
		tab.Goto(path + "?wasm=false")
		checkFlow(t, tab, path, 320)
		if high := browsertest.Eval[float64](tab, `Math.max(0, ...[...document.querySelectorAll("body *")].filter((e) => ["fixed", "sticky"].includes(getComputedStyle(e).position) && e.offsetHeight && !e.closest("table")).map((e) => e.offsetHeight / innerHeight))`); high > 0.5 {
			t.Errorf("%s: what stays while the page scrolls covers %.0f %% of the window", path, high*100)
		}
		browsertest.Eval[bool](tab, `(document.querySelectorAll("details").forEach((d) => { d.open = true; }), true)`)
		checkFlow(t, tab, path+", all opened", 320)
		browsertest.Eval[bool](tab, spread)
		checkFlow(t, tab, path+", all opened, spaced out", 320)
	}
}

// TestTextSpacing spaces text out in windows of a phone and of a desk.
func TestTextSpacing(t *testing.T) {
	for _, reader := range []browsertest.Reader{desk, phone} {
		t.Run(fmt.Sprint(reader.Width), func(t *testing.T) {
			reader.MayFail = true
			tab := open(t, reader, "/")
			for _, path := range everyKind {
				tab.Goto(path + "?wasm=false")
				browsertest.Eval[bool](tab, spread)
				checkFlow(t, tab, path, reader.Width)
			}
		})
	}
}

// TestZoomedSearch: at 400 % the results of the search and the menu can be
// scrolled to their ends.
func TestZoomedSearch(t *testing.T) {
	tab := open(t, browsertest.Reader{Width: 320, Height: 256, Scale: 4}, "/about")
	tab.Click("#search-field")
	tab.Press("k", "h")
	tab.Wait(`document.querySelectorAll("#search-results li").length > 5`)
	for _, last := range []string{"#search-results li:last-child a", ".site-header nav li:last-child a"} {
		if last[0] == '.' {
			tab.Click("#menu summary")
		}
		if shown := browsertest.Eval[bool](tab, `(() => {
			const e = document.querySelector("`+last+`");
			e.scrollIntoView({block: "nearest", behavior: "instant"});
			const r = e.getBoundingClientRect(), top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
			return r.top >= 0 && r.bottom <= innerHeight + 1 && (e === top || e.contains(top));
		})()`); !shown {
			t.Errorf("%s cannot be brought into view", last)
		}
	}
}
