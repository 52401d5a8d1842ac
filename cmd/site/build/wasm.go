package build

import (
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// CompileWasm compiles the browser's program from the package in the module at
// root, as it is shipped: with the stand-ins of slim/ and without inlining, which
// together make it a third smaller and no slower to use. The version control's
// state is left out, or every commit would be another program.
func CompileWasm(root, pkg string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "wasm")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	overlay, err := writeOverlay(dir)
	if err != nil {
		return nil, fmt.Errorf("compile %s for the browser: %w", pkg, err)
	}
	return compileWasm(root, pkg, "-overlay="+overlay, "-gcflags=all=-l")
}

// CompilePlainWasm compiles the same program with no tricks. Tests run it beside
// the shipped one, so that a fault of a stand-in can be told from one of ours.
func CompilePlainWasm(root, pkg string) ([]byte, error) { return compileWasm(root, pkg) }

func compileWasm(root, pkg string, flags ...string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "wasm")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "app.wasm")
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out}, flags...)
	cmd := exec.Command("go", append(args, pkg)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if msg, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("compile %s for the browser: %w\n%s", pkg, err, msg)
	}
	return os.ReadFile(out)
}

// slim has stand-ins for packages of the standard library that go-app imports
// and that nothing in our program uses, in files named after the package. A test
// in cmd/site finds no package of ours that imports one of them.
//
// What each saves, in kB of the program in brotli: net/http 1,000, regexp 88,
// encoding/json 80, those of crypto together 46.
//
//go:embed slim
var slim embed.FS

// StandIns are the packages that slim has stand-ins for.
func StandIns() []string {
	entries, err := slim.ReadDir("slim")
	if err != nil {
		panic(err) // it is embedded
	}
	var packages []string
	for _, e := range entries {
		packages = append(packages, strings.ReplaceAll(strings.TrimSuffix(e.Name(), ".txt"), "-", "/"))
	}
	return packages
}

// writeOverlay writes a build overlay that puts the stand-ins in the place of
// the toolchain's packages, and returns the overlay's file. The go command
// allows an overlay for the standard library, but not for the module cache.
func writeOverlay(dir string) (string, error) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	replace := map[string]string{}
	for _, pkg := range StandIns() {
		src := filepath.Join(strings.TrimSpace(string(goroot)), "src", filepath.FromSlash(pkg))
		if err := standIn(replace, pkg, src, dir); err != nil {
			return "", err
		}
	}
	content, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, content, 0o644)
}

// standIn notes that one file of ours, kept in dir, replaces all of a package.
func standIn(replace map[string]string, pkg, src, dir string) error {
	files, err := filepath.Glob(filepath.Join(src, "*.go"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no Go files in %s (%v)", src, err)
	}
	name := strings.ReplaceAll(pkg, "/", "-")
	content, err := slim.ReadFile("slim/" + name + ".txt")
	if err != nil {
		return err
	}
	for _, f := range files {
		replace[f] = "" // gone
	}
	ours := filepath.Join(dir, name+".go")
	replace[filepath.Join(src, "draftlines_stand_in.go")] = ours
	return os.WriteFile(ours, content, 0o644)
}

// ModuleRoot is the folder of go.mod at or above the current one.
func ModuleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("no go.mod at or above %s; the site is built inside the project", dir)
		}
	}
}
