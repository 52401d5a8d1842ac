package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/chromedp"
)

// whenQuiet waits until the map is drawn, the program has taken over, where
// there is one, and for a while nothing took long.
const whenQuiet = `new Promise((done) => {
	let since = performance.now(), tasks = 0;
	const look = () => {
		const ready = performance.getEntriesByName("map-drawn").length && document.readyState === "complete" && !document.getElementById("app-wasm-loader");
		if (!ready || bench.tasks.length !== tasks) { tasks = bench.tasks.length; since = performance.now(); }
		if (performance.now() - since > 500) done(true); else setTimeout(look, 50);
	};
	look();
})`

// loaded is what a page says of its own load. Times are ms since it was asked
// for.
type loaded struct {
	Painted  float64 `json:"painted"`
	Drawn    float64 `json:"drawn"`
	Blocking float64 `json:"blocking"`
	Shift    float64 `json:"shift"`
	Taken    float64 `json:"taken"`
	// Later are the bytes of what came after the map was drawn.
	Later float64 `json:"later"`
}

const askLoaded = `(() => {
	const painted = performance.getEntriesByName("first-contentful-paint")[0].startTime;
	const drawn = performance.getEntriesByName("map-drawn")[0].startTime;
	return {
		painted, drawn, shift: bench.shift, taken: bench.taken ?? 0,
		blocking: bench.tasks.filter(([start]) => start >= painted).reduce((sum, [, took]) => sum + took - 50, 0),
		later: performance.getEntriesByType("resource").filter((e) => e.responseEnd > drawn).reduce((sum, e) => sum + (e.transferSize ? e.encodedBodySize : 0), 0),
	};
})()`

// load opens a page under a condition, waits until it is quiet and notes what it
// took. The tab is left open.
func (r *rounds) load(s subject, c condition) (*tab, error) {
	t, err := r.browser.open("", false)
	if err != nil {
		return nil, err
	}
	if err := t.slow(c); err != nil {
		return t, err
	}
	before := r.host.sent.Load()
	if err := chromedp.Do(t.ctx, chromedp.Navigate(r.host.url+s.Path)); err != nil {
		return t, err
	}
	if _, err := eval[bool](t, whenQuiet); err != nil {
		return t, err
	}
	got, err := eval[loaded](t, askLoaded)
	if err != nil {
		return t, err
	}
	// The browser dates a paint when it is on the screen, which on a busy machine
	// can be after the next frame has begun.
	got.Drawn = max(got.Drawn, got.Painted)
	bytes := float64(r.host.sent.Load() - before)
	r.note(s, c, firstPaint, got.Painted)
	r.note(s, c, mapDrawn, got.Drawn)
	r.note(s, c, blocking, got.Blocking)
	r.note(s, c, layoutShift, got.Shift)
	if c == slow4G {
		r.note(s, c, bytesDrawn, (bytes-got.Later)/1000)
		r.note(s, c, bytesAll, bytes/1000)
	}
	if c != free {
		return t, nil
	}
	return t, r.memory(t, s)
}

// memory notes what a page holds, after the garbage of its start is gone.
func (r *rounds) memory(t *tab, s subject) error {
	if _, err := call(t.ctx, heapprofiler.CollectGarbage, cdp.Empty{}); err != nil {
		return err
	}
	heap, err := r.browser.metric(t, "JSHeapUsedSize")
	if err != nil {
		return err
	}
	r.note(s, free, heapSize, heap/1e6)
	processes, err := r.browser.processes()
	if err != nil {
		return err
	}
	largest := 0.0
	for _, p := range processes {
		if p.Type == "renderer" {
			largest = max(largest, resident(p.ID))
		}
	}
	if largest > 0 {
		r.note(s, free, processSize, largest)
	}
	return nil
}

// resident is the memory in MB that a process has for itself and its share of
// what it has with others; 0 where the system does not tell (not Linux).
func resident(process int64) float64 {
	f, err := os.Open(fmt.Sprintf("/proc/%d/smaps_rollup", process))
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if value, ok := strings.CutPrefix(lines.Text(), "Pss:"); ok {
			kB, _ := strconv.ParseFloat(strings.Fields(value)[0], 64)
			return kB / 1000
		}
	}
	return 0
}
