package base

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Build rebuilds the geometry of the layers below root (the folder geodata of
// a work tree) from the control points and from public packages: rgeo in Go,
// and npm packages that it looks for in modulesDir. Properties that people
// wrote stay as they are; bbox, km2 and km follow the geometry. To the table
// of places it adds the towns of orientation that are missing. It says on
// progress what it does. Nothing is written before everything is computed.
func Build(root, modulesDir string, progress io.Writer) error {
	fmt.Fprintln(progress, "reading provinces and control points")
	controls, err := readControls(filepath.Join(root, "line-of-contact", string(asOf)+".csv"))
	if err != nil {
		return err
	}
	provinces, err := readProvinces()
	if err != nil {
		return err
	}
	fmt.Fprintln(progress, "cutting the areas")
	g, err := cut(provinces, controls)
	if err != nil {
		return err
	}
	for _, s := range g.specks {
		fmt.Fprintf(progress, "a scrap of %s of %.2f km² at %v goes to %s\n", s.from, s.km2, s.lonlat, s.to)
	}
	layers, err := g.layers(controls, modulesDir)
	if err != nil {
		return err
	}
	files := map[string][]byte{}
	for name, built := range layers {
		path := filepath.Join(root, "layers", name+".geojson")
		if files[path], err = updatedLayer(path, built); err != nil {
			return err
		}
		fmt.Fprintf(progress, "%s: %d features\n", path, len(built))
	}
	path := filepath.Join(root, "places", "places.csv")
	if files[path], err = updatedPlaces(path, modulesDir); err != nil {
		return err
	}
	return replace(files)
}

// layers returns what is built of each layer.
func (g *ground) layers(controls []Control, modulesDir string) (map[string][]feature, error) {
	courses, err := readRivers(modulesDir)
	if err != nil {
		return nil, err
	}
	border, err := g.units.outline()
	if err != nil {
		return nil, err
	}
	whole, ukrainian := dnipro(courses["dnipro"], controls, border)
	courses["dnipro"] = whole
	all, err := readLakes(modulesDir)
	if err != nil {
		return nil, err
	}
	lakes, err := lakeFeatures(all)
	if err != nil {
		return nil, err
	}
	return map[string][]feature{
		"areas":           append(g.areas(), g.wholes()...),
		"oblasts":         g.oblasts(),
		"neighbours":      g.neighbours(),
		"line-of-contact": g.contactLines(),
		"dnipro":          {riverLine(ukrainian)},
		"sites":           sites(),
		"waters":          openWaters(courses),
		"waters-odbl":     lakes,
	}, nil
}

// replace writes each file beside itself and then renames them all.
func replace(files map[string][]byte) error {
	for path, data := range files {
		if err := os.WriteFile(path+".tmp", data, 0o644); err != nil {
			return fmt.Errorf("base: writing: %w", err)
		}
	}
	for path := range files {
		if err := os.Rename(path+".tmp", path); err != nil {
			return fmt.Errorf("base: writing: %w", err)
		}
	}
	return nil
}

// readModule reads a file of an npm package.
func readModule(modulesDir, file string) ([]byte, error) {
	raw, err := os.ReadFile(filepath.Join(modulesDir, filepath.FromSlash(file)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("base: the npm package of %s is missing in %s; run npm ci first: %w", file, modulesDir, err)
	}
	if err != nil {
		return nil, fmt.Errorf("base: reading %s: %w", file, err)
	}
	return raw, nil
}

func readControls(path string) ([]Control, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("base: reading control points: %w", err)
	}
	defer f.Close()
	return DecodeControl(f)
}

func updatedLayer(path string, built []feature) ([]byte, error) {
	l, err := readLayer(path)
	if err != nil {
		return nil, err
	}
	l.update(built)
	return l.encode(), nil
}
