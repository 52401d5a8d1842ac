package geodesy

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestNearestOn(t *testing.T) {
	equator := orb.MultiLineString{{{-1, 0}, {0, 0}, {1, 0}}}
	far := orb.MultiLineString{{{10, 10}, {11, 10}}, {{0, 2}, {0, 3}, {0, 4}}}
	for name, c := range map[string]struct {
		p     orb.Point
		lines orb.MultiLineString
		want  Nearest
	}{
		// A degree of latitude at the equator is 110.574 km, one of longitude
		// 111.320 km.
		"beside":        {orb.Point{0.5, 1}, equator, Nearest{110.574, 0, 1}},
		"on the line":   {orb.Point{-0.5, 0}, equator, Nearest{0, 0, 0}},
		"past the end":  {orb.Point{2, 0}, equator, Nearest{111.320, 0, 1}},
		"second line":   {orb.Point{0, 5}, far, Nearest{110.58, 1, 1}},
		"single vertex": {orb.Point{0, 0}, orb.MultiLineString{{{1, 1}}}, Nearest{math.Inf(1), 0, 0}},
		// At 60° N a degree of longitude is half as long: the line to the east
		// is nearer than the one to the north.
		"north": {orb.Point{30, 60}, orb.MultiLineString{{{29, 60.6}, {31, 60.6}}, {{31, 59}, {31, 61}}}, Nearest{55.80, 1, 0}},
	} {
		got := NearestOn(c.p, c.lines)
		if got.Line != c.want.Line || got.Segment != c.want.Segment || math.Abs(got.KM-c.want.KM) > 0.05 {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}
