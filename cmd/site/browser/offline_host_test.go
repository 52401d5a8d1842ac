package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/headers"
	"github.com/draftlines/draftlines/cmd/site/serve"
)

// keeper is a reader whose browser may store the site.
var keeper = browsertest.Reader{Width: 1280, Height: 800, Keeps: true, MayFail: true} // what is offline ends as an error in the console

// host serves the real site and whatever goes wrong with it.
type host struct {
	URL  string
	dir  string
	site http.Handler

	mu       sync.Mutex
	down     bool
	replaced map[string][]byte        // files by URL path; nil for those that are missing
	held     map[string]chan struct{} // paths whose answers wait for these
	asked    []string                 // paths, in order
}

func newHost(t *testing.T) *host {
	t.Helper()
	browsertest.Need(t)
	h := &host{dir: browsertest.Dist(t), replaced: map[string][]byte{}, held: map[string]chan struct{}{}}
	site, err := serve.New(h.dir)
	if err != nil {
		t.Fatal(err)
	}
	h.site = site
	server := httptest.NewServer(h)
	t.Cleanup(func() { h.release(); server.CloseClientConnections(); server.Close() })
	h.URL = server.URL
	return h
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	h.asked = append(h.asked, r.URL.Path)
	held := h.held[r.URL.Path]
	h.mu.Unlock()
	if held != nil {
		select {
		case <-held:
		case <-r.Context().Done():
		}
	}
	h.mu.Lock()
	down := h.down
	content, replaced := h.replaced[r.URL.Path]
	h.mu.Unlock()
	switch {
	case down:
		panic(http.ErrAbortHandler) // the line is cut
	case replaced && content == nil:
		http.Error(w, "gone", http.StatusNotFound)
	case replaced:
		kind := headers.Types[".html"]
		if path.Ext(r.URL.Path) != "" {
			kind = headers.Type(r.URL.Path)
		}
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Cache-Control", headers.CheckAgain)
		w.Write(content)
	default:
		h.site.ServeHTTP(w, r)
	}
}

// offline cuts the line, or mends it.
func (h *host) offline(down bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.down = down
}

// replace gives a path another content; nil is none at all.
func (h *host) replace(urlPath string, content []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.replaced[urlPath] = content
}

// hold lets the answers for a path wait until release.
func (h *host) hold(urlPath string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.held[urlPath] = make(chan struct{})
}

func (h *host) release() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for p, c := range h.held {
		close(c)
		delete(h.held, p)
	}
}

// askedSince returns what was asked for after the first n, sorted, once each.
func (h *host) askedSince(n int) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	since := slices.Clone(h.asked[n:])
	slices.Sort(since)
	return slices.Compact(since)
}

func (h *host) askedCount() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.asked)
}

// file reads a file of the built site.
func (h *host) file(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(h.dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

var storeLine = regexp.MustCompile(`(?m)^const STORE = (.*);$`)

// store returns what the service worker of the built site knows.
func (h *host) store(t *testing.T) map[string]any {
	t.Helper()
	m := storeLine.FindSubmatch(h.file(t, "app-worker.js"))
	if m == nil {
		t.Fatal("the service worker has no store")
	}
	var s map[string]any
	if err := json.Unmarshal(m[1], &s); err != nil {
		t.Fatal(err)
	}
	return s
}

const (
	secondDate    = "2031-05-17"
	secondVersion = "0123456789abcdef"
	secondHeading = "About the second edition"
)

// publishSecond puts another edition in the place of the first. Of what readers
// keep it changes the page /about alone.
func (h *host) publishSecond(t *testing.T) {
	t.Helper()
	about := bytes.Replace(h.file(t, "about.html"), []byte(">About Draftlines</h1>"), []byte(">"+secondHeading+"</h1>"), 1)
	if !bytes.Contains(about, []byte(secondHeading)) {
		t.Fatal("/about has another heading now")
	}
	s := h.store(t)
	s["version"], s["edition"] = secondVersion, secondDate
	s["files"].(map[string]any)["/about"] = hashOf(about)
	line, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	worker := storeLine.ReplaceAllLiteral(h.file(t, "app-worker.js"), fmt.Appendf(nil, "const STORE = %s;", line))
	h.replace("/about", about)
	h.replace("/app-worker.js", worker)
}

// askWorker is a script that asks a worker of the site what it keeps.
const askWorker = `
window.askWorker = (worker) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (e) => done(e.data);
  worker.postMessage({ draftlines: "state" }, [port2]);
});
window.until = async (what, ms = 30000) => {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((r) => setTimeout(r, 50))) {
    const found = await what();
    if (found) return found;
  }
  return null;
};
window.registered = () => navigator.serviceWorker.getRegistration();
`

// kept is what a worker says of itself.
type kept struct {
	Version, Edition, At string
	Bytes, Pages, Drawn  int
}

// visit opens a page in a window of its own and waits until the site is kept.
func (h *host) visit(t *testing.T, path string) *browsertest.Tab {
	t.Helper()
	tab := h.open(t, keeper, path)
	waitKept(t, tab)
	return tab
}

func (h *host) open(t *testing.T, r browsertest.Reader, path string) *browsertest.Tab {
	t.Helper()
	r.Before += askWorker + probe
	tab := browsertest.Open(t, h.URL, r)
	tab.Goto(path)
	return tab
}

// waitKept waits until the active worker keeps its edition.
func waitKept(t *testing.T, tab *browsertest.Tab) kept {
	t.Helper()
	k := browsertest.Eval[*kept](tab, `until(async () => {
		const worker = (await registered())?.active;
		const state = worker?.state == "activated" && await askWorker(worker);
		return state?.at ? state : null;
	})`)
	if k == nil {
		t.Fatalf("the site was not stored; the caches are %v", cacheNames(tab))
	}
	return *k
}

// waitWaiting waits until a new edition is ready.
func waitWaiting(t *testing.T, tab *browsertest.Tab) {
	t.Helper()
	if !browsertest.Eval[bool](tab, `until(async () => (await registered())?.waiting).then(Boolean)`) {
		t.Fatalf("no new edition waits; the caches are %v", cacheNames(tab))
	}
}

func cacheNames(tab *browsertest.Tab) []string {
	return browsertest.Eval[[]string](tab, `caches.keys()`)
}

// heading is that of the page at hand.
func heading(tab *browsertest.Tab) string {
	return strings.TrimSpace(browsertest.Eval[string](tab, `document.querySelector("h1").textContent`))
}
