package geodata

import "github.com/paulmach/orb"

// Place is a town of the gazetteer.
type Place struct {
	ID     PlaceID   `json:"id"`
	Name   Name      `json:"name"`
	LonLat orb.Point `json:"lonlat"` // degrees
	// Population as of PopSource; 0 where unknown.
	Population int        `json:"population,omitempty"`
	PopSource  string     `json:"popSource,omitempty"` // ukrstat-2022, geonames
	Unit       UnitID     `json:"unit"`
	Status     string     `json:"status"` // ua-held, ru-held, contested; on AsOf
	AsOf       Date       `json:"asOf"`
	Area       AreaID     `json:"area,omitempty"` // the drawn part that it lies in, if any
	Sources    []SourceID `json:"sources"`
}
