package picture

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"
)

// canvas is what a picture is painted on: opaque pixels, red, green, blue.
type canvas struct {
	w, h int
	pix  []uint8
	// What is reused from shape to shape: how much of each pixel a shape covers.
	mask   *image.Alpha
	filler *vector.Rasterizer
}

func newCanvas(w, h int, paper color.NRGBA) *canvas {
	c := &canvas{w: w, h: h, pix: make([]uint8, 3*w*h), filler: &vector.Rasterizer{}}
	for i := 0; i < len(c.pix); i += 3 {
		c.pix[i], c.pix[i+1], c.pix[i+2] = paper.R, paper.G, paper.B
	}
	return c
}

// copyOf is a canvas with the same pixels.
func copyOf(c *canvas) *canvas {
	return &canvas{w: c.w, h: c.h, pix: append([]uint8(nil), c.pix...), filler: &vector.Rasterizer{}}
}

// put copies a canvas onto another.
func (c *canvas) put(o *canvas, x, y int) {
	for row := 0; row < o.h && row+y < c.h; row++ {
		n := min(o.w, c.w-x)
		copy(c.pix[3*((row+y)*c.w+x):][:3*n], o.pix[3*row*o.w:][:3*n])
	}
}

// ink says what a pixel is painted with, and how opaque it is, 0 to 1.
type ink func(x, y int) (color.NRGBA, float64)

// plain is one colour.
func plain(c color.NRGBA, opacity float64) ink {
	a := float64(c.A) / 255 * opacity
	return func(int, int) (color.NRGBA, float64) { return c, a }
}

// apply paints where the mask is set.
func (c *canvas) apply(r image.Rectangle, paint ink) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.mask.Pix[(y-r.Min.Y)*c.mask.Stride:]
		for x := r.Min.X; x < r.Max.X; x++ {
			cover := row[x-r.Min.X]
			if cover == 0 {
				continue
			}
			col, a := paint(x, y)
			if a == 0 {
				continue
			}
			a *= float64(cover) / 255
			p := c.pix[3*(y*c.w+x):][:3]
			if a == 1 {
				p[0], p[1], p[2] = col.R, col.G, col.B
				continue
			}
			p[0] = blend(p[0], col.R, a)
			p[1] = blend(p[1], col.G, a)
			p[2] = blend(p[2], col.B, a)
		}
	}
}

func blend(under, over uint8, a float64) uint8 {
	return uint8(float64(under) + (float64(over)-float64(under))*a + 0.5)
}

// clear makes the mask empty for a part of the canvas.
func (c *canvas) clear(r image.Rectangle) {
	n := r.Dx() * r.Dy()
	if c.mask == nil || cap(c.mask.Pix) < n {
		c.mask = &image.Alpha{Pix: make([]uint8, n)}
	}
	c.mask.Pix = c.mask.Pix[:n]
	clear(c.mask.Pix)
	c.mask.Stride, c.mask.Rect = r.Dx(), image.Rect(0, 0, r.Dx(), r.Dy())
}

// within is the part of the canvas that lines touch, with a margin; it may be
// empty.
func (c *canvas) within(lines []line, margin float64) image.Rectangle {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, l := range lines {
		for _, p := range l.points {
			x0, y0, x1, y1 = min(x0, p.x), min(y0, p.y), max(x1, p.x), max(y1, p.y)
		}
	}
	if x0 > x1 {
		return image.Rectangle{}
	}
	clip := func(v float64, most int) int { return int(min(max(v, 0), float64(most))) }
	return image.Rect(clip(x0-margin, c.w), clip(y0-margin, c.h), clip(x1+margin+1, c.w), clip(y1+margin+1, c.h))
}

// fill paints the inside of lines, each of which is a ring.
func (c *canvas) fill(lines []line, paint ink) {
	r := c.within(lines, 1)
	if r.Empty() {
		return
	}
	c.clear(r)
	c.filler.Reset(r.Dx(), r.Dy())
	for _, l := range lines {
		for i, p := range l.points {
			x, y := float32(p.x-float64(r.Min.X)), float32(p.y-float64(r.Min.Y))
			if i == 0 {
				c.filler.MoveTo(x, y)
			} else {
				c.filler.LineTo(x, y)
			}
		}
		c.filler.ClosePath()
	}
	c.filler.Draw(c.mask, c.mask.Rect, image.Opaque, image.Point{})
	c.apply(r, paint)
}

// stroke paints along lines. How much of a pixel is covered follows from its
// distance to the nearest stretch, so that joins are round and nothing is
// painted twice.
func (c *canvas) stroke(lines []line, width float64, round bool, paint ink) {
	half := width / 2
	r := c.within(lines, half+1)
	if r.Empty() || half <= 0 {
		return
	}
	c.clear(r)
	for _, l := range lines {
		points := l.points
		if l.closed {
			points = append(points[:len(points):len(points)], points[0])
		}
		for i := 1; i < len(points); i++ {
			s := stretch{points[i-1], points[i], half, !round && !l.closed && i == 1, !round && !l.closed && i == len(points)-1}
			s.cover(c.mask, r)
		}
	}
	c.apply(r, paint)
}

// stretch is a piece of a stroke; blunt ends are cut off square.
type stretch struct {
	a, b               point
	half               float64
	bluntFrom, bluntTo bool
}

func (s stretch) cover(mask *image.Alpha, r image.Rectangle) {
	reach := s.half + 0.5
	x0 := max(r.Min.X, int(math.Floor(min(s.a.x, s.b.x)-reach-0.5)))
	x1 := min(r.Max.X, int(math.Ceil(max(s.a.x, s.b.x)+reach+0.5)))
	y0 := max(r.Min.Y, int(math.Floor(min(s.a.y, s.b.y)-reach-0.5)))
	y1 := min(r.Max.Y, int(math.Ceil(max(s.a.y, s.b.y)+reach+0.5)))
	dx, dy := s.b.x-s.a.x, s.b.y-s.a.y
	length := math.Hypot(dx, dy)
	if length > 0 {
		dx, dy = dx/length, dy/length
	}
	peak := min(1, 2*s.half)
	for y := y0; y < y1; y++ {
		row := mask.Pix[(y-r.Min.Y)*mask.Stride:]
		py := float64(y) + 0.5 - s.a.y
		for x := x0; x < x1; x++ {
			px := float64(x) + 0.5 - s.a.x
			along, off := px*dx+py*dy, px*dy-py*dx
			if off >= reach || off <= -reach {
				continue
			}
			cover := s.at(along, off, length, reach)
			if cover <= 0 {
				continue
			}
			if v := uint8(min(cover, 1)*peak*255 + 0.5); v > row[x-r.Min.X] {
				row[x-r.Min.X] = v
			}
		}
	}
}

// at is how much of a pixel is covered that lies so far along the stretch and
// beside it.
func (s stretch) at(along, off, length, reach float64) float64 {
	switch {
	case along < 0 && !s.bluntFrom:
		return reach - math.Sqrt(along*along+off*off)
	case along > length && !s.bluntTo:
		along -= length
		return reach - math.Sqrt(along*along+off*off)
	}
	cover := reach - math.Abs(off)
	if s.bluntFrom {
		cover = min(cover, along+0.5)
	}
	if s.bluntTo {
		cover = min(cover, length-along+0.5)
	}
	return cover
}
