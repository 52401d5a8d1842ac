package base

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/paulmach/orb"
)

// layer is a GeoJSON file as people edit it: the order of features and of
// their properties is kept.
type layer struct {
	name     string
	features []feature
}

type feature struct {
	id         string
	properties []property
	geometry   json.RawMessage // "null" where there is none
	bound      *orb.Bound
}

// property keeps its value as it stands in the file.
type property struct {
	key   string
	value json.RawMessage
}

// newFeature returns a feature with a geometry in lonlat, which may be nil.
func newFeature(id string, g orb.Geometry, properties ...property) feature {
	f := feature{id: id, properties: properties, geometry: json.RawMessage("null")}
	if g != nil {
		f.geometry = encode(struct {
			Type        string       `json:"type"`
			Coordinates orb.Geometry `json:"coordinates"`
		}{g.GeoJSONType(), g})
		b := g.Bound()
		f.bound = &b
	}
	return f
}

func prop(key string, value any) property { return property{key, encode(value)} }

// encode writes a value that cannot fail: strings, numbers, lists.
func encode(v any) json.RawMessage {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(b.Bytes())
}

// update takes over new geometry and measures (km2, km) and leaves every other
// property of a feature that is there as it is. Properties that a feature
// lacks are added before its sources; features that are only in the file stay.
func (l *layer) update(built []feature) {
	for _, f := range built {
		i := slices.IndexFunc(l.features, func(old feature) bool { return old.id == f.id })
		if i < 0 {
			l.features = append(l.features, f)
			continue
		}
		old := &l.features[i]
		old.geometry, old.bound = f.geometry, f.bound
		for _, p := range f.properties {
			old.set(p, p.key == "km2" || p.key == "km")
		}
	}
}

func (f *feature) set(p property, replace bool) {
	i := slices.IndexFunc(f.properties, func(old property) bool { return old.key == p.key })
	switch {
	case i < 0:
		at := slices.IndexFunc(f.properties, func(old property) bool { return old.key == "sources" })
		if at < 0 {
			at = len(f.properties)
		}
		f.properties = slices.Insert(f.properties, at, p)
	case replace:
		f.properties[i].value = p.value
	}
}

// readLayer reads a layer, or returns an empty one if there is no file.
func readLayer(path string) (*layer, error) {
	name := filepath.Base(path)
	l := &layer{name: name[:len(name)-len(filepath.Ext(name))]}
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return nil, fmt.Errorf("base: reading layer: %w", err)
	}
	var file struct {
		Features []struct {
			ID         string          `json:"id"`
			BBox       []float64       `json:"bbox"`
			Properties json.RawMessage `json:"properties"`
			Geometry   json.RawMessage `json:"geometry"`
		} `json:"features"`
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		return nil, fmt.Errorf("base: decoding %s: %w", name, err)
	}
	for _, f := range file.Features {
		properties, err := decodeProperties(f.Properties)
		if err != nil {
			return nil, fmt.Errorf("base: decoding %s, feature %s: %w", name, f.ID, err)
		}
		kept := feature{id: f.ID, properties: properties, geometry: f.Geometry}
		if len(f.BBox) == 4 {
			kept.bound = &orb.Bound{Min: orb.Point{f.BBox[0], f.BBox[1]}, Max: orb.Point{f.BBox[2], f.BBox[3]}}
		}
		l.features = append(l.features, kept)
	}
	return l, nil
}

// decodeProperties keeps the order of the members, which a map would lose.
func decodeProperties(raw json.RawMessage) (out []property, err error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, fmt.Errorf("properties are not an object")
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		var p property
		p.key, _ = key.(string)
		if err := d.Decode(&p.value); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// encode puts each property on a line of its own and each geometry on one
// line, so that a change shows as the lines that changed.
func (l *layer) encode() []byte {
	var b bytes.Buffer
	b.WriteString("{\n\"type\": \"FeatureCollection\",\n")
	fmt.Fprintf(&b, "\"name\": %s,\n", encode(l.name))
	if all := l.bound(); all != nil {
		fmt.Fprintf(&b, "\"bbox\": %s,\n", encodeBound(*all))
	}
	b.WriteString("\"features\": [")
	for i, f := range l.features {
		if i > 0 {
			b.WriteString(",")
		}
		f.encode(&b)
	}
	b.WriteString("\n]\n}\n")
	return b.Bytes()
}

func (f feature) encode(b *bytes.Buffer) {
	fmt.Fprintf(b, "\n{\n  \"type\": \"Feature\",\n  \"id\": %s,\n", encode(f.id))
	if f.bound != nil {
		fmt.Fprintf(b, "  \"bbox\": %s,\n", encodeBound(*f.bound))
	}
	b.WriteString("  \"properties\": {")
	for i, p := range f.properties {
		if i > 0 {
			b.WriteString(",")
		}
		var value bytes.Buffer
		if err := json.Compact(&value, p.value); err != nil {
			value = *bytes.NewBuffer(p.value)
		}
		fmt.Fprintf(b, "\n    %s: %s", encode(p.key), value.Bytes())
	}
	fmt.Fprintf(b, "\n  },\n  \"geometry\": %s\n}", bytes.TrimSpace(f.geometry))
}

func (l *layer) bound() *orb.Bound {
	var all *orb.Bound
	for _, f := range l.features {
		switch {
		case f.bound == nil:
		case all == nil:
			b := *f.bound
			all = &b
		default:
			*all = all.Union(*f.bound)
		}
	}
	return all
}

func encodeBound(b orb.Bound) json.RawMessage {
	return encode([]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]})
}
