package sheet

import (
	"reflect"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
)

// squares are two areas with a common edge, drawn in opposite directions, with
// an island, a line along the edge and a ring that begins in the middle of it.
func squares() *Sheet {
	level := Level{
		Unit: 2, MaxWidth: 100, Vertices: 20,
		Areas: map[geodata.AreaID]Path{
			"left":  "m0 0 10 0 0 10 0 10 0 10-10 0zm2 2 1 0 0 1z",
			"right": "m10 30 0-10 0-10 0-10 10 0 0 30z",
		},
		Lines:       map[geodata.LineID]Path{"edge": "m10 0 0 10 0 10 0 10"},
		UnitBorders: "m10 30 0-10 0-10m5-5 3-3",
		StateBorder: "",
		Waters:      map[string]Path{"lake": "m10 20 0 10-10 0 0-30 10 0 0 10z"},
	}
	finer := level
	finer.Unit = 1
	return &Sheet{Projection: Projection{1, 2.5}, Home: Frame{1, 2, 3, 4}, Levels: []Level{level, finer},
		Places: []PlaceXY{{"a", XY{-3, 4}}}, Labels: []Label{{Kind: "sea", ID: "b", Name: geodata.Name{En: "Sea"}}}}
}

func TestPackedSheetIsTheSame(t *testing.T) {
	want := squares()
	stored := Pack(want)
	if !reflect.DeepEqual(want, squares()) {
		t.Fatal("packing changed the sheet")
	}
	got, err := Unpack(string(stored))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// The real borders come back to the letter, and are stored once.
func TestRealSheetComesBack(t *testing.T) {
	want, err := Bake(atlasOf(t, realRecords(t)))
	if err != nil {
		t.Fatal(err)
	}
	stored := Pack(want)
	got, err := Unpack(string(stored))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Levels, want.Levels) {
		t.Error("the paths changed on the way")
	}
	text := 0
	want.eachPath(func(p Path) Path { text += len(p); return p })
	if len(stored) > text/3 {
		t.Errorf("%d bytes of paths are stored in %d", text, len(stored))
	}
}

// What was drawn once is only named when it comes again, forwards or backwards.
func TestCommonEdgesAreStoredOnce(t *testing.T) {
	var out packedPoints
	w := pointWriter{out: &out, at: map[pointStep]int{}}
	w.path("m0 0 10 0 0 10 0 10 0 10-10 0z")
	first := len(out.DX)
	w.path("m10 30 0-10 0-10 0-10 10 0 0 30z")
	if first != 6 || len(out.DX) != 8 {
		t.Errorf("%d points, then %d more; want 6, then 2", first, len(out.DX)-first)
	}
	w.path("m10 0 0 10 0 10 0 10")
	if len(out.DX) != 8 {
		t.Errorf("the common edge alone took %d points", len(out.DX)-8)
	}
}

func TestBrokenPoints(t *testing.T) {
	stored := string(Pack(squares()))
	for n := range stored {
		if _, err := Unpack(stored[:n]); err == nil {
			t.Errorf("the first %d of %d bytes were read without an error", n, len(stored))
		}
	}
	for at := range stored {
		broken := []byte(stored)
		broken[at] ^= 0x15
		_, _ = Unpack(string(broken)) // an error or another sheet, no panic
	}
}

func TestPiecesOfAPath(t *testing.T) {
	for _, p := range []Path{"", "m1 2 3-4", "m-1-2 3 4 5 6z", "m1 2 3 4 5 6zm7 8 9 1-2-3z", "m0 0 1 1m2 2 1 0"} {
		var w pathWriter
		for _, piece := range piecesOf(p) {
			w.piece(piece.points)
			if piece.closed {
				w.close(piece.points)
			}
		}
		if w.path() != p {
			t.Errorf("%q became %q", p, w.path())
		}
	}
	if n := strings.Count(string(squares().Levels[0].Areas["left"]), "m"); len(piecesOf(squares().Levels[0].Areas["left"])) != n {
		t.Errorf("want %d pieces", n)
	}
}
