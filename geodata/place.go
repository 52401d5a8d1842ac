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
	// Also are former names and Russian forms, for the search only.
	Also []string `json:"also,omitempty"`
	// Contact is how far the line of contact is; Control the same for the
	// control line of each draft that has one. Computed at bake.
	Contact Distance             `json:"contact,omitzero"`
	Control map[DraftID]Distance `json:"control,omitempty"`
}

// Distance is how far a place is from the nearest point of a line.
type Distance struct {
	KM float64 `json:"km"` // geodesic, to 0.1
	// PrecisionM is how far the line may be off at that point, in metres.
	PrecisionM int `json:"m"`
}

// placePrecisionM is how far the point of a place may be off: it stands for a
// whole town and has three decimals.
const placePrecisionM = 500

// IsBlurred reports whether the distance is within the precision of the line,
// so that it cannot be said on which side of the line the place lies.
func (d Distance) IsBlurred() bool { return d.KM*1000 < float64(d.PrecisionM+placePrecisionM) }
