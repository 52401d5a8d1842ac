package webdriver_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/draftlines/draftlines/cmd/site/webdriver"
)

// page notes what hands do. It complains, and keeps a word from one visit to the
// next.
const page = `<!DOCTYPE html><title>A page</title><style>body { margin: 0; height: 5000px }</style>
<input autofocus><p>Some words</p><script>
window.heard = [];
addEventListener("click", (e) => heard.push("click " + e.clientX + " " + e.clientY));
addEventListener("keydown", (e) => heard.push(e.key));
addEventListener("wheel", (e) => heard.push(e.deltaY > 0 ? "down" : "up"));
window.before = localStorage.getItem("word");
localStorage.setItem("word", "kept");
console.error("a complaint");
</script>`

// tabOf opens the page in an engine that is installed.
func tabOf(t *testing.T, e webdriver.Engine) (webdriver.Browser, webdriver.Tab, string) {
	t.Helper()
	if os.Getenv("DRAFTLINES_BROWSER") == "off" || testing.Short() {
		t.Skip("browser tests are switched off")
	}
	if wanted := os.Getenv("DRAFTLINES_ENGINES"); wanted != "" && !slices.Contains(strings.Split(wanted, ","), e.Name) {
		t.Skipf("DRAFTLINES_ENGINES=%s leaves %s out", wanted, e.Name)
	}
	if err := e.Missing(); err != nil {
		t.Skip(err) // package engines fails where it must be there
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	t.Cleanup(server.Close)
	browser, err := e.Start(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(browser.Close)
	tab, err := browser.Open(t.Context(), webdriver.Window{Width: 390, Height: 700})
	if err != nil {
		t.Fatal(err)
	}
	if err := tab.Goto(t.Context(), server.URL); err != nil {
		t.Fatal(err)
	}
	return browser, tab, server.URL
}

func TestTab(t *testing.T) {
	for _, e := range webdriver.Engines {
		t.Run(e.Name, func(t *testing.T) {
			browser, tab, address := tabOf(t, e)
			checkWindow(t, tab)
			checkHands(t, tab)
			checkErrors(t, tab)
			var word *string
			if err := tab.Reload(t.Context()); err != nil {
				t.Fatal(err)
			}
			if err := tab.Eval(t.Context(), `before`, &word); err != nil || word == nil || *word != "kept" {
				t.Errorf("after a reload the page remembers %v, %v", word, err)
			}
			other, err := browser.Open(t.Context(), webdriver.Window{Width: 800, Height: 600})
			if err != nil {
				t.Fatal(err)
			}
			if err := other.Goto(t.Context(), address); err != nil {
				t.Fatal(err)
			}
			if err := other.Eval(t.Context(), `before`, &word); err != nil || word != nil {
				t.Errorf("another tab remembers %v, %v", word, err)
			}
			for _, tab := range []webdriver.Tab{tab, other} {
				if err := tab.Close(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// checkWindow looks at size and theme of the page, and at a picture of it.
func checkWindow(t *testing.T, tab webdriver.Tab) {
	t.Helper()
	var size []int
	if err := tab.Eval(t.Context(), `[innerWidth, innerHeight]`, &size); err != nil || !slices.Equal(size, []int{390, 700}) {
		t.Errorf("the page is %v large, %v", size, err)
	}
	var dark bool
	if err := tab.Eval(t.Context(), `matchMedia("(prefers-color-scheme: dark)").matches`, &dark); err != nil || !dark {
		t.Errorf("the page sees a dark theme: %v, %v", dark, err)
	}
	b, err := tab.Screenshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if img, err := png.Decode(bytes.NewReader(b)); err != nil || img.Bounds().Dx() != 390 || img.Bounds().Dy() != 700 {
		t.Errorf("the picture: %v", err)
	}
}

// checkHands clicks, types and turns the wheel.
func checkHands(t *testing.T, tab webdriver.Tab) {
	t.Helper()
	err := tab.Perform(t.Context(), webdriver.Click(30, 10), webdriver.Press("a", "б", webdriver.ArrowDown), webdriver.Move(50, 60), webdriver.Wheel(50, 60, 120))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"click 30 10", "a", "б", "ArrowDown", "down"}
	var heard []string
	expression := `new Promise((done) => setTimeout(() => done([...new Set(heard)]), 200))`
	if err := tab.Eval(t.Context(), expression, &heard); err != nil || !slices.Equal(heard, want) {
		t.Errorf("the page heard %q, %v; want %q", heard, err, want)
	}
}

// checkErrors lets expressions fail, and reads the console.
func checkErrors(t *testing.T, tab webdriver.Tab) {
	t.Helper()
	var nothing any
	for _, wrong := range []string{`nonsense()`, `Promise.reject(new Error("no"))`, `)`} {
		if err := tab.Eval(t.Context(), wrong, &nothing); err == nil {
			t.Errorf("%s has the value %v", wrong, nothing)
		}
	}
	short, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if err := tab.Eval(short, `new Promise(() => {})`, &nothing); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("waiting in vain: %v", err)
	}
	all, err := tab.Errors()
	if errors.Is(err, errors.ErrUnsupported) {
		return
	}
	if err != nil || !strings.Contains(strings.Join(all, "\n"), "a complaint") {
		t.Errorf("the console has %q, %v", all, err)
	}
}
