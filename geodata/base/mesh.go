package base

import (
	"fmt"
	"sort"
)

// sides are the labels of the ground left and right of a canonical segment;
// "" is the sea or what lies outside the frame.
type sides struct{ left, right string }

// mesh is every border of the map, cut into segments that meet only at their
// ends. Whatever is built from one mesh shares its borders exactly.
type mesh map[segment]sides

// landMesh labels the segments of the provinces by the loops that run along
// them. A segment with the same label on both sides is left out: that is how
// the provinces of a country become one.
func landMesh(labels []string, lines [][]point) (mesh, error) {
	m := mesh{}
	for i, line := range lines {
		for j := 1; j < len(line); j++ {
			s := segment{line[j-1], line[j]}
			c := s.canonical()
			at := m[c]
			side := &at.left
			if c != s {
				side = &at.right
			}
			if *side != "" && *side != labels[i] {
				return nil, fmt.Errorf("base: %s and %s overlap at %v", *side, labels[i], s.a.lonlat())
			}
			*side = labels[i]
			m[c] = at
		}
	}
	return m.dissolved(), nil
}

func (m mesh) dissolved() mesh {
	for s, at := range m {
		if at.left == at.right {
			delete(m, s)
		}
	}
	return m
}

// at returns the label of the ground at a point that lies on no segment: that
// of the nearest segment to the west, on its eastern side.
func (m mesh) at(x, y float64) string {
	label, nearest := "", -1e18
	for s, sides := range m {
		if !crossesRay(s.a, s.b, x, y) {
			continue
		}
		if at := xAt(s.a, s.b, y); at > nearest {
			nearest = at
			label = sides.right
			if s.b.y < s.a.y {
				label = sides.left
			}
		}
	}
	return label
}

// relabelled returns the mesh with every label replaced, without the segments
// that then have the same on both sides.
func (m mesh) relabelled(label func(s segment, left bool, old string) string) mesh {
	out := make(mesh, len(m))
	for s, at := range m {
		out[s] = sides{label(s, true, at.left), label(s, false, at.right)}
	}
	return out.dissolved()
}

// beside returns a point in grid steps just left or right of the middle of s,
// a hundredth of a step (one centimetre) away from it.
func (s segment) beside(left bool) (x, y float64) {
	dx, dy := float64(s.b.x-s.a.x), float64(s.b.y-s.a.y)
	scale := 0.01 / max(abs(dx), abs(dy))
	if !left {
		scale = -scale
	}
	return float64(s.a.x+s.b.x)/2 - dy*scale, float64(s.a.y+s.b.y)/2 + dx*scale
}

func abs(x float64) float64 { return max(x, -x) }

// loops returns the boundary of all ground with the label: outer loops
// counter-clockwise, holes clockwise, each starting at its least point.
func (m mesh) loops(label string) []loop {
	return m.loopsOf(func(l string) bool { return l == label })
}

// loopsOf returns the boundary of all ground whose label is in the set.
func (m mesh) loopsOf(in func(label string) bool) []loop {
	next := map[point][]point{}
	var starts []segment
	for s, at := range m {
		left, right := in(at.left), in(at.right)
		switch {
		case left && !right:
			next[s.a] = append(next[s.a], s.b)
			starts = append(starts, s)
		case right && !left:
			next[s.b] = append(next[s.b], s.a)
			starts = append(starts, segment{s.b, s.a})
		}
	}
	sort.Slice(starts, func(i, j int) bool {
		return starts[i].a.less(starts[j].a) || starts[i].a == starts[j].a && starts[i].b.less(starts[j].b)
	})
	used := map[segment]bool{}
	var out []loop
	for _, s := range starts {
		if !used[s] {
			out = append(out, untangle(trace(s, next, used))...)
		}
	}
	return out
}

// trace follows a boundary with the ground on its left hand until it comes
// back. Where several ways go on it takes the leftmost, so that pieces that
// touch in one point come out apart.
func trace(s segment, next map[point][]point, used map[segment]bool) loop {
	start := s
	var out loop
	for {
		used[s] = true
		out = append(out, s.a)
		ways := next[s.b]
		best := -1
		for i, q := range ways {
			if !used[segment{s.b, q}] && (best < 0 || sharper(s, q, ways[best])) {
				best = i
			}
		}
		if best < 0 || s.b == start.a && used[segment{s.b, ways[best]}] {
			return out
		}
		s = segment{s.b, ways[best]}
	}
}

// sharper tells whether going on from s to p is a turn more to the left than
// going on to q.
func sharper(s segment, p, q point) bool {
	tp, tq := turn(s.a, s.b, p), turn(s.a, s.b, q)
	if (tp > 0) != (tq > 0) {
		return tp > 0
	}
	return turn(s.b, q, p) > 0
}

// untangle splits a loop that comes back to a point before its end into loops
// that do not.
func untangle(l loop) (out []loop) {
	at := map[point]int{}
	var path loop
	for _, p := range l {
		if i, ok := at[p]; ok {
			for _, q := range path[i:] {
				delete(at, q)
			}
			out = append(out, append(loop(nil), path[i:]...))
			path = path[:i]
		}
		at[p] = len(path)
		path = append(path, p)
	}
	if len(path) > 2 {
		out = append(out, path)
	}
	return out
}
