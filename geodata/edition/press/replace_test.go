package press

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// edition returns a small edition whose files have the given text.
func edition(text string, drafts ...string) Edition {
	e := Edition{
		"records/atlas.json": []byte(text), "sheet.bin": []byte(text),
		"public/areas.json": []byte(text), "public/layers/areas.geojson": []byte(text),
	}
	for _, d := range drafts {
		e["public/drafts/"+d+".json"] = []byte(text)
	}
	e[digestFile] = e.digest()
	return e
}

// contents returns every file below dir, temporary ones too.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		out[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (e Edition) contents() map[string]string {
	out := map[string]string{}
	for path, data := range e {
		out[path] = string(data)
	}
	return out
}

func replace(t *testing.T, dir string, e Edition) {
	t.Helper()
	if err := e.Replace(dir); err != nil {
		t.Fatal(err)
	}
}

func TestReplacePutsAllFilesInPlaceAndRemovesOldOnes(t *testing.T) {
	dir := t.TempDir()
	replace(t, dir, edition("old", "us-28", "withdrawn"))
	next := edition("new", "us-28", "e3")
	replace(t, dir, next)
	if got := contents(t, dir); !maps.Equal(got, next.contents()) {
		t.Errorf("got %v", got)
	}
	if err := Verify(os.DirFS(dir)); err != nil {
		t.Error(err)
	}
}

// A folder where a file should go lets renaming fail after other files have
// been renamed.
func TestReplaceThatFailsHalfwayLeavesTheOldEdition(t *testing.T) {
	dir := t.TempDir()
	replace(t, dir, edition("old", "us-28"))
	if err := os.Remove(filepath.Join(dir, "sheet.bin")); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "sheet.bin", "in-the-way"), 0o755); err != nil {
		t.Fatal(err)
	}
	before := contents(t, dir)
	err := edition("new", "e3").Replace(dir)
	if err == nil || !strings.Contains(err.Error(), "sheet.bin is not a file") {
		t.Errorf("the error is %v", err)
	}
	if after := contents(t, dir); !maps.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
}

func TestReplaceWithoutTargetTouchesNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "edition")
	if err := os.WriteFile(file, []byte("not a folder"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := edition("new").Replace(file); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("the error %v does not name the folder", err)
	}
	if data, _ := os.ReadFile(file); string(data) != "not a folder" {
		t.Errorf("the file is now %q", data)
	}
}

func TestVerifySeesWhatDoesNotBelongTogether(t *testing.T) {
	write := func(t *testing.T, dir, path, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, path), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name  string
		spoil func(t *testing.T, dir string)
		names string
	}{
		{"a file of another edition", func(t *testing.T, dir string) { write(t, dir, "sheet.bin", "new") }, "sheet.bin"},
		{"a missing file", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "records/atlas.json")) }, "records/atlas.json"},
		{"a file too many", func(t *testing.T, dir string) { write(t, dir, "public/drafts/e3.json", "") }, "e3.json"},
		{"no digest", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, digestFile)) }, digestFile},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			replace(t, dir, edition("old", "us-28"))
			test.spoil(t, dir)
			err := Verify(os.DirFS(dir))
			if !errors.Is(err, ErrBroken) || !strings.Contains(err.Error(), test.names) {
				t.Errorf("the error is %v", err)
			}
		})
	}
}
