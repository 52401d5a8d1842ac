package sheet

import (
	"slices"
	"testing"

	"github.com/draftlines/draftlines/geodata"
)

// square is the path of a square whose upper left corner is at x, y.
func square(x, y, side int) Path {
	var w pathWriter
	w.ring([]XY{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}})
	return w.path()
}

// TestBorders: a square with one neighbour of each kind, one that meets it in a
// corner only, and one a little way off.
func TestBorders(t *testing.T) {
	s := &Sheet{Projection: NewProjection([2]float64{30, 50}), Levels: []Level{{}, {
		Unit: 20, // squares of 100 are 100 km in Mercator
		Areas: map[geodata.AreaID]Path{
			"middle": square(100, 100, 100), "east": square(200, 100, 100), "corner": square(200, 200, 100), "off": square(100, 201, 99),
		},
		Units:      map[geodata.UnitID]Path{"north": square(100, 0, 100)},
		Neighbours: map[string]Path{"west": square(0, 100, 100)},
	}}}
	b := newBorders(s)
	got := b.of([]geodata.AreaID{"middle"})
	want := map[Ground]Direction{{Area: "east"}: 2, {Unit: "north"}: 0, {Neighbour: "west"}: 6}
	if len(got) != len(want) {
		t.Fatalf("the middle touches %+v", got)
	}
	for i, touch := range got {
		if !slices.Equal(touch.Towards, []Direction{want[touch.Ground]}) || touch.KM < 62 || touch.KM > 66 {
			t.Errorf("%+v: want direction %d and 64 km", touch, want[touch.Ground])
		}
		if i > 0 && touch.KM > got[i-1].KM {
			t.Errorf("the border of %.1f km comes after one of %.1f", touch.KM, got[i-1].KM)
		}
	}
	both := b.of([]geodata.AreaID{"middle", "east"})
	if !slices.ContainsFunc(both, func(t Touch) bool { return t.Area == "corner" && slices.Contains(t.Towards, 3) }) {
		t.Errorf("together they touch %+v", both)
	}
	for _, touch := range both {
		if touch.Area == "middle" || touch.Area == "east" {
			t.Errorf("a whole touches its own part %s", touch.Area)
		}
	}
}
