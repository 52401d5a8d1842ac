package picture

import (
	"strings"

	"github.com/draftlines/draftlines/app"
)

// The layout of a twin: title and drafts above the map, as the map for articles
// has them; legend, subject, date, sources and licence below.
const (
	twinWidth = 800
	twinPad   = 20
	twinInner = twinWidth - 2*twinPad
	// twinScale makes the PNG 1200 pixels wide.
	twinScale = 1.5
)

// twinWindow is the map of a twin, 7 to 5 as on the pages.
func twinWindow() app.Window {
	const w, h = twinInner, twinInner * 5 / 7.0
	return app.Window{W: w, H: h, Inner: app.Box{X0: 0, Y0: 0, X1: w, Y1: h}, Clear: []app.Box{{X0: 0, Y0: h - 34, X1: w * 0.28, Y1: h}}}
}

// setter sets text line by line.
type setter struct {
	*drawing
	styles *styles
	y      float64
}

// say sets a paragraph across the width.
func (t *setter) say(f face, size, leading float64, colour, text string) {
	for _, words := range f.wrap(text, size, twinInner*0.985) {
		t.y += leading
		t.add(lettering{face: f, text: words, size: size, color: t.styles.colour(colour), x: twinPad, y: t.y - leading*0.26, anchor: "start"})
	}
}

// twin lays a twin out.
func twin(s *styles, p app.Picture, still *app.Still) *drawing {
	t := &setter{drawing: &drawing{w: twinWidth, title: p.Title, desc: p.Alt}, styles: s, y: twinPad - 4}
	kicker := p.Kicker
	if kicker != "" {
		t.say(face{bold: true}, 11, 15, "ink-soft", kicker)
	}
	t.say(face{serif: true, bold: true}, 24, 29, "ink", p.Title)
	t.y += 4
	t.byline(p)
	t.y += 10
	t.add(mapItem{twinPad, t.y, 1, still})
	t.add(rectangle{x: twinPad, y: t.y, w: still.W, h: still.H, stroke: s.colour("coast"), width: 1})
	t.y += still.H + 12
	t.legend(still)
	t.y += 6
	if p.Lead != "" {
		t.say(face{serif: true}, 15, 20, "ink", p.Lead)
		t.y += 8
	}
	t.add(rectangle{x: twinPad, y: t.y, w: twinInner, h: 1, fill: s.colour("rule")})
	t.y += 6
	for _, credit := range p.Credit {
		t.say(face{}, 10.5, 14, "ink-soft", credit)
	}
	t.y += 3
	t.say(face{bold: true}, 10.5, 14, "ink", "Draftlines · edition of "+p.Edition+" · "+strings.TrimPrefix(p.Address, "https://"))
	t.say(face{}, 10.5, 14, "ink-soft", p.Licence)
	t.h = t.y + twinPad - 6
	return t.drawing
}

// byline names the drafts on the map, one a line, and says what they are.
func (t *setter) byline(p app.Picture) {
	for i, d := range p.Drafts {
		t.y += 19
		x, y := float64(twinPad), t.y-5
		if p.Under {
			x = t.word(face{}, 13, "ink-soft", "On the map, under", x, y) + 4
		}
		x = t.word(face{bold: true}, 13, "ink", d.Name, x, y)
		x = t.word(face{}, 13, "ink-soft", ", "+d.Date, x, y)
		x = t.standing(d, x+7, y)
		if i == len(p.Drafts)-1 {
			t.word(face{italic: true}, 13, "ink-soft", proposal(p), x+8, y)
		}
	}
}

// proposal says of what is drawn that it is no law.
func proposal(p app.Picture) string {
	if len(p.Drafts) > 1 {
		return "Proposals, not law"
	}
	return "A proposal, not law"
}

// word sets a piece of a line and returns where the next one begins.
func (t *setter) word(f face, size float64, colour, text string, x, y float64) float64 {
	t.add(lettering{face: f, text: text, size: size, color: t.styles.colour(colour), x: x, y: y, anchor: "start"})
	return x + f.width(text, size, 0)
}

// standing sets the word for how well a draft is known in a frame.
func (t *setter) standing(d app.PictureDraft, x, y float64) float64 {
	w := face{}.width(d.Standing, 11.5, 0)
	t.add(rectangle{x: x, y: y - 12, w: w + 10, h: 16, stroke: t.styles.colour("ink-soft"), width: 1})
	t.add(lettering{text: d.Standing, size: 11.5, color: t.styles.colour("ink"), x: x + 5, y: y - 0.5, anchor: "start"})
	return x + w + 10
}

// legend sets the rows in three columns, row by row.
func (t *setter) legend(m *app.Still) {
	const columns, high = 3, 36.0
	step := float64(twinInner) / columns
	for i, row := range m.Legend {
		x, y := twinPad+float64(i%columns)*step, t.y+float64(i/columns)*high
		t.row(row, m, x, y, step)
	}
	t.y += float64((len(m.Legend)+columns-1)/columns) * high
}

func (t *setter) row(row app.LegendEntry, m *app.Still, x, y, width float64) {
	t.add(swatch{x, y + 6, 1, row.Swatch, m.Tiles}, rectangle{x: x, y: y + 6, w: swatchW, h: swatchH, stroke: t.styles.colour("rule"), width: 0.7})
	size := 12.0
	for size > 9 && (face{bold: true}).width(row.Label, size, 0) > width-swatchW-14 {
		size -= 0.5
	}
	t.add(lettering{face: face{bold: true}, text: row.Label, size: size, color: t.styles.colour("ink"), x: x + swatchW + 8, y: y + 13, anchor: "start"})
	size = 11.5
	for size > 8.5 && (face{}).width(row.Note, size, 0) > width-swatchW-14 {
		size -= 0.5
	}
	t.add(lettering{text: row.Note, size: size, color: t.styles.colour("ink-soft"), x: x + swatchW + 8, y: y + 27, anchor: "start"})
}
