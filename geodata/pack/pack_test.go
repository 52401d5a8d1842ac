package pack_test

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata/pack"
)

type id string

type leaf struct {
	ID     id
	Text   string
	Number float64
	Hidden any `json:"-"`
}

type tree struct {
	Flag   bool
	Count  int
	Leaves []*leaf
	Pairs  [][2]int
	Texts  map[id]string
	Lists  map[id][]id
	Point  [2]float64
}

func full() tree {
	return tree{
		Flag: true, Count: -300,
		Leaves: []*leaf{{ID: "a", Text: "Slovʼiansk", Number: 37.591}, {}, {ID: "b", Number: -0.00001}},
		Pairs:  [][2]int{{1, -1}, {math.MaxInt32, math.MinInt32}},
		Texts:  map[id]string{"us-28": "x", "e3": ""},
		Lists:  map[id][]id{"z": {"1", "2"}, "y": nil},
		Point:  [2]float64{7132369, 1e15},
	}
}

func TestRoundTrip(t *testing.T) {
	for _, want := range []tree{{}, full()} {
		var got tree
		if err := pack.Read(string(pack.Write(&want)), &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
}

// Numbers come back as the same float, however many digits they have.
func TestNumbers(t *testing.T) {
	for _, want := range []float64{0, 0.1, 1.0 / 3, 26346.4, 2204126, 48.005, 0.30000000000000004, 22.136778, -95.5, 1e300, 5e-324, math.Inf(-1)} {
		in := leaf{Number: want}
		var out leaf
		if err := pack.Read(string(pack.Write(&in)), &out); err != nil || out.Number != want {
			t.Errorf("%v came back as %v (%v)", want, out.Number, err)
		}
	}
}

// Columns that are short make the packed form small.
func TestSize(t *testing.T) {
	in := []leaf{{Number: 31.5}, {Number: 30.52}, {Number: 12}}
	if n := len(pack.Write(&in)); n > 30 {
		t.Errorf("three short numbers take %d bytes", n)
	}
}

func TestWritingIsDeterministic(t *testing.T) {
	a, b := full(), full()
	if string(pack.Write(&a)) != string(pack.Write(&b)) {
		t.Error("the same value was written in two ways")
	}
}

func TestOtherType(t *testing.T) {
	v := full()
	var other struct{ Count int }
	if err := pack.Read(string(pack.Write(&v)), &other); !errors.Is(err, pack.ErrOther) {
		t.Errorf("got %v", err)
	}
}

func TestBroken(t *testing.T) {
	v := full()
	whole := string(pack.Write(&v))
	for n := range whole {
		var got tree
		if err := pack.Read(whole[:n], &got); err == nil {
			t.Errorf("the first %d of %d bytes were read without an error", n, len(whole))
		}
	}
	var got tree
	if err := pack.Read(whole+"x", &got); !errors.Is(err, pack.ErrBroken) {
		t.Errorf("a byte too many: %v", err)
	}
}

// FuzzRead: broken bytes give an error or a value, and neither a panic nor all
// the memory.
func FuzzRead(f *testing.F) {
	v := full()
	whole := string(pack.Write(&v))
	f.Add(whole)
	f.Add(strings.Replace(whole, "Slov", "\xff\xff\xff\x7f", 1))
	f.Fuzz(func(t *testing.T, packed string) {
		var got tree
		_ = pack.Read(packed, &got)
	})
}
