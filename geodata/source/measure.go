package source

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/tidwall/geodesic"
)

// areaKM2 returns the geodesic area of polygons on the WGS 84 ellipsoid, in
// km²; 0 for other geometry.
func areaKM2(g orb.Geometry) float64 {
	polygons, _ := g.(orb.MultiPolygon)
	var sum float64
	for _, polygon := range polygons {
		for i, ring := range polygon {
			m2 := ringM2(ring)
			if i > 0 {
				m2 = -m2
			}
			sum += m2
		}
	}
	return sum / 1e6
}

func ringM2(ring orb.Ring) float64 {
	p := geodesic.WGS84.PolygonInit(false)
	for _, lonlat := range ring[:max(len(ring)-1, 0)] { // without the closing point
		p.AddPoint(lonlat[1], lonlat[0])
	}
	var m2, perimeter float64
	p.Compute(false, true, &m2, &perimeter)
	return math.Abs(m2)
}

// LengthKM returns the geodesic length of lines on the WGS 84 ellipsoid, in km;
// 0 for other geometry than an orb.MultiLineString.
func LengthKM(g orb.Geometry) float64 {
	lines, _ := g.(orb.MultiLineString)
	var sum float64
	for _, line := range lines {
		for i := 1; i < len(line); i++ {
			var m float64
			geodesic.WGS84.Inverse(line[i-1][1], line[i-1][0], line[i][1], line[i][0], &m, nil, nil)
			sum += m
		}
	}
	return sum / 1000
}

// distanceM returns how far a point lies from polygons, in metres, 0 inside.
// The plane it measures on is good to 1 % over a few dozen kilometres.
func distanceM(lonlat orb.Point, polygons orb.MultiPolygon) float64 {
	if contains(polygons, lonlat) {
		return 0
	}
	const degreeM = 111_200
	scale := orb.Point{degreeM * math.Cos(lonlat[1]*math.Pi/180), degreeM}
	best := math.Inf(1)
	for _, polygon := range polygons {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				best = min(best, toSegmentM(lonlat, ring[i-1], ring[i], scale))
			}
		}
	}
	return best
}

func toSegmentM(p, a, b, scale orb.Point) float64 {
	ax, ay := (a[0]-p[0])*scale[0], (a[1]-p[1])*scale[1]
	dx, dy := (b[0]-a[0])*scale[0], (b[1]-a[1])*scale[1]
	t := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		t = max(0, min(1, -(ax*dx+ay*dy)/length))
	}
	return math.Hypot(ax+t*dx, ay+t*dy)
}
