package serve_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
	"github.com/draftlines/draftlines/cmd/site/serve"
)

const drawing, photo = "embed/draft/a.svg", "embed/draft/a.png"

// largeSite builds a site with a drawing, which has sidecars, and a picture, which
// has none, both too large to be kept as they are.
func largeSite(t *testing.T) (dir string, files build.Files) {
	t.Helper()
	var svg bytes.Buffer
	for i := range 3000 {
		fmt.Fprintf(&svg, "<path d='M%d 0h1'/>", i)
	}
	png := make([]byte, 20_000)
	rand.NewChaCha8([32]byte{}).Read(png)
	s := buildtest.Site()
	s.Embeds = build.Files{drawing: svg.Bytes(), photo: png}
	o, err := build.Render(s)
	if err != nil {
		t.Fatal(err)
	}
	if err := (build.Compressor{Cache: t.TempDir(), Quality: 4}).AddSidecars(o.Files); err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "dist")
	if err := build.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	return dir, o.Files
}

// packedAndNot are servers of a folder and of its site in one file, of which the
// second is returned too.
func packedAndNot(t *testing.T, dir string) (map[string]*serve.Handler, string) {
	t.Helper()
	fromDir, err := serve.New(dir)
	if err != nil {
		t.Fatal(err)
	}
	fromZip, packed := unpacked(t, dir)
	return map[string]*serve.Handler{"folder": fromDir, "program": fromZip}, packed
}

// TestWhatIsNotInMemory: files that are unpacked or read from the disk are answered
// as all others.
func TestWhatIsNotInMemory(t *testing.T) {
	dir, files := largeSite(t)
	servers, packed := packedAndNot(t, dir)
	for where, h := range servers {
		for _, name := range []string{drawing, photo} {
			want := string(files[name])
			whole := ask(h, http.MethodGet, "/"+name)
			if got := body(t, whole); whole.StatusCode != 200 || got != want || whole.ContentLength != int64(len(want)) {
				t.Errorf("%s: /%s: status %d, %d bytes, said to be %d, want %d", where, name, whole.StatusCode, len(got), whole.ContentLength, len(want))
			}
			if r := ask(h, http.MethodHead, "/"+name); r.ContentLength != int64(len(want)) || body(t, r) != "" {
				t.Errorf("%s: HEAD of /%s says %d bytes, want %d", where, name, r.ContentLength, len(want))
			}
			if r := ask(h, http.MethodGet, "/"+name, "Range", "bytes=5000-5009"); r.StatusCode != 206 || body(t, r) != want[5000:5010] {
				t.Errorf("%s: a part of /%s has status %d", where, name, r.StatusCode)
			}
			if r := ask(h, http.MethodGet, "/"+name, "If-None-Match", whole.Header.Get("ETag")); r.StatusCode != 304 {
				t.Errorf("%s: /%s unchanged has status %d", where, name, r.StatusCode)
			}
		}
		if r := ask(h, http.MethodGet, "/"+drawing, "Accept-Encoding", "br"); body(t, r) != string(files[drawing+".br"]) {
			t.Errorf("%s: the drawing in brotli has other bytes", where)
		}
	}
	r, err := zip.OpenReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, f := range r.File {
		if f.Name == drawing {
			t.Error("the drawing is packed beside its sidecar, from which it can be had")
		}
	}
}

// TestPicturesOfAFolderThatChanges: a picture is sent when its folder is gone, and
// never with what somebody wrote into it.
func TestPicturesOfAFolderThatChanges(t *testing.T) {
	dir, files := largeSite(t)
	h, err := serve.New(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, dir+"-old"); err != nil {
		t.Fatal(err)
	}
	if got := body(t, ask(h, http.MethodGet, "/"+photo)); got != string(files[photo]) {
		t.Errorf("after its folder was moved the picture has %d bytes, want %d", len(got), len(files[photo]))
	}
	for name, content := range map[string][]byte{"other bytes": bytes.Repeat([]byte("x"), len(files[photo])), "fewer bytes": []byte("x")} {
		if err := os.WriteFile(filepath.Join(dir+"-old", photo), content, 0o644); err != nil {
			t.Fatal(err)
		}
		r := ask(h, http.MethodGet, "/"+photo)
		got := body(t, r)
		if r.StatusCode == http.StatusOK && got == string(files[photo]) {
			continue // it is in memory, where files cannot be held open
		}
		if r.StatusCode != http.StatusServiceUnavailable || strings.Contains(got, "xx") || r.Header.Get("ETag") != "" || r.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: status %d, %v", name, r.StatusCode, r.Header)
		}
	}
	if err := os.RemoveAll(dir + "-old"); err != nil {
		t.Fatal(err)
	}
	if r := ask(h, http.MethodGet, "/"+drawing); body(t, r) != string(files[drawing]) {
		t.Error("the drawing is gone with its folder")
	}
}
