package sheet

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

// miniRecords is a country of two units and a city, drawn with few vertices:
//
//	   north (shares the edge, but not the vertices)
//	┌────────┬───┬───┐
//	│ UA-1   │   ╲   │
//	│  ┌──┐  │ b- ╲b-│   UA-2 = b-west + b-east
//	│  │3 │  │west/ea│
//	└──┴──┴──┴───┴st─┘
//	west lies left of UA-1 and shares its vertices; an islet lies in the south
func miniRecords() geodata.Records {
	front := orb.LineString{{33, 49}, {33.2, 48.4}, {32.9, 48}}
	bWest := orb.Ring{{32, 48}, {32.9, 48}, {33.2, 48.4}, {33, 49}, {32, 49}, {32, 48}}
	bEast := orb.Ring{{32.9, 48}, {34, 48}, {34, 49}, {33, 49}, {33.2, 48.4}, {32.9, 48}}
	city := orb.Ring{{30.5, 48.3}, {31, 48.3}, {31, 48.6}, {30.5, 48.6}, {30.5, 48.3}}
	hole := orb.Ring{{30.5, 48.3}, {30.5, 48.6}, {31, 48.6}, {31, 48.3}, {30.5, 48.3}}
	islet := orb.Ring{{31, 47.5}, {31.005, 47.5}, {31.005, 47.505}, {31, 47.505}, {31, 47.5}}
	return geodata.Records{
		Areas: []*geodata.Area{
			{ID: "ukraine", Form: geodata.Ground},
			{ID: "b", Form: geodata.Ground, Parts: []geodata.AreaID{"b-west", "b-east"}},
			{ID: "b-west", Form: geodata.Ground, Unit: "UA-2", Holder: geodata.Ukraine, Geometry: orb.MultiPolygon{{bWest}}},
			{ID: "b-east", Form: geodata.Ground, Unit: "UA-2", Holder: geodata.Russia, Geometry: orb.MultiPolygon{{bEast}}},
			{ID: "plant", Form: geodata.Site, Geometry: orb.Point{33.5, 48.5}},
			{ID: "sea", Form: geodata.Sea},
			{ID: "front", Form: geodata.Course},
			{ID: "elsewhere", Form: geodata.Beyond},
		},
		Lines: []*geodata.Line{
			{ID: "contact-b", Kind: geodata.ContactLine, Area: "front", Sides: [2]geodata.Holder{"russia", "ukraine"}, Geometry: orb.MultiLineString{front}},
			{ID: "frozen-b", Kind: geodata.FrozenFront, Sides: [2]geodata.Holder{"russia", "ukraine"}, Geometry: orb.MultiLineString{front}},
			{ID: "river", Kind: geodata.RiverCourse, Geometry: orb.MultiLineString{{{31, 49}, {31.5, 48.5}, {31.6, 48}}}},
		},
		Base: geodata.Base{
			Units: []*geodata.Unit{
				{ID: "UA-1", Name: geodata.Name{En: "One"}, Geometry: orb.MultiPolygon{
					{{{30, 48}, {32, 48}, {32, 49}, {30, 49}, {30, 48}}, hole}, {islet}}},
				{ID: "UA-2", Name: geodata.Name{En: "Two"}, Pieces: []geodata.AreaID{"b-west", "b-east"}, Geometry: orb.MultiPolygon{
					{{{32, 48}, {32.9, 48}, {34, 48}, {34, 49}, {33, 49}, {32, 49}, {32, 48}}}}},
				{ID: "UA-3", Name: geodata.Name{En: "City"}, Geometry: orb.MultiPolygon{{city}}},
			},
			Neighbours: []*geodata.Neighbour{
				{ID: "WES", Name: geodata.Name{En: "West"}, Geometry: orb.MultiPolygon{{{{29, 48}, {30, 48}, {30, 49}, {29, 49}, {29, 48}}}}},
				{ID: "NOR", Name: geodata.Name{En: "North"}, Geometry: orb.MultiPolygon{{{{29.5, 49.001}, {33.5, 49.001}, {33.5, 50}, {29.5, 50}, {29.5, 49.001}}}}},
			},
			Waters: []*geodata.Water{
				{ID: "sea", Kind: "sea", Geometry: orb.Point{31, 47.2}},
				{ID: "lake", Kind: "former-reservoir", Geometry: orb.MultiPolygon{{{{31.3, 48.7}, {31.7, 48.7}, {31.7, 48.8}, {31.3, 48.7}}}}},
			},
		},
		Places: []*geodata.Place{{ID: "town", LonLat: orb.Point{33, 48.2}}},
	}
}

// synthetic is a country of columns × rows units with fractal borders; the
// units of the last column are divided by a fractal line of contact.
func synthetic(columns, rows int, seed uint64) geodata.Records {
	f := fractal{rand.New(rand.NewPCG(seed, 1)), map[[4]float64]orb.LineString{}}
	var r geodata.Records
	corner := func(i, j int) orb.Point {
		return orb.Point{24 + 14*float64(i)/float64(columns), 45 + 6*float64(j)/float64(rows)}
	}
	for i := range columns {
		for j := range rows {
			sw, se, ne, nw := corner(i, j), corner(i+1, j), corner(i+1, j+1), corner(i, j+1)
			id := geodata.UnitID(fmt.Sprintf("UA-%d-%d", i, j))
			if i < columns-1 {
				r.Base.Units = append(r.Base.Units, &geodata.Unit{ID: id, Geometry: f.ring(sw, se, ne, nw)})
				continue
			}
			south, north := orb.Point{(sw[0] + se[0]) / 2, sw[1]}, orb.Point{(nw[0] + ne[0]) / 2, ne[1]}
			held, occupied := geodata.AreaID(fmt.Sprintf("held-%d", j)), geodata.AreaID(fmt.Sprintf("occupied-%d", j))
			r.Areas = append(r.Areas,
				&geodata.Area{ID: held, Form: geodata.Ground, Holder: geodata.Ukraine, Geometry: f.ring(sw, south, north, nw)},
				&geodata.Area{ID: occupied, Form: geodata.Ground, Holder: geodata.Russia, Geometry: f.ring(south, se, ne, north)})
			r.Base.Units = append(r.Base.Units, &geodata.Unit{ID: id, Pieces: []geodata.AreaID{held, occupied}, Geometry: f.ring(sw, south, se, ne, north, nw)})
			r.Lines = append(r.Lines, &geodata.Line{
				ID: geodata.LineID(fmt.Sprintf("frozen-%d", j)), Kind: geodata.FrozenFront,
				Sides: [2]geodata.Holder{"ukraine", "russia"}, Geometry: orb.MultiLineString{f.side(south, north)},
			})
		}
	}
	return r
}

// fractal draws wriggling sides by displacing midpoints, each side once.
type fractal struct {
	*rand.Rand
	sides map[[4]float64]orb.LineString
}

func (f fractal) side(a, b orb.Point) orb.LineString {
	key := [4]float64{a[0], a[1], b[0], b[1]}
	if back, ok := f.sides[[4]float64{b[0], b[1], a[0], a[1]}]; ok {
		ls := back.Clone()
		ls.Reverse()
		return ls
	}
	if _, ok := f.sides[key]; !ok {
		f.sides[key] = append(f.displace(a, b, 8), b)
	}
	return f.sides[key]
}

func (f fractal) displace(a, b orb.Point, depth int) orb.LineString {
	if depth == 0 {
		return orb.LineString{a}
	}
	s := (f.Float64() - 0.5) * 0.2
	m := orb.Point{(a[0]+b[0])/2 - s*(b[1]-a[1]), (a[1]+b[1])/2 + s*(b[0]-a[0])}
	m = orb.Point{math.Round(m[0]*1e5) / 1e5, math.Round(m[1]*1e5) / 1e5}
	return append(f.displace(a, m, depth-1), f.displace(m, b, depth-1)...)
}

func (f fractal) ring(corners ...orb.Point) orb.MultiPolygon {
	ring := orb.Ring{corners[0]}
	for i, a := range corners {
		ring = append(ring, f.side(a, corners[(i+1)%len(corners)])[1:]...)
	}
	return orb.MultiPolygon{{ring}}
}

func atlasOf(t testing.TB, r geodata.Records) *geodata.Atlas {
	t.Helper()
	a, err := geodata.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func baked(t testing.TB, r geodata.Records) *Sheet {
	t.Helper()
	s, err := Bake(atlasOf(t, r))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
