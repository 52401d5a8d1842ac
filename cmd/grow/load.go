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

// load loads a page without limits and waits until the program has taken it over.
func (b *chromium) load(site string, v *values, kind string) error {
	t, err := b.open()
	if err != nil {
		return err
	}
	defer t.stop()
	before, err := b.processor()
	if err != nil {
		return err
	}
	if err := chromedp.Do(t.ctx, chromedp.Navigate(site+v.Pages[kind])); err != nil {
		return err
	}
	ready := isDrawn
	if kind != "coverage" { // which has no program
		ready += ` && grow.taken`
	}
	if _, err := eval[bool](t, when(ready)); err != nil {
		return err
	}
	after, err := b.processor()
	if err != nil {
		return err
	}
	got, err := eval[times](t, askTimes)
	if err != nil {
		return err
	}
	v.note(kind+" load, processor ms", after-before)
	v.note(kind+" first paint, ms", got.Painted)
	v.note(kind+" drawn, ms", got.Drawn)
	if got.Taken > 0 {
		v.note(kind+" takeover, ms", got.Taken)
		v.note(kind+" program start, ms", got.Taken-got.Ready)
	}
	return nil
}

// loadSlowly loads the front page as a reader with a slow line and device does.
func (b *chromium) loadSlowly(site string, v *values) error {
	t, err := b.open()
	if err != nil {
		return err
	}
	defer t.stop()
	if err := t.slow(); err != nil {
		return err
	}
	if err := chromedp.Do(t.ctx, chromedp.Navigate(site+"/?wasm=false")); err != nil {
		return err
	}
	if _, err := eval[bool](t, when(isDrawn)); err != nil {
		return err
	}
	got, err := eval[times](t, askTimes)
	if err != nil {
		return err
	}
	v.note("/ first paint, Slow 4G ÷ 4, ms", got.Painted)
	v.note("/ drawn, Slow 4G ÷ 4, ms", got.Drawn)
	return nil
}

// asked are the texts that are typed into the search field: the beginning of a
// name, a name, one with a slip, and words of clauses.
var asked = []string{"kra", "donetsk", "kramatrosk", "frozen assets"}

// search types into the field of a page without the program and notes how long
// the page takes to show what it found, on average.
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
		const start = performance.now();
		for (const text of texts) type(text);
		return (performance.now() - start) / texts.length;
	})()`, texts))
	if err != nil {
		return err
	}
	v.note("search, ms", ms)
	return nil
}
