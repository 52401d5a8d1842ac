package share

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/embed"
	"github.com/draftlines/draftlines/geodata/edition/records"
	"golang.org/x/net/html"
)

const origin = "https://draftlines.example"

func realFiles(t *testing.T) (*app.Site, map[string][]byte) {
	t.Helper()
	atlas, sheet, err := records.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := app.NewSite(atlas, sheet)
	s.Origin = origin
	s.Integrity = map[string]string{"host.js": "sha384-x", "element.js": "sha384-y"}
	files, err := Files(s, func(path string) string { return path + "?v=0123456789abcdef" })
	if err != nil {
		t.Fatal(err)
	}
	return s, files
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

const budget = 20_000 // bytes of a page with brotli

// TestPages looks at every page: small, not for search engines, with the scripts
// and style sheets by their hash, and nothing of the browser's program.
func TestPages(t *testing.T) {
	s, files := realFiles(t)
	maps, largest := 0, 0
	for _, r := range s.Routes() {
		if !r.Plain() {
			maps++
		}
	}
	if len(files) != maps || maps < 300 {
		t.Errorf("%d pages offer %d maps", len(files), maps)
	}
	for name, content := range files {
		var b bytes.Buffer
		w := brotli.NewWriterLevel(&b, 6)
		w.Write(content)
		w.Close()
		largest = max(largest, b.Len())
		doc, err := html.Parse(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		says := map[string]int{}
		for n := range doc.Descendants() {
			says[n.Data]++
			says[attr(n, "name")+"="+attr(n, "content")]++
			if loaded := attr(n, "src"); n.Data == "script" && !strings.HasSuffix(loaded, "?v=0123456789abcdef") {
				t.Errorf("%s loads %q, not by its hash", name, loaded)
			}
			if attr(n, "rel") == "canonical" && attr(n, "href") != origin+"/"+strings.TrimSuffix(name, ".html") {
				t.Errorf("%s says that it is %s", name, attr(n, "href"))
			}
		}
		if says["robots=noindex"] != 1 || says["main"] != 1 || says["h1"] != 1 || says["iframe"] != 0 {
			t.Errorf("%s: robots %d, main %d, h1 %d, frames %d", name, says["robots=noindex"], says["main"], says["h1"], says["iframe"])
		}
		if bytes.Contains(content, []byte("wasm")) {
			t.Errorf("%s speaks of the browser's program", name)
		}
	}
	t.Logf("the largest has %d bytes", largest)
	if largest > budget {
		t.Errorf("the largest has %d bytes, want at most %d", largest, budget)
	}
}

// TestPinnedFramesAreThere: what the codes name is made by package embed.
func TestPinnedFramesAreThere(t *testing.T) {
	if testing.Short() {
		t.Skip("drawing every map takes a while")
	}
	s, files := realFiles(t)
	frames, err := embed.Files(s, os.DirFS("../../../web"))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		doc, err := html.Parse(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			frame := attr(n, "data-frame")
			if n.Data != "textarea" || attr(n, "data-form") == "wordpress" {
				continue
			}
			if _, there := frames[strings.TrimPrefix(frame, origin+"/")+".html"]; !there {
				t.Errorf("%s offers %s, which is not there", name, frame)
			}
			if !strings.Contains(n.FirstChild.Data, strings.TrimPrefix(frame, origin)) && attr(n, "data-form") != "element" {
				t.Errorf("%s: the code does not name its frame %s", name, frame)
			}
		}
	}
}
