package sheet

// Within returns the level with what can be seen in a frame alone: its drawing
// there is the same to the last vertex. Outside, paths are cut short or gone.
func (l *Level) Within(f Frame) *Level {
	out := *l
	out.Neighbours = pathsWithin(l.Neighbours, f, l.Unit)
	out.Units = pathsWithin(l.Units, f, l.Unit)
	out.Areas = pathsWithin(l.Areas, f, l.Unit)
	out.Waters = pathsWithin(l.Waters, f, l.Unit)
	out.Lines = pathsWithin(l.Lines, f, l.Unit)
	out.Ticks = pathsWithin(l.Ticks, f, l.Unit)
	out.StateBorder = l.StateBorder.within(f, l.Unit)
	out.UnitBorders = l.UnitBorders.within(f, l.Unit)
	return &out
}

// pathsWithin leaves out the paths of which nothing is in the frame.
func pathsWithin[ID ~string](paths map[ID]Path, f Frame, unit int) map[ID]Path {
	out := make(map[ID]Path, len(paths))
	for id, p := range paths {
		if p = p.within(f, unit); p != "" {
			out[id] = p
		}
	}
	return out
}

func (p Path) within(f Frame, unit int) Path {
	var w pathWriter
	for _, piece := range piecesOf(p) {
		points := detour(piece.points, f, unit, piece.closed)
		switch {
		case len(points) < 2:
		case piece.closed:
			w.ring(points)
		default:
			w.piece(points)
		}
	}
	return w.path()
}

// detour drops each vertex that lies with the vertices before and after it on
// the far side of one edge of the frame: the stroke that takes their place stays
// there too. It returns nil where the whole piece lies beyond one edge.
func detour(points []XY, f Frame, unit int, closed bool) []XY {
	everywhere := outside
	for _, p := range points {
		everywhere &= side(p, f, unit)
	}
	if everywhere != 0 {
		return nil
	}
	var kept []XY
	for i, p := range points {
		if i > 0 && (i+1 < len(points) || closed) {
			before, after := kept[len(kept)-1], points[(i+1)%len(points)]
			if side(before, f, unit)&side(p, f, unit)&side(after, f, unit) != 0 {
				continue
			}
		}
		kept = append(kept, p)
	}
	return kept
}

const outside = 1 | 2 | 4 | 8

// side tells beyond which edges of the frame a point lies: west 1, east 2,
// north 4, south 8.
func side(p XY, f Frame, unit int) int {
	x, y, beyond := p[0]*unit, p[1]*unit, 0
	switch {
	case x < f.X:
		beyond |= 1
	case x > f.X+f.W:
		beyond |= 2
	}
	switch {
	case y < f.Y:
		beyond |= 4
	case y > f.Y+f.H:
		beyond |= 8
	}
	return beyond
}
