package base

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/tidwall/geodesic"
)

// AreaKM2 returns the geodesic area of polygons in lonlat on the WGS 84
// ellipsoid, in square kilometres.
func AreaKM2(mp orb.MultiPolygon) (sum float64) {
	for _, p := range mp {
		sum += areaKM2(p)
	}
	return sum
}

func areaKM2(p orb.Polygon) (sum float64) {
	for i, ring := range p {
		var g geodesic.Polygon = geodesic.WGS84.PolygonInit(false)
		for _, lonlat := range ring[:len(ring)-1] {
			g.AddPoint(lonlat[1], lonlat[0])
		}
		var m2 float64
		g.Compute(false, true, &m2, nil)
		if i > 0 {
			sum -= math.Abs(m2)
		} else {
			sum += math.Abs(m2)
		}
	}
	return sum / 1e6
}

// LengthKM returns the geodesic length of lines in lonlat on the WGS 84
// ellipsoid, in kilometres.
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

// round1 keeps one decimal: a finer figure would claim more than the borders
// know.
func round1(x float64) float64 { return math.Round(x*10) / 10 }
