package browsertest

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/draftlines/draftlines/cmd/site/build"
)

// Reader is who looks at the page and with what. The zero value is somebody at
// a desk with a window of 1280 by 800.
type Reader struct {
	Width, Height int  // of the window in CSS pixels
	Touch         bool // a phone: touch events and a mobile viewport
	Scale         float64
	Dark          bool
	// Media are further media features, such as "prefers-reduced-motion": "reduce".
	Media map[string]string
	// NoScript switches JavaScript off.
	NoScript bool
	// Block are URL patterns that get no answer, such as "*://*:*/web/app.wasm*".
	Block []string
	// Before is a script that runs before any of the page's own.
	Before string
	// Slower makes the processor so many times slower.
	Slower float64
	// Also are the addresses of other sites that the page may ask, as an article
	// asks ours for a map.
	Also []string
	// MayFail lets the page write errors to the console.
	MayFail bool
	// Keeps lets the site store itself for reading offline. Other readers save
	// data, so that no test pays for that.
	Keeps bool
}

// testTime is how long one test may use a tab.
const testTime = 10 * time.Minute

// Tab is an open tab of the browser.
type Tab struct {
	t    testing.TB
	ctx  context.Context
	site string
	log  *pageLog
	// frame is the frame that expressions are evaluated in; see Frame.
	frame *frame
}

// Open opens an empty tab for a reader of the site at an address.
func Open(t testing.TB, site string, r Reader) *Tab {
	t.Helper()
	Need(t)
	parent, err := browser()
	if err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return openIn(t, parent, site, r, chromedp.WithNewBrowserContext())
}

// openIn opens a tab of a browser.
func openIn(t testing.TB, parent context.Context, site string, r Reader, options ...chromedp.ContextOption) *Tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent, options...)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	timed, stop := context.WithTimeout(ctx, testTime)
	t.Cleanup(stop)
	tab := &Tab{t: t, ctx: timed, site: site, log: &pageLog{}}
	if err := chromedp.Listen(ctx, tab.log.add); err != nil {
		t.Fatal(err)
	}
	tab.Do(r.steps()...)
	t.Cleanup(func() { tab.log.report(t, site, r.Also, r.MayFail) })
	return tab
}

// steps set the tab up.
func (r Reader) steps() []chromedp.Action[chromedp.Void] {
	if r.Width == 0 {
		r.Width, r.Height = 1280, 800
	}
	if r.Scale == 0 {
		r.Scale = 1
	}
	viewport := []chromedp.EmulateViewportOption{chromedp.EmulateScale(r.Scale)}
	if r.Touch {
		viewport = append(viewport, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	scheme := "light"
	if r.Dark {
		scheme = "dark"
	}
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
	for _, name := range slices.Sorted(maps.Keys(r.Media)) {
		features = append(features, &emulation.MediaFeature{Name: name, Value: r.Media[name]})
	}
	saves := !r.Keeps
	steps := []chromedp.Action[chromedp.Void]{
		call(emulation.SetDataSaverOverride, emulation.SetDataSaverOverrideParams{DataSaverEnabled: &saves}),
		chromedp.EmulateViewport(int64(r.Width), int64(r.Height), viewport...),
		call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}),
		call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: observeShifts + r.Before}),
	}
	if r.NoScript {
		steps = append(steps, call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	}
	if len(r.Block) > 0 {
		var patterns []*network.BlockPattern
		for _, p := range r.Block {
			patterns = append(patterns, &network.BlockPattern{URLPattern: p, Block: true})
		}
		steps = append(steps, call(network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: patterns}))
	}
	if r.Slower > 0 {
		steps = append(steps, call(emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: r.Slower}))
	}
	return steps
}

// observeShifts adds up what moves on the page without the reader's doing.
const observeShifts = `
window.browsertestShift = 0;
new PerformanceObserver((list) => {
  for (const e of list.getEntries()) if (!e.hadRecentInput) window.browsertestShift += e.value;
}).observe({type: "layout-shift", buffered: true});
`

// call is a protocol command as a step.
func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}

// Context is the tab's context, for what this package does not offer.
func (tab *Tab) Context() context.Context { return tab.ctx }

// Do runs steps and ends the test if one fails.
func (tab *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	if err := chromedp.Do(tab.ctx, steps...); err != nil {
		tab.t.Fatalf("in the browser: %v\n%s", err, tab.log.summary())
	}
}

// Goto loads a path of the site and waits for the load event.
func (tab *Tab) Goto(path string) {
	tab.t.Helper()
	tab.Do(chromedp.Navigate(tab.site + path))
}

// Scheme changes the reader's wish for a dark or a light page, without loading it
// again; other wishes are forgotten.
func (tab *Tab) Scheme(dark bool) {
	tab.t.Helper()
	value := "light"
	if dark {
		value = "dark"
	}
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}}
	tab.Do(call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}))
	tab.Settle()
}

// Takeover waits until wasm has taken the page over and has drawn it. On a phone
// the program leaves the reader some seconds; a wheel that is said to turn starts it
// at once, as anything does that the reader does, and moves nothing.
func (tab *Tab) Takeover() {
	tab.t.Helper()
	tab.Wait(`(dispatchEvent(new Event("wheel")), !document.getElementById("app-wasm-loader"))`)
	tab.Settle()
}

// WaitTime is how long Wait waits. It matters only when something fails; a page of
// ours needs far less, but not on a machine that is busy with something else.
const WaitTime = 2 * time.Minute

// Wait waits until a JavaScript expression is true, also across a navigation.
func (tab *Tab) Wait(expression string) {
	tab.t.Helper()
	for end := time.Now().Add(WaitTime); ; time.Sleep(20 * time.Millisecond) {
		ok, err := evaluate[bool](tab, "!!("+expression+")")
		if ok && err == nil {
			return
		}
		if time.Now().After(end) || tab.ctx.Err() != nil {
			tab.t.Fatalf("waited in vain for %s (%v)\n%s", expression, err, tab.log.summary())
		}
	}
}

// Settle waits until what was queued has been drawn.
func (tab *Tab) Settle() {
	tab.t.Helper()
	Eval[bool](tab, `new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))), 50))`)
}

// Eval returns the value of a JavaScript expression, or of the promise that it
// returns.
//
// For a reader without script only expressions that need no waiting work.
func Eval[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	v, err := evaluate[T](tab, expression, chromedp.EvalAwaitPromise)
	if err != nil {
		tab.t.Fatalf("evaluate %s: %v\n%s", expression, err, tab.log.summary())
	}
	return v
}

// Path is the path and query that the address bar shows.
func (tab *Tab) Path() string {
	tab.t.Helper()
	location, err := chromedp.Run(tab.ctx, chromedp.Location())
	if err != nil {
		tab.t.Fatal(err)
	}
	u, err := url.Parse(location)
	if err != nil {
		tab.t.Fatal(err)
	}
	return u.RequestURI()
}

// Shift is how much the page has moved since it was loaded, as Chromium's
// layout-shift score counts it.
func (tab *Tab) Shift() float64 {
	tab.t.Helper()
	return Eval[float64](tab, `window.browsertestShift`)
}

// Screenshot takes a picture of the window and keeps it as
// build/screenshots/{name}.png.
func (tab *Tab) Screenshot(name string) []byte {
	tab.t.Helper()
	picture, err := chromedp.Run(tab.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		tab.t.Fatalf("screenshot: %v", err)
	}
	root, err := build.ModuleRoot()
	if err != nil {
		tab.t.Fatal(err)
	}
	file := filepath.Join(root, "build", "screenshots", fmt.Sprintf("%s.png", strings.ReplaceAll(name, "/", "-")))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		tab.t.Fatal(err)
	}
	if err := os.WriteFile(file, picture, 0o644); err != nil {
		tab.t.Fatal(err)
	}
	return picture
}
