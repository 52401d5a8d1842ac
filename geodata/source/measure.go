package source

import (
	"math"

	"github.com/draftlines/draftlines/geodata/geodesy"
	"github.com/paulmach/orb"
)

// areaKM2 returns the geodesic area of polygons in km²; 0 for other geometry.
func areaKM2(g orb.Geometry) float64 {
	polygons, _ := g.(orb.MultiPolygon)
	return geodesy.AreaKM2(polygons)
}

// LengthKM returns the geodesic length of lines in km; 0 for other geometry
// than an orb.MultiLineString.
func LengthKM(g orb.Geometry) float64 {
	lines, _ := g.(orb.MultiLineString)
	return geodesy.LengthKM(lines)
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
