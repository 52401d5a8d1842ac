package base

import (
	"sort"
	"strings"

	"github.com/draftlines/draftlines/geodata/geodesy"
	"github.com/paulmach/orb"
)

// sectors are the pieces of the line of contact, from the mouth of the Dnipro
// to the north.
var sectors = []string{
	"mykolaiv", "kherson", "zaporizhzhia", "dnipropetrovsk", "donetsk", "luhansk",
	"kharkiv", "kharkiv-strip", "kharkiv-vovchansk", "kharkiv-lyptsi", "sumy",
}

// sectorOf names the sector of a border segment by the patch whose line it
// comes from, or by the unit of the occupied piece.
func sectorOf(front, occupied string) string {
	switch front {
	case "kharkiv-ne-1", "kharkiv-ne-2":
		return "kharkiv-strip"
	case "vovchansk", "lyptsi":
		return "kharkiv-" + front
	case "sumy", "sumy-2":
		return "sumy"
	}
	return strings.TrimSuffix(occupied, "-occupied")
}

// occupiedPiece tells whether Russia held a piece on the day.
func occupiedPiece(label string) bool {
	return strings.HasSuffix(label, "-occupied") || label == "crimea" || label == "sevastopol"
}

// heldPiece tells whether Ukraine held a piece on the day.
func heldPiece(label string) bool {
	return strings.HasSuffix(label, "-held") || strings.HasSuffix(label, "-rest") || isUnit(label)
}

// contact returns the line of contact by sector: the borders between pieces
// that Ukraine and Russia held, and along the estuary of the Dnipro, where
// there is only water between them, the shore of the occupied pieces. The
// Russian-held side is on the right hand.
func (g *ground) contact() map[string]orb.MultiLineString {
	segments := map[string][]segment{}
	for s, at := range g.pieces {
		front := g.fronts[s]
		switch {
		case heldPiece(at.left) && occupiedPiece(at.right):
			sector := sectorOf(front, at.right)
			segments[sector] = append(segments[sector], s)
		case heldPiece(at.right) && occupiedPiece(at.left):
			sector := sectorOf(front, at.left)
			segments[sector] = append(segments[sector], segment{s.b, s.a})
		}
	}
	for _, s := range g.shore {
		sector := sectorOf("", g.ownerRight(s))
		segments[sector] = append(segments[sector], s)
	}
	out := map[string]orb.MultiLineString{}
	for sector, ss := range segments {
		out[sector] = stitch(ss)
	}
	return out
}

// ownerRight returns the piece on the right hand of a directed segment.
func (g *ground) ownerRight(s segment) string { return g.ownerLeft(segment{s.b, s.a}) }

// ownerLeft returns the piece on the left hand of a directed segment.
func (g *ground) ownerLeft(s segment) string {
	at := g.pieces[s.canonical()]
	if s == s.canonical() {
		return at.left
	}
	return at.right
}

// stitch joins directed segments that follow one another to lines, the longest
// first. A line ends where none or several go on.
func stitch(segments []segment) orb.MultiLineString {
	from, into := map[point][]point{}, map[point]int{}
	for _, s := range segments {
		from[s.a] = append(from[s.a], s.b)
		into[s.b]++
	}
	passes := func(p point) bool { return len(from[p]) == 1 && into[p] == 1 }
	sort.Slice(segments, func(i, j int) bool {
		a, b := segments[i], segments[j]
		if passes(a.a) != passes(b.a) {
			return passes(b.a) // starts of open lines before rings
		}
		return a.a.less(b.a) || a.a == b.a && a.b.less(b.b)
	})
	used := map[segment]bool{}
	var out orb.MultiLineString
	for _, s := range segments {
		if used[s] {
			continue
		}
		line := orb.LineString{s.a.lonlat()}
		for {
			used[s] = true
			line = append(line, s.b.lonlat())
			if !passes(s.b) || used[segment{s.b, from[s.b][0]}] {
				break
			}
			s = segment{s.b, from[s.b][0]}
		}
		out = append(out, line)
	}
	sort.SliceStable(out, func(i, j int) bool {
		return geodesy.LengthKM(orb.MultiLineString{out[i]}) > geodesy.LengthKM(orb.MultiLineString{out[j]})
	})
	return out
}
