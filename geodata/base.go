package geodata

import "github.com/paulmach/orb"

// Base is the quiet geography under the subject. Its geometry is in lonlat and
// nil in a baked edition.
type Base struct {
	Units      []*Unit      `json:"units"`
	Neighbours []*Neighbour `json:"neighbours"`
	Waters     []*Water     `json:"waters"`
	// StateBorder is Ukraine's internationally recognised land border. Sea
	// borders are not drawn: the coast is the edge of the land.
	StateBorder orb.MultiLineString `json:"-"`
}

// Unit is one of the 27 oblasts and cities with special status of Ukraine,
// Crimea and Sevastopol included.
type Unit struct {
	ID   UnitID `json:"id"`
	Name Name   `json:"name"`
	// Pieces are the areas that the unit is divided into by the line of
	// contact, in layer order; empty for a unit that is not divided and is not
	// itself an area. The union of the pieces is the unit.
	Pieces   []AreaID         `json:"pieces,omitempty"`
	KM2      float64          `json:"km2"`
	Geometry orb.MultiPolygon `json:"-"`
}

// Neighbour is a neighbouring state, clipped to the sheet's frame.
type Neighbour struct {
	ID       string           `json:"id"` // ISO 3166-1 alpha-3: POL
	Name     Name             `json:"name"`
	Geometry orb.MultiPolygon `json:"-"`
}

// Water is a reservoir, a lake or a river course of the base.
type Water struct {
	ID   string `json:"id"` // kremenchuk-reservoir
	Name Name   `json:"name"`
	Kind string `json:"kind"` // reservoir, former-reservoir, lagoon, river, sea
	// Geometry is an orb.MultiPolygon or orb.MultiLineString; for a sea the
	// orb.Point of its label.
	Geometry orb.Geometry `json:"-"`
}
