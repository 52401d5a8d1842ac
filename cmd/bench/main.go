// Command bench measures the built site beside what a newsroom would otherwise
// use: Leaflet (drawing SVG and canvas), OpenLayers, MapLibre GL and d3-geo.
//
//	make bench                  builds the site, measures three rounds, prints a table
//	BENCH_RUNS=1 make bench     one round, to try things out; nothing is published
//	bench -dir dist -runs 5 -publish cmd/bench/measured/last.json
//
// # What is compared
//
// Every page shows the same map: the published layers of one edition (neighbours,
// oblasts, areas, water, the line of contact, and of the draft on the front page
// the control line and the frozen fronts), in the same window and in a map of the
// same size. The pages of the peers are in peers/: one document, the library
// bundled and made small, the layers fetched as they are published under /data/
// and asked for in advance, the area that is clicked named in a panel. The same
// server sends all of them, compressed with brotli. The site's page is the front
// page as it is: with place names, hatches, legend, list of areas and search,
// which the peers' pages do not have.
//
// # How
//
// All pages are loaded in one run of one headless Chromium, each in a profile of
// its own, in an order that changes from round to round. A page says itself when
// its map is drawn, by performance.mark("map-drawn") in the frame after the first
// that shows it. The browser slows line and processor; input is real, 60 moves of
// the mouse and 20 notches of the wheel; the frames that the page shows are counted
// in the browser's trace, and what they cost in a second turn without one. A value is the median of the rounds; low and high are the
// least and the greatest. Ratios are those of values of one run, never of two:
// times depend on the machine and on what else it does.
//
// An answer to a click is timed by the browser itself (Event Timing): from the click
// until the next frame is on the screen, if that has the new text. The site's page
// goes on then with what is read later; how long until all of it is there is told
// beside it.
//
// Bytes are counted where they are sent, bodies only. Blocking time is what long
// tasks take above 50 ms, from the first paint until the page is quiet, the
// start of the site's program included. Processor time is that of the page's main
// thread, or of all processes of the browser together.
//
// MapLibre draws with WebGL, which a machine without a graphics card computes in
// software. Its times say little of a reader's device, and the table says so.
//
// # What it writes
//
// build/bench/ gets the pages of the peers, their libraries (npm ci, from
// package.json here) and each measured value (runs.json). With -publish the
// summary is written to the file that the page /method shows (package measured).
// Names of machines and folders are in neither.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/draftlines/draftlines/cmd/progress"
	"github.com/draftlines/draftlines/cmd/site/build"
)

func main() {
	dir := flag.String("dir", "dist", "the built site")
	out := flag.String("out", filepath.Join("build", "bench"), "folder for the peers and the measured values")
	runs := flag.Int("runs", 3, "rounds; each measures every page once under every condition")
	publish := flag.String("publish", "", "file to write the summary to, for the page /method")
	only := flag.String("only", "", "measure only pages whose name has one of these words, between |")
	flag.Parse()
	subjects = slices.DeleteFunc(subjects, func(s subject) bool {
		return !slices.ContainsFunc(strings.Split(*only, "|"), func(word string) bool { return strings.Contains(s.Name, word) })
	})
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := bench(ctx, *dir, *out, *publish, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// leastPublished is how many rounds a run has that is published.
const leastPublished = 3

func bench(ctx context.Context, dir, out, publish string, runs int) error {
	if runs < 1 {
		return fmt.Errorf("-runs is %d; it takes at least one", runs)
	}
	root, err := build.ModuleRoot()
	if err != nil {
		return err
	}
	line := progress.On(os.Stderr)
	defer line.Clear()
	h, err := newHost(root, dir, out, line)
	if err != nil {
		return err
	}
	defer h.close()
	b, err := openBrowser(ctx)
	if err != nil {
		return err
	}
	defer b.close()
	start := time.Now()
	r := &rounds{host: h, browser: b, line: line, runs: runs}
	if err := r.measure(); err != nil {
		return err
	}
	line.Clear()
	last := summary(r.samples, start, runs, b.version)
	printTable(os.Stdout, last)
	for _, f := range r.failed {
		fmt.Fprintln(os.Stderr, "not measured:", f)
	}
	fmt.Printf("\n%d rounds took %s. Each value is in %s.\n", runs, time.Since(start).Round(time.Second), filepath.Join(out, "runs.json"))
	if err := writeJSON(filepath.Join(out, "runs.json"), r.samples); err != nil {
		return err
	}
	if publish == "" {
		return nil
	}
	if runs < leastPublished {
		fmt.Printf("%d rounds are too few to be published.\n", runs)
		return nil
	}
	for _, row := range last.Rows {
		if row.Values[0] == nil {
			return fmt.Errorf("%s, %s: ours was not measured, so that nothing is published", row.Measure, row.Condition)
		}
	}
	fmt.Printf("Wrote the summary to %s, which the page /method shows after the next build.\n", publish)
	return writeJSON(publish, last)
}

func writeJSON(file string, v any) error {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(b, '\n'), 0o644)
}
