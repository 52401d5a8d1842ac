package base

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// segment is a directed piece of a line on the grid.
type segment struct{ a, b point }

// canonical returns the segment with its lesser end first.
func (s segment) canonical() segment {
	if s.b.less(s.a) {
		return segment{s.b, s.a}
	}
	return s
}

// node splits lines wherever two of them cross or one ends on another, so that
// afterwards segments meet at their ends only. Crossings are rounded to the
// grid; that bends a line by at most half a step and can make it touch another
// one, so it repeats until nothing is left to split. The result has for each
// input line the same line with the new points in it.
func node(lines [][]point) ([][]point, error) {
	for pass := 0; pass < 30; pass++ {
		splits := findSplits(lines)
		if len(splits) == 0 {
			return lines, nil
		}
		for i, line := range lines {
			lines[i] = split(line, splits)
		}
	}
	return nil, fmt.Errorf("base: noding %d lines: crossings keep appearing", len(lines))
}

// split inserts the split points of each segment into a line.
func split(line []point, splits map[segment][]point) []point {
	out := make([]point, 0, len(line))
	for i, p := range line {
		out = append(out, p)
		if i == len(line)-1 {
			break
		}
		s := segment{p, line[i+1]}
		at := slices.Clone(splits[s.canonical()])
		sort.Slice(at, func(i, j int) bool { return distance2(p, at[i]) < distance2(p, at[j]) })
		for _, q := range at {
			if q != out[len(out)-1] && q != s.b {
				out = append(out, q)
			}
		}
	}
	return out
}

func distance2(p, q point) int64 { return (p.x-q.x)*(p.x-q.x) + (p.y-q.y)*(p.y-q.y) }

// findSplits sweeps the segments from west to east and compares those whose
// boxes overlap.
func findSplits(lines [][]point) map[segment][]point {
	segments := distinct(lines)
	splits := map[segment][]point{}
	var open []segment
	for _, s := range segments {
		kept := open[:0]
		for _, t := range open {
			if t.b.x < s.a.x {
				continue
			}
			kept = append(kept, t)
			if max(s.a.y, s.b.y) >= min(t.a.y, t.b.y) && max(t.a.y, t.b.y) >= min(s.a.y, s.b.y) {
				compare(s, t, splits)
			}
		}
		open = append(kept, s)
	}
	return splits
}

func distinct(lines [][]point) []segment {
	seen := map[segment]bool{}
	for _, line := range lines {
		for i := 1; i < len(line); i++ {
			if line[i-1] != line[i] {
				seen[segment{line[i-1], line[i]}.canonical()] = true
			}
		}
	}
	out := make([]segment, 0, len(seen))
	for s := range seen {
		out = append(out, s)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].a != out[j].a {
			return out[i].a.less(out[j].a)
		}
		return out[i].b.less(out[j].b)
	})
	return out
}

// compare notes where two segments have to be split because of each other.
func compare(s, t segment, splits map[segment][]point) {
	s1, s2 := turn(t.a, t.b, s.a), turn(t.a, t.b, s.b)
	t1, t2 := turn(s.a, s.b, t.a), turn(s.a, s.b, t.b)
	touch(s1, s.a, t, splits)
	touch(s2, s.b, t, splits)
	touch(t1, t.a, s, splits)
	touch(t2, t.b, s, splits)
	if opposite(s1, s2) && opposite(t1, t2) {
		p := crossing(s, float64(s1), float64(s2))
		insert(p, s, splits)
		insert(p, t, splits)
	}
}

func opposite(a, b int64) bool { return a > 0 && b < 0 || a < 0 && b > 0 }

// touch splits t at p where p lies on t between its ends.
func touch(turn int64, p point, t segment, splits map[segment][]point) {
	if turn == 0 && p.x >= t.a.x && p.x <= t.b.x && p.y >= min(t.a.y, t.b.y) && p.y <= max(t.a.y, t.b.y) {
		insert(p, t, splits)
	}
}

func insert(p point, s segment, splits map[segment][]point) {
	if p != s.a && p != s.b {
		splits[s] = append(splits[s], p)
	}
}

// crossing returns where s crosses a line from which its ends are as far as
// the turns a and b say.
func crossing(s segment, a, b float64) point {
	f := a / (a - b)
	return point{
		s.a.x + int64(math.Round(f*float64(s.b.x-s.a.x))),
		s.a.y + int64(math.Round(f*float64(s.b.y-s.a.y))),
	}
}
