package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/edition/press"
	"github.com/draftlines/draftlines/geodata/pack"
	"github.com/draftlines/draftlines/geodata/sheet"
	"github.com/draftlines/draftlines/geodata/source"
	"github.com/draftlines/draftlines/geodata/synth"
)

// values are what was measured of a size, by the name of what was measured.
type values struct {
	Size    string               `json:"size"`
	Counts  map[string]int       `json:"counts"`
	Samples map[string][]float64 `json:"samples"`
	// Pages are the paths that the browser loads, by their kind.
	Pages map[string]string `json:"pages"`
}

func (v *values) note(what string, value float64) { v.Samples[what] = append(v.Samples[what], value) }

// took notes how much was computed for something, in ms of processor time.
func (v *values) took(what string, start time.Duration) {
	v.note(what, milliseconds(processorTime()-start))
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// processorTime is what this process has computed so far, on all cores. Other
// work on the machine makes it no longer.
func processorTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err) // its arguments are right
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// measureSize measures what needs no browser, and leaves a site for it behind.
func measureSize(o options, s size) (*values, error) {
	files, real, problems := source.Open(os.DirFS(filepath.Join(o.root, "geodata")))
	if len(problems) > 0 {
		return nil, fmt.Errorf("the data files have problems: %v", problems[0])
	}
	loaded, err := synth.Grow(real, s.Factors)
	if err != nil {
		return nil, err
	}
	v := &values{Size: s.name(), Counts: map[string]int{}, Samples: map[string][]float64{}, Pages: map[string]string{}}
	v.count(loaded)
	var edition press.Edition
	for range repeats(o, s) {
		start := processorTime()
		if edition, err = press.Of(loaded, files); err != nil {
			return nil, err
		}
		v.took("bake, processor ms", start)
	}
	v.note("edition, kB", float64(len(edition["atlas.bin"])+len(edition["sheet.bin"]))/1000)
	var atlas *geodata.Atlas
	var drawn *sheet.Sheet
	for range repeats(o, s) {
		start := processorTime()
		if atlas, drawn, err = decode(edition); err != nil {
			return nil, err
		}
		app.NewMaps(atlas, drawn)
		v.took("decode, processor ms", start)
	}
	if err := copyModule(o.root, s.folder(o.root), edition); err != nil {
		return nil, err
	}
	return v, v.renderSite(o, s, edition, drawn)
}

// repeats is how often something is done that a large size takes long for.
func repeats(o options, s size) int {
	if s.Areas*s.Clauses*s.Drafts > 1000 {
		return 1
	}
	return min(o.rounds, 3)
}

func (v *values) count(a *geodata.Atlas) {
	v.Counts["areas"], v.Counts["drafts"] = len(a.Areas), len(a.Drafts)
	for _, d := range a.Drafts {
		v.Counts["clauses"] += len(d.Clauses)
		for _, c := range d.Clauses {
			v.Counts["links"] += len(a.AreasOf(c.ID))
		}
	}
}

// decode does what the browser's program does with the edition (package edition,
// which has only the one that is embedded).
func decode(e press.Edition) (*geodata.Atlas, *sheet.Sheet, error) {
	var records geodata.Records
	if err := pack.Read(string(e["atlas.bin"]), &records); err != nil {
		return nil, nil, err
	}
	a, err := geodata.New(records)
	if err != nil {
		return nil, nil, err
	}
	s, err := sheet.Unpack(string(e["sheet.bin"]))
	return a, s, err
}

// median is the middle of values, 0 of none.
func median(of []float64) float64 {
	if len(of) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(of))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}
