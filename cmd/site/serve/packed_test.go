package serve_test

import (
	"archive/zip"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
	"github.com/draftlines/draftlines/cmd/site/serve"
)

// TestPackedOnce: of files with the same bytes one is in the program, and all are
// served.
func TestPackedOnce(t *testing.T) {
	s := buildtest.Site()
	same := []byte("<svg xmlns='http://www.w3.org/2000/svg'><title>a map</title></svg>")
	names := []string{"embed/draft/a.svg", "embed/" + buildtest.Edition + "/draft/a.svg"}
	s.Embeds = build.Files{names[0]: same, names[1]: same}
	o, err := build.Render(s)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "dist")
	if err := build.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	fromZip, packed := unpacked(t, dir)
	r, err := zip.OpenReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	n := 0
	for _, f := range r.File {
		if strings.HasSuffix(f.Name, "/draft/a.svg") {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the file is packed %d times", n)
	}
	fromDir, err := serve.New(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		for _, h := range []*serve.Handler{fromZip, fromDir} {
			r := ask(h, http.MethodGet, "/"+name)
			if r.StatusCode != http.StatusOK || body(t, r) != string(same) || r.Header.Get("Content-Type") != "image/svg+xml" || r.Header.Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("/%s: status %d, %v", name, r.StatusCode, r.Header)
			}
		}
		if kept := strings.Contains(ask(fromZip, http.MethodGet, "/"+name).Header.Get("Cache-Control"), "immutable"); kept != (name == names[1]) {
			t.Errorf("/%s may be kept for ever: %v", name, kept)
		}
	}
}

// unpacked packs the site of a folder and returns the server of the pack, and its
// file.
func unpacked(t *testing.T, dir string) (*serve.Handler, string) {
	t.Helper()
	packed := filepath.Join(t.TempDir(), "site.zip")
	if err := build.Pack(dir, packed); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(packed)
	if err != nil {
		t.Fatal(err)
	}
	h, err := serve.Unpack(content)
	if err != nil {
		t.Fatal(err)
	}
	return h, packed
}
