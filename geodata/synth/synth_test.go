package synth_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/derive"
	"github.com/draftlines/draftlines/geodata/sheet"
	"github.com/draftlines/draftlines/geodata/source"
	"github.com/draftlines/draftlines/geodata/synth"
	"github.com/paulmach/orb"
)

func load(t testing.TB) *geodata.Atlas {
	t.Helper()
	a, problems := source.Load(os.DirFS(".."))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return a
}

func grow(t testing.TB, a *geodata.Atlas, f synth.Factors) *geodata.Atlas {
	t.Helper()
	grown, err := synth.Grow(a, f)
	if err != nil {
		t.Fatal(err)
	}
	return grown
}

func clauses(a *geodata.Atlas) (n int) {
	for _, d := range a.Drafts {
		n += len(d.Clauses)
	}
	return n
}

func TestFactorsAreSeparate(t *testing.T) {
	a := load(t)
	for _, f := range []synth.Factors{{10, 1, 1}, {1, 10, 1}, {1, 1, 10}, {5, 3, 2}} {
		g := grow(t, a, f)
		if n, want := len(g.Areas), len(a.Areas)*f.Areas; math.Abs(float64(n)/float64(want)-1) > 0.05 {
			t.Errorf("%v: %d areas, want about %d", f, n, want)
		}
		if n, want := clauses(g), clauses(a)*f.Clauses*f.Drafts; n != want {
			t.Errorf("%v: %d clauses, want %d", f, n, want)
		}
		if n, want := len(g.Drafts), len(a.Drafts)*f.Drafts; n != want {
			t.Errorf("%v: %d drafts, want %d", f, n, want)
		}
		if got, want := g.Newest().ID, a.Newest().ID; got != want {
			t.Errorf("%v: the site would open with %s, not with %s", f, got, want)
		}
	}
	if _, err := synth.Grow(a, synth.Factors{Areas: 1, Clauses: 0, Drafts: 1}); err == nil {
		t.Error("no clauses at all were made without an error")
	}
}

// TestWhatIsMadeUpSaysSo is about readers: everything that the real atlas does
// not have must be known by its id and by its name.
func TestWhatIsMadeUpSaysSo(t *testing.T) {
	a := load(t)
	if geodata.IsSynthetic(&a.Records) {
		t.Error("the real atlas counts as made up")
	}
	for _, f := range []synth.Factors{{2, 1, 1}, {1, 2, 1}, {1, 1, 2}} {
		g := grow(t, a, f)
		if !geodata.IsSynthetic(&g.Records) {
			t.Errorf("%v counts as real", f)
		}
		says := func(isNew bool, id, name string) {
			if isNew && !(strings.Contains(id, geodata.SyntheticPrefix) && strings.Contains(strings.ToLower(name), "synthetic")) {
				t.Errorf("%v: %s is called %q", f, id, name)
			}
		}
		for _, x := range g.Areas {
			says(a.Area(x.ID) == nil, string(x.ID), x.Name.En)
		}
		for _, d := range g.Drafts {
			says(a.Draft(d.ID) == nil, string(d.ID), d.Name)
			says(a.Draft(d.ID) == nil, string(d.ID), d.Title)
			for _, c := range d.Clauses {
				says(a.Clause(c.ID) == nil, string(c.ID), c.Title+d.Name)
				says(a.Clause(c.ID) == nil, string(c.ID), c.Summary)
			}
		}
	}
}

// TestPiecesMakeUpTheirArea: nothing is lost or there twice, and every inner
// border has both sides, point by point.
func TestPiecesMakeUpTheirArea(t *testing.T) {
	a := load(t)
	g := grow(t, a, synth.Factors{Areas: 10, Clauses: 1, Drafts: 1})
	cut := 0
	for _, was := range a.Areas {
		whole := g.Area(was.ID)
		if was.Geometry == nil || len(whole.Parts) == 0 {
			continue
		}
		cut++
		km2 := 0.0
		for _, id := range whole.Parts {
			km2 += g.Area(id).KM2
			if at := g.WholesOf(id); len(at) == 0 || at[0] != was.ID {
				t.Errorf("%s is a part of %v, want %s first", id, at, was.ID)
			}
		}
		if off := math.Abs(km2 - was.KM2); off > 0.06*float64(len(whole.Parts)) {
			t.Errorf("the pieces of %s have %.1f km², the area %.1f", was.ID, km2, was.KM2)
		}
	}
	if cut < 15 {
		t.Errorf("only %d areas were cut", cut)
	}
	unpaired := map[[2]orb.Point]int{}
	add := func(mp orb.MultiPolygon, turn bool) {
		for _, polygon := range mp {
			for _, ring := range polygon {
				for i := 1; i < len(ring); i++ {
					from, to := ring[i-1], ring[i]
					if turn {
						from, to = to, from
					}
					if unpaired[[2]orb.Point{to, from}] > 0 {
						unpaired[[2]orb.Point{to, from}]--
					} else {
						unpaired[[2]orb.Point{from, to}]++
					}
				}
			}
		}
	}
	for _, u := range g.Base.Units {
		for _, id := range u.Pieces {
			ground, ok := g.Area(id).Geometry.(orb.MultiPolygon)
			if !ok {
				t.Fatalf("the piece %s of %s has no ground", id, u.ID)
			}
			add(ground, false)
		}
		if len(u.Pieces) > 0 {
			add(u.Geometry, true)
		}
	}
	for e, n := range unpaired {
		if n > 0 {
			t.Errorf("the edge %v has only one side", e)
		}
	}
}

// TestGrownAtlasBakes: lines and sheet come out as from the real atlas.
func TestGrownAtlasBakes(t *testing.T) {
	a := load(t)
	g := grow(t, a, synth.Factors{Areas: 10, Clauses: 2, Drafts: 2})
	was, err := derive.Lines(a)
	if err != nil {
		t.Fatal(err)
	}
	is, err := derive.Lines(g)
	if err != nil {
		t.Fatal(err)
	}
	km := map[geodata.LineID]float64{}
	for _, l := range is {
		km[l.ID] = l.KM
	}
	for _, l := range was {
		if l.Kind == geodata.FrozenFront && math.Abs(km[l.ID]-l.KM) > l.KM/1000+0.2 {
			t.Errorf("%s is %.1f km long, was %.1f", l.ID, km[l.ID], l.KM)
		}
	}
	s, err := sheet.Bake(g)
	if err != nil {
		t.Fatal(err)
	}
	drawn := len(s.Levels[len(s.Levels)-1].Areas)
	if want := len(a.Areas) * 8; drawn < want {
		t.Errorf("the finest level draws %d areas, want %d and more", drawn, want)
	}
}

func TestGrowingIsDeterministicAndLeavesTheAtlasAlone(t *testing.T) {
	a := load(t)
	f := synth.Factors{Areas: 3, Clauses: 2, Drafts: 2}
	before := encoded(t, a)
	one, two := encoded(t, grow(t, a, f)), encoded(t, grow(t, a, f))
	if !bytes.Equal(one, two) {
		t.Error("two runs differ")
	}
	if !bytes.Equal(before, encoded(t, a)) {
		t.Error("the atlas was changed")
	}
}

// encoded is all of an atlas, ground included.
func encoded(t *testing.T, a *geodata.Atlas) []byte {
	t.Helper()
	var ground []orb.Geometry
	for _, x := range a.Areas {
		ground = append(ground, x.Geometry)
	}
	for _, u := range a.Base.Units {
		ground = append(ground, u.Geometry)
	}
	for _, l := range a.Lines {
		ground = append(ground, l.Geometry)
	}
	b, err := json.Marshal([]any{a.Records, ground})
	if err != nil {
		t.Fatal(err)
	}
	return b
}
