package browsertest

import (
	"fmt"
	"math"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// What a reader's hands do. Coordinates are CSS pixels of the window.

// Point is a place in the window, also for a tab that is a frame.
type Point struct{ X, Y float64 }

// Middle returns the point in the middle of the first element that a CSS
// selector finds, after bringing it into view.
func (tab *Tab) Middle(selector string) Point {
	tab.t.Helper()
	found := Eval[*Point](tab, fmt.Sprintf(`(() => {
		const e = document.querySelector(%q);
		if (!e) return null;
		e.scrollIntoView({block: "nearest", behavior: "instant"});
		const r = e.getClientRects()[0];
		return r ? {X: r.x + r.width / 2, Y: r.y + r.height / 2} : null;
	})()`, selector))
	if found == nil {
		tab.t.Fatalf("%s is not on the page, or has no place on it", selector)
	}
	corner := tab.corner()
	return Point{corner.X + found.X, corner.Y + found.Y}
}

// Click clicks on the middle of an element, on whatever lies on top there.
func (tab *Tab) Click(selector string) {
	tab.t.Helper()
	tab.ClickAt(tab.Middle(selector))
}

// ClickAt moves the mouse to a point and clicks.
func (tab *Tab) ClickAt(p Point) {
	tab.t.Helper()
	tab.mouse(input.DispatchMouseEventTypeMouseMoved, p, 0)
	tab.mouse(input.DispatchMouseEventTypeMousePressed, p, 1)
	tab.mouse(input.DispatchMouseEventTypeMouseReleased, p, 1)
}

// DoubleClickAt clicks twice.
func (tab *Tab) DoubleClickAt(p Point) {
	tab.t.Helper()
	tab.ClickAt(p)
	tab.mouse(input.DispatchMouseEventTypeMousePressed, p, 2)
	tab.mouse(input.DispatchMouseEventTypeMouseReleased, p, 2)
}

// MoveTo moves the mouse without a button pressed.
func (tab *Tab) MoveTo(p Point) {
	tab.t.Helper()
	tab.mouse(input.DispatchMouseEventTypeMouseMoved, p, 0)
}

// Drag presses the mouse at one point, moves it in a few steps and lets go at
// another.
func (tab *Tab) Drag(from, to Point) {
	tab.t.Helper()
	tab.mouse(input.DispatchMouseEventTypeMouseMoved, from, 0)
	tab.mouse(input.DispatchMouseEventTypeMousePressed, from, 1)
	const steps = 5
	for i := 1; i <= steps; i++ {
		tab.mouse(input.DispatchMouseEventTypeMouseMoved, between(from, to, float64(i)/steps), 1)
	}
	tab.mouse(input.DispatchMouseEventTypeMouseReleased, to, 1)
}

func between(from, to Point, share float64) Point {
	return Point{math.Round(from.X + (to.X-from.X)*share), math.Round(from.Y + (to.Y-from.Y)*share)}
}

// mouse sends one event; clicks is 0 where no button is down.
func (tab *Tab) mouse(kind input.DispatchMouseEventType, p Point, clicks int64) {
	tab.t.Helper()
	params := input.DispatchMouseEventParams{Type: kind, X: p.X, Y: p.Y, ClickCount: clicks}
	if clicks > 0 {
		params.Button, params.Buttons = input.MouseButtonLeft, 1
	}
	tab.Do(call(input.DispatchMouseEvent, params))
}

// Wheel turns the wheel over a point; a negative number turns it away from the
// reader.
func (tab *Tab) Wheel(p Point, deltaY float64) {
	tab.t.Helper()
	turn := cdp.Command[wheel, cdp.Empty]{Method: input.CommandDispatchMouseEvent}
	tab.Do(call(turn, wheel{Type: "mouseWheel", X: p.X, Y: p.Y, DeltaY: deltaY}))
}

// wheel is what the protocol wants to know; cdproto would leave the zero out,
// and Chromium does not accept that.
type wheel struct {
	Type   string  `json:"type"`
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	DeltaX float64 `json:"deltaX"`
	DeltaY float64 `json:"deltaY"`
}

// Pinch puts two fingers down beside a point, the given distance apart, moves
// them apart or together and lifts them.
func (tab *Tab) Pinch(middle Point, from, to float64) {
	tab.t.Helper()
	first, second := 1.0, 2.0
	fingers := func(distance float64) []*input.TouchPoint {
		return []*input.TouchPoint{
			{X: middle.X - distance/2, Y: middle.Y, ID: &first},
			{X: middle.X + distance/2, Y: middle.Y, ID: &second},
		}
	}
	tab.touch(input.DispatchTouchEventTypeTouchStart, fingers(from))
	const steps = 5
	for i := 1; i <= steps; i++ {
		tab.touch(input.DispatchTouchEventTypeTouchMove, fingers(from+(to-from)*float64(i)/steps))
	}
	tab.touch(input.DispatchTouchEventTypeTouchEnd, []*input.TouchPoint{})
}

// Swipe puts one finger down, moves it in a few steps and lifts it.
func (tab *Tab) Swipe(from, to Point) {
	tab.t.Helper()
	finger := func(p Point) []*input.TouchPoint { return []*input.TouchPoint{{X: p.X, Y: p.Y}} }
	tab.touch(input.DispatchTouchEventTypeTouchStart, finger(from))
	const steps = 5
	for i := 1; i <= steps; i++ {
		tab.touch(input.DispatchTouchEventTypeTouchMove, finger(between(from, to, float64(i)/steps)))
	}
	tab.touch(input.DispatchTouchEventTypeTouchEnd, []*input.TouchPoint{})
}

func (tab *Tab) touch(kind input.DispatchTouchEventType, points []*input.TouchPoint) {
	tab.t.Helper()
	tab.Do(call(input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points}))
}

// Press presses keys one after the other: characters, or names of package kb.
func (tab *Tab) Press(keys ...string) {
	tab.t.Helper()
	for _, k := range keys {
		tab.Do(chromedp.KeyEvent(k))
	}
}

// Back goes one step back in the history, as the browser's button does.
func (tab *Tab) Back() { tab.t.Helper(); Eval[bool](tab, `(history.back(), true)`) }

// Forward goes one step forward in the history.
func (tab *Tab) Forward() { tab.t.Helper(); Eval[bool](tab, `(history.forward(), true)`) }

// Reload loads the page again.
func (tab *Tab) Reload() { tab.t.Helper(); tab.Do(chromedp.Reload()) }

// Tap touches a point with one finger, as on a phone.
func (tab *Tab) Tap(p Point) {
	tab.t.Helper()
	finger := []*input.TouchPoint{{X: p.X, Y: p.Y}}
	tab.touch(input.DispatchTouchEventTypeTouchStart, finger)
	tab.touch(input.DispatchTouchEventTypeTouchEnd, []*input.TouchPoint{})
}
