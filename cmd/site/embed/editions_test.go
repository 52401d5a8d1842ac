package embed_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/embed/embedtest"
)

// under reads all files in a folder of a site, compressed ones too.
func under(t *testing.T, dir, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	tree := os.DirFS(filepath.Join(dir, folder))
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(tree, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestNewEditionChangesNoPinnedByte adds an edition with another draft, other
// words, styles and scripts: what stands in articles under the date of the first
// stays as it was, documents, assets and what is sent compressed.
func TestNewEditionChangesNoPinnedByte(t *testing.T) {
	if testing.Short() {
		t.Skip("drawing every map twice takes a while")
	}
	first, second := embedtest.TwoEditions(t)
	before, after := under(t, first, "embed/"+embedtest.First), under(t, second, "embed/"+embedtest.First)
	for _, name := range []string{"draft/us-28.html", "draft/us-28.html.br", "draft/us-28/21d.html.gz", "place/bakhmut.html", "assets/embed.css", "assets/embed.js.br", "assets/host.js", "assets/element.js"} {
		if len(before[name]) == 0 {
			t.Errorf("the first edition has no %s, so that this proves little", name)
		}
	}
	if !maps.EqualFunc(before, after, bytes.Equal) {
		for name := range before {
			if !bytes.Equal(before[name], after[name]) {
				t.Errorf("%s is another one now", name)
			}
		}
		t.Errorf("of %d pinned files there are %d", len(before), len(after))
	}
	// And all of it would have changed.
	latest := under(t, second, "embed")
	for name, content := range before {
		if strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") {
			continue
		}
		if bytes.Equal(content, latest[name]) {
			t.Errorf("the latest %s is that of the first edition", name)
		}
	}
	if !strings.Contains(string(latest["assets/embed.js"]), embedtest.First) || !strings.Contains(string(latest["draft/"+embedtest.New+".html"]), "Newer points") {
		t.Error("the latest maps know nothing of the first edition, or of the new draft")
	}
}
