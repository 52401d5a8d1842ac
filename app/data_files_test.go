package app

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata/edition/public"
)

func TestPagesNameFilesThatExist(t *testing.T) {
	s := bakedSite(t)
	for _, r := range s.Routes() {
		for _, f := range dataFilesOf(r) {
			if _, err := fs.Stat(public.Files, string(f)); err != nil {
				t.Errorf("%s names %s: %v", r.Path, f, err)
			}
		}
	}
}

func TestPagesNameTheirFiles(t *testing.T) {
	s := bakedSite(t)
	for path, want := range map[string][]servedFile{
		"/draft/us-28":      {"drafts/us-28.json"},
		"/draft/us-28/21d":  {"drafts/us-28.json", "treatments.csv"},
		"/area/crimea":      {"areas.json", "layers/areas.geojson"},
		"/area/znpp":        {"areas.json", "layers/sites.geojson"},
		"/compare/us-28/e3": {"alignment.csv", "treatments.csv"},
		"/topic/territory":  {"positions.json", "positions.csv"},
		"/place/kramatorsk": {"places.json", "places.csv"},
		"/timeline":         {"events.json", "events.csv"},
		"/glossary":         {"terms.json", "terms.csv"},
		"/disputes":         {"disputes.json", "disputes.csv", "claims.json", "claims.csv"},
		"/sources":          {"sources.json", "sources.csv"},
		"/coverage":         {"treatments.json", "treatments.csv"},
	} {
		got := dataFilesOf(s.route(path))
		for _, f := range want {
			if !slices.Contains(got, f) {
				t.Errorf("%s does not name %s but %v", path, f, got)
			}
		}
	}
}

func TestFileLinksAreDownloads(t *testing.T) {
	s := bakedSite(t)
	r := s.route("/draft/us-28/21d")
	var hrefs []string
	for _, a := range find(render(t, s.renderPageFoot(r)), "a", "") {
		if href := attrOf(a, "href"); strings.HasPrefix(href, "/data/") {
			hrefs = append(hrefs, href)
			if !strings.HasPrefix(attrOf(a, "download"), "draftlines-"+string(s.Atlas.Edition)+"-") {
				t.Errorf("%s is downloaded as %q", href, attrOf(a, "download"))
			}
			if attrOf(a, "rel") != "alternate" {
				t.Errorf("%s is no alternate", href)
			}
		}
	}
	if want := []string{editionDataPath(s.Atlas.Edition) + "drafts/us-28.json", editionDataPath(s.Atlas.Edition) + "treatments.csv"}; !slices.Equal(hrefs, want) {
		t.Errorf("clause 21d names %v, want %v", hrefs, want)
	}
}

// An area's page must lead to the file that has its geometry.
func TestAreaNamesTheLayerItIsIn(t *testing.T) {
	s := bakedSite(t)
	for _, a := range s.Atlas.Areas {
		data, err := fs.ReadFile(public.Files, string(layerOf(a)))
		if err != nil {
			t.Fatal(err)
		}
		var layer struct {
			Features []struct {
				ID         string
				Properties struct{ Area string }
			}
		}
		if err := json.Unmarshal(data, &layer); err != nil {
			t.Fatal(err)
		}
		found := false
		for _, f := range layer.Features {
			found = found || f.ID == string(a.ID) || f.Properties.Area == string(a.ID)
		}
		if !found {
			t.Errorf("%s is not in %s", a.ID, layerOf(a))
		}
	}
}

func TestAboutListsEveryFile(t *testing.T) {
	s := bakedSite(t)
	data, err := fs.ReadFile(public.Files, "index.json")
	if err != nil {
		t.Fatal(err)
	}
	var index struct{ Files []struct{ URL string } }
	if err := json.Unmarshal(data, &index); err != nil {
		t.Fatal(err)
	}
	want := []string{editionDataPath(s.Atlas.Edition) + "index.json"}
	for _, f := range index.Files {
		want = append(want, f.URL)
	}
	var got []string
	for _, a := range find(render(t, s.aboutPage()...), "a", "") {
		if href := attrOf(a, "href"); strings.HasPrefix(href, "/data/") {
			got = append(got, href)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("listed %v\npublished %v", got, want)
	}
}
