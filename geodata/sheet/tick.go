package sheet

import (
	"math"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

// Ticks of frozen fronts, in pixels of a map of homePx that shows the widest
// frame of the level.
const (
	tickSpacePx  = 14.0
	tickLengthPx = 6.0
)

// russiaSide returns 1 if Russia holds the ground right of the line in the
// direction of its vertices, -1 if left, 0 if neither or both.
func russiaSide(sides [2]geodata.Holder) int {
	left, right := sides[0] == geodata.Russia, sides[1] == geodata.Russia
	switch {
	case left && !right:
		return -1
	case right && !left:
		return 1
	}
	return 0
}

// ticks returns short strokes along one run of a line, square to its course
// over half the spacing, on the given side. space and long are in path
// units. A tick that would cross the line in a tight bend is shortened, and
// left out if even a third of it does.
func ticks(run []XY, side int, space, long float64) [][]XY {
	total := length(run)
	n := int(math.Round(total / space))
	var out [][]XY
	for i := range n {
		d := (float64(i) + 0.5) * total / float64(n)
		foot, before, after := along(run, d), along(run, d-space/4), along(run, d+space/4)
		dx, dy := after[0]-before[0], after[1]-before[1]
		norm := math.Hypot(dx, dy) * float64(side)
		if norm == 0 {
			continue
		}
		for _, part := range []float64{1, 0.6, 0.35} {
			tip := orb.Point{foot[0] - dy/norm*long*part, foot[1] + dx/norm*long*part}
			tick := []XY{rounded(foot), rounded(tip)}
			if tick[0] != tick[1] && onSide(run, tick, side) {
				out = append(out, tick)
				break
			}
		}
	}
	return out
}

func span(a, b XY) float64 { return math.Hypot(float64(b[0]-a[0]), float64(b[1]-a[1])) }

// length returns how long a run is, in its own units.
func length(run []XY) float64 {
	sum := 0.0
	for k := 1; k < len(run); k++ {
		sum += span(run[k-1], run[k])
	}
	return sum
}

func rounded(p orb.Point) XY { return XY{int(math.Round(p[0])), int(math.Round(p[1]))} }

// along returns the point at that distance from the start of the run.
func along(run []XY, distance float64) orb.Point {
	for k := 1; k < len(run); k++ {
		a, b := run[k-1], run[k]
		step := span(a, b)
		if distance <= step || k == len(run)-1 {
			t := min(1, max(0, distance/step))
			return orb.Point{float64(a[0]) + t*float64(b[0]-a[0]), float64(a[1]) + t*float64(b[1]-a[1])}
		}
		distance -= step
	}
	return orb.Point{float64(run[0][0]), float64(run[0][1])}
}

// onSide reports whether the tick's tip lies on that side of the stroke of the
// run that is nearest to it, and the tick crosses none.
func onSide(run []XY, tick []XY, side int) bool {
	nearest, at := math.Inf(1), 0
	tip := tick[1].point()
	// The foot is rounded and may stand a little beyond the line, so look from
	// a quarter up.
	from := XY{tick[0][0] + (tick[1][0]-tick[0][0])/4, tick[0][1] + (tick[1][1]-tick[0][1])/4}
	for k := 1; k < len(run); k++ {
		if crosses(segment{a: run[k-1], b: run[k]}, segment{a: from, b: tick[1]}) {
			return false
		}
		if d := squaredDistance(tip, run[k-1].point(), run[k].point()); d < nearest {
			nearest, at = d, k
		}
	}
	return turn(run[at-1], run[at], tick[1]) == side
}

func (xy XY) point() orb.Point { return orb.Point{float64(xy[0]), float64(xy[1])} }
