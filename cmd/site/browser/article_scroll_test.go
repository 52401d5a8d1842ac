package browser

import (
	"math"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// onMap is a point of open ground on the map of a frame, in the window.
func onMap(tab *browsertest.Tab, index int) browsertest.Point {
	p := tab.Frame(index).Middle(".window")
	width := browsertest.Eval[float64](tab.Frame(index), `document.querySelector(".window").clientWidth`)
	return browsertest.Point{X: math.Round(p.X - width*.25), Y: math.Round(p.Y)}
}

// scrolled is how far the article has been scrolled when it has come to rest.
func scrolled(tab *browsertest.Tab) float64 {
	return browsertest.Eval[float64](tab, `new Promise((done) => {
		let last = NaN, same = 0;
		const look = () => {
			same = scrollY === last ? same + 1 : 0;
			last = scrollY;
			if (same > 10) done(last); else setTimeout(look, 25);
		};
		look();
	})`)
}

// TestArticleKeepsTheWheel turns the wheel over a map in an article: it is the
// article's until the reader has clicked open ground, and again after Escape or
// after a click beside the frame.
func TestArticleKeepsTheWheel(t *testing.T) {
	tab := article(t, desk, "plain.html")
	settled(tab, 1, 0)
	inside := tab.Frame(0)
	wheel := func(when string, moves bool) {
		t.Helper()
		p := onMap(tab, 0)
		before, view := scrolled(tab), browsertest.Eval[string](inside, embedView)
		tab.Wheel(p, -60)
		after := scrolled(tab)
		if (view != browsertest.Eval[string](inside, embedView)) != moves || (before != after) == moves {
			t.Errorf("%s: the map moves: %v; the article scrolls by %v", when, !moves, after-before)
		}
	}
	wheel("at first", false)
	tab.ClickAt(onMap(tab, 0))
	inside.Wait(`document.querySelector(".is-active")`)
	wheel("after a click on open ground", true)
	tab.Press(kb.Escape)
	wheel("after Escape", false)
	tab.ClickAt(onMap(tab, 0))
	wheel("after another click", true)
	tab.Click("h2")
	inside.Wait(`!document.querySelector(".is-active")`)
	wheel("after a click in the article", false)
	tab.ClickAt(onMap(tab, 0))
	tab.ClickAt(inside.Middle(".lead"))
	wheel("after a click beside the map", false)
	pickOnMap(inside, "crimea")
	wheel("after an area was picked", false)
}

// TestArticleInAnotherProcess does so with a frame of another host, as at a
// newspaper, and in one that is lower than its content.
func TestArticleInAnotherProcess(t *testing.T) {
	for _, name := range []string{"plain.html", "stripped.html", "wordpress.html"} {
		tab := articleOn(t, "localhost", desk, name)
		tab.Wait(`heard.length > 0`)
		tab.Settle()
		over := func() browsertest.Point {
			return browsertest.Eval[browsertest.Point](tab, `(() => {
				document.querySelector("iframe").scrollIntoView({behavior: "instant"});
				const r = document.querySelector("iframe").getBoundingClientRect();
				return {X: r.x + 100, Y: r.y + 330};
			})()`)
		}
		p := over()
		before := scrolled(tab)
		tab.Wheel(p, -60)
		tab.Wait(`scrollY < ` + jsNumber(before))
		tab.ClickAt(over())
		tab.Settle()
		before = scrolled(tab)
		tab.Wheel(over(), -60)
		if after := scrolled(tab); after != before {
			t.Errorf("%s: the article scrolls by %v while the map has been asked to move", name, after-before)
		}
		tab.Press(kb.Escape)
		tab.Settle()
		tab.Wheel(over(), -60)
		tab.Wait(`scrollY < ` + jsNumber(before))
	}
}

// TestArticleKeepsTheFinger: one finger over a map scrolls the article, before
// and after the reader has asked the map to move; two are the browser's before
// and the map's afterwards, and so is one that moves sideways.
func TestArticleKeepsTheFinger(t *testing.T) {
	tab := article(t, phone, "plain.html")
	settled(tab, 1, 0)
	inside := tab.Frame(0)
	view := func() string { return browsertest.Eval[string](inside, embedView) }
	larger := func() float64 { tab.Settle(); return browsertest.Eval[float64](tab, `visualViewport.scale`) }
	up := func(when string) {
		t.Helper()
		p := onMap(tab, 0)
		before, was := scrolled(tab), view()
		tab.Swipe(p, browsertest.Point{X: p.X, Y: p.Y - 80})
		if after := scrolled(tab); after <= before || view() != was {
			t.Errorf("%s: one finger up scrolls the article by %v and moves the map from %s to %s", when, after-before, was, view())
		}
	}
	sideways := func(when string, moves bool) {
		t.Helper()
		p, was := onMap(tab, 0), view()
		tab.Swipe(p, browsertest.Point{X: p.X + 90, Y: p.Y})
		tab.Settle()
		if (view() != was) != moves {
			t.Errorf("%s: one finger sideways moves the map: %v", when, !moves)
		}
	}
	up("at first")
	sideways("at first", false)
	tab.Tap(onMap(tab, 0))
	inside.Wait(`document.querySelector(".is-active")`)
	was := view()
	tab.Pinch(tab.Frame(0).Middle(".window"), 120, 320)
	if larger() != 1 || view() == was {
		t.Errorf("after a tap two fingers make the article larger (%v) and move the map: %v", larger(), view() != was)
	}
	sideways("after a tap", true)
	up("after a tap")
	tab.Tap(tab.Middle("h2"))
	inside.Wait(`!document.querySelector(".is-active")`)
	sideways("after a tap beside the frame", false)
	was = view()
	tab.Pinch(tab.Frame(0).Middle(".window"), 120, 320)
	if larger() <= 1 || view() != was {
		t.Errorf("two fingers over a map that nobody asked to move: the article is %v times as large, the map moves: %v", larger(), view() != was)
	}
}
