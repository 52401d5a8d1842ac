package serve_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"path/filepath"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
	"github.com/draftlines/draftlines/cmd/site/serve"
)

func TestOEmbed(t *testing.T) {
	s := buildtest.Site()
	s.Embeds = build.Files{"embed/" + buildtest.Edition + "/draft/a.html": []byte("<!doctype html>")}
	o, err := build.Render(s)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "dist")
	if err := build.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	h, err := serve.New(dir)
	if err != nil {
		t.Fatal(err)
	}
	const page = "https://" + buildtest.Domain + "/draft/a"
	for _, tt := range []struct {
		page, more    string
		status        int
		width, height int
	}{
		{page, "", http.StatusOK, 600, 640},
		{page + "?v=1,2,3#clause", "&format=json", http.StatusOK, 600, 640},
		{page, "&maxwidth=320&maxheight=300", http.StatusOK, 320, 300},
		{page, "&maxwidth=wide&maxheight=-1", http.StatusOK, 600, 640},
		{page, "&format=xml", http.StatusNotImplemented, 0, 0},
		{"https://" + buildtest.Domain + "/draft/none", "", http.StatusNotFound, 0, 0},
		{"https://" + buildtest.Domain + "/area/b", "", http.StatusNotFound, 0, 0}, // without a map for articles
		{"https://elsewhere.test/draft/a", "", http.StatusNotFound, 0, 0},
		{"ftp://" + buildtest.Domain + "/draft/a", "", http.StatusNotFound, 0, 0},
		{"", "", http.StatusNotFound, 0, 0},
	} {
		r := ask(h, http.MethodGet, "/oembed?url="+url.QueryEscape(tt.page)+tt.more)
		if r.StatusCode != tt.status {
			t.Errorf("%s%s: status %d, want %d", tt.page, tt.more, r.StatusCode, tt.status)
		}
		if tt.status != http.StatusOK {
			continue
		}
		var answer build.OEmbed
		if err := json.Unmarshal([]byte(body(t, r)), &answer); err != nil {
			t.Fatal(err)
		}
		if answer.Width != tt.width || answer.Height != tt.height || answer.Page != page || r.Header.Get("Content-Type") != "application/json" {
			t.Errorf("%s%s: %+v", tt.page, tt.more, answer)
		}
	}
}
