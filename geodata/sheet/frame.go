package sheet

import (
	"math"

	"github.com/paulmach/orb"
)

// Whole is the whole sheet: longitude 19.8 to 43.2, latitude 42.8 to 53.8.
// Projections made by [Bake] have its upper left corner at 0,0.
var Whole = Frame{X: 0, Y: 0, W: 52098, H: 37016}

// whole are the corners of the sheet in lonlat, south-west and north-east.
var whole = orb.Bound{Min: orb.Point{19.8, 42.8}, Max: orb.Point{43.2, 53.8}}

// minFitW is the least width that Fit returns: about 50 km of ground, so that
// a site or a speck is shown with something round it.
const minFitW = 1500

// Union returns the smallest frame that holds both. A frame without extent at
// 0,0 (the zero Frame) counts as nothing.
func (f Frame) Union(g Frame) Frame {
	if f == (Frame{}) {
		return g
	}
	if g == (Frame{}) {
		return f
	}
	x, y := min(f.X, g.X), min(f.Y, g.Y)
	return Frame{x, y, max(f.X+f.W, g.X+g.W) - x, max(f.Y+f.H, g.Y+g.H) - y}
}

// Expand returns the frame with a margin on each side that is the fraction of
// the longer side; a negative fraction shrinks it, never below nothing.
func (f Frame) Expand(marginFraction float64) Frame {
	m := int(math.Round(float64(max(f.W, f.H)) * marginFraction))
	mx, my := max(m, -f.W/2), max(m, -f.H/2)
	return Frame{f.X - mx, f.Y - my, f.W + 2*mx, f.H + 2*my}
}

// Fit grows the frame round its centre to the aspect of a map that is aspectW
// wide and aspectH high, and to at least about 50 km, and then moves it inside
// [Whole] as far as it has room there. Aspects that are not positive leave the
// frame as it is.
func (f Frame) Fit(aspectW, aspectH int) Frame {
	if aspectW <= 0 || aspectH <= 0 {
		return f
	}
	w, h := max(f.W, minFitW), f.H
	if w*aspectH < h*aspectW {
		w = (h*aspectW + aspectH - 1) / aspectH
	} else {
		h = (w*aspectH + aspectW - 1) / aspectW
	}
	return Frame{
		X: within(f.X-(w-f.W)/2, w, Whole.X, Whole.W),
		Y: within(f.Y-(h-f.H)/2, h, Whole.Y, Whole.H),
		W: w, H: h,
	}
}

// within moves a span of the given length, which starts at from, into the span
// that starts at lo and is room long; if it is longer, round the middle of it.
func within(from, length, lo, room int) int {
	if length >= room {
		return lo + (room-length)/2
	}
	return min(max(from, lo), lo+room-length)
}

// Contains reports whether the point lies in the frame or on its edge.
func (f Frame) Contains(xy XY) bool {
	return xy[0] >= f.X && xy[0] <= f.X+f.W && xy[1] >= f.Y && xy[1] <= f.Y+f.H
}

// LevelFor returns the index of the coarsest level that is fine enough for a
// frame of that width, in sheet units, on a map of 900 px: its tolerance stays
// under one and a half pixels. For a map of another size pass the width that
// 900 px would show.
func (s *Sheet) LevelFor(frameWidth int) int {
	best := 0
	for i, level := range s.Levels {
		if frameWidth <= level.MaxWidth {
			best = i
		}
	}
	return best
}

// frameOf returns the smallest frame that holds the bound.
func frameOf(b orb.Bound) Frame {
	x, y := int(math.Floor(b.Min[0])), int(math.Floor(b.Min[1]))
	return Frame{x, y, int(math.Ceil(b.Max[0])) - x, int(math.Ceil(b.Max[1])) - y}
}
