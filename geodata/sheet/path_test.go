package sheet

import (
	"slices"
	"testing"
)

func TestPathWriter(t *testing.T) {
	for _, tc := range []struct {
		name  string
		write func(w *pathWriter)
		want  Path
	}{
		{"ring", func(w *pathWriter) { w.ring([]XY{{12, 34}, {17, 28}, {24, 36}}) }, "m12 34 5-6 7 8z"},
		{"second ring counts from the first's start", func(w *pathWriter) {
			w.ring([]XY{{10, 10}, {20, 10}, {20, 20}})
			w.ring([]XY{{12, 11}, {13, 11}, {13, 12}})
		}, "m10 10 10 0 0 10zm2 1 1 0 0 1z"},
		{"second run counts from the first's end", func(w *pathWriter) {
			w.run([]XY{{10, 10}, {20, 5}})
			w.run([]XY{{18, 8}, {19, 9}})
		}, "m10 10 10-5m-2 3 1 1"},
		{"a run that comes back is a ring", func(w *pathWriter) { w.run([]XY{{0, 0}, {5, 0}, {5, 5}, {0, 0}}) }, "m0 0 5 0 0 5z"},
		{"negative start", func(w *pathWriter) { w.run([]XY{{-5, -6}, {-4, -7}}) }, "m-5-6 1-1"},
		{"one point is nothing", func(w *pathWriter) { w.run([]XY{{1, 2}}) }, ""},
		{"nothing", func(w *pathWriter) { w.ring(nil) }, ""},
	} {
		var w pathWriter
		tc.write(&w)
		if w.path() != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, w.path(), tc.want)
		}
	}
}

func TestPathIsReadBack(t *testing.T) {
	rings := [][]XY{{{5, -3}, {9, 0}, {0, 44}}, {{-100, 7}, {0, 0}, {3, 3}, {2, 9}}}
	var w pathWriter
	for _, ring := range rings {
		w.ring(ring)
	}
	for i, p := range parse(t, w.path()) {
		if !p.closed || !slices.Equal(p.points, rings[i]) {
			t.Errorf("ring %d came back as %v", i, p.points)
		}
	}
	if w.vertices != 7 {
		t.Errorf("%d vertices counted, want 7", w.vertices)
	}
}
