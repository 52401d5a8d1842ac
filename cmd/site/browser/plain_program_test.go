package browser

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/build"
)

// servePlainProgram serves the site with the program compiled from the real
// packages in place of the shipped one.
func servePlainProgram(t *testing.T) string {
	t.Helper()
	browsertest.Need(t)
	root, err := build.ModuleRoot()
	if err != nil {
		t.Fatal(err)
	}
	plain, err := build.CompilePlainWasm(root, "./cmd/wasm")
	if err != nil {
		t.Fatal(err)
	}
	site := browsertest.Handler(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/web/app.wasm" {
			site.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/wasm")
		w.Write(plain)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// TestPlainProgram: the program without stand-ins and with inlining does the
// same. What differs then is the fault of a stand-in.
func TestPlainProgram(t *testing.T) {
	address := servePlainProgram(t)
	reader := desk
	reader.Before = probe + watchTakeover
	tab := browsertest.Open(t, address, reader)
	for _, path := range []string{"/", "/draft/us-28/21d", "/compare/us-28/e3", "/place/kramatorsk"} {
		tab.Goto(path)
		tab.Takeover()
		before := browsertest.Eval[map[string]string](tab, `seenBefore`)
		for name, now := range browsertest.Eval[map[string]string](tab, `seen()`) {
			if now == "" || before[name] != now {
				t.Errorf("%s: the %s changed from %.200q to %.200q", path, name, before[name], now)
			}
		}
	}
	tab.Goto("/draft/us-28")
	tab.Takeover()
	browsertest.Eval[bool](tab, `(document.querySelector('.area-list a[href^="/area/crimea"]').focus(), window.stayed = true)`)
	tab.Press(kb.Enter)
	tab.Wait(`location.pathname === "/area/crimea" && document.querySelector("h1").innerText.includes("Crimea")`)
	if !browsertest.Eval[bool](tab, `window.stayed === true`) {
		t.Error("the page was loaded anew instead of turned by the program")
	}
}
