package picture

import (
	"image"
	"math"
)

// Letters are painted with stamps. There are some hundred thousand letters on the
// pictures of a site, most of which are alike but for where they stand, and to ask
// every pixel round a letter how far it is from the outline, for its halo, was a
// fifth of all painting.

// phases is at how many places within a pixel a letter can stand: a quarter of a
// pixel is finer than is seen, and letters that stand alike compress well.
const phases = 4

// stamp is how a letter of one size covers pixels, counted from the one that it
// stands in.
type stamp struct{ fill, halo stencil }

type stampKey struct {
	size  float64 // in pixels of the canvas
	halo  float64 // width of the stroke round the letter; 0 for none
	phase int
}

// stencil is a part of a mask.
type stencil struct {
	at    image.Rectangle
	cover []uint8
}

// stamp makes the stamp of a letter, or finds it. Who calls it holds the cut.
func (g *glyph) stamp(key stampKey) *stamp {
	if made := g.stamps[key]; made != nil {
		return made
	}
	margin := math.Ceil(key.halo/2) + 2
	x0, y0, x1, y1 := 0.0, 0.0, 0.0, 0.0
	for _, l := range g.lines {
		for _, p := range l.points {
			x0, y0, x1, y1 = min(x0, p.x), min(y0, p.y), max(x1, p.x), max(y1, p.y)
		}
	}
	dx, dy := margin-math.Floor(x0*key.size), margin-math.Floor(y0*key.size)
	shift := dx + float64(key.phase)/phases
	var lines []line
	for _, l := range g.lines {
		points := make([]point, len(l.points))
		for i, p := range l.points {
			points[i] = point{p.x*key.size + shift, p.y*key.size + dy}
		}
		lines = append(lines, line{points, true})
	}
	c := newMask(int(math.Ceil(x1*key.size+shift+margin)), int(math.Ceil(y1*key.size+dy+margin)))
	origin := image.Pt(int(dx), int(dy))
	made := &stamp{fill: c.stencil(c.coverInside(lines), origin)}
	if key.halo > 0 {
		made.halo = c.stencil(c.coverAlong(lines, key.halo, true), origin)
	}
	g.stamps[key] = made
	return made
}

// stencil copies the mask, which lies in r.
func (c *canvas) stencil(r image.Rectangle, origin image.Point) stencil {
	if r.Empty() {
		return stencil{}
	}
	return stencil{r.Sub(origin), append([]uint8(nil), c.mask.Pix...)}
}

// stamped is a stamp and the pixel that its letter stands in.
type stamped struct {
	*stamp
	at image.Point
}

// stamps are those of a text.
func (l lettering) stamps() (out []stamped) {
	c := cutOf(l.face)
	c.mu.Lock()
	defer c.mu.Unlock()
	x := l.x
	w := c.width(l.text)*l.size + l.spacing*float64(len([]rune(l.text)))
	switch l.anchor {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	y := int(math.Round(l.y)) // base lines on whole pixels are sharper
	var last *glyph
	for _, r := range l.text {
		g := c.glyph(r)
		if last != nil {
			x += c.kern(last.index, g.index) * l.size
		}
		fine := int(math.Round(x * phases))
		whole := int(math.Floor(float64(fine) / phases))
		out = append(out, stamped{g.stamp(stampKey{l.size, l.haloWidth, fine - whole*phases}), image.Pt(whole, y)})
		x += g.advance*l.size + l.spacing
		last = g
	}
	return out
}

// letter paints a text, scaled from pixels of the style sheet to those of the
// canvas.
func (c *canvas) letter(l lettering, scale float64) {
	l.x, l.y, l.size, l.spacing, l.haloWidth = l.x*scale, l.y*scale, l.size*scale, l.spacing*scale, l.haloWidth*scale
	var fills, halos []stencil
	for _, s := range l.stamps() {
		fills = append(fills, stencil{s.fill.at.Add(s.at), s.fill.cover})
		halos = append(halos, stencil{s.halo.at.Add(s.at), s.halo.cover})
	}
	// A halo lies under its whole text, and where those of two letters meet it is
	// no denser; letters that touch cover what both cover.
	c.apply(c.coverBy(halos, func(a, b uint8) uint8 { return max(a, b) }), plain(l.halo, l.haloAlpha))
	c.apply(c.coverBy(fills, func(a, b uint8) uint8 { return uint8(min(int(a)+int(b), 255)) }), plain(l.color, 1))
}

// coverBy sets the mask to stencils, and returns where it lies.
func (c *canvas) coverBy(stencils []stencil, both func(a, b uint8) uint8) (r image.Rectangle) {
	for _, s := range stencils {
		if len(s.cover) > 0 {
			r = r.Union(s.at)
		}
	}
	if r = r.Intersect(image.Rect(0, 0, c.w, c.h)); r.Empty() {
		return r
	}
	c.clear(r)
	for _, s := range stencils {
		seen := s.at.Intersect(r)
		for y := seen.Min.Y; y < seen.Max.Y; y++ {
			row := c.mask.Pix[(y-r.Min.Y)*c.mask.Stride+seen.Min.X-r.Min.X:][:seen.Dx()]
			from := s.cover[(y-s.at.Min.Y)*s.at.Dx()+seen.Min.X-s.at.Min.X:][:seen.Dx()]
			for x, cover := range from {
				if cover > 0 {
					row[x] = both(row[x], cover)
				}
			}
		}
	}
	return r
}
