package main

import (
	"encoding/json"
	"fmt"

	"github.com/chromedp/chromedp"
)

// when waits until a condition in JavaScript is true, in the page.
func when(condition string) string {
	return `new Promise((done) => { const look = () => (` + condition + `) ? done(true) : setTimeout(look, 10); look(); })`
}

// times are what a page says of its own load, in ms since it was asked for.
type times struct {
	Painted float64 `json:"painted"`
	Drawn   float64 `json:"drawn"`
	Ready   float64 `json:"ready"`
	Taken   float64 `json:"taken"`
}

const askTimes = `({
	painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
	drawn: grow.drawn, ready: grow.ready ?? 0, taken: grow.taken ?? 0,
})`

const isDrawn = `grow.drawn && performance.getEntriesByName("first-contentful-paint").length`

// load loads a page without limits, first alone and then with the program, until
// that has taken the page over.
func (b *chromium) load(site string, v *values, kind string) error {
	alone, err := b.visit(site+v.Pages[kind]+"?wasm=false", (*tab).unlimited, isDrawn)
	if err != nil {
		return err
	}
	v.note(kind+" first paint, ms", alone.Painted)
	v.note(kind+" drawn, ms", alone.Drawn)
	if kind == "coverage" { // which has no program
		return nil
	}
	before, err := b.processor()
	if err != nil {
		return err
	}
	taken, err := b.visit(site+v.Pages[kind], (*tab).unlimited, isDrawn+` && grow.taken`)
	if err != nil {
		return err
	}
	after, err := b.processor()
	if err != nil {
		return err
	}
	v.note(kind+" load, processor ms", after-before)
	v.note(kind+" takeover, ms", taken.Taken)
	v.note(kind+" program start, ms", taken.Taken-taken.Ready)
	return nil
}

// loadSlowly loads the front page as a reader with a slow line and device does.
func (b *chromium) loadSlowly(site string, v *values) error {
	got, err := b.visit(site+"/?wasm=false", (*tab).slow, isDrawn)
	if err != nil {
		return err
	}
	v.note("/ first paint, Slow 4G ÷ 4, ms", got.Painted)
	v.note("/ drawn, Slow 4G ÷ 4, ms", got.Drawn)
	return nil
}

// visit loads a page in a new tab and waits until a condition in JavaScript is
// true there.
func (b *chromium) visit(address string, limit func(*tab) error, until string) (got times, err error) {
	t, err := b.open()
	if err != nil {
		return got, err
	}
	defer t.stop()
	if err := limit(t); err != nil {
		return got, err
	}
	if err := chromedp.Do(t.ctx, chromedp.Navigate(address)); err != nil {
		return got, err
	}
	if _, err := eval[bool](t, when(until)); err != nil {
		return got, err
	}
	return eval[times](t, askTimes)
}

// asked are the texts that are typed into the search field: the beginning of a
// name, a name, one with a slip, and words of clauses.
var asked = []string{"kra", "donetsk", "kramatrosk", "frozen assets"}

// search types into the field of a page without the program and notes how long
// the page takes to show what it found: the mean of the texts, the least of some
// tries, because whatever else the machine does only makes it longer.
func (b *chromium) search(site string, v *values) error {
	t, err := b.open()
	if err != nil {
		return err
	}
	defer t.stop()
	if err := chromedp.Do(t.ctx, chromedp.Navigate(site+"/coverage")); err != nil {
		return err
	}
	texts, err := json.Marshal(asked)
	if err != nil {
		return err
	}
	ms, err := eval[float64](t, fmt.Sprintf(`(async () => {
		const field = document.getElementById("search-field");
		const type = (text) => { field.value = text; field.dispatchEvent(new InputEvent("input", { bubbles: true })); };
		const shown = () => document.querySelector("#search-results a, #search-results p");
		type("odesa");
		while (!shown()) await new Promise((go) => setTimeout(go, 10));
		const texts = %s;
		let least = Infinity;
		for (let i = 0; i < 8; i++) {
			const start = performance.now();
			for (const text of texts) type(text);
			least = Math.min(least, (performance.now() - start) / texts.length);
			await new Promise((go) => setTimeout(go, 20));
		}
		return least;
	})()`, texts))
	if err != nil {
		return err
	}
	v.note("search, ms", ms)
	return nil
}
