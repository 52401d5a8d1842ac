package build_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/draftlines/draftlines/cmd/site/archive"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
)

// edition writes the test site as the edition of a day into a new folder. What
// is drawn differs from day to day, the schema does not.
func edition(t *testing.T, day, editions string) (dir string, o *build.Output) {
	t.Helper()
	kept, err := archive.Open(editions)
	if err != nil {
		t.Fatal(err)
	}
	site := buildtest.Site()
	site.Edition, site.Archive = day, kept
	site.Log = []build.LogEntry{{Date: day, Title: "Edition", Changes: []build.Amendment{{What: "x.", Why: "y."}}}}
	data := fstest.MapFS{}
	maps.Copy(data, site.Data.(fstest.MapFS))
	filler := strings.Repeat("The same in every edition. ", 30)
	data["drafts.json"] = &fstest.MapFile{Data: []byte(`{"edition":"` + day + `","note":"` + filler + `"}`)}
	data["schema/x.schema.json"] = &fstest.MapFile{Data: []byte(`{"note":"` + filler + `"}`)}
	site.Data = data
	if o, err = build.Render(site); err != nil {
		t.Fatal(err)
	}
	if problems := o.Check(); len(problems) > 0 {
		t.Fatal(problems)
	}
	if err := (build.Compressor{Cache: t.TempDir(), Quality: 1}).AddSidecars(o.Files); err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "dist")
	if err := build.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	return dir, o
}

// keep archives the edition of a built site.
func keep(t *testing.T, dir, editions string) {
	t.Helper()
	day, files, err := build.ReadEdition(dir)
	if err != nil {
		t.Fatal(err)
	}
	a, err := archive.Open(editions)
	if err != nil {
		t.Fatal(err)
	}
	if added, err := a.Add(day, files); err != nil || !added {
		t.Fatal(added, err)
	}
}

// under reads all files below a folder of a built site, sidecars too.
func under(t *testing.T, dir, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	tree := os.DirFS(filepath.Join(dir, folder))
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(tree, name)
		files[name] = string(content)
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal(folder, err)
	}
	return files
}

func TestANewEditionChangesNoByteOfAnOldOne(t *testing.T) {
	editions := filepath.Join(t.TempDir(), "editions")
	first, _ := edition(t, "2026-01-01", editions)
	before := under(t, first, "data/2026-01-01")
	keep(t, first, editions)
	second, _ := edition(t, "2026-02-02", editions)
	keep(t, second, editions)
	third, o := edition(t, "2026-03-03", editions)
	if after := under(t, third, "data/2026-01-01"); !maps.Equal(before, after) {
		t.Errorf("two editions later the first has the files %v, had %v, or other bytes", slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before)))
	}
	newest, dated := under(t, third, "data"), under(t, third, "data/2026-03-03")
	for name, content := range dated {
		if newest[name] != content {
			t.Errorf("/data/%s is not that of the newest edition", name)
		}
	}
	if want := []string{"data/2026-03-03/", "data/2026-02-02/", "data/2026-01-01/"}; !slices.Equal(o.Immutable, want) {
		t.Errorf("immutable are %v, want %v", o.Immutable, want)
	}
	// The edition that is current may be in the archive too.
	again, _ := edition(t, "2026-02-02", editions)
	if !maps.Equal(under(t, second, "data/2026-02-02"), under(t, again, "data/2026-02-02")) {
		t.Error("an archived edition is built with other bytes")
	}
}

func TestEqualFilesAreOneOnTheDisk(t *testing.T) {
	editions := filepath.Join(t.TempDir(), "editions")
	first, _ := edition(t, "2026-01-01", editions)
	keep(t, first, editions)
	dir, _ := edition(t, "2026-02-02", editions)
	info := func(name string) os.FileInfo {
		i, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	for _, ext := range []string{"", ".br", ".gz"} {
		latest := info("data/schema/x.schema.json" + ext)
		for _, twin := range []string{"data/2026-02-02/schema/x.schema.json", "data/2026-01-01/schema/x.schema.json"} {
			if !os.SameFile(latest, info(twin+ext)) {
				t.Errorf("%s%s is there twice", twin, ext)
			}
		}
		if os.SameFile(info("data/2026-01-01/drafts.json"+ext), info("data/2026-02-02/drafts.json"+ext)) {
			t.Error("two editions share what differs")
		}
	}
	if os.SameFile(info("404.html"), info("index.html")) {
		t.Error("pages must not be linked: an operator may edit one")
	}
}

func TestListOfEditions(t *testing.T) {
	editions := filepath.Join(t.TempDir(), "editions")
	first, _ := edition(t, "2026-01-01", editions)
	keep(t, first, editions)
	_, o := edition(t, "2026-02-02", editions)
	var doc struct {
		Newest   string
		Editions []struct {
			Date, URL, Digest string
			Changes           []struct{ What, Why string }
		}
	}
	if err := json.Unmarshal(o.Files["data/editions.json"], &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Newest != "2026-02-02" || len(doc.Editions) != 2 || doc.Editions[0].Date != "2026-02-02" || len(doc.Editions[0].Changes) != 1 ||
		doc.Editions[1].URL != "/data/2026-01-01/index.json" || doc.Editions[1].Digest == doc.Editions[0].Digest || len(doc.Editions[1].Digest) != 64 {
		t.Errorf("the list is %+v", doc)
	}
}

func TestAPublishedEditionCannotBeRebuiltOtherwise(t *testing.T) {
	editions := filepath.Join(t.TempDir(), "editions")
	dir, _ := edition(t, "2026-01-01", editions)
	keep(t, dir, editions)
	kept, err := archive.Open(editions)
	if err != nil {
		t.Fatal(err)
	}
	site := buildtest.Site()
	site.Edition, site.Archive = "2026-01-01", kept // but with the test site's own data
	if _, err := build.Render(site); err == nil || !strings.Contains(err.Error(), "2026-01-01") || !strings.Contains(err.Error(), "drafts.json") {
		t.Errorf("other bytes for an archived edition: %v", err)
	}
}

func TestADamagedSiteIsNotArchived(t *testing.T) {
	dir, _ := edition(t, "2026-01-01", filepath.Join(t.TempDir(), "none"))
	name := filepath.Join(dir, "data/2026-01-01/drafts.json")
	if err := os.Remove(name); err != nil { // it is a hard link
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := build.ReadEdition(dir); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("a changed file was not noticed: %v", err)
	}
}

// TestPublishedEmbedsStay: a map that stands in articles is that of the archive
// even while its edition is the current one, whatever is drawn now.
func TestPublishedEmbedsStay(t *testing.T) {
	editions := filepath.Join(t.TempDir(), "editions")
	a, err := archive.Open(editions)
	if err != nil {
		t.Fatal(err)
	}
	first, _ := edition(t, "2026-01-01", editions)
	day, files, err := build.ReadEdition(first)
	if err != nil {
		t.Fatal(err)
	}
	files["embed/2026-01-01/draft/a.html"] = []byte("<p>as published</p>")
	files["embed/2026-01-01/draft/a.png"] = []byte("as published")
	if _, err := a.Add(day, files); err != nil {
		t.Fatal(err)
	}
	site := buildtest.Site()
	for _, day := range []string{"2026-01-01", "2026-02-02"} {
		site := site
		if site.Edition = day; day == "2026-01-01" {
			site.Data = editionData(t, first)
		}
		site.Archive = a
		site.Embeds = build.Files{
			"embed/draft/a.html":                 []byte("<p>now</p>"),
			"embed/" + day + "/draft/a.html":     []byte("<p>now</p>"),
			"embed/" + day + "/draft/fresh.html": []byte("<p>now</p>"),
			"embed/draft/a.png":                  []byte("now"),
			"embed/" + day + "/draft/a.png":      []byte("now"),
		}
		o, err := build.Render(site)
		if err != nil {
			t.Fatal(day, err)
		}
		if got := string(o.Files["embed/2026-01-01/draft/a.html"]); got != "<p>as published</p>" {
			t.Errorf("%s: the published map is %q", day, got)
		}
		if got := string(o.Files["embed/2026-01-01/draft/a.png"]); got != "as published" {
			t.Errorf("edition %s: the published picture is now %q", day, got)
		}
		if got := string(o.Files["embed/draft/a.html"]); got != "<p>now</p>" {
			t.Errorf("%s: the latest map is %q", day, got)
		}
		if _, there := o.Files["embed/"+day+"/draft/fresh.html"]; there != (day == "2026-02-02") {
			t.Errorf("%s: a map that was not published with the edition: %v", day, there)
		}
	}
	site.Embeds = build.Files{"data/x.html": nil}
	if _, err := build.Render(site); err == nil {
		t.Error("a map for articles may lie anywhere")
	}
}

// editionData are the data of a built site, without its editions.
func editionData(t *testing.T, dir string) fs.FS {
	t.Helper()
	data := fstest.MapFS{}
	for name, content := range under(t, dir, "data/2026-01-01") {
		if !strings.HasSuffix(name, ".br") && !strings.HasSuffix(name, ".gz") {
			data[name] = &fstest.MapFile{Data: []byte(content)}
		}
	}
	return data
}
