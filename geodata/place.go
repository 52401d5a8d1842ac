package geodata

import "github.com/paulmach/orb"

// Place is a town of the gazetteer.
type Place struct {
	ID     PlaceID   `json:"id"`
	Name   Name      `json:"name"`
	LonLat orb.Point `json:"lonlat"` // degrees
	// Population as of PopSource; 0 where unknown.
	Population int         `json:"population,omitempty"`
	PopSource  string      `json:"popSource,omitempty"` // ukrstat-2022, geonames
	Unit       UnitID      `json:"unit"`
	Status     string      `json:"status"` // ua-held, ru-held, contested; on AsOf
	AsOf       Date        `json:"asOf"`
	Area       AreaID      `json:"area,omitempty"` // the drawn part that it lies in, if any
	Sources    []SourceID  `json:"sources"`
	Also       []OtherName `json:"also,omitempty"`
	// Contact is how far the line of contact is; Control the same for the
	// control line of each draft that has one. Computed at bake.
	Contact Distance             `json:"contact,omitzero"`
	Control map[DraftID]Distance `json:"control,omitempty"`
}

// OtherName is a name by which people look for a place, beside its official
// English and Ukrainian ones. It never stands for the place on the map.
type OtherName struct {
	Name    string     `json:"name"`
	Kind    NameKind   `json:"kind"`
	Lang    string     `json:"lang,omitempty"`  // uk or ru of Cyrillic letters, empty of Latin ones
	Until   int        `json:"until,omitempty"` // the year in which Ukrainian (before 1991: Soviet) law ended a former name; 0 where no source says
	Sources []SourceID `json:"sources"`
}

// NameKind says what another name of a place is.
type NameKind string

const (
	FormerName  NameKind = "former"  // official once, in any language
	RussianName NameKind = "russian" // a Russian form of the name, or one in Latin letters that follows it
	VariantName NameKind = "other"   // neither, or a former name of which no source says that it was official
)

// NameKinds are the kinds in the order in which the page of a place has them.
var NameKinds = []NameKind{FormerName, RussianName, VariantName}

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
