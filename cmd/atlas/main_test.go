package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata/source"
)

// project returns a folder with the small atlas of package source, and an
// empty edition.
func project(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	good := os.DirFS(filepath.Join("..", "..", "geodata", "source", "testdata", "good"))
	if err := os.CopyFS(filepath.Join(root, "geodata"), good); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(root, "geodata", "edition"), 0o755); err != nil {
		t.Fatal(err)
	}
	return root
}

// call runs the program and returns its exit code and what it wrote.
func call(args ...string) (code int, out, errOut string) {
	var o, e bytes.Buffer
	code = run(args, &o, &e)
	return code, o.String(), e.String()
}

// spoil replaces a text in a file of the project.
func spoil(t *testing.T, root, file, old, replacement string) {
	t.Helper()
	name := filepath.Join(root, "geodata", file)
	data, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(data), old) {
		t.Fatalf("%s has no %q (%v)", file, old, err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(data), old, replacement, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func editionFiles(t *testing.T, root string) (files []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(filepath.Join(root, "geodata", "edition")), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestBakeThenCheck(t *testing.T) {
	root := project(t)
	if code, out, _ := call("check", "-root", root); code != exitProblems || !strings.Contains(out, "atlas bake") {
		t.Errorf("check before the first bake: %d, %s", code, out)
	}
	if code, out, errOut := call("bake", "-root", root); code != exitGood {
		t.Fatalf("bake: %d, %s%s", code, out, errOut)
	}
	code, out, errOut := call("check", "-root", root)
	if code != exitGood || errOut != "" {
		t.Errorf("check: %d, %s", code, errOut)
	}
	if want := "All good: 2 drafts with 4 clauses, 10 areas"; !strings.HasPrefix(out, want) || strings.Contains(out, "atlas bake") {
		t.Errorf("check wrote %q, want %q …", out, want)
	}
	spoil(t, root, "drafts/mini.yaml", "few soldiers", "very few soldiers")
	if code, out, _ := call("check", "-root", root); code != exitGood || !strings.Contains(out, "baked from other data") {
		t.Errorf("check of newer data: %d, %s", code, out)
	}
}

func TestProblemsAreReportedAndCounted(t *testing.T) {
	root := project(t)
	spoil(t, root, "drafts/mini.yaml", "[arms]", "[army]")
	spoil(t, root, "layers/sites.geojson", "A power plant.", "A power plant")
	code, out, _ := call("check", "-root", root)
	if code != exitProblems {
		t.Errorf("exit code %d", code)
	}
	for _, want := range []string{"geodata/drafts/mini.yaml:61 mini/2 topic-unknown: ", "geodata/layers/sites.geojson:15 plant full-stop: ", "2 problems in 2 files"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestBakeRefusesDataWithProblems(t *testing.T) {
	root := project(t)
	spoil(t, root, "drafts/mini.yaml", "[arms]", "[army]")
	code, out, _ := call("bake", "-root", root)
	if code != exitProblems || !strings.Contains(out, "Nothing was baked") {
		t.Errorf("bake: %d, %s", code, out)
	}
	if files := editionFiles(t, root); len(files) > 0 {
		t.Errorf("bake wrote %v", files)
	}
}

func TestBakeIntoWhatIsNoFolder(t *testing.T) {
	root := project(t)
	edition := filepath.Join(root, "geodata", "edition")
	if err := os.Remove(edition); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(edition, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := call("bake", "-root", root); code != exitFailed || !strings.Contains(errOut, edition) {
		t.Errorf("bake: %d, %q does not name %s", code, errOut, edition)
	}
}

func TestCalls(t *testing.T) {
	tests := []struct {
		args []string
		code int
		says string
	}{
		{nil, exitFailed, "Usage:"},
		{[]string{"help"}, exitGood, "Usage:"},
		{[]string{"check", "-h"}, exitGood, "Usage:"},
		{[]string{"cook"}, exitFailed, `no command "cook"`},
		{[]string{"check", "-x"}, exitFailed, "-x"},
		{[]string{"check", "drafts"}, exitFailed, `"drafts"`},
		{[]string{"check", "-root", "nowhere"}, exitFailed, "nowhere"},
	}
	for _, test := range tests {
		code, out, errOut := call(test.args...)
		if code != test.code || !strings.Contains(out+errOut, test.says) {
			t.Errorf("atlas %v: %d, %q; want %d, …%s…", test.args, code, out+errOut, test.code, test.says)
		}
	}
}

func TestRootIsFoundUpward(t *testing.T) {
	root := project(t)
	t.Chdir(filepath.Join(root, "geodata", "drafts"))
	if code, out, errOut := call("bake"); code != exitGood {
		t.Errorf("bake: %d, %s%s", code, out, errOut)
	}
	t.Chdir(t.TempDir())
	if code, _, errOut := call("check"); code != exitFailed || !strings.Contains(errOut, "-root") {
		t.Errorf("check outside of a project: %d, %s", code, errOut)
	}
}

func TestRulesAreExplained(t *testing.T) {
	_, out, _ := call("rules")
	for _, r := range source.Rules {
		if !strings.Contains(out, r.Name+" ") || !strings.Contains(out, r.Explanation) {
			t.Errorf("rule %s is not explained", r.Name)
		}
	}
}
