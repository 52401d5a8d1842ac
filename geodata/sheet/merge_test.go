package sheet

import (
	"maps"
	"slices"
	"testing"
)

func TestMerge(t *testing.T) {
	for _, tc := range []struct {
		name   string
		shapes []Path
		want   Path
	}{
		{"nothing", nil, ""},
		{"one", []Path{square(0, 0, 10)}, "m0 0 10 0 0 10-10 0z"},
		{"two beside each other", []Path{square(0, 0, 10), square(10, 0, 10)}, "m0 0 10 0 10 0 0 10-10 0-10 0z"},
		{"the other way round", []Path{"m0 0 0 10 10 0 0-10z", square(10, 0, 10)}, "m0 0 0 10 10 0 10 0 0-10-10 0z"},
		{"two that touch in a vertex", []Path{square(0, 0, 10), square(10, 10, 10)}, "m0 0 10 0 0 10-10 0zm10 10 10 0 0 10-10 0z"},
		{"two apart", []Path{square(0, 0, 10), square(20, 0, 10)}, "m0 0 10 0 0 10-10 0zm20 0 10 0 0 10-10 0z"},
		{"a shape and a part of it", []Path{"m0 0 10 0 10 0 0 10-10 0-10 0z", square(10, 0, 10)}, "m0 0 10 0 0 10-10 0z"},
		{"a shape and all of it", []Path{square(0, 0, 10), square(0, 0, 10)}, ""},
	} {
		if got := Merge(tc.shapes...); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// TestMergedGroundIsTheSame: a point of the map lies in the areas merged where it
// lies in one of them, and in the rest where it lies in none that was taken out.
func TestMergedGroundIsTheSame(t *testing.T) {
	s := baked(t, realRecords(t))
	for i := range s.Levels {
		l := &s.Levels[i]
		ids := slices.Sorted(maps.Keys(l.Areas))
		var all, taken []Path
		for n, id := range ids {
			all = append(all, l.Areas[id])
			if n%3 == 0 {
				taken = append(taken, l.Areas[id])
			}
		}
		merged := Merge(all...)
		rest := Merge(append([]Path{merged}, taken...)...)
		if vertices(merged) > vertices(all...)*9/10 {
			t.Errorf("level %d: %d of %d vertices are left, although areas touch", i, vertices(merged), vertices(all...))
		}
		inSome := 0
		for p := range pointsOf(s.Home, l.Unit) {
			if holds(p, merged) != holds(p, all...) {
				t.Fatalf("level %d: %v is in the areas merged: %v", i, p, holds(p, merged))
			}
			if holds(p, rest) != (holds(p, all...) && !holds(p, taken...)) {
				t.Fatalf("level %d: %v is in the rest: %v", i, p, holds(p, rest))
			}
			if holds(p, rest) {
				inSome++
			}
		}
		if inSome < 20 {
			t.Errorf("level %d: only %d points lie in the rest", i, inSome)
		}
	}
}

func vertices(paths ...Path) (n int) {
	for _, p := range paths {
		for _, piece := range piecesOf(p) {
			n += len(piece.points)
		}
	}
	return n
}

// pointsOf are points all over a frame, in a level's unit and between its vertices.
func pointsOf(f Frame, unit int) func(yield func([2]float64) bool) {
	return func(yield func([2]float64) bool) {
		for i := range 2500 {
			x, y := f.X+f.W*(i%50)/50, f.Y+f.H*(i/50)/50
			if !yield([2]float64{float64(x/unit) + .37, float64(y/unit) + .41}) {
				return
			}
		}
	}
}

// holds reports whether a point lies in an odd number of rings of the paths.
func holds(p [2]float64, paths ...Path) bool {
	odd := false
	for _, path := range paths {
		for _, piece := range piecesOf(path) {
			for i, a := range piece.points {
				b := piece.points[(i+1)%len(piece.points)]
				ax, ay, bx, by := float64(a[0]), float64(a[1]), float64(b[0]), float64(b[1])
				if (ay > p[1]) != (by > p[1]) && p[0] < ax+(p[1]-ay)/(by-ay)*(bx-ax) {
					odd = !odd
				}
			}
		}
	}
	return odd
}
