package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// reported is a report with two audits of SEO, one of which may fail, and a
// score of performance.
func reported(t *testing.T, performance, crawlable string) *report {
	t.Helper()
	var r report
	text := `{"categories": {
		"performance": {"auditRefs": [{"id": "total-blocking-time", "weight": 30}, {"id": "diagnostic", "weight": 0}]},
		"accessibility": {"auditRefs": [{"id": "good", "weight": 1}, {"id": "not-there", "weight": 5}]},
		"best-practices": {"auditRefs": [{"id": "good", "weight": 1}]},
		"seo": {"auditRefs": [{"id": "is-crawlable", "weight": 1}, {"id": "good", "weight": 1}]}},
		"audits": {"total-blocking-time": {"score": ` + performance + `, "title": "Blocked", "displayValue": "90 ms"}, "diagnostic": {"score": 0},
		"is-crawlable": {"score": ` + crawlable + `, "title": "Crawlable"}, "good": {"score": 1}, "not-there": {"score": null}}}`
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

func TestScores(t *testing.T) {
	page := result{"/", []*report{reported(t, "0.5", "1"), reported(t, "1", "0"), reported(t, "0.97", "1")}}
	for category, want := range map[string]int{"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 50} {
		if got := page.taken(category); got != want {
			t.Errorf("%s: %d, want %d", category, got, want)
		}
	}
	var out strings.Builder
	if print(&out, []result{page}) || !strings.Contains(out.String(), "SEO: Crawlable (is-crawlable)") || !strings.Contains(out.String(), "97 (50–100)") {
		t.Errorf("printed was:\n%s", out.String())
	}
	out.Reset()
	embed := result{"/embed/draft/a", []*report{reported(t, "0.95", "0")}}
	if !print(&out, []result{embed}) || strings.Contains(out.String(), "!") {
		t.Errorf("a map for articles is not listed on purpose, printed was:\n%s", out.String())
	}
}
