package source

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/draftlines/draftlines/geodata"
)

// Layer is one GeoJSON file of layers/.
type Layer struct {
	ID       geodata.LayerID
	Features []*Feature
	origin
	kind layerKind
	bbox []float64
}

// Feature is one feature of a layer. Polygons and line strings have been made
// multi, so that there are three types of geometry: orb.MultiPolygon,
// orb.MultiLineString and orb.Point, in lonlat; or nil.
type Feature struct {
	ID         string
	Properties Properties
	Geometry   orb.Geometry
	origin
	bbox []float64
	// broken is true where the geometry is there but could not be read.
	broken bool
}

// Properties are the properties of a feature of any layer. Which of them a
// layer has is said by its kind.
type Properties struct {
	NameEn     string             `yaml:"name_en"`
	NameUk     string             `yaml:"name_uk"`
	Form       geodata.Form       `yaml:"form"`
	Kind       string             `yaml:"kind"`
	Parts      []geodata.AreaID   `yaml:"parts"`
	Pieces     []geodata.AreaID   `yaml:"pieces"`
	Unit       geodata.UnitID     `yaml:"unit"`
	Area       geodata.AreaID     `yaml:"area"`
	Holder     geodata.Holder     `yaml:"holder"`
	Sides      []geodata.Holder   `yaml:"sides"`
	Summary    string             `yaml:"summary"`
	AsOf       geodata.Date       `yaml:"as_of"`
	KM2        float64            `yaml:"km2"`
	KM         float64            `yaml:"km"`
	PrecisionM int                `yaml:"precision_m"`
	Derivation string             `yaml:"derivation"`
	Licence    string             `yaml:"licence"`
	Sources    []geodata.SourceID `yaml:"sources"`
	NoClause   string             `yaml:"no_clause"`
}

// layerKind says what a layer holds.
type layerKind struct {
	id         geodata.LayerID
	fields     string   // of its own, beside the common ones
	needed     []string // of its own, that must not be empty
	geometries []string // allowed types
}

const commonFields = "name_en name_uk as_of precision_m derivation licence sources"

var (
	polygons = []string{"Polygon", "MultiPolygon"}
	courses  = []string{"LineString", "MultiLineString"}
	areaOwn  = "form parts unit holder summary km2 km no_clause"
	lineOwn  = "kind area sides km"
	// layerKinds lists the layers that people edit.
	layerKinds = []layerKind{
		{"areas", areaOwn, []string{"form", "holder", "summary"}, polygons},
		{"sites", areaOwn, []string{"form", "holder", "summary"}, []string{"Point"}},
		{"line-of-contact", lineOwn, []string{"kind", "area"}, courses},
		{"dnipro", lineOwn, []string{"kind", "area"}, courses},
		{"oblasts", "pieces km2", nil, polygons},
		{"neighbours", "km2", nil, polygons},
		{"waters", "kind km2 km", []string{"kind"}, slices.Concat(polygons, courses, []string{"Point"})},
		{"waters-odbl", "kind km2 km", []string{"kind"}, slices.Concat(polygons, courses, []string{"Point"})},
	}
)

func layerFiles() []string {
	var out []string
	for _, k := range layerKinds {
		out = append(out, string(k.id)+".geojson")
	}
	return out
}

func kindOf(id geodata.LayerID) layerKind {
	for _, k := range layerKinds {
		if k.id == id {
			return k
		}
	}
	return layerKind{id: id}
}

func decodeLayer(r *report, file string, data []byte) *Layer {
	root := parseJSON(r, file, data)
	fill := filler{r, file}
	if root == nil || !fill.expect(root, mappingNode, "") {
		return nil
	}
	id := geodata.LayerID(strings.TrimSuffix(path.Base(file), ".geojson"))
	l := &Layer{ID: id, origin: origin{file, root}, kind: kindOf(id)}
	checkMembers(r, l.origin, "", "type", "name", "title", "licence", "bbox", "features")
	if t := root.scalar("type"); t != "FeatureCollection" {
		r.add(file, root.lineOf("type"), "", ruleValueUnknown, `The file's "type" must be "FeatureCollection", not %q.`, t)
	}
	l.bbox = fill.numbers(root.get("bbox"))
	features := root.get("features")
	if features == nil {
		r.add(file, root.line, "", ruleFieldMissing, `The layer has no "features".`)
		return l
	}
	if fill.expect(features, listNode, "") {
		for _, n := range features.items {
			if fill.expect(n, mappingNode, "") {
				l.Features = append(l.Features, l.decodeFeature(fill, n, data))
			}
		}
	}
	return l
}

func (l *Layer) decodeFeature(fill filler, n *node, data []byte) *Feature {
	f := &Feature{ID: n.scalar("id"), origin: origin{l.file, n}}
	checkMembers(fill.r, f.origin, f.ID, "type", "id", "bbox", "properties", "geometry")
	if t := n.scalar("type"); t != "Feature" {
		fill.r.add(l.file, n.lineOf("type"), f.ID, ruleValueUnknown, `The feature's "type" must be "Feature", not %q.`, t)
	}
	if p := n.get("properties"); p != nil {
		checkMembers(fill.r, origin{l.file, p}, f.ID, strings.Fields(commonFields+" "+l.kind.fields)...)
		own := *p
		own.fields = slices.DeleteFunc(slices.Clone(p.fields), func(m *field) bool {
			return !slices.Contains(strings.Fields(commonFields+" "+l.kind.fields), m.name)
		})
		fill.fill(&own, reflect.ValueOf(&f.Properties).Elem(), f.ID)
	}
	f.bbox = fill.numbers(n.get("bbox"))
	f.decodeGeometry(fill, l.kind, n.get("geometry"), data)
	return f
}

// checkMembers notes the fields of a mapping that it should not have.
func checkMembers(r *report, o origin, feature string, known ...string) {
	for _, m := range o.node.fields {
		if !slices.Contains(known, m.name) {
			r.add(o.file, m.line, feature, ruleUnknownField, "There is no field %q here.%s", m.name, suggest(m.name, known))
		}
	}
}

func (f *Feature) decodeGeometry(fill filler, kind layerKind, g *node, data []byte) {
	if g == nil || g.kind == nullNode {
		return
	}
	f.broken = true
	if !fill.expect(g, mappingNode, f.ID) {
		return
	}
	t := g.scalar("type")
	if !slices.Contains(kind.geometries, t) {
		fill.r.add(f.file, g.line, f.ID, ruleGeometryKind, "The geometry is %q; layer %s has only %s.", t, kind.id, words(kind.geometries))
		return
	}
	if !fill.checkCoordinates(g.get("coordinates"), f.ID) {
		return
	}
	decoded, err := geojson.UnmarshalGeometry(data[g.start:g.end])
	if err != nil || decoded.Geometry() == nil {
		fill.r.add(f.file, g.line, f.ID, ruleGeometryKind, "The coordinates are not nested as a %s needs it.", t)
		return
	}
	f.Geometry, f.broken = multi(decoded.Geometry()), false
}

func multi(g orb.Geometry) orb.Geometry {
	switch g := g.(type) {
	case orb.Polygon:
		return orb.MultiPolygon{g}
	case orb.LineString:
		return orb.MultiLineString{g}
	}
	return g
}
