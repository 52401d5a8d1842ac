package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// ask clears the search field, types a text and waits for the answer to it.
func ask(tab *browsertest.Tab, text string) {
	browsertest.Eval[bool](tab, `(() => {
		const f = document.getElementById("search-field");
		f.focus(); f.value = ""; f.dispatchEvent(new Event("input", {bubbles: true}));
		return true;
	})()`)
	for _, letter := range text {
		tab.Press(string(letter))
	}
	tab.Wait(`document.querySelector("#search-results li, #search-results p")`)
	tab.Settle()
}

// firstResult is the address and the words of the first result.
func firstResult(tab *browsertest.Tab) string {
	return browsertest.Eval[string](tab, `(() => {
		const a = document.querySelector("#search-results a");
		return a ? a.getAttribute("href") + " " + a.innerText.replace(/\s+/g, " ").trim() : "";
	})()`)
}

// checkCount: the status says how many results are listed.
func checkCount(t *testing.T, tab *browsertest.Tab, where string) {
	t.Helper()
	n := browsertest.Eval[int](tab, `document.querySelectorAll("#search-results li").length`)
	said := browsertest.Eval[string](tab, `document.getElementById("search-status").textContent`)
	want := fmt.Sprintf("%d results.", n)
	if n == 1 {
		want = "1 result."
	}
	if n == 12 { // there may be more than are listed
		want = "the first 12 are listed."
	}
	if !strings.HasSuffix(said, want) {
		t.Errorf("%s lists %d results and says %q", where, n, said)
	}
}

// serveUntilGone serves the site until gone is set, and then counts in late who
// still asks.
func serveUntilGone(t *testing.T) (address string, gone *atomic.Bool, late *atomic.Int32) {
	t.Helper()
	browsertest.Need(t)
	site := browsertest.Handler(t)
	gone, late = &atomic.Bool{}, &atomic.Int32{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone.Load() {
			late.Add(1)
			http.Error(w, "gone", http.StatusServiceUnavailable)
			return
		}
		site.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL, gone, late
}

// TestSearch types what readers type, on a page of either kind, while the
// server answers nothing any more.
func TestSearch(t *testing.T) {
	address, gone, late := serveUntilGone(t)
	for _, path := range []string{"/draft/us-28", "/glossary"} {
		gone.Store(false)
		tab := browsertest.Open(t, address, desk)
		tab.Goto(path)
		if path == "/draft/us-28" {
			tab.Takeover()
		}
		browsertest.Eval[bool](tab, `(document.getElementById("search-field").focus(), true)`)
		tab.Wait(`performance.getEntriesByType("resource").some((e) => e.name.includes("/data/search.json") && e.responseEnd > 0)`)
		browsertest.Eval[bool](tab, `new Promise((done) => setTimeout(() => done(true), 500))`)
		gone.Store(true)
		for _, c := range []struct{ typed, first string }{
			{"Kramatorsk", "/place/kramatorsk Kramatorsk Place, Donetsk oblast"},
			{"kramatrosk", "/place/kramatorsk "}, // a slip
			{"Artemivsk", "/place/bakhmut "},     // a former name
			{"Краматорськ", "/place/kramatorsk "},
			{"us 28 21d", "/draft/us-28/21d "},
			{"ceasefire", "/glossary#ceasefire Ceasefire Term"},
			{"crimea", "/area/crimea "},
		} {
			ask(tab, c.typed)
			if got := firstResult(tab); !strings.HasPrefix(got, c.first) {
				t.Errorf("%s: %q finds %q first, want %q", path, c.typed, got, c.first)
			}
			checkCount(t, tab, path+", "+c.typed)
		}
		ask(tab, "xqzwv")
		if got := firstResult(tab); got != "/place All places" {
			t.Errorf("nothing is found, and the way on is %q", got)
		}
		if said := browsertest.Eval[string](tab, `document.getElementById("search-status").textContent`); said != "Nothing found." {
			t.Errorf("nothing is found, and the page says %q", said)
		}
		if n := late.Load(); n > 0 {
			t.Errorf("%s: typing asked the server %d times", path, n)
		}
	}
}

// TestSearchByKeyboard goes through the results with the arrow keys, leaves them
// with Escape, and follows one with Enter.
func TestSearchByKeyboard(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	tabTo(t, tab, "#search-field")
	ask(tab, "kherson")
	active := func() string {
		return browsertest.Eval[string](tab, `document.activeElement.getAttribute("href") ?? document.activeElement.id`)
	}
	all := browsertest.Eval[[]string](tab, `[...document.querySelectorAll("#search-results a")].map((a) => a.getAttribute("href"))`)
	if len(all) < 2 {
		t.Fatalf("only %v are found, so this proves nothing", all)
	}
	tab.Press(kb.ArrowDown)
	if got := active(); got != all[0] {
		t.Errorf("arrow down leads to %s, want %s", got, all[0])
	}
	tab.Press(kb.ArrowDown)
	if got := active(); got != all[1] {
		t.Errorf("arrow down again leads to %s, want %s", got, all[1])
	}
	tab.Press(kb.ArrowUp, kb.ArrowUp)
	if got := active(); got != "search-field" {
		t.Errorf("arrow up twice leads to %s", got)
	}
	tab.Press(kb.ArrowDown, kb.Escape)
	if got := active(); got != "search-field" {
		t.Errorf("Escape leads to %s", got)
	}
	if browsertest.Eval[int](tab, `document.querySelectorAll("#search-results *").length`) > 0 {
		t.Error("Escape left the results open")
	}
	ask(tab, "bakhmut")
	tab.Press(kb.ArrowDown, kb.Enter)
	expect(t, tab, "/place/bakhmut", "Bakhmut", browsertest.Eval[string](tab, `probe.selection().OnMap`))
	// Enter in the field follows the first result.
	tabTo(t, tab, "#search-field")
	ask(tab, "glossary: ceasefire")
	ask(tab, "ceasefire")
	tab.Press(kb.Enter)
	tab.Wait(`location.pathname + location.hash == "/glossary#ceasefire"`)
}

// TestSearchWithoutScript: the way to all places stands where the field would.
func TestSearchWithoutScript(t *testing.T) {
	for _, reader := range []browsertest.Reader{desk, phone} {
		reader.NoScript = true
		tab := open(t, reader, "/draft/us-28")
		if browsertest.Eval[bool](tab, `document.getElementById("search-field").getClientRects().length > 0`) {
			t.Error("there is a field that does nothing")
		}
		tab.Click(".search-link")
		tab.Wait(`location.pathname == "/place" && document.querySelector(".places a")`)
	}
}
