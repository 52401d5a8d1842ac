package main

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/draftlines/draftlines/cmd/bench/measured"
)

// summary sums a run up.
func summary(samples []sample, at time.Time, runs int, browser string) measured.Run {
	last := measured.Run{
		Date: at.UTC().Format(time.DateOnly), Rounds: runs, Cores: runtime.NumCPU(),
		System: runtime.GOOS + "/" + runtime.GOARCH, Go: strings.TrimPrefix(runtime.Version(), "go"),
		Browser: strings.Replace(browser, "/", " ", 1),
	}
	for _, s := range subjects {
		last.Pages = append(last.Pages, s.Name)
	}
	for _, row := range rows {
		of := measured.Row{Measure: row.measure.Name, Condition: row.condition.Name, Unit: row.Unit, Digits: row.Digits, More: row.More}
		for _, s := range subjects {
			var values []float64
			for _, x := range samples {
				if x.Subject == s.Name && x.Measure == of.Measure && x.Condition == of.Condition {
					values = append(values, x.Value)
				}
			}
			of.Values = append(of.Values, valueOf(values, row.Digits+2))
		}
		last.Rows = append(last.Rows, of)
	}
	return last
}

// valueOf returns the median and the extremes of values, nil of none.
func valueOf(values []float64, digits int) *measured.Value {
	if len(values) == 0 {
		return nil
	}
	slices.Sort(values)
	n := len(values)
	unit := math.Pow10(digits)
	round := func(v float64) float64 { return math.Round(v*unit) / unit }
	return &measured.Value{Median: round((values[(n-1)/2] + values[n/2]) / 2), Low: round(values[0]), High: round(values[n-1])}
}

// printTable prints a run, with low and high, and ratios: of each peer to us,
// and of us to the first peer.
func printTable(w io.Writer, last measured.Run) {
	fmt.Fprintf(w, "%s, %d rounds, %d cores, %s, Go %s, %s. Medians (low–high).\n", last.Date, last.Rounds, last.Cores, last.System, last.Go, last.Browser)
	fmt.Fprintf(w, "×n after a peer: n times ours.\n\n")
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintf(t, "measure\t%s\n", strings.Join(last.Pages, "\t"))
	condition := ""
	for _, r := range last.Rows {
		if r.Condition != condition {
			condition = r.Condition
			fmt.Fprintf(t, "— %s%s\n", condition, strings.Repeat("\t", len(last.Pages)))
		}
		cells := []string{strings.TrimSpace(r.Measure + ", " + r.Unit)}
		for i, v := range r.Values {
			cells = append(cells, cell(r, i, v))
		}
		fmt.Fprintln(t, strings.Join(cells, "\t"))
	}
	t.Flush()
}

func cell(r measured.Row, i int, v *measured.Value) string {
	if v == nil {
		return "–"
	}
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', r.Digits, 64) }
	text := number(v.Median)
	if v.Low != v.High {
		text += " (" + number(v.Low) + "–" + number(v.High) + ")"
	}
	if ours := r.Values[0]; i > 0 && ours != nil && ours.Median > 0 {
		text += fmt.Sprintf(" ×%.2f", v.Median/ours.Median)
	}
	return text
}
