package source

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "rewrite the reports in testdata/broken")

// example is a file of testdata/broken: what an editor did wrong to the good
// files, and what check says to it.
//
//	edit drafts/mini.yaml
//	-    topics: [land]
//	+    topics: [lamd]
//	want drafts/mini.yaml:22 mini/1 topic-unknown: …
//
// A line of minus and plus replaces the first such text in the file. "add" and
// "remove" do that to files. The file is named after the rule that is broken,
// with a remark after an @ where a rule has several examples.
type example struct {
	rule  string
	steps []step
	want  []string
}

type step struct {
	verb, file string
	old, new   []string
}

func parseExample(t *testing.T, name string) example {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rule, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(name), ".txt"), "@")
	e := example{rule: rule, steps: parseSteps(string(data))}
	for line := range strings.Lines(string(data)) {
		if want, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "want "); ok {
			e.want = append(e.want, want)
		}
	}
	return e
}

func parseSteps(text string) (steps []step) {
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		verb, rest, _ := strings.Cut(line, " ")
		if verb == "edit" || verb == "add" || verb == "remove" {
			steps = append(steps, step{verb: verb, file: rest})
		}
		if line == "" || len(steps) == 0 {
			continue
		}
		last := &steps[len(steps)-1]
		switch {
		case line[0] == '-' && len(last.new) > 0: // the next replacement in the same file
			steps = append(steps, step{verb: "edit", file: last.file, old: []string{line[1:]}})
		case line[0] == '-':
			last.old = append(last.old, line[1:])
		case line[0] == '+':
			last.new = append(last.new, line[1:])
		}
	}
	return steps
}

// apply does the steps to the good files.
func (e example) apply(t *testing.T) fs.FS {
	t.Helper()
	files := goodFiles(t)
	for _, s := range e.steps {
		old, replacement := strings.Join(s.old, "\n"), strings.Join(s.new, "\n")
		switch {
		case s.verb == "remove":
			delete(files, s.file)
		case s.verb == "add":
			files[s.file] = &fstest.MapFile{Data: []byte(replacement + "\n")}
		case !strings.Contains(string(files[s.file].Data), old):
			t.Fatalf("%s does not have the text\n%s", s.file, old)
		default:
			files[s.file] = &fstest.MapFile{Data: []byte(strings.Replace(string(files[s.file].Data), old, replacement, 1))}
		}
	}
	return files
}

func goodFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	good := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(goodDir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(goodDir, path))
		good[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return good
}

func exampleNames(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/broken/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no examples", err)
	}
	return names
}

func TestBrokenFilesGiveExactlyTheirProblems(t *testing.T) {
	for _, name := range exampleNames(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			e := parseExample(t, name)
			a, problems := Load(e.apply(t))
			if a != nil {
				t.Error("Load returned an atlas of files with problems")
			}
			var got []string
			for _, p := range problems {
				got = append(got, p.String())
				if p.Rule != e.rule {
					t.Errorf("another rule than %s: %s", e.rule, p)
				}
			}
			if *update {
				rewriteWants(t, name, got)
			} else if !slices.Equal(got, e.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(e.want, "\n"))
			}
		})
	}
}

func rewriteWants(t *testing.T, name string, got []string) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "want ") {
			b.WriteString(line)
		}
	}
	for _, g := range got {
		fmt.Fprintln(&b, "want", g)
	}
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestEveryRuleHasABrokenExample(t *testing.T) {
	has := map[string]bool{}
	for _, name := range exampleNames(t) {
		e := parseExample(t, name)
		has[e.rule] = len(e.want) > 0
	}
	for _, r := range Rules {
		if !has[r.Name] {
			t.Errorf("rule %s has no example in testdata/broken", r.Name)
		}
		delete(has, r.Name)
	}
	for rule := range has {
		t.Errorf("testdata/broken has an example of %s, which is not in Rules", rule)
	}
}

func TestOneBadFileDoesNotHideTheOthers(t *testing.T) {
	files := goodFiles(t)
	files["drafts/mini.yaml"] = &fstest.MapFile{Data: []byte("id: [mini\n")}
	files["layers/sites.geojson"] = &fstest.MapFile{Data: []byte("{")}
	files["places/places.csv"].Data = append(files["places/places.csv"].Data, "lost,Lost,Згублене,31.5,48.5,,,UA-99,ua-held,2025-13-01,GEO-1\n"...)
	files["sources/sources.yaml"].Data = append(files["sources/sources.yaml"].Data, "- id: A01\n"...)
	_, problems := Load(files)
	var got []string
	for _, p := range problems {
		got = append(got, p.File+" "+p.Rule)
	}
	for _, want := range []string{"drafts/mini.yaml syntax", "layers/sites.geojson syntax", "places/places.csv date-form",
		"sources/sources.yaml id-duplicate", "sources/sources.yaml field-missing"} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q among\n%s", want, strings.Join(got, "\n"))
		}
	}
	if !slices.IsSortedFunc(problems, func(a, b Problem) int { return strings.Compare(a.File, b.File) }) {
		t.Error("the problems are not in the order of the files")
	}
}
