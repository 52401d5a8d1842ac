package engines

import (
	"testing"

	"github.com/draftlines/draftlines/cmd/site/webdriver"
)

// selection is everything that shows which areas a page is about.
type selection struct {
	Path, Heading, OnMap, InList string
	StepsBack                    bool
}

const held = "Donetsk oblast, part held by Ukraine"

// lookAtSelection selects an area in every way there is.
func lookAtSelection(t *testing.T, in engine) {
	tab := open(t, in, desk, host(t).URL, "/about")
	for _, way := range []struct {
		name string
		do   func()
	}{
		{"click on the map", func() { tab.clickAt(tab.ground("donetsk-held")) }},
		{"click in the list", func() { tab.click("#list-donetsk-held") }},
		{"keyboard", func() { walkList(tab, "list-donetsk-held"); tab.press(webdriver.Enter) }},
	} {
		tab.goTo("/draft/us-28")
		tab.takeover()
		eval[bool](tab, `Boolean(window.sameMap = probe.map())`)
		way.do()
		tab.wait(`location.pathname == "/area/donetsk-held"`)
		tab.settle()
		want := selection{"/area/donetsk-held", held, "donetsk-held", "donetsk-held", true}
		if got := eval[selection](tab, `probe.selection()`); got != want {
			t.Errorf("%s: the page shows %+v,\nwant %+v", way.name, got, want)
		}
		if !eval[bool](tab, `sameMap === probe.map()`) {
			t.Errorf("%s: the whole page was loaded again, or the map made anew", way.name)
		}
	}
	tab.must(tab.driver.Back(tab.ctx))
	tab.wait(`location.pathname == "/draft/us-28" && probe.selection().OnMap == ""`)
	tab.rest() // the map moves to the draft's frame first
	p := tab.ground("crimea")
	tab.perform(webdriver.Move(int(p.X), int(p.Y)))
	tab.wait(`document.querySelector(".map-tip.is-shown")?.textContent.startsWith("Crimea")`)
}

// walkList goes into the list of areas with the keyboard alone and on to an
// entry.
func walkList(tab *tab, id string) {
	tab.t.Helper()
	pressUntil(tab, webdriver.Tabulator, `document.activeElement.matches('a[href="#areas"]')`)
	tab.press(webdriver.Enter)
	pressUntil(tab, webdriver.Tabulator, `document.activeElement.closest("[data-roving]")`)
	pressUntil(tab, webdriver.ArrowDown, `document.activeElement.id == "`+id+`"`)
}

// pressUntil presses a key until an expression is true.
func pressUntil(tab *tab, key, expression string) {
	tab.t.Helper()
	for range 40 {
		tab.press(key)
		if eval[bool](tab, "Boolean("+expression+")") {
			return
		}
	}
	tab.t.Fatalf("40 times the key, and not %s; the focus is on %s", expression, eval[string](tab, `document.activeElement.outerHTML.slice(0, 120)`))
}
