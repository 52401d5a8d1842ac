package sheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/draftlines/draftlines/geodata"
	"github.com/paulmach/orb"
)

// realRecords reads the geometry of ../layers, and no more than the sheet
// needs. It stands in for package source, which the sheet may not import. The
// fronts that a draft would freeze are computed at bake; here the sectors of
// Kherson and Zaporizhzhia stand in for them.
func realRecords(t testing.TB) geodata.Records {
	t.Helper()
	var r geodata.Records
	for _, f := range layer(t, "areas", "sites") {
		r.Areas = append(r.Areas, &geodata.Area{
			ID: geodata.AreaID(f.ID), Form: f.Properties.Form, Parts: f.Properties.Parts,
			Holder: f.Properties.Holder, Geometry: f.geometry(t),
		})
	}
	for _, f := range layer(t, "line-of-contact", "dnipro") {
		line := geodata.Line{
			ID: geodata.LineID(f.ID), Kind: f.Properties.Kind, Area: f.Properties.Area,
			Sides: f.Properties.Sides, Geometry: f.geometry(t).(orb.MultiLineString),
		}
		r.Lines = append(r.Lines, &line)
		if f.ID == "contact-kherson" || f.ID == "contact-zaporizhzhia" {
			frozen := line
			frozen.ID, frozen.Kind, frozen.Area = "frozen-"+line.ID, geodata.FrozenFront, ""
			r.Lines = append(r.Lines, &frozen)
		}
	}
	for _, f := range layer(t, "oblasts") {
		r.Base.Units = append(r.Base.Units, &geodata.Unit{
			ID: geodata.UnitID(f.ID), Name: geodata.Name{En: f.Properties.NameEn}, Pieces: f.Properties.Pieces,
			Geometry: f.geometry(t).(orb.MultiPolygon),
		})
	}
	for _, f := range layer(t, "neighbours") {
		r.Base.Neighbours = append(r.Base.Neighbours, &geodata.Neighbour{
			ID: f.ID, Name: geodata.Name{En: f.Properties.NameEn}, Geometry: f.geometry(t).(orb.MultiPolygon)})
	}
	for _, f := range layer(t, "waters", "waters-odbl") {
		r.Base.Waters = append(r.Base.Waters, &geodata.Water{
			ID: f.ID, Name: geodata.Name{En: f.Properties.NameEn}, Kind: string(f.Properties.Kind), Geometry: f.geometry(t)})
	}
	return r
}

type feature struct {
	ID         string
	Properties struct {
		NameEn string `json:"name_en"`
		Form   geodata.Form
		Parts  []geodata.AreaID
		Holder geodata.Holder
		Kind   geodata.LineKind
		Area   geodata.AreaID
		Sides  [2]geodata.Holder
		Pieces []geodata.AreaID
	}
	Geometry *struct {
		Type        string
		Coordinates json.RawMessage
	}
}

// layer returns the features of layers one after the other; a layer that is not
// there has none.
func layer(t testing.TB, names ...string) []feature {
	t.Helper()
	var out []feature
	for _, name := range names {
		raw, err := os.ReadFile(filepath.Join("..", "layers", name+".geojson"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var collection struct{ Features []feature }
		if err := json.Unmarshal(raw, &collection); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out = append(out, collection.Features...)
	}
	return out
}

func (f feature) geometry(t testing.TB) orb.Geometry {
	t.Helper()
	if f.Geometry == nil {
		return nil
	}
	var point orb.Point
	var lines orb.MultiLineString
	var area orb.MultiPolygon
	var err error
	switch f.Geometry.Type {
	case "Point":
		err = json.Unmarshal(f.Geometry.Coordinates, &point)
	case "MultiLineString":
		err = json.Unmarshal(f.Geometry.Coordinates, &lines)
	case "MultiPolygon":
		err = json.Unmarshal(f.Geometry.Coordinates, &area)
	default:
		t.Fatalf("%s is a %s", f.ID, f.Geometry.Type)
	}
	if err != nil {
		t.Fatalf("%s: %v", f.ID, err)
	}
	switch {
	case area != nil:
		return area
	case lines != nil:
		return lines
	}
	return point
}

func TestRealSheet(t *testing.T) {
	a := atlasOf(t, realRecords(t))
	s := baked(t, a.Records)
	checkSheet(t, a, s)
	for i, l := range s.Levels {
		for _, area := range a.Areas {
			if area.Form == geodata.Ground && area.Geometry != nil && l.Areas[area.ID] == "" {
				t.Errorf("level %d: %s has no path", i, area.ID)
			}
			if !s.Home.Contains(s.Anchors[area.ID]) && (area.Form == geodata.Ground || area.Form == geodata.Course || area.Form == geodata.Site) {
				t.Errorf("%s has no anchor in the home frame: %v", area.ID, s.Anchors[area.ID])
			}
		}
		for _, line := range a.Lines {
			if l.Lines[line.ID] == "" {
				t.Errorf("level %d: line %s has no path", i, line.ID)
			}
		}
	}
}

// The proposed buffer is two pieces of ground and stays two at every level.
func TestRealDonetskHeldHasTwoPieces(t *testing.T) {
	for i, l := range baked(t, realRecords(t)).Levels {
		large := 0
		for _, ring := range parse(t, l.Areas["donetsk-held"]) {
			km2 := float64(shoelace(ring.points)*l.Unit*l.Unit) / 2 * UnitM * UnitM / 1e6 * 0.447 // cos² 48°
			if km2 > 50 {
				large++
			}
		}
		if large != 2 {
			t.Errorf("level %d: donetsk-held has %d pieces over 50 km²", i, large)
		}
	}
}

// Crimea has a coast and a border with Kherson oblast, but no state border.
func TestRealStateBorderSparesCrimea(t *testing.T) {
	s := baked(t, realRecords(t))
	l := s.Levels[1]
	crimea := pathStrokes(t, l.Areas["crimea"]+l.Areas["sevastopol"])
	for _, run := range parse(t, l.StateBorder) {
		for _, p := range run.points {
			if depth(crimea, p.point()) > -20 {
				t.Fatalf("state border at Crimea: %v", p)
			}
		}
	}
}

// The land border is one line from the mouth of the Danube to the Sea of Azov.
func TestRealStateBorderRunsFromSeaToSea(t *testing.T) {
	s := baked(t, realRecords(t))
	for i, l := range s.Levels {
		runs := parse(t, l.StateBorder)
		if len(runs) != 1 || runs[0].closed {
			t.Fatalf("level %d: %d runs, want one open line", i, len(runs))
		}
		points := runs[0].points
		for _, end := range []orb.Point{{29.7, 45.3}, {38.2, 47.1}} {
			near := func(p XY) bool {
				lonlat := s.Projection.LonLat(orb.Point{float64(p[0] * l.Unit), float64(p[1] * l.Unit)})
				return math.Abs(lonlat[0]-end[0]) < 0.2 && math.Abs(lonlat[1]-end[1]) < 0.2
			}
			if !near(points[0]) && !near(points[len(points)-1]) {
				t.Errorf("level %d: the border does not end at %v", i, end)
			}
		}
	}
}

// Every name of the base is there once, and stands on what it names.
func TestRealLabels(t *testing.T) {
	r := realRecords(t)
	s := baked(t, r)
	count := map[string]int{}
	at := map[string]XY{}
	for _, label := range s.Labels {
		count[label.Kind]++
		if _, twice := at[label.ID]; twice {
			t.Errorf("label %s is there twice", label.ID)
		}
		at[label.ID] = label.XY
	}
	if count["unit"] != 27 || count["country"] < 6 || count["sea"] != 2 || count["river"] == 0 || count["reservoir"] == 0 {
		t.Errorf("labels by kind: %v", count)
	}
	b := &baker{graph: newGraph(s.Projection)}
	for _, u := range r.Base.Units {
		if depth(b.strokes(u.Geometry), at[string(u.ID)].point()) <= 0 {
			t.Errorf("the label of %s stands outside", u.ID)
		}
	}
	for _, a := range r.Areas {
		if mp, ok := a.Geometry.(orb.MultiPolygon); ok && depth(b.strokes(mp), s.Anchors[a.ID].point()) <= 0 {
			t.Errorf("the anchor of %s lies outside", a.ID)
		}
	}
}

func TestRealBudgets(t *testing.T) {
	s := baked(t, realRecords(t))
	for i, most := range []struct{ vertices, brotli int }{{6500, 14_000}, {14_500, 30_000}, {30_000, 60_000}} {
		var all strings.Builder
		s.Levels[i].paths(func(name string, path Path, closed bool) { all.WriteString(string(path)) })
		size := compressed(t, all.String())
		t.Logf("level %d: %d vertices, %d bytes, %d with brotli", i, s.Levels[i].Vertices, all.Len(), size)
		if s.Levels[i].Vertices > most.vertices || size > most.brotli {
			t.Errorf("level %d: %d vertices and %d bytes, at most %d and %d", i, s.Levels[i].Vertices, size, most.vertices, most.brotli)
		}
	}
	raw, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("sheet: %d bytes, %d with brotli", len(raw), compressed(t, string(raw)))
}

func compressed(t testing.TB, text string) int {
	t.Helper()
	var buf bytes.Buffer
	w := brotli.NewWriterLevel(&buf, brotli.BestCompression)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Len()
}

func BenchmarkBake(b *testing.B) {
	a := atlasOf(b, realRecords(b))
	for b.Loop() {
		if _, err := Bake(a); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	raw, err := json.Marshal(baked(b, realRecords(b)))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if err := json.Unmarshal(raw, new(Sheet)); err != nil {
			b.Fatal(err)
		}
	}
}
