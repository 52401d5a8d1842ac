package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// kinds are one page of each kind.
var kinds = []string{"/", "/draft/us-28", "/draft/us-28/21d", "/area/donetsk-held", "/place/kramatorsk", "/coverage", "/method", "/sources", "/about"}

func isMapPage(path string) bool {
	return path == "/" || strings.HasPrefix(path, "/draft/") || strings.HasPrefix(path, "/area/") || strings.HasPrefix(path, "/place/")
}

// picture is a screenshot of the map alone.
func picture(t *testing.T, tab *browsertest.Tab, name string) image.Image {
	t.Helper()
	type rect struct{ X, Y, W, H int }
	r := browsertest.Eval[rect](tab, `(() => {
		scrollTo({top: 0, behavior: "instant"});
		const r = document.getElementById("map").getBoundingClientRect();
		return {X: Math.ceil(r.x), Y: Math.ceil(r.y), W: Math.floor(r.width) - 1, H: Math.floor(Math.min(r.height, innerHeight - r.y)) - 1};
	})()`)
	img, err := png.Decode(bytes.NewReader(tab.Screenshot(name)))
	if err != nil {
		t.Fatal(err)
	}
	return img.(interface {
		SubImage(image.Rectangle) image.Image
	}).SubImage(image.Rect(r.X, r.Y, r.X+r.W, r.Y+r.H))
}

// checkPainted fails if the map is blank.
func checkPainted(t *testing.T, img image.Image, path string) {
	t.Helper()
	if err := browsertest.Painted(img); err != nil {
		t.Errorf("%s: %v", path, err)
	}
}

// changedShare is the part of two pictures that differs.
func changedShare(a, b image.Image) float64 {
	r := a.Bounds()
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return float64(n) / float64(r.Dx()*r.Dy())
}

// checkReadable fails unless heading and text of a page are there to be read.
func checkReadable(t *testing.T, tab *browsertest.Tab, path string) {
	t.Helper()
	if got := browsertest.Eval[string](tab, `document.querySelector("h1").textContent.trim()`); got == "" {
		t.Errorf("%s has no heading", path)
	}
	if n := browsertest.Eval[int](tab, `document.querySelector("main").innerText.length`); n < 400 {
		t.Errorf("%s has only %d characters of text", path, n)
	}
	if covered := browsertest.Eval[string](tab, `(() => {
		const h1 = document.querySelector("h1");
		h1.scrollIntoView({block: "center", behavior: "instant"});
		const r = h1.getBoundingClientRect(), top = document.elementFromPoint(r.x + 5, r.y + r.height / 2);
		return h1.contains(top) || top?.contains(h1) ? "" : String(top?.outerHTML.slice(0, 80));
	})()`); covered != "" {
		t.Errorf("%s: the heading is covered by %s", path, covered)
	}
}

// TestNoScript reads the site without JavaScript.
func TestNoScript(t *testing.T) {
	for _, reader := range []browsertest.Reader{desk, phone} {
		reader.NoScript = true
		tab := open(t, reader, "/")
		for _, path := range kinds {
			tab.Goto(path)
			checkReadable(t, tab, path)
			if isMapPage(path) {
				checkPainted(t, picture(t, tab, "noscript"+path), path)
			}
			if browsertest.Eval[bool](tab, `[...document.querySelectorAll("#app-wasm-loader, .map-controls, .keys-hint")].some(e => e.getClientRects().length > 0)`) {
				t.Errorf("%s shows what does not work without JavaScript", path)
			}
		}
		tab.Goto("/draft/us-28")
		tab.Click(`a[href="/draft/us-28/21d"]`)
		tab.Wait(`location.pathname == "/draft/us-28/21d" && document.readyState == "complete"`)
		tab.Click(`#list-crimea`)
		tab.Wait(`location.pathname == "/area/crimea" && document.readyState == "complete"`)
	}
}

// TestNoScriptMap clicks on the map and hides a layer without JavaScript.
func TestNoScriptMap(t *testing.T) {
	reader := desk
	reader.NoScript = true
	tab := open(t, reader, "/draft/us-28")
	tab.Click("#layers summary") // before the picture: the switches open over the map
	shown := picture(t, tab, "noscript-layers")
	tab.Click("#layer-proposal")
	tab.Wait(`!document.getElementById("layer-proposal").checked`)
	if c := changedShare(shown, picture(t, tab, "noscript-hidden")); c < 0.01 {
		t.Errorf("hiding what the draft would do changed %.2f %% of the map", c*100)
	}
	tab.Click("#layer-proposal")
	tab.ClickAt(tab.Middle(`#map .area[data-area="kherson-occupied"] path`))
	tab.Wait(`location.pathname == "/area/kherson-occupied"`)
}

// TestNoWasm reads the site where the program does not arrive.
func TestNoWasm(t *testing.T) {
	for _, reader := range []browsertest.Reader{desk, phone} {
		reader.Block, reader.MayFail = noWasm, true
		tab := open(t, reader, "/")
		for _, path := range kinds {
			tab.Goto(path)
			if !isMapPage(path) {
				checkReadable(t, tab, path)
				continue // it has no program to miss
			}
			tab.Wait(`/could not start/.test(getComputedStyle(document.getElementById("app-wasm-loader"), "::before").content)`)
			checkReadable(t, tab, path)
			checkPainted(t, picture(t, tab, "nowasm"+path), path)
			if !browsertest.Eval[bool](tab, `document.getElementById("app-wasm-loader").getClientRects().length > 0`) {
				t.Errorf("%s does not say that the program failed", path)
			}
		}
		tab.Goto("/draft/us-28")
		before := windowOf(tab)
		tab.Wheel(centre(tab), -200)
		if after := moved(tab, before); !closer(before, after) {
			t.Errorf("the wheel does not zoom: %v, then %v", before, after)
		}
		tab.Click("#list-crimea")
		tab.Wait(`location.pathname == "/area/crimea"`)
	}
}

// TestNoStorage reads the site where storage is refused: in a sandbox without
// allow-same-origin, as in a strict frame of another site, a page has an origin
// of its own. Most hosts then refuse the program as well; those that share
// their files with every origin do not.
func TestNoStorage(t *testing.T) {
	browsertest.Need(t)
	site := browsertest.Handler(t)
	for _, shares := range []bool{false, true} {
		t.Run(fmt.Sprintf("program %v", shares), func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				site.ServeHTTP(sandbox{w, shares}, r)
			}))
			t.Cleanup(server.Close)
			checkNoStorage(t, server.URL, shares)
		})
	}
}

// sandbox puts a site into a sandbox as a strict frame does.
type sandbox struct {
	http.ResponseWriter
	shares bool // files with every origin
}

func (s sandbox) WriteHeader(status int) {
	header := s.Header()
	header["Content-Security-Policy"] = []string{header.Get("Content-Security-Policy"), "sandbox allow-scripts"}
	if !s.shares {
		header.Del("Access-Control-Allow-Origin")
	}
	s.ResponseWriter.WriteHeader(status)
}

// checkNoStorage reads a site that refuses storage; program says whether wasm
// arrives all the same.
func checkNoStorage(t *testing.T, site string, program bool) {
	reader := desk
	reader.Before, reader.MayFail = probe+`try { localStorage.length } catch { window.refused = true }`, true // service workers are refused too
	tab := browsertest.Open(t, site, reader)
	load := func(path string) {
		tab.Goto(path)
		if !browsertest.Eval[bool](tab, `window.refused === true`) {
			t.Fatal("storage is not refused, so this proves nothing")
		}
		switch {
		case !isMapPage(path):
		case program:
			tab.Takeover()
		default:
			tab.Wait(`/could not start/.test(getComputedStyle(document.getElementById("app-wasm-loader"), "::before").content)`)
		}
	}
	for _, path := range kinds {
		load(path)
		checkReadable(t, tab, path)
		if isMapPage(path) {
			checkPainted(t, picture(t, tab, "nostorage"+path), path)
		}
	}
	load("/draft/us-28")
	before := windowOf(tab)
	tab.Wheel(centre(tab), -200)
	if after := moved(tab, before); !closer(before, after) {
		t.Errorf("the wheel does not zoom: %v, then %v", before, after)
	}
	browsertest.Eval[bool](tab, `window.samePage = true`)
	tab.Click("#list-crimea")
	tab.Wait(`location.pathname == "/area/crimea" && document.readyState == "complete"`)
	if program != browsertest.Eval[bool](tab, `window.samePage === true`) {
		t.Errorf("the program is there: %v; does it run the page?", program)
	}
	checkReadable(t, tab, "/area/crimea")
	rest(tab)
	tab.ClickAt(ground(t, tab, "kherson-occupied"))
	tab.Wait(`location.pathname == "/area/kherson-occupied"`)
}
