package picture

import (
	"math"

	"github.com/draftlines/draftlines/app"
)

// tiled is the ink of a pattern: strokes in a square that repeats. Each pixel
// asks how far it is from the strokes, so that a tile may have any size. origin
// is where a tile's corner lies, scale how many pixels of the canvas one of the
// tile is.
func tiled(t app.Tile, st style, origin point, scale, opacity float64) ink {
	half, reach := st.width/2*scale, st.width/2*scale+0.5
	var strokes []directed
	for _, l := range readPath(t.D, func(x, y float64) point { return point{x * scale, y * scale} }) {
		for i := 1; i < len(l.points); i++ {
			strokes = append(strokes, direct(stretch{l.points[i-1], l.points[i], half, false, false}))
		}
	}
	size, peak := t.Size*scale, min(1, 2*half)*float64(st.stroke.color.A)/255*opacity
	return ink{color: st.stroke.color, at: func(x, y int) float64 {
		px, py := inTile(float64(x)+0.5-origin.x, size), inTile(float64(y)+0.5-origin.y, size)
		best := 0.0
		for i := range strokes {
			best = max(best, strokes[i].coverAt(px, py, reach))
		}
		return min(best, 1) * peak
	}}
}

func inTile(v, size float64) float64 { return v - size*math.Floor(v/size) }

// directed is a stretch of which is known where it goes, because every pixel of
// an area asks.
type directed struct {
	stretch
	dx, dy, length float64
}

func direct(s stretch) directed {
	d := directed{stretch: s, dx: s.b.x - s.a.x, dy: s.b.y - s.a.y}
	if d.length = math.Hypot(d.dx, d.dy); d.length > 0 {
		d.dx, d.dy = d.dx/d.length, d.dy/d.length
	}
	return d
}

func (s *directed) coverAt(x, y, reach float64) float64 {
	px, py := x-s.a.x, y-s.a.y
	off := px*s.dy - py*s.dx
	if off >= reach || off <= -reach {
		return 0
	}
	return s.at(px*s.dx+py*s.dy, off, s.length, reach)
}
