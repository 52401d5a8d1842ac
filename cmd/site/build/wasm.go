package build

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// CompileWasm compiles the browser's program from the package in the module at
// root, as it is shipped: with the stand-in for net/http and without inlining
// outside of our module, which together make it a quarter smaller and no
// slower to use. The version control's state is left out, or every commit
// would be another program.
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

// CompilePlainWasm compiles the same program with no tricks, to prove that
// none of them is needed to make it work.
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

//go:embed slim/http.txt
var slimHTTP []byte

// writeOverlay writes a build overlay that puts the stand-in in the place of
// the toolchain's net/http, and returns the overlay's file. The go command
// allows an overlay for the standard library, but not for the module cache.
func writeOverlay(dir string) (string, error) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOROOT: %w", err)
	}
	src := filepath.Join(strings.TrimSpace(string(goroot)), "src", "net", "http")
	files, err := filepath.Glob(filepath.Join(src, "*.go"))
	if err != nil || len(files) == 0 {
		return "", fmt.Errorf("no Go files in %s (%v)", src, err)
	}
	standIn := filepath.Join(dir, "http.go")
	if err := os.WriteFile(standIn, slimHTTP, 0o644); err != nil {
		return "", err
	}
	replace := map[string]string{filepath.Join(src, "draftlines_stand_in.go"): standIn}
	for _, f := range files {
		replace[f] = "" // gone
	}
	content, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, content, 0o644)
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
