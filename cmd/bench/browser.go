package main

import (
	"context"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// chromium is the one browser of a run.
type chromium struct {
	ctx     context.Context
	stop    func()
	version string
}

// openBrowser starts a Chromium. Unlike that of the tests it computes WebGL in
// software, because one peer draws with nothing else, and keeps no process in
// reserve, so that the memory of a page can be told.
func openBrowser(ctx context.Context) (*chromium, error) {
	path, err := browsertest.Chromium()
	if err != nil {
		return nil, err
	}
	allocator, stopAllocator := chromedp.NewExecAllocator(ctx, append(browsertest.Flags(path),
		chromedp.Flag("use-angle", "swiftshader"),
		chromedp.Flag("enable-unsafe-swiftshader", true),
		chromedp.Flag("disable-features", "SpareRendererForSitePerProcess"),
	)...)
	tab, stopTab := chromedp.NewContext(allocator)
	b := &chromium{ctx: tab, stop: func() { stopTab(); stopAllocator() }}
	version, err := call(tab, browser.GetVersion, cdp.Empty{})
	if err != nil {
		b.stop()
		return nil, fmt.Errorf("start Chromium: %w", err)
	}
	b.version = version.Product
	return b, nil
}

func (b *chromium) close() { b.stop() }

// call sends a command of the protocol to a tab.
func call[P, R any](ctx context.Context, command cdp.Command[P, R], params P) (R, error) {
	return chromedp.Run(ctx, func(ctx context.Context, t *chromedp.Target) (R, error) {
		return cdp.Call(ctx, t, command, params)
	})
}

// condition is how slow a reader's line and device are made.
type condition struct {
	Name      string
	Slower    float64 // processor, times
	Bytes     float64 // per second; 0 is no limit
	LatencyMS float64
}

var (
	free   = condition{Name: "no limits", Slower: 1}
	fast4G = condition{Name: "Fast 4G, processor ÷ 4", Slower: 4, Bytes: 9e6 / 8, LatencyMS: 165}
	slow4G = condition{Name: "Slow 4G, processor ÷ 4", Slower: 4, Bytes: 1.6e6 / 8, LatencyMS: 150}
	slowed = condition{Name: "processor ÷ 4", Slower: 4}
)

// tab is an open page.
type tab struct {
	ctx  context.Context
	stop func()
}

// tabTime is how long one tab may be used.
const tabTime = 2 * time.Minute

// observe notes what only the page can see.
const observe = `
window.bench = { shift: 0, tasks: [] };
const look = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
look("layout-shift", (e) => { if (!e.hadRecentInput) bench.shift += e.value; });
look("longtask", (e) => bench.tasks.push([e.startTime, e.duration]));
document.addEventListener("draftlines:takeover", () => { bench.taken = performance.now(); });
`

// profile is what tabs share; the zero value is a new one.
type profile = cdp.BrowserContextID

// open opens an empty tab for a reader at a desk, in a profile of its own or in
// the one given.
func (b *chromium) open(in profile, keeps bool) (*tab, error) {
	option := chromedp.WithNewBrowserContext()
	if in != "" {
		option = chromedp.WithExistingBrowserContext(in)
	}
	ctx, cancel := chromedp.NewContext(b.ctx, option)
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		return nil, fmt.Errorf("open a tab: %w", err)
	}
	timed, stop := context.WithTimeout(ctx, tabTime)
	t := &tab{timed, func() { stop(); cancel() }}
	saves := !keeps
	_, err := call(timed, emulation.SetDataSaverOverride, emulation.SetDataSaverOverrideParams{DataSaverEnabled: &saves})
	if err == nil {
		_, err = call(timed, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: observe})
	}
	if err == nil {
		_, err = call(timed, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	}
	if err == nil {
		err = chromedp.Do(timed, chromedp.EmulateViewport(windowWidth, windowHeight))
	}
	if err != nil {
		t.stop()
		return nil, err
	}
	return t, nil
}

const windowWidth, windowHeight = 1280, 800

// slow puts a tab under a condition.
func (t *tab) slow(c condition) error {
	if _, err := call(t.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: c.Slower}); err != nil {
		return err
	}
	all := network.Conditions{Latency: c.LatencyMS, DownloadThroughput: c.Bytes, UploadThroughput: c.Bytes}
	if c.Bytes == 0 {
		all.DownloadThroughput, all.UploadThroughput = -1, -1
	}
	_, err := call(t.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{&all}})
	return err
}

// eval returns the value of a JavaScript expression, or of its promise.
func eval[T any](t *tab, expression string) (T, error) {
	v, err := chromedp.Run(t.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		return v, fmt.Errorf("evaluate %.80s: %w", expression, err)
	}
	return v, nil
}

// processor is the time that was computed, in ms: on the page's main thread, and
// in all processes of the browser. It is time of the processor, not of the clock,
// so that other work on the machine counts little.
type processor struct{ main, all float64 }

func (b *chromium) processor(t *tab) (p processor, err error) {
	tasks, err := b.metric(t, "TaskDuration") // in seconds
	if err != nil {
		return p, err
	}
	p.main = tasks * 1000
	processes, err := b.processes()
	for _, info := range processes {
		p.all += info.CPUTime * 1000
	}
	return p, err
}

// metric is one of the counts that the browser keeps of a page.
func (b *chromium) metric(t *tab, name string) (float64, error) {
	metrics, err := call(t.ctx, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		return 0, err
	}
	for _, m := range metrics.Metrics {
		if m.Name == name {
			return m.Value, nil
		}
	}
	return 0, fmt.Errorf("the browser does not count %s", name)
}

func (b *chromium) processes() ([]*systeminfo.ProcessInfo, error) {
	r, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) (systeminfo.GetProcessInfoResult, error) {
		return cdp.Call(ctx, chromedp.FromContext(ctx).Browser, systeminfo.GetProcessInfo, cdp.Empty{})
	})
	return r.ProcessInfo, err
}
