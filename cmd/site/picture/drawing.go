package picture

import (
	"image/color"

	"github.com/draftlines/draftlines/app"
)

// drawing is a picture as a list of things in their order, without a format:
// svg.go writes it, paint.go paints it. Lengths are pixels of the style sheet.
type drawing struct {
	w, h        float64
	title, desc string
	items       []any // rectangle, lettering, mapItem, swatch
}

func (d *drawing) add(items ...any) { d.items = append(d.items, items...) }

// rectangle is filled, or framed, or both; a colour without opacity is none.
type rectangle struct {
	x, y, w, h   float64
	fill, stroke color.NRGBA
	width        float64 // of the frame
}

// mapItem is a map in its place. One of its pixels is scale of the drawing.
type mapItem struct {
	x, y, scale float64
	still       *app.Still
}

// swatch is the sign of a legend's row.
type swatch struct {
	x, y, scale float64
	parts       []app.MarkPart
	tiles       map[string]app.Tile
}

// The size of a swatch in pixels.
const swatchW, swatchH = 30, 18

// place is the lettering of a name on a map, at its middle line.
func (s *styles) place(n app.Lettering) lettering {
	st := s.of("text", n.Chain)
	text := n.Text
	if st.capitals {
		text = upper(text)
	}
	l := lettering{
		face: face{st.serif, st.bold, st.italic}, text: text, size: st.size, spacing: st.spacing,
		color: st.fill.color, anchor: n.Anchor, x: n.X, y: n.Y + st.size*0.34,
	}
	if !st.stroke.none {
		l.halo, l.haloWidth, l.haloAlpha = st.stroke.color, st.width, float64(st.stroke.color.A)/255
	}
	return l
}
