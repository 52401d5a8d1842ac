package build_test

import (
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
)

// The index of the search is loaded under a name that changes with its content.
func TestSearchIndexIsHashed(t *testing.T) {
	versions := map[string]bool{}
	for _, index := range []string{`{"entries":[]}`, `{"entries":[{}]}`} {
		s := buildtest.Site()
		s.Search = []byte(index)
		o, err := build.Render(s)
		if err != nil {
			t.Fatal(err)
		}
		v := o.Hashed["/data/search.json"]
		if string(o.Files["data/search.json"]) != index || v == "" || versions[v] {
			t.Errorf("the index is %q with the version %q", o.Files["data/search.json"], v)
		}
		versions[v] = true
		if page := string(o.Files["index.html"]); !strings.Contains(page, `content="/data/search.json?v=`+v+`"`) {
			t.Error("the front page does not name the index")
		}
	}
	if o, err := build.Render(buildtest.Site()); err != nil || o.Files["data/search.json"] != nil {
		t.Errorf("a site without a search has an index (%v)", err)
	}
}
