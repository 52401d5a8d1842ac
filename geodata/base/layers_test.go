package base

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/draftlines/draftlines/geodata/geodesy"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/peterstace/simplefeatures/geom"
)

// open reads a committed layer.
func open(t *testing.T, name string) map[string]*geojson.Feature {
	t.Helper()
	raw, err := os.ReadFile("../layers/" + name + ".geojson")
	if err != nil {
		t.Fatal(err)
	}
	fc := geojson.NewFeatureCollection()
	if err := json.Unmarshal(raw, fc); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	out := map[string]*geojson.Feature{}
	for _, f := range fc.Features {
		id, _ := f.ID.(string)
		out[id] = f
	}
	return out
}

// grounds returns the multipolygons of a layer by id.
func grounds(t *testing.T, name string) map[string]orb.MultiPolygon {
	t.Helper()
	out := map[string]orb.MultiPolygon{}
	for id, f := range open(t, name) {
		if mp, ok := f.Geometry.(orb.MultiPolygon); ok {
			out[id] = mp
		}
	}
	return out
}

// A reader of the file needs valid polygons with right-hand rings.
func TestPolygonsAreValid(t *testing.T) {
	for _, name := range []string{"areas", "oblasts", "neighbours", "waters-odbl"} {
		for id, mp := range grounds(t, name) {
			raw, err := json.Marshal(geojson.NewGeometry(mp))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := geom.UnmarshalGeoJSON(raw); err != nil {
				t.Errorf("%s, %s: %v", name, id, err)
			}
			for _, p := range mp {
				for i, ring := range p {
					if want := i == 0; (ring.Orientation() == orb.CCW) != want {
						t.Errorf("%s, %s: ring %d at %v runs the wrong way", name, id, i, ring[0])
					}
				}
			}
		}
	}
}

// edges counts the directed edges of polygons, on the grid.
func edges(all ...orb.MultiPolygon) map[segment]int {
	out := map[segment]int{}
	for _, mp := range all {
		for _, p := range mp {
			for _, ring := range p {
				for i := 1; i < len(ring); i++ {
					out[segment{toGrid(ring[i-1]), toGrid(ring[i])}]++
				}
			}
		}
	}
	return out
}

// boundary drops the edges that run both ways.
func boundary(in map[segment]int) map[segment]int {
	out := map[segment]int{}
	for s, n := range in {
		if n > in[segment{s.b, s.a}] {
			out[s] = n - in[segment{s.b, s.a}]
		}
	}
	return out
}

// The pieces of a unit make up the unit: their borders cancel out and leave
// exactly the border of the unit.
func TestPiecesMakeUpUnits(t *testing.T) {
	areas, oblasts := grounds(t, "areas"), grounds(t, "oblasts")
	units := 0
	for _, u := range unitNames {
		pieces := piecesOf(u.id)
		if pieces == nil {
			continue
		}
		units++
		var parts []orb.MultiPolygon
		for _, id := range pieces {
			if areas[id] == nil {
				t.Fatalf("the layer of areas lacks %s", id)
			}
			parts = append(parts, areas[id])
		}
		got, want := boundary(edges(parts...)), edges(oblasts[u.id])
		for s := range want {
			if got[s] != 1 {
				t.Errorf("%s: the border from %v to %v is not that of its pieces", u.id, s.a.lonlat(), s.b.lonlat())
				break
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: its pieces have %d border segments, it has %d", u.id, len(got), len(want))
		}
	}
	if units != 10 {
		t.Errorf("%d units have pieces, want 10", units)
	}
}

// Neighbours share their borders: no edge is used twice in one direction, and
// no edge crosses or ends on another. Together with valid polygons that
// excludes gaps and overlaps along every border.
func TestBordersAreShared(t *testing.T) {
	oblasts, neighbours := grounds(t, "oblasts"), grounds(t, "neighbours")
	var all []orb.MultiPolygon
	for _, layer := range []map[string]orb.MultiPolygon{oblasts, neighbours} {
		for _, mp := range layer {
			all = append(all, mp)
		}
	}
	directed := edges(all...)
	var lines [][]point
	for s, n := range directed {
		if n > 1 {
			t.Errorf("two grounds lie left of the border from %v to %v", s.a.lonlat(), s.b.lonlat())
		}
		lines = append(lines, []point{s.a, s.b})
	}
	if splits := findSplits(lines); len(splits) > 0 {
		t.Errorf("%d borders cross or touch between their ends", len(splits))
	}
	sum := 0.0
	for _, mp := range oblasts {
		sum += geodesy.AreaKM2(mp)
	}
	union := assemble(meshOf(oblasts).loopsOf(isUnit))
	if got := geodesy.AreaKM2(union); got < sum-0.01 || got > sum+0.01 {
		t.Errorf("the oblasts have %.2f km² one by one and %.2f km² together", sum, got)
	}
}

func meshOf(grounds map[string]orb.MultiPolygon) mesh {
	m := mesh{}
	for id, mp := range grounds {
		for s := range edges(mp) {
			at := m[s.canonical()]
			if s == s.canonical() {
				at.left = id
			} else {
				at.right = id
			}
			m[s.canonical()] = at
		}
	}
	return m
}

// The line of contact and the areas are one drawing: every segment of the line
// has occupied ground on its right, and held ground or the estuary on its left.
func TestContactFollowsAreas(t *testing.T) {
	m := meshOf(grounds(t, "areas"))
	g := &ground{pieces: m}
	for id, f := range open(t, "line-of-contact") {
		for _, line := range f.Geometry.(orb.MultiLineString) {
			for i := 1; i < len(line); i++ {
				s := segment{toGrid(line[i-1]), toGrid(line[i])}
				left, right := g.ownerLeft(s), g.ownerRight(s)
				estuary := left == "" && (id == "contact-mykolaiv" || id == "contact-kherson")
				if !occupiedPiece(right) || !heldPiece(left) && !estuary {
					t.Fatalf("%s at %v has %q on its left and %q on its right", id, line[i], left, right)
				}
			}
		}
	}
}
