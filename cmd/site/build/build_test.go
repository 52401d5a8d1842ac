package build_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
)

func render(t *testing.T, s build.Site) *build.Output {
	t.Helper()
	o, err := build.Render(s)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestRenderFiles(t *testing.T) {
	o := render(t, buildtest.Site())
	want := []string{"404.html", "_headers", "app-worker.js", "app.js", "area/b.html",
		"data/2026-01-01/drafts.json", "data/2026-01-01/layers/x.geojson", "data/drafts.json", "data/editions.json",
		"data/layers/x.geojson", "draft/a.html", "draft/a/1.html", "feed.xml", "index.html", "manifest.webmanifest", "offline.html",
		"robots.txt", "shell.html", "sitemap.xml", "wasm_exec.js", "web/app.wasm", "web/early.js", "web/icon-192.png",
		"web/icon-512.png", "web/icon-maskable-512.png", "web/icon.svg", "web/narrow.webp", "web/page-map.js", "web/page.js", "web/rest.css", "web/styles.css",
		"web/wide.webp"}
	if got := o.Files.Paths(); !slices.Equal(got, want) {
		t.Errorf("files\n got %v\nwant %v", got, want)
	}
	if p := o.Check(); len(p) > 0 {
		t.Errorf("problems: %v", p)
	}
}

func TestRenderedPage(t *testing.T) {
	o := render(t, buildtest.Site())
	page := string(o.Files["draft/a.html"])
	for _, want := range []string{
		`aria-label="Zone &quot;A&quot; ` + "\u00a0" + `&lt;b&gt;"`,
		`data-open="true"`,
		`<details><summary>`,
		`(<a href="/draft/a/1#title">clause 1</a>)`,
		`<title>Page /draft/a</title>`,
		`<link href="https://draftlines.test/draft/a" rel="canonical">`,
		`src="/app.js?v=` + o.Version + `"`,
		"<style>body{color: #123}.goapp-app-info{display: none}\n</style>" + `<link href="/web/rest.css?v=` + o.Hashed["/web/rest.css"] + `" id="rest" media="print"`,
		`<script>document.documentElement.classList.add('js');</script><script defer src="/web/page.js?v=` + o.Hashed["/web/page.js"] + `"></script><script defer src="/wasm_exec.js`,
		`<script defer src="/web/page-map.js?v=` + o.Hashed["/web/page-map.js"] + `">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s:\n%s", want, page)
		}
	}
	if strings.Contains(page, "/app.css") {
		t.Error("go-app's style sheet is loaded, which ours has the rules of")
	}
	// The loader fetches the program by its hash, with the length that it needs for
	// its progress.
	script := string(o.Files["app.js"])
	for _, want := range []string{`"/web/app.wasm?v=` + o.Hashed["/web/app.wasm"] + `"`, o.Version} {
		if !strings.Contains(script, want) {
			t.Errorf("app.js has no %s", want)
		}
	}
}

// TestPlainPage: a plain page is the same document without anything of the
// program.
func TestPlainPage(t *testing.T) {
	o := render(t, buildtest.Site())
	with, page := string(o.Files["draft/a.html"]), string(o.Files["draft/a/1.html"])
	for _, piece := range []string{"wasm", "/app.js", "<style>", "/web/page-map.js"} {
		if !strings.Contains(with, piece) {
			t.Errorf("the page with the program has no %s, so this proves nothing", piece)
		}
		if strings.Contains(page, piece) {
			t.Errorf("the plain page has %s:\n%s", piece, page)
		}
	}
	for _, piece := range []string{
		`<title>Page /draft/a/1</title>`, `<h1 id="title">Page /draft/a/1</h1>`, `rel="manifest"`,
		`<link href="/web/styles.css?v=`, `<link href="/web/rest.css?v=`, `<script>document.`, `<script defer src="/web/page.js?v=`, "</main></div></body></html>",
	} {
		if !strings.Contains(page, piece) {
			t.Errorf("the plain page has no %s:\n%s", piece, page)
		}
	}
}

func TestTwoBuildsAreIdentical(t *testing.T) {
	a, b := t.TempDir()+"/a", t.TempDir()+"/b"
	for _, dir := range []string{a, b} {
		o := render(t, buildtest.Site())
		// A cache of its own, so that the compressor is tested too.
		c := build.Compressor{Cache: t.TempDir(), Quality: 11}
		if err := c.AddSidecars(o.Files); err != nil {
			t.Fatal(err)
		}
		if err := build.Write(dir, o); err != nil {
			t.Fatal(err)
		}
	}
	if x, y := read(t, a), read(t, b); !maps.Equal(x, y) {
		for name := range x {
			if x[name] != y[name] {
				t.Errorf("%s differs", name)
			}
		}
	}
}

func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestVersionIsOfTheContent(t *testing.T) {
	before := render(t, buildtest.Site())
	tests := []struct {
		name   string
		change func(*build.Site)
	}{
		{"style sheet", func(s *build.Site) { s.Web.(fstest.MapFS)["styles.css"].Data = []byte("body{}") }},
		{"program", func(s *build.Site) { s.Wasm = []byte("\x00asm2") }},
		{"data", func(s *build.Site) { s.Data.(fstest.MapFS)["drafts.json"].Data = []byte("{}") }},
	}
	for _, tt := range tests {
		s := buildtest.Site()
		tt.change(&s)
		if after := render(t, s); after.Version == before.Version {
			t.Errorf("another %s and still the same version", tt.name)
		}
	}
}

func TestRenderErrors(t *testing.T) {
	tests := []struct {
		name   string
		change func(*build.Site)
		want   string
	}{
		{"no route", func(s *build.Site) { s.Paths = append(s.Paths, "/nowhere") }, "page /nowhere: status 404"},
		{"trailing slash", func(s *build.Site) { s.Paths = append(s.Paths, "/draft/") }, `"/draft/"`},
		{"dot", func(s *build.Site) { s.Paths = append(s.Paths, "/v1.2") }, "/v1.2"},
		{"twice", func(s *build.Site) { s.Paths = append(s.Paths, "/draft/a") }, "two pages have the path /draft/a"},
		{"unknown plain page", func(s *build.Site) { s.Plain = append(s.Plain, "/nowhere") }, "no page /nowhere"},
		{"no not-found page", func(s *build.Site) { s.Paths, s.Plain = s.Paths[:4], nil }, "no page /404"},
		{"no program", func(s *build.Site) { s.Wasm = nil }, "program is empty"},
		{"no icon", func(s *build.Site) { delete(s.Web.(fstest.MapFS), "icon.svg") }, "needs a file web/icon.svg"},
		{"no domain", func(s *build.Site) { s.Domain = "" }, "no domain"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := buildtest.Site()
			tt.change(&s)
			_, err := build.Render(s)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error with %q", err, tt.want)
			}
		})
	}
}

func TestCheck(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"page", `<a href="/nowhere">x</a>`, "x.html: /nowhere: there is no such page or file"},
		{"relative page", `<a href="nowhere">x</a>`, "no such page"},
		{"trailing slash", `<a href="/draft/a/">x</a>`, "no such page"},
		{"file of a page", `<a href="/draft/a.html">x</a>`, "no such page"},
		{"fragment", `<a href="/draft/a#nowhere">x</a>`, "no element with this id"},
		{"fragment here", `<a href="#nowhere">x</a>`, "no element with this id"},
		{"svg link", `<svg><a href="/area/none"><path d="M0 0"/></a></svg>`, "/area/none: there is no such page"},
		{"svg use", `<svg><use href="#none"/></svg>`, "no element with this id"},
		{"pattern", `<svg><path fill="url(#none)"/></svg>`, "#none: the page has no element"},
		{"script", `<script src="/web/none.js"></script>`, "no such page or file"},
		{"label", `<div aria-labelledby="none"></div>`, "#none: no element of the page has this id"},
		{"twice the same id", `<i id="a"></i><i id="a"></i>`, "#a: two elements"},
		{"foreign picture", `<img src="https://example.org/x.png">`, "loaded from another host"},
		{"foreign picture in srcset", `<img srcset="/web/icon.svg, //example.org/x.png 2x">`, "loaded from another host"},
		{"foreign link", `<a href="https://example.org/">x</a>`, "noopener"},
		{"file link", `<a href="/data/drafts.json">x</a>`, "download"},
		{"list in a paragraph", `<p>x<ul><li>y</li></ul></p>`, "<ul> in <p>: an HTML parser puts"},
		{"row without a body", `<table><tr><td>x</td></tr></table>`, "<tr> in <table>: an HTML parser puts"},
		{"link in a link", `<a href="/">x<a href="/draft/a">y</a></a>`, "<a> in <a>: an HTML parser puts"},
		{"other scheme", `<a href="tel:1">x</a>`, "tel"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := render(t, buildtest.Site())
			o.Files["x.html"] = document(tt.body)
			got := o.Check()
			if len(got) != 1 || !strings.Contains(got[0].String(), tt.want) {
				t.Errorf("got %v, want one problem with %q", got, tt.want)
			}
		})
	}
}

func document(body string) []byte {
	return []byte("<!doctype html><html><head><title>x</title></head><body>" + body + "</body></html>")
}

func TestCheckAllows(t *testing.T) {
	o := render(t, buildtest.Site())
	o.Files["x.html"] = document(`<a href="/draft/a?area=b#title">x</a><a href="#top">up</a>
		<a href="mailto:a@example.org">m</a><img src="data:image/gif;base64,AA"><a href="?q=1">q</a>
		<svg><pattern id="p"/><path fill="url(#p)"/></svg><label for="i">i</label><input id="i"><table><tbody><tr><td>x</td></tr></tbody></table>`)
	if got := o.Check(); len(got) > 0 {
		t.Errorf("problems: %v", got)
	}
}

func TestWriteLeavesOtherFoldersAlone(t *testing.T) {
	o := render(t, buildtest.Site())
	dir := t.TempDir()
	letter := filepath.Join(dir, "letter.txt")
	if err := os.WriteFile(letter, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := build.Write(dir, o); err == nil {
		t.Error("wrote into a folder that is not ours")
	}
	if b, err := os.ReadFile(letter); err != nil || string(b) != "mine" {
		t.Error("the folder was changed")
	}
}

func TestWriteReplaces(t *testing.T) {
	o := render(t, buildtest.Site())
	parent := t.TempDir()
	dir := filepath.Join(parent, "dist")
	for range 2 {
		if err := build.Write(dir, o); err != nil {
			t.Fatal(err)
		}
		delete(o.Files, "area/b.html")
	}
	if _, err := os.Stat(filepath.Join(dir, "area", "b.html")); !os.IsNotExist(err) {
		t.Error("a page of the earlier build is still there")
	}
	if left, _ := os.ReadDir(parent); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestReport(t *testing.T) {
	o := render(t, buildtest.Site())
	var b bytes.Buffer
	o.Report(&b)
	for _, want := range []string{"index.html", "draft/a.html", "web/app.wasm", "all 7 pages"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
}
