package sheet

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func outlineOf(rings ...orb.Ring) []stroke {
	var out []stroke
	for _, ring := range rings {
		for k := 1; k < len(ring); k++ {
			out = append(out, stroke{ring[k-1], ring[k]})
		}
	}
	return out
}

func TestPole(t *testing.T) {
	square := orb.Ring{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}
	hole := orb.Ring{{10, 10}, {90, 10}, {90, 60}, {10, 60}, {10, 10}}
	ell := orb.Ring{{0, 0}, {100, 0}, {100, 20}, {40, 20}, {40, 100}, {0, 100}, {0, 0}}
	everywhere := Frame{-1000, -1000, 2000, 2000}
	for _, tc := range []struct {
		name   string
		edges  []stroke
		window Frame
		want   orb.Bound // where the pole must lie
	}{
		{"square", outlineOf(square), everywhere, orb.Bound{Min: orb.Point{48, 24}, Max: orb.Point{52, 76}}},
		{"below the hole", outlineOf(square, hole), everywhere, orb.Bound{Min: orb.Point{38, 78}, Max: orb.Point{62, 82}}},
		{"the broad leg of an L", outlineOf(ell), everywhere, orb.Bound{Min: orb.Point{18, 9}, Max: orb.Point{33, 92}}},
		{"window", outlineOf(square), Frame{60, 0, 1000, 1000}, orb.Bound{Min: orb.Point{79, 9}, Max: orb.Point{81, 91}}},
	} {
		got, room := pole(tc.edges, tc.window, 0.5)
		if !tc.want.Contains(got) || room <= 0 {
			t.Errorf("%s: %v with room %.1f, want within %v", tc.name, got, room, tc.want)
		}
		if depth(tc.edges, got) <= 0 {
			t.Errorf("%s: %v lies outside", tc.name, got)
		}
	}
}

func TestPoleOfNothing(t *testing.T) {
	if _, room := pole(nil, Whole, 1); room > 0 {
		t.Errorf("room %f in nothing", room)
	}
	away := outlineOf(orb.Ring{{0, 0}, {10, 0}, {10, 10}, {0, 0}})
	if _, room := pole(away, Frame{500, 500, 10, 10}, 1); room > 0 {
		t.Errorf("room %f in a window that the shape does not reach", room)
	}
}

func TestDepth(t *testing.T) {
	edges := outlineOf(orb.Ring{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}})
	for p, want := range map[orb.Point]float64{{5, 5}: 5, {1, 5}: 1, {-3, 5}: -3, {13, 14}: -5} {
		if got := depth(edges, p); math.Abs(got-want) > 1e-9 {
			t.Errorf("depth of %v is %v, want %v", p, got, want)
		}
	}
}
