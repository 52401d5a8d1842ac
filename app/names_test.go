package app

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata/sheet"
)

func placerOf(px float64) *namePlacer {
	return &namePlacer{frame: sheet.Frame{X: 1000, Y: 2000, W: 7000, H: 5000}, px: px, least: px}
}

func candidate(id string, x, y int, dot bool) nameCandidate {
	return nameCandidate{mapName: mapName{id: id, text: "Name " + id, xy: sheet.XY{x, y}, dot: dot}, size: 11}
}

// crowd is many candidates in a small frame, the same for the same seed.
func crowd(seed uint64) []nameCandidate {
	r := rand.New(rand.NewPCG(seed, 7))
	var out []nameCandidate
	for i := range 200 {
		out = append(out, candidate(fmt.Sprint(i), 500+r.IntN(8000), 1500+r.IntN(6000), i%3 > 0))
	}
	return out
}

func TestNamesNeverTouch(t *testing.T) {
	for seed := range uint64(20) {
		for _, px := range []float64{narrowPx, widePx, 1200} {
			p := placerOf(px)
			p.taken = controlsBoxes(px, seed%2 == 1)
			controls := len(p.taken)
			for _, c := range crowd(seed) {
				p.place(c)
			}
			if len(p.names) < 10 || len(p.names) != len(p.taken)-controls {
				t.Fatalf("seed %d: %d names in %d boxes", seed, len(p.names), len(p.taken)-controls)
			}
			for i, a := range p.taken {
				if i >= controls && (a.x0 < 0 || a.y0 < 0 || a.x1 > px || a.y1 > px*aspectH/aspectW) {
					t.Errorf("seed %d, %v px: %v reaches over the edge", seed, px, a)
				}
				for j := max(i+1, controls); j < len(p.taken); j++ {
					if a.touches(p.taken[j]) {
						t.Errorf("seed %d, %v px: %v touches %v", seed, px, a, p.taken[j])
					}
				}
			}
		}
	}
}

func TestImportantNamesComeFirst(t *testing.T) {
	p := placerOf(widePx)
	if !p.place(candidate("capital", 4500, 4500, false)) {
		t.Fatal("the first name has no room on an empty map")
	}
	if p.place(candidate("village", 4510, 4510, false)) {
		t.Error("a later name covers an earlier one")
	}
	if !p.place(candidate("far", 4500, 6000, false)) {
		t.Error("a later name with room is left out")
	}
	if len(p.names) != 2 || p.names[0].id != "capital" || p.names[1].id != "far" {
		t.Errorf("names %v", p.names)
	}
}

func TestNameGoesToTheFreeSideOfItsDot(t *testing.T) {
	for _, c := range []struct {
		name   string
		x      int
		before []box // in pixels
		want   string
	}{
		{"right if it can", 4500, nil, "start"},
		{"left if the right is taken", 4500, []box{{430, 0, 500, 500}}, "end"},
		{"left at the right edge", 7900, nil, "end"},
		{"right at the left edge", 1100, nil, "start"},
		{"nowhere", 4500, []box{{430, 0, 500, 500}, {300, 0, 400, 500}}, ""},
	} {
		p := placerOf(widePx)
		p.taken = c.before
		placed, got := p.place(candidate("a", c.x, 4500, true)), ""
		if placed {
			got = p.names[0].anchor
		}
		if got != c.want {
			t.Errorf("%s: anchor %q, want %q", c.name, got, c.want)
		}
	}
}

// TestNameComesInFromTheEdge: the name of an oblast that would be cut moves inwards, one
// whose middle is too near the edge to be where it belongs is left out as that of a
// country is, and capitals get the room that they need.
func TestNameComesInFromTheEdge(t *testing.T) {
	for _, c := range []struct {
		name    string
		x       int
		caps    bool
		moves   bool
		placed  bool
		inwards int // sheet units: 1 right, -1 left
	}{
		{"in the middle", 4500, true, true, true, 0},
		{"within the edge in small letters", 7650, false, true, true, 0},
		{"over the edge in capitals", 7650, true, true, true, -1},
		{"a country over the edge", 7650, true, false, false, 0},
		{"over the left edge", 1300, true, true, true, 1},
		{"at the edge", 8000, false, true, false, 0},
	} {
		p := placerOf(widePx)
		n := candidate("oblast", c.x, 4500, false)
		n.caps, n.moves = c.caps, c.moves
		if got := p.place(n); got != c.placed {
			t.Errorf("%s: placed %t", c.name, got)
			continue
		}
		if !c.placed {
			continue
		}
		if moved := p.names[0].xy[0] - c.x; cmp.Compare(moved, 0) != c.inwards {
			t.Errorf("%s: moved by %d units", c.name, moved)
		}
	}
}

// TestNameIsWholeOnANarrowerMap: a name that is shown on narrower maps too, where the
// edge is nearer in pixels, goes to the side of its dot where it is whole on all.
func TestNameIsWholeOnANarrowerMap(t *testing.T) {
	for least, want := range map[float64]string{widePx: "start", 600: "end"} {
		p := placerOf(widePx)
		p.least = least
		if !p.place(candidate("town", 7250, 4500, true)) || p.names[0].anchor != want {
			t.Errorf("shown from %v px on: %v, want %q", least, p.names, want)
		}
	}
}

// TestNameWidthsAreThoseOfTheStyleSheet, which shows the choice that leastPx says.
func TestNameWidthsAreThoseOfTheStyleSheet(t *testing.T) {
	css := readWeb(t, "styles.css")
	for _, rule := range []string{
		fmt.Sprintf("@container (max-width: %vpx) { .is-wide { display: none; } }", leastPx[widePx]-1),
		fmt.Sprintf("@container (min-width: %vpx) { .is-narrow { display: none; } }", leastPx[widePx]),
		fmt.Sprintf("@container (min-width: %vpx) { .is-comparison .is-wide { display: inline; }", leastPx[halfPx]),
	} {
		if !strings.Contains(css, rule) {
			t.Errorf("web/styles.css has no rule %s", rule)
		}
	}
}

func TestNamesAreTheSameEveryTime(t *testing.T) {
	for _, path := range []string{"/", "/draft/first", "/area/stepova-held", "/area/plant"} {
		sc := sceneAt(t, path)
		for _, px := range []float64{narrowPx, widePx} {
			a, b := siteOf(t).namesFor(sc, sc.frame, px), siteOf(t).namesFor(sc, sc.frame, px)
			if !reflect.DeepEqual(a, b) || len(a) == 0 {
				t.Errorf("%s at %v px: %v, then %v", path, px, a, b)
			}
		}
	}
}

func TestLargestTownIsNamed(t *testing.T) {
	for _, px := range []float64{narrowPx, widePx} {
		sc := sceneAt(t, "/")
		names := siteOf(t).namesFor(sc, sc.frame, px)
		if !slices.ContainsFunc(names, func(n mapName) bool { return n.id == "place-velyke" }) {
			t.Errorf("at %v px the largest town has no name: %v", px, names)
		}
		if slices.ContainsFunc(names, func(n mapName) bool { return n.id == "place-male" }) {
			t.Errorf("at %v px a village is named on the map of the country", px)
		}
	}
}

func TestTownsComeBySizeAndThoseOfTheSubjectFirst(t *testing.T) {
	s := siteOf(t)
	townsOn := func(path string) (ids []string) {
		for _, c := range s.placeCandidates(sceneAt(t, path), s.Sheet.Home) {
			ids = append(ids, c.id)
		}
		return ids
	}
	if got, want := townsOn("/"), []string{"place-velyke", "place-skhidne", "place-zakhidne"}; !slices.Equal(got, want) {
		t.Errorf("on the map of the country: %v, want %v", got, want)
	}
	held := townsOn("/area/stepova-held")
	if slices.Index(held, "place-zakhidne") > slices.Index(held, "place-skhidne") || !slices.Contains(held, "place-male") {
		t.Errorf("on the map of the held part: %v", held)
	}
}

func TestVillagesAppearWhenTheMapComesNear(t *testing.T) {
	s, sc := siteOf(t), sceneAt(t, "/")
	xy := s.Sheet.Places[3].XY
	near := sheet.Frame{X: xy[0] - 350, Y: xy[1] - 250, W: 700, H: 500}
	if names := s.namesFor(sc, near, widePx); !slices.ContainsFunc(names, func(n mapName) bool { return n.id == "place-male" }) {
		t.Errorf("the village has no name in a frame round it: %v", names)
	}
}

func TestMergeNames(t *testing.T) {
	name := func(id, anchor, class string) mapName { return mapName{id: id, anchor: anchor, class: class} }
	for _, c := range []struct {
		what               string
		narrow, wide, want []mapName
	}{
		{"alike", []mapName{name("a", "start", "name")}, []mapName{name("a", "start", "name")}, []mapName{name("a", "start", "name")}},
		{"wide only", nil, []mapName{name("a", "start", "name")}, []mapName{name("a", "start", "name is-wide")}},
		{"narrow only", []mapName{name("a", "end", "name")}, nil, []mapName{name("a", "end", "name is-narrow")}},
		{"on different sides", []mapName{name("a", "end", "name")}, []mapName{name("a", "start", "name")},
			[]mapName{name("a", "start", "name is-wide"), name("a", "end", "name is-narrow")}},
		{"none", nil, nil, nil},
	} {
		if got := mergeNames(c.narrow, c.wide); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}
