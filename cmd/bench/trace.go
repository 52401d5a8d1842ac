package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// traced is what a trace has of interest.
type traced struct {
	Name string `json:"name"`
	Args struct {
		Reporter struct {
			State   string `json:"state"`
			Missing bool   `json:"has_missing_content"`
		} `json:"frame_reporter"`
	} `json:"args"`
}

// shown are the frames that the browser showed while something went on.
type shown struct {
	perSecond float64
	holes     float64 // frames that had parts of the map missing
}

// frames counts the frames that are shown while something goes on.
func (r *rounds) frames(t *tab, during func() error) (got shown, err error) {
	listening, stop := context.WithCancel(t.ctx)
	defer stop()
	events := make(chan any, 1<<16)
	if err := chromedp.Listen(listening, func(event any) {
		switch event.(type) {
		case *tracing.EventDataCollected, *tracing.EventTracingComplete:
			events <- event
		}
	}); err != nil {
		return got, err
	}
	config := tracing.TraceConfig{IncludedCategories: []string{"cc", "benchmark"}, ExcludedCategories: []string{"*"}}
	if _, err := call(t.ctx, tracing.Start, tracing.StartParams{TransferMode: tracing.StartTransferModeReportEvents, TraceConfig: &config}); err != nil {
		return got, fmt.Errorf("trace: %w", err)
	}
	start := time.Now()
	failed := during()
	took := time.Since(start)
	if _, err := call(t.ctx, tracing.End, cdp.Empty{}); err != nil {
		return got, fmt.Errorf("trace: %w", err)
	}
	for n := 0.0; ; {
		select {
		case event := <-events:
			collected, ok := event.(*tracing.EventDataCollected)
			if !ok {
				got.perSecond = n / took.Seconds()
				return got, failed
			}
			for _, v := range collected.Value {
				isShown, hasHoles := frameOf([]byte(v))
				if isShown {
					n++
				}
				if hasHoles {
					got.holes++
				}
			}
		case <-t.ctx.Done():
			return got, t.ctx.Err()
		}
	}
}

// frameOf reports whether an event of a trace is a frame that was shown to the
// reader with what the page had changed, and whether parts of it were missing.
func frameOf(event []byte) (isShown, hasHoles bool) {
	var e traced
	if json.Unmarshal(event, &e) != nil || e.Name != "PipelineReporter" || e.Args.Reporter.State != "STATE_PRESENTED_ALL" {
		return false, false
	}
	return true, e.Args.Reporter.Missing
}
