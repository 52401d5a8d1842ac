package build_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
	"golang.org/x/net/html"
)

// TestHead reads the head of a page as those do who show cards: the first line
// of a name counts, and there must be only one.
func TestHead(t *testing.T) {
	s := buildtest.Site()
	s.Web = withCard(t, s.Web)
	s.Heads = map[string]build.Head{"/draft/a": {
		Title: `"A" & <b>`, Type: "article", Picture: "web/card.png", Alt: "A wide picture", Large: true,
		Data: map[string]string{"name": "</script><b>"},
	}}
	o, err := build.Render(s)
	if err != nil {
		t.Fatal(err)
	}
	says, data := readHead(t, o.Files["draft/a.html"])
	for name, want := range map[string]string{
		"og:title": `"A" & <b>`, "og:type": "article", "og:url": "https://draftlines.test/draft/a",
		"og:description": `What "/draft/a" says`, "og:site_name": "Fixture", "og:locale": "en_GB",
		"og:image": "https://draftlines.test/web/card.png", "og:image:width": "64", "og:image:height": "40",
		"og:image:alt": "A wide picture", "og:image:type": "image/png", "twitter:card": "summary_large_image",
	} {
		if got := says[name]; len(got) != 1 || got[0] != want {
			t.Errorf("%s is %q, want %q once", name, got, want)
		}
	}
	var read map[string]string
	if err := json.Unmarshal([]byte(data), &read); err != nil || read["name"] != "</script><b>" {
		t.Errorf("the data are %s: %v", data, err)
	}
	if other, data := readHead(t, o.Files["index.html"]); data != "" || len(other["og:title"]) != 1 || len(other["twitter:card"]) != 0 {
		t.Errorf("a page without a head of its own says %q, %q", other, data)
	}
}

// withCard adds a picture to web/.
func withCard(t *testing.T, web fs.FS) fs.FS {
	t.Helper()
	files := maps.Clone(web.(fstest.MapFS))
	files["card.png"] = &fstest.MapFile{Data: cardPNG(t, 64, 40)}
	return files
}

// readHead returns the meta elements and the JSON-LD of a page's head.
func readHead(t *testing.T, page []byte) (says map[string][]string, data string) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	says = map[string][]string{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Parent.Data != "head" {
			continue
		}
		at := map[string]string{}
		for _, a := range n.Attr {
			at[a.Key] = a.Val
		}
		if n.Data == "meta" {
			name := at["name"] + at["property"]
			says[name] = append(says[name], at["content"])
		}
		if n.Data == "script" && at["type"] == "application/ld+json" {
			data += strings.TrimSpace(n.FirstChild.Data)
		}
	}
	return says, data
}

func TestHeadNeedsItsPicture(t *testing.T) {
	s := buildtest.Site()
	s.Heads = map[string]build.Head{"/draft/a": {Title: "A", Type: "article", Picture: "web/none.png"}}
	if _, err := build.Render(s); err == nil || !strings.Contains(err.Error(), "web/none.png") {
		t.Errorf("a card without its picture: %v", err)
	}
}
