package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// keeper is a reader whose browser may store the site.
var keeper = browsertest.Reader{Width: 1280, Height: 800, Keeps: true, MayFail: true} // what is offline ends as an error in the console

// host serves the real site and whatever goes wrong with it.
type host struct{ *browsertest.Host }

func newHost(t *testing.T) *host {
	t.Helper()
	return &host{browsertest.NewHost(t)}
}

var storeLine = regexp.MustCompile(`(?m)^const STORE = (.*);$`)

// store returns what the service worker of the built site knows.
func (h *host) store(t *testing.T) map[string]any {
	t.Helper()
	m := storeLine.FindSubmatch(h.File("app-worker.js"))
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
	about := bytes.Replace(h.File("about.html"), []byte(">About Draftlines</h1>"), []byte(">"+secondHeading+"</h1>"), 1)
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
	worker := storeLine.ReplaceAllLiteral(h.File("app-worker.js"), fmt.Appendf(nil, "const STORE = %s;", line))
	h.Replace("/about", about)
	h.Replace("/app-worker.js", worker)
}

// askWorker is a script that asks a worker of the site what it keeps.
const askWorker = `
window.askWorker = (worker) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (e) => done(e.data);
  worker.postMessage({ draftlines: "state" }, [port2]);
});
window.until = async (what, ms = 120000) => {
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
