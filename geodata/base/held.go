package base

import (
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// farSide closes the main line round the south-east of Ukraine, through Russia
// and the Black Sea: from its northern end to its start at Kinburn.
var farSide = orb.LineString{{38.4, 50.4}, {42, 50.4}, {42, 43.5}, {31, 43.5}, {31, 46.54}}

// enclose closes the control segments to loops with the Russian-held ground
// inside. An end of a border segment, and the northern end of the main line,
// is joined to the nearest point of the state border; between its two ends a
// border segment is closed along the border itself. The points on the border
// that this takes are returned by the segment of the border they lie on.
func enclose(controls []Control, border loop) (map[string]loop, map[segment][]point) {
	loops, pins := map[string]loop{}, map[segment][]point{}
	for _, c := range controls {
		if c.Segment == axis {
			continue
		}
		front := toLoop(orb.Ring(c.LonLat))
		last, lastSpot := nearestOn(border, front[len(front)-1], pins)
		if c.Segment == "main" {
			loops[c.Segment] = append(append(front, last), toLoop(orb.Ring(farSide))...)
			continue
		}
		first, firstSpot := nearestOn(border, front[0], pins)
		closed := append(loop{first}, front...)
		closed = append(closed, last)
		loops[c.Segment] = append(closed, along(border, lastSpot, firstSpot)...)
	}
	return loops, pins
}

// axis is the segment of the control points that follows the Dnipro and is no
// line of contact.
const axis = "dnipro-axis"

// spot is where on a loop a point lies: on the segment that starts at Index.
type spot struct {
	index int
	part  float64
}

// nearestOn returns the grid point nearest to p on a loop and notes it among
// the pins.
func nearestOn(l loop, p point, pins map[segment][]point) (point, spot) {
	// Degrees of longitude are shorter than those of latitude.
	shrink := math.Cos(p.lonlat()[1] * math.Pi / 180)
	best, at, where := math.Inf(1), point{}, spot{}
	for i, a := range l {
		b := l[(i+1)%len(l)]
		dx, dy := float64(b.x-a.x)*shrink, float64(b.y-a.y)
		f := (float64(p.x-a.x)*shrink*dx + float64(p.y-a.y)*dy) / (dx*dx + dy*dy)
		f = min(max(f, 0), 1)
		q := point{a.x + int64(math.Round(f*float64(b.x-a.x))), a.y + int64(math.Round(f*float64(b.y-a.y)))}
		if d := math.Hypot(float64(p.x-q.x)*shrink, float64(p.y-q.y)); d < best {
			best, at, where = d, q, spot{i, f}
		}
	}
	s := segment{l[where.index], l[(where.index+1)%len(l)]}
	insert(at, s.canonical(), pins)
	return at, where
}

// along returns the vertices of a loop between two spots, by the shorter way.
func along(l loop, from, to spot) loop {
	forward := walk(l, from, to)
	back := walk(l, to, from).reversed()
	if length(back) < length(forward) {
		return back
	}
	return forward
}

func walk(l loop, from, to spot) (out loop) {
	n := to.index - from.index
	if n < 0 || n == 0 && to.part < from.part {
		n += len(l)
	}
	for i := 1; i <= n; i++ {
		out = append(out, l[(from.index+i)%len(l)])
	}
	return out
}

func length(l loop) (sum float64) {
	for i := 1; i < len(l); i++ {
		sum += math.Hypot(float64(l[i].x-l[i-1].x), float64(l[i].y-l[i-1].y))
	}
	return sum
}

// winding tells whether a point lies inside the loop by the number of turns
// around it, so that a loop that crosses itself outside Ukraine does no harm.
func (l loop) winding(x, y float64) (turns int) {
	for i, p := range l {
		q := l[(i+1)%len(l)]
		if crossesRay(p, q, x, y) {
			if q.y < p.y { // the western side of a counter-clockwise loop
				turns++
			} else {
				turns--
			}
		}
	}
	return turns
}

// outline returns the longest loop of the border of Ukraine's ground.
func (m mesh) outline() (loop, error) {
	var longest loop
	for _, l := range m.loopsOf(isUnit) {
		if len(l) > len(longest) {
			longest = l
		}
	}
	if longest == nil {
		return nil, fmt.Errorf("base: the provinces have no Ukraine")
	}
	return longest, nil
}

func isUnit(label string) bool { return strings.HasPrefix(label, "UA-") }
