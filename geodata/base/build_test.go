package base

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

const edited = `{
"type": "FeatureCollection",
"features": [
{"type": "Feature", "id": "mine", "properties": {"name_en": "Mine"}, "geometry": null},
{"type": "Feature", "id": "kyiv", "bbox": [1, 1, 1, 1], "properties": {"zeta": "first", "name_en": "By hand", "km2": 1, "sources": ["X"]}, "geometry": {"type": "Point", "coordinates": [1, 1]}}
]
}`

// People edit properties in the files; a rebuild must not lose their work.
func TestUpdateKeepsEdits(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cities.geojson")
	if err := os.WriteFile(path, []byte(edited), 0o644); err != nil {
		t.Fatal(err)
	}
	raw, err := updatedLayer(path, []feature{
		newFeature("kyiv", orb.Point{30.5, 50.4}, prop("name_en", "Kyiv"), prop("km2", 2.5), prop("licence", "CC BY 4.0")),
		newFeature("new", orb.Point{36.2, 50}, prop("name_en", "Новий & <новий>")),
	})
	if err != nil {
		t.Fatal(err)
	}
	got := string(raw)
	at := 0
	for _, want := range []string{
		`"name": "cities"`, `"bbox": [30.5,50,36.2,50.4]`,
		`"id": "mine"`, `"geometry": null`,
		`"id": "kyiv"`, `"bbox": [30.5,50.4,30.5,50.4]`, `"zeta": "first"`, `"name_en": "By hand"`, `"km2": 2.5`, `"licence": "CC BY 4.0"`, `"sources": ["X"]`, `"coordinates":[30.5,50.4]`,
		`"id": "new"`, `"Новий & <новий>"`,
	} {
		i := strings.Index(got[at:], want)
		if i < 0 {
			t.Fatalf("%s is missing or in the wrong place:\n%s", want, got)
		}
		at += i
	}
}

func TestReadLayerRefuses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.geojson")
	for _, text := range []string{"", "{", `{"features": [{"id": "a", "properties": []}]}`} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := readLayer(path); err == nil {
			t.Errorf("%q was read as a layer", text)
		}
	}
}

// The committed layers are what Build makes of the packages and the control
// points, and building again changes nothing.
func TestLayersAreFresh(t *testing.T) {
	modules := filepath.Join("..", "..", "node_modules")
	for _, file := range []string{riversFile, lakesFile, citiesFile} {
		if _, err := os.Stat(filepath.Join(modules, file)); err != nil {
			t.Skipf("the npm packages are not installed: %v", err)
		}
	}
	root := t.TempDir()
	for _, dir := range []string{"layers", "line-of-contact", "places"} {
		if err := os.CopyFS(filepath.Join(root, dir), os.DirFS(filepath.Join("..", dir))); err != nil {
			t.Fatal(err)
		}
	}
	if err := Build(root, modules, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"layers/*.geojson", "places/places.csv"} {
		paths, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(paths) == 0 {
			t.Fatalf("nothing was built: %v", err)
		}
		for _, path := range paths {
			name, _ := filepath.Rel(root, path)
			built, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			committed, err := os.ReadFile(filepath.Join("..", name))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(built, committed) {
				t.Errorf("%s is not fresh; run: atlas base", name)
			}
		}
	}
}

// Without its packages Build says what to do and writes nothing.
func TestBuildWithoutPackages(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(filepath.Join(root, "line-of-contact"), os.DirFS("../line-of-contact")); err != nil {
		t.Fatal(err)
	}
	err := Build(root, filepath.Join(root, "none"), io.Discard)
	if err == nil || !strings.Contains(err.Error(), "npm ci") {
		t.Errorf("the error is %v, want one that says to run npm ci", err)
	}
	if _, err := os.Stat(filepath.Join(root, "layers")); err == nil {
		t.Error("layers were written")
	}
}

func TestPlaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "places.csv")
	for _, text := range []string{"id,name\n", "", "id,name_en\n\"open\n"} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := readPlaces(path); err == nil {
			t.Errorf("%q was read as places", text)
		}
	}
	ids := map[string]bool{}
	rows, err := readPlaces("../places/places.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if ids[row[0]] {
			t.Errorf("the place %s is there twice", row[0])
		}
		ids[row[0]] = true
	}
	for _, town := range towns {
		if !ids[town.id] {
			t.Errorf("the town %s is missing", town.id)
		}
	}
}
