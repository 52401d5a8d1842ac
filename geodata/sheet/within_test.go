package sheet

import "testing"

func TestWithin(t *testing.T) {
	f := Frame{X: 100, Y: 100, W: 100, H: 100}
	for _, c := range []struct {
		name       string
		points     []XY
		closed     bool
		unit, kept int
	}{
		{"inside", []XY{{110, 110}, {190, 110}, {150, 190}}, true, 1, 3},
		{"beyond one edge", []XY{{10, 110}, {90, 110}, {50, 190}}, true, 1, 0},
		{"a long way round", []XY{{150, 150}, {250, 150}, {300, 10}, {400, 180}, {300, 190}, {250, 180}, {150, 180}}, true, 1, 4},
		{"round a corner", []XY{{150, 150}, {150, 50}, {50, 50}, {50, 150}}, true, 1, 4},
		{"all round the frame", []XY{{0, 0}, {300, 0}, {300, 300}, {0, 300}}, true, 1, 4},
		{"a line through", []XY{{0, 150}, {50, 150}, {150, 150}, {250, 150}, {300, 150}}, false, 1, 5},
		{"a line that stays away", []XY{{0, 150}, {20, 150}, {40, 150}, {60, 120}, {150, 150}}, false, 1, 3},
		{"in another unit", []XY{{11, 11}, {19, 11}, {15, 19}}, true, 10, 3},
		{"outside in another unit", []XY{{110, 110}, {190, 110}, {150, 190}}, true, 10, 0},
	} {
		if got := detour(c.points, f, c.unit, c.closed); len(got) != c.kept {
			t.Errorf("%s: kept %v, want %d points", c.name, got, c.kept)
		}
	}
}

// TestWithinCrossesTheFrameAlike: every stroke of the whole path that can touch
// the frame is a stroke of the cut one.
func TestWithinCrossesTheFrameAlike(t *testing.T) {
	f := Frame{X: 40, Y: 40, W: 20, H: 20}
	var points []XY
	for i, n := 0, 7; i < 400; i, n = i+1, (n*131+17)%9973 {
		points = append(points, XY{n % 100, n / 100})
	}
	strokes := func(points []XY) map[[2]XY]bool {
		all := map[[2]XY]bool{}
		for i, p := range points {
			q := points[(i+1)%len(points)]
			if side(p, f, 1)&side(q, f, 1) == 0 {
				all[[2]XY{p, q}] = true
			}
		}
		return all
	}
	want, cut := strokes(points), detour(points, f, 1, true)
	got := strokes(cut)
	for s := range want {
		if !got[s] {
			t.Errorf("the stroke %v is gone", s)
		}
	}
	if len(got) != len(want) || len(cut) >= len(points) {
		t.Errorf("%d of %d strokes, %d of %d points", len(got), len(want), len(cut), len(points))
	}
}
