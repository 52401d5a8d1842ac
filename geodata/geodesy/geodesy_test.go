package geodesy

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// square is one degree by one degree, from the equator and the prime meridian.
var square = orb.Ring{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}

func TestAreaKM2(t *testing.T) {
	hole := orb.Ring{{0.25, 0.25}, {0.25, 0.75}, {0.75, 0.75}, {0.75, 0.25}, {0.25, 0.25}}
	reversed := square.Clone()
	reversed.Reverse()
	// 12,308.78 km² is GeographicLib's Planimeter for the square; the hole in
	// the middle takes very nearly a quarter.
	for name, c := range map[string]struct {
		polygons orb.MultiPolygon
		want     float64
	}{
		"square":   {orb.MultiPolygon{{square}}, 12308.78},
		"reversed": {orb.MultiPolygon{{reversed}}, 12308.78},
		"open":     {orb.MultiPolygon{{square[:4]}}, 12308.78},
		"hole":     {orb.MultiPolygon{{square, hole}}, 12308.78 * 0.75},
		"none":     {nil, 0},
	} {
		if got := AreaKM2(c.polygons); math.Abs(got-c.want) > 0.5 {
			t.Errorf("%s: %.2f km², want %.2f", name, got, c.want)
		}
	}
}

func TestLengthKM(t *testing.T) {
	// A degree of longitude at the equator is 111.3195 km on WGS 84.
	if got := LengthKM(orb.MultiLineString{{{0, 0}, {1, 0}}, {{5, 0}, {6, 0}}}); math.Abs(got-2*111.3195) > 0.001 {
		t.Errorf("two degrees along the equator: %.4f km", got)
	}
}
