package base

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/sams96/rgeo"
)

// province is a polygon of Natural Earth's 10m provinces with the label that
// the map gives its ground: a unit of Ukraine (UA-14) or a country (POL).
type province struct {
	label string
	loops []loop // outer ones counter-clockwise, holes clockwise
}

// frame bounds what is kept of the neighbours, in lonlat. It is wider than
// any sheet, so that nothing ends inside the picture.
var frame = orb.Bound{Min: orb.Point{19.5, 42.5}, Max: orb.Point{43.5, 54}}

// readProvinces returns the provinces in the frame. Natural Earth's default
// view counts Crimea and Sevastopol to Russia because it draws control; we
// take every province with a Ukrainian ISO 3166-2 code as Ukraine's.
func readProvinces() ([]province, error) {
	zr, err := gzip.NewReader(bytes.NewReader(rgeo.Provinces10()))
	if err != nil {
		return nil, fmt.Errorf("base: reading provinces: %w", err)
	}
	raw, err := io.ReadAll(zr)
	if err != nil {
		return nil, fmt.Errorf("base: reading provinces: %w", err)
	}
	fc, err := geojson.UnmarshalFeatureCollection(raw)
	if err != nil {
		return nil, fmt.Errorf("base: decoding provinces: %w", err)
	}
	var out []province
	for _, f := range fc.Features {
		label := labelOf(f.Properties)
		if label == "" || !f.Geometry.Bound().Intersects(frame) {
			continue
		}
		p := province{label: label}
		for _, polygon := range polygons(f.Geometry) {
			p.loops = append(p.loops, orient(polygon)...)
		}
		out = append(out, p)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].label < out[j].label })
	return out, nil
}

// labelOf returns "" for what is not a province: the file also has countries.
func labelOf(p geojson.Properties) string {
	if iso := p.MustString("iso_3166_2", ""); strings.HasPrefix(iso, "UA-") {
		return iso
	}
	switch code := p.MustString("adm0_a3", ""); code {
	case "KOS":
		return "XKX"
	case "SDS":
		return "SSD"
	default:
		return code
	}
}

func polygons(g orb.Geometry) orb.MultiPolygon {
	switch g := g.(type) {
	case orb.Polygon:
		return orb.MultiPolygon{g}
	case orb.MultiPolygon:
		return g
	}
	return nil
}

// orient returns the rings of a polygon with its ground on the left hand.
func orient(polygon orb.Polygon) []loop {
	var out []loop
	for i, ring := range polygon {
		l := toLoop(ring)
		if len(l) < 3 {
			continue
		}
		if (l.area2() > 0) != (i == 0) {
			l = l.reversed()
		}
		out = append(out, l)
	}
	return out
}
