// Package browsertest lets tests look at the built site as a reader does: in a
// real Chromium, through the real server.
//
//	func TestMain(m *testing.M) { browsertest.Main(m) }
//
//	func TestSomething(t *testing.T) {
//		tab := browsertest.Open(t, browsertest.Site(t), browsertest.Reader{Width: 390, Height: 844})
//		tab.Goto("/draft/us-28")
//		tab.Takeover()
//		if got := browsertest.Eval[string](tab, `document.title`); got != … {
//
// Every tab has a profile of its own, so nothing is kept from one test to the
// next. A test fails by itself when the page asked another host for anything
// or wrote an error to the console.
//
// Without a Chromium these tests are skipped. DRAFTLINES_BROWSER=required makes
// that a failure, as make test does; DRAFTLINES_BROWSER=off and -short skip
// them always. DRAFTLINES_CHROMIUM names the program to start.
package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// names are where a Chromium is looked for; .ci/setup has the same list.
var names = []string{os.Getenv("DRAFTLINES_CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// Chromium is the path of the first Chromium that is installed.
func Chromium() (string, error) {
	for _, name := range names {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no Chromium is installed; run .ci/setup, or name one with DRAFTLINES_CHROMIUM")
}

// Need skips the test if it must not or cannot use a browser.
func Need(t testing.TB) {
	t.Helper()
	if os.Getenv("DRAFTLINES_BROWSER") == "off" || testing.Short() {
		t.Skip("browser tests are switched off")
	}
	if _, err := Chromium(); err != nil {
		if os.Getenv("DRAFTLINES_BROWSER") == "required" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
}

// shared is the one Chromium of a test binary.
var shared struct {
	once   sync.Once
	ctx    context.Context
	cancel context.CancelFunc
	err    error
}

// browser starts the shared Chromium, or returns the one that runs.
func browser() (context.Context, error) {
	shared.once.Do(func() {
		path, err := Chromium()
		if err != nil {
			shared.err = err
			return
		}
		allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), append(Flags(path), quickly)...)
		ctx, stop := chromedp.NewContext(allocator)
		shared.ctx, shared.cancel = ctx, func() { stop(); stopAllocator() }
		shared.err = chromedp.Do(ctx)
	})
	return shared.ctx, shared.err
}

// quickly keeps Chromium from compiling the program's functions a second time, better,
// in the background: for pages that are closed after some seconds that is a fifth of the
// processor time of the tests. What is measured is started without it (Flags).
var quickly = chromedp.Flag("js-flags", "--liftoff-only")

// Flags are how every Chromium of ours is started.
func Flags(path string) []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // containers run as root
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		// chromedp's own, and that a sandboxed frame has a process of its own, which
		// would keep its errors and requests from the log of the tab.
		chromedp.Flag("disable-features", "Translate,BlinkGenPropertyTrees,IsolateSandboxedIframes"),
		chromedp.Flag("hide-scrollbars", true),
		// Whatever the site might ask of others gets no answer.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"),
	)
}

// Main runs the tests of a package and then ends its Chromium.
func Main(m *testing.M) {
	code := m.Run()
	if shared.cancel != nil {
		shared.cancel()
	}
	os.Exit(code)
}
