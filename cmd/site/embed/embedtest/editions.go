// Package embedtest builds a small site with the maps for articles of two
// editions, for tests of what stays and what changes.
package embedtest

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/archive"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
	"github.com/draftlines/draftlines/cmd/site/embed"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/edition/records"
)

// The days of the two editions, and the draft that only the second one has.
const (
	First  = "2030-01-01"
	Second = "2030-02-02"
	New    = "newer"
)

// shown are the maps that the site has, of some three hundred.
var shown = []string{"draft/us-28", "draft/" + New, "draft/us-28/21d", "area/donetsk-held", "place/bakhmut", "compare/us-28/ua-20"}

// TwoEditions writes the site as it is published first, archives its edition,
// and writes it again with a second one, in which a draft is new, a summary has
// been rewritten and the style sheet and the scripts are others. It returns the
// folders of both.
func TwoEditions(t testing.TB) (first, second string) {
	t.Helper()
	root, err := build.ModuleRoot()
	if err != nil {
		t.Fatal(err)
	}
	web := fstest.MapFS{}
	for _, name := range []string{"styles.css", "embed.css", "embed.js", "host.js", "element.js"} {
		content, err := os.ReadFile(filepath.Join(root, "web", name))
		if err != nil {
			t.Fatal(err)
		}
		web[name] = &fstest.MapFile{Data: content}
	}
	editions := filepath.Join(t.TempDir(), "editions")
	first = publish(t, First, editions, web, func(r *geodata.Records) {})
	for name, file := range web {
		change := "\n/* changed */ b { color: red }\n"
		if strings.HasSuffix(name, ".js") {
			change = "\nwindow.changed = true;\n"
		}
		web[name] = &fstest.MapFile{Data: append(slices.Clone(file.Data), change...)}
	}
	second = publish(t, Second, editions, web, func(r *geodata.Records) {
		old, added := *r.Drafts[len(r.Drafts)-1], *r.Drafts[len(r.Drafts)-1]
		old.Summary = "Rewritten. " + old.Summary
		added.ID, added.Name, added.Clauses = New, "Newer points", nil
		r.Drafts = append(slices.Clone(r.Drafts[:len(r.Drafts)-1]), &old, &added)
	})
	return first, second
}

// publish writes the site as the edition of a day and archives that.
func publish(t testing.TB, day, editions string, web fstest.MapFS, change func(*geodata.Records)) string {
	t.Helper()
	kept, err := archive.Open(editions)
	if err != nil {
		t.Fatal(err)
	}
	site := buildtest.Site()
	site.Edition, site.Archive, site.Embeds = day, kept, embeds(t, day, kept, web, change)
	site.Log = []build.LogEntry{{Date: day, Title: "Edition", Changes: []build.Amendment{{What: "x.", Why: "y."}}}}
	o, err := build.Render(site)
	if err != nil {
		t.Fatal(err)
	}
	if err := (build.Compressor{Cache: t.TempDir(), Quality: 1}).AddSidecars(o.Files); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "dist")
	if err := build.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	edition, files, err := build.ReadEdition(dir)
	if err != nil {
		t.Fatal(err)
	}
	if added, err := kept.Add(edition, files); err != nil || !added {
		t.Fatal(added, err)
	}
	return dir
}

// embeds are some of the maps for articles, and all that they load.
func embeds(t testing.TB, day string, kept *archive.Archive, web fstest.MapFS, change func(*geodata.Records)) build.Files {
	t.Helper()
	atlas, sheet, err := records.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := atlas.Records
	r.Edition = geodata.Date(day)
	change(&r)
	if atlas, err = geodata.New(r); err != nil {
		t.Fatal(err)
	}
	site := app.NewSite(atlas, sheet)
	site.Origin = "https://" + buildtest.Domain
	days := []string{day}
	for _, e := range kept.Editions() {
		days = append(days, e.Edition)
	}
	site.Kept = app.KeptEditions(strings.Join(days, " "))
	files, err := embed.Files(site, web)
	if err != nil {
		t.Fatal(err)
	}
	maps.DeleteFunc(files, func(name string, _ []byte) bool {
		inside := strings.TrimPrefix(strings.TrimPrefix(name, embed.Folder+"/"), day+"/")
		return name != embed.Folder+".html" && !strings.HasPrefix(inside, "assets/") && !slices.Contains(shown, strings.TrimSuffix(inside, ".html"))
	})
	return files
}
