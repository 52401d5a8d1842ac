package picture

import (
	"image"
	"image/color"
	"math"
	"strings"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifitalic"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Letters are those of Liberation, which has Latin, Cyrillic and all signs of
// ours, and is as wide as Arial and Times: an SVG twin that is shown in those
// breaks its lines where the PNG does.

// face is a cut of a family.
type face struct{ serif, bold, italic bool }

// files are the cuts that pictures have; there is no bold italic.
var files = map[face][]byte{
	{}:                          liberationsansregular.TTF,
	{bold: true}:                liberationsansbold.TTF,
	{italic: true}:              liberationsansitalic.TTF,
	{serif: true}:               liberationserifregular.TTF,
	{serif: true, bold: true}:   liberationserifbold.TTF,
	{serif: true, italic: true}: liberationserifitalic.TTF,
}

// cut is a parsed font with what was read of it, in thousandths of the size.
type cut struct {
	mu     sync.Mutex
	font   *sfnt.Font
	buffer sfnt.Buffer
	glyphs map[rune]*glyph
	kerns  map[[2]sfnt.GlyphIndex]float64
}

type glyph struct {
	index   sfnt.GlyphIndex
	advance float64
	lines   []line // at size 1, y down from the base line
	stamps  map[stampKey]*stamp
}

const unitsPerEm = 1000

var cuts = sync.OnceValue(func() map[face]*cut {
	all := map[face]*cut{}
	for f, content := range files {
		font, err := sfnt.Parse(content)
		if err != nil {
			panic("picture: a font of the module is damaged: " + err.Error())
		}
		all[f] = &cut{font: font, glyphs: map[rune]*glyph{}, kerns: map[[2]sfnt.GlyphIndex]float64{}}
	}
	return all
})

func cutOf(f face) *cut {
	if f.italic {
		f.bold = false
	}
	return cuts()[f]
}

// glyph reads a letter; one that the font does not have is its box.
func (c *cut) glyph(r rune) *glyph {
	if g, ok := c.glyphs[r]; ok {
		return g
	}
	index, _ := c.font.GlyphIndex(&c.buffer, r)
	advance, _ := c.font.GlyphAdvance(&c.buffer, index, fixed.I(unitsPerEm), font.HintingNone)
	g := &glyph{index: index, advance: toFloat(advance) / unitsPerEm, stamps: map[stampKey]*stamp{}}
	segments, err := c.font.LoadGlyph(&c.buffer, index, fixed.I(unitsPerEm), nil)
	if err == nil {
		g.lines = outline(segments)
	}
	c.glyphs[r] = g
	return g
}

func (c *cut) kern(a, b sfnt.GlyphIndex) float64 {
	key := [2]sfnt.GlyphIndex{a, b}
	if k, ok := c.kerns[key]; ok {
		return k
	}
	k, err := c.font.Kern(&c.buffer, a, b, fixed.I(unitsPerEm), font.HintingNone)
	if err != nil {
		k = 0
	}
	c.kerns[key] = toFloat(k) / unitsPerEm
	return c.kerns[key]
}

func toFloat(v fixed.Int26_6) float64 { return float64(v) / 64 }

// outline flattens the curves of a letter.
func outline(segments sfnt.Segments) (lines []line) {
	var points []point
	at := func(p fixed.Point26_6) point { return point{toFloat(p.X) / unitsPerEm, toFloat(p.Y) / unitsPerEm} }
	end := func() {
		if len(points) > 2 {
			lines = append(lines, line{points, true})
		}
		points = nil
	}
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			end()
			points = []point{at(s.Args[0])}
		case sfnt.SegmentOpLineTo:
			points = append(points, at(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			from, by, to := points[len(points)-1], at(s.Args[0]), at(s.Args[1])
			const steps = 4
			for i := 1; i <= steps; i++ {
				t := float64(i) / steps
				u := 1 - t
				points = append(points, point{u*u*from.x + 2*u*t*by.x + t*t*to.x, u*u*from.y + 2*u*t*by.y + t*t*to.y})
			}
		}
	}
	end()
	return lines
}

// lettering is a line of text.
type lettering struct {
	face
	text      string
	size      float64
	spacing   float64 // after each letter
	color     color.NRGBA
	halo      color.NRGBA
	haloWidth float64
	haloAlpha float64
	anchor    string  // start, middle, end
	x, y      float64 // of the base line
}

// width is that of a text in a face, size 1 being the em.
func (f face) width(text string, size, spacing float64) float64 {
	c := cutOf(f)
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.width(text)*size + spacing*float64(len([]rune(text)))
}

func (c *cut) width(text string) (w float64) {
	var last *glyph
	for _, r := range text {
		g := c.glyph(r)
		if last != nil {
			w += c.kern(last.index, g.index)
		}
		w += g.advance
		last = g
	}
	return w
}

// wrap breaks a text into lines of at most so many pixels. A word that is longer
// has a line of its own.
func (f face) wrap(text string, size, width float64) (lines []string) {
	for _, word := range strings.Fields(text) {
		if last := len(lines) - 1; last >= 0 && f.width(lines[last]+" "+word, size, 0) <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// bounds of a line of text, in the pixels in which it is set.
func (l lettering) bounds() (r image.Rectangle) {
	w := l.width(l.text, l.size, l.spacing)
	x := l.x
	switch l.anchor {
	case "middle":
		x -= w / 2
	case "end":
		x -= w
	}
	return image.Rect(int(x), int(l.y-l.size), int(math.Ceil(x+w)), int(math.Ceil(l.y+l.size*0.25)))
}
