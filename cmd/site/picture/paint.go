package picture

import (
	"math"
	"strings"
	"sync"

	"github.com/draftlines/draftlines/app"
)

func upper(text string) string { return strings.ToUpper(text) }

// painter paints drawings. It is used from many goroutines at once.
type painter struct {
	mu     sync.Mutex
	styles *styles
	bases  map[string]*canvas // of the maps that show the whole country
}

func newPainter(s *styles) *painter { return &painter{styles: s, bases: map[string]*canvas{}} }

// paint paints a drawing so that a pixel of the style sheet is scale of the
// picture's. The map, if it is not nil, is one that was painted before.
func (p *painter) paint(d *drawing, scale float64, ready *canvas) *canvas {
	c := newCanvas(int(math.Round(d.w*scale)), int(math.Round(d.h*scale)), p.styles.colour("paper"))
	for _, item := range d.items {
		switch item := item.(type) {
		case rectangle:
			c.rectangle(item, scale)
		case lettering:
			c.letter(item, scale)
		case mapItem:
			made := ready
			if made == nil {
				made = p.paintMap(item.still, item.scale*scale)
			}
			c.put(made, int(math.Round(item.x*scale)), int(math.Round(item.y*scale)))
		case swatch:
			p.swatch(c, item, scale)
		}
	}
	return c
}

func (c *canvas) rectangle(r rectangle, scale float64) {
	corners := []point{{r.x, r.y}, {r.x + r.w, r.y}, {r.x + r.w, r.y + r.h}, {r.x, r.y + r.h}}
	for i := range corners {
		corners[i] = point{corners[i].x * scale, corners[i].y * scale}
	}
	if r.fill.A > 0 {
		c.fill([]line{{corners, true}}, plain(r.fill, 1))
	}
	if r.stroke.A > 0 {
		c.stroke([]line{{corners, true}}, r.width*scale, false, plain(r.stroke, 1))
	}
}

// paintMap paints a map, a pixel of the style sheet being scale of its own.
func (p *painter) paintMap(m *app.Still, scale float64) *canvas {
	c := p.base(m, scale)
	for _, s := range m.Shapes[m.BaseEnd:] {
		p.shape(c, m, s, scale)
	}
	for _, k := range m.Marks {
		p.mark(c, k.Parts, k.X*scale, k.Y*scale, scale, nil)
	}
	for _, n := range m.Names {
		c.letter(p.place(n), scale)
	}
	p.scaleBar(c, m, scale)
	return c
}

func (p *painter) place(n app.Lettering) lettering {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.styles.place(n)
}

func (p *painter) styleOf(tag, chain string) style {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.styles.of(tag, chain)
}

// base is what a map shows of what is so. Maps of the whole country share it.
func (p *painter) base(m *app.Still, scale float64) *canvas {
	key := m.Base
	if m.Wide {
		p.mu.Lock()
		known := p.bases[key]
		p.mu.Unlock()
		if known != nil {
			return copyOf(known)
		}
	}
	c := newCanvas(int(math.Round(m.W*scale)), int(math.Round(m.H*scale)), p.styles.colour("sea"))
	for _, s := range m.Shapes[:m.BaseEnd] {
		p.shape(c, m, s, scale)
	}
	if m.Wide {
		p.mu.Lock()
		p.bases[key] = copyOf(c)
		p.mu.Unlock()
	}
	return c
}

// shape paints a path of the map, filled and then stroked.
func (p *painter) shape(c *canvas, m *app.Still, s app.Shape, scale float64) {
	k := m.W * scale / float64(m.Frame.W) // pixels per sheet unit
	unit, x0, y0 := float64(m.Unit)*k, float64(m.Frame.X)*k, float64(m.Frame.Y)*k
	st := p.styleOf("use", s.Chain)
	lines := readPath(string(s.D), func(x, y float64) point { return point{x*unit - x0, y*unit - y0} })
	p.fillAndStroke(c, lines, st, m.Tiles, point{-x0, -y0}, scale)
}

func (p *painter) fillAndStroke(c *canvas, lines []line, st style, tiles map[string]app.Tile, origin point, scale float64) {
	if !st.fill.none {
		paint := plain(st.fill.color, st.opacity)
		if st.fill.tile != "" {
			tile := p.styleOf("path", "tile "+st.fill.tile)
			paint = tiled(tiles[st.fill.tile], tile, origin, scale, st.opacity*float64(st.fill.color.A)/255)
		}
		c.fill(lines, paint)
	}
	if st.stroke.none || st.stroke.color.A == 0 {
		return
	}
	if len(st.dash) > 0 {
		pattern := make([]float64, len(st.dash))
		for i, d := range st.dash {
			pattern[i] = d * scale
		}
		lines = dashes(lines, pattern)
	}
	c.stroke(lines, st.width*scale, st.round, plain(st.stroke.color, st.opacity))
}

// mark paints small drawings round a point.
func (p *painter) mark(c *canvas, parts []app.MarkPart, x, y, scale float64, tiles map[string]app.Tile) {
	for _, part := range parts {
		tag, d := "path", part.D
		var lines []line
		if part.R > 0 {
			tag = "circle"
			lines = []line{circle(x, y, part.R*scale)}
		} else {
			lines = readPath(d, func(px, py float64) point { return point{x + px*scale, y + py*scale} })
		}
		p.fillAndStroke(c, lines, p.styleOf(tag, part.Chain), tiles, point{x, y}, scale)
	}
}

func circle(x, y, r float64) line {
	n := max(16, int(r*4))
	points := make([]point, n)
	for i := range points {
		a := 2 * math.Pi * float64(i) / float64(n)
		points[i] = point{x + r*math.Cos(a), y + r*math.Sin(a)}
	}
	return line{points, true}
}

// swatch paints the sign of a legend's row on a piece of land.
func (p *painter) swatch(c *canvas, s swatch, scale float64) {
	k := s.scale * scale
	own := newCanvas(int(math.Round(swatchW*k)), int(math.Round(swatchH*k)), p.styles.colour("land"))
	x, y := 0.0, 0.0
	if s.isSite() {
		x, y = 15*k, 9*k
	}
	p.mark(own, s.parts, x, y, k, s.tiles)
	c.put(own, int(math.Round(s.x*scale)), int(math.Round(s.y*scale)))
}

// isSite reports whether a swatch is a sign round its own middle.
func (s swatch) isSite() bool { return len(s.parts) > 0 && s.parts[0].R > 0 }

// scaleBar stands in the lower left corner of a map.
func (p *painter) scaleBar(c *canvas, m *app.Still, scale float64) {
	for _, item := range scaleItems(p.styles, m) {
		switch item := item.(type) {
		case rectangle:
			c.rectangle(item, scale)
		case lettering:
			c.letter(item, scale)
		}
	}
}

// scaleItems are the bar, its ends and its words.
func scaleItems(s *styles, m *app.Still) []any {
	ink, x, y := s.colour("ink"), 10.0, m.H-10
	words := lettering{text: thousands(m.ScaleKM) + " km", size: 11.5, color: ink, x: x + 3, y: y - 6, anchor: "start",
		halo: s.colour("casing"), haloWidth: 3, haloAlpha: 0.8}
	return []any{
		rectangle{x: x, y: y - 1, w: m.ScalePx, h: 2, fill: ink},
		rectangle{x: x, y: y - 5, w: 1, h: 5, fill: ink},
		rectangle{x: x + m.ScalePx - 1, y: y - 5, w: 1, h: 5, fill: ink},
		words,
	}
}

func thousands(n int) string {
	if n >= 1000 {
		return thousands(n/1000) + "," + string([]byte{byte('0' + n/100%10), byte('0' + n/10%10), byte('0' + n%10)})
	}
	digits := ""
	for {
		digits = string(rune('0'+n%10)) + digits
		if n /= 10; n == 0 {
			return digits
		}
	}
}
