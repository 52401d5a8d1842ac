package sheet

// Most borders are drawn several times: as the edge of an area on either side,
// in the mesh of oblasts, as the line of contact, as a control line. As text
// the two directions of a border have nothing in common; as points they are
// the same. The points of all paths are therefore one sequence, in which a run
// that has been there before, in either direction, is only named.

// packedPoints are the points of all paths, in columns. A path is a number of
// pieces, a piece a number of points, and these are runs: some points by their
// steps, then some that have been there before.
type packedPoints struct {
	Pieces []int // of each path
	Length []int // of each piece: points × 2, +1 if it is closed
	New    []int // of each run: how many points follow by their steps,
	Known  []int // and then how many have been there before; negative: backwards
	From   []int // where the known ones begin, as a step from the last such place
	DX, DY []int // steps to the new points
}

// leastKnown is the shortest run that is worth naming, in points.
const leastKnown = 3

// pointStep is a step between two points.
type pointStep struct{ a, b XY }

type pointWriter struct {
	out  *packedPoints
	all  []XY              // the points so far
	at   map[pointStep]int // where in all a step begins, last met
	from int
	pen  XY
}

func (w *pointWriter) path(p Path) {
	pieces := piecesOf(p)
	w.out.Pieces = append(w.out.Pieces, len(pieces))
	for _, piece := range pieces {
		length := len(piece.points) * 2
		if piece.closed {
			length++
		}
		w.out.Length = append(w.out.Length, length)
		w.piece(piece.points)
	}
}

func (w *pointWriter) piece(points []XY) {
	for i := 0; i < len(points); {
		fresh := 0
		from, known := 0, 0
		for ; i+fresh < len(points); fresh++ {
			if from, known = w.find(points[i+fresh:]); known != 0 {
				break
			}
		}
		w.out.New = append(w.out.New, fresh)
		for _, p := range points[i : i+fresh] {
			w.out.DX = append(w.out.DX, p[0]-w.pen[0])
			w.out.DY = append(w.out.DY, p[1]-w.pen[1])
			w.pen = p
		}
		i += fresh
		if i < len(points) {
			w.out.Known = append(w.out.Known, known)
			w.out.From = append(w.out.From, from-w.from)
			w.from = from + known
			i += max(known, -known)
			w.pen = points[i-1]
		} else {
			w.out.Known = append(w.out.Known, 0)
		}
	}
	w.remember(points)
}

// remember adds the points of a piece and its steps.
func (w *pointWriter) remember(points []XY) {
	for i, p := range points {
		if i > 0 {
			w.at[pointStep{points[i-1], p}] = len(w.all) - 1
		}
		w.all = append(w.all, p)
	}
}

// find returns where points begin that have been there before, and how many
// they are; negative where they come backwards, 0 where they are too few.
func (w *pointWriter) find(points []XY) (from, known int) {
	if len(points) < leastKnown {
		return 0, 0
	}
	if at, ok := w.at[pointStep{points[0], points[1]}]; ok {
		n := 2
		for n < len(points) && at+n < len(w.all) && w.all[at+n] == points[n] {
			n++
		}
		from, known = at, n
	}
	if at, ok := w.at[pointStep{points[1], points[0]}]; ok {
		n := 2
		for n < len(points) && at+1-n >= 0 && w.all[at+1-n] == points[n] {
			n++
		}
		if n > known {
			from, known = at+1, -n
		}
	}
	if max(known, -known) < leastKnown {
		return 0, 0
	}
	return from, known
}

type pointReader struct {
	in     packedPoints
	out    pathWriter // of the path at hand; its memory is used for all
	all    []XY
	from   int
	pen    XY
	broken bool
}

// newPointReader makes room for all points at once.
func newPointReader(in packedPoints) *pointReader {
	points := 0
	for _, n := range in.Length {
		points += n / 2
	}
	// The numbers are not to be trusted: each path has a few points of its own.
	return &pointReader{in: in, all: make([]XY, 0, min(points, 1<<18))}
}

// next takes the first number of a column.
func (r *pointReader) next(column *[]int) int {
	if len(*column) == 0 {
		r.broken = true
		return 0
	}
	n := (*column)[0]
	*column = (*column)[1:]
	return n
}

// done reports whether nothing is left over.
func (r *pointReader) done() bool {
	in := r.in
	return len(in.Pieces)+len(in.Length)+len(in.New)+len(in.Known)+len(in.From)+len(in.DX)+len(in.DY) == 0
}

func (r *pointReader) path() Path {
	w := &r.out
	*w = pathWriter{text: w.text[:0]}
	for range r.next(&r.in.Pieces) {
		length := r.next(&r.in.Length)
		points := r.piece(length / 2)
		if r.broken {
			return ""
		}
		w.piece(points)
		if length%2 == 1 {
			w.close(points)
		}
	}
	return w.path()
}

func (r *pointReader) piece(n int) []XY {
	start := len(r.all)
	for len(r.all)-start < n && !r.broken {
		for range r.next(&r.in.New) {
			r.pen = XY{r.pen[0] + r.next(&r.in.DX), r.pen[1] + r.next(&r.in.DY)}
			r.all = append(r.all, r.pen)
			if r.broken {
				return nil
			}
		}
		r.repeat(r.next(&r.in.Known), start)
	}
	if len(r.all)-start != n {
		r.broken = true
	}
	return r.all[start:]
}

// repeat adds points that stand before start.
func (r *pointReader) repeat(known, start int) {
	if known == 0 || r.broken {
		return
	}
	from := r.from + r.next(&r.in.From)
	r.from = from + known
	step := 1
	if known < 0 {
		step, known = -1, -known
	}
	for i := range known {
		at := from + step*i
		if at < 0 || at >= start {
			r.broken = true
			return
		}
		r.pen = r.all[at]
		r.all = append(r.all, r.pen)
	}
}
