// Package geodesy measures true sizes: areas and lengths on the WGS 84
// ellipsoid. It is a thin layer over github.com/tidwall/geodesic, a port of
// Karney's GeographicLib, so that every tool measures alike.
package geodesy

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/tidwall/geodesic"
)

// AreaKM2 returns the area of polygons in lonlat in square kilometres, holes
// taken off. Rings may run either way; the closing point may be missing.
func AreaKM2(polygons orb.MultiPolygon) (sum float64) {
	for _, polygon := range polygons {
		for i, ring := range polygon {
			if i > 0 {
				sum -= ringM2(ring)
			} else {
				sum += ringM2(ring)
			}
		}
	}
	return sum / 1e6
}

func ringM2(ring orb.Ring) float64 {
	g := geodesic.WGS84.PolygonInit(false)
	for i, lonlat := range ring {
		if i > 0 && i == len(ring)-1 && lonlat == ring[0] {
			break // the closing point
		}
		g.AddPoint(lonlat[1], lonlat[0])
	}
	var m2, perimeterM float64
	g.Compute(false, true, &m2, &perimeterM)
	return math.Abs(m2)
}

// LengthKM returns the length of lines in lonlat in kilometres.
func LengthKM(lines orb.MultiLineString) (sum float64) {
	for _, line := range lines {
		for i := 1; i < len(line); i++ {
			var m float64
			geodesic.WGS84.Inverse(line[i-1][1], line[i-1][0], line[i][1], line[i][0], &m, nil, nil)
			sum += m
		}
	}
	return sum / 1000
}
