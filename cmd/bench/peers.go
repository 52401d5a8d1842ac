package main

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"github.com/andybalholm/brotli"
	"github.com/draftlines/draftlines/cmd/progress"
)

//go:embed package.json package-lock.json peers
var sources embed.FS

// subject is a page that is measured.
type subject struct {
	Name string // as in the table
	Path string
	// Bundle is the script of a peer, Renderer what it draws with, where it has a
	// choice.
	Bundle, Renderer string
}

// ours comes first; the second is what ratios are taken to.
var subjects = []subject{
	{Name: "Draftlines", Path: "/"},
	{Name: "Leaflet, SVG", Path: "/bench/leaflet-svg", Bundle: "leaflet", Renderer: "svg"},
	{Name: "Leaflet, canvas", Path: "/bench/leaflet-canvas", Bundle: "leaflet", Renderer: "canvas"},
	{Name: "OpenLayers", Path: "/bench/openlayers", Bundle: "openlayers"},
	{Name: "MapLibre GL (WebGL in software)", Path: "/bench/maplibre", Bundle: "maplibre"},
	{Name: "d3-geo, SVG", Path: "/bench/d3", Bundle: "d3"},
}

func (s subject) ours() bool { return s.Bundle == "" }

// layers are the published files that a peer's page fetches.
var layers = []string{"neighbours", "oblasts", "waters-odbl", "waters", "areas", "state-border", "line-of-contact", "frozen-fronts", "control-lines"}

// asset is a file of the peers' pages with its compressed form.
type asset struct {
	kind   string // media type
	packed []byte
}

// install fetches the peers' libraries into a folder, unless they are there.
func install(folder string, line *progress.Line) error {
	wanted, err := sources.ReadFile("package-lock.json")
	if err != nil {
		return err
	}
	done := filepath.Join(folder, "installed.json")
	if got, err := os.ReadFile(done); err == nil && bytes.Equal(got, wanted) {
		return nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, name := range []string{"package.json", "package-lock.json"} {
		content, err := sources.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return err
		}
	}
	defer line.While("Fetching the libraries of the peers")()
	if err := run(folder, nil, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"); err != nil {
		return err
	}
	return os.WriteFile(done, wanted, 0o644)
}

// bundle makes the scripts and style sheets of the peers' pages and returns them
// by their URL paths.
func bundle(root, folder string) (map[string]asset, error) {
	made := filepath.Join(folder, "peers")
	if err := os.RemoveAll(made); err != nil {
		return nil, err
	}
	args := []string{"--bundle", "--minify", "--format=esm", "--target=es2022", "--loader:.png=dataurl", "--loader:.svg=dataurl", "--log-level=warning", "--outdir=" + made}
	for _, s := range subjects {
		entry := filepath.Join(root, "cmd", "bench", "peers", s.Bundle+".js")
		if !s.ours() && !slices.Contains(args, entry) {
			args = append(args, entry)
		}
	}
	modules := filepath.Join(folder, "node_modules")
	if err := run(root, []string{"NODE_PATH=" + modules}, filepath.Join(modules, ".bin", "esbuild"), args...); err != nil {
		return nil, err
	}
	// MapLibre's script looks for its worker beside itself.
	files := map[string]string{"maplibre-gl-worker.mjs": filepath.Join(modules, "maplibre-gl", "dist", "maplibre-gl-worker.mjs")}
	entries, err := os.ReadDir(made)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		files[e.Name()] = filepath.Join(made, e.Name())
	}
	assets := map[string]asset{}
	for name, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		kind := "text/javascript"
		if filepath.Ext(name) == ".css" {
			kind = "text/css"
		}
		assets["/bench/"+name] = pack(kind, content)
	}
	return assets, nil
}

// frame is what a peer's map shows and how large it is, as ours does.
type frame struct {
	View          string // west, south, east, north in degrees
	Width, Height float64
	Left, Top     float64 // of our map in the window, CSS pixels
	Draft         string
	Layers        string // URL path of the folder of the published layers
}

// document writes the page of a peer.
func (s subject) document(f frame) ([]byte, error) {
	t, err := template.ParseFS(sources, "peers/peer.html")
	if err != nil {
		return nil, err
	}
	var files []string
	for _, name := range layers {
		files = append(files, f.Layers+"/"+name+".geojson")
	}
	var b bytes.Buffer
	if err := t.Execute(&b, struct {
		subject
		frame
		Files []string
	}{s, f, files}); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func pack(kind string, content []byte) asset {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	w.Write(content)
	w.Close()
	return asset{kind, b.Bytes()}
}

func run(dir string, env []string, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(name), err, out)
	}
	return nil
}
