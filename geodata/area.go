package geodata

import "github.com/paulmach/orb"

// Form says what kind of thing an area is on the ground.
type Form string

const (
	Ground Form = "ground" // polygons
	Course Form = "line"   // a line that clauses name: line of contact, river
	Site   Form = "site"   // a point: power plant, dam
	Sea    Form = "sea"    // open water, labelled but without an edge of ours
	Beyond Form = "beyond" // outside the sheet: named in lists, not drawn
)

// Area is something on the ground that a clause can name.
type Area struct {
	ID   AreaID `json:"id"`
	Name Name   `json:"name"`
	Form Form   `json:"form"`
	// Parts are the areas that a whole is made of; empty for most.
	Parts []AreaID `json:"parts,omitempty"`
	// Unit is the oblast or city that the area lies in; empty for none or several.
	Unit UnitID `json:"unit,omitempty"`
	// Holder is who held the ground on AsOf: Ukraine or Russia, Undecided for
	// a whole that is divided, NotAtIssue for what nobody holds.
	Holder  Holder  `json:"holder"`
	Summary string  `json:"summary"` // one or two sentences: what and where it is
	AsOf    Date    `json:"asOf"`
	KM2     float64 `json:"km2,omitempty"` // geodesic; 0 unless the form is Ground
	KM      float64 `json:"km,omitempty"`  // geodesic; 0 unless the form is Course
	// PrecisionM is how far the edge may be off, in metres.
	PrecisionM int `json:"precisionM,omitempty"`
	// Derivation says how the geometry was made.
	Derivation string     `json:"derivation,omitempty"`
	Licence    string     `json:"licence,omitempty"`
	Sources    []SourceID `json:"sources"`
	// NoClause is the reason why no clause of any draft names the area.
	NoClause string `json:"noClause,omitempty"`
	// Geometry is an orb.MultiPolygon, orb.MultiLineString or orb.Point in
	// lonlat, or nil: for wholes (their parts have it), Sea and Beyond, and in
	// a baked edition, where the sheet has the shapes.
	Geometry orb.Geometry `json:"-"`
}

// LineKind says what a line separates. The four grammars of the map follow
// from it: a recognised border, an assessed line, a proposal; claims are not
// drawn as lines.
type LineKind string

const (
	ContactLine LineKind = "contact" // the line of contact, one sector
	FrozenFront LineKind = "frozen"  // the sectors that a clause would freeze
	ControlLine LineKind = "control" // what would separate control under a draft
	RiverCourse LineKind = "river"   // the axis of a river that clauses name
)

// Line is a drawn line.
type Line struct {
	ID   LineID   `json:"id"`
	Name Name     `json:"name"`
	Kind LineKind `json:"kind"`
	// Area is the area of form Course that the line is a piece of, if any.
	Area AreaID `json:"area,omitempty"`
	// Draft and Clauses say which proposal the line belongs to; empty for
	// lines that are observed.
	Draft   DraftID    `json:"draft,omitempty"`
	Clauses []ClauseID `json:"clauses,omitempty"`
	// Sides are who holds, or would hold, the ground left and right of the
	// line in the direction of its vertices.
	Sides      [2]Holder  `json:"sides,omitempty"`
	AsOf       Date       `json:"asOf"`
	KM         float64    `json:"km"` // geodesic length as drawn
	PrecisionM int        `json:"precisionM"`
	Derivation string     `json:"derivation"`
	Licence    string     `json:"licence"`
	Sources    []SourceID `json:"sources"`
	// Geometry is in lonlat; nil in a baked edition.
	Geometry orb.MultiLineString `json:"-"`
}
