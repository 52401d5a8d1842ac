package base

import (
	"reflect"
	"testing"

	"github.com/draftlines/draftlines/geodata/geodesy"
	"github.com/paulmach/orb"
)

func TestNode(t *testing.T) {
	tests := []struct {
		name     string
		in, want [][]point
	}{
		{"apart", [][]point{{{0, 0}, {9, 0}}, {{0, 1}, {9, 1}}}, [][]point{{{0, 0}, {9, 0}}, {{0, 1}, {9, 1}}}},
		{"cross", [][]point{{{0, 0}, {10, 10}}, {{0, 10}, {10, 0}}}, [][]point{{{0, 0}, {5, 5}, {10, 10}}, {{0, 10}, {5, 5}, {10, 0}}}},
		{"one ends on the other", [][]point{{{0, 0}, {10, 0}}, {{4, 0}, {4, 9}}}, [][]point{{{0, 0}, {4, 0}, {10, 0}}, {{4, 0}, {4, 9}}}},
		{"lie on each other in part", [][]point{{{0, 0}, {6, 0}}, {{10, 0}, {3, 0}}}, [][]point{{{0, 0}, {3, 0}, {6, 0}}, {{10, 0}, {6, 0}, {3, 0}}}},
		{"cross between the grid's points", [][]point{{{0, 0}, {3, 1}}, {{0, 1}, {3, 0}}}, [][]point{{{0, 0}, {2, 1}, {3, 1}}, {{0, 1}, {2, 1}, {3, 0}}}},
	}
	for _, tt := range tests {
		got, err := node(tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if splits := findSplits(got); len(splits) > 0 {
			t.Errorf("%s: %v still cross", tt.name, got)
		}
		if tt.name != "cross between the grid's points" && !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// clean turns what no map program takes into valid polygons of the same size.
func TestClean(t *testing.T) {
	square := func(x, y, side int64) loop { return loop{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}} }
	tests := []struct {
		name  string
		in    []loop
		rings []int // of each polygon
		area2 int64
	}{
		{"one", []loop{square(0, 0, 10)}, []int{1}, 200},
		{"side by side", []loop{square(0, 0, 10), square(10, 0, 10)}, []int{1}, 400},
		{"overlapping", []loop{square(0, 0, 10), square(5, 5, 10)}, []int{1}, 350},
		{"touching in a corner", []loop{square(0, 0, 10), square(10, 10, 10)}, []int{1, 1}, 400},
		{"with an island", []loop{square(0, 0, 10), square(2, 2, 4).reversed()}, []int{2}, 168},
		{"island on the shore", []loop{square(0, 0, 10), loop{{0, 0}, {4, 2}, {4, 4}}.reversed()}, []int{2}, 192},
		{"touching itself", []loop{{{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}}}, []int{1, 1}, 100},
	}
	for _, tt := range tests {
		mp, err := clean(tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var rings []int
		var area2 int64
		for _, p := range mp {
			rings = append(rings, len(p))
			for _, ring := range p {
				area2 += toLoop(ring).area2()
			}
		}
		if !reflect.DeepEqual(rings, tt.rings) || area2 != tt.area2 {
			t.Errorf("%s: polygons with %v rings and twice the area %d; want %v and %d: %v", tt.name, rings, area2, tt.rings, tt.area2, mp)
		}
	}
}

// A patch whose ends stop short of the border, or overshoot it, is closed
// along the border and has the Russian-held side inside.
func TestEnclose(t *testing.T) {
	border := loop{{0, 0}, {100, 0}, {100, 100}, {50, 100}, {0, 100}} // Russia is in the north
	tests := []struct {
		name  string
		front []point // from east to west: the north is on the right hand
	}{
		{"short", []point{{90, 95}, {80, 50}, {20, 50}, {10, 95}}},
		{"beyond", []point{{90, 105}, {80, 50}, {20, 50}, {10, 105}}},
	}
	for _, tt := range tests {
		c := Control{Segment: "sumy"}
		for _, p := range tt.front {
			c.LonLat = append(c.LonLat, p.lonlat())
		}
		loops, pins := enclose([]Control{c}, border)
		l := loops["sumy"]
		for _, in := range []struct {
			x, y float64
			want bool
		}{{50.5, 75.5, true}, {50.5, 98.5, true}, {50.5, 25.5, false}, {3.5, 90.5, false}, {97.5, 90.5, false}} {
			if got := l.winding(in.x, in.y) != 0; got != in.want {
				t.Errorf("%s: the point %v, %v is inside: %v, want %v; %v", tt.name, in.x, in.y, got, in.want, l)
			}
		}
		if len(pins) != 2 {
			t.Errorf("%s: %d segments of the border are pinned, want 2", tt.name, len(pins))
		}
	}
}

// A square of a tenth of a degree at Kramatorsk: 7.35 by 11.12 km.
func TestMeasures(t *testing.T) {
	mp := orb.MultiPolygon{{{{37.5, 48.7}, {37.6, 48.7}, {37.6, 48.8}, {37.5, 48.8}, {37.5, 48.7}}}}
	if got := geodesy.AreaKM2(mp); got < 81.7 || got > 81.9 {
		t.Errorf("the square has %.2f km²", got)
	}
	if got := geodesy.LengthKM(orb.MultiLineString{{{37.5, 48.7}, {37.5, 48.8}}}); got < 11.11 || got > 11.13 {
		t.Errorf("a tenth of a degree to the north is %.3f km", got)
	}
	hole := orb.Ring{{37.52, 48.72}, {37.52, 48.74}, {37.54, 48.74}, {37.54, 48.72}, {37.52, 48.72}}
	if whole, rest := geodesy.AreaKM2(mp), geodesy.AreaKM2(orb.MultiPolygon{{mp[0][0], hole}}); whole-rest < 3.2 || whole-rest > 3.4 {
		t.Errorf("a hole takes %.2f km²", whole-rest)
	}
}
