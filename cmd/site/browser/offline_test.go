package browser

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"golang.org/x/net/html"
)

// hashOf is the hash by which the worker knows a file.
func hashOf(content []byte) string { return fmt.Sprintf("%x", sha256.Sum256(content))[:16] }

// routes are all pages of the sitemap.
func (h *host) routes(t *testing.T) []string {
	t.Helper()
	var sitemap struct {
		Pages []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(h.File("sitemap.xml"), &sitemap); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, p := range sitemap.Pages {
		u, err := url.Parse(p)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, "/"+strings.TrimPrefix(u.Path, "/"))
	}
	if len(paths) < 300 {
		t.Fatalf("the sitemap has only %d pages", len(paths))
	}
	return paths
}

// shown is what a frame shows.
type shown struct {
	Status             int
	Canonical, Heading string
	Length             int
}

// walk opens addresses in frames, in which no script runs: this is about what
// the worker answers.
const walk = `(async (paths) => {
	const shown = [];
	const line = async (first) => {
		const frame = document.createElement("iframe");
		frame.sandbox = "allow-same-origin";
		frame.hidden = true;
		document.body.append(frame);
		for (let i = first; i < paths.length; i += 4) shown[i] = await look(frame, paths[i]);
		frame.remove();
	};
	const look = async (frame, path) => {
		await new Promise((done) => { frame.onload = done; frame.src = path; });
		const d = frame.contentDocument;
		return {
			Status: frame.contentWindow.performance.getEntriesByType("navigation")[0].responseStatus,
			Canonical: new URL(d.querySelector("link[rel=canonical]")?.href ?? "none:").pathname,
			Heading: d.querySelector("h1")?.textContent ?? "",
			Length: d.querySelector("main")?.textContent.length ?? 0,
		};
	};
	await Promise.all([0, 1, 2, 3].map(line));
	return shown;
})(%s)`

// TestOfflineEveryRoute visits one page, cuts the line and opens pages of the site
// under some query and fragment. Those that are kept, all of which are opened, say
// their own text. The others, which must be on the worker's list, get the page in
// which the program draws them; the worker has one answer for all on the list, so
// that one in ten is opened. DRAFTLINES_EVERY=page opens all.
func TestOfflineEveryRoute(t *testing.T) {
	h := newHost(t)
	tab := h.visit(t, "/draft/us-28")
	h.Offline(true)
	tab.Goto("/about")
	files, drawn := h.store(t)["files"].(map[string]any), h.store(t)["drawn"].([]any)
	var routes []string
	whole, handed := 0, 0
	for _, r := range h.routes(t) {
		if _, isWhole := files[r]; isWhole {
			whole++
			routes = append(routes, r)
			continue
		}
		if !slices.Contains(drawn, any(r)) {
			t.Errorf("%s is neither kept nor given to the program", r)
		}
		if handed++; handed%10 == 1 || os.Getenv("DRAFTLINES_EVERY") == "page" {
			routes = append(routes, r)
		}
	}
	for some := range slices.Chunk(routes, 60) {
		openOffline(t, tab, some, files)
	}
	if whole < 60 {
		t.Errorf("only %d pages are kept in full", whole)
	}
}

// openOffline opens pages; files has those that are kept.
func openOffline(t *testing.T, tab *browsertest.Tab, routes []string, files map[string]any) {
	t.Helper()
	var addresses []string
	for _, r := range routes {
		addresses = append(addresses, fmt.Sprintf("%s?x=%d#y%d", r, rand.Int(), rand.Int()))
	}
	list, err := json.Marshal(addresses)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range browsertest.Eval[[]shown](tab, fmt.Sprintf(walk, list)) {
		r := routes[i]
		_, isWhole := files[r]
		switch {
		case s.Status != 200:
			t.Errorf("%s answers %d", r, s.Status)
		case isWhole && (s.Canonical != r || s.Heading == "" || s.Length < 300):
			t.Errorf("%s shows %+v", r, s)
		case !isWhole && (s.Canonical != "/shell" || s.Heading != "One moment"):
			t.Errorf("%s is not given to the program: %+v", r, s)
		}
	}
}

// TestOfflineDrawnPages lets the program draw some pages of each kind that are
// not kept, and compares their headings with those of the site.
func TestOfflineDrawnPages(t *testing.T) {
	h := newHost(t)
	tab := h.visit(t, "/about")
	h.Offline(true)
	files := h.store(t)["files"].(map[string]any)
	drawn := map[string][]string{}
	for _, r := range h.routes(t) {
		if _, ok := files[r]; !ok {
			kind := strings.Split(r, "/")[1]
			drawn[kind] = append(drawn[kind], r)
		}
	}
	if len(drawn["draft"]) == 0 || len(drawn["place"]) == 0 || len(drawn["compare"]) == 0 {
		t.Fatalf("a kind is missing: %v", drawn)
	}
	for _, routes := range drawn {
		for _, r := range []string{routes[0], routes[len(routes)/2], routes[len(routes)-1]} {
			tab.Goto(r + "?from=test#map")
			tab.Takeover()
			if got, want := heading(tab), headingIn(t, h.File(r[1:]+".html")); got != want {
				t.Errorf("%s is headed %q, want %q", r, got, want)
			}
			if strings.Contains(browsertest.Eval[string](tab, `document.title`), "One moment") {
				t.Errorf("%s kept the title of the waiting page", r)
			}
			if n := browsertest.Eval[int](tab, `document.querySelectorAll("main svg path").length`); n < 20 {
				t.Errorf("%s has a map of %d paths", r, n)
			}
		}
	}
	// And on from there, the search included.
	tab.Click("#search-field")
	tab.Press("b", "a", "k", "h", "m", "u", "t")
	tab.Wait(`document.querySelector('.search-results a[href="/place/bakhmut"]')`)
	tab.Click(`.search-results a[href="/place/bakhmut"]`)
	tab.Wait(`location.pathname == "/place/bakhmut" && document.querySelector("h1").textContent.trim() == "Bakhmut"`)
}

// headingIn is the text of the heading of a file.
func headingIn(t *testing.T, file []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data == "h1" {
			var b strings.Builder
			for d := range n.Descendants() {
				if d.Type == html.TextNode {
					b.WriteString(d.Data)
				}
			}
			return strings.TrimSpace(b.String())
		}
	}
	t.Fatal("a page without a heading")
	return ""
}

// TestOfflineUnknown: what is not there is said not to be there, other
// spellings lead to the page, and data files are left to the browser.
func TestOfflineUnknown(t *testing.T) {
	h := newHost(t)
	tab := h.visit(t, "/")
	h.Offline(true)
	for _, p := range []string{"/nowhere", "/draft/us-28/999", "/place/atlantis?x=1#y", "/404"} {
		tab.Goto(p)
		if status := browsertest.Eval[int](tab, navigationStatus); status != 404 || !strings.HasPrefix(heading(tab), "There is no page at this address") {
			t.Errorf("%s answers %d: %s", p, status, heading(tab))
		}
	}
	for p, want := range map[string]string{"/draft/us-28/?a=b": "/draft/us-28?a=b", "/about.html": "/about", "/place/bakhmut/": "/place/bakhmut"} {
		tab.Goto(p)
		tab.Wait(`document.readyState == "complete"`)
		if got := tab.Path(); got != want || browsertest.Eval[int](tab, navigationStatus) != 200 {
			t.Errorf("%s leads to %s, want %s", p, got, want)
		}
	}
	for _, p := range []string{"/data/index.json", "/draftlines.htm", "/feed.xml"} {
		if _, err := chromedp.Run(tab.Context(), chromedp.Navigate(h.URL+p)); err == nil {
			t.Errorf("%s, which is not kept, is answered offline", p)
		}
	}
}

const navigationStatus = `performance.getEntriesByType("navigation")[0].responseStatus`

// TestOfflineWithoutProgram reads offline where WebAssembly is switched off:
// what is kept in full is there, and what is not says so.
func TestOfflineWithoutProgram(t *testing.T) {
	h := newHost(t)
	reader := keeper
	reader.Before = `delete window.WebAssembly;`
	tab := h.open(t, reader, "/")
	waitKept(t, tab)
	h.Offline(true)
	for _, p := range []string{"/", "/draft/us-28", "/area/donetsk-held", "/coverage", "/topic/territory"} {
		tab.Goto(p)
		checkReadable(t, tab, p)
		if isMapPage(p) {
			checkPainted(t, picture(t, tab, "offline-nowasm"+p), p)
		}
	}
	tab.Goto("/draft/us-28/21d")
	tab.Wait(`getComputedStyle(document.querySelector(".shell-rest")).visibility == "visible"`)
	tab.Click("#shell-nearest a")
	tab.Wait(`location.pathname == "/draft/us-28" && document.readyState == "complete"`)
	checkReadable(t, tab, "/draft/us-28")
}

// TestOnlineWithoutProgram: while there is a network, pages that are not kept
// come from it, whole.
func TestOnlineWithoutProgram(t *testing.T) {
	h := newHost(t)
	tab := h.visit(t, "/about")
	tab.Goto("/place/bakhmut?wasm=false")
	if heading(tab) != "Bakhmut" {
		t.Errorf("/place/bakhmut is headed %q", heading(tab))
	}
	// A line that is hardly there must not keep the reader waiting.
	h.Hold("/place/mariupol")
	tab.Goto("/place/mariupol")
	tab.Takeover()
	if heading(tab) != "Mariupol" {
		t.Errorf("/place/mariupol is headed %q", heading(tab))
	}
}

// TestFirstVisit: the page of the first visit is not taken over, and nothing
// says that there is an update.
func TestFirstVisit(t *testing.T) {
	h := newHost(t)
	tab := h.visit(t, "/draft/us-28")
	tab.Settle()
	if browsertest.Eval[bool](tab, `navigator.serviceWorker.controller != null`) {
		t.Error("the worker has claimed the page of the first visit")
	}
	for range 2 {
		if note := browsertest.Eval[string](tab, `document.getElementById("notice").textContent`); note != "" {
			t.Errorf("a note on the first visit: %s", note)
		}
		tab.Goto("/about")
		tab.Settle()
	}
	// Nothing is asked of the host for a page that is kept.
	before := h.AskedCount()
	tab.Goto("/area/crimea")
	tab.Takeover()
	for _, p := range h.AskedSince(before) {
		if p != "/app-worker.js" {
			t.Errorf("%s was asked for although it is kept", p)
		}
	}
}
