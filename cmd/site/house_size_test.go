package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
)

// Lines that a function and a file may have. Most are far shorter.
const (
	longestFunction = 60
	longestFile     = 400
)

// longWithReason are functions that may be longer, and why.
var longWithReason = map[string]string{}

// TestHouseIsEasyToSee: nobody has to scroll through a function, and a file is
// about one thing.
func TestHouseIsEasyToSee(t *testing.T) {
	root, err := build.ModuleRoot()
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, room := range []string{"app", "cmd", "geodata"} {
		err := filepath.WalkDir(filepath.Join(root, room), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) != ".go" {
				return err
			}
			read++
			return checkLengths(t, root, name)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 300 {
		t.Errorf("only %d files were read", read)
	}
}

func checkLengths(t *testing.T, root, name string) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, name, content, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	short, _ := filepath.Rel(root, name)
	if n := strings.Count(string(content), "\n"); n > longestFile {
		t.Errorf("%s has %d lines, more than %d", short, n, longestFile)
	}
	for _, d := range parsed.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		n := files.Position(f.End()).Line - files.Position(f.Pos()).Line + 1
		where := filepath.ToSlash(short) + " " + f.Name.Name
		if reason := longWithReason[where]; n > longestFunction && reason == "" {
			t.Errorf("%s has %d lines, more than %d", where, n, longestFunction)
		} else if n <= longestFunction && reason != "" {
			t.Errorf("%s has %d lines; it needs no reason any more", where, n)
		}
	}
	return nil
}
