package sheet

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

func TestThinLine(t *testing.T) {
	for _, tc := range []struct {
		name      string
		source    orb.LineString
		tolerance float64
		unit      int
		want      []XY
	}{
		{"small wriggles go", orb.LineString{{0, 0}, {50, 3}, {100, 0}}, 5, 1, []XY{{0, 0}, {100, 0}}},
		{"large ones stay", orb.LineString{{0, 0}, {50, 30}, {100, 0}}, 5, 1, []XY{{0, 0}, {50, 30}, {100, 0}}},
		{"rounded to the unit", orb.LineString{{0, 0}, {52, 28}, {101, 0}}, 5, 10, []XY{{0, 0}, {5, 3}, {10, 0}}},
		{"repeats go", orb.LineString{{0, 0}, {1, 1}, {100, 0}}, 0.1, 10, []XY{{0, 0}, {10, 0}}},
		{"straight on goes", orb.LineString{{0, 0}, {40, 1}, {100, 0}}, 0.1, 10, []XY{{0, 0}, {10, 0}}},
		{"a ring keeps its far corner", orb.LineString{{0, 0}, {100, 0}, {100, 100}, {0, 0}}, 5, 1, []XY{{0, 0}, {100, 0}, {100, 100}, {0, 0}}},
		{"too short", orb.LineString{{0, 0}}, 5, 1, nil},
	} {
		before := tc.source.Clone()
		if got := thinLine(tc.source, tc.tolerance, tc.unit); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %v, want %v", tc.name, got, tc.want)
		}
		if !before.Equal(tc.source) {
			t.Errorf("%s: the source was changed", tc.name)
		}
	}
}

// wedge is two units of which one reaches with its tip into a shallow bay of
// the other: if the bay is simplified to its chord, the chord cuts the tip.
func wedge() geodata.Records {
	coast := orb.Ring{{30, 48}, {31.97, 48}, {32, 48.008}, {32.03, 48}, {34, 48}, {34, 50}, {30, 50}, {30, 48}}
	tip := orb.Ring{{31.9, 47.5}, {32.1, 47.5}, {32, 48.005}, {31.9, 47.5}}
	return geodata.Records{Base: geodata.Base{Units: []*geodata.Unit{
		{ID: "UA-1", Geometry: orb.MultiPolygon{{coast}}},
		{ID: "UA-2", Geometry: orb.MultiPolygon{{tip}}},
	}}}
}

func TestThinMendsCrossings(t *testing.T) {
	g := newGraph(NewProjection(orb.Point{19.8, 53.8}))
	if err := collect(g, atlasOf(t, wedge())); err != nil {
		t.Fatal(err)
	}
	g.link()
	if err := g.cut(); err != nil {
		t.Fatal(err)
	}
	gr := grains(43000)[0]
	plain := plainly(g, gr)
	if len(plain.crossed()) == 0 {
		t.Fatal("the wedge needs no mending, so it proves nothing")
	}
	mended := thin(g, gr)
	if bad := mended.crossed(); len(bad) > 0 {
		t.Errorf("strokes %v still cross", bad)
	}
	if was, is := len(plain.arcs[0].points), len(mended.arcs[0].points); is != was+1 {
		t.Errorf("the coast had %d points and has %d, want one given back", was, is)
	}
}

// Rings that plain thinning loses or turns over come back.
func TestThinMendsRings(t *testing.T) {
	r := wedge()
	speck := orb.Ring{{33, 47}, {33.01, 47.003}, {33.02, 47.002}, {33.03, 47.012}, {33, 47}}
	r.Areas = []*geodata.Area{{ID: "speck", Form: geodata.Ground, Geometry: orb.MultiPolygon{{speck}}}}
	s := baked(t, r)
	for i, l := range s.Levels {
		if pathArea(t, l.Areas["speck"]) <= 0 {
			t.Errorf("level %d: the speck has turned over or lost its ground: %q", i, l.Areas["speck"])
		}
	}
}

// plainly thins without mending.
func plainly(g *graph, gr grain) *thinned {
	t := &thinned{grain: gr, g: g}
	for _, a := range g.arcs {
		ls := make(orb.LineString, len(a.points))
		for k, v := range a.points {
			ls[k] = g.xy[v]
		}
		t.arcs = append(t.arcs, newThinArc(ls, gr.tolerance, gr.unit))
	}
	return t
}

// Crossings found by the sweep are those found by comparing all pairs.
func TestEachCrossing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var segments []segment
	for i := range 120 {
		a := XY{r.IntN(200), r.IntN(200)}
		segments = append(segments, segment{a, XY{a[0] + r.IntN(60) - 30, a[1] + r.IntN(60) - 30}, place{0, i}})
	}
	want := 0
	for i, s := range segments {
		for _, o := range segments[:i] {
			if crosses(s, o) {
				want++
			}
		}
	}
	got := 0
	eachCrossing(segments, func(a, b segment) { got++ })
	if got != want || want == 0 {
		t.Errorf("%d crossings, want %d", got, want)
	}
}

func TestCrosses(t *testing.T) {
	for _, tc := range []struct {
		name       string
		a, b, c, d XY
		want       bool
	}{
		{"cross", XY{0, 0}, XY{10, 10}, XY{0, 10}, XY{10, 0}, true},
		{"share an end", XY{0, 0}, XY{10, 10}, XY{10, 10}, XY{20, 0}, false},
		{"touch", XY{0, 0}, XY{10, 0}, XY{5, 0}, XY{5, 9}, false},
		{"lie on each other", XY{0, 0}, XY{10, 0}, XY{5, 0}, XY{15, 0}, false},
		{"apart", XY{0, 0}, XY{10, 0}, XY{0, 5}, XY{10, 5}, false},
	} {
		if got := crosses(segment{a: tc.a, b: tc.b}, segment{a: tc.c, b: tc.d}); got != tc.want {
			t.Errorf("%s: %v", tc.name, got)
		}
	}
}
