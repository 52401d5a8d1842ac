package engines

import (
	"fmt"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/webdriver"
)

// panes are the windows of the maps that the reader sees.
const panes = `Object.fromEntries([...document.querySelectorAll(".pane")].filter((p) => p.getClientRects().length).map((p) => {
	const [X, Y, W, H] = p.querySelector(".map-ground").getAttribute("viewBox").split(" ").map(Number);
	return [p.className.replace("pane pane-", ""), {X, Y, W, H}];
}))`

const views = `Object.keys(` + panes + `).sort().join(" ")`

// lookAtComparison moves one of two maps, chooses every view, and reads what
// both maps say of an area.
func lookAtComparison(t *testing.T, in engine) {
	tab := open(t, in, desk, host(t).URL, "/compare/us-28/e3?at=35,48&z=2")
	tab.takeover()
	tab.rest()
	before := eval[map[string]window](tab, panes)
	if len(before) != 2 || before["first"] != before["second"] {
		t.Fatalf("at first the page shows %v", before)
	}
	over := tab.middle(".pane-second .window")
	tab.perform(webdriver.Wheel(int(over.X)+40, int(over.Y)+20, -200))
	tab.wait(fmt.Sprintf(`probe.window().W < %v`, before["first"].W))
	tab.rest()
	after := eval[map[string]window](tab, panes)
	if after["first"] != after["second"] {
		t.Errorf("the maps moved apart: %v", after)
	}
	for _, s := range []struct{ choice, seen string }{
		{"difference", "difference"}, {"second", "second"}, {"first", "first"}, {"both", "first second"},
	} {
		tab.click("#view-" + s.choice)
		if got := eval[string](tab, views); got != s.seen {
			t.Errorf("under %s the page shows %q, want %q", s.choice, got, s.seen)
		}
	}
	tab.goTo("/compare/us-28/e3")
	tab.takeover()
	p := tab.find(`(e) => e.closest(".pane-second") && e.closest("[data-area]")?.dataset.area === "crimea"`)
	tab.perform(webdriver.Move(int(p.X), int(p.Y)))
	tab.wait(`document.querySelectorAll(".pane-first .is-hinted, .pane-second .is-hinted").length == 2`)
	small := open(t, in, phone, tab.site, "/compare/us-28/e3")
	if got := eval[string](small, views); got != "difference" {
		t.Errorf("on a phone the page shows %q", got)
	}
}
