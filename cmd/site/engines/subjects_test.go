package engines

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/webdriver"
)

// subjects are what readers of every engine can rely on.
var subjects = []struct {
	name string
	look func(t *testing.T, in engine)
}{
	{"pages", lookAtPages},
	{"narrow", lookAtNarrow},
	{"without-program", lookWithoutProgram},
	{"takeover", lookAtTakeover},
	{"selection", lookAtSelection},
	{"comparison", lookAtComparison},
	{"search", lookAtSearch},
	{"article", lookAtArticle},
	{"sandbox", lookAtSandbox},
	{"save", lookAtSaving},
	{"offline", lookOffline},
}

// engine is a browser that runs, with its name.
type engine struct {
	webdriver.Browser
	name string
}

func TestEngines(t *testing.T) {
	for _, e := range webdriver.Engines {
		t.Run(e.Name, func(t *testing.T) {
			need(t, e)
			t.Parallel()
			in := start(t, e, false)
			for _, s := range subjects {
				t.Run(s.name, func(t *testing.T) { s.look(t, in) })
			}
			t.Run("dark", func(t *testing.T) { lookInTheDark(t, start(t, e, true)) })
		})
	}
}

// need skips the test if it must not or cannot use an engine.
func need(t *testing.T, e webdriver.Engine) {
	t.Helper()
	browsertest.Need(t)
	wanted := os.Getenv("DRAFTLINES_ENGINES")
	if wanted != "" && !slices.Contains(strings.Split(wanted, ","), e.Name) {
		t.Skipf("DRAFTLINES_ENGINES=%s leaves %s out", wanted, e.Name)
	}
	if err := e.Missing(); err != nil {
		if os.Getenv("DRAFTLINES_BROWSER") == "required" {
			t.Fatalf("%v, or set DRAFTLINES_ENGINES=off", err)
		}
		t.Skip(err)
	}
}

// start starts an engine, which ends with the test.
func start(t *testing.T, e webdriver.Engine, dark bool) engine {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), browsertest.WaitTime)
	defer cancel()
	b, err := e.Start(ctx, dark)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return engine{b, e.Name}
}
