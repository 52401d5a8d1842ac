package browser

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// catchSaved keeps what the page would download.
const catchSaved = `
window.saved = [];
{
  let last;
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => { last = blob; return create.call(URL, blob); };
  HTMLAnchorElement.prototype.click = function () { window.saved.push({name: this.download, blob: last}); };
}
`

// savedFile is what a click on a button gave.
type savedFile struct {
	Name, Type string
	Base64     string
	Content    []byte `json:"-"`
}

// save clicks a button and returns the file.
func save(t *testing.T, tab *browsertest.Tab, kind string) savedFile {
	t.Helper()
	before := browsertest.Eval[int](tab, `saved.length`)
	browsertest.Eval[bool](tab, `(document.getElementById("save").open = true, document.querySelector('[data-save="`+kind+`"]').click(), true)`)
	tab.Wait(fmt.Sprintf(`saved.length > %d || document.getElementById("save-status").textContent.startsWith("Could")`, before))
	if status := browsertest.Eval[string](tab, `document.getElementById("save-status").textContent`); strings.HasPrefix(status, "Could") {
		t.Fatalf("%s: %s", kind, status)
	}
	f := browsertest.Eval[savedFile](tab, `new Promise((done) => {
		const {name, blob} = saved.at(-1), reader = new FileReader();
		reader.onload = () => done({Name: name, Type: blob.type, Base64: reader.result.split(",")[1]});
		reader.readAsDataURL(blob);
	})`)
	var err error
	if f.Content, err = base64.StdEncoding.DecodeString(f.Base64); err != nil || len(f.Content) == 0 {
		t.Fatalf("%s: %d bytes, %v", kind, len(f.Content), err)
	}
	return f
}

// openToSave opens a page that stays without wasm, which saving does not need.
func openToSave(t *testing.T, r browsertest.Reader, path string) *browsertest.Tab {
	t.Helper()
	r.Before, r.Block, r.MayFail = catchSaved+r.Before, noWasm, true
	tab := open(t, r, path)
	started(tab, false)
	return tab
}

// size returns width and height of a picture in SVG, which must be well formed.
func size(t *testing.T, picture []byte) (w, h int) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(picture))
	for first := true; ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return w, h
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok && first {
			first = false
			for _, a := range start.Attr {
				switch a.Name.Local {
				case "width":
					fmt.Sscan(a.Value, &w)
				case "height":
					fmt.Sscan(a.Value, &h)
				}
			}
		}
	}
}

// TestSavePictures: SVG and PNG carry title, date, credit and licence, are the
// same bytes each time, and are on light paper whatever the screen's theme.
func TestSavePictures(t *testing.T) {
	tab := openToSave(t, desk, "/draft/us-28")
	picture := save(t, tab, "svg")
	for _, want := range []string{
		"The 28-point draft", "US 28 points, 20 November 2025, press text", "after DeepState and ISW", "no sign on this map is a claim about title",
		"/draft/us-28", "edition of ", "CC BY 4.0", "OpenStreetMap", "De facto recognition", "LUHANSK", "200 km",
	} {
		if !strings.Contains(strings.Join(strings.Fields(string(picture.Content)), " "), want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
	for _, never := range []string{" class=", " style=", "var(", "<a ", "href", "vector-effect", "NaN", "undefined"} {
		if strings.Contains(string(picture.Content), never) {
			t.Errorf("the picture has %q", never)
		}
	}
	if !strings.HasPrefix(picture.Name, "draftlines-us-28-20") || !strings.HasSuffix(picture.Name, ".svg") {
		t.Errorf("it is called %s", picture.Name)
	}
	if again := save(t, tab, "svg"); !bytes.Equal(again.Content, picture.Content) {
		t.Error("saved twice, the picture differs")
	}
	w, h := size(t, picture.Content)
	for times := 1; times <= 3; times++ {
		kind := fmt.Sprintf("png%d", times)
		first, second := save(t, tab, kind), save(t, tab, kind)
		if !bytes.Equal(first.Content, second.Content) {
			t.Errorf("%s: saved twice, the picture differs", kind)
		}
		img, err := png.Decode(bytes.NewReader(first.Content))
		if err != nil {
			t.Fatal(kind, err)
		}
		if b := img.Bounds(); b.Dx() != w*times || b.Dy() != h*times {
			t.Errorf("%s has %d by %d pixels, want %d times %d by %d", kind, b.Dx(), b.Dy(), times, w, h)
		}
		checkPainted(t, img, kind)
	}
	night := desk
	night.Dark = true
	if dark := save(t, openToSave(t, night, "/draft/us-28"), "svg"); !bytes.Equal(dark.Content, picture.Content) {
		t.Error("in a dark theme another picture is saved")
	}
}

// TestSaveWhatIsShown: a hidden layer is in neither picture nor data.
func TestSaveWhatIsShown(t *testing.T) {
	tab := openToSave(t, desk, "/draft/us-28")
	all := save(t, tab, "svg")
	layers, drafts := layersOf(t, save(t, tab, "geojson"))
	if want := []string{"areas", "control-lines", "dnipro", "frozen-fronts", "line-of-contact", "sites"}; !slices.Equal(layers, want) {
		t.Errorf("saved are %v, want %v", layers, want)
	}
	if !slices.Equal(drafts, []string{"us-28"}) {
		t.Errorf("saved are the drafts %v", drafts)
	}
	browsertest.Eval[bool](tab, `(document.getElementById("layer-contact").click(), document.getElementById("layer-control-line").click(), document.getElementById("layer-names").click(), true)`)
	fewer := save(t, tab, "svg")
	if strings.Contains(string(fewer.Content), "LUHANSK") || len(fewer.Content) >= len(all.Content) {
		t.Error("what is hidden is in the picture")
	}
	layers, _ = layersOf(t, save(t, tab, "geojson"))
	if want := []string{"areas", "dnipro", "frozen-fronts", "sites"}; !slices.Equal(layers, want) {
		t.Errorf("with two layers hidden, saved are %v, want %v", layers, want)
	}
}

// layersOf returns the layers and drafts of a saved file, which must be GeoJSON
// of which each feature says what it is.
func layersOf(t *testing.T, f savedFile) (layers, drafts []string) {
	t.Helper()
	var doc struct {
		Type, Title, Edition, Credit, Licence, Source string
		Features                                      []struct {
			Type, ID   string
			Geometry   struct{ Type string }
			Properties struct {
				Layer, Draft, Licence string
				Treatments            []struct{ Draft, Clause, Kind string }
			}
		}
	}
	if err := json.Unmarshal(f.Content, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Type != "FeatureCollection" || doc.Title == "" || doc.Edition == "" || doc.Credit == "" || doc.Licence == "" || doc.Source == "" || !strings.HasSuffix(f.Name, ".geojson") {
		t.Errorf("%s does not say what it is: %+v", f.Name, doc)
	}
	for _, x := range doc.Features {
		p := x.Properties
		if x.Type != "Feature" || x.ID == "" || x.Geometry.Type == "" || p.Licence == "" {
			t.Errorf("a feature is %+v", x)
		}
		if !slices.Contains(layers, p.Layer) {
			layers = append(layers, p.Layer)
		}
		if p.Layer == "areas" && len(p.Treatments) == 0 {
			t.Errorf("%s is saved and no draft treats it", x.ID)
		}
		for _, d := range append([]string{p.Draft}, func() (all []string) {
			for _, treatment := range p.Treatments {
				all = append(all, treatment.Draft)
			}
			return all
		}()...) {
			if d != "" && !slices.Contains(drafts, d) {
				drafts = append(drafts, d)
			}
		}
	}
	slices.Sort(layers)
	slices.Sort(drafts)
	return layers, drafts
}

// TestSaveComparison: both maps of a comparison are in one picture, each under
// its draft, and the program's page saves as the page before it did.
func TestSaveComparison(t *testing.T) {
	r := desk
	r.Before = catchSaved
	tab := openTaken(t, r, "/compare/us-28/e3")
	picture := string(save(t, tab, "svg").Content)
	if n := strings.Count(picture, ">E3 counter-proposal<"); n < 1 || strings.Count(picture, ">BELARUS<") != 2 {
		t.Errorf("E3 is named %d times, and the maps are not two", n)
	}
	if _, drafts := layersOf(t, save(t, tab, "geojson")); !slices.Equal(drafts, []string{"e3", "us-28"}) {
		t.Errorf("saved are the drafts %v", drafts)
	}
}

// TestSaveWithoutScripts: the data files are there and the buttons are not.
func TestSaveWithoutScripts(t *testing.T) {
	r := desk
	r.NoScript = true
	tab := open(t, r, "/draft/us-28")
	if n := browsertest.Eval[int](tab, `[...document.querySelectorAll("[data-save]")].filter((b) => b.checkVisibility()).length`); n != 0 {
		t.Errorf("%d buttons are shown that do nothing", n)
	}
	if n := browsertest.Eval[int](tab, `document.querySelectorAll('#save a[download][href^="/data/"]').length`); n < 4 {
		t.Errorf("%d data files are offered", n)
	}
}
