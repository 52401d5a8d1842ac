package picture

import (
	"image/color"
	"math"

	"github.com/draftlines/draftlines/app"
)

// tiled is the ink of a pattern: strokes in a square that repeats. Each pixel
// asks how far it is from the strokes, so that a tile may have any size. origin
// is where a tile's corner lies, scale how many pixels of the canvas one of the
// tile is.
func tiled(t app.Tile, st style, origin point, scale, opacity float64) ink {
	half, reach := st.width/2*scale, st.width/2*scale+0.5
	var strokes []stretch
	for _, l := range readPath(t.D, func(x, y float64) point { return point{x * scale, y * scale} }) {
		for i := 1; i < len(l.points); i++ {
			strokes = append(strokes, stretch{l.points[i-1], l.points[i], half, false, false})
		}
	}
	size, peak := t.Size*scale, min(1, 2*half)*float64(st.stroke.color.A)/255*opacity
	return func(x, y int) (color.NRGBA, float64) {
		px, py := inTile(float64(x)+0.5-origin.x, size), inTile(float64(y)+0.5-origin.y, size)
		best := 0.0
		for i := range strokes {
			best = max(best, strokes[i].coverAt(px, py, reach))
		}
		return st.stroke.color, min(best, 1) * peak
	}
}

func inTile(v, size float64) float64 { return v - size*math.Floor(v/size) }

func (s *stretch) coverAt(x, y, reach float64) float64 {
	dx, dy := s.b.x-s.a.x, s.b.y-s.a.y
	length := math.Hypot(dx, dy)
	if length > 0 {
		dx, dy = dx/length, dy/length
	}
	px, py := x-s.a.x, y-s.a.y
	return s.at(px*dx+py*dy, px*dy-py*dx, length, reach)
}
