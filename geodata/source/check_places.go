package source

import (
	"math"
	"strings"

	"github.com/paulmach/orb"

	"github.com/draftlines/draftlines/geodata"
)

const (
	// unitToleranceM is how far outside its oblast's drawn edge a place may
	// lie: the base is off by up to 5 km, and on the coast by more.
	unitToleranceM = 6000
	// statusToleranceM is how deep a place may lie in the area of the other
	// side: the line is drawn through points of 0.01 degrees.
	statusToleranceM = 3000
)

var (
	statuses   = []string{"ua-held", "ru-held", "contested"}
	popSources = []string{"ukrstat-2022", "geonames"}
	sides      = []string{"ua", "ru", "contested"}
)

func (c *checker) checkPlaces() {
	var before []*placeRow
	for _, rec := range c.f.places {
		o, p, id := rec.origin, rec.value, string(rec.value.ID)
		c.id(o, "place", id, plainForm)
		c.need(o, id, "name_en", p.NameEn, "name_uk", p.NameUk, "unit", string(p.Unit))
		if p.Population > 0 {
			oneOf(c, o, id, p.PopSource, popSources, "pop_source")
		}
		c.look(c.units, o, id, string(p.Unit), "unit")
		oneOf(c, o, id, p.Status, statuses, "status")
		c.date(o, id, p.AsOf, "as_of")
		c.sourced(o, id, p.sources())
		c.decimals(o, id)
		c.letters(o, id, p.NameEn, "", "name_en")
		c.letters(o, id, p.NameUk, "uk", "name_uk")
		c.checkPlaceTwice(o, id, p, before)
		before = append(before, p)
		if c.checkFrame(o, id, []orb.Point{p.lonlat()}) {
			c.checkPlaceGround(o, id, p)
		}
	}
}

// checkPlaceTwice notes a place that an earlier row has, by its name in the
// same oblast or by its point.
func (c *checker) checkPlaceTwice(o origin, id string, p *placeRow, before []*placeRow) {
	for _, q := range before {
		switch {
		case p.NameEn != "" && q.Unit == p.Unit && q.NameEn == p.NameEn:
			c.add(o.file, o.line("name_en"), id, rulePlaceTwice, "%s has a %s already, with the id %q; remove one, or tell them apart in their names.", p.Unit, p.NameEn, q.ID)
		case p.lonlat() == q.lonlat():
			c.add(o.file, o.line("lon"), id, rulePlaceTwice, "The place lies on the very point of %q; correct one of them.", q.ID)
		}
	}
}

// decimals notes coordinates of a row that claim too much.
func (c *checker) decimals(o origin, id string) {
	for _, name := range []string{"lon", "lat"} {
		if _, digits, ok := strings.Cut(o.node.scalar(name), "."); ok && len(digits) > maxDecimals {
			c.add(o.file, o.line(name), id, ruleDecimals, "The field %q has more than %d decimals; round it.", name, maxDecimals)
		}
	}
}

func (c *checker) checkPlaceGround(o origin, id string, p *placeRow) {
	unit := c.unit[p.Unit]
	if unit == nil || c.spoilt[unit] {
		return
	}
	polygons, ok := unit.Geometry.(orb.MultiPolygon)
	if !ok {
		return
	}
	if m := distanceM(p.lonlat(), polygons); m > unitToleranceM {
		c.add(o.file, o.line(), id, rulePlaceOutsideUnit, "The place lies %.0f km outside %s (%s). Check its coordinates and its unit.", m/1000, p.Unit, unit.Properties.NameEn)
		return
	}
	holder := map[string]geodata.Holder{"ua-held": geodata.Ukraine, "ru-held": geodata.Russia}[p.Status]
	if holder == "" {
		return
	}
	near := math.Inf(1)
	for _, piece := range unit.Properties.Pieces {
		f := c.area[piece]
		if f == nil || c.spoilt[f] || f.Geometry == nil {
			return
		}
		if pieceGround, ok := f.Geometry.(orb.MultiPolygon); ok && f.Properties.Holder == holder {
			near = min(near, distanceM(p.lonlat(), pieceGround))
		}
	}
	// A unit without pieces is held by Ukraine.
	if len(unit.Properties.Pieces) == 0 && holder == geodata.Ukraine {
		return
	}
	if near > statusToleranceM {
		c.add(o.file, o.line("status"), id, rulePlaceStatus, "The place is %q, but it lies more than %d km from the area that this side holds. Check the status and the coordinates.", p.Status, statusToleranceM/1000)
	}
}

func (c *checker) checkPoints() {
	var file string
	var last int
	for _, rec := range c.f.points {
		o, p := rec.origin, rec.value
		id := o.node.scalar("seq")
		if o.file != file {
			file, last = o.file, 0
		}
		if p.Seq <= last {
			c.add(o.file, o.line("seq"), id, rulePointOrder, "The point's seq is %d after %d; number the points in their order.", p.Seq, last)
		}
		last = max(last, p.Seq)
		c.need(o, id, "segment", p.Segment, "sector", p.Sector)
		if p.Side != "" {
			oneOf(c, o, id, p.Side, sides, "settlement_side")
		}
		if c.checkFrame(o, id, []orb.Point{{p.Lon, p.Lat}}) && (offGrid(p.Lon) || offGrid(p.Lat)) {
			c.add(o.file, o.line(), id, ruleOffGrid, "The point %s, %s is not on the grid of 0.01 degrees; round it to two decimals, which is what we know.", o.node.scalar("lon"), o.node.scalar("lat"))
		}
	}
}

func offGrid(degrees float64) bool { return toGrid(degrees)%1000 != 0 }
