package main

import (
	"context"
	"fmt"
	"maps"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"

	"github.com/draftlines/draftlines/cmd/progress"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/serve"
)

// chromium is the one browser of a run.
type chromium struct {
	ctx     context.Context
	close   func()
	version string
}

func openBrowser(ctx context.Context) (*chromium, error) {
	path, err := browsertest.Chromium()
	if err != nil {
		return nil, err
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(ctx, browsertest.Flags(path)...)
	tab, stopTab := chromedp.NewContext(allocator)
	b := &chromium{ctx: tab, close: func() { stopTab(); stopAllocator() }}
	version, err := call(tab, browser.GetVersion, cdp.Empty{})
	if err != nil {
		b.close()
		return nil, fmt.Errorf("start Chromium: %w", err)
	}
	b.version = version.Product
	return b, nil
}

// call sends a command of the protocol to a tab.
func call[P, R any](ctx context.Context, command cdp.Command[P, R], params P) (R, error) {
	return chromedp.Run(ctx, func(ctx context.Context, t *chromedp.Target) (R, error) {
		return cdp.Call(ctx, t, command, params)
	})
}

// observe notes when the page was drawn, when the program began and when it had
// taken the page over.
const observe = `
window.grow = {};
document.addEventListener("DOMContentLoaded", () =>
	requestAnimationFrame(() => requestAnimationFrame(() => { grow.drawn = performance.now(); })));
document.addEventListener("draftlines:takeover", () => { grow.taken = performance.now(); });
for (const name of ["instantiate", "instantiateStreaming"]) {
	const real = WebAssembly[name];
	WebAssembly[name] = (...args) => real.apply(WebAssembly, args).then((r) => { grow.ready = performance.now(); return r; });
}
`

// measure loads the pages of all sizes in turns.
func (b *chromium) measure(o options, sizes []*values, line *progress.Line) error {
	sites := make([]string, len(sizes))
	for i, v := range sizes {
		s, err := parseSize(v.Size)
		if err != nil {
			return err
		}
		h, err := serve.New(filepath.Join(s.folder(o.root), "dist"))
		if err != nil {
			return err
		}
		server := httptest.NewServer(h)
		defer server.Close()
		sites[i] = server.URL
	}
	for round := range o.rounds {
		line.Say(fmt.Sprintf("Loading pages, round %d of %d", round+1, o.rounds))
		if err := b.round(sites, sizes); err != nil {
			return err
		}
	}
	return nil
}

// round loads every page of every size once, the sizes in turns.
func (b *chromium) round(sites []string, sizes []*values) error {
	for _, kind := range slices.Sorted(maps.Keys(sizes[0].Pages)) {
		for i, v := range sizes {
			if err := b.load(sites[i], v, kind); err != nil {
				return fmt.Errorf("size %s, page %s: %w", v.Size, v.Pages[kind], err)
			}
		}
	}
	for i, v := range sizes {
		if err := b.loadSlowly(sites[i], v); err != nil {
			return fmt.Errorf("size %s, page / on a slow line: %w", v.Size, err)
		}
	}
	for i, v := range sizes {
		if err := b.search(sites[i], v); err != nil {
			return fmt.Errorf("size %s, search: %w", v.Size, err)
		}
	}
	return nil
}

// processor is what all processes of the browser have computed so far, in ms.
// Other work on the machine makes it no longer.
func (b *chromium) processor() (ms float64, err error) {
	r, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) (systeminfo.GetProcessInfoResult, error) {
		return cdp.Call(ctx, chromedp.FromContext(ctx).Browser, systeminfo.GetProcessInfo, cdp.Empty{})
	})
	for _, p := range r.ProcessInfo {
		ms += p.CPUTime * 1000
	}
	return ms, err
}

// tab is an open page.
type tab struct {
	ctx  context.Context
	stop func()
}

// tabTime is how long one page may take.
const tabTime = 3 * time.Minute

// open opens an empty tab with a profile of its own, whose reader saves data, so
// that no page is kept for reading offline meanwhile.
func (b *chromium) open() (*tab, error) {
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		return nil, err
	}
	timed, stop := context.WithTimeout(ctx, tabTime)
	t := &tab{timed, func() { stop(); cancel() }}
	saves := true
	_, err := call(timed, emulation.SetDataSaverOverride, emulation.SetDataSaverOverrideParams{DataSaverEnabled: &saves})
	if err == nil {
		_, err = call(timed, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: observe})
	}
	if err == nil {
		err = chromedp.Do(timed, chromedp.EmulateViewport(1280, 800))
	}
	if err != nil {
		t.stop()
	}
	return t, err
}

// unlimited leaves a tab as it is.
func (t *tab) unlimited() error { return nil }

// slow gives a tab Slow 4G and a processor four times slower.
func (t *tab) slow() error {
	if _, err := call(t.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}); err != nil {
		return err
	}
	line := network.Conditions{Latency: 150, DownloadThroughput: 1.6e6 / 8, UploadThroughput: 1.6e6 / 8}
	_, err := call(t.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{&line}})
	return err
}

// eval returns the value of a JavaScript expression, or of its promise.
func eval[T any](t *tab, expression string) (T, error) {
	return chromedp.Run(t.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}
