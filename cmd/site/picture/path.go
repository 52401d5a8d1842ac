package picture

import (
	"math"
	"strconv"
)

// point is a place in a picture, in pixels.
type point struct{ x, y float64 }

// line is a run of points; closed if it is a ring.
type line struct {
	points []point
	closed bool
}

// readPath reads path data: what package sheet writes, and what the signs and
// tiles of package app are made of: m, l, h, v, z, and A for half circles. Each
// point is put through place.
func readPath(d string, place func(x, y float64) point) []line {
	r := pathReader{rest: d, place: place}
	for r.next() {
	}
	r.end(false)
	return r.lines
}

type pathReader struct {
	rest           string
	place          func(x, y float64) point
	lines          []line
	points         []point
	x, y           float64 // the pen
	startX, startY float64
	command        byte
}

func (r *pathReader) end(closed bool) {
	if len(r.points) > 1 {
		r.lines = append(r.lines, line{r.points, closed})
	}
	r.points = nil
}

func (r *pathReader) draw(x, y float64) {
	r.x, r.y = x, y
	if r.points == nil && r.command != 'm' && r.command != 'M' {
		r.points = append(r.points, r.place(r.startX, r.startY))
	}
	r.points = append(r.points, r.place(x, y))
}

// next reads one command or one repetition of it.
func (r *pathReader) next() bool {
	r.skip()
	if r.rest == "" {
		return false
	}
	c, repeated := r.rest[0], true
	if c >= 'A' && c != 'e' && c != 'E' {
		r.command, r.rest, repeated = c, r.rest[1:], false
	}
	switch r.command {
	case 'm', 'M':
		if !repeated {
			r.end(false)
		}
		x, y := r.pair(r.command == 'm')
		if !repeated {
			r.startX, r.startY = x, y
		}
		r.draw(x, y)
	case 'l', 'L':
		r.draw(r.pair(r.command == 'l'))
	case 'h':
		r.draw(r.x+r.number(), r.y)
	case 'H':
		r.draw(r.number(), r.y)
	case 'v':
		r.draw(r.x, r.y+r.number())
	case 'V':
		r.draw(r.x, r.number())
	case 'A':
		r.arc()
	case 'z', 'Z':
		r.end(true)
		r.x, r.y = r.startX, r.startY
	default:
		return false
	}
	return true
}

// arc draws half a circle clockwise, the only arc that the signs have.
func (r *pathReader) arc() {
	for range 5 {
		r.number()
	}
	x, y := r.number(), r.number()
	cx, cy := (r.x+x)/2, (r.y+y)/2
	radius, from := math.Hypot(x-cx, y-cy), math.Atan2(r.y-cy, r.x-cx)
	for i := 1; i <= 16; i++ {
		a := from + math.Pi*float64(i)/16
		r.draw(cx+radius*math.Cos(a), cy+radius*math.Sin(a))
	}
}

func (r *pathReader) pair(relative bool) (x, y float64) {
	x, y = r.number(), r.number()
	if relative {
		x, y = x+r.x, y+r.y
	}
	return x, y
}

func (r *pathReader) skip() {
	for r.rest != "" && (r.rest[0] == ' ' || r.rest[0] == ',') {
		r.rest = r.rest[1:]
	}
}

func (r *pathReader) number() float64 {
	r.skip()
	end, dots := 0, 0
	for end < len(r.rest) {
		c := r.rest[end]
		if c == '.' {
			dots++
		}
		if dots > 1 || c != '.' && (c < '0' || c > '9') && !(c == '-' && end == 0) {
			break
		}
		end++
	}
	v, err := strconv.ParseFloat(r.rest[:end], 64)
	if err != nil { // not a number: the path ends here
		r.rest = ""
		return 0
	}
	r.rest = r.rest[end:]
	return v
}

// dashes cuts lines into the strokes of a dash pattern, in pixels.
func dashes(lines []line, pattern []float64) (out []line) {
	total := 0.0
	for _, d := range pattern {
		total += d
	}
	if total <= 0 {
		return lines
	}
	for _, l := range lines {
		points := l.points
		if l.closed {
			points = append(points[:len(points):len(points)], points[0])
		}
		out = append(out, dashed(points, pattern)...)
	}
	return out
}

func dashed(points []point, pattern []float64) (out []line) {
	at, left, on := 0, pattern[0], true
	run := []point{points[0]}
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		for {
			length := math.Hypot(to.x-from.x, to.y-from.y)
			if length < left {
				left -= length
				break
			}
			if length > 0 {
				t := left / length
				from = point{from.x + (to.x-from.x)*t, from.y + (to.y-from.y)*t}
			}
			if on {
				out = append(out, line{points: append(run, from)})
			}
			run = []point{from}
			at = (at + 1) % len(pattern)
			left, on = pattern[at], !on
		}
		if on {
			run = append(run, to)
		}
	}
	if on && len(run) > 1 {
		out = append(out, line{points: run})
	}
	return out
}
