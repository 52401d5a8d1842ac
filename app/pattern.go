package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// pattern is how a treatment is filled: a tile of strokes, so that treatments
// differ without colour. Colours come from the style sheet by class.
type pattern struct {
	size int    // of the tile, in pixels of a map nominalPx wide
	d    string // strokes inside the tile
}

// nominalPx is the width of the map for which patterns are drawn; the panes of
// a comparison are smaller, and their tiles with them, so that hatches stay
// open enough to read names on.
const (
	nominalPx     = 860
	nominalHalfPx = 600
)

var patterns = map[sign]pattern{
	sign(geodata.DeFactoRecognition):  {9, "M-2 2l4-4M0 9l9-9M7 11l4-4"},                // rising hatch
	sign(geodata.DeJureRecognition):   {6, "M-2 2l4-4M0 6l6-6M4 8l4-4M0 3l3-3M3 6l3-3"}, // the same, closed up
	sign(geodata.DemilitarisedBuffer): {9, "M-1 10L10-1M-1-1L10 10"},                    // crossed hatch
	sign(geodata.Demilitarisation):    {11, "M-1 12L12-1M-1-1L12 12"},
	sign(geodata.FrozenLine):          {8, "M0 4h8"}, // level lines
	sign(geodata.RussianWithdrawal):   {11, "M5.5 1.5v7M3 6l2.5 2.5L8 6"},
	sign(geodata.UkrainianWithdrawal): {11, "M5.5 9.5v-7M3 5l2.5-2.5L8 5"},
	sign(geodata.ReturnToUkraine):     {10, "M0 5h4M6 5h4"},
	sign(geodata.OpenTalks):           {9, "M4.5 4.5h.01"}, // dots
	sign(geodata.EconomicZone):        {10, "M2 5h6M5 2v6"},
	sign(geodata.NoChange):            {14, "M7 7h.01"},

	differenceSigns[treatedDifferently]: {9, "M-1 10L10-1M-1-1L10 10"},     // crossed
	differenceSigns[onlyFirst]:          {9, "M-2 2l4-4M0 9l9-9M7 11l4-4"}, // rising
	differenceSigns[onlySecond]:         {9, "M-2 7l4 4M0 0l9 9M7-2l4 4"},  // falling
	differenceSigns[treatedAlike]:       {8, "M4 4h.01"},                   // dots
}

func patternID(k sign) string { return "p-" + string(k) }

// treatmentClass is the class of a filled area; the style sheet joins it with
// the pattern and the colour of its treatment.
func treatmentClass(s shownArea) string {
	class := "t-" + string(s.sign)
	if s.vague() {
		class += " is-vague"
	}
	if s.area.Holder == geodata.Ukraine && s.sign == sign(geodata.FrozenLine) {
		class += " is-held"
	}
	return class
}

// renderPatterns scales the tiles to the frame; web/map.js keeps them so while
// the reader zooms, from the level's unit and the nominal width in its attributes.
func (m *mapView) renderPatterns(f sheet.Frame, unit int) markup.Node {
	nominal := nominalPx
	if m.Scene.other != nil && !m.Scene.embedded {
		nominal = nominalHalfPx
	}
	scale := decimal(float64(f.W)/float64(nominal)/float64(unit), 3)
	var defs []markup.Node
	for _, k := range m.Site.signsOf(m.Scene) {
		if p, ok := patterns[k]; ok {
			defs = append(defs, svgElem("pattern").ID(patternID(k)).
				Attr("patternUnits", "userSpaceOnUse").
				Attr("width", attrInt(p.size)).Attr("height", attrInt(p.size)).
				Attr("patternTransform", "scale("+scale+")").
				Body(svgPath("tile "+patternID(k), p.d)))
		}
	}
	return svgElem("defs").DataSet("unit", attrInt(unit)).DataSet("nominal", attrInt(nominal)).Body(defs...)
}
