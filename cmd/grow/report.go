package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

// report is a whole run.
type report struct {
	Date    string    `json:"date"`
	Rounds  int       `json:"rounds"`
	Browser string    `json:"browser"`
	Minutes float64   `json:"minutes"`
	Sizes   []*values `json:"sizes"`
}

// first are the measures with which the table begins; the others follow by name.
var first = []string{"bake, processor ms", "edition, kB", "decode, processor ms", "program, kB", "program, kB br",
	"/ first paint, ms", "/ first paint, Slow 4G ÷ 4, ms", "/ drawn, ms", "/ drawn, Slow 4G ÷ 4, ms",
	"/ takeover, ms", "/ program start, ms", "/ load, processor ms", "page /, kB", "page /, kB br",
	"search index, kB", "search index, kB br", "search, ms", "render all pages, processor s", "all pages, MB"}

// measures are the names of all that was measured.
func (r report) measures() []string {
	all := map[string]bool{}
	for _, v := range r.Sizes {
		for name := range v.Samples {
			all[name] = true
		}
	}
	var rest []string
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !slices.Contains(first, name) {
			rest = append(rest, name)
		}
	}
	return append(slices.Clone(first), rest...)
}

// print prints medians, and ratios to the first size.
func (r report) print(w io.Writer) {
	fmt.Fprintf(w, "%s, %d rounds, %d cores, %s/%s, %s, %s, %.1f minutes. Medians; ×n is the ratio to the first size.\n\n",
		r.Date, r.Rounds, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), r.Browser, r.Minutes)
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	heads := []string{"areas × clauses × drafts"}
	for _, v := range r.Sizes {
		heads = append(heads, v.Size)
	}
	fmt.Fprintln(t, strings.Join(heads, "\t"))
	for _, name := range append(slices.Sorted(maps.Keys(r.Sizes[0].Counts)), r.measures()...) {
		cells := []string{name}
		for _, v := range r.Sizes {
			cells = append(cells, cell(v.value(name), r.Sizes[0].value(name), v == r.Sizes[0]))
		}
		fmt.Fprintln(t, strings.Join(cells, "\t"))
	}
	t.Flush()
}

// publish writes the first measures as a page of Markdown.
func (r report) publish(name string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# How everything grows\n\nWritten by `make bench-growth PUBLISH=%s` on %s: %d rounds, %d cores, %s/%s, Go %s,\n%s. Medians; × is the ratio to the first column, of the same run. The package comment of\ncmd/grow says what each line is. The editions are made up (geodata/synth).\n\n",
		filepath.ToSlash(name), r.Date, r.Rounds, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, strings.TrimPrefix(runtime.Version(), "go"), strings.Replace(r.Browser, "/", " ", 1))
	b.WriteString("| areas × clauses × drafts |")
	for _, v := range r.Sizes {
		b.WriteString(" " + v.Size + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("--:|", len(r.Sizes)) + "\n")
	for _, name := range append([]string{"areas", "clauses", "drafts", "links"}, first...) {
		b.WriteString("| " + name + " |")
		for _, v := range r.Sizes {
			b.WriteString(" " + cell(v.value(name), r.Sizes[0].value(name), v == r.Sizes[0]) + " |")
		}
		b.WriteString("\n")
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}

// value is a count, or the median of a measure.
func (v *values) value(name string) float64 {
	if n, ok := v.Counts[name]; ok {
		return float64(n)
	}
	return median(v.Samples[name])
}

// cell is a value with its ratio.
func cell(value, base float64, isBase bool) string {
	digits := 0
	if value < 100 && value != float64(int(value)) {
		digits = 1
	}
	text := strconv.FormatFloat(value, 'f', digits, 64)
	if isBase || base == 0 {
		return text
	}
	return text + fmt.Sprintf(" ×%.2f", value/base)
}

func (r report) write(name string) error {
	b, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, append(b, '\n'), 0o644)
}
