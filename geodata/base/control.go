package base

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// Control is a segment of the control points, in the order of the file.
type Control struct {
	Segment string
	LonLat  orb.LineString // degrees; the Russian-held side is on the right hand
	// Beach is how many points at the start stand for the shore of the estuary
	// of the Dnipro, as their note says.
	Beach int
}

// DecodeControl reads the table of control points: a header and the columns
// seq, segment, lon, lat, note and any others. Points of one segment must
// stand together and in the order of seq. Errors name the line.
func DecodeControl(r io.Reader) ([]Control, error) {
	rows := csv.NewReader(r)
	column, err := columnsOf(rows, "seq", "segment", "lon", "lat", "note")
	if err != nil {
		return nil, err
	}
	var out []Control
	done := map[string]bool{}
	last := 0
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("base: control points: %w", err)
		}
		line, _ := rows.FieldPos(0)
		segment := row[column["segment"]]
		seq, err := strconv.Atoi(row[column["seq"]])
		if err != nil || seq <= last {
			return nil, fmt.Errorf("base: control points, line %d: seq %q does not follow %d", line, row[column["seq"]], last)
		}
		last = seq
		lonlat, err := parseLonLat(row[column["lon"]], row[column["lat"]])
		if err != nil {
			return nil, fmt.Errorf("base: control points, line %d: %w", line, err)
		}
		if len(out) == 0 || out[len(out)-1].Segment != segment {
			if done[segment] {
				return nil, fmt.Errorf("base: control points, line %d: segment %q was left and starts again", line, segment)
			}
			done[segment] = true
			out = append(out, Control{Segment: segment})
		}
		c := &out[len(out)-1]
		c.LonLat = append(c.LonLat, lonlat)
		if strings.Contains(row[column["note"]], "estuary shore") {
			c.Beach = len(c.LonLat)
		}
	}
}

// columnsOf reads the header and returns where the named columns are.
func columnsOf(rows *csv.Reader, names ...string) (map[string]int, error) {
	header, err := rows.Read()
	if err != nil {
		return nil, fmt.Errorf("base: reading the header of a table: %w", err)
	}
	column := map[string]int{}
	for i, name := range header {
		column[name] = i
	}
	for _, name := range names {
		if _, ok := column[name]; !ok {
			return nil, fmt.Errorf("base: the table has no column %q", name)
		}
	}
	return column, nil
}

// parseLonLat reads a pair of degrees and refuses what is far from Ukraine,
// swapped pairs among it.
func parseLonLat(lon, lat string) (orb.Point, error) {
	x, err := strconv.ParseFloat(lon, 64)
	if err != nil {
		return orb.Point{}, fmt.Errorf("longitude %q is not a number", lon)
	}
	y, err := strconv.ParseFloat(lat, 64)
	if err != nil {
		return orb.Point{}, fmt.Errorf("latitude %q is not a number", lat)
	}
	if !frame.Contains(orb.Point{x, y}) {
		return orb.Point{}, fmt.Errorf("%v, %v is outside the map", x, y)
	}
	return orb.Point{x, y}, nil
}
