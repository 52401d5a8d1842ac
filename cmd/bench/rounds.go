package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/draftlines/draftlines/cmd/progress"
)

// rounds is a run: what it needs and what it has measured.
type rounds struct {
	host    *host
	browser *chromium
	line    *progress.Line
	runs    int
	round   int
	frame   frame
	samples []sample
	failed  []string // what could not be measured, and why
}

// sample is one measured value.
type sample struct {
	Round     int     `json:"round"`
	Subject   string  `json:"page"`
	Condition string  `json:"condition"`
	Measure   string  `json:"measure"`
	Value     float64 `json:"value"`
}

func (r *rounds) note(s subject, c condition, m measure, value float64) {
	r.samples = append(r.samples, sample{r.round, s.Name, c.Name, m.Name, value})
}

// measure runs all rounds. The first visit of all is not counted: it warms the
// browser up and says where our map is.
func (r *rounds) measure() error {
	if err := r.look(); err != nil {
		return err
	}
	if err := r.host.addPages(r.frame); err != nil {
		return err
	}
	for r.round = 1; r.round <= r.runs; r.round++ {
		done := 0
		count := func(what string) {
			r.line.Count(fmt.Sprintf("Round %d of %d: %s", r.round, r.runs, what), done, len(subjects)*4+1)
			done++
		}
		for _, i := range rand.New(rand.NewPCG(uint64(r.round), 0)).Perm(len(subjects)) {
			s := subjects[i]
			for _, c := range []condition{slow4G, fast4G} {
				count(s.Name)
				t, err := r.load(s, c)
				if t != nil {
					t.stop()
				}
				r.check(s.Name+", "+c.Name, err)
			}
			for _, c := range []condition{free, slowed} {
				count(s.Name)
				r.check(s.Name+", "+c.Name, r.use(s, c))
			}
		}
		if !subjects[0].ours() {
			continue
		}
		count("without a network")
		r.check("without a network", r.offline())
	}
	return r.browser.ctx.Err()
}

// check notes what went wrong. A value that is missing is no reason to lose the
// others.
func (r *rounds) check(what string, err error) {
	if err != nil {
		r.failed = append(r.failed, fmt.Sprintf("round %d, %s: %v", r.round, what, err))
	}
}

// look opens our page to see what its map shows and where it is.
func (r *rounds) look() error {
	t, err := r.browser.open("", false)
	if err != nil {
		return err
	}
	defer t.stop()
	if err := chromedp.Do(t.ctx, chromedp.Navigate(r.host.url+"/")); err != nil {
		return err
	}
	if _, err := eval[bool](t, whenQuiet); err != nil {
		return err
	}
	r.frame, err = eval[frame](t, `(() => {
		const map = document.getElementById("map"), box = map.querySelector(".window").getBoundingClientRect();
		const [x, y, w, h] = map.dataset.frame.split(" ").map(Number), [west, north, unit] = map.dataset.projection.split(" ").map(Number);
		const lon = (m) => m / 6378137 * 180 / Math.PI, lat = (m) => Math.atan(Math.sinh(m / 6378137)) * 180 / Math.PI;
		return {
			View: [lon(west + x * unit), lat(north - (y + h) * unit), lon(west + (x + w) * unit), lat(north - y * unit)].join(" "),
			Width: box.width, Height: box.height, Left: box.left, Top: box.top,
			Draft: document.querySelector("#content a[href^='/draft/']").pathname.split("/")[2],
		};
	})()`)
	return err
}

// use loads a page and uses it, with a processor as it is and a slow one.
func (r *rounds) use(s subject, c condition) error {
	t, err := r.load(s, c)
	if t != nil {
		defer t.stop()
	}
	if err != nil {
		return err
	}
	if r.round == 1 {
		if err := r.picture(t, s); err != nil {
			return err
		}
	}
	// The map of a peer's page is where theirs is.
	if !s.ours() {
		defer func(f frame) { r.frame = f }(r.frame)
		at, err := eval[frame](t, `(() => { const b = document.getElementById("map").getBoundingClientRect(); return { Left: b.left, Top: b.top }; })()`)
		if err != nil {
			return err
		}
		r.frame.Left, r.frame.Top = at.Left, at.Top
	}
	for _, act := range []func(*tab, subject, condition) error{r.choose, r.pan, r.zoom} {
		if err := act(t, s, c); err != nil {
			return err
		}
	}
	return nil
}

// picture keeps what a page looked like, so that people can see that all show
// the same map.
func (r *rounds) picture(t *tab, s subject) error {
	png, err := chromedp.Run(t.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return err
	}
	name := strings.NewReplacer(" ", "-", ",", "").Replace(strings.ToLower(s.Name))
	return os.WriteFile(filepath.Join(r.host.out, name+".png"), png, 0o644)
}
