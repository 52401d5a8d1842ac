package browser

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// arrivedPlain waits for a plain page and checks that the browser itself has
// loaded it: go-app would have shown its own not-found page instead.
func arrivedPlain(t *testing.T, tab *browsertest.Tab, path, heading string) {
	t.Helper()
	tab.Wait(`location.pathname + location.hash == "` + path + `" && document.readyState == "complete"`)
	tab.Settle()
	if got := browsertest.Eval[string](tab, `document.querySelector("h1").textContent`); got != heading {
		t.Errorf("%s is headed %q, want %q", path, got, heading)
	}
	if !browsertest.Eval[bool](tab, `document.getElementById("map") == null && window.samePage === undefined`) {
		t.Errorf("%s was not loaded by the browser", path)
	}
}

// stay marks a page, to find out whether the next one is another document.
func stay(tab *browsertest.Tab) { browsertest.Eval[bool](tab, `window.samePage = true`) }

// TestToPlainPagesAndBack leaves map pages that the program runs for plain
// ones, by each way that a reader has, and comes back.
func TestToPlainPagesAndBack(t *testing.T) {
	ways := []struct {
		name, from    string
		leave         func(*browsertest.Tab)
		path, heading string
	}{
		{"menu", "/draft/us-28", func(tab *browsertest.Tab) { tab.Click(`.site-header a[href="/timeline"]`) }, "/timeline", "Timeline"},
		{"keyboard", "/area/donetsk-held", func(tab *browsertest.Tab) {
			browsertest.Eval[bool](tab, `(document.querySelector('.site-header a[href="/glossary"]').focus(), true)`)
			tab.Press(kb.Enter)
		}, "/glossary", "Glossary"},
		{"link with a fragment", "/draft/us-28/21d", func(tab *browsertest.Tab) { tab.Click(`.evidence a[href="/sources#A08"]`) }, "/sources#A08", "Sources"},
		{"search", "/", func(tab *browsertest.Tab) {
			tab.Click("#search-field")
			tab.Press("t", "e", "r", "r", "i", "t", "o", "r", "y")
			tab.Wait(`document.querySelector('.search-results a[href="/topic/territory"]')`)
			tab.Click(`.search-results a[href="/topic/territory"]`)
		}, "/topic/territory", "Territory"},
	}
	for _, w := range ways {
		t.Run(w.name, func(t *testing.T) {
			tab := openTaken(t, desk, w.from)
			heading := browsertest.Eval[string](tab, `document.querySelector("h1").textContent`)
			stay(tab)
			w.leave(tab)
			arrivedPlain(t, tab, w.path, w.heading)
			tab.Back()
			tab.Wait(`location.pathname == "` + w.from + `" && document.readyState == "complete"`)
			tab.Takeover()
			if got := browsertest.Eval[string](tab, `document.querySelector("h1").textContent`); got != heading {
				t.Errorf("back at %s the heading is %q, it was %q", w.from, got, heading)
			}
			tab.Forward()
			arrivedPlain(t, tab, w.path, w.heading)
		})
	}
}

// TestFromPlainPageToMap follows a link from a plain page to a map page, on
// which the program then starts and goes on without loading.
func TestFromPlainPageToMap(t *testing.T) {
	tab := open(t, desk, "/coverage")
	stay(tab)
	tab.Click(`table a[href="/area/crimea"]`)
	tab.Wait(`location.pathname == "/area/crimea" && document.readyState == "complete" && window.samePage === undefined`)
	tab.Takeover()
	stay(tab)
	tab.Click("#list-kherson-occupied")
	tab.Wait(`location.pathname == "/area/kherson-occupied" && document.querySelector("h1").textContent.startsWith("Kherson")`)
	if !browsertest.Eval[bool](tab, `samePage === true`) {
		t.Error("from map page to map page the browser loaded the page")
	}
}

// TestPlainPagesAreLight: nothing of the program is asked for, the search works
// all the same.
func TestPlainPagesAreLight(t *testing.T) {
	tab := open(t, desk, "/about")
	for _, path := range []string{"/topic/territory", "/glossary", "/compare/all", "/place"} {
		tab.Goto(path)
	}
	tab.Click("#search-field")
	tab.Press("b", "a", "k", "h", "m", "u", "t")
	tab.Wait(`document.querySelector('.search-results a[href="/place/bakhmut"]')`)
	tab.Press(kb.Enter)
	tab.Wait(`location.pathname == "/place/bakhmut" && document.readyState == "complete"`)
	wanted := false
	for _, r := range tab.Requests() {
		program := strings.Contains(r.URL, "wasm") || strings.Contains(r.URL, "/app.js")
		if strings.HasSuffix(r.URL, "/place/bakhmut") {
			wanted = true // a map page, from here on
		} else if program && !wanted {
			t.Errorf("a plain page asks for %s", r.URL)
		}
	}
}

// TestOtherSpelling reads a map page on a host that serves it with a slash at
// the end as well. The program does not know that address; it leaves the page as
// it came and does not put a not-found page in its place.
func TestOtherSpelling(t *testing.T) {
	browsertest.Need(t)
	site := browsertest.Handler(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			r.URL.Path = strings.TrimSuffix(r.URL.Path, "/")
		}
		site.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	tab := browsertest.Open(t, server.URL, browsertest.Reader{Before: probe})
	tab.Goto("/draft/us-28/")
	stay(tab)
	tab.Takeover()
	checkReadable(t, tab, "/draft/us-28/")
	before := windowOf(tab)
	tab.Wheel(centre(tab), -200)
	if after := moved(tab, before); !closer(before, after) {
		t.Errorf("the wheel does not zoom: %v, then %v", before, after)
	}
	tab.Click("#list-crimea")
	tab.Wait(`location.pathname == "/area/crimea" && window.samePage === undefined && document.readyState == "complete"`)
	tab.Takeover()
	checkReadable(t, tab, "/area/crimea")
}

// TestWindowOfTheReadersOwn: a click with shift is for the browser, also where
// the program runs the page that the link leads to.
func TestWindowOfTheReadersOwn(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	// The browser would open a window; go-app does not ask whether it was told
	// not to (browser.go) and would navigate all the same.
	browsertest.Eval[bool](tab, `(() => {
		const a = document.querySelector('#content a[href="/draft/us-28/21d"]');
		a.addEventListener("click", (e) => e.preventDefault());
		return a.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true, shiftKey: true}));
	})()`)
	tab.Settle()
	if got := tab.Path(); got != "/draft/us-28" {
		t.Errorf("go-app took a click with shift and went to %s", got)
	}
}
