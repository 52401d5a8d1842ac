package derive

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/geodesy"
	"github.com/draftlines/draftlines/geodata/source"
	"github.com/paulmach/orb"
)

// square returns the cell of a chessboard whose lower left corner is at x, y.
func square(x, y float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}, {x, y}}}}
}

// chessboard is an atlas of squares, drawn from west to east:
//
//	north-held  | north-occupied | abroad
//	south-held  | south-occupied | abroad
//	     rest (an oblast that is no area, under south-held)
//
// The draft freezes the front in the north, makes the south neutral where
// Ukraine holds it, and gives the occupied south to Russia.
func chessboard(t *testing.T) *geodata.Atlas {
	t.Helper()
	area := func(id geodata.AreaID, holder geodata.Holder, x, y float64) *geodata.Area {
		return &geodata.Area{ID: id, Form: geodata.Ground, Holder: holder, AsOf: "2025-11-20", PrecisionM: 1000, Geometry: square(x, y), Sources: []geodata.SourceID{"MAP"}}
	}
	whole := func(id geodata.AreaID, parts ...geodata.AreaID) *geodata.Area {
		return &geodata.Area{ID: id, Form: geodata.Ground, Holder: geodata.Undecided, Parts: parts, Name: geodata.Name{En: string(id), Uk: string(id)}}
	}
	d := &geodata.Draft{ID: "d", Name: "Draft", Clauses: []*geodata.Clause{
		{ID: "d/1", Treatments: []geodata.Treatment{
			{Area: "north-held", Kind: geodata.FrozenLine, Holder: geodata.Ukraine},
			{Area: "north-occupied", Kind: geodata.FrozenLine, Holder: geodata.Russia}}},
		{ID: "d/2", Treatments: []geodata.Treatment{{Area: "south-held", Kind: geodata.DemilitarisedBuffer, Holder: geodata.Neither}}},
		{ID: "d/3", Treatments: []geodata.Treatment{{Area: "south", Kind: geodata.DeFactoRecognition, Holder: geodata.Russia}}},
	}}
	a, err := geodata.New(geodata.Records{
		Drafts: []*geodata.Draft{d},
		Areas: []*geodata.Area{
			whole("north", "north-held", "north-occupied"), area("north-held", geodata.Ukraine, 0, 2), area("north-occupied", geodata.Russia, 1, 2),
			whole("south", "south-held", "south-occupied"), area("south-held", geodata.Ukraine, 0, 1), area("south-occupied", geodata.Russia, 1, 1),
		},
		Base: geodata.Base{
			Units:      []*geodata.Unit{{ID: "UA-00", Geometry: square(0, 0)}},
			Neighbours: []*geodata.Neighbour{{ID: "ABC", Geometry: append(square(2, 2), square(2, 1)...)}},
		},
		Sources: []*geodata.Source{{ID: "MAP", Reliability: geodata.Geographic}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestLines(t *testing.T) {
	lines, err := Lines(chessboard(t))
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		id       geodata.LineID
		sides    [2]geodata.Holder
		clauses  []geodata.ClauseID
		geometry orb.MultiLineString
	}
	var got []row
	for _, l := range lines {
		got = append(got, row{l.ID, l.Sides, l.Clauses, l.Geometry})
		if l.PrecisionM != 1000 || l.AsOf != "2025-11-20" || l.KM < 70 || !reflect.DeepEqual(l.Sources, []geodata.SourceID{"MAP"}) {
			t.Errorf("%s has precision %d m, date %q, %v km, sources %v", l.ID, l.PrecisionM, l.AsOf, l.KM, l.Sources)
		}
	}
	want := []row{
		// Northern held ground and the oblast below against the neutral square.
		{"control-d-ukraine-neither", [2]geodata.Holder{geodata.Ukraine, geodata.Neither}, []geodata.ClauseID{"d/1", "d/2"},
			orb.MultiLineString{{{0, 2}, {1, 2}}, {{1, 1}, {0, 1}}}},
		{"control-d-ukraine-russia", [2]geodata.Holder{geodata.Ukraine, geodata.Russia}, []geodata.ClauseID{"d/1"},
			orb.MultiLineString{{{1, 2}, {1, 3}}}},
		{"control-d-neither-russia", [2]geodata.Holder{geodata.Neither, geodata.Russia}, []geodata.ClauseID{"d/2", "d/3"},
			orb.MultiLineString{{{1, 1}, {1, 2}}}},
		{"frozen-d-north", [2]geodata.Holder{geodata.Ukraine, geodata.Russia}, []geodata.ClauseID{"d/1"},
			orb.MultiLineString{{{1, 2}, {1, 3}}}},
	}
	// Written with the first side on the left: going north along x = 1 has the
	// west on the left; going east along y = 2 has the north on the left.
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
}

func TestLinesRefuseOverlap(t *testing.T) {
	a := chessboard(t)
	a.Area("north-held").Geometry = square(0, 1)
	if _, err := Lines(a); err == nil {
		t.Error("two areas on the same ground were taken")
	}
	a.Areas, a.Base.Units = nil, nil
	if _, err := Lines(a); err == nil {
		t.Error("an atlas without ground was taken")
	}
}

// Where only water lies between the sides, the shore that the line of contact
// follows separates control too.
func TestShore(t *testing.T) {
	a := chessboard(t)
	a.Lines = []*geodata.Line{{ID: "contact", Kind: geodata.ContactLine, PrecisionM: 1600, AsOf: "2025-11-20",
		Geometry: orb.MultiLineString{{{1, 3}, {2, 3}}}}}
	lines, err := Lines(a)
	if err != nil {
		t.Fatal(err)
	}
	want := orb.MultiLineString{{{1, 2}, {1, 3}, {2, 3}}}
	for _, l := range lines {
		if l.ID != "control-d-ukraine-russia" && l.ID != "frozen-d-north" {
			continue
		}
		if !reflect.DeepEqual(l.Geometry, want) || l.PrecisionM != 1600 || !strings.Contains(l.Derivation, "shore") {
			t.Errorf("%s is %v, precise to %d m, %q; want %v, 1600 m and a word on the shore", l.ID, l.Geometry, l.PrecisionM, l.Derivation, want)
		}
	}
}

func TestBuffer(t *testing.T) {
	a := chessboard(t)
	if got := Buffer(a, "d"); !reflect.DeepEqual(got, []geodata.AreaID{"south-held"}) {
		t.Errorf("the buffer is %v", got)
	}
	if got := Buffer(a, "unknown"); got != nil {
		t.Errorf("an unknown draft has the buffer %v", got)
	}
}

func TestStateBorder(t *testing.T) {
	a := chessboard(t)
	units := []*geodata.Unit{{Geometry: square(1, 2)}, {Geometry: square(1, 1)}}
	got := StateBorder(units, a.Base.Neighbours)
	if want := (orb.MultiLineString{{{2, 1}, {2, 2}, {2, 3}}}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestStitchClosedLine(t *testing.T) {
	var edges []edge
	eachEdge(square(0, 0), func(e edge) { edges = append(edges, e) })
	got := stitch(edges)
	if want := (orb.MultiLineString{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// On the real data: the fronts of 21b are the line of contact of their oblasts,
// and the buffer of 21d is the part of Donetsk that Ukraine holds.
func TestUS28(t *testing.T) {
	a, problems := source.Load(os.DirFS(".."))
	if len(problems) > 0 {
		t.Fatalf("the data have %d problems, the first is %v", len(problems), problems[0])
	}
	lines, err := Lines(a)
	if err != nil {
		t.Fatal(err)
	}
	km := map[geodata.LineID]float64{}
	for _, l := range lines {
		km[l.ID] = l.KM
		for _, line := range l.Geometry {
			if len(line) < 2 {
				t.Errorf("%s has a line of %d points", l.ID, len(line))
			}
		}
		if l.KM <= 0 || l.PrecisionM <= 0 || l.AsOf == "" || len(l.Sources) == 0 || len(l.Clauses) == 0 {
			t.Errorf("%s lacks something: %+v", l.ID, *l)
		}
		t.Logf("%-34s %7.1f km in %2d lines, %d m, %v, %v", l.ID, l.KM, len(l.Geometry), l.PrecisionM, l.Clauses, l.Sources)
	}
	contact := map[geodata.LineID]float64{}
	for _, l := range a.Lines {
		contact[l.ID] = l.KM
	}
	for _, oblast := range []string{"kherson", "zaporizhzhia"} {
		frozen, front := km[geodata.LineID("frozen-us-28-"+oblast)], contact[geodata.LineID("contact-"+oblast)]
		if frozen < front-0.2 || frozen > front+0.2 {
			t.Errorf("the frozen front of %s has %.1f km, the line of contact there %.1f km", oblast, frozen, front)
		}
	}
	if got := Buffer(a, "us-28"); !slices.Equal(got, []geodata.AreaID{"donetsk-held"}) {
		t.Errorf("the buffer is %v", got)
	}
}

// The land border runs along all seven neighbours. Natural Earth cuts the bends
// of rivers, so that each stretch is shorter than the official length.
func TestStateBorderLengths(t *testing.T) {
	a, problems := source.Load(os.DirFS(".."))
	if len(problems) > 0 {
		t.Fatalf("the data have %d problems, the first is %v", len(problems), problems[0])
	}
	official := map[string]float64{"RUS": 1974, "BLR": 1084, "POL": 535, "SVK": 98, "HUN": 137, "ROU": 614, "MDA": 1222}
	for _, n := range a.Base.Neighbours {
		km := geodesy.LengthKM(StateBorder(a.Base.Units, []*geodata.Neighbour{n}))
		if want := official[n.ID]; km < 0.7*want || km > want {
			t.Errorf("the border with %s has %.0f km, officially %.0f km", n.Name.En, km, want)
		}
	}
}
