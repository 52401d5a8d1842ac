package sheet

import "slices"

// segment is one stroke of an arc in path units.
type segment struct {
	a, b XY
	at   place
}

// place names the stroke of an arc that ends at its point of that index.
type place struct {
	arc, stroke int
}

// crossed returns the strokes that properly cross another stroke of any arc.
// Touching is allowed: rounding makes narrow spits touch.
func (t *thinned) crossed() map[place]bool {
	var segments []segment
	for i := range t.arcs {
		points := t.arcs[i].points
		for k := 1; k < len(points); k++ {
			segments = append(segments, segment{points[k-1], points[k], place{i, k}})
		}
	}
	bad := map[place]bool{}
	eachCrossing(segments, func(s, u segment) { bad[s.at], bad[u.at] = true, true })
	return bad
}

// eachCrossing calls found for every pair of segments that properly cross. It
// sweeps from west to east over the segments' boxes.
func eachCrossing(segments []segment, found func(a, b segment)) {
	slices.SortStableFunc(segments, func(a, b segment) int { return min(a.a[0], a.b[0]) - min(b.a[0], b.b[0]) })
	var open []segment
	for _, s := range segments {
		west := min(s.a[0], s.b[0])
		north, south := min(s.a[1], s.b[1]), max(s.a[1], s.b[1])
		kept := open[:0]
		for _, o := range open {
			if max(o.a[0], o.b[0]) < west {
				continue
			}
			kept = append(kept, o)
			if max(o.a[1], o.b[1]) >= north && min(o.a[1], o.b[1]) <= south && crosses(s, o) {
				found(s, o)
			}
		}
		open = append(kept, s)
	}
}

// crosses reports whether two segments cut through each other in a point that
// is an end of neither. It is exact.
func crosses(s, o segment) bool {
	return turn(s.a, s.b, o.a)*turn(s.a, s.b, o.b) < 0 && turn(o.a, o.b, s.a)*turn(o.a, o.b, s.b) < 0
}

// turn is 1 if a, b, c turn right on the sheet, -1 if left, 0 if straight.
func turn(a, b, c XY) int {
	d := (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
	switch {
	case d > 0:
		return 1
	case d < 0:
		return -1
	}
	return 0
}
