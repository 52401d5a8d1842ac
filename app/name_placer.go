package app

import (
	"math"
	"unicode/utf8"

	"github.com/draftlines/draftlines/geodata/sheet"
)

// box is a rectangle in pixels of the map.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) touches(o box) bool {
	return b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1
}

// mapName is a name with its place in the frame.
type mapName struct {
	id, text, class string
	xy              sheet.XY
	anchor          string // start, middle, end
	dx, dy          int    // from the point, in pixels
	dot             bool
}

// nameCandidate is a name that may be drawn.
type nameCandidate struct {
	mapName
	size  float64 // font size in pixels
	space float64 // letter spacing in pixels
	caps  bool    // drawn in capitals
	moves bool    // is as good a few letters beside its point
}

// letterWidth is how wide a letter is, space included, as estimated from the fonts
// that systems set web/styles.css in: 0.56 of the size, and 0.68 for capitals, which in
// the dark are bold.
func (c nameCandidate) letterWidth() float64 {
	if c.caps {
		return c.size*0.68 + c.space
	}
	return c.size*0.56 + c.space
}

// namePlacer keeps the boxes that are taken.
type namePlacer struct {
	frame sheet.Frame
	px    float64 // width of the map
	least float64 // width of the narrowest map on which the names are shown as well
	taken []box
	names []mapName
}

// at is where a point lies on a map px wide.
func (p *namePlacer) at(xy sheet.XY, px float64) (x, y float64) {
	k := px / float64(p.frame.W)
	return float64(xy[0]-p.frame.X) * k, float64(xy[1]-p.frame.Y) * k
}

// place draws the candidate if it fits, and reports whether it did.
func (p *namePlacer) place(c nameCandidate) bool {
	if c.dot {
		right, left := c, c
		gap := max(c.dx, 6)
		right.anchor, right.dx = "start", gap
		left.anchor, left.dx = "end", -gap
		return p.try(right) || p.try(left)
	}
	c.anchor = "middle"
	return p.try(p.within(c))
}

// within moves a name that stands over the edge of the map inwards, if it may lie
// elsewhere. One that would have to move by more than a third of its width stays and is
// left out.
func (p *namePlacer) within(c nameCandidate) nameCandidate {
	if !c.moves {
		return c
	}
	b := p.boxOf(c, p.least)
	over := max(b.x1-(p.least-edgePx), 0) - max(edgePx-b.x0, 0)
	if over != 0 && math.Abs(over) <= (b.x1-b.x0)/3 {
		units := over * float64(p.frame.W) / p.least
		c.xy[0] -= int(math.Round(units + math.Copysign(1, units)))
	}
	return c
}

// edgePx is kept free at each edge of the map.
const edgePx = 2

// cut reports whether the edge of a map px wide would cut a box.
func (p *namePlacer) cut(b box, px float64) bool {
	height := px * float64(p.frame.H) / float64(p.frame.W)
	return b.x0 < edgePx || b.y0 < edgePx || b.x1 > px-edgePx || b.y1 > height-edgePx
}

func (p *namePlacer) try(c nameCandidate) bool {
	b := p.boxOf(c, p.px)
	if p.cut(b, p.px) || p.cut(p.boxOf(c, p.least), p.least) {
		return false
	}
	for _, t := range p.taken {
		if b.touches(t) {
			return false
		}
	}
	p.taken = append(p.taken, b)
	p.names = append(p.names, c.mapName)
	return true
}

// boxOf is the room of a name on a map px wide.
func (p *namePlacer) boxOf(c nameCandidate, px float64) box {
	x, y := p.at(c.xy, px)
	letters := float64(utf8.RuneCountInString(c.text))
	w := letters*c.letterWidth() + 6
	h := c.size * 1.25
	y += float64(c.dy)
	switch c.anchor {
	case "start":
		return box{x - 3, y - h/2, x + float64(c.dx) + w, y + h/2}
	case "end":
		return box{x + float64(c.dx) - w, y - h/2, x + 3, y + h/2}
	}
	return box{x - w/2, y - h/2, x + w/2, y + h/2}
}

// scaleBox is where the scale bar and its words stand on a map px wide.
func scaleBox(px float64) box {
	h := px * aspectH / aspectW
	return box{0, h - 34, px * 0.28, h}
}

// controlsBoxes keeps names from under the buttons and the scale bar. On a
// narrow map the buttons stand below it; under the titles of a comparison they
// stand at the foot of a pane.
func controlsBoxes(px float64, comparison bool) []box {
	h, scale := px*aspectH/aspectW, scaleBox(px)
	switch {
	case comparison && px >= halfPx:
		return []box{{px - 48, h - 195, px, h}, scale}
	case px < 600:
		return []box{scale}
	}
	return []box{{px - 48, 0, px, 195}, scale}
}
