package sheet

import (
	"testing"

	"github.com/draftlines/draftlines/geodata"
)

func TestRussiaSide(t *testing.T) {
	for _, tc := range []struct {
		left, right geodata.Holder
		want        int
	}{
		{geodata.Russia, geodata.Ukraine, -1},
		{geodata.Ukraine, geodata.Russia, 1},
		{geodata.Neither, geodata.Russia, 1},
		{geodata.Russia, geodata.Russia, 0},
		{geodata.Ukraine, geodata.Neither, 0},
		{"", "", 0},
	} {
		if got := russiaSide([2]geodata.Holder{tc.left, tc.right}); got != tc.want {
			t.Errorf("left %q, right %q: %d, want %d", tc.left, tc.right, got, tc.want)
		}
	}
}

// A line from west to east: its right side is the south, y grows to the south.
func TestTicksStandOnTheirSide(t *testing.T) {
	run := []XY{{0, 100}, {200, 100}}
	for side, tipY := range map[int]int{1: 110, -1: 90} {
		got := ticks(run, side, 40, 10)
		if len(got) != 5 {
			t.Fatalf("side %d: %d ticks, want 5", side, len(got))
		}
		for i, tick := range got {
			want := []XY{{20 + 40*i, 100}, {20 + 40*i, tipY}}
			if tick[0] != want[0] || tick[1] != want[1] {
				t.Errorf("side %d, tick %d: %v, want %v", side, i, tick, want)
			}
		}
	}
}

// In a narrow bend a tick of full length would reach over the other arm.
func TestTicksStayInNarrowBends(t *testing.T) {
	run := []XY{{0, 0}, {100, 0}, {100, 8}, {0, 8}}
	got := ticks(run, 1, 20, 12)
	if len(got) == 0 {
		t.Fatal("no ticks at all")
	}
	for _, tick := range got {
		if y := tick[1][1]; y <= 0 || y >= 8 {
			t.Errorf("tick %v leaves the bend", tick)
		}
	}
}

func TestTicksOfShortLines(t *testing.T) {
	if got := ticks([]XY{{0, 0}, {5, 0}}, 1, 40, 10); len(got) != 0 {
		t.Errorf("a line shorter than half the spacing has ticks: %v", got)
	}
}
