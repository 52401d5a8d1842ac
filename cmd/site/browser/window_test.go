package browser

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

var windowInAddress = regexp.MustCompile(`^/draft/us-28\?at=-?\d+\.?\d*,\d+\.?\d*&z=\d+\.?\d*$`)

// TestWindowInAddress moves the map, reloads, and opens the address elsewhere.
func TestWindowInAddress(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	first, p := windowOf(tab), centre(tab)
	tab.Wheel(aside(p, 150, 90), -330)
	zoomed := moved(tab, first)
	tab.Drag(p, aside(p, -77, 33))
	chosen := moved(tab, zoomed)
	address := tab.Path()
	if !windowInAddress.MatchString(address) {
		t.Errorf("the address is %s", address)
	}
	// The window is kept to a third of a pixel, whatever its size.
	near := chosen.W / browsertest.Eval[float64](tab, `probe.map().clientWidth`) / 3
	shape := browsertest.Eval[string](tab, `probe.shape("donetsk-held")`)
	tab.Reload()
	tab.Takeover()
	rest(tab)
	if got := windowOf(tab); !got.near(chosen, near) {
		t.Errorf("after reloading the window is %v, it was %v", got, chosen)
	}
	if browsertest.Eval[string](tab, `probe.shape("donetsk-held")`) != shape {
		t.Error("after reloading the map is drawn in another detail")
	}
	other := openTaken(t, desk, address)
	rest(other)
	if got := windowOf(other); !got.near(chosen, near) {
		t.Errorf("another reader sees %v, it was %v", got, chosen)
	}
}

// TestDetailGrows zooms in: finer paths, and more names of smaller places.
func TestDetailGrows(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	shape := browsertest.Eval[string](tab, `probe.shape("donetsk-held")`)
	names := browsertest.Eval[[]string](tab, `probe.names()`)
	before := windowOf(tab)
	tab.Wheel(ground(t, tab, "donetsk-held"), -900)
	after := moved(tab, before)
	if closest := browsertest.Eval[[]string](tab, `probe.names()`); !slices.ContainsFunc(closest, func(n string) bool { return !slices.Contains(names, n) }) {
		t.Errorf("nothing is named that was not named from afar: %v", closest)
	}
	if finer := browsertest.Eval[string](tab, `probe.shape("donetsk-held")`); len(finer) <= len(shape) {
		t.Errorf("in a window of %v the outline has %d characters, from afar %d", after, len(finer), len(shape))
	}
	tab.Click("[data-do=reset]")
	moved(tab, after)
	tab.Wait(fmt.Sprintf(`probe.shape("donetsk-held") == %q`, shape))
	if got := browsertest.Eval[[]string](tab, `probe.names()`); !slices.Equal(got, names) {
		t.Errorf("back in the first window the names are %v, they were %v", got, names)
	}
}

// TestHiddenLayers hides a layer, reloads, and goes on to another page.
func TestHiddenLayers(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	hidden := func(class string) bool {
		return browsertest.Eval[bool](tab, `[...document.querySelectorAll(".`+class+`")].every(e => getComputedStyle(e).display == "none")`)
	}
	tab.Click("#layers summary")
	tab.Click("#layer-contact")
	tab.Click("#layer-names")
	tab.Wait(`location.search == "?hide=contact,names"`)
	check := func(when string) {
		t.Helper()
		if !hidden("layer-contact") || !hidden("layer-names") || hidden("layer-proposal") {
			t.Errorf("%s the wrong layers are hidden", when)
		}
		if !strings.HasSuffix(tab.Path(), "hide=contact,names") {
			t.Errorf("%s the address is %s", when, tab.Path())
		}
	}
	check("at first")
	tab.Reload()
	tab.Takeover()
	check("after reloading")
	tab.Click("#list-crimea")
	tab.Wait(`location.pathname == "/area/crimea" && location.search.includes("hide") && probe.whole()`)
	tab.Settle()
	check("on the next page")
	tab.Click("#layers summary")
	tab.Click("#layer-contact")
	tab.Click("#layer-names")
	tab.Wait(`!location.search.includes("hide")`)
	if hidden("layer-contact") || hidden("layer-names") {
		t.Error("the layers did not come back")
	}
}

// TestStrangeAddress opens addresses that no reader's map has written.
func TestStrangeAddress(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	first := windowOf(tab)
	for _, query := range []string{"at=x,y&z=2", "at=31,48", "z=4", "at=31,48&z=-3", "at=31,48&z=NaN", "at=31,91&z=2e9", "hide=nothing,of,ours", "at=%22%3E&z=1"} {
		tab.Goto("/draft/us-28?" + query)
		tab.Takeover()
		w := windowOf(tab)
		if !(w.W > 0 && w.W <= first.W*1.2 && w.H > 0 && w.X > -60000 && w.X < 120000 && w.Y > -60000 && w.Y < 120000) {
			t.Errorf("%s: the window is %v", query, w)
		}
		if browsertest.Eval[int](tab, `probe.names().length`) == 0 && !strings.Contains(query, "91") {
			t.Errorf("%s: the map has no names", query)
		}
	}
}
