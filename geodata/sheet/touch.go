package sheet

import (
	"math"
	"slices"

	"github.com/draftlines/draftlines/geodata"
)

// Ground is a piece of ground on the sheet: an area, a unit that is not divided
// into areas, or a part of a neighbouring state. One of the three is set.
type Ground struct {
	Area      geodata.AreaID `json:"area,omitempty"`
	Unit      geodata.UnitID `json:"unit,omitempty"`
	Neighbour string         `json:"neighbour,omitempty"`
}

// Touch is other ground that shares a border with an area.
type Touch struct {
	Ground
	// KM is the length of the shared border as drawn at the finest level, to a
	// tenth.
	KM float64 `json:"km"`
	// Towards are the directions from the middle of the area to the shared
	// border, clockwise from north: those that have a fifth of its length.
	Towards []Direction `json:"towards"`
}

// Direction is one of eight, clockwise from north: North is 0, NorthEast 1.
type Direction int

// Directions is how many there are.
const Directions = 8

// borders finds which ground touches which. Shared borders are the same strokes
// in the paths of both, so that nothing is compared but whole numbers.
type borders struct {
	sheet *Sheet
	level *Level
	// users are the pieces of ground on either side of a stroke.
	users map[[2]XY][]Ground
	// strokes are those round an area.
	strokes map[geodata.AreaID][][2]XY
}

// touchesOf lists for each area what touches it, as far as it is drawn. The
// browser's program would take too long over it.
func touchesOf(s *Sheet, a *geodata.Atlas) map[geodata.AreaID][]Touch {
	b := newBorders(s)
	all := map[geodata.AreaID][]Touch{}
	for _, area := range a.Areas {
		if t := b.of(a.PartsOf(area.ID)); len(t) > 0 {
			all[area.ID] = t
		}
	}
	return all
}

// newBorders reads the finest paths of a sheet.
func newBorders(s *Sheet) *borders {
	b := &borders{s, &s.Levels[len(s.Levels)-1], map[[2]XY][]Ground{}, map[geodata.AreaID][][2]XY{}}
	for id, p := range b.level.Areas {
		b.strokes[id] = b.add(Ground{Area: id}, p)
	}
	for id, p := range b.level.Units {
		b.add(Ground{Unit: id}, p)
	}
	for id, p := range b.level.Neighbours {
		b.add(Ground{Neighbour: id}, p)
	}
	return b
}

// add notes the strokes of a path under the ground that it encloses.
func (b *borders) add(g Ground, p Path) (strokes [][2]XY) {
	for _, piece := range piecesOf(p) {
		for i, from := range piece.points {
			stroke := strokeOf(from, piece.points[(i+1)%len(piece.points)])
			b.users[stroke] = append(b.users[stroke], g)
			strokes = append(strokes, stroke)
		}
	}
	return strokes
}

// strokeOf is a stroke in the one of its two directions that both sides use.
func strokeOf(a, b XY) [2]XY {
	if a[0] > b[0] || a[0] == b[0] && a[1] > b[1] {
		a, b = b, a
	}
	return [2]XY{a, b}
}

// of lists what touches the ground that drawn areas make up together, longest
// border first.
func (b *borders) of(parts []geodata.AreaID) []Touch {
	var strokes [][2]XY
	for _, id := range parts {
		strokes = append(strokes, b.strokes[id]...)
	}
	middle := middleOf(strokes)
	shares := map[Ground]*[Directions]float64{}
	for _, id := range parts {
		for _, stroke := range b.strokes[id] {
			for _, g := range b.users[stroke] {
				if slices.Contains(parts, g.Area) {
					continue
				}
				if shares[g] == nil {
					shares[g] = &[Directions]float64{}
				}
				shares[g][directionTo(middle, stroke)] += b.lengthKM(stroke)
			}
		}
	}
	return touches(shares)
}

// touches turns the lengths by direction into a list without the borders that
// are mere corners: shorter than a kilometre.
func touches(shares map[Ground]*[Directions]float64) []Touch {
	var out []Touch
	for g, share := range shares {
		t := Touch{Ground: g}
		for _, km := range share {
			t.KM += km
		}
		for d, km := range share {
			if km >= t.KM/5 {
				t.Towards = append(t.Towards, Direction(d))
			}
		}
		if t.KM = math.Round(t.KM*10) / 10; t.KM >= 1 {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(s, t Touch) int {
		switch {
		case s.KM > t.KM:
			return -1
		case s.KM < t.KM:
			return 1
		}
		return slices.Compare(s.Ground.key(), t.Ground.key())
	})
	return out
}

func (g Ground) key() []string { return []string{string(g.Area), string(g.Unit), g.Neighbour} }

// middleOf is the middle of the ground within strokes: the centroid of what they
// enclose would need their order, so it is that of the strokes by length.
func middleOf(strokes [][2]XY) [2]float64 {
	var x, y, sum float64
	for _, s := range strokes {
		l := length(s[:])
		x += l * float64(s[0][0]+s[1][0]) / 2
		y += l * float64(s[0][1]+s[1][1]) / 2
		sum += l
	}
	if sum == 0 {
		return [2]float64{}
	}
	return [2]float64{x / sum, y / sum}
}

// lengthKM is the length of a stroke on the ground.
func (b *borders) lengthKM(s [2]XY) float64 {
	y := float64(s[0][1]+s[1][1]) / 2 * float64(b.level.Unit)
	return length(s[:]) * float64(b.level.Unit) * b.sheet.Projection.GroundM(y) / 1000
}

// directionTo is the direction from a point to the middle of a stroke. The
// projection is conformal, so that it is right on the map and on the ground.
func directionTo(from [2]float64, s [2]XY) Direction {
	east := float64(s[0][0]+s[1][0])/2 - from[0]
	south := float64(s[0][1]+s[1][1])/2 - from[1]
	turn := math.Atan2(east, -south) / (2 * math.Pi) * Directions
	return Direction((int(math.Round(turn)) + Directions) % Directions)
}
