package base

import (
	"fmt"
	"maps"
	"slices"

	"github.com/draftlines/draftlines/geodata/geodesy"
	"github.com/paulmach/orb"
)

// divided names the pieces of the units that the line of contact divides: the
// piece that Ukraine held on the day, then the one that Russia held.
var divided = map[string][2]string{
	"UA-09": {"luhansk-held", "luhansk-occupied"},
	"UA-12": {"dnipropetrovsk-rest", "dnipropetrovsk-occupied"},
	"UA-14": {"donetsk-held", "donetsk-occupied"},
	"UA-23": {"zaporizhzhia-held", "zaporizhzhia-occupied"},
	"UA-48": {"mykolaiv-rest", "mykolaiv-occupied"},
	"UA-59": {"sumy-rest", "sumy-occupied"},
	"UA-63": {"kharkiv-rest", "kharkiv-occupied"},
	"UA-65": {"kherson-held", "kherson-occupied"},
}

// undivided names the units that are areas by themselves.
var undivided = map[string]string{"UA-43": "crimea", "UA-40": "sevastopol"}

// speckKM2 is the size below which a scrap of a piece is given to its sibling:
// the control points are rounded to 0.01 degree, about a kilometre, so that a
// smaller scrap says nothing about the ground.
const speckKM2 = 0.5

// ground is the map after the cut.
type ground struct {
	units  mesh // labels: UA-14, POL
	pieces mesh // labels: donetsk-held, crimea, UA-05, POL
	// fronts has for each segment of a control line its name: main, sumy.
	fronts map[segment]string
	// beaches are the segments of the control line that stand for a shore.
	beaches map[segment]bool
	shore   []segment // the coast that is line of contact, directed
	specks  []speck
}

// speck is a scrap that went to its sibling.
type speck struct {
	from, to string
	km2      float64
	lonlat   orb.Point
}

// cut builds the map from the provinces and the control points.
func cut(provinces []province, controls []Control) (*ground, error) {
	var labels []string
	var lines [][]point
	for _, p := range provinces {
		for _, l := range p.loops {
			labels, lines = append(labels, p.label), append(lines, closed(l))
		}
	}
	if _, err := node(lines); err != nil {
		return nil, err
	}
	land, err := landMesh(labels, lines)
	if err != nil {
		return nil, err
	}
	border, err := land.outline()
	if err != nil {
		return nil, err
	}
	loops, pins := enclose(controls, border)
	for i, line := range lines {
		lines[i] = split(line, pins)
	}
	names := slices.Sorted(maps.Keys(loops))
	for _, name := range names {
		lines = append(lines, closed(loops[name]))
	}
	lines = append(lines, closed(toLoop(frame.ToRing())))
	if lines, err = node(lines); err != nil {
		return nil, err
	}
	if land, err = landMesh(labels, lines[:len(labels)]); err != nil {
		return nil, err
	}
	for i, name := range names {
		line := lines[len(labels)+i]
		loops[name] = line[:len(line)-1]
	}
	g := divide(land, loops, lines[len(labels):])
	g.beaches = beaches(controls, loops)
	g.giveShore()
	g.followShore()
	return g, g.sweepSpecks()
}

// beaches returns the segments of the main line that begin or end at a control
// point marked as shore.
func beaches(controls []Control, loops map[string]loop) map[segment]bool {
	out := map[segment]bool{}
	for _, c := range controls {
		if c.Beach == 0 {
			continue
		}
		end := toGrid(c.LonLat[min(c.Beach, len(c.LonLat)-1)])
		l := loops[c.Segment]
		for i := 0; l[i] != end; i++ {
			out[segment{l[i], l[i+1]}.canonical()] = true
		}
		// The way in from the sea to the first point.
		for i := len(l) - 1; l[i] != toGrid(farSide[len(farSide)-1]); i-- {
			out[segment{l[i], l[(i+1)%len(l)]}.canonical()] = true
			out[segment{l[i-1], l[i]}.canonical()] = true
		}
	}
	return out
}

func closed(l loop) []point { return append(slices.Clone([]point(l)), l[0]) }

// divide labels every segment, those of the cutting lines included, by what
// lies on either side of it.
func divide(land mesh, loops map[string]loop, cuts [][]point) *ground {
	units := maps.Clone(land)
	for _, line := range cuts {
		for i := 1; i < len(line); i++ {
			s := segment{line[i-1], line[i]}.canonical()
			if _, ok := land[s]; !ok {
				x, y := s.beside(true)
				label := land.at(x, y)
				units[s] = sides{label, label}
			}
		}
	}
	g := &ground{fronts: map[segment]string{}}
	clip := func(s segment, left bool, old string) string {
		if x, y := s.beside(left); !frame.Contains(orb.Point{x / perDegree, y / perDegree}) {
			return ""
		}
		return old
	}
	g.pieces = mesh{}
	for s, at := range units {
		g.pieces[s] = sides{pieceOf(s, true, clip(s, true, at.left), loops), pieceOf(s, false, clip(s, false, at.right), loops)}
	}
	g.pieces.dissolved()
	g.units = units.relabelled(clip)
	for name, l := range loops {
		for i, p := range l {
			g.fronts[segment{p, l[(i+1)%len(l)]}.canonical()] = name
		}
	}
	return g
}

// pieceOf returns the piece of a divided unit that lies beside a segment, or
// the label as it is.
func pieceOf(s segment, left bool, label string, loops map[string]loop) string {
	if area, ok := undivided[label]; ok {
		return area
	}
	pair, ok := divided[label]
	if !ok {
		return label
	}
	x, y := s.beside(left)
	for _, l := range loops {
		if l.winding(x, y) != 0 {
			return pair[1]
		}
	}
	return pair[0]
}

// sweepSpecks gives scraps of less than speckKM2 that the cutting lines made
// to the other piece of their unit, and notes them.
func (g *ground) sweepSpecks() error {
	for _, unit := range slices.Sorted(maps.Keys(divided)) {
		for i, piece := range divided[unit] {
			sibling := divided[unit][1-i]
			for _, l := range g.pieces.loops(piece) {
				km2 := geodesy.AreaKM2(orb.MultiPolygon{orb.Polygon{l.ring()}})
				if l.area2() <= 0 || km2 >= speckKM2 || !g.touches(l, sibling) {
					continue
				}
				g.give(l, sibling)
				g.specks = append(g.specks, speck{piece, sibling, km2, l[0].lonlat()})
			}
		}
	}
	for _, pair := range divided {
		for _, piece := range pair {
			if len(g.pieces.loops(piece)) == 0 {
				return fmt.Errorf("base: nothing is left of %s", piece)
			}
		}
	}
	return nil
}

// touches tells whether the area has ground beside the loop, on its right.
func (g *ground) touches(l loop, area string) bool {
	for i, p := range l {
		if g.ownerRight(segment{p, l[(i+1)%len(l)]}) == area {
			return true
		}
	}
	return false
}

// give relabels the ground inside a loop.
func (g *ground) give(l loop, to string) {
	for i, p := range l {
		s := segment{p, l[(i+1)%len(l)]}
		c := s.canonical()
		at := g.pieces[c]
		if c == s {
			at.left = to
		} else {
			at.right = to
		}
		g.pieces[c] = at
		if at.left == at.right {
			delete(g.pieces, c)
		}
	}
}
