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

// clean makes valid polygons of rings that touch, cross or overlap: what the
// rings wind around at least once is ground.
func clean(loops []loop) (orb.MultiPolygon, error) {
	lines := make([][]point, len(loops))
	for i, l := range loops {
		lines[i] = closed(l)
	}
	lines, err := node(lines)
	if err != nil {
		return nil, err
	}
	for i, line := range lines {
		loops[i] = line[:len(line)-1]
	}
	label := func(s segment, left bool) string {
		x, y := s.beside(left)
		turns := 0
		for _, l := range loops {
			turns += l.winding(x, y)
		}
		if turns > 0 {
			return "ground"
		}
		return ""
	}
	m := mesh{}
	for _, s := range distinct(lines) {
		m[s] = sides{label(s, true), label(s, false)}
	}
	return m.dissolved().polygonsOf("ground"), nil
}
