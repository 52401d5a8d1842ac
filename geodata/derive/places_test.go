package derive

import (
	"math"
	"os"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/source"
	"github.com/paulmach/orb"
)

// On the chessboard: a place in the middle of the square that the draft makes
// neutral lies half a degree from today's line and from both control lines.
func TestPlacesOnTheChessboard(t *testing.T) {
	a := chessboard(t)
	contact := &geodata.Line{ID: "contact", Kind: geodata.ContactLine, PrecisionM: 700, Geometry: orb.MultiLineString{{{1, 1}, {1, 2}, {1, 3}}}}
	a.Lines = append(a.Lines, contact)
	a.Places = append(a.Places, &geodata.Place{ID: "middle", LonLat: orb.Point{0.5, 1.2}}, &geodata.Place{ID: "near", LonLat: orb.Point{1.01, 2.5}})
	computed, err := Lines(a)
	if err != nil {
		t.Fatal(err)
	}
	places, err := Places(a, append(computed, contact))
	if err != nil {
		t.Fatal(err)
	}
	// At 1.2° N: half a degree of longitude is 55.65 km, 0.2° of latitude 22.1 km.
	want := []struct {
		contact, control geodata.Distance
		blurred          bool
	}{
		{geodata.Distance{KM: 55.6, PrecisionM: 700}, geodata.Distance{KM: 22.1, PrecisionM: 1000}, false},
		{geodata.Distance{KM: 1.1, PrecisionM: 700}, geodata.Distance{KM: 1.1, PrecisionM: 700}, true},
	}
	for i, p := range places {
		if p.Contact != want[i].contact || p.Control["d"] != want[i].control || p.Contact.IsBlurred() != want[i].blurred {
			t.Errorf("%s: %+v %+v, blurred %v, want %+v", p.ID, p.Contact, p.Control, p.Contact.IsBlurred(), want[i])
		}
	}
	if a.Places[0].Contact.KM != 0 {
		t.Error("the atlas was changed")
	}
}

// On the real data. The ranges are estimates from where the towns lie, wide
// enough for the rounding of the control points: Kherson on the river that is
// the line, Enerhodar by the shore of the former reservoir, Kramatorsk behind
// Kostiantynivka and Chasiv Yar.
func TestDistancesOfRealTowns(t *testing.T) {
	a, problems := source.Load(os.DirFS(".."))
	if len(problems) > 0 {
		t.Fatalf("the data have %d problems, the first is %v", len(problems), problems[0])
	}
	computed, err := Lines(a)
	if err != nil {
		t.Fatal(err)
	}
	places, err := Places(a, append(computed, a.Lines...))
	if err != nil {
		t.Fatal(err)
	}
	want := map[geodata.PlaceID][2]float64{"kramatorsk": {14, 24}, "kherson": {1, 6}, "enerhodar": {2, 9}}
	for _, p := range places {
		if p.Contact.PrecisionM != 1600 {
			t.Errorf("%s: the line of contact has a precision of %d m", p.ID, p.Contact.PrecisionM)
		}
		if math.IsInf(p.Contact.KM, 1) || p.Contact.KM > 1100 {
			t.Errorf("%s is %.1f km from the line of contact", p.ID, p.Contact.KM)
		}
		r, ok := want[p.ID]
		if !ok {
			continue
		}
		t.Logf("%s: %+v, %v", p.ID, p.Contact, p.Control)
		if p.Contact.KM < r[0] || p.Contact.KM > r[1] {
			t.Errorf("%s is %.1f km from the line of contact, want %.0f to %.0f", p.ID, p.Contact.KM, r[0], r[1])
		}
		if p.ID == "kherson" && p.Control["us-28"] != p.Contact {
			t.Errorf("under us-28 the front at Kherson is frozen, but the control line is %+v away, the line of contact %+v", p.Control["us-28"], p.Contact)
		}
	}
}
