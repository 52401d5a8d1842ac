package browsertest_test

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// fixture serves the builder's test site. Its program is no program, so pages
// complain when it is loaded.
func fixture(t *testing.T) string {
	t.Helper()
	return browsertest.Serve(t, fixtureDir(t))
}

// fixtureDir writes the builder's test site.
func fixtureDir(t *testing.T) string {
	t.Helper()
	browsertest.Need(t)
	o, err := build.Render(buildtest.Site())
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "dist")
	if err := build.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestReaderWithoutScript(t *testing.T) {
	tab := browsertest.Open(t, fixture(t), browsertest.Reader{Width: 390, Height: 844, Touch: true, Dark: true, NoScript: true})
	tab.Goto("/draft/a")
	if got := browsertest.Eval[string](tab, `document.querySelector("main").getAttribute("aria-label")`); got != "Zone \"A\" \u00a0<b>" {
		t.Errorf("the label is %q", got)
	}
	if w := browsertest.Eval[int](tab, `innerWidth`); w != 390 {
		t.Errorf("the window is %d wide", w)
	}
	if !browsertest.Eval[bool](tab, `matchMedia("(prefers-color-scheme: dark)").matches`) {
		t.Error("the page does not see the dark scheme")
	}
	if browsertest.Eval[string](tab, `getComputedStyle(document.getElementById("app-wasm-loader")).display`) != "none" {
		t.Error("without script the loader covers the page")
	}
	tab.Do(chromedp.Click(chromedp.CSS(`a[href="/draft/a/1#title"]`)))
	tab.Wait(`location.pathname == "/draft/a/1"`)
	if got := tab.Path(); got != "/draft/a/1" {
		t.Errorf("after the click the address is %s", got)
	}
	for _, r := range tab.Requests() {
		if strings.Contains(r.URL, "app.js") {
			t.Errorf("without script the page loads %s", r.URL)
		}
	}
}

func TestBlockedProgram(t *testing.T) {
	tab := browsertest.Open(t, fixture(t), browsertest.Reader{Block: []string{"*://*:*/web/app.wasm*"}, MayFail: true})
	tab.Goto("/")
	tab.Wait(`document.getElementById("app-wasm-loader-label").innerText.includes("Error")`)
	if len(tab.Errors()) == 0 {
		t.Error("the log has no error, though the program was blocked")
	}
	if browsertest.Eval[string](tab, `document.querySelector("h1").textContent`) != "Page /" {
		t.Error("the page is gone")
	}
	browsertest.Eval[bool](tab, `document.querySelector("main").insertAdjacentHTML("beforeend", "<input>") ?? true`)
	if v := tab.Violations(); !slices.ContainsFunc(v, func(v browsertest.Violation) bool { return v.Rule == "label" }) {
		t.Errorf("an input without a label is no violation: %v", v)
	}
	if len(tab.Screenshot("browsertest/blocked")) == 0 {
		t.Error("an empty picture")
	}
}

// TestComplaints checks that a test fails for what no page may do. The site is
// served without our policy, which would stop the request to another host.
func TestComplaints(t *testing.T) {
	server := httptest.NewServer(http.FileServer(http.Dir(fixtureDir(t))))
	t.Cleanup(server.Close)
	site := server.URL
	listener := &failures{TB: t}
	t.Run("tab", func(inner *testing.T) {
		listener.TB = inner
		tab := browsertest.Open(listener, site, browsertest.Reader{Block: []string{"*://*:*/web/app.wasm*"}})
		tab.Goto("/")
		browsertest.Eval[bool](tab, `fetch("https://example.org/x").then(() => false, () => true)`)
	})
	all := strings.Join(listener.messages, "\n")
	for _, want := range []string{"asked another host: %s", "in the console: %s"} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing said %q:\n%s", want, all)
		}
	}
}

// failures notes errors instead of failing.
type failures struct {
	testing.TB
	messages []string
}

func (f *failures) Errorf(format string, args ...any) { f.messages = append(f.messages, format) }
