package edition_test

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"testing"

	"github.com/draftlines/draftlines/geodata/edition"
	"github.com/draftlines/draftlines/geodata/edition/press"
	"github.com/draftlines/draftlines/geodata/edition/public"
	"github.com/draftlines/draftlines/geodata/edition/records"
)

// dataDir is geodata/.
const dataDir = ".."

func bake(t *testing.T) press.Edition {
	t.Helper()
	e, problems, err := press.Bake(os.DirFS(dataDir))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
	if t.Failed() {
		t.FailNow()
	}
	return e
}

func TestEditionIsFresh(t *testing.T) {
	for path, want := range bake(t) {
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the data files bake to (%v); run: atlas bake", path, err)
		}
	}
	if err := press.Verify(os.DirFS(".")); err != nil {
		t.Error(err)
	}
}

func TestBakingTwiceGivesTheSameBytes(t *testing.T) {
	one, two := bake(t), bake(t)
	if len(one) != len(two) {
		t.Errorf("%d files, then %d", len(one), len(two))
	}
	for path := range one {
		if !bytes.Equal(one[path], two[path]) {
			t.Errorf("%s differs", path)
		}
	}
}

func TestLoadHasTheWholeEdition(t *testing.T) {
	a, s, err := records.Load()
	if err != nil {
		t.Fatal(err)
	}
	if a.NewestComplete() == nil {
		t.Error("no complete draft")
	}
	if len(a.Base.Units) != 27 {
		t.Errorf("%d oblasts and cities, want 27", len(a.Base.Units))
	}
	for _, area := range a.Areas {
		if area.Geometry != nil {
			t.Errorf("area %s has geometry in the baked atlas", area.ID)
		}
		if area.Form == "ground" && area.KM2 <= 0 {
			t.Errorf("area %s has no size", area.ID)
		}
	}
	for _, l := range a.Lines {
		if s.Levels[0].Lines[l.ID] == "" {
			t.Errorf("the sheet does not have the line %s", l.ID)
		}
	}
	if len(s.Places) != len(a.Places) {
		t.Errorf("%d places on the sheet, %d in the atlas", len(s.Places), len(a.Places))
	}
}

// What the program carries is small, and the sheet is the drawn one.
func TestLoadForTheBrowser(t *testing.T) {
	maps, drawn, err := edition.Load()
	if err != nil {
		t.Fatal(err)
	}
	all, _, err := records.Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(maps.Places) != len(all.Places) || len(maps.Drafts) != len(all.Drafts) || len(maps.Areas) != len(all.Areas) {
		t.Errorf("%d places, %d drafts, %d areas; all are %d, %d, %d", len(maps.Places), len(maps.Drafts), len(maps.Areas),
			len(all.Places), len(all.Drafts), len(all.Areas))
	}
	if len(maps.Positions)+len(maps.Claims) > 0 || maps.Terms[0].Definition != "" || maps.Disputes[0].Readings != nil {
		t.Error("the program carries what only plain pages show")
	}
	if len(drawn.Levels) != 3 || len(drawn.Levels[2].Areas) < 15 || len(drawn.Levels[2].StateBorder) < 1000 {
		t.Errorf("the sheet has %d levels, or too little in the finest", len(drawn.Levels))
	}
}

// The layers that readers and newspapers link to.
func TestPublishedLayers(t *testing.T) {
	for _, layer := range []string{"areas", "sites", "line-of-contact", "dnipro", "oblasts", "neighbours", "waters",
		"waters-odbl", "donetsk-buffer", "frozen-fronts", "control-lines", "state-border"} {
		data, err := fs.ReadFile(public.Files, "layers/"+layer+".geojson")
		if err != nil || !bytes.Contains(data, []byte(`"type":"Feature"`)) {
			t.Errorf("layer %s has no feature (%v)", layer, err)
		}
	}
}

func TestEveryDraftIsPublished(t *testing.T) {
	a, _, err := records.Load()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := fs.ReadDir(public.Files, "drafts")
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	for _, d := range a.Drafts {
		want = append(want, string(d.ID)+".json")
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("published %v, want %v", got, want)
	}
}
