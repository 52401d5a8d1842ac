package source

import (
	"fmt"

	"github.com/paulmach/orb"
)

// frame is what the sheet shows at most; coordinates outside it are wrong.
var frame = orb.Bound{Min: orb.Point{19, 42}, Max: orb.Point{44, 55}}

// show writes a point for a message.
func show(lonlat orb.Point) string { return fmt.Sprintf("%.7g, %.7g", lonlat[0], lonlat[1]) }

// checkGeometry is about a feature's geometry by itself.
func (c *checker) checkGeometry(f *Feature) {
	if f.Geometry == nil {
		return
	}
	before := len(c.problems)
	if c.checkFrame(f.origin, f.ID, points(f.Geometry)) {
		switch g := f.Geometry.(type) {
		case orb.MultiPolygon:
			for _, polygon := range g {
				for i, ring := range polygon {
					c.checkRing(f, ring, i > 0)
				}
			}
		case orb.MultiLineString:
			for _, line := range g {
				if len(line) < 2 {
					c.add(f.file, f.line("geometry"), f.ID, ruleRingShort, "A line needs at least two points.")
				}
			}
		}
	}
	c.spoilt[f] = len(c.problems) > before
}

// andMore says how many there are beside the first that a message shows.
func andMore(n int) string {
	if n <= 1 {
		return ""
	}
	return fmt.Sprintf(" (and %d more)", n-1)
}

// points returns every point of a geometry.
func points(g orb.Geometry) (out []orb.Point) {
	switch g := g.(type) {
	case orb.Point:
		return []orb.Point{g}
	case orb.MultiLineString:
		for _, line := range g {
			out = append(out, line...)
		}
	case orb.MultiPolygon:
		for _, polygon := range g {
			for _, ring := range polygon {
				out = append(out, ring...)
			}
		}
	}
	return out
}

// checkFrame notes points outside the sheet, once for a feature, and whether
// they would be inside if longitude and latitude were exchanged.
func (c *checker) checkFrame(o origin, feature string, lonlats []orb.Point) bool {
	var outside, swapped int
	var first orb.Point
	for _, p := range lonlats {
		if frame.Contains(p) {
			continue
		}
		if outside++; outside == 1 {
			first = p
		}
		if frame.Contains(orb.Point{p[1], p[0]}) {
			swapped++
		}
	}
	switch {
	case outside == 0:
		return true
	case swapped == outside:
		c.add(o.file, o.line("geometry"), feature, ruleSwapped, "Longitude and latitude are exchanged at %s%s; longitude (east) comes first.", show(first), andMore(swapped))
	default:
		c.add(o.file, o.line("geometry"), feature, ruleOutsideFrame, "The point %s%s lies outside the sheet: longitude 19 to 44, latitude 42 to 55.", show(first), andMore(outside))
	}
	return false
}

func (c *checker) checkRing(f *Feature, ring orb.Ring, hole bool) {
	cs := cells(ring)
	line := f.line("geometry")
	switch {
	case len(cs) > 1 && cs[0] != cs[len(cs)-1]:
		c.add(f.file, line, f.ID, ruleRingOpen, "The ring that starts at %s ends at %s; its last point must be its first.", show(ring[0]), show(ring[len(ring)-1]))
		return
	case len(cs) < 4:
		c.add(f.file, line, f.ID, ruleRingShort, "A ring of %d points encloses nothing; it needs three corners and the first point again at its end.", len(cs))
		return
	}
	if at, found := crossing(cs); found {
		c.add(f.file, line, f.ID, ruleRingCrossing, "The ring that starts at %s crosses, touches or repeats itself near %s.", show(ring[0]), show(at.lonlat()))
		return
	}
	if clockwise(cs) != hole {
		want := "counter-clockwise, as an outer ring must"
		if hole {
			want = "clockwise, as a hole must"
		}
		c.add(f.file, line, f.ID, ruleRingDirection, "The ring that starts at %s does not run %s; reverse its points.", show(ring[0]), want)
	}
}
