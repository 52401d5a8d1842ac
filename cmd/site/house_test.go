package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
)

const module = "github.com/draftlines/draftlines"

const (
	orb       = "github.com/paulmach/orb"
	goApp     = "github.com/maxence-charriere/go-app/v10"
	anyModule = "*" // packages that never reach a reader's browser
)

// mayImport is the import rule of the house: for each of our packages, those
// of ours and of others that it may import. The standard library is always
// allowed. A folder stands for the folders below it that are not named.
var mayImport = map[string][]string{
	"geodata":                 {orb},
	"geodata/pack":            {},
	"geodata/sheet":           {orb, "geodata", "geodata/pack"},
	"geodata/geodesy":         {orb, anyModule},
	"geodata/derive":          {orb, "geodata", "geodata/geodesy"},
	"geodata/source":          {orb, "geodata", "geodata/geodesy", anyModule},
	"geodata/base":            {orb, "geodata", "geodata/geodesy", "geodata/source", "geodata/derive", anyModule},
	"geodata/edition":         {"geodata", "geodata/sheet", "geodata/pack"},
	"geodata/edition/records": {"geodata", "geodata/sheet", "geodata/edition"},
	"geodata/edition/public":  {},
	"geodata/edition/press":   {"geodata", "geodata/pack", "geodata/sheet", "geodata/derive", "geodata/source", "geodata/edition", anyModule},
	"geodata/synth":           {orb, "geodata", "geodata/geodesy"},
	"app":                     {goApp, orb, "app/markup", "geodata", "geodata/sheet"},
	"app/markup":              {goApp},
	"app/apptest":             {anyModule}, // only tests import it
	"cmd/wasm":                {goApp, "app", "geodata/edition"},
	"cmd/site":                {"app", "cmd/bench/measured", "geodata", "geodata/sheet", "geodata/edition/records", "geodata/edition/public", "cmd/site", "cmd/progress", anyModule},
	"cmd/bench":               {"cmd/site", "cmd/progress", "cmd/bench/measured", anyModule},
	"cmd/bench/measured":      {},
	"cmd/progress":            {},
	"cmd/grow":                {"app", "cmd/progress", "cmd/site", "geodata", "geodata/sheet", "geodata/source", "geodata/synth", "geodata/pack", "geodata/edition/press", anyModule},
	"cmd/atlas":               {"cmd/progress", "geodata", "geodata/sheet", "geodata/source", "geodata/derive", "geodata/base", "geodata/edition", "geodata/edition/press", anyModule},
	"cmd/site/archive":        {},
	"cmd/site/squeeze":        {},
	"cmd/site/webdriver":      {anyModule}, // knows nothing of the site
}

// goPackage is what go list says of a package.
type goPackage struct {
	ImportPath string
	Imports    []string
	Standard   bool
}

func goList(t *testing.T, env []string, args ...string) []goPackage {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,Standard"}, args...)...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %v: %v", args, err)
	}
	var packages []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

func TestImportRule(t *testing.T) {
	standard := map[string]bool{"C": true}
	for _, p := range goList(t, nil, "std") {
		standard[p.ImportPath] = true
	}
	for _, p := range goList(t, nil, "-e", module+"/...") {
		room := strings.TrimPrefix(p.ImportPath, module+"/")
		if strings.HasPrefix(room, "build/") {
			continue // not part of the project
		}
		allowed, ok := ruleOf(room)
		if !ok {
			t.Errorf("%s is a new room: say in mayImport what it may import", room)
			continue
		}
		for _, imported := range p.Imports {
			if !standard[imported] && !isAllowed(allowed, imported) {
				t.Errorf("%s must not import %s", room, imported)
			}
		}
	}
}

// ruleOf returns the rule of a package or of the nearest folder above it.
func ruleOf(room string) ([]string, bool) {
	for at := room; at != "."; at = filepath.Dir(at) {
		if allowed, ok := mayImport[at]; ok {
			return allowed, true
		}
	}
	return nil, false
}

func isAllowed(allowed []string, imported string) bool {
	own, isOwn := strings.CutPrefix(imported, module+"/")
	for _, a := range allowed {
		switch {
		case isOwn && (own == a || a == "cmd/site" && strings.HasPrefix(own, a+"/")):
			return true
		case !isOwn && a == anyModule:
			return true
		// orb/geojson brings a database driver into the browser's program.
		case !isOwn && (imported == a || strings.HasPrefix(imported, a+"/") && imported != orb+"/geojson"):
			return true
		}
	}
	return false
}

// notInTheBrowser are packages that would make the browser's program larger
// for nothing.
var notInTheBrowser = []string{
	orb + "/geojson", "go.mongodb.org/", "github.com/peterstace/simplefeatures", "github.com/sams96/rgeo",
	"github.com/goccy/go-yaml", "github.com/andybalholm/brotli", "github.com/chromedp/", "github.com/coder/", "golang.org/x/net", "golang.org/x/image", "codeberg.org/",
	module + "/cmd/site", module + "/cmd/atlas", module + "/cmd/bench", module + "/geodata/source", module + "/geodata/base",
	module + "/geodata/derive", module + "/geodata/edition/records", module + "/geodata/edition/public", module + "/geodata/edition/press",
	module + "/geodata/synth",
	"testing", "os/exec",
}

func TestBrowserProgramStaysSmall(t *testing.T) {
	for _, p := range goList(t, []string{"GOOS=js", "GOARCH=wasm"}, "-deps", module+"/cmd/wasm") {
		for _, forbidden := range notInTheBrowser {
			if p.ImportPath == forbidden || strings.HasPrefix(p.ImportPath, strings.TrimSuffix(forbidden, "/")+"/") {
				t.Errorf("the browser's program depends on %s", p.ImportPath)
			}
		}
	}
}

// TestStandInsAreNotOurs: what has a stand-in in the browser's program does
// nothing there, and go-app lives with that. Our own code must not be written
// against it.
func TestStandInsAreNotOurs(t *testing.T) {
	standIns := build.StandIns()
	if !slices.Contains(standIns, "net/http") || !slices.Contains(standIns, "encoding/json") {
		t.Fatalf("the stand-ins are %v", standIns)
	}
	ours := 0
	for _, p := range goList(t, []string{"GOOS=js", "GOARCH=wasm"}, "-deps", module+"/cmd/wasm") {
		if !strings.HasPrefix(p.ImportPath, module+"/") {
			continue
		}
		ours++
		for _, imported := range p.Imports {
			if slices.Contains(standIns, imported) {
				t.Errorf("%s imports %s, which does nothing in the browser's program", p.ImportPath, imported)
			}
		}
	}
	if ours < 5 {
		t.Errorf("only %d packages of ours are in the browser's program", ours)
	}
}

// TestPlainProgram compiles the browser's program with the real packages. When
// the stand-ins no longer save much, go-app has learned to do without.
func TestPlainProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling takes a while")
	}
	root, err := build.ModuleRoot()
	if err != nil {
		t.Fatal(err)
	}
	plain, err := build.CompilePlainWasm(root, "./cmd/wasm")
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := build.CompileWasm(root, "./cmd/wasm")
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("plain %d bytes, shipped %d bytes", len(plain), len(shipped))
	if len(plain)-len(shipped) < 2_000_000 {
		t.Errorf("the stand-ins save too little: %d bytes instead of %d; are they still needed?", len(shipped), len(plain))
	}
}

// TestScriptOfTheToolchain compares the script that starts the program: go-app
// carries a copy from the day of its release (wasmexec.go), and a program of a
// newer toolchain may not start with it.
func TestScriptOfTheToolchain(t *testing.T) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		t.Fatal(err)
	}
	o, err := build.Render(buildtest.Site())
	if err != nil {
		t.Fatal(err)
	}
	if got := o.Files["wasm_exec.js"]; strings.TrimSpace(string(got)) != strings.TrimSpace(string(want)) {
		t.Error("go-app's wasm_exec.js is not the one of this Go toolchain; use the Go version of go.mod")
	}
}

// TestLockFileNamesNoHost checks that npm will ask the registry that is set on
// the machine, and no other.
func TestLockFileNamesNoHost(t *testing.T) {
	b, err := os.ReadFile("../../package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	var lock struct {
		Packages map[string]struct{ Version, Resolved, Integrity string }
	}
	if err := json.Unmarshal(b, &lock); err != nil {
		t.Fatal(err)
	}
	for name, p := range lock.Packages {
		if p.Resolved != "" {
			t.Errorf("%s is tied to %s; .npmrc should have kept it out", name, p.Resolved)
		}
		if name != "" && p.Integrity == "" {
			t.Errorf("%s has no checksum", name)
		}
	}
}
