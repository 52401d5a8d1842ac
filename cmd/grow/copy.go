package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/draftlines/draftlines/geodata/edition/press"
)

// programFrom are the files that the browser's program is compiled from.
var programFrom = []string{"go.mod", "go.sum", "app", "cmd/wasm", "geodata"}

// copyModule copies what the program is compiled from to a folder, with another
// edition. An earlier copy is replaced.
func copyModule(root, to string, e press.Edition) error {
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	for _, name := range programFrom {
		if err := copyTree(filepath.Join(root, name), filepath.Join(to, name)); err != nil {
			return fmt.Errorf("copy %s: %w", name, err)
		}
	}
	for name, content := range e {
		if err := writeFile(filepath.Join(to, "geodata", "edition", filepath.FromSlash(name)), content); err != nil {
			return err
		}
	}
	return nil
}

// copyTree copies a file, or the Go files of a folder and what they embed.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		switch {
		case d.IsDir() && d.Name() == "testdata":
			return fs.SkipDir
		case d.IsDir() || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return writeFile(filepath.Join(to, rel), content)
	})
}

func writeFile(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o644)
}
