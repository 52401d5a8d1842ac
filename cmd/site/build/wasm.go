package build

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// CompileWasm compiles the browser's program from the package in the module at
// root. The version control's state is left out, or every commit would be
// another program.
func CompileWasm(root, pkg string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "wasm")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "app.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out, pkg)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if msg, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("compile %s for the browser: %w\n%s", pkg, err, msg)
	}
	return os.ReadFile(out)
}
