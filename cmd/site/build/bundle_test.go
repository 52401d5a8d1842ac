package build_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
)

// TestBundles: what web/ has in many files comes to readers as two, in an order in
// which they find each other, and none keeps the next from running.
func TestBundles(t *testing.T) {
	s := buildtest.Site()
	web := s.Web.(fstest.MapFS)
	for _, name := range []string{"search", "offline", "areas", "print"} {
		web[name+".js"] = &fstest.MapFile{Data: []byte("// Not for readers.\n(() => { run(\"" + name + "\"); })();\n")}
	}
	o := render(t, s)
	for script, parts := range map[string][]string{
		"web/page.js":     {"draftlinesStart", `run("search")`, `run("offline")`},
		"web/page-map.js": {`run("areas")`, "performance.mark", `run("print")`},
	} {
		got := string(o.Files[script])
		at := 0
		for _, part := range parts {
			i := strings.Index(got[at:], part)
			if i < 0 {
				t.Fatalf("%s has no %s after %d:\n%s", script, part, at, got)
			}
			at += i
		}
		if n := strings.Count(got, "try {\n"); n != len(parts) || strings.Count(got, "} catch (error) {") != n {
			t.Errorf("%s guards %d parts, want %d:\n%s", script, n, len(parts), got)
		}
		if strings.Contains(got, "Not for readers") {
			t.Errorf("%s has comments:\n%s", script, got)
		}
	}
	for _, part := range []string{"web/search.js", "web/map.js"} {
		if o.Files[part] != nil {
			t.Errorf("%s is served beside the script that it is in", part)
		}
	}
}
