package archive

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var (
	first = map[string][]byte{
		"data/2026-01-01/drafts.json":        []byte("first"),
		"data/2026-01-01/schema/x.json":      []byte("shared"),
		"data/2026-01-01/layers/x.geojson":   []byte("old ground"),
		"embed/2026-01-01/draft/us-28.html":  []byte("<p>embed</p>"),
		"embed/2026-01-01/assets/styles.css": []byte("p {}"),
	}
	second = map[string][]byte{
		"data/2026-02-02/drafts.json":        []byte("second"),
		"data/2026-02-02/schema/x.json":      []byte("shared"),
		"embed/2026-02-02/assets/styles.css": []byte("p {}"),
	}
)

// add opens the archive in dir, as a program that starts anew does, and adds.
func add(t *testing.T, dir, edition string, files map[string][]byte) (bool, error) {
	t.Helper()
	a, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return a.Add(edition, files)
}

// snapshot reads every file below dir.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		short, _ := filepath.Rel(dir, name)
		files[short] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func filled(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "editions")
	for edition, files := range map[string]map[string][]byte{"2026-01-01": first, "2026-02-02": second} {
		if added, err := add(t, dir, edition, files); !added || err != nil {
			t.Fatal(edition, added, err)
		}
	}
	return dir
}

func TestAddingChangesNothingThatIsThere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "editions")
	if added, err := add(t, dir, "2026-01-01", first); !added || err != nil {
		t.Fatal(added, err)
	}
	before := snapshot(t, dir)
	if added, err := add(t, dir, "2026-02-02", second); !added || err != nil {
		t.Fatal(added, err)
	}
	after := snapshot(t, dir)
	for name, content := range before {
		if after[name] != content {
			t.Errorf("%s has changed", name)
		}
	}
	// A manifest and an object for "second"; the other two are there.
	if len(after) != len(before)+2 {
		t.Errorf("%d files have become %d: equal files must be kept once", len(before), len(after))
	}
	a, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := maps.Clone(first)
	maps.Copy(want, second)
	got := a.Files()
	if len(got) != len(want) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	for name, content := range want {
		if string(got[name]) != string(content) {
			t.Errorf("%s is %q, want %q", name, got[name], content)
		}
	}
}

func TestAddingAgain(t *testing.T) {
	dir := filled(t)
	before := snapshot(t, dir)
	if added, err := add(t, dir, "2026-01-01", first); added || err != nil {
		t.Errorf("the same edition again: %v, %v", added, err)
	}
	for name, files := range map[string]map[string][]byte{
		"another byte": {"data/2026-01-01/drafts.json": []byte("First")},
		"a file more":  {"data/2026-01-01/more.json": []byte("more")},
	} {
		changed := maps.Clone(first)
		maps.Copy(changed, files)
		_, err := add(t, dir, "2026-01-01", changed)
		for file := range files {
			if err == nil || !strings.Contains(err.Error(), file) || !strings.Contains(err.Error(), "2026-01-01") {
				t.Errorf("%s: the error is %v", name, err)
			}
		}
	}
	if _, err := add(t, dir, "2026-03-03", map[string][]byte{"data/2026-01-01/drafts.json": []byte("stolen")}); !hasRule(err, RulePathTwice) {
		t.Errorf("a path of another edition: %v", err)
	}
	for _, path := range []string{"index.html", "../data/x", "data/../x", "data/.hidden", `data\x`, "/data/x", ""} {
		if _, err := add(t, dir, "2026-03-03", map[string][]byte{path: nil}); !hasRule(err, RulePath) {
			t.Errorf("the path %q: %v", path, err)
		}
	}
	if _, err := add(t, dir, "2026-3-3", second); !hasRule(err, RuleName) {
		t.Errorf("an edition that is no day: %v", err)
	}
	if after := snapshot(t, dir); !maps.Equal(before, after) {
		t.Error("something was written in spite of an error")
	}
}

// hasRule reports whether an error has a fault of the rule.
func hasRule(err error, rule Rule) bool {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return slices.ContainsFunc(joined.Unwrap(), func(e error) bool { return hasRule(e, rule) })
	}
	var f Fault
	return errors.As(err, &f) && f.Rule == rule
}

func TestDamageIsNamed(t *testing.T) {
	object := objectPath(sum([]byte("first")))
	shared := objectPath(sum([]byte("shared")))
	edit := func(old, new string) func(string) error {
		return func(name string) error {
			content, err := os.ReadFile(name)
			if err != nil || !strings.Contains(string(content), old) {
				return errors.Join(err, errors.New("nothing to spoil"))
			}
			return os.WriteFile(name, []byte(strings.Replace(string(content), old, new, 1)), 0o644)
		}
	}
	for _, tt := range []struct {
		name, file string
		spoil      func(name string) error
		rule       Rule
		editions   []string // that the error names
	}{
		{"object changed", object, edit("first", "fierst"), RuleObjectHash, []string{"2026-01-01"}},
		{"object of two editions changed", shared, edit("shared", "spoilt"), RuleObjectHash, []string{"2026-01-01", "2026-02-02"}},
		{"object gone", object, os.Remove, RuleObjectMissing, []string{"2026-01-01"}},
		{"object cut", object, func(name string) error { return os.Truncate(name, 0) }, RuleObjectHash, []string{"2026-01-01"}},
		{"manifest cut", "2026-02-02.json", func(name string) error { return os.Truncate(name, 100) }, RuleSyntax, []string{"2026-02-02"}},
		{"manifest empty", "2026-02-02.json", func(name string) error { return os.Truncate(name, 0) }, RuleSyntax, []string{"2026-02-02"}},
		{"path changed", "2026-01-01.json", edit("data/2026-01-01/drafts.json", "data/2026-01-01/drifts.json"), RuleSyntax, []string{"2026-01-01"}},
		{"path out of the site", "2026-01-01.json", edit("data/2026-01-01/drafts.json", "../drafts.json"), RulePath, []string{"2026-01-01"}},
		{"other day's name", "2026-01-01.json", func(name string) error {
			return os.Rename(name, filepath.Join(filepath.Dir(name), "2026-05-05.json"))
		}, RuleName, []string{"2026-05-05"}},
		{"somebody's folder", "holiday.jpg", func(name string) error { return os.WriteFile(name, nil, 0o644) }, RuleFileUnknown, nil},
	} {
		dir := filled(t)
		if err := tt.spoil(filepath.Join(dir, tt.file)); err != nil {
			t.Fatal(tt.name, err)
		}
		a, err := Open(dir)
		if a != nil || !hasRule(err, tt.rule) {
			t.Errorf("%s: %v, want the rule %s", tt.name, err, tt.rule)
			continue
		}
		for _, edition := range tt.editions {
			if !strings.Contains(err.Error(), "edition "+edition) || !strings.Contains(err.Error(), dir) {
				t.Errorf("%s: the error does not name the file and the edition %s: %v", tt.name, edition, err)
			}
		}
	}
}

// What a stopped machine leaves behind stands in nobody's way.
func TestInterruptedAdd(t *testing.T) {
	dir := filled(t)
	for _, name := range []string{"objects/aa/" + strings.Repeat("b", 62), "objects/aa/.new-1", ".new-2"} {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if added, err := add(t, dir, "2026-03-03", map[string][]byte{"data/2026-03-03/x.json": []byte("x")}); !added || err != nil {
		t.Error(added, err)
	}
}

func TestNoArchive(t *testing.T) {
	a, err := Open(filepath.Join(t.TempDir(), "none"))
	if err != nil || len(a.Files()) != 0 || len(a.Editions()) != 0 {
		t.Errorf("a folder that is not there: %v, %v", a, err)
	}
}
