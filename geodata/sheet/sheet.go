package sheet

import "github.com/draftlines/draftlines/geodata"

// UnitM is the size of one sheet unit in Mercator metres.
const UnitM = 50

// Sheet is the drawn map in every level of detail.
type Sheet struct {
	Projection Projection `json:"projection"`
	// Home is the frame that shows all of Ukraine.
	Home Frame `json:"home"`
	// Frames has for each area that is drawn, wholes included, the bounds of
	// its shapes, without margin: Home for all of Ukraine, no extent for a
	// site. [Frame.Expand] and [Frame.Fit] make a view of it.
	Frames map[geodata.AreaID]Frame `json:"frames"`
	// Anchors has for each drawn area a point well inside it for its label,
	// for a line the middle of its longest piece, for a sea the point of its
	// water's label.
	Anchors map[geodata.AreaID]XY `json:"anchors"`
	// Sites is where areas of form Site are.
	Sites  map[geodata.AreaID]XY `json:"sites"`
	Places []PlaceXY             `json:"places"` // in the atlas's order
	Labels []Label               `json:"labels"` // names of neighbours, seas, rivers, units
	Levels []Level               `json:"levels"` // coarsest first
	// Touches has for each area what touches it, wholes included, longest border
	// first.
	Touches map[geodata.AreaID][]Touch `json:"touches"`
}

// XY is a point in sheet units, y to the south.
type XY [2]int

// Frame is a rectangle in sheet units.
type Frame struct {
	X int `json:"x"`
	Y int `json:"y"`
	W int `json:"w"`
	H int `json:"h"`
}

// PlaceXY is where a place of the gazetteer is on the sheet.
type PlaceXY struct {
	ID geodata.PlaceID `json:"id"`
	XY XY              `json:"xy"`
}

// Label is a name of the base.
type Label struct {
	Kind string       `json:"kind"` // country, sea, river, reservoir, lagoon, unit
	Name geodata.Name `json:"name"`
	XY   XY           `json:"xy"`
	ID   string       `json:"id"`
}

// Path is SVG path data in units of its level.
type Path string

// Level is every shape at one tolerance.
type Level struct {
	// Unit is the size of a path's unit in sheet units.
	Unit int `json:"unit"`
	// MaxWidth is the widest frame, in sheet units on a map of 900 px, for
	// which this level is drawn; narrower frames use it down to the MaxWidth
	// of the next finer level. See [Sheet.LevelFor].
	MaxWidth int `json:"maxWidth"`
	// Vertices counts the vertices of all paths.
	Vertices   int             `json:"vertices"`
	Neighbours map[string]Path `json:"neighbours"` // by Neighbour.ID
	// Units has the oblasts and cities that are not divided into areas.
	Units  map[geodata.UnitID]Path `json:"units"`
	Areas  map[geodata.AreaID]Path `json:"areas"`  // parts and undivided areas of form Ground
	Waters map[string]Path         `json:"waters"` // by Water.ID
	// StateBorder is the recognised land border, without the coast.
	StateBorder Path `json:"stateBorder"`
	// UnitBorders is the mesh of borders between oblasts, each once.
	UnitBorders Path                    `json:"unitBorders"`
	Lines       map[geodata.LineID]Path `json:"lines"`
	// Ticks has short strokes on the side of Russian control of frozen fronts,
	// evenly spaced for this level.
	Ticks map[geodata.LineID]Path `json:"ticks"`
}
