package base

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// topology is what we read of a TopoJSON file: the lines of one object.
type topology struct {
	Transform struct {
		Scale     [2]float64 `json:"scale"`
		Translate [2]float64 `json:"translate"`
	} `json:"transform"`
	Arcs    [][][2]float64 `json:"arcs"`
	Objects map[string]struct {
		Geometries []struct {
			Type string          `json:"type"`
			Arcs json.RawMessage `json:"arcs"`
		} `json:"geometries"`
	} `json:"objects"`
}

func readTopology(modulesDir, file string) (*topology, error) {
	raw, err := readModule(modulesDir, file)
	if err != nil {
		return nil, err
	}
	t := &topology{}
	if err := json.Unmarshal(raw, t); err != nil {
		return nil, fmt.Errorf("base: decoding %s: %w", file, err)
	}
	return t, nil
}

// lines returns the lines of one geometry of an object, in lonlat.
func (t *topology) lines(object string, index int) (orb.MultiLineString, error) {
	geometries := t.Objects[object].Geometries
	if index >= len(geometries) {
		return nil, fmt.Errorf("base: the object %q has no geometry %d", object, index)
	}
	g := geometries[index]
	var lists [][]int
	switch g.Type {
	case "LineString":
		lists = make([][]int, 1)
		if err := json.Unmarshal(g.Arcs, &lists[0]); err != nil {
			return nil, fmt.Errorf("base: geometry %d of %q: %w", index, object, err)
		}
	case "MultiLineString":
		if err := json.Unmarshal(g.Arcs, &lists); err != nil {
			return nil, fmt.Errorf("base: geometry %d of %q: %w", index, object, err)
		}
	default:
		return nil, fmt.Errorf("base: geometry %d of %q is a %s, not a line", index, object, g.Type)
	}
	var out orb.MultiLineString
	for _, list := range lists {
		var line orb.LineString
		for _, arc := range list {
			points, err := t.arc(arc)
			if err != nil {
				return nil, err
			}
			line = appendLine(line, points)
		}
		out = append(out, line)
	}
	return out, nil
}

// arc decodes the differences of an arc; ^i is arc i backwards.
func (t *topology) arc(i int) (orb.LineString, error) {
	backwards := i < 0
	if backwards {
		i = ^i
	}
	if i >= len(t.Arcs) {
		return nil, fmt.Errorf("base: the topology has no arc %d", i)
	}
	var out orb.LineString
	var x, y float64
	for _, d := range t.Arcs[i] {
		x, y = x+d[0], y+d[1]
		out = append(out, roundLonLat(orb.Point{
			x*t.Transform.Scale[0] + t.Transform.Translate[0],
			y*t.Transform.Scale[1] + t.Transform.Translate[1],
		}))
	}
	if backwards {
		slices.Reverse(out)
	}
	return out, nil
}

func roundLonLat(lonlat orb.Point) orb.Point { return toGrid(lonlat).lonlat() }

// appendLine joins two lines and drops points that repeat.
func appendLine(line, more orb.LineString) orb.LineString {
	for _, p := range more {
		if len(line) == 0 || line[len(line)-1] != p {
			line = append(line, p)
		}
	}
	return line
}

// chain puts the pieces of a course together, whichever way they run, from the
// piece that starts at or near the given point on; ends closer than gap
// degrees are joined.
func chain(pieces orb.MultiLineString, start orb.Point, gap float64) (course orb.LineString) {
	rest := slices.Clone(pieces)
	for end := start; len(rest) > 0; end = course[len(course)-1] {
		best, far, flip := -1, math.Inf(1), false
		for i, l := range rest {
			if d := degrees(end, l[0]); d < far {
				best, far, flip = i, d, false
			}
			if d := degrees(end, l[len(l)-1]); d < far {
				best, far, flip = i, d, true
			}
		}
		if far > gap && len(course) > 0 {
			return course
		}
		next := slices.Clone(rest[best])
		if flip {
			slices.Reverse(next)
		}
		course = appendLine(course, next)
		rest = slices.Delete(rest, best, best+1)
	}
	return course
}

func degrees(p, q orb.Point) float64 { return math.Hypot(p[0]-q[0], p[1]-q[1]) }
