package build_test

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
)

// store is what the service worker of a site knows.
type store struct {
	Version, Edition, Shell, NotFound string
	Bytes, Pages                      int
	Files                             map[string]string
	Drawn                             []string
}

var storeLine = regexp.MustCompile(`(?m)^const STORE = (.*);$`)

func storeOf(t *testing.T, o *build.Output) (s store) {
	t.Helper()
	m := storeLine.FindSubmatch(o.Files["app-worker.js"])
	if m == nil {
		t.Fatalf("the worker has no store:\n%s", o.Files["app-worker.js"])
	}
	if err := json.Unmarshal(m[1], &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStoreOfTheWorker(t *testing.T) {
	o := render(t, buildtest.Site())
	s := storeOf(t, o)
	want := []string{"/", "/404", "/draft/a", "/offline", "/shell", "/web/icon-maskable-512.png", "/web/icon.svg", "/manifest.webmanifest"}
	for _, name := range []string{"/app.js", "/wasm_exec.js", "/web/app.wasm", "/web/page.js", "/web/page-map.js", "/web/rest.css", "/web/styles.css"} {
		want = append(want, name+"?v="+o.Hashed[name])
	}
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(s.Files)); !slices.Equal(got, want) {
		t.Errorf("kept\n got %v\nwant %v", got, want)
	}
	if s.Edition != buildtest.Edition || s.Pages != 3 || s.Shell != "/shell" || s.NotFound != "/404" || !slices.Equal(s.Drawn, []string{"/area/b"}) {
		t.Errorf("the worker knows %+v", s)
	}
	bytes := 0
	for address, name := range o.Kept {
		bytes += len(o.Files[name])
		if s.Files[address] == "" {
			t.Errorf("%s is kept but the worker does not know it", address)
		}
	}
	if len(o.Kept) != len(s.Files) || bytes != s.Bytes {
		t.Errorf("%d files of %d bytes are kept, the worker says %d of %d", len(o.Kept), bytes, len(s.Files), s.Bytes)
	}
}

// TestVersionOfTheStore: readers are offered an update when something changed
// that they keep, and only then.
func TestVersionOfTheStore(t *testing.T) {
	before := storeOf(t, render(t, buildtest.Site()))
	tests := []struct {
		name    string
		change  func(*build.Site)
		updates bool
	}{
		{"nothing", func(*build.Site) {}, false},
		{"style sheet", func(s *build.Site) { s.Web.(fstest.MapFS)["styles.css"].Data = []byte("body{}") }, true},
		{"program", func(s *build.Site) { s.Wasm = []byte("\x00asm2") }, true},
		{"a page more to draw", func(s *build.Site) { s.Offline.Drawn = append(s.Offline.Drawn, "/draft/a/1") }, true},
		{"edition", func(s *build.Site) { s.Edition = "2026-01-02" }, true},
	}
	for _, tt := range tests {
		s := buildtest.Site()
		tt.change(&s)
		if after := storeOf(t, render(t, s)); (after.Version != before.Version) != tt.updates {
			t.Errorf("%s: the version was %s and is %s", tt.name, before.Version, after.Version)
		}
	}
}

func TestStoreErrors(t *testing.T) {
	s := buildtest.Site()
	s.Offline.Stored = append(s.Offline.Stored, "/nowhere")
	if _, err := build.Render(s); err == nil || !strings.Contains(err.Error(), "/nowhere is to be kept") {
		t.Errorf("a page that is not there is kept: %v", err)
	}
	s = buildtest.Site()
	s.Shortcuts[0].Path = "/nowhere"
	if _, err := build.Render(s); err == nil || !strings.Contains(err.Error(), "leads to /nowhere") {
		t.Errorf("a shortcut leads nowhere: %v", err)
	}
	s = buildtest.Site()
	s.Web.(fstest.MapFS)["wide.webp"].Data = []byte("no picture")
	if _, err := build.Render(s); err == nil || !strings.Contains(err.Error(), "web/wide.webp") {
		t.Errorf("a screenshot is no picture: %v", err)
	}
}

// TestOneRegistration: go-app's loader leaves the service worker to
// web/offline.js.
func TestOneRegistration(t *testing.T) {
	script := string(render(t, buildtest.Site()).Files["app.js"])
	if n := strings.Count(script, "goappInitServiceWorker()"); n != 1 || !strings.Contains(script, "async function goappInitServiceWorker()") {
		t.Errorf("app.js names goappInitServiceWorker() %d times, want the definition alone", n)
	}
}

// TestStartIsOurs: go-app's loader asks web/boot.js before it starts the program.
func TestStartIsOurs(t *testing.T) {
	s := buildtest.Site()
	const asks, starts = "\ndraftlinesStart(goappInitWebAssembly);\n", "\ngoappInitWebAssembly();\n"
	if script := string(render(t, s).Files["app.js"]); strings.Count(script, asks) != 1 || strings.Contains(script, starts) {
		t.Error("app.js does not ask before it starts the program")
	}
}

// TestKeptProgramIsNotCounted: go-app's loader knows what the worker has kept by the
// field that the worker sets, and does not copy it.
func TestKeptProgramIsNotCounted(t *testing.T) {
	files := render(t, buildtest.Site()).Files
	_, after, _ := strings.Cut(string(files["app-worker.js"]), "const HASH = ")
	field, _, ok := strings.Cut(after, ";")
	if returns := "if (response.headers.has(" + field + ")) return response;"; !ok || strings.Count(string(files["app.js"]), returns) != 1 {
		t.Errorf("the worker marks what it has kept with %s, which app.js does not look for", field)
	}
}

func TestManifest(t *testing.T) {
	o := render(t, buildtest.Site())
	var m struct {
		ID, Name, Lang, Dir, Scope, Display string
		ShortName                           string `json:"short_name"`
		StartURL                            string `json:"start_url"`
		Categories                          []string
		Launch                              map[string]string `json:"launch_handler"`
		Icons, Screenshots                  []struct{ Src, Type, Sizes, Purpose, Label, Form_factor string }
		Shortcuts                           []struct{ Name, URL string }
	}
	if err := json.Unmarshal(o.Files["manifest.webmanifest"], &m); err != nil {
		t.Fatal(err)
	}
	if m.ID != "/" || m.Name != "Fixture" || m.ShortName == "" || m.Lang != "en" || m.Dir != "ltr" || m.Scope != "/" || m.StartURL != "/" ||
		m.Display != "standalone" || len(m.Categories) == 0 || m.Launch["client_mode"] != "navigate-existing" {
		t.Errorf("the manifest lacks something: %s", o.Files["manifest.webmanifest"])
	}
	var icons []string
	for _, i := range m.Icons {
		icons = append(icons, i.Sizes+i.Purpose)
		if _, ok := o.Files[i.Src[1:]]; !ok {
			t.Errorf("there is no icon %s", i.Src)
		}
	}
	if want := []string{"192x192", "512x512", "512x512maskable", "any"}; !slices.Equal(icons, want) {
		t.Errorf("icons %v, want %v", icons, want)
	}
	if len(m.Screenshots) != 2 || m.Screenshots[0].Sizes != "64x40" || m.Screenshots[0].Form_factor != "wide" ||
		m.Screenshots[1].Sizes != "20x40" || m.Screenshots[1].Form_factor != "narrow" || m.Screenshots[0].Label == "" {
		t.Errorf("screenshots %+v", m.Screenshots)
	}
	if len(m.Shortcuts) != 1 || m.Shortcuts[0].URL != "/area/b" {
		t.Errorf("shortcuts %+v", m.Shortcuts)
	}
}
