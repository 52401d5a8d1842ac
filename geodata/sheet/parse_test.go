package sheet

import (
	"regexp"
	"strconv"
	"testing"
)

// piece is one run of a path as a browser reads it.
type piece struct {
	points []XY
	closed bool
}

var (
	pathGrammar = regexp.MustCompile(`^(m-?\d+( |-)\d+(( |-)\d+( |-)\d+)+z?)+$`)
	pathToken   = regexp.MustCompile(`[mz]|-?\d+`)
)

// parse reads a path and fails the test if it is not in the sheet's spelling.
func parse(t testing.TB, path Path) []piece {
	t.Helper()
	if !pathGrammar.MatchString(string(path)) {
		t.Fatalf("path is not relative integers on one line: %.80q", path)
	}
	var out []piece
	var pen XY
	var numbers []int
	for _, token := range pathToken.FindAllString(string(path), -1) {
		switch token {
		case "m":
			out = append(out, piece{})
		case "z":
			out[len(out)-1].closed = true
			pen = out[len(out)-1].points[0]
		default:
			n, _ := strconv.Atoi(token)
			if numbers = append(numbers, n); len(numbers) == 2 {
				pen = XY{pen[0] + numbers[0], pen[1] + numbers[1]}
				numbers = numbers[:0]
				last := &out[len(out)-1]
				last.points = append(last.points, pen)
			}
		}
	}
	return out
}

// paths calls do for every path of a level.
func (l *Level) paths(do func(name string, path Path, closed bool)) {
	for id, p := range l.Neighbours {
		do("neighbour "+id, p, true)
	}
	for id, p := range l.Units {
		do("unit "+string(id), p, true)
	}
	for id, p := range l.Areas {
		do("area "+string(id), p, true)
	}
	for id, p := range l.Waters {
		do("water "+id, p, false)
	}
	for id, p := range l.Lines {
		do("line "+string(id), p, false)
	}
	for id, p := range l.Ticks {
		do("ticks "+string(id), p, false)
	}
	if l.StateBorder != "" {
		do("state border", l.StateBorder, false)
	}
	if l.UnitBorders != "" {
		do("unit borders", l.UnitBorders, false)
	}
}

// directed counts the edges of a path's rings, in path units.
func directed(t testing.TB, count map[[2]XY]int, path Path) {
	t.Helper()
	for _, ring := range parse(t, path) {
		for i, b := range ring.points {
			count[[2]XY{ring.points[(i+len(ring.points)-1)%len(ring.points)], b}]++
		}
	}
}

// pathArea returns twice the signed area of a path's rings, in path units.
func pathArea(t testing.TB, path Path) int {
	t.Helper()
	sum := 0
	for _, ring := range parse(t, path) {
		sum += shoelace(ring.points)
	}
	return sum
}
