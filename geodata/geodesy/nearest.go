package geodesy

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/tidwall/geodesic"
)

// Nearest is the point of a line that is nearest to another point.
type Nearest struct {
	KM      float64 // geodesic
	Line    int     // index of the line
	Segment int     // index of the vertex at which its segment starts
}

// candidateShare is how much longer than the shortest estimate a segment's may
// be for the segment to be measured: estimates are off by under one per cent
// within the bounds of a country.
const candidateShare = 1.02

// NearestOn finds the nearest point of lines to a point, all in lonlat. The
// distance is geodesic and good to a few metres; segments are straight in
// lonlat, as GeoJSON has it. Without any segment KM is infinite.
func NearestOn(p orb.Point, lines orb.MultiLineString) Nearest {
	shortest := math.Inf(1)
	eachSegment(lines, func(_, _ int, a, b orb.Point) {
		shortest = min(shortest, estimateKM(p, a, b))
	})
	best := Nearest{KM: math.Inf(1)}
	eachSegment(lines, func(line, segment int, a, b orb.Point) {
		if estimateKM(p, a, b) > shortest*candidateShare+0.01 {
			return
		}
		if km := segmentKM(p, a, b); km < best.KM {
			best = Nearest{km, line, segment}
		}
	})
	return best
}

func eachSegment(lines orb.MultiLineString, visit func(line, segment int, a, b orb.Point)) {
	for i, line := range lines {
		for j := 1; j < len(line); j++ {
			visit(i, j-1, line[j-1], line[j])
		}
	}
}

// estimateKM is the distance from a point to a segment on a plane that is true
// half-way between the two.
func estimateKM(p, a, b orb.Point) float64 {
	k := math.Cos((p[1] + (a[1]+b[1])/2) / 2 * math.Pi / 180)
	ax, ay := (a[0]-p[0])*k, a[1]-p[1]
	dx, dy := (b[0]-a[0])*k, b[1]-a[1]
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(1, max(0, -(ax*dx+ay*dy)/l))
	}
	const kmPerDegree = 111.2
	return math.Hypot(ax+t*dx, ay+t*dy) * kmPerDegree
}

// segmentKM narrows the nearest point of a segment down by thirds, on the
// ellipsoid.
func segmentKM(p, a, b orb.Point) float64 {
	at := func(t float64) float64 {
		var m float64
		geodesic.WGS84.Inverse(p[1], p[0], a[1]+(b[1]-a[1])*t, a[0]+(b[0]-a[0])*t, &m, nil, nil)
		return m / 1000
	}
	from, to := 0.0, 1.0
	for range 24 { // the width left is the segment's length by 17,000
		third := (to - from) / 3
		if at(from+third) < at(to-third) {
			to -= third
		} else {
			from += third
		}
	}
	return at((from + to) / 2)
}
