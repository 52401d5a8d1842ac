package base

import (
	"sort"

	"github.com/paulmach/orb"
)

// polygonsOf returns the ground with the label: polygons with right-hand
// rings, the largest first, each with its holes.
func (m mesh) polygonsOf(label string) orb.MultiPolygon { return assemble(m.loops(label)) }

// assemble gives each clockwise loop to the smallest counter-clockwise one
// that it lies in.
func assemble(loops []loop) orb.MultiPolygon {
	var outer, holes []loop
	for _, l := range loops {
		if l.area2() > 0 {
			outer = append(outer, l)
		} else {
			holes = append(holes, l)
		}
	}
	sort.SliceStable(outer, func(i, j int) bool { return outer[i].area2() > outer[j].area2() })
	mp := make(orb.MultiPolygon, len(outer))
	for i, l := range outer {
		mp[i] = orb.Polygon{l.ring()}
	}
	for _, h := range holes {
		// The ground of the piece is on the left hand of a hole's border.
		x, y := segment{h[0], h[1]}.beside(true)
		for i := len(outer) - 1; i >= 0; i-- {
			if outer[i].contains(x, y) {
				mp[i] = append(mp[i], h.ring())
				break
			}
		}
	}
	return mp
}
