package engines

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/webdriver"
)

var (
	desk  = webdriver.Window{Width: 1280, Height: 800}
	phone = webdriver.Window{Width: 390, Height: 844}
)

// tabTime is how long one test may use a tab.
const tabTime = 10 * time.Minute

// tab is an open tab that fails its test when it cannot do something.
type tab struct {
	t       *testing.T
	ctx     context.Context
	driver  webdriver.Tab
	site    string // the address that paths are added to
	mayFail bool   // pages may write errors to the console
}

// open opens a page of a site.
func open(t *testing.T, in engine, w webdriver.Window, site, path string) *tab {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), tabTime)
	t.Cleanup(cancel)
	driver, err := in.Open(ctx, w)
	if err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	tab := &tab{t: t, ctx: ctx, driver: driver, site: site}
	t.Cleanup(tab.close)
	tab.goTo(path)
	return tab
}

// close closes the tab and fails the test for what pages complained about.
func (tab *tab) close() {
	complaints, err := tab.driver.Errors()
	if err != nil && !errors.Is(err, errors.ErrUnsupported) {
		tab.t.Error(err)
	}
	for _, c := range complaints {
		if !tab.mayFail {
			tab.t.Errorf("in the console: %s", c)
		}
	}
	if err := tab.driver.Close(tab.ctx); err != nil {
		tab.t.Errorf("close the tab: %v", err)
	}
}

// host starts the site. Its service worker does not arrive, so that no test
// pays for storing the site; deliver("/app-worker.js") brings it.
func host(t *testing.T) *browsertest.Host {
	t.Helper()
	h := browsertest.NewHost(t)
	h.Hold("/app-worker.js")
	return h
}

// must ends the test when the browser could not do something.
func (tab *tab) must(err error) {
	tab.t.Helper()
	if err != nil {
		tab.t.Fatalf("in the browser: %v", err)
	}
}

// goTo loads a path of the site.
func (tab *tab) goTo(path string) {
	tab.t.Helper()
	tab.must(tab.driver.Goto(tab.ctx, tab.site+path))
	tab.probe()
}

func (tab *tab) reload() {
	tab.t.Helper()
	tab.must(tab.driver.Reload(tab.ctx))
	tab.probe()
}

// probe gives the page the functions with which tests read it.
func (tab *tab) probe() {
	tab.t.Helper()
	eval[bool](tab, "(() => {"+browsertest.Probe+"return true; })()")
}

// takeover waits until wasm has taken the page over and has drawn it.
func (tab *tab) takeover() {
	tab.t.Helper()
	tab.wait(`!document.getElementById("app-wasm-loader")`)
	tab.settle()
}

// eval returns the value of a JavaScript expression, or of its promise.
func eval[T any](tab *tab, expression string) T {
	tab.t.Helper()
	var v T
	if err := tab.driver.Eval(tab.ctx, expression, &v); err != nil {
		tab.t.Fatalf("evaluate %s: %v", expression, err)
	}
	return v
}

// wait waits until an expression, or its promise, is true, also across a
// navigation.
func (tab *tab) wait(expression string) {
	tab.t.Helper()
	for end := time.Now().Add(browsertest.WaitTime); ; time.Sleep(30 * time.Millisecond) {
		var ok bool
		err := tab.driver.Eval(tab.ctx, "Promise.resolve("+expression+").then(Boolean)", &ok)
		if ok && err == nil {
			return
		}
		if time.Now().After(end) || tab.ctx.Err() != nil {
			tab.t.Fatalf("waited in vain for %s (%v)", expression, err)
		}
	}
}

// settle waits until what was queued has been drawn.
func (tab *tab) settle() {
	tab.t.Helper()
	eval[bool](tab, `new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))), 50))`)
}

// rest waits until the maps have not changed for a while.
func (tab *tab) rest() {
	tab.t.Helper()
	eval[bool](tab, `probe.rest()`)
}

// perform lets hands do something.
func (tab *tab) perform(inputs ...webdriver.Input) {
	tab.t.Helper()
	tab.must(tab.driver.Perform(tab.ctx, inputs...))
}

func (tab *tab) press(keys ...string) {
	tab.t.Helper()
	tab.perform(webdriver.Press(keys...))
}

// point is a place in the window, in CSS pixels.
type point struct{ X, Y float64 }

func (tab *tab) clickAt(p point) {
	tab.t.Helper()
	tab.perform(webdriver.Click(int(math.Round(p.X)), int(math.Round(p.Y))))
}

// middle is the point in the middle of the first element that a CSS selector
// finds, which is brought into view.
func (tab *tab) middle(selector string) point {
	tab.t.Helper()
	found := eval[*point](tab, fmt.Sprintf(`(() => {
		const e = document.querySelector(%q);
		e?.scrollIntoView({block: "nearest", behavior: "instant"});
		const r = e?.getClientRects()[0];
		return r ? {X: r.x + r.width / 2, Y: r.y + r.height / 2} : null;
	})()`, selector))
	if found == nil {
		tab.t.Fatalf("%s is not on the page, or has no place on it", selector)
	}
	return *found
}

// click clicks on the middle of an element, on whatever lies on top there.
func (tab *tab) click(selector string) {
	tab.t.Helper()
	tab.clickAt(tab.middle(selector))
}

// find returns a point on the map where an element passes a test in JavaScript.
// It waits for one, since the map may still be on its way to where there is one.
func (tab *tab) find(test string) point {
	tab.t.Helper()
	eval[bool](tab, `(scrollTo({top: 0, behavior: "instant"}), true)`)
	tab.wait(`window.found = probe.find(` + test + `)`)
	return eval[point](tab, `window.found`)
}

// ground returns a point on an area.
func (tab *tab) ground(area string) point {
	tab.t.Helper()
	return tab.find(fmt.Sprintf(`(e) => e.closest("[data-area]")?.dataset.area === %q`, area))
}

// picture is a screenshot of the window, which is kept in build/screenshots.
func (tab *tab) picture() image.Image {
	tab.t.Helper()
	tab.settle()
	b, err := tab.driver.Screenshot(tab.ctx)
	tab.must(err)
	root, err := build.ModuleRoot()
	tab.must(err)
	name := filepath.Join(root, "build", "screenshots", strings.ReplaceAll(tab.t.Name(), "/", "-")+".png")
	tab.must(os.MkdirAll(filepath.Dir(name), 0o755))
	tab.must(os.WriteFile(name, b, 0o644))
	img, err := png.Decode(bytes.NewReader(b))
	tab.must(err)
	return img
}

// mapPicture is the part of a screenshot that shows the map.
func (tab *tab) mapPicture() image.Image {
	tab.t.Helper()
	type rect struct{ X, Y, W, H int }
	r := eval[rect](tab, `(() => {
		scrollTo({top: 0, behavior: "instant"});
		const r = probe.map().getBoundingClientRect();
		return {X: Math.ceil(r.x), Y: Math.ceil(r.y), W: Math.floor(r.width) - 1, H: Math.floor(Math.min(r.height, innerHeight - r.y)) - 1};
	})()`)
	return part(tab.picture(), image.Rect(r.X, r.Y, r.X+r.W, r.Y+r.H))
}

// part cuts a rectangle out of a picture.
func part(img image.Image, r image.Rectangle) image.Image {
	return img.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(r)
}
