package picture

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
	"slices"

	"golang.org/x/image/vector"
)

// canvas is what a picture is painted on: opaque pixels.
type canvas struct {
	w, h int
	pix  []pixel
	// What is reused from shape to shape: how much of each pixel a shape covers.
	mask   *image.Alpha
	filler *vector.Rasterizer
}

// pixel is a colour in one word, 0xRRGGBB, because most of what is done with
// pixels is to ask whether two are alike.
type pixel uint32

func pixelOf(c color.NRGBA) pixel { return pixel(c.R)<<16 | pixel(c.G)<<8 | pixel(c.B) }

func (p pixel) rgb() [3]uint8 { return [3]uint8{uint8(p >> 16), uint8(p >> 8), uint8(p)} }

// blend puts a colour over a pixel; weight says how opaque it is, of opaque.
func (p pixel) blend(over pixel, weight uint32) pixel {
	const low, half = 0xff, opaque / 2
	under, rest := uint32(p), opaque-weight
	r := (under>>16*rest + uint32(over)>>16*weight + half) / opaque
	g := (under>>8&low*rest + uint32(over)>>8&low*weight + half) / opaque
	b := (under&low*rest + uint32(over)&low*weight + half) / opaque
	return pixel(r<<16 | g<<8 | b)
}

const opaque = 1 << 16

func newCanvas(w, h int, paper color.NRGBA) *canvas {
	c := &canvas{w: w, h: h, pix: make([]pixel, w*h), filler: &vector.Rasterizer{}}
	fillRun(c.pix, pixelOf(paper))
	return c
}

// newMask is a canvas without pixels, of which only the mask is used.
func newMask(w, h int) *canvas { return &canvas{w: w, h: h, filler: &vector.Rasterizer{}} }

func fillRun(run []pixel, p pixel) {
	for i := range run {
		run[i] = p
	}
}

// copyOf is a canvas with the same pixels.
func copyOf(c *canvas) *canvas {
	return &canvas{w: c.w, h: c.h, pix: slices.Clone(c.pix), filler: &vector.Rasterizer{}}
}

// put copies a canvas onto another.
func (c *canvas) put(o *canvas, x, y int) {
	for row := 0; row < o.h && row+y < c.h; row++ {
		n := min(o.w, c.w-x)
		copy(c.pix[(row+y)*c.w+x:][:n], o.pix[row*o.w:][:n])
	}
}

// ink is what shapes are painted with: a colour, and how opaque it is, 0 to 1,
// everywhere or, if at is not nil, in each pixel.
type ink struct {
	color color.NRGBA
	alpha float64
	at    func(x, y int) float64
}

// plain is one colour.
func plain(c color.NRGBA, opacity float64) ink {
	return ink{color: c, alpha: float64(c.A) / 255 * opacity}
}

// steps is between how many shades edges go over into what is beside them. With
// more of them a picture has more colours than a palette, and nobody sees them.
const steps = 16

// weights says for each amount that a shape covers of a pixel how opaque a plain
// ink is there.
func (k ink) weights() (w [256]uint32) {
	for cover := range w {
		inSteps := math.Round(float64(cover)*steps/255) / steps
		w[cover] = uint32(k.alpha*inSteps*opaque + 0.5)
	}
	return w
}

// apply paints where the mask is set.
func (c *canvas) apply(r image.Rectangle, paint ink) {
	if r.Empty() {
		return
	}
	over, weights, n := pixelOf(paint.color), paint.weights(), r.Dx()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		cover := c.mask.Pix[(y-r.Min.Y)*c.mask.Stride:][:n]
		row := c.pix[y*c.w+r.Min.X:][:n]
		for x := 0; x < n; x++ {
			for x+8 <= n && binary.NativeEndian.Uint64(cover[x:]) == 0 { // most of a mask is empty
				x += 8
			}
			if x == n || cover[x] == 0 {
				continue
			}
			weight := weights[cover[x]]
			if paint.at != nil {
				weight = uint32(paint.at(r.Min.X+x, y)*float64(cover[x])/255*steps+0.5) * (opaque / steps)
			}
			switch weight {
			case 0:
			case opaque:
				row[x] = over
			default:
				row[x] = row[x].blend(over, weight)
			}
		}
	}
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
func (c *canvas) fill(lines []line, paint ink) { c.apply(c.coverInside(lines), paint) }

// coverInside sets the mask to the inside of rings, and returns where it lies.
func (c *canvas) coverInside(lines []line) image.Rectangle {
	r := c.within(lines, 1)
	if r.Empty() {
		return r
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
	return r
}

// stroke paints along lines.
func (c *canvas) stroke(lines []line, width float64, round bool, paint ink) {
	c.apply(c.coverAlong(lines, width, round), paint)
}

// coverAlong sets the mask to strokes, and returns where it lies. How much of a
// pixel is covered follows from its distance to the nearest stretch, so that joins
// are round and nothing is painted twice.
func (c *canvas) coverAlong(lines []line, width float64, round bool) image.Rectangle {
	half := width / 2
	r := c.within(lines, half+1)
	if r.Empty() || half <= 0 {
		return image.Rectangle{}
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
	return r
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
