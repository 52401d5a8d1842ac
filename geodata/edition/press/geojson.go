package press

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/paulmach/orb"

	"github.com/draftlines/draftlines/geodata"
)

// layer is a published GeoJSON file. It is written here and not by orb/geojson,
// so that numbers have exactly their five decimals and features their lines.
type layer struct {
	header
	Name     string // id of the layer
	Title    string
	Features []feature
}

type feature struct {
	ID         string
	Properties properties
	Geometry   orb.Geometry // nil, Point, MultiLineString or MultiPolygon; lonlat
}

// properties are those of a feature of any published layer.
type properties struct {
	NameEn     string             `json:"name_en"`
	NameUk     string             `json:"name_uk"`
	Form       geodata.Form       `json:"form,omitempty"`
	Kind       string             `json:"kind,omitempty"`
	Draft      geodata.DraftID    `json:"draft,omitempty"`
	Clauses    []geodata.ClauseID `json:"clauses,omitempty"`
	Area       geodata.AreaID     `json:"area,omitempty"`
	Parts      []geodata.AreaID   `json:"parts,omitempty"`
	Pieces     []geodata.AreaID   `json:"pieces,omitempty"`
	Unit       geodata.UnitID     `json:"unit,omitempty"`
	Holder     geodata.Holder     `json:"holder,omitempty"`
	Sides      []geodata.Holder   `json:"sides,omitempty"`
	Treatments []treatment        `json:"treatments,omitempty"`
	Summary    string             `json:"summary,omitempty"`
	NoClause   string             `json:"no_clause,omitempty"`
	AsOf       geodata.Date       `json:"as_of"`
	KM2        float64            `json:"km2,omitempty"`
	KM         float64            `json:"km,omitempty"`
	PrecisionM int                `json:"precision_m,omitempty"`
	Derivation string             `json:"derivation,omitempty"`
	Licence    string             `json:"licence"`
	Sources    []sourceDocument   `json:"sources"`
}

// treatment is a treatment with the clause it belongs to.
type treatment struct {
	Clause geodata.ClauseID `json:"clause"`
	geodata.Treatment
}

// encode writes the layer with one feature a line.
func (l layer) encode() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"type":"FeatureCollection","$schema":%s,"name":%s,"title":%s,"edition":%s,"licence":%s`,
		encode(l.Schema), encode(l.Name), encode(l.Title), encode(l.Edition), encode(l.Licence))
	bound, drawn := orb.Bound{}, false
	for _, f := range l.Features {
		if f.Geometry != nil && !drawn {
			bound, drawn = f.Geometry.Bound(), true
		} else if f.Geometry != nil {
			bound = bound.Union(f.Geometry.Bound())
		}
	}
	if drawn {
		b.WriteString(`,"bbox":` + string(encode(bbox(bound))))
	}
	b.WriteString(`,"features":[`)
	for i, f := range l.Features {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		f.encode(&b)
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}

func (f feature) encode(b *bytes.Buffer) {
	fmt.Fprintf(b, `{"type":"Feature","id":%s`, encode(f.ID))
	if f.Geometry != nil {
		b.WriteString(`,"bbox":` + string(encode(bbox(f.Geometry.Bound()))))
	}
	fmt.Fprintf(b, `,"properties":%s,"geometry":`, encode(f.Properties))
	if f.Geometry == nil {
		b.WriteString("null}")
		return
	}
	fmt.Fprintf(b, `{"type":%s,"coordinates":`, encode(f.Geometry.GeoJSONType()))
	b.Write(appendCoordinates(nil, f.Geometry))
	b.WriteString("}}")
}

// encode encodes what always can be.
func encode(v any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic(fmt.Sprintf("press: encode %T: %v", v, err))
	}
	return bytes.TrimSpace(b.Bytes())
}

func bbox(b orb.Bound) []float64 {
	return []float64{round(b.Min[0]), round(b.Min[1]), round(b.Max[0]), round(b.Max[1])}
}

func round(degrees float64) float64 { return math.Round(degrees*1e5) / 1e5 }

func appendCoordinates(b []byte, g orb.Geometry) []byte {
	switch g := g.(type) {
	case orb.Point:
		b = append(b, '[')
		b = strconv.AppendFloat(b, round(g[0]), 'f', -1, 64)
		b = append(b, ',')
		b = strconv.AppendFloat(b, round(g[1]), 'f', -1, 64)
		return append(b, ']')
	case orb.LineString:
		return appendList(b, g)
	case orb.MultiLineString:
		return appendList(b, g)
	case orb.Ring:
		return appendList(b, g)
	case orb.Polygon:
		return appendList(b, g)
	case orb.MultiPolygon:
		return appendList(b, g)
	}
	panic(fmt.Sprintf("press: no layer has a %T", g))
}

func appendList[G orb.Geometry](b []byte, items []G) []byte {
	b = append(b, '[')
	for i, item := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendCoordinates(b, item)
	}
	return append(b, ']')
}
