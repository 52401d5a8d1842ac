package sheet

// Merge returns the shape of the ground that lies in an odd number of shapes: of
// areas that touch, one shape without the borders between them; of a shape and
// some of its areas, the rest of it. All must be shapes of one level, where areas
// share the vertices of their borders. They and what is returned are drawn with the
// even-odd rule. The same shapes in the same order give the same path.
func Merge(shapes ...Path) Path {
	o := outlinesOf(shapes)
	var w pathWriter
	for _, start := range o.met {
		for o.left[start] > 0 { // rings may touch in a vertex
			w.ring(o.ring(start))
		}
	}
	return w.path()
}

// outlines are the strokes that an odd number of shapes draw, in either direction:
// a border between two areas goes, their coast stays. Every vertex has an even
// number of them, as every ring of a shape comes to it and goes, so that who leaves
// a vertex along them comes back.
type outlines struct {
	odd  map[[2]XY]bool
	ends map[XY][]XY // from each vertex, whether odd or not
	left map[XY]int  // how many strokes of a vertex are odd
	met  []XY        // the vertices in the order in which they were met
}

func outlinesOf(shapes []Path) *outlines {
	o := &outlines{odd: map[[2]XY]bool{}, ends: map[XY][]XY{}, left: map[XY]int{}}
	for _, shape := range shapes {
		for _, piece := range piecesOf(shape) {
			for i, p := range piece.points {
				o.draw(p, piece.points[(i+1)%len(piece.points)])
			}
		}
	}
	return o
}

// draw makes what was odd even, and the reverse.
func (o *outlines) draw(a, b XY) {
	if a == b {
		return
	}
	key := eitherWay(a, b)
	if _, known := o.odd[key]; !known {
		o.end(a, b)
		o.end(b, a)
	}
	o.odd[key] = !o.odd[key]
	change := -1
	if o.odd[key] {
		change = 1
	}
	o.left[a] += change
	o.left[b] += change
}

func (o *outlines) end(from, to XY) {
	if o.ends[from] == nil {
		o.met = append(o.met, from)
	}
	o.ends[from] = append(o.ends[from], to)
}

// eitherWay is a stroke, whichever way it is drawn.
func eitherWay(a, b XY) [2]XY {
	if a[0] > b[0] || a[0] == b[0] && a[1] > b[1] {
		a, b = b, a
	}
	return [2]XY{a, b}
}

// ring goes along strokes until it is back.
func (o *outlines) ring(start XY) []XY {
	ring := []XY{start}
	for at := o.leave(start); at != start; at = o.leave(at) {
		ring = append(ring, at)
	}
	return ring
}

// leave goes along a stroke, which is used up by that, and returns where it ends.
func (o *outlines) leave(from XY) XY {
	for i, to := range o.ends[from] {
		if o.odd[eitherWay(from, to)] {
			o.ends[from] = o.ends[from][i+1:] // none before it is odd
			o.draw(from, to)
			return to
		}
	}
	panic("sheet: a shape that is not closed")
}
