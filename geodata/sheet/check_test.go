package sheet

import (
	"math"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

// checkSheet proves what must be true of every sheet.
func checkSheet(t *testing.T, a *geodata.Atlas, s *Sheet) {
	t.Helper()
	for i := range s.Levels {
		l := &s.Levels[i]
		vertices := 0
		l.paths(func(name string, path Path, closed bool) {
			for _, p := range parse(t, path) {
				vertices += len(p.points)
				if closed && !p.closed {
					t.Errorf("level %d: %s has a ring that does not close", i, name)
				}
			}
		})
		if vertices != l.Vertices {
			t.Errorf("level %d counts %d vertices, the paths have %d", i, l.Vertices, vertices)
		}
		checkSharing(t, a, s, i)
		checkCrossings(t, l, i)
		checkLines(t, a, l, i)
	}
}

// checkSharing proves that the ground of each unit has no gap and no overlap:
// the edges between its pieces cancel out, the rest is as large as the unit.
func checkSharing(t *testing.T, a *geodata.Atlas, s *Sheet, i int) {
	t.Helper()
	l := &s.Levels[i]
	country := map[[2]XY]int{}
	sum := 0
	for _, u := range a.Base.Units {
		paths := []Path{l.Units[u.ID]}
		if len(u.Pieces) > 0 {
			paths = nil
		}
		for _, piece := range u.Pieces {
			paths = append(paths, l.Areas[piece])
		}
		edges, area := map[[2]XY]int{}, 0
		for _, path := range paths {
			if path == "" {
				t.Errorf("level %d: ground of %s has no path", i, u.ID)
				continue
			}
			directed(t, edges, path)
			directed(t, country, path)
			area += pathArea(t, path)
		}
		sum += area
		if outer := cancel(edges); outer != area {
			t.Errorf("level %d: pieces of %s sum up to %d, their outer edge holds %d", i, u.ID, area, outer)
		}
		want := trueArea(s, u.Geometry) / float64(l.Unit*l.Unit)
		slack := trueLength(s, u.Geometry) / float64(l.Unit) * tolerance(s, i) / float64(l.Unit)
		if got := float64(area) / 2; math.Abs(got-want) > slack/2 {
			t.Errorf("level %d: %s is %.0f path units square, want %.0f ± %.0f", i, u.ID, got, want, slack/2)
		}
	}
	if outer := cancel(country); outer != sum {
		t.Errorf("level %d: units sum up to %d, the country's outer edge holds %d", i, sum, outer)
	}
}

func tolerance(s *Sheet, level int) float64 { return grains(s.Home.W)[level].tolerance }

// cancel removes edges that are there in both directions and returns twice the
// area that the others enclose.
func cancel(edges map[[2]XY]int) int {
	sum := 0
	for e, n := range edges {
		if n > edges[[2]XY{e[1], e[0]}] {
			n -= edges[[2]XY{e[1], e[0]}]
			sum += n * (e[1][0]*e[0][1] - e[0][0]*e[1][1])
		}
	}
	return sum
}

// trueArea is the area of the projected polygons in square sheet units.
func trueArea(s *Sheet, mp orb.MultiPolygon) float64 {
	g := newGraph(s.Projection)
	sum := 0.0
	for _, polygon := range mp {
		for _, ring := range polygon {
			sum += g.shoelace(g.chain(orb.LineString(ring))) / 2
		}
	}
	return sum
}

func trueLength(s *Sheet, mp orb.MultiPolygon) float64 {
	sum := 0.0
	for _, polygon := range mp {
		for _, ring := range polygon {
			for k := 1; k < len(ring); k++ {
				a, b := s.Projection.Project(ring[k-1]), s.Projection.Project(ring[k])
				sum += math.Hypot(a[0]-b[0], a[1]-b[1])
			}
		}
	}
	return sum
}

// checkCrossings proves that no edge of Ukraine's ground crosses another.
func checkCrossings(t *testing.T, l *Level, i int) {
	t.Helper()
	var segments []segment
	add := func(path Path) {
		edges := map[[2]XY]int{}
		directed(t, edges, path)
		for e := range edges {
			segments = append(segments, segment{a: e[0], b: e[1]})
		}
	}
	for _, path := range l.Areas {
		add(path)
	}
	for _, path := range l.Units {
		add(path)
	}
	eachCrossing(segments, func(a, b segment) {
		t.Errorf("level %d: edges %v–%v and %v–%v cross", i, a.a, a.b, b.a, b.b)
	})
}

// checkLines proves that lines of frozen fronts run along the edges of areas,
// and that their ticks stand on ground that Russia holds: none on ground that
// Ukraine holds, and hardly one beyond both, where the line meets the coast.
func checkLines(t *testing.T, a *geodata.Atlas, l *Level, i int) {
	t.Helper()
	ground := map[geodata.Holder][]stroke{}
	edges := map[[2]XY]int{}
	for _, area := range a.Areas {
		if path := l.Areas[area.ID]; path != "" {
			directed(t, edges, path)
			ground[area.Holder] = append(ground[area.Holder], pathStrokes(t, path)...)
		}
	}
	for _, line := range a.Lines {
		if line.Kind != geodata.FrozenFront {
			continue
		}
		for _, run := range parse(t, l.Lines[line.ID]) {
			for k := 1; k < len(run.points); k++ {
				p, q := run.points[k-1], run.points[k]
				if edges[[2]XY{p, q}] == 0 && edges[[2]XY{q, p}] == 0 {
					t.Errorf("level %d: %s leaves the border at %v–%v", i, line.ID, p, q)
				}
			}
		}
		ticks, right := parse(t, l.Ticks[line.ID]), 0
		for _, tick := range ticks {
			tip := tick.points[1].point()
			if depth(ground[geodata.Ukraine], tip) > 0 {
				t.Errorf("level %d: a tick of %s ends at %v, which Ukraine holds", i, line.ID, tip)
			}
			if depth(ground[geodata.Russia], tip) > 0 {
				right++
			}
		}
		if len(ticks) == 0 || right*10 < len(ticks)*9 {
			t.Errorf("level %d: %d of %d ticks of %s stand on ground that Russia holds", i, right, len(ticks), line.ID)
		}
	}
}

func pathStrokes(t testing.TB, path Path) []stroke {
	t.Helper()
	edges := map[[2]XY]int{}
	directed(t, edges, path)
	var out []stroke
	for e := range edges {
		out = append(out, stroke{e[0].point(), e[1].point()})
	}
	return out
}
