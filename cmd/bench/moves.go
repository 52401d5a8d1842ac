package main

import (
	"fmt"
	"math"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
)

const (
	panSteps   = 60 // moves of the mouse, as many out as back
	panStepPX  = 4
	panPace    = time.Second / 60
	notches    = 10 // of the wheel in, and as many out
	notchDelta = 120
	notchPace  = 100 * time.Millisecond
	// restTime is how long a map is given to draw what it draws at rest. What it
	// costs counts.
	restTime = time.Second
)

// mouse is an event of the mouse; cdproto would leave zeros out.
type mouse struct {
	Type    string  `json:"type"`
	X       float64 `json:"x"`
	Y       float64 `json:"y"`
	Button  string  `json:"button"`
	Buttons int     `json:"buttons"`
	Clicks  int     `json:"clickCount"`
	DeltaX  float64 `json:"deltaX"`
	DeltaY  float64 `json:"deltaY"`
}

var dispatch = cdp.Command[mouse, cdp.Empty]{Method: input.CommandDispatchMouseEvent}

func (t *tab) mouse(m mouse) error {
	if m.Button == "" {
		m.Button = "none"
	}
	_, err := call(t.ctx, dispatch, m)
	return err
}

// paced sends events at a steady pace, as hands do: it does not wait until the
// page has dealt with one before it sends the next.
func (t *tab) paced(events []mouse, pace time.Duration) error {
	tick := time.NewTicker(pace)
	defer tick.Stop()
	errs := make([]error, len(events))
	var sent sync.WaitGroup
	for i, e := range events {
		sent.Go(func() { errs[i] = t.mouse(e) })
		<-tick.C
	}
	sent.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// pan drags the map out and back again.
func (r *rounds) pan(t *tab, s subject, c condition) error {
	x, y := r.middle()
	var moves []mouse
	for i := 1; i <= panSteps; i++ {
		out := float64(min(i, panSteps-i)) * panStepPX
		moves = append(moves, mouse{Type: "mouseMoved", X: x - out, Y: y - math.Round(out/2), Button: "left", Buttons: 1})
	}
	return r.moves(t, s, c, panSteps, [4]measure{panFrames, panHoles, panMain, panAll}, handled{
		before: func() error {
			if err := t.mouse(mouse{Type: "mouseMoved", X: x, Y: y}); err != nil {
				return err
			}
			return t.mouse(mouse{Type: "mousePressed", X: x, Y: y, Button: "left", Buttons: 1, Clicks: 1})
		},
		move:  func() error { return t.paced(moves, panPace) },
		after: func() error { return t.mouse(mouse{Type: "mouseReleased", X: x, Y: y, Button: "left", Clicks: 1}) },
	})
}

// zoom turns the wheel in and out again.
func (r *rounds) zoom(t *tab, s subject, c condition) error {
	x, y := r.middle()
	var turns []mouse
	for i := range 2 * notches {
		delta := -notchDelta
		if i >= notches {
			delta = notchDelta
		}
		turns = append(turns, mouse{Type: "mouseWheel", X: x, Y: y, DeltaY: float64(delta)})
	}
	nothing := func() error { return nil }
	return r.moves(t, s, c, 2*notches, [4]measure{zoomFrames, zoomHoles, zoomMain, zoomAll}, handled{
		before: nothing, move: func() error { return t.paced(turns, notchPace) }, after: nothing,
	})
}

// handled is what a hand does with a map, after which the map is where it was.
type handled struct{ before, move, after func() error }

// moves lets a hand move the map twice: once in a trace, which tells frames and
// holes, and once without, which tells what a step takes on the main thread and
// in all processes, the rest after it included. For a trace takes time itself, in
// every process.
func (r *rounds) moves(t *tab, s subject, c condition, steps float64, of [4]measure, h handled) error {
	if err := h.before(); err != nil {
		return err
	}
	seen, err := r.frames(t, h.move)
	if err != nil {
		return err
	}
	if err := h.after(); err != nil {
		return err
	}
	r.note(s, c, of[0], seen.perSecond)
	r.note(s, c, of[1], seen.holes)
	if err := t.rest(); err != nil {
		return err
	}
	before, err := r.browser.processor(t)
	if err != nil {
		return err
	}
	for _, act := range []func() error{h.before, h.move, h.after, t.still} {
		if err := act(); err != nil {
			return err
		}
	}
	after, err := r.browser.processor(t)
	if err != nil {
		return err
	}
	r.note(s, c, of[2], (after.main-before.main)/steps)
	r.note(s, c, of[3], (after.all-before.all)/steps)
	return nil
}

// still waits until the map rests.
func (t *tab) still() error {
	time.Sleep(restTime)
	_, err := eval[bool](t, `new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true))))`)
	return err
}

// middle is the middle of every page's map.
func (r *rounds) middle() (x, y float64) {
	f := r.frame
	return f.Left + math.Round(f.Width/2), f.Top + math.Round(f.Height/2)
}

// watchPanel notes when what a click leads to has been painted: from the browser's
// time stamp of the click until the next frame is on the screen, as the browser says
// itself (Event Timing, by which Interaction to Next Paint is defined; in steps of
// 8 ms). Where that frame does not have the panel's new text yet, because it came
// after the click was dealt with, or came within 16 ms, of which the browser says
// nothing, it is the frame after the text.
const watchPanel = `
window.benchSelect = (panel) => {
	let clicked = 0, timing = null, changed = 0, later = 0;
	const painted = (then) => requestAnimationFrame(() => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => then(performance.now());
		port2.postMessage(0);
	});
	window.benchWhole = new Promise((done) => document.addEventListener("draftlines:whole", () => painted((now) => done(now - clicked)), { once: true }));
	addEventListener("click", (e) => { clicked ||= e.timeStamp; }, { capture: true, once: true });
	return window.benchAnswer = new Promise((done) => {
		const before = document.querySelector(panel)?.textContent;
		const answer = () => {
			if (!changed || !later) return;
			times.disconnect();
			done(timing && changed <= timing.processingEnd ? timing.duration : later - clicked);
		};
		const times = new PerformanceObserver((list) => {
			for (const e of list.getEntries()) if (e.name === "click" && e.startTime >= clicked && clicked) timing ||= e;
		});
		times.observe({ type: "event", durationThreshold: 16 });
		const seen = new MutationObserver(() => {
			const now = document.querySelector(panel)?.textContent;
			if (!now || now === before) return;
			seen.disconnect();
			changed = performance.now();
			painted((now) => {
				later = now;
				setTimeout(answer, 500); // the browser tells of an event a while after
			});
		});
		seen.observe(document.body, { childList: true, subtree: true, characterData: true });
	}), true;
}; true`

// answer clicks at a point and returns the ms until what it leads to is seen.
func (t *tab) answer(panel string, x, y float64) (float64, error) {
	if _, err := eval[bool](t, watchPanel); err != nil {
		return 0, err
	}
	if _, err := eval[bool](t, fmt.Sprintf("benchSelect(%q)", panel)); err != nil {
		return 0, err
	}
	if err := t.click(x, y); err != nil {
		return 0, err
	}
	return eval[float64](t, `Promise.race([benchAnswer, new Promise((_, fail) => setTimeout(() => fail(new Error("nothing happened")), 60000))])`)
}

// whole returns the ms from the same click until all of our page is painted.
func (t *tab) whole() (float64, error) {
	return eval[float64](t, `Promise.race([benchWhole, new Promise((_, fail) => setTimeout(() => fail(new Error("the page is never whole")), 60000))])`)
}

func (t *tab) click(x, y float64) error {
	for _, m := range []mouse{
		{Type: "mouseMoved", X: x, Y: y},
		{Type: "mousePressed", X: x, Y: y, Button: "left", Buttons: 1, Clicks: 1},
		{Type: "mouseReleased", X: x, Y: y, Button: "left", Clicks: 1},
	} {
		if err := t.mouse(m); err != nil {
			return err
		}
	}
	return nil
}
