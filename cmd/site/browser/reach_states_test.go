package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// states are what a page can be in beside how it comes; axe-core looks at each,
// in the light and in the dark.
var states = []struct {
	name, path string
	reader     browsertest.Reader
	do         func(*browsertest.Tab)
}{
	{"menu open", "/glossary", phone, func(tab *browsertest.Tab) { tab.Click("#menu summary") }},
	{"search with results", "/about", desk, func(tab *browsertest.Tab) { ask(tab, "khar") }},
	{"search without a result", "/about", phone, func(tab *browsertest.Tab) { ask(tab, "qqqqq") }},
	{"everything opened", "/draft/us-28", desk, openAll},
	{"everything opened, on a phone", "/compare/us-28/ua-20", phone, openAll},
	{"layers hidden", "/draft/us-28", desk, func(tab *browsertest.Tab) {
		tab.Click("#layers summary")
		tab.Click("#layer-proposal")
		tab.Click("#layer-names")
	}},
	{"filter on", "/compare/us-28/ua-20", desk, func(tab *browsertest.Tab) {
		tab.Click("#filter summary")
		tab.Click("#only-change-softened")
	}},
	{"one view", "/compare/us-28/ua-20", desk, func(tab *browsertest.Tab) { tab.Click("#view-second") }},
	{"the difference", "/compare/us-28/ua-20", desk, func(tab *browsertest.Tab) { tab.Click("#view-difference") }},
	{"answer on open ground", "/draft/us-28", desk, func(tab *browsertest.Tab) {
		p := browsertest.Eval[browsertest.Point](tab, `probe.find((e) => e.dataset.liesArea)`)
		tab.ClickAt(p)
		tab.Wait(`document.getElementById("lies").textContent`)
	}},
	{"to save", "/draft/us-28", phone, func(tab *browsertest.Tab) { tab.Click("#save summary") }},
	{"pan pad open", "/draft/us-28", phone, func(tab *browsertest.Tab) { tab.Click("#pan-pad summary") }},
	{"unknown address", "/draft/us-28/99", desk, func(tab *browsertest.Tab) { tab.Wait(`document.querySelector(".nearest:not(:empty)")`) }},
	{"notice of a new edition", "/about", phone, func(tab *browsertest.Tab) {
		browsertest.Eval[bool](tab, showNotice)
	}},
	{"offline page", "/offline", phone, nil},
	{"embed with a picked area", "/embed/draft/us-28?area=donetsk-held", phone, func(tab *browsertest.Tab) {
		tab.Wait(`!document.getElementById("reading").hidden`)
	}},
	{"embed, everything opened", "/embed/compare/us-28/ua-20", desk, openAll},
	{"program failed", "/draft/us-28", browsertest.Reader{Block: noWasm}, func(tab *browsertest.Tab) {
		tab.Wait(`document.getElementById("app-wasm-loader-label").innerText.includes("Error")`)
	}},
}

// openAll opens all that folds, but for what opens over the page: of that a
// reader has one thing open.
func openAll(tab *browsertest.Tab) {
	browsertest.Eval[bool](tab, `(document.querySelectorAll("main details:not(#layers, #save, #pan-pad)").forEach((d) => { d.open = true; }), true)`)
}

// TestAccessibleStates runs axe-core on every state.
func TestAccessibleStates(t *testing.T) {
	for _, s := range states {
		t.Run(strings.ReplaceAll(s.name, " ", "-"), func(t *testing.T) {
			s.reader.MayFail = true
			tab := open(t, s.reader, s.path)
			if s.reader.Block == nil {
				tab.Takeover() // what is done while the program takes the page over may be lost with the old page
			}
			if s.do != nil {
				s.do(tab)
			}
			light, dark := tab.ViolationsInBoth()
			for _, v := range light {
				t.Errorf("%s: %v", s.path, v)
			}
			for _, v := range dark {
				t.Errorf("%s in the dark: %v", s.path, v)
			}
		})
	}
}

// TestControlsAreNamed: all that is pressed has a name, and for each way to move
// the map by hand there is a button.
func TestControlsAreNamed(t *testing.T) {
	tab := openTaken(t, phone, "/draft/us-28")
	browsertest.Eval[bool](tab, `(document.querySelectorAll("main details").forEach((d) => { d.open = true; }), true)`)
	page := tab.Spoken()
	for _, name := range []string{"Zoom in", "Zoom out", "Show all of Ukraine", "Fit to the selected area",
		"Move the view north", "Move the view west", "Move the view east", "Move the view south"} {
		if page.Find("button", name) == nil {
			t.Errorf("no button is named %q", name)
		}
	}
	for _, role := range []string{"button", "link", "checkbox", "radio", "DisclosureTriangle", "searchbox", "textbox"} {
		for _, c := range page.All(role) {
			if c.Name == "" {
				t.Errorf("a %s has no name", role)
			}
		}
	}
	// Where a button can do nothing more it says so and keeps its place.
	if off := browsertest.Eval[bool](tab, `document.querySelector('[data-do="reset"]').getAttribute("aria-disabled") === "true"`); !off {
		t.Error("all of Ukraine is shown, and its button does not say so")
	}
	// Shortcuts belong to the map: elsewhere keys are the reader's.
	before := windowOf(tab)
	browsertest.Eval[bool](tab, `(document.getElementById("heading").focus(), true)`)
	tab.Press("+", "0", kb.ArrowLeft)
	tab.Settle()
	if now := windowOf(tab); !now.near(before, 0) {
		t.Error("keys move the map though it has no focus")
	}
}

// smallTargets lists the controls that are smaller than 24 by 24 pixels. Links in
// lists and in sentences may be lower where there is room between them: axe-core
// measures that (target-size).
const smallTargets = `(() => {
  const out = [];
  for (const e of document.querySelectorAll("button, summary, input, select, label:has(input), nav a, .brand, .area-link, .clause-line, .chips a, .cites a, .jump a")) {
    if (e.closest("svg, .skip, .visually-hidden") || e.matches("input") && e.closest("label")) continue;
    const r = e.getBoundingClientRect();
    if (!r.width || getComputedStyle(e).visibility === "hidden" || r.width >= 24 && r.height >= 24) continue;
    out.push(Math.round(r.width) + "x" + Math.round(r.height) + " " + e.outerHTML.slice(0, 90));
  }
  return [...new Set(out)].slice(0, 6);
})()`

// TestTargets: what is pressed is large enough for a finger on every kind of page.
func TestTargets(t *testing.T) {
	r := phone
	r.MayFail = true
	tab := open(t, r, "/")
	for _, path := range everyKind {
		tab.Goto(path + "?wasm=false")
		openAll(tab)
		if small := browsertest.Eval[[]string](tab, smallTargets); len(small) > 0 {
			t.Errorf("%s: smaller than 24 by 24 are %q", path, small)
		}
	}
}

// TestLanguages: what is written in Cyrillic says in which language, and letters
// that only one of the two has do not stand under the other.
func TestLanguages(t *testing.T) {
	r := desk
	r.MayFail = true
	tab := open(t, r, "/")
	for _, path := range append([]string{"/place/bakhmut", "/place/chystiakove", "/area/crimea"}, everyKind...) {
		tab.Goto(path + "?wasm=false")
		if wrong := browsertest.Eval[[]string](tab, `(() => {
			const out = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			for (let n; (n = walk.nextNode());) {
				if (!/\p{Script=Cyrillic}/u.test(n.data)) continue;
				const lang = n.parentElement.closest("[lang]").lang;
				if (!["uk", "ru"].includes(lang) || lang === "uk" && /[ыэъё]/i.test(n.data) || lang === "ru" && /[іїєґ]/i.test(n.data)) out.push(lang + ": " + n.data);
			}
			for (const e of document.querySelectorAll("[title], [aria-label], [alt], [placeholder]"))
				for (const a of ["title", "aria-label", "alt", "placeholder"])
					if (/\p{Script=Cyrillic}/u.test(e.getAttribute(a) ?? "") && e.closest("[lang]").lang === "en") out.push(a + ": " + e.getAttribute(a));
			return out.slice(0, 5);
		})()`); len(wrong) > 0 {
			t.Errorf("%s: %q", path, wrong)
		}
	}
	tab.Goto("/about")
	ask(tab, "торез")
	if langs := browsertest.Eval[[]string](tab, `[...document.querySelectorAll("#search-results li span")].filter((e) => !e.childElementCount && /\p{Script=Cyrillic}/u.test(e.textContent)).map((e) => e.closest("[lang]").lang)`); len(langs) == 0 || slices.Contains(langs, "en") {
		t.Errorf("what was found by a name in Cyrillic is in %q", langs)
	}
	if lang := browsertest.Eval[string](tab, `document.documentElement.lang`); lang != "en" {
		t.Errorf("the page is in %q", lang)
	}
}
