package picture

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"github.com/draftlines/draftlines/app"
)

// The fonts that an SVG twin names: those as wide as the letters of the PNG, so
// that lines break alike, and then whatever there is.
const (
	sansFonts  = "Arial, 'Liberation Sans', Helvetica, sans-serif"
	serifFonts = "'Times New Roman', 'Liberation Serif', Times, serif"
)

// writer writes a drawing as an SVG that needs nothing beside it: no style
// sheet, no script, no font, no other file.
type writer struct {
	b      strings.Builder
	styles *styles
	tiles  map[string]bool // those that are defined
}

// write returns the SVG of a drawing.
func (p *painter) write(d *drawing) []byte {
	p.mu.Lock() // the styles are read from one goroutine at a time
	defer p.mu.Unlock()
	w := &writer{styles: p.styles, tiles: map[string]bool{}}
	width, height := number(d.w), number(d.h)
	fmt.Fprintf(&w.b, `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %[1]s %s" role="img" aria-labelledby="title desc">
<title id="title">%s</title>
<desc id="desc">%s</desc>
`, width, height, height, escape(d.title), escape(d.desc))
	w.rectangle(rectangle{w: d.w, h: d.h, fill: p.styles.colour("paper")})
	for _, item := range d.items {
		switch item := item.(type) {
		case rectangle:
			w.rectangle(item)
		case lettering:
			w.lettering(item)
		case mapItem:
			w.mapItem(item)
		case swatch:
			w.swatch(item)
		}
	}
	w.b.WriteString("</svg>\n")
	return []byte(w.b.String())
}

func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func opacity(name string, a float64) string {
	if a >= 0.998 {
		return ""
	}
	return fmt.Sprintf(` %s="%s"`, name, number(a))
}

func (w *writer) rectangle(r rectangle) {
	fmt.Fprintf(&w.b, `<rect x="%s" y="%s" width="%s" height="%s"`, number(r.x), number(r.y), number(r.w), number(r.h))
	if r.fill.A > 0 {
		fmt.Fprintf(&w.b, ` fill="%s"%s`, hex(r.fill), opacity("fill-opacity", float64(r.fill.A)/255))
	} else {
		w.b.WriteString(` fill="none"`)
	}
	if r.stroke.A > 0 {
		fmt.Fprintf(&w.b, ` stroke="%s" stroke-width="%s"`, hex(r.stroke), number(r.width))
	}
	w.b.WriteString("/>\n")
}

func (w *writer) lettering(l lettering) {
	family := sansFonts
	if l.serif {
		family = serifFonts
	}
	fmt.Fprintf(&w.b, `<text x="%s" y="%s" font-family="%s" font-size="%s" fill="%s"`, number(l.x), number(l.y), family, number(l.size), hex(l.color))
	if l.bold {
		w.b.WriteString(` font-weight="700"`)
	}
	if l.italic {
		w.b.WriteString(` font-style="italic"`)
	}
	// Where neither font is there, another is made as wide.
	fmt.Fprintf(&w.b, ` textLength="%s" lengthAdjust="spacingAndGlyphs"`, number(l.width(l.text, l.size, l.spacing)))
	if l.spacing != 0 {
		fmt.Fprintf(&w.b, ` letter-spacing="%s"`, number(l.spacing))
	}
	if l.anchor != "start" && l.anchor != "" {
		fmt.Fprintf(&w.b, ` text-anchor="%s"`, l.anchor)
	}
	if l.haloWidth > 0 {
		fmt.Fprintf(&w.b, ` paint-order="stroke" stroke="%s" stroke-width="%s" stroke-linejoin="round"%s`, hex(l.halo), number(l.haloWidth), opacity("stroke-opacity", l.haloAlpha))
	}
	fmt.Fprintf(&w.b, ">%s</text>\n", escape(l.text))
}

// mapItem writes the map: its paths in the sheet's units, as everywhere, and
// names and marks in pixels.
func (w *writer) mapItem(m mapItem) {
	s, k := m.still, m.still.W/float64(m.still.Frame.W)
	fmt.Fprintf(&w.b, `<svg x="%s" y="%s" width="%s" height="%s" viewBox="0 0 %s %s" overflow="hidden">`+"\n",
		number(m.x), number(m.y), number(s.W*m.scale), number(s.H*m.scale), number(s.W), number(s.H))
	w.rectangle(rectangle{w: s.W, h: s.H, fill: w.styles.colour("sea")})
	w.defs(s)
	unit := float64(s.Unit) * k
	fmt.Fprintf(&w.b, `<g transform="matrix(%.6f 0 0 %.6[1]f %.2f %.2f)" stroke-linejoin="round" fill-rule="evenodd">`+"\n", unit, -float64(s.Frame.X)*k, -float64(s.Frame.Y)*k)
	w.shapes(s, unit)
	w.b.WriteString("</g>\n")
	for _, mark := range s.Marks {
		w.parts(mark.Parts, mark.X, mark.Y, "")
	}
	for _, n := range s.Names {
		w.lettering(w.styles.place(n))
	}
	for _, item := range scaleItems(w.styles, s) {
		switch item := item.(type) {
		case rectangle:
			w.rectangle(item)
		case lettering:
			w.lettering(item)
		}
	}
	w.b.WriteString("</svg>\n")
}

// defs writes the paths that are drawn more than once, and the tiles.
func (w *writer) defs(s *app.Still) {
	w.b.WriteString("<defs>\n")
	for _, shape := range s.Shapes {
		if uses(s, shape.ID) > 1 && !w.tiles[shape.ID] {
			w.tiles[shape.ID] = true
			fmt.Fprintf(&w.b, `<path id="%s" d="%s"/>`+"\n", shape.ID, shape.D)
		}
	}
	for _, shape := range s.Shapes {
		st := w.styles.of("use", shape.Chain)
		if st.fill.tile != "" {
			t := s.Tiles[st.fill.tile]
			w.tile(st.fill.tile, t, t.Scale)
		}
	}
	w.b.WriteString("</defs>\n")
}

func uses(s *app.Still, id string) (n int) {
	for _, shape := range s.Shapes {
		if shape.ID == id {
			n++
		}
	}
	return n
}

// tile defines a pattern once.
func (w *writer) tile(id string, t app.Tile, scale float64) {
	if w.tiles[id] {
		return
	}
	w.tiles[id] = true
	class := strings.TrimPrefix(id, "swatch-")
	st := w.styles.of("path", "tile "+class)
	fmt.Fprintf(&w.b, `<pattern id="%s" patternUnits="userSpaceOnUse" width="%s" height="%[2]s" patternTransform="scale(%.4f)"><path d="%s" fill="none" stroke="%s" stroke-width="%s" stroke-linecap="round" stroke-linejoin="round"%s/></pattern>`+"\n",
		id, number(t.Size), scale, t.D, hex(st.stroke.color), number(st.width), opacity("stroke-opacity", float64(st.stroke.color.A)/255))
}

// shapes writes the paths of the map; those that follow each other with the
// same look are in one group. A pixel of the style sheet is 1/unit of the paths.
func (w *writer) shapes(s *app.Still, unit float64) {
	look := ""
	for _, shape := range s.Shapes {
		if own := w.look(w.styles.of("use", shape.Chain), unit, ""); own != look {
			if look != "" {
				w.b.WriteString("</g>\n")
			}
			fmt.Fprintf(&w.b, "<g%s>\n", own)
			look = own
		}
		if w.tiles[shape.ID] {
			fmt.Fprintf(&w.b, `<use href="#%s"/>`+"\n", shape.ID)
		} else {
			fmt.Fprintf(&w.b, `<path d="%s"/>`+"\n", shape.D)
		}
	}
	if look != "" {
		w.b.WriteString("</g>\n")
	}
}

// look writes a style as attributes.
func (w *writer) look(st style, unit float64, tilePrefix string) string {
	var b strings.Builder
	switch {
	case st.fill.none:
		b.WriteString(` fill="none"`)
	case st.fill.tile != "":
		fmt.Fprintf(&b, ` fill="url(#%s%s)"%s`, tilePrefix, st.fill.tile, opacity("fill-opacity", float64(st.fill.color.A)/255*st.opacity))
	default:
		fmt.Fprintf(&b, ` fill="%s"%s`, hex(st.fill.color), opacity("fill-opacity", float64(st.fill.color.A)/255*st.opacity))
	}
	if st.stroke.none || st.stroke.color.A == 0 {
		return b.String()
	}
	fmt.Fprintf(&b, ` stroke="%s" stroke-width="%s"%s`, hex(st.stroke.color), number(st.width/unit), opacity("stroke-opacity", float64(st.stroke.color.A)/255*st.opacity))
	if len(st.dash) > 0 {
		var parts []string
		for _, d := range st.dash {
			parts = append(parts, number(d/unit))
		}
		fmt.Fprintf(&b, ` stroke-dasharray="%s"`, strings.Join(parts, " "))
	}
	if st.round {
		b.WriteString(` stroke-linecap="round"`)
	}
	return b.String()
}

// parts writes small drawings round a point.
func (w *writer) parts(parts []app.MarkPart, x, y float64, tilePrefix string) {
	for _, part := range parts {
		if part.R > 0 {
			look := w.look(w.styles.of("circle", part.Chain), 1, tilePrefix)
			fmt.Fprintf(&w.b, `<circle cx="%s" cy="%s" r="%s"%s/>`+"\n", number(x), number(y), number(part.R), look)
			continue
		}
		look := w.look(w.styles.of("path", part.Chain), 1, tilePrefix)
		fmt.Fprintf(&w.b, `<path transform="translate(%s %s)" d="%s"%s/>`+"\n", number(x), number(y), part.D, look)
	}
}

// swatch writes the sign of a legend's row.
func (w *writer) swatch(s swatch) {
	const prefix = "swatch-"
	for _, part := range s.parts {
		if st := w.styles.of("path", part.Chain); st.fill.tile != "" {
			w.tile(prefix+st.fill.tile, s.tiles[st.fill.tile], 1)
		}
	}
	fmt.Fprintf(&w.b, `<svg x="%s" y="%s" width="%d" height="%d" overflow="hidden">`, number(s.x), number(s.y), swatchW, swatchH)
	w.rectangle(rectangle{w: swatchW, h: swatchH, fill: w.styles.colour("land")})
	x, y := 0.0, 0.0
	if s.isSite() {
		x, y = 15, 9
	}
	w.parts(s.parts, x, y, prefix)
	w.b.WriteString("</svg>\n")
}
