package main

import (
	"strings"
	"testing"
	"time"

	"github.com/draftlines/draftlines/cmd/bench/measured"
)

// TestSummary: medians with the least and the greatest, in the order of the
// pages, and nothing where nothing was measured.
func TestSummary(t *testing.T) {
	var samples []sample
	for round, v := range []float64{30, 10, 20, 40} {
		samples = append(samples, sample{round + 1, subjects[0].Name, slow4G.Name, mapDrawn.Name, v})
		samples = append(samples, sample{round + 1, subjects[1].Name, slow4G.Name, mapDrawn.Name, v * 3})
		samples = append(samples, sample{round + 1, subjects[1].Name, fast4G.Name, mapDrawn.Name, 1})
	}
	last := summary(samples, time.Date(2026, 11, 27, 23, 0, 0, 0, time.UTC), 4, "Chrome/156")
	if last.Date != "2026-11-27" || last.Browser != "Chrome 156" || len(last.Pages) != len(subjects) {
		t.Errorf("the run says %+v", last)
	}
	for _, r := range last.Rows {
		if r.Measure != mapDrawn.Name || r.Condition != slow4G.Name {
			continue
		}
		if v := r.Values[0]; v == nil || *v != (measured.Value{Median: 25, Low: 10, High: 40}) {
			t.Errorf("ours is %+v", v)
		}
		if r.Values[2] != nil {
			t.Errorf("a page that was not measured has %+v", r.Values[2])
		}
		if got := cell(r, 1, r.Values[1]); got != "75 (30–120) ×3.00" {
			t.Errorf("the table says %q", got)
		}
		return
	}
	t.Error("there is no such row")
}

// TestFramesOf: frames that were dropped, in which the page had changed nothing, or
// that are the browser's own, are not counted.
func TestFramesOf(t *testing.T) {
	var events [][]byte
	for _, e := range []string{
		`{"name":"PipelineReporter","pid":7,"ph":"b","args":{"frame_reporter":{"state":"STATE_PRESENTED_ALL","has_missing_content":true}}}`,
		`{"name":"PipelineReporter","pid":7,"ph":"b","args":{"frame_reporter":{"state":"STATE_PRESENTED_ALL"}}}`,
		`{"name":"PipelineReporter","pid":7,"ph":"b","args":{"frame_reporter":{"state":"STATE_PRESENTED_PARTIAL"}}}`,
		`{"name":"PipelineReporter","pid":7,"ph":"b","args":{"frame_reporter":{"state":"STATE_DROPPED","has_missing_content":true}}}`,
		`{"name":"PipelineReporter","pid":7,"ph":"e","args":{}}`,
		`{"name":"PipelineReporter","pid":5,"ph":"b","args":{"frame_reporter":{"state":"STATE_PRESENTED_ALL","has_missing_content":true}}}`,
		`{"name":"Other","pid":7}`, `{"name":3}`,
		`{"name":"process_name","pid":5,"ph":"M","args":{"name":"Browser"}}`,
		`{"name":"process_name","pid":7,"ph":"M","args":{"name":"Renderer"}}`,
	} {
		events = append(events, []byte(e))
	}
	if n, holes := framesOf(events); n != 2 || holes != 1 {
		t.Errorf("%d frames, %d with holes; want 2, 1", n, holes)
	}
}

// TestPeerPage: the page of a peer asks for all layers and has our map's size.
func TestPeerPage(t *testing.T) {
	p, err := subjects[1].document(frame{View: "22 44 40 52", Width: 770, Height: 550, Draft: "ua-20", Layers: "/data/2026-11-21/layers"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`src="/bench/leaflet.js"`, `data-renderer="svg"`, `data-view="22 44 40 52"`, `data-draft="ua-20"`,
		`href="/data/2026-11-21/layers/control-lines.geojson"`, "width:770px;height:550px",
	} {
		if !strings.Contains(string(p), want) {
			t.Errorf("the page has no %s:\n%s", want, p)
		}
	}
}

// TestLastRun: what is published can be read, and each row has a value or a gap
// for every page.
func TestLastRun(t *testing.T) {
	last := measured.Last()
	for _, r := range last.Rows {
		if len(r.Values) != len(last.Pages) || r.Measure == "" || r.Condition == "" {
			t.Errorf("the row %q, %q has %d values for %d pages", r.Measure, r.Condition, len(r.Values), len(last.Pages))
		}
	}
}
