package main

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// chosen are points in degrees that lie on three areas, far from their edges.
var chosen = [][2]float64{{39.3, 48.9}, {37.3, 48.65}, {35.6, 46.9}}

// choose clicks on areas, and on our page then on drafts.
func (r *rounds) choose(t *tab, s subject, c condition) error {
	for _, lonlat := range chosen {
		x, y := r.at(lonlat)
		took, err := t.answer(panelOf(s), x, y)
		if err != nil {
			return fmt.Errorf("choose an area: %w", err)
		}
		r.note(s, c, selectTime, took)
		if s.ours() {
			if took, err = t.whole(); err != nil {
				return fmt.Errorf("choose an area: %w", err)
			}
			r.note(s, c, selectWhole, took)
		}
		if err := r.back(t, s); err != nil {
			return err
		}
	}
	if !s.ours() {
		return nil
	}
	for n := range len(chosen) {
		p, err := eval[struct{ X, Y float64 }](t, fmt.Sprintf(`(() => {
			const a = [...document.querySelectorAll("#content a[href^='/draft/']")].filter((a) => a.pathname.split("/").length === 3)[%d];
			a.scrollIntoView({ block: "center", behavior: "instant" });
			const b = a.getClientRects()[0];
			return { X: b.x + b.width / 2, Y: b.y + b.height / 2 };
		})()`, n))
		if err != nil {
			return err
		}
		took, err := t.answer(panelOf(s), p.X, p.Y)
		if err != nil {
			return fmt.Errorf("choose a draft: %w", err)
		}
		r.note(s, c, switchTime, took)
		if took, err = t.whole(); err != nil {
			return fmt.Errorf("choose a draft: %w", err)
		}
		r.note(s, c, switchWhole, took)
		if err := r.back(t, s); err != nil {
			return err
		}
	}
	return nil
}

func panelOf(s subject) string {
	if s.ours() {
		return "h1"
	}
	return "#panel"
}

// back returns our page to the front page, and lets every page come to rest.
func (r *rounds) back(t *tab, s subject) error {
	if s.ours() {
		if err := t.rest(); err != nil {
			return err
		}
		if _, err := eval[bool](t, `(history.back(), true)`); err != nil {
			return err
		}
	}
	if err := t.rest(); err != nil {
		return err
	}
	_, err := eval[bool](t, `(scrollTo({ top: 0, behavior: "instant" }), new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true), 100))))`)
	return err
}

// rest waits until what came after an answer is done too: on a slow processor the
// next click would wait for it, as no reader's does.
func (t *tab) rest() error {
	time.Sleep(restTime / 2)
	_, err := eval[bool](t, whenQuiet)
	return err
}

// at is where a point of the ground is in the window while the map is as it
// came.
func (r *rounds) at(lonlat [2]float64) (x, y float64) {
	var west, south, east, north float64
	fmt.Sscan(strings.Join(strings.Fields(r.frame.View), " "), &west, &south, &east, &north)
	mercator := func(lat float64) float64 { return math.Asinh(math.Tan(lat * math.Pi / 180)) }
	x = r.frame.Left + (lonlat[0]-west)/(east-west)*r.frame.Width
	y = r.frame.Top + (mercator(north)-mercator(lonlat[1]))/(mercator(north)-mercator(south))*r.frame.Height
	return math.Round(x), math.Round(y)
}
