package browser

import (
	"fmt"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// TestLayout looks at the proportions of the page in small and large windows.
func TestLayout(t *testing.T) {
	sizes := []browsertest.Reader{
		{Width: 320, Height: 568, Touch: true}, {Width: 390, Height: 844, Touch: true}, {Width: 768, Height: 1024, Touch: true},
		{Width: 1280, Height: 800}, {Width: 1440, Height: 900},
	}
	for _, size := range sizes {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			size.MayFail = true
			tab := open(t, size, "/?wasm=false")
			for _, path := range kinds {
				tab.Goto(path + "?wasm=false")
				if w := browsertest.Eval[int](tab, `document.documentElement.scrollWidth`); w > size.Width {
					t.Errorf("%s is %d wide: %v", path, w, browsertest.Eval[[]string](tab, tooWide))
				}
				if lines := browsertest.Eval[int](tab, `new Set([...document.querySelectorAll(".site-header nav li")].map(e => e.getBoundingClientRect().top)).size`); lines != 1 {
					t.Errorf("%s: the menu has %d lines", path, lines)
				}
				if h := browsertest.Eval[float64](tab, `document.querySelector(".site-header").offsetHeight`); h > 72 {
					t.Errorf("%s: the header is %.0f px high", path, h)
				}
				if !isMapPage(path) {
					continue
				}
				share := browsertest.Eval[float64](tab, `document.getElementById("map").offsetHeight / innerHeight`)
				if size.Width <= 390 && share > 0.6 || share < 0.3 {
					t.Errorf("%s: the map takes %.0f %% of the height", path, share*100)
				}
				if wide := browsertest.Eval[float64](tab, `document.getElementById("map").offsetWidth / innerWidth`); size.Width >= 1280 && (wide < 0.5 || wide > 0.75) {
					t.Errorf("%s: the map takes %.0f %% of the width", path, wide*100)
				}
			}
		})
	}
}

// tooWide lists what sticks out of the window.
const tooWide = `[...document.querySelectorAll("main *, header *, footer *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 100))`

// TestMapStaysInView goes to the end of the list on a wide window: the reader
// still sees what is selected.
func TestMapStaysInView(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	browsertest.Eval[bool](tab, `([...document.querySelectorAll("[data-roving] a")].at(-1).scrollIntoView({behavior: "instant", block: "center"}), true)`)
	tab.Settle()
	if got := browsertest.Eval[float64](tab, `(() => {
		const r = probe.map().getBoundingClientRect();
		return Math.max(0, Math.min(r.bottom, innerHeight) - Math.max(r.top, 0)) / r.height;
	})()`); got < 0.9 {
		t.Errorf("at the end of the list %.0f %% of the map is in view", got*100)
	}
}

// TestSchemes compares light and dark: paper and sea change sides, and the map
// is painted in both.
func TestSchemes(t *testing.T) {
	brightness := map[bool]float64{}
	for _, dark := range []bool{false, true} {
		for _, reader := range []browsertest.Reader{desk, phone} {
			reader.Dark = dark
			tab := open(t, reader, "/draft/us-28/21d?wasm=false")
			img := picture(t, tab, fmt.Sprintf("scheme-%v-%d", dark, reader.Width))
			checkPainted(t, img, "/draft/us-28/21d")
			var sum float64
			for c, share := range browsertest.Shares(img) {
				r, g, b, _ := c.RGBA()
				sum += share * float64(r+g+b) / 3 / 0xffff
			}
			brightness[dark] = sum
			if page := browsertest.Eval[float64](tab, `getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).reduce((s, v) => s + v / 765, 0)`); page < 0.5 != dark {
				t.Errorf("dark %v: the page's brightness is %.2f", dark, page)
			}
		}
	}
	if brightness[false] < 0.7 || brightness[true] > 0.35 {
		t.Errorf("the map's brightness is %.2f in the light and %.2f in the dark", brightness[false], brightness[true])
	}
}
