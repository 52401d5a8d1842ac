// Command grow measures how the project grows with its data. It multiplies the
// real atlas (package synth), bakes each size, renders pages from it, compiles
// the browser's program with it, and loads the pages in a Chromium.
//
//	make bench-growth                       ×1, ×10 areas and clauses, ×10 drafts
//	make bench-growth SIZES=1x1x1,100x100x1 the same at ×100
//
// A size is areas × clauses × drafts. Each is measured in a process of its own,
// one after the other; then the pages of all sizes are loaded in turns in one
// browser, so that what else the machine does meets them alike. A value is the
// median of the rounds. Ratios are to the first size, in the same run: times
// depend on the machine and on what else it does.
//
// # What is measured
//
// Bake is all that "atlas bake" does but reading the files. Decode is what the
// browser's program does with the edition before it draws, computed natively.
// Render is one page from route to repaired HTML, the mean of some pages of each
// kind; "all pages" multiplies these by the number of pages of each kind, because
// writing thousands of pages for the sake of a number is not worth the time. All
// of these, and "load" (all processes of the browser, until the program has taken
// the page over) are processor time, which other work on the machine makes no
// longer.
//
// First paint and "drawn" (two frames after the HTML was read) are those of the
// browser by the clock, without limits and with Slow 4G and a processor four
// times slower; "takeover" is when the program has taken the page over, "program
// start" how long it took for that after it was compiled, without limits. Search
// is typing one of four texts into the field, the index loaded.
//
// # What it writes
//
// build/growth/SIZE/ gets a copy of what the browser's program is compiled from,
// with the made-up edition in it, and a site of a few pages; build/bench/growth.json
// every value. With -publish the first lines of the table are written as Markdown, to
// be committed (measured.md). Nothing of it can be published (package synth says why).
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime/pprof"
	"time"

	"github.com/draftlines/draftlines/cmd/progress"
	"github.com/draftlines/draftlines/cmd/site/build"
)

func main() {
	var o options
	sizes := flag.String("sizes", "1x1x1,10x10x1,1x1x10", "sizes to measure, areas×clauses×drafts; ratios are to the first")
	one := flag.String("one", "", "measure this size alone, without a browser, and print the values as JSON; grow calls itself so")
	flag.IntVar(&o.rounds, "rounds", 5, "rounds; each loads every page of every size once")
	flag.IntVar(&o.quality, "quality", 5, "brotli quality of the pages, 0 to 11")
	flag.StringVar(&o.out, "out", filepath.Join("build", "bench", "growth.json"), "file for the values")
	flag.StringVar(&o.publish, "publish", "", "file to write the first measures to as Markdown, to be committed")
	profile := flag.String("cpuprofile", "", "with -one: file for a profile of what is computed")
	flag.Parse()
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			fmt.Fprintln(os.Stderr, "grow:", err)
			os.Exit(1)
		}
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, o, *sizes, *one)
	if err != nil {
		fmt.Fprintln(os.Stderr, "grow:", err)
		os.Exit(1)
	}
}

type options struct {
	root    string
	rounds  int
	quality int
	out     string
	publish string
}

func run(ctx context.Context, o options, sizes, one string) (err error) {
	if o.root, err = build.ModuleRoot(); err != nil {
		return err
	}
	if one != "" {
		s, err := parseSize(one)
		if err != nil {
			return err
		}
		values, err := measureSize(o, s)
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(values)
	}
	all, err := parseSizes(sizes)
	if err != nil {
		return err
	}
	return measureAll(ctx, o, all)
}

// measureAll measures sizes one by one and then in one browser.
func measureAll(ctx context.Context, o options, sizes []size) error {
	start, line := time.Now(), progress.On(os.Stderr)
	defer line.Clear()
	r := report{Date: start.UTC().Format(time.DateOnly), Rounds: o.rounds}
	for _, s := range sizes {
		stop := line.While("Baking and rendering " + s.name())
		values, err := inProcess(ctx, o, s)
		stop()
		if err != nil {
			return fmt.Errorf("size %s: %w", s.name(), err)
		}
		r.Sizes = append(r.Sizes, values)
	}
	b, err := openBrowser(ctx)
	if err != nil {
		return err
	}
	defer b.close()
	r.Browser = b.version
	if err := b.measure(o, r.Sizes, line); err != nil {
		return err
	}
	line.Clear()
	r.Minutes = time.Since(start).Minutes()
	r.print(os.Stdout)
	if err := r.write(o.out); err != nil || o.publish == "" {
		return err
	}
	return r.publish(o.publish)
}

// inProcess measures a size in a process of its own: go-app has one table of
// routes for a process, and memory should be that of one size.
func inProcess(ctx context.Context, o options, s size) (*values, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, self, "-one", s.name(), "-rounds", fmt.Sprint(o.rounds), "-quality", fmt.Sprint(o.quality))
	cmd.Dir, cmd.Stderr = o.root, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	v := &values{}
	return v, json.Unmarshal(out, v)
}
