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
	Name    string `json:"name"`
	Process int    `json:"pid"`
	Args    struct {
		Name     string `json:"name"` // of a process
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
	var all [][]byte
	for {
		select {
		case event := <-events:
			collected, ok := event.(*tracing.EventDataCollected)
			if !ok {
				n, holes := framesOf(all)
				return shown{float64(n) / took.Seconds(), float64(holes)}, failed
			}
			for _, v := range collected.Value {
				all = append(all, v)
			}
		case <-t.ctx.Done():
			return got, t.ctx.Err()
		}
	}
}

// framesOf counts the frames in a trace that were shown to the reader with what a
// page had changed, and those of them of which parts were missing. The browser
// has frames of its own, such as the address of the link under the pointer, which
// do not count.
func framesOf(events [][]byte) (n, holes int) {
	var frames []traced
	pages := map[int]bool{}
	for _, event := range events {
		var e traced
		if json.Unmarshal(event, &e) != nil {
			continue
		}
		switch {
		case e.Name == "process_name" && e.Args.Name == "Renderer":
			pages[e.Process] = true
		case e.Name == "PipelineReporter" && e.Args.Reporter.State == "STATE_PRESENTED_ALL":
			frames = append(frames, e)
		}
	}
	for _, f := range frames {
		if !pages[f.Process] {
			continue
		}
		n++
		if f.Args.Reporter.Missing {
			holes++
		}
	}
	return n, holes
}
