package browsertest

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
)

// Profile is a Chromium of its own whose tabs share what sites store, in a
// folder that outlives it. Tabs of Open have neither.
type Profile struct {
	t    testing.TB
	ctx  context.Context
	stop func()
}

// StartProfile starts a Chromium with the profile in a folder. It ends with the
// test, or when it is killed.
func StartProfile(t testing.TB, dir string) *Profile {
	t.Helper()
	Need(t)
	path, err := Chromium()
	if err != nil {
		t.Fatal(err)
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), append(Flags(path), chromedp.UserDataDir(dir))...)
	ctx, stop := chromedp.NewContext(allocator)
	p := &Profile{t: t, ctx: ctx, stop: func() { stop(); stopAllocator() }}
	t.Cleanup(p.stop)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return p
}

// Open opens another tab.
func (p *Profile) Open(site string, r Reader) *Tab {
	p.t.Helper()
	return openIn(p.t, p.ctx, site, r)
}

// Kill ends the browser as a flat battery would.
func (p *Profile) Kill() {
	p.t.Helper()
	process := chromedp.FromContext(p.ctx).Browser.Process()
	if err := process.Kill(); err != nil {
		p.t.Fatalf("kill Chromium: %v", err)
	}
	p.stop()
}
