package sheet

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestWholeIsTheProjectedCorners(t *testing.T) {
	p := NewProjection(orb.Point{whole.Min[0], whole.Max[1]})
	corner := p.Project(orb.Point{whole.Max[0], whole.Min[1]})
	if Whole.W != int(math.Round(corner[0])) || Whole.H != int(math.Round(corner[1])) {
		t.Errorf("Whole is %v, the far corner is at %v", Whole, corner)
	}
}

func TestProjectionRoundTrip(t *testing.T) {
	p := NewProjection(orb.Point{19.8, 53.8})
	for _, lonlat := range []orb.Point{{19.8, 53.8}, {37.8, 48}, {33.5, 44.6}, {43.2, 42.8}} {
		back := p.LonLat(p.Project(lonlat))
		if math.Abs(back[0]-lonlat[0]) > 1e-9 || math.Abs(back[1]-lonlat[1]) > 1e-9 {
			t.Errorf("%v came back as %v", lonlat, back)
		}
	}
	// A degree of latitude near Donetsk is 111.2 km.
	a, b := p.Project(orb.Point{37.8, 48.05}), p.Project(orb.Point{37.8, 47.95})
	if m := (b[1] - a[1]) * p.GroundM((a[1]+b[1])/2); math.Abs(m-11120) > 30 {
		t.Errorf("a tenth of a degree of latitude is %.0f m", m)
	}
}

func TestFrameUnion(t *testing.T) {
	for _, tc := range []struct{ a, b, want Frame }{
		{Frame{0, 0, 10, 10}, Frame{20, 5, 5, 20}, Frame{0, 0, 25, 25}},
		{Frame{}, Frame{20, 5, 5, 20}, Frame{20, 5, 5, 20}},
		{Frame{20, 5, 5, 20}, Frame{}, Frame{20, 5, 5, 20}},
		{Frame{20, 5, 0, 0}, Frame{30, 1, 0, 0}, Frame{20, 1, 10, 4}},
	} {
		if got := tc.a.Union(tc.b); got != tc.want {
			t.Errorf("%v.Union(%v) = %v, want %v", tc.a, tc.b, got, tc.want)
		}
	}
}

func TestFrameExpand(t *testing.T) {
	for _, tc := range []struct {
		frame  Frame
		margin float64
		want   Frame
	}{
		{Frame{100, 100, 200, 100}, 0.1, Frame{80, 80, 240, 140}},
		{Frame{100, 100, 200, 100}, 0, Frame{100, 100, 200, 100}},
		{Frame{100, 100, 200, 100}, -0.1, Frame{120, 120, 160, 60}},
		{Frame{100, 100, 200, 100}, -2, Frame{200, 150, 0, 0}},
		{Frame{100, 100, 0, 0}, 0.5, Frame{100, 100, 0, 0}},
	} {
		if got := tc.frame.Expand(tc.margin); got != tc.want {
			t.Errorf("%v.Expand(%v) = %v, want %v", tc.frame, tc.margin, got, tc.want)
		}
	}
}

func TestFrameFit(t *testing.T) {
	for _, tc := range []struct {
		name          string
		frame         Frame
		aspectW, aspH int
		want          Frame
	}{
		{"grows in width", Frame{20000, 10000, 2000, 2000}, 2, 1, Frame{19000, 10000, 4000, 2000}},
		{"grows in height", Frame{20000, 10000, 4000, 1000}, 1, 1, Frame{20000, 8500, 4000, 4000}},
		{"a point gets 50 km", Frame{20000, 10000, 0, 0}, 3, 2, Frame{19250, 9500, 1500, 1000}},
		{"moves inside the west", Frame{0, 10000, 2000, 2000}, 2, 1, Frame{0, 10000, 4000, 2000}},
		{"moves inside the south-east", Frame{51000, 36000, 1000, 1000}, 1, 2, Frame{50598, 34016, 1500, 3000}},
		{"no room: round the middle", Frame{0, 0, Whole.W, Whole.H}, 2, 1, Frame{-10967, 0, 74032, 37016}},
		{"no aspect", Frame{1, 2, 3, 4}, 0, 1, Frame{1, 2, 3, 4}},
	} {
		if got := tc.frame.Fit(tc.aspectW, tc.aspH); got != tc.want {
			t.Errorf("%s: %v.Fit(%d, %d) = %v, want %v", tc.name, tc.frame, tc.aspectW, tc.aspH, got, tc.want)
		}
	}
}

func TestFrameContains(t *testing.T) {
	f := Frame{10, 20, 30, 40}
	for xy, want := range map[XY]bool{
		{10, 20}: true, {40, 60}: true, {25, 40}: true,
		{9, 40}: false, {41, 40}: false, {25, 19}: false, {25, 61}: false,
	} {
		if got := f.Contains(xy); got != want {
			t.Errorf("Contains(%v) = %v", xy, got)
		}
	}
}

func TestLevelFor(t *testing.T) {
	s := &Sheet{Levels: []Level{{MaxWidth: 40000}, {MaxWidth: 20000}, {MaxWidth: 6000}}}
	for width, want := range map[int]int{90000: 0, 40000: 0, 20001: 0, 20000: 1, 6001: 1, 6000: 2, 1: 2} {
		if got := s.LevelFor(width); got != want {
			t.Errorf("LevelFor(%d) = %d, want %d", width, got, want)
		}
	}
	if got := new(Sheet).LevelFor(100); got != 0 {
		t.Errorf("a sheet without levels: %d", got)
	}
}
