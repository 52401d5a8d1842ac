package picture

import (
	"image"
	"math"

	"github.com/draftlines/draftlines/app"
)

// The layout of a card, in its own pixels. Those who show cards cut them: some to
// the square in the middle, some to two to one. So the map begins at the left
// edge, which puts the east and the south, where the drafts would do most, into
// the middle; a plate on the map, inside that square and over foreign ground,
// says whose text of which date this is and that it is a proposal; what may be
// cut off, title and legend, stands to the right.
const (
	// CardWidth and CardHeight are the size of a card in pixels.
	CardWidth, CardHeight = 1200, 630

	cardMap   = 915 // width of the map
	cardScale = 1.6 // of a pixel of the style sheet, so that signs are seen when the card is small
	columnX   = cardMap + 24
	columnW   = CardWidth - 26 - columnX
	// The middle square with a margin.
	squareX0, squareX1 = (CardWidth-CardHeight)/2 + 15, (CardWidth+CardHeight)/2 - 15
	plateX             = squareX0 - 18
	// safeBottom is where a card ends that was cut to two to one.
	safeBottom = (CardHeight + CardWidth/2) / 2
)

// card is a laid out card, and where on it the words stand that it must not be
// shown without.
type card struct {
	*drawing
	vital []image.Rectangle
}

// plateHigh is the height of the plate: no more than there is foreign ground north
// of Ukraine on the sheet.
const plateHigh = 90

// cardWindow is the map of a card.
func cardWindow() app.Window {
	const w, h, plate = cardMap / cardScale, CardHeight / cardScale, plateHigh / cardScale
	return app.Window{
		W: w, H: h,
		Inner: app.Box{X0: 100, Y0: plate + 2, X1: w - 8, Y1: h - 4},
		Clear: []app.Box{{X0: plateX/cardScale - 2, Y0: 0, X1: w, Y1: plate + 4}, {X0: 0, Y0: h - 44, X1: w * 0.28, Y1: h}},
	}
}

// cardOf lays out the card of a page with a map.
func cardOf(s *styles, p app.Picture, still *app.Still) card {
	c := card{drawing: &drawing{w: CardWidth, h: CardHeight, title: p.Head, desc: p.Alt}}
	t := &setter{drawing: c.drawing, styles: s}
	c.add(mapItem{0, 0, cardScale, still})
	const high = plateHigh
	c.add(rectangle{x: plateX, y: 0, w: cardMap - plateX, h: high, fill: s.colour("paper")},
		rectangle{x: plateX, y: high - 1, w: cardMap - plateX, h: 1.5, fill: s.colour("ink")},
		rectangle{x: cardMap, y: 0, w: CardWidth - cardMap, h: CardHeight, fill: s.colour("paper")},
		rectangle{x: plateX, y: 0, w: 1.5, h: high, fill: s.colour("ink")},
		rectangle{x: cardMap, y: high - 1, w: 1.5, h: CardHeight - high + 1, fill: s.colour("ink")})
	c.vital = plate(t, p)
	column(t, p, still)
	return c
}

// plate says on the map whose text it shows, and returns where.
func plate(t *setter, p app.Picture) (vital []image.Rectangle) {
	y, most, step, small := 44.0, 26.0, 32.0, 20.0
	if len(p.Drafts) > 1 {
		y, most, step, small = 36, 20, 24, 15.5
	}
	for _, d := range p.Drafts {
		size := most
		for size > 15 && plateWidth(p, d, size) > squareX1-squareX0 {
			size -= 0.5
		}
		from := len(t.items)
		x := float64(squareX0)
		if p.Under {
			x = t.word(face{}, size, "ink-soft", "Under", x, y) + size*0.3
		}
		x = t.word(face{bold: true}, size, "ink", d.Name, x, y)
		x = t.word(face{}, size, "ink-soft", ", "+d.Date, x, y)
		t.framed(d.Standing, size*0.78, x+size*0.4, y)
		vital = append(vital, boundsOf(t.items[from:]))
		y += step
	}
	from := len(t.items)
	t.word(face{italic: true}, small, "ink", proposal(p)+reportedWords(p), squareX0, y-2)
	return append(vital, boundsOf(t.items[from:]))
}

// reportedWords says again of what is only reported that it is.
func reportedWords(p app.Picture) string {
	for _, d := range p.Drafts {
		if !d.Reported {
			return ""
		}
	}
	return "; only features were reported, not the wording"
}

func plateWidth(p app.Picture, d app.PictureDraft, size float64) float64 {
	w := (face{bold: true}).width(d.Name, size, 0) + face{}.width(", "+d.Date, size, 0) + face{}.width(d.Standing, size*0.78, 0) + size
	if p.Under {
		w += face{}.width("Under", size, 0) + size*0.3
	}
	return w
}

// framed sets a word in a frame.
func (t *setter) framed(word string, size, x, y float64) {
	w := face{}.width(word, size, 0)
	t.add(rectangle{x: x, y: y - size*1.12, w: w + size*0.9, h: size * 1.45, stroke: t.styles.colour("ink-soft"), width: 1.4})
	t.add(lettering{text: word, size: size, color: t.styles.colour("ink"), x: x + size*0.45, y: y - size*0.07, anchor: "start"})
}

// boundsOf is the part of a picture that words stand in.
func boundsOf(items []any) (r image.Rectangle) {
	for _, item := range items {
		switch item := item.(type) {
		case lettering:
			r = r.Union(item.bounds())
		case rectangle:
			r = r.Union(image.Rect(int(item.x), int(item.y), int(math.Ceil(item.x+item.w)), int(math.Ceil(item.y+item.h))))
		}
	}
	return r
}

// column has title, legend and the name of the site.
func column(t *setter, p app.Picture, still *app.Still) {
	t.y = 26
	if p.Kicker != "" {
		t.lines(face{bold: true}, 15, 20, "ink-soft", []string{p.Kicker})
		t.y += 3
	}
	title := p.Title
	if p.Path == "/" {
		title = p.Head
	}
	size, broken := fitted(face{serif: true, bold: true}, title, 33, 21, columnW, 6)
	t.lines(face{serif: true, bold: true}, size, math.Round(size*1.14), "ink", broken)
	t.y += 14
	for _, row := range still.Legend {
		if row.Swatch != nil { // what there is none of can be read on the page
			t.cardRow(row, still)
		}
	}
	t.add(rectangle{x: columnX, y: safeBottom - 55, w: columnW, h: 1, fill: t.styles.colour("ink-soft")})
	t.word(face{serif: true, bold: true}, 25, "ink", "Draftlines", columnX, safeBottom-27)
	t.word(face{}, 13.5, "ink-soft", "Edition of "+p.Edition, columnX, safeBottom-8)
}

// lines sets lines of the column.
func (t *setter) lines(f face, size, leading float64, colour string, lines []string) {
	for _, words := range lines {
		t.y += leading
		t.word(f, size, colour, words, columnX, t.y-leading*0.25)
	}
}

// fitted breaks a text into lines at the largest size at which it takes no more
// than so many and no word is too long.
func fitted(f face, text string, size, least, width float64, most int) (float64, []string) {
	for {
		lines := f.wrap(text, size, width)
		fits := len(lines) <= most
		for _, l := range lines {
			fits = fits && f.width(l, size, 0) <= width
		}
		if fits || size <= least {
			return size, lines
		}
		size--
	}
}

// cardRow sets a row of the legend while there is room for it.
func (t *setter) cardRow(row app.LegendEntry, still *app.Still) {
	const k, labelSize, noteSize = 1.2, 15.5, 14
	x, w := columnX+swatchW*k+10, columnW-swatchW*k-10
	label := (face{bold: true}).wrap(row.Label, labelSize, w)
	note := face{}.wrap(row.Note, noteSize, w)
	high := 18*float64(len(label)) + 17*float64(len(note))
	if t.y+high > safeBottom-70 {
		return
	}
	t.add(swatch{columnX, t.y + 3, k, row.Swatch, still.Tiles}, rectangle{x: columnX, y: t.y + 3, w: swatchW * k, h: swatchH * k, stroke: t.styles.colour("rule"), width: 1})
	y := t.y
	for _, l := range label {
		y += 18
		t.word(face{bold: true}, labelSize, "ink", l, x, y-4)
	}
	for _, l := range note {
		y += 17
		t.word(face{}, noteSize, "ink-soft", l, x, y-3.5)
	}
	t.y += high + 9
}

// textCard is the card of a page without a map: a title page, all of it inside
// the middle square.
func textCard(s *styles, p app.Picture) card {
	c := card{drawing: &drawing{w: CardWidth, h: CardHeight, title: p.Head, desc: p.Alt}}
	t := &setter{drawing: c.drawing, styles: s}
	const middle, width = CardWidth / 2, squareX1 - squareX0
	for _, y := range []float64{96, 101, 529, 534} {
		c.add(rectangle{x: 60, y: y, w: CardWidth - 120, h: 1.5, fill: s.colour("ink")})
	}
	centred := func(f face, size, y float64, colour, text string) {
		t.add(lettering{face: f, text: text, size: size, color: s.colour(colour), x: middle, y: y, anchor: "middle"})
	}
	centred(face{serif: true, bold: true}, 34, 74, "ink", "Draftlines")
	centred(face{}, 19, 572, "ink-soft", "Draft peace plans for Ukraine, on the map and clause by clause")
	centred(face{}, 16, 600, "ink-soft", "Edition of "+p.Edition)
	title := p.Title
	size, lines := fitted(face{serif: true, bold: true}, title, 58, 32, width, 4)
	leadSize, lead := fitted(face{serif: true}, p.Lead, 25, 18, width, 6)
	high := float64(len(lines))*size*1.12 + 22 + float64(len(lead))*leadSize*1.35
	y := 315 - high/2
	if p.Kicker != "" {
		centred(face{bold: true}, 17, y-12, "ink-soft", p.Kicker)
	}
	from := len(c.items)
	for _, l := range lines {
		y += size * 1.12
		centred(face{serif: true, bold: true}, size, y-size*0.25, "ink", l)
	}
	c.vital = append(c.vital, boundsOf(c.items[from:]))
	y += 22
	for _, l := range lead {
		y += leadSize * 1.35
		centred(face{serif: true}, leadSize, y-leadSize*0.35, "ink-soft", l)
	}
	return c
}
