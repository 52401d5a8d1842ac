package picture

import (
	"image"
	"math"
	"strings"

	"github.com/draftlines/draftlines/app"
)

// still is the map of a page without the names of countries that would lie across
// a recognised border: on a picture nobody can move the map to see whose they are.
func (m Maker) still(p *painter, path string, win app.Window) *app.Still {
	s := app.StillOf(m.Site, path, win)
	border := borderOf(s)
	names := s.Names[:0]
	for _, n := range s.Names {
		if !strings.Contains(n.Chain, "name-country") || !touches(border, p.place(n).bounds()) {
			names = append(names, n)
		}
	}
	s.Names = names
	return s
}

// borderOf is the recognised border in pixels of the map.
func borderOf(s *app.Still) (lines []line) {
	k := s.W / float64(s.Frame.W)
	for _, shape := range s.Shapes {
		if strings.HasSuffix(shape.Chain, "/state-border") {
			lines = readPath(string(shape.D), func(x, y float64) point {
				return point{x*float64(s.Unit)*k - float64(s.Frame.X)*k, y*float64(s.Unit)*k - float64(s.Frame.Y)*k}
			})
		}
	}
	return lines
}

// touches reports whether lines come into a box.
func touches(lines []line, r image.Rectangle) bool {
	for _, l := range lines {
		for i := 1; i < len(l.points); i++ {
			a, b := l.points[i-1], l.points[i]
			steps := int(math.Hypot(b.x-a.x, b.y-a.y)/3) + 1
			for n := range steps {
				t := float64(n) / float64(steps)
				if image.Pt(int(a.x+(b.x-a.x)*t), int(a.y+(b.y-a.y)*t)).In(r) {
					return true
				}
			}
		}
	}
	return false
}
