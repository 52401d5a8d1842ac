package browser

import (
	"math"
	"slices"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// centre returns the middle of the map in the window, in whole pixels.
func centre(tab *browsertest.Tab) browsertest.Point {
	browsertest.Eval[bool](tab, `(scrollTo({top: 0, behavior: "instant"}), true)`)
	p := tab.Middle("#map")
	return browsertest.Point{X: math.Round(p.X), Y: math.Round(p.Y)}
}

func aside(p browsertest.Point, dx, dy float64) browsertest.Point {
	return browsertest.Point{X: p.X + dx, Y: p.Y + dy}
}

// What became of the window, as a reader would say it.
func closer(a, b window) bool { return b.W < a.W*0.95 }
func wider(a, b window) bool  { return b.W > a.W*1.05 }
func north(a, b window) bool  { return b.W == a.W && b.Y < a.Y && b.X == a.X }
func south(a, b window) bool  { return b.W == a.W && b.Y > a.Y && b.X == a.X }
func west(a, b window) bool   { return b.W == a.W && b.X < a.X && b.Y == a.Y }
func east(a, b window) bool   { return b.W == a.W && b.X > a.X && b.Y == a.Y }

// moves are the ways to move a map; each starts from the same window.
var moves = []struct {
	name string
	do   func(tab *browsertest.Tab)
	want func(before, after window) bool
}{
	{"wheel away", func(tab *browsertest.Tab) { tab.Wheel(centre(tab), -200) }, closer},
	{"wheel back", func(tab *browsertest.Tab) { tab.Wheel(centre(tab), 200) }, wider},
	{"double click", func(tab *browsertest.Tab) { tab.DoubleClickAt(clear(tab)) }, closer},
	{"drag to the right", func(tab *browsertest.Tab) { p := centre(tab); tab.Drag(p, aside(p, 90, 0)) }, west},
	{"drag up", func(tab *browsertest.Tab) { p := centre(tab); tab.Drag(p, aside(p, 0, -90)) }, south},
	{"key +", key("+"), closer},
	{"key -", key("-"), wider},
	{"key up", key(kb.ArrowUp), north},
	{"key down", key(kb.ArrowDown), south},
	{"key left", key(kb.ArrowLeft), west},
	{"key right", key(kb.ArrowRight), east},
	{"button in", button("in"), closer},
	{"button out", button("out"), wider},
	{"pad north", button("north"), north},
	{"pad south", button("south"), south},
	{"pad west", button("west"), west},
	{"pad east", button("east"), east},
	{"key 0", key("0"), wider},
	{"button reset", button("reset"), wider},
}

// clear is a point on the map where a click selects nothing.
func clear(tab *browsertest.Tab) browsertest.Point {
	centre(tab)
	tab.Wait(`window.found = probe.find((e) => e.dataset.lies && !e.dataset.liesArea)`)
	return browsertest.Eval[browsertest.Point](tab, `window.found`)
}

func key(k string) func(*browsertest.Tab) {
	return func(tab *browsertest.Tab) {
		browsertest.Eval[bool](tab, `(probe.map().focus(), true)`)
		tab.Press(k)
	}
}

func button(do string) func(*browsertest.Tab) {
	return func(tab *browsertest.Tab) {
		inPad := `.pan-pad:not([open]) [data-do=` + do + `]`
		if browsertest.Eval[bool](tab, "document.querySelector(`"+inPad+"`) !== null") {
			tab.Click(".pan-pad summary")
		}
		tab.Click("[data-do=" + do + "]")
	}
}

// start is a window in the middle of the sheet, twice as close as at first.
const start = "/draft/us-28?at=31.5,48.6&z=2"

// TestMove moves the map in every way there is, with wasm and without.
func TestMove(t *testing.T) {
	for name, reader := range map[string]browsertest.Reader{"wasm": {}, "no wasm": {Block: noWasm, MayFail: true}} {
		t.Run(name, func(t *testing.T) {
			tab := open(t, reader, start)
			started(tab, name == "wasm")
			first := windowOf(tab)
			for _, m := range moves {
				tab.Goto(start)
				started(tab, name == "wasm")
				if w := windowOf(tab); w != first {
					t.Fatalf("the same address shows %v, and then %v", first, w)
				}
				m.do(tab)
				after := moved(tab, first)
				if !m.want(first, after) {
					t.Errorf("%s: from %v to %v", m.name, first, after)
				}
				if got := browsertest.Eval[string](tab, `location.pathname`); got != "/draft/us-28" {
					t.Errorf("%s led to %s", m.name, got)
				}
			}
		})
	}
}

// TestFollowsTheHand drags and zooms and checks that the ground under the
// pointer stays under it.
func TestFollowsTheHand(t *testing.T) {
	tab := openTaken(t, desk, start)
	px := browsertest.Eval[float64](tab, `probe.map().clientWidth`)
	before, p := windowOf(tab), centre(tab)
	tab.Drag(p, aside(p, -120, 60))
	after := moved(tab, before)
	unit := before.W / px
	if want := (window{before.X + 120*unit, before.Y - 60*unit, before.W, before.H}); !after.near(want, 1.5*unit) {
		t.Errorf("dragged by 120 and 60 px, the window is %v, want %v", after, want)
	}
	at := aside(p, 100, -70)
	offset := browsertest.Eval[browsertest.Point](tab, `(() => { const r = probe.map().getBoundingClientRect(); return {X: r.x, Y: r.y}; })()`)
	lies := func(w window) (float64, float64) {
		return w.X + (at.X-offset.X)/px*w.W, w.Y + (at.Y-offset.Y)/px*w.W
	}
	tab.Wheel(at, -150)
	zoomed := moved(tab, after)
	x0, y0 := lies(after)
	x1, y1 := lies(zoomed)
	if d := math.Hypot(x1-x0, y1-y0); d > 2*unit || !closer(after, zoomed) {
		t.Errorf("the wheel moved the ground under the pointer by %.0f units (%.1f px)", d, d/unit)
	}
}

// TestPinch moves two fingers apart.
func TestPinch(t *testing.T) {
	tab := openTaken(t, phone, start)
	before := windowOf(tab)
	tab.Pinch(centre(tab), 80, 160)
	after := moved(tab, before)
	if ratio := before.W / after.W; ratio < 1.8 || ratio > 2.2 {
		t.Errorf("fingers twice as far apart make the map %.2f times closer", ratio)
	}
	if s := browsertest.Eval[float64](tab, `visualViewport.scale`); s != 1 {
		t.Errorf("the whole page was zoomed, to %.2f", s)
	}
}

// TestFit goes to the selected area and back.
func TestFit(t *testing.T) {
	tab := openTaken(t, desk, "/area/donetsk-held")
	own := windowOf(tab)
	if frame := browsertest.Eval[window](tab, `probe.frame()`); own != frame {
		t.Errorf("the page opens on %v, its frame is %v", own, frame)
	}
	tab.Click("[data-do=reset]")
	all := moved(tab, own)
	if !wider(own, all) {
		t.Errorf("the whole country is %v", all)
	}
	tab.Click("[data-do=fit]")
	if again := moved(tab, all); again != own {
		t.Errorf("back at the area the window is %v, it was %v", again, own)
	}
	if got := tab.Path(); got != "/area/donetsk-held" {
		t.Errorf("in the page's own window the address is %s", got)
	}
}

// TestDragSelectsNothing begins a drag on an area and ends it there.
func TestDragSelectsNothing(t *testing.T) {
	tab := openTaken(t, desk, start)
	before := windowOf(tab)
	p := ground(t, tab, "kherson-occupied")
	tab.Drag(p, aside(p, 30, 10))
	moved(tab, before)
	if got := browsertest.Eval[string](tab, `location.pathname`); got != "/draft/us-28" {
		t.Errorf("a drag selected %s", got)
	}
	tab.ClickAt(ground(t, tab, "kherson-occupied"))
	tab.Wait(`location.pathname == "/area/kherson-occupied"`)
}

// TestOnlyATransformMoves lists what changes in the map while it is dragged:
// the browser can move it without painting only if that is a transform.
func TestOnlyATransformMoves(t *testing.T) {
	tab := openTaken(t, desk, start)
	before, p := windowOf(tab), centre(tab)
	browsertest.Eval[bool](tab, `(() => {
		window.changed = new Set();
		let last = 0; // of the pointer; after a rest of 110 ms the map may be drawn
		addEventListener("pointermove", () => { last = performance.now(); }, true);
		new MutationObserver((records) => {
			if (!document.querySelector("#map.is-moving") || performance.now() - last > 110) return;
			for (const r of records) changed.add(r.target.getAttribute?.("class") + " " + r.type + " " + r.attributeName);
		}).observe(probe.map(), {subtree: true, childList: true, attributes: true});
		return true;
	})()`)
	tab.Drag(p, aside(p, 150, 40))
	moved(tab, before)
	got := browsertest.Eval[[]string](tab, `[...changed].sort()`)
	if !slices.Contains(got, "map-moving attributes style") {
		t.Errorf("nothing moved: %v", got)
	}
	for _, c := range got {
		if c != "map-moving attributes style" && c != "map is-moving attributes class" {
			t.Errorf("while the map moves this changes: %s", c)
		}
	}
}
