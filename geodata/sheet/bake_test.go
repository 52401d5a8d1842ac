package sheet

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

var update = flag.Bool("update", false, "write the golden sheet anew")

func TestBakeGolden(t *testing.T) {
	const file = "testdata/mini.golden.json"
	got, err := json.MarshalIndent(baked(t, miniRecords()), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the mini sheet changed; look at it and run with -update if it is meant\n%s", got)
	}
}

func TestBakeMini(t *testing.T) {
	s := baked(t, miniRecords())
	if len(s.Levels) != 3 {
		t.Fatalf("%d levels", len(s.Levels))
	}
	if s.Home.W*5 != s.Home.H*7 {
		t.Errorf("home %v is not 7:5", s.Home)
	}
	if s.Frames["ukraine"] != s.Home {
		t.Errorf("frame of ukraine %v, want home", s.Frames["ukraine"])
	}
	if s.Frames["b"] != s.Frames["b-west"].Union(s.Frames["b-east"]) {
		t.Errorf("frame of b %v is not the union of its parts", s.Frames["b"])
	}
	for _, id := range []geodata.AreaID{"elsewhere", "sea"} {
		if f, ok := s.Frames[id]; ok {
			t.Errorf("%s has the frame %v", id, f)
		}
	}
	if s.Frames["plant"] != (Frame{s.Sites["plant"][0], s.Sites["plant"][1], 0, 0}) {
		t.Errorf("frame of the site: %v", s.Frames["plant"])
	}
	for i, l := range s.Levels {
		if _, ok := l.Units["UA-2"]; ok {
			t.Errorf("level %d: a divided unit is drawn twice", i)
		}
		if l.Lines["contact-b"] != l.Lines["frozen-b"] {
			t.Errorf("level %d: two lines along one border differ", i)
		}
		if l.Ticks["frozen-b"] == "" || l.Ticks["contact-b"] != "" {
			t.Errorf("level %d: ticks %v", i, l.Ticks)
		}
	}
}

// The shared western edge and the northern edge, whose vertices differ, are
// land border; the coast is not.
func TestStateBorder(t *testing.T) {
	s := baked(t, miniRecords())
	l := s.Levels[2]
	for _, tc := range []struct {
		name   string
		lonlat orb.Point
		want   bool
	}{
		{"west", orb.Point{30, 48.5}, true},
		{"north of UA-1", orb.Point{31, 49}, true},
		{"north of b-west", orb.Point{32.5, 49}, true},
		{"coast", orb.Point{31, 48}, false},
		{"unit border", orb.Point{32, 48.5}, false},
		{"east", orb.Point{34, 48.5}, false},
	} {
		if got := passes(t, l, l.StateBorder, s.Projection.Project(tc.lonlat)); got != tc.want {
			t.Errorf("%s: state border passes: %v, want %v", tc.name, got, tc.want)
		}
	}
}

// The line of contact inside a unit is no border between units.
func TestUnitBorders(t *testing.T) {
	s := baked(t, miniRecords())
	l := s.Levels[2]
	for _, tc := range []struct {
		name   string
		lonlat orb.Point
		want   bool
	}{
		{"UA-1 and UA-2", orb.Point{32, 48.5}, true},
		{"round the city", orb.Point{30.75, 48.6}, true},
		{"line of contact", orb.Point{33.2, 48.4}, false},
		{"state border", orb.Point{30, 48.5}, false},
	} {
		if got := passes(t, l, l.UnitBorders, s.Projection.Project(tc.lonlat)); got != tc.want {
			t.Errorf("%s: unit border passes: %v, want %v", tc.name, got, tc.want)
		}
	}
}

// passes reports whether a path comes within two units of a point.
func passes(t *testing.T, l Level, path Path, xy orb.Point) bool {
	p := orb.Point{xy[0] / float64(l.Unit), xy[1] / float64(l.Unit)}
	for _, run := range parse(t, path) {
		points := run.points
		if run.closed {
			points = append(points, points[0])
		}
		for k := 1; k < len(points); k++ {
			if squaredDistance(p, points[k-1].point(), points[k].point()) < 4 {
				return true
			}
		}
	}
	return false
}

func TestSmallIslandsDrop(t *testing.T) {
	s := baked(t, miniRecords())
	if n := len(parse(t, s.Levels[0].Units["UA-1"])); n != 2 {
		t.Errorf("level 0 of UA-1 has %d rings, want the outer and the hole", n)
	}
	if n := len(parse(t, s.Levels[2].Units["UA-1"])); n != 3 {
		t.Errorf("level 2 of UA-1 has %d rings, want the islet too", n)
	}
}

func TestBakeErrors(t *testing.T) {
	without := miniRecords()
	without.Areas[3].Geometry = nil
	point := miniRecords()
	point.Areas[3].Geometry = orb.Point{33, 48}
	for _, tc := range []struct {
		name, want string
		records    geodata.Records
	}{
		{"empty", "no unit has polygons", geodata.Records{}},
		{"piece without polygons", "unit UA-2 has the piece b-east", without},
		{"ground that is a point", "area b-east: geometry is a Point", point},
	} {
		if _, err := Bake(atlasOf(t, tc.records)); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: error %v, want %q", tc.name, err, tc.want)
		}
	}
}

func TestBakeIsDeterministic(t *testing.T) {
	first, _ := json.Marshal(baked(t, synthetic(4, 3, 7)))
	second, _ := json.Marshal(baked(t, synthetic(4, 3, 7)))
	if !bytes.Equal(first, second) {
		t.Error("two bakes of the same records differ")
	}
}

func TestBakeLeavesTheAtlasAlone(t *testing.T) {
	r := synthetic(3, 2, 5)
	before := r.Base.Units[0].Geometry.Clone()
	baked(t, r)
	if !before.Equal(r.Base.Units[0].Geometry) {
		t.Error("Bake changed the geometry of the atlas")
	}
}

func TestSyntheticSheets(t *testing.T) {
	for seed := range uint64(4) {
		r := synthetic(5, 4, seed)
		if n := sourceCrossings(r); n > 0 {
			t.Fatalf("seed %d: the fixture crosses itself %d times", seed, n)
		}
		checkSheet(t, atlasOf(t, r), baked(t, r))
	}
}

// sourceCrossings counts the crossing edges of all ground before any thinning.
func sourceCrossings(r geodata.Records) int {
	var segments []segment
	add := func(ring orb.Ring) {
		for k := 1; k < len(ring); k++ {
			a, b := ring[k-1], ring[k]
			segments = append(segments, segment{
				a: XY{int(math.Round(a[0] * 1e5)), int(math.Round(a[1] * 1e5))},
				b: XY{int(math.Round(b[0] * 1e5)), int(math.Round(b[1] * 1e5))},
			})
		}
	}
	for _, u := range r.Base.Units {
		add(u.Geometry[0][0])
	}
	for _, a := range r.Areas {
		add(a.Geometry.(orb.MultiPolygon)[0][0])
	}
	n := 0
	eachCrossing(segments, func(a, b segment) { n++ })
	return n
}
