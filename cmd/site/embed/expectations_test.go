package embed

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestListOfExpectations: the manual lists all points, and every test that it
// names is there.
func TestListOfExpectations(t *testing.T) {
	manual, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	err = fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		source, err := os.ReadFile("../" + name)
		for _, m := range declared.FindAllSubmatch(source, -1) {
			tests[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile(`(?m)^//\t(E\d+) +(.+)$`).FindAllStringSubmatch(string(manual), -1)
	if len(lines) != 19 {
		t.Errorf("the list has %d points, want 19", len(lines))
	}
	named := regexp.MustCompile(`\bTest\w+`)
	for i, line := range lines {
		if line[1] != fmt.Sprintf("E%d", i+1) {
			t.Errorf("point %d is %s", i+1, line[1])
		}
		names := named.FindAllString(line[2], -1)
		if len(names) == 0 {
			t.Errorf("%s names no test", line[1])
		}
		for _, name := range names {
			if !tests[name] {
				t.Errorf("%s names %s, which does not exist", line[1], name)
			}
		}
	}
}
