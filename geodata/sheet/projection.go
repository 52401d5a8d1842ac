package sheet

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"
)

// Projection maps lonlat to sheet units and back.
type Projection struct {
	// WestM and NorthM are the Mercator metres of the sheet's upper left corner.
	WestM  float64 `json:"westM"`
	NorthM float64 `json:"northM"`
}

// NewProjection returns the projection of a sheet whose upper left corner is
// at lonlat.
func NewProjection(lonlat orb.Point) Projection {
	m := project.WGS84.ToMercator(lonlat)
	return Projection{WestM: math.Round(m[0]), NorthM: math.Round(m[1])}
}

// Project returns the sheet coordinates of lonlat, not rounded.
func (p Projection) Project(lonlat orb.Point) orb.Point {
	m := project.WGS84.ToMercator(lonlat)
	return orb.Point{(m[0] - p.WestM) / UnitM, (p.NorthM - m[1]) / UnitM}
}

// LonLat returns the lonlat of a point in sheet units.
func (p Projection) LonLat(xy orb.Point) orb.Point {
	return project.Mercator.ToWGS84(orb.Point{p.WestM + xy[0]*UnitM, p.NorthM - xy[1]*UnitM})
}

// GroundM returns how many true metres one sheet unit is at the given y.
func (p Projection) GroundM(y float64) float64 {
	lonlat := p.LonLat(orb.Point{0, y})
	return UnitM * math.Cos(lonlat[1]*math.Pi/180)
}
