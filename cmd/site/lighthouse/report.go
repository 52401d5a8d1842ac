package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
)

// report is what is read of Lighthouse's own.
type report struct {
	Categories map[string]struct {
		AuditRefs []struct {
			ID     string  `json:"id"`
			Weight float64 `json:"weight"`
		} `json:"auditRefs"`
	} `json:"categories"`
	Audits map[string]struct {
		Score   *float64 `json:"score"` // null where it does not apply
		Title   string   `json:"title"`
		Display string   `json:"displayValue"`
	} `json:"audits"`
}

func read(file string) (*report, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var r report
	if err := json.Unmarshal(content, &r); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return &r, nil
}

// score is that of a category as Lighthouse computes it, without some audits:
// the weighted mean of those that apply, from 0 to 100.
func (r *report) score(category string, without ...string) int {
	sum, weights := 0.0, 0.0
	for _, ref := range r.Categories[category].AuditRefs {
		a := r.Audits[ref.ID]
		if a.Score == nil || slices.Contains(without, ref.ID) {
			continue
		}
		sum += *a.Score * ref.Weight
		weights += ref.Weight
	}
	if weights == 0 {
		return 0
	}
	return int(math.Round(sum / weights * 100))
}

// result is a page with the reports of all runs.
type result struct {
	path    string
	reports []*report
}

// onPurpose are the audits that a page fails on purpose.
func (r result) onPurpose() []string {
	if strings.HasPrefix(r.path, "/embed") {
		return []string{"is-crawlable"}
	}
	return nil
}

// wanted are the categories with the score that each page should have.
var wanted = []struct {
	category, head string
	least          int
}{{"performance", "performance", 95}, {"accessibility", "accessibility", 100}, {"best-practices", "best practices", 100}, {"seo", "SEO", 100}}

// scores are those of a category in all runs, lowest first.
func (r result) scores(category string) []int {
	var out []int
	for _, report := range r.reports {
		out = append(out, report.score(category, r.onPurpose()...))
	}
	slices.Sort(out)
	return out
}

// taken is the score that counts: of performance the median, otherwise the lowest.
func (r result) taken(category string) int {
	scores := r.scores(category)
	if category == "performance" {
		return scores[len(scores)/2]
	}
	return scores[0]
}

// timings are the audits shown beside the scores, by their short names.
var timings = []struct{ id, head string }{
	{"first-contentful-paint", "first paint"}, {"largest-contentful-paint", "largest paint"},
	{"total-blocking-time", "blocked"}, {"cumulative-layout-shift", "shift"},
}

// print writes the table, then the audits that cost points, and reports whether
// every page has what is wanted.
func print(w io.Writer, all []result) (enough bool) {
	enough = true
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	head := []string{"page"}
	for _, c := range wanted {
		head = append(head, c.head)
	}
	for _, t := range timings {
		head = append(head, t.head)
	}
	fmt.Fprintln(table, strings.Join(head, "\t"))
	for _, r := range all {
		cells := []string{r.path}
		for _, c := range wanted {
			score := r.taken(c.category)
			cell := fmt.Sprint(score)
			if spread := r.scores(c.category); spread[0] != spread[len(spread)-1] {
				cell += fmt.Sprintf(" (%d–%d)", spread[0], spread[len(spread)-1])
			}
			if score < c.least {
				cell += " !"
				enough = false
			}
			cells = append(cells, cell)
		}
		for _, t := range timings {
			cells = append(cells, r.reports[len(r.reports)/2].Audits[t.id].Display)
		}
		fmt.Fprintln(table, strings.Join(cells, "\t"))
	}
	table.Flush()
	for _, r := range all {
		for _, line := range r.lost() {
			fmt.Fprintf(w, "%s: %s\n", r.path, line)
		}
	}
	return enough
}

// lost lists the audits that cost points in a category that has not enough, each
// once.
func (r result) lost() []string {
	var out []string
	for _, c := range wanted {
		if r.taken(c.category) >= c.least {
			continue
		}
		for _, report := range r.reports {
			for _, ref := range report.Categories[c.category].AuditRefs {
				a := report.Audits[ref.ID]
				line := strings.TrimSpace(fmt.Sprintf("%s: %s (%s) %s", c.head, a.Title, ref.ID, a.Display))
				if ref.Weight > 0 && a.Score != nil && *a.Score < 0.9 && !slices.Contains(r.onPurpose(), ref.ID) && !slices.Contains(out, line) {
					out = append(out, line)
				}
			}
		}
	}
	return out
}
