package sheet

// Merge returns the shape of the ground that lies in an odd number of shapes: of
// areas that touch, one shape without the borders between them; of a shape and
// some of its areas, the rest of it. All must be shapes of one level, where areas
// share the vertices of their borders. They and what is returned are drawn with the
// even-odd rule. The same shapes in the same order give the same path.
func Merge(shapes ...Path) Path {
	o := outlines{at: map[uint64]*corner{}}
	for _, shape := range shapes {
		for _, piece := range piecesOf(shape) {
			for i, p := range piece.points {
				if q := piece.points[(i+1)%len(piece.points)]; p != q {
					a, b := o.corner(p), o.corner(q)
					a.draw(b)
					b.draw(a)
				}
			}
		}
	}
	var w pathWriter
	for _, start := range o.met {
		for start.left > 0 { // rings may touch in a vertex
			w.ring(start.ring())
		}
	}
	return w.path()
}

// outlines are the strokes that an odd number of shapes draw, in either direction:
// a border between two areas goes, their coast stays. Every vertex has an even
// number of them, as every ring of a shape comes to it and goes, so that who leaves
// a vertex along them comes back.
type outlines struct {
	at  map[uint64]*corner
	met []*corner // in the order in which they were met
}

// corner is a vertex and the strokes from it.
type corner struct {
	xy   XY
	ends []end
	left int // how many of the ends are odd
}

type end struct {
	to  *corner
	odd bool
}

// corner returns that of a vertex.
func (o *outlines) corner(xy XY) *corner {
	key := uint64(uint32(xy[0]))<<32 | uint64(uint32(xy[1]))
	c := o.at[key]
	if c == nil {
		c = &corner{xy: xy}
		o.at[key], o.met = c, append(o.met, c)
	}
	return c
}

// draw makes a stroke odd that was even, and the reverse. Corners have few ends.
func (c *corner) draw(to *corner) {
	for i := range c.ends {
		if e := &c.ends[i]; e.to == to {
			e.odd = !e.odd
			if e.odd {
				c.left++
			} else {
				c.left--
			}
			return
		}
	}
	c.ends = append(c.ends, end{to, true})
	c.left++
}

// ring goes along strokes until it is back.
func (c *corner) ring() []XY {
	ring := []XY{c.xy}
	for at := c.leave(); at != c; at = at.leave() {
		ring = append(ring, at.xy)
	}
	return ring
}

// leave goes along a stroke, which is used up by that, and returns where it ends.
func (c *corner) leave() *corner {
	for _, e := range c.ends {
		if e.odd {
			c.draw(e.to)
			e.to.draw(c)
			return e.to
		}
	}
	panic("sheet: a shape that is not closed")
}
