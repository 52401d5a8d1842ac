package base

import (
	"cmp"
	"slices"
)

// The control points of the estuary (their note says "estuary shore") stand
// for a line along the water's edge. Our coast is another one and lies up to
// two kilometres off, so that the control line cuts strips of beach from the
// left bank. giveShore gives these strips to the occupied piece and takes the
// coast itself as the line of contact there.

// giveShore relabels the strips of held ground that lie between the shore part
// of the control line and the water: scraps with no other neighbour than the
// occupied piece and the sea.
func (g *ground) giveShore() {
	for _, pair := range divided {
		held, occupied := pair[0], pair[1]
		for _, l := range g.pieces.loops(held) {
			if l.area2() > 0 && g.isStrip(l, occupied) {
				g.give(l, occupied)
			}
		}
	}
}

func (g *ground) isStrip(l loop, occupied string) bool {
	beach := false
	for i, p := range l {
		s := segment{p, l[(i+1)%len(l)]}
		switch owner := g.ownerRight(s); {
		case owner == "":
		case owner == occupied && g.beaches[s.canonical()]:
			beach = true
		default:
			return false
		}
	}
	return beach
}

// followShore finds the coast of the occupied ground between the western end
// of the Kinburn Spit and the point where the line of contact comes ashore for
// good, directed with that ground on the right hand.
func (g *ground) followShore() {
	spit := largest(g.pieces.loops("mykolaiv-occupied"))
	mainland := largest(g.pieces.loopsOf(occupiedPiece)).reversed()
	at := slices.Index(mainland, spit[0]) // loops start at their most western point
	for i := range mainland {
		n := len(mainland)
		s := segment{mainland[(at+i)%n], mainland[(at+i+1)%n]}
		switch across := g.ownerLeft(s); {
		case across == "":
			g.shore = append(g.shore, s)
		case !heldPiece(across):
			return // the state border: the front ends there
		}
	}
}

func largest(loops []loop) loop {
	return slices.MaxFunc(loops, func(a, b loop) int { return cmp.Compare(a.area2(), b.area2()) })
}
