package base

import (
	"encoding/binary"
	"os"
	"strings"
	"testing"
)

const controlHead = "seq,segment,sector,lon,lat,nearest_settlement,settlement_side,note\n"

func TestDecodeControl(t *testing.T) {
	got, err := DecodeControl(strings.NewReader(controlHead +
		"1,main,Mykolaiv,31.57,46.54,Pokrovske,ru,Kinburn/estuary shore\n2,main,Kherson,31.88,46.52,,ru,\n3,sumy,Sumy,35.13,51.13,,ua,\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Segment != "main" || len(got[0].LonLat) != 2 || got[0].Beach != 1 || got[1].Beach != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestDecodeControlRefuses(t *testing.T) {
	tests := []struct{ name, table, want string }{
		{"no header", "", "header"},
		{"column missing", "seq,segment,lon\n", `no column "lat"`},
		{"out of order", controlHead + "2,main,,31.5,46.5,,,\n1,main,,31.6,46.5,,,\n", "line 3"},
		{"swapped", controlHead + "1,main,,46.5,31.5,,,\n", "outside the map"},
		{"comma", controlHead + "1,main,,\"31,5\",46.5,,,\n", `"31,5" is not a number`},
		{"segment in two places", controlHead + "1,a,,31.5,46.5,,,\n2,b,,31.5,46.5,,,\n3,a,,31.6,46.5,,,\n", "starts again"},
	}
	for _, tt := range tests {
		if _, err := DecodeControl(strings.NewReader(tt.table)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: the error is %v, want one with %q", tt.name, err, tt.want)
		}
	}
}

func FuzzDecodeControl(f *testing.F) {
	raw, err := os.ReadFile("../line-of-contact/2025-11-20.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(raw[:2000]))
	f.Add(controlHead + "1,main,,31.5,46.5,,,\n")
	f.Fuzz(func(t *testing.T, table string) {
		controls, err := DecodeControl(strings.NewReader(table))
		if err != nil {
			return
		}
		for _, c := range controls {
			if len(c.LonLat) == 0 || c.Beach > len(c.LonLat) {
				t.Errorf("segment %q has %d points and a beach of %d", c.Segment, len(c.LonLat), c.Beach)
			}
		}
	})
}

// field writes a field of a protocol buffer.
func field(number int, value any) []byte {
	switch v := value.(type) {
	case string:
		return append(binary.AppendUvarint(binary.AppendUvarint(nil, uint64(number<<3|2)), uint64(len(v))), v...)
	case uint64:
		return binary.AppendUvarint(binary.AppendUvarint(nil, uint64(number<<3)), v)
	}
	return nil
}

func TestDecodeCity(t *testing.T) {
	var message []byte
	for _, part := range [][]byte{field(1, uint64(7)), field(2, "Lviv"), field(3, "UA"), field(8, "15"), field(9, uint64(717803)), field(10, uint64(4804648)), field(11, uint64(1))} {
		message = append(message, part...)
	}
	raw := append(binary.AppendUvarint(nil, uint64(len(message))), message...)
	c, rest, err := decodeCity(append(raw, 9))
	if err != nil {
		t.Fatal(err)
	}
	want := city{name: "Lviv", country: "UA", admin1: "15", population: 717803, east: 2402324, north: -1}
	if c != want || len(rest) != 1 {
		t.Errorf("got %+v and %d bytes, want %+v and 1 byte", c, len(rest), want)
	}
	if _, _, err := decodeCity(raw[:len(raw)-3]); err == nil {
		t.Error("a message that is cut off was taken")
	}
}

func FuzzDecodeCity(f *testing.F) {
	f.Add([]byte{4, 18, 2, 'a', 'b'})
	f.Fuzz(func(t *testing.T, raw []byte) {
		if _, rest, err := decodeCity(raw); err == nil && len(rest) >= len(raw) && len(raw) > 0 {
			t.Errorf("nothing of %d bytes was read", len(raw))
		}
	})
}
