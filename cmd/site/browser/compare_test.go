package browser

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// pair is a comparison in which one draft says nothing on ground that the other
// treats.
const pair = "/compare/us-28/e3"

// panesSeen are the panes that the reader sees, and the window of each.
func panesSeen(tab *browsertest.Tab) map[string]window {
	return browsertest.Eval[map[string]window](tab, `Object.fromEntries([...document.querySelectorAll(".pane")].filter(p => p.getClientRects().length).map(p => {
		const [X, Y, W, H] = p.querySelector(".map-ground").getAttribute("viewBox").split(" ").map(Number);
		return [p.className.replace("pane pane-", ""), {X, Y, W, H}];
	}))`)
}

// seen are the names of the panes that the reader sees.
func seen(tab *browsertest.Tab) string {
	var names []string
	for name := range panesSeen(tab) {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

// inPane is a point of a pane, dx and dy from its middle.
func inPane(tab *browsertest.Tab, pane string, dx, dy float64) browsertest.Point {
	p := tab.Middle(".pane-" + pane + " .window")
	return browsertest.Point{X: math.Round(p.X + dx), Y: math.Round(p.Y + dy)}
}

// TestBothMapsMove moves one of two maps in every way there is; the other shows
// the same window, with wasm and without.
func TestBothMapsMove(t *testing.T) {
	ways := []struct {
		name string
		do   func(tab *browsertest.Tab)
		want func(before, after window) bool
	}{
		{"wheel on the first", func(tab *browsertest.Tab) { tab.Wheel(inPane(tab, "first", 60, 40), -200) }, closer},
		{"wheel on the second", func(tab *browsertest.Tab) { tab.Wheel(inPane(tab, "second", 60, 40), -200) }, closer},
		{"drag the first", func(tab *browsertest.Tab) {
			tab.Drag(inPane(tab, "first", 0, 0), inPane(tab, "first", 90, 0))
		}, west},
		{"drag the second", func(tab *browsertest.Tab) {
			tab.Drag(inPane(tab, "second", 0, 0), inPane(tab, "second", 0, -90))
		}, south},
		{"key +", key("+"), closer},
		{"key right", key(kb.ArrowRight), east},
		{"button out", button("out"), wider},
		{"pad north", button("north"), north},
		{"key 0", key("0"), wider},
	}
	const at = pair + "?at=35,48&z=2"
	for name, reader := range map[string]browsertest.Reader{"wasm": {}, "no wasm": {Block: noWasm, MayFail: true}} {
		t.Run(name, func(t *testing.T) {
			tab := open(t, reader, at)
			for _, way := range ways {
				tab.Goto(at)
				started(tab, name == "wasm")
				rest(tab)
				before := panesSeen(tab)
				if len(before) != 2 || before["first"] != before["second"] {
					t.Fatalf("at first the panes show %v", before)
				}
				way.do(tab)
				moved(tab, before["first"])
				after := panesSeen(tab)
				if after["first"] != after["second"] || !way.want(before["first"], after["first"]) {
					t.Errorf("%s: from %v to %v", way.name, before, after)
				}
				own := after["first"] == browsertest.Eval[window](tab, `probe.frame()`)
				if path := tab.Path(); strings.Contains(path, "z=") == own || !strings.HasPrefix(path, pair) {
					t.Errorf("%s: the address is %s", way.name, path)
				}
			}
		})
	}
}

// TestSecondMapFollowsTheHand: in the second map too the ground under the
// pointer stays there.
func TestSecondMapFollowsTheHand(t *testing.T) {
	tab := openTaken(t, desk, pair+"?at=35,48&z=2")
	rest(tab)
	type size struct{ X, Y, W float64 }
	box := browsertest.Eval[size](tab, `(() => { const r = document.querySelector(".pane-second .window").getBoundingClientRect(); return {X: r.x, Y: r.y, W: r.width}; })()`)
	before, at := panesSeen(tab)["second"], inPane(tab, "second", 100, -60)
	lies := func(w window) (float64, float64) {
		return w.X + (at.X-box.X)/box.W*w.W, w.Y + (at.Y-box.Y)/box.W*w.W
	}
	tab.Wheel(at, -150)
	moved(tab, before)
	after := panesSeen(tab)["second"]
	x0, y0 := lies(before)
	x1, y1 := lies(after)
	if d := math.Hypot(x1-x0, y1-y0) / (before.W / box.W); d > 2.5 || !closer(before, after) {
		t.Errorf("the wheel moved the ground under the pointer by %.1f px, from %v to %v", d, before, after)
	}
}

// TestBothMapsMark hovers an area on one map and focuses one in the list: both
// maps mark it; the detail and the layers of both follow as well.
func TestBothMapsMark(t *testing.T) {
	tab := openTaken(t, desk, pair)
	marked := func() string {
		return browsertest.Eval[string](tab, `[...document.querySelectorAll(".pane-first .is-hinted, .pane-second .is-hinted")].map(e => e.closest(".pane").className.slice(10) + ":" + e.dataset.area).join(" ")`)
	}
	p := find(t, tab, `(e) => e.closest(".pane-second") && e.closest("[data-area]")?.dataset.area === "crimea"`)
	tab.MoveTo(p)
	tab.Wait(`document.querySelector(".map-tip.is-shown")?.textContent.startsWith("Crimea")`)
	if got := browsertest.Eval[string](tab, `document.getElementById("map-tip").innerText`); got != "Crimea (Autonomous Republic)\nUS 28 points: de facto recognition\nE3 counter-proposal: left to talks" {
		t.Errorf("over Crimea the maps say %q", got)
	}
	if got := marked(); got != "first:crimea second:crimea" {
		t.Errorf("over Crimea in the second map the maps mark %q", got)
	}
	tab.MoveTo(browsertest.Point{X: 2, Y: 2})
	tab.Wait(`!document.querySelector(".is-hinted")`)
	browsertest.Eval[bool](tab, `(document.getElementById("list-luhansk-occupied").focus(), true)`)
	if got := marked(); got != "first:luhansk-occupied second:luhansk-occupied" {
		t.Errorf("with the focus on Luhansk in the list the maps mark %q", got)
	}
	shape := func() int {
		return browsertest.Eval[int](tab, `document.getElementById("s-a-donetsk-held").getAttribute("d").length`)
	}
	before, coarse := panesSeen(tab)["first"], shape()
	tab.Wheel(inPane(tab, "second", 200, 20), -900)
	moved(tab, before)
	if fine := shape(); fine <= coarse {
		t.Errorf("closer by, an outline has %d characters, from afar %d", fine, coarse)
	}
	tab.Click("#layers summary")
	tab.Click("#layer-contact")
	if left := browsertest.Eval[int](tab, `[...document.querySelectorAll(".layer-contact")].filter(e => getComputedStyle(e).display !== "none").length`); left != 0 {
		t.Errorf("the line of contact is hidden, and is still drawn %d times", left)
	}
}

// TestChooseTheView goes through the views, on wide windows and narrow ones,
// with scripts and without.
func TestChooseTheView(t *testing.T) {
	type step struct{ choice, seen string }
	for _, c := range []struct {
		name   string
		reader browsertest.Reader
		first  string
		steps  []step
	}{
		{"wide", desk, "first second", []step{{"difference", "difference"}, {"second", "second"}, {"first", "first"}, {"both", "first second"}}},
		{"narrow", phone, "difference", []step{{"second", "second"}, {"first", "first"}, {"both", "difference"}}},
	} {
		for _, noScript := range []bool{false, true} {
			t.Run(fmt.Sprint(c.name, " ", noScript), func(t *testing.T) {
				reader := c.reader
				reader.NoScript = noScript
				tab := open(t, reader, pair)
				if !noScript {
					tab.Takeover()
				}
				if got := seen(tab); got != c.first {
					t.Fatalf("at first the page shows %q, want %q", got, c.first)
				}
				for _, s := range c.steps {
					tab.Click("#view-" + s.choice)
					if got := seen(tab); got != s.seen {
						t.Errorf("under %s the page shows %q, want %q", s.choice, got, s.seen)
					}
					legends := browsertest.Eval[string](tab, `[...document.querySelectorAll(".legend")].filter(e => e.getClientRects().length).map(e => e.className.replace(/legend-?/g, "").trim()).sort().join(" ")`)
					if want := "common " + s.seen; legends != want {
						t.Errorf("under %s the legends are %q, want %q", s.choice, legends, want)
					}
					if set := browsertest.Eval[int](tab, `[...document.querySelectorAll(".views input:checked")].filter(e => e.getClientRects().length).length`); set != 1 {
						t.Errorf("under %s, %d choices look chosen", s.choice, set)
					}
				}
			})
		}
	}
}

// TestViewInAddress: a chosen view is in the address, outlives the takeover and
// a reload, and its map fills its place.
func TestViewInAddress(t *testing.T) {
	reader := desk
	reader.Before = `addEventListener("DOMContentLoaded", () => { document.getElementById("view-second").click(); window.pageBefore = document.querySelector(".shell"); }, {once: true});`
	tab := openTaken(t, reader, pair)
	if browsertest.Eval[bool](tab, `pageBefore.isConnected`) {
		t.Fatal("wasm did not take the page over, so this proves nothing")
	}
	if got := seen(tab); got != "second" {
		t.Errorf("after the takeover the page shows %q", got)
	}
	if got := tab.Path(); got != pair+"?view=second" {
		t.Errorf("the address is %s", got)
	}
	other := openTaken(t, desk, pair+"?at=35,48&view=difference&z=2")
	if got := seen(other); got != "difference" {
		t.Errorf("another reader sees %q", got)
	}
	rest(other)
	if shift := other.Shift(); shift > 0.02 {
		t.Errorf("the layout shifted by %.4f", shift)
	}
	other.Click("#view-both")
	rest(other)
	if got := other.Path(); strings.Contains(got, "view=") || !strings.Contains(got, "z=2") {
		t.Errorf("side by side again, the address is %s", got)
	}
}

// TestComparisonAnswers clicks on ground that neither draft treats: the answer
// names both where both are shown, and one where one is.
func TestComparisonAnswers(t *testing.T) {
	tab := openTaken(t, desk, pair)
	for _, c := range []struct{ choice, pane, want, not string }{
		{"both", "second", "US 28 points or of E3 counter-proposal", ""},
		{"difference", "difference", "US 28 points or of E3 counter-proposal", ""},
		{"first", "first", "No clause of US 28 points names it", "E3"},
		{"second", "second", "No clause of E3 counter-proposal names it", "US 28"},
	} {
		tab.Click("#view-" + c.choice)
		tab.ClickAt(find(t, tab, `(e) => e.closest(".pane-`+c.pane+`") && e.dataset.lies === "Kyiv oblast"`))
		tab.Wait(fmt.Sprintf(`document.getElementById("lies").textContent.includes(%q)`, c.want))
		if said := browsertest.Eval[string](tab, `document.getElementById("lies").textContent`); c.not != "" && strings.Contains(said, c.not) {
			t.Errorf("%s: %q names a draft that is not shown", c.choice, said)
		}
	}
	tab.Click("#view-second")
	tab.ClickAt(find(t, tab, `(e) => e.closest(".area.is-silent")?.dataset.area === "donetsk-held"`))
	tab.Wait(`location.pathname == "/area/donetsk-held" && location.search.includes("draft=e3")`)
}

// TestComparisonFits looks for what sticks out, in windows of many sizes, and
// at the size of the maps; then axe looks, in each state.
func TestComparisonFits(t *testing.T) {
	for _, width := range []int{320, 390, 768, 1080, 1100, 1280, 1920} {
		reader := browsertest.Reader{Width: width, Height: 900, Touch: width < 700}
		tab := openTaken(t, reader, pair)
		for _, choice := range []string{"both", "second"} {
			tab.Click("#view-" + choice)
			tab.Settle()
			if w := browsertest.Eval[int](tab, `document.documentElement.scrollWidth`); w > width {
				t.Errorf("%d, %s: the page is %d wide: %v", width, choice, w, browsertest.Eval[[]string](tab, tooWide))
			}
			for _, share := range browsertest.Eval[[]float64](tab, `[...document.querySelectorAll(".window")].filter(e => e.clientWidth).map(e => e.clientWidth / innerWidth)`) {
				if share < 0.4 {
					t.Errorf("%d, %s: a map takes %.0f %% of the width", width, choice, share*100)
				}
			}
			if width == 390 || width == 1280 {
				for _, v := range tab.Violations() {
					t.Errorf("%d, %s: axe: %v", width, choice, v)
				}
			}
		}
	}
}
