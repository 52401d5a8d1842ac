package browser

import (
	"net/url"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// noteStorage notes what is stored, by whatever way.
const noteStorage = `
window.stored = [];
const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (k, v) { stored.push(k + "=" + v); return setItem.call(this, k, v); };
const setCookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
Object.defineProperty(document, "cookie", { get: () => setCookie.get.call(document), set(v) { stored.push("cookie " + v); } });
const open = indexedDB.open;
IDBFactory.prototype.open = function (name) { stored.push("database " + name); return open.apply(this, arguments); };
`

// TestOneOrigin visits a page of each kind, moves the map and goes on inside
// the app: nothing is asked of another origin, nothing is kept.
func TestOneOrigin(t *testing.T) {
	reader := desk
	reader.Before = noteStorage
	tab := openTaken(t, reader, "/")
	for _, path := range kinds {
		tab.Goto(path)
		if isMapPage(path) {
			tab.Takeover()
			before := windowOf(tab)
			tab.Wheel(centre(tab), -150)
			moved(tab, before)
			tab.Click("#list-kherson-occupied")
			tab.Wait(`location.pathname == "/area/kherson-occupied"`)
		}
		if kept := browsertest.Eval[[]string](tab, `stored.concat(document.cookie || [], Object.keys(localStorage), Object.keys(sessionStorage))`); len(kept) > 0 {
			t.Errorf("%s keeps %v", path, kept)
		}
		if hints := browsertest.Eval[[]string](tab, `[...document.querySelectorAll("link[href]")].filter(l => l.rel != "canonical" && new URL(l.href).origin != location.origin).map(l => l.outerHTML)`); len(hints) > 0 {
			t.Errorf("%s has links to other origins: %v", path, hints)
		}
		if unsafe := browsertest.Eval[[]string](tab, `[...document.querySelectorAll("a[href^=http]")].filter(a => a.origin != location.origin && (a.target != "_blank" || !a.relList.contains("noopener"))).map(a => a.href)`); len(unsafe) > 0 {
			t.Errorf("%s leads away without noopener: %v", path, unsafe)
		}
	}
	own, err := url.Parse(browsertest.Eval[string](tab, `location.origin`))
	if err != nil {
		t.Fatal(err)
	}
	requests := tab.Requests()
	for _, r := range requests {
		u, err := url.Parse(r.URL)
		if err != nil || u.Host != own.Host && !strings.HasPrefix(r.URL, "data:") {
			t.Errorf("asked of another origin: %s (%v)", r.URL, err)
		}
		if r.Status >= 400 {
			t.Errorf("%d for %s", r.Status, r.URL)
		}
	}
	if len(requests) < 3*len(kinds) {
		t.Errorf("only %d requests were seen, so this proves little", len(requests))
	}
}
