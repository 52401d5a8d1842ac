package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/edition/records"
)

const origin = "https://draftlines.example"

var site = sync.OnceValue(func() *app.Site {
	atlas, sheet, err := records.Load()
	if err != nil {
		panic(err)
	}
	s := app.NewSite(atlas, sheet)
	s.Origin = origin
	return s
})

func maker() Maker { return Maker{Site: site(), Web: os.DirFS("../../../web")} }

func testPainter(t *testing.T) *painter {
	t.Helper()
	p, err := maker().painter()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// pictures are those of pages with a map; in short tests one in eleven.
func pictures(t *testing.T) (all []app.Picture) {
	t.Helper()
	for i, pic := range app.Pictures(site()) {
		if pic.Embed != "" && (!testing.Short() || i%11 == 0) {
			all = append(all, pic)
		}
	}
	return all
}

func pictureOf(t *testing.T, path string) app.Picture {
	t.Helper()
	for _, pic := range app.Pictures(site()) {
		if pic.Path == path {
			return pic
		}
	}
	t.Fatalf("there is no picture of %s", path)
	return app.Picture{}
}

func squeezed(content []byte) int {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, 5)
	w.Write(content)
	w.Close()
	return b.Len()
}

// TestEverySVG: the twin of every map can be read without anything beside it and
// says whose text of which date it shows.
func TestEverySVG(t *testing.T) {
	p := testPainter(t)
	largest, whose := 0, ""
	for _, pic := range pictures(t) {
		content := p.write(twin(p.styles, pic, app.StillOf(site(), pic.Path, twinWindow())))
		checkXML(t, pic.Path, content)
		text := string(content)
		want := []string{"<title", "<desc", escape(pic.Title), "CC BY 4.0", "ODbL", pic.Edition, strings.TrimPrefix(pic.Address, "https://"), " km</text>", "Line of contact as of", "not law"}
		for _, d := range pic.Drafts {
			want = append(want, d.Name, d.Date, ">"+d.Standing+"<")
		}
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("%s: the SVG does not say %q", pic.Path, words)
			}
		}
		for _, never := range []string{"<script", "<style", "<image", "class=", "href=\"http", "url(http", "NaN", "%!"} {
			if strings.Contains(text, never) {
				t.Errorf("%s: the SVG has %s", pic.Path, never)
			}
		}
		if n := squeezed(content); n > largest {
			largest, whose = n, pic.Path
		}
	}
	t.Logf("the largest is %s with %d bytes in brotli", whose, largest)
	if largest > 60_000 {
		t.Errorf("%s has %d bytes in brotli, want at most 60,000", whose, largest)
	}
}

// checkXML reads a document and checks that ids are used once and references
// lead somewhere.
func checkXML(t *testing.T, where string, content []byte) {
	t.Helper()
	ids, refs := map[string]bool{}, map[string]bool{}
	for d := xml.NewDecoder(bytes.NewReader(content)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", where, err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range e.Attr {
			switch {
			case a.Name.Local == "id":
				if ids[a.Value] {
					t.Errorf("%s: two elements are %s", where, a.Value)
				}
				ids[a.Value] = true
			case a.Name.Local == "href":
				refs[strings.TrimPrefix(a.Value, "#")] = true
			case strings.HasPrefix(a.Value, "url(#"):
				refs[strings.TrimSuffix(strings.TrimPrefix(a.Value, "url(#"), ")")] = true
			}
		}
	}
	for ref := range refs {
		if !ids[ref] {
			t.Errorf("%s: there is no %s", where, ref)
		}
	}
}

// TestPNG paints a twin twice and looks at what is where.
func TestPNG(t *testing.T) {
	p := testPainter(t)
	pic := pictureOf(t, "/draft/us-28")
	still := app.StillOf(site(), pic.Path, twinWindow())
	var first []byte
	for range 2 {
		content, err := encode(p.paint(twin(p.styles, pic, still), twinScale, nil))
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = content
		} else if !bytes.Equal(first, content) {
			t.Error("the second painting has other bytes")
		}
	}
	if len(first) > 250_000 {
		t.Errorf("%d bytes, want at most 250,000", len(first))
	}
	img, err := png.Decode(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Dx() != 1200 {
		t.Errorf("%d pixels wide, want 1200", img.Bounds().Dx())
	}
	seen := coloursOf(img)
	if len(seen) < 40 || len(seen) > colours {
		t.Errorf("%d colours", len(seen))
	}
	for _, name := range []string{"paper", "sea", "land", "abroad", "ink", "recognition", "buffer", "frozen", "control-line"} {
		if seen[p.styles.colour(name)] == 0 {
			t.Errorf("nothing is in the colour of %s", name)
		}
	}
}

// TestFlatColoursAreExact: a palette must not move the colour of the land.
func TestFlatColoursAreExact(t *testing.T) {
	p := testPainter(t)
	for _, path := range []string{"/draft/gva-19", "/draft/apr25-us"} {
		c := p.paintMap(app.StillOf(site(), path, twinWindow()), twinScale)
		seen, n := coloursOf(reduce(c)), c.w*c.h
		for name, least := range map[string]int{"land": n / 4, "abroad": n / 8, "sea": n / 12} {
			if got := seen[p.styles.colour(name)]; got < least {
				t.Errorf("%s: %d of %d pixels are in the colour of %s, want %d", path, got, n, name, least)
			}
		}
	}
}

func coloursOf(img image.Image) map[color.NRGBA]int {
	seen := map[color.NRGBA]int{}
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			seen[color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)]++
		}
	}
	return seen
}

// TestHatchLiesOnItsArea: the colour of a treatment is where its area is, and
// not elsewhere.
func TestHatchLiesOnItsArea(t *testing.T) {
	p := testPainter(t)
	still := app.StillOf(site(), "/draft/us-28", twinWindow())
	c := p.paintMap(still, twinScale)
	counts := func(area string) int {
		xy := site().Sheet.Anchors[geodata.AreaID(area)]
		k := twinScale * still.W / float64(still.Frame.W)
		x, y := int(float64(xy[0]-still.Frame.X)*k), int(float64(xy[1]-still.Frame.Y)*k)
		n, want := 0, p.styles.colour("buffer")
		for dy := -20; dy < 20; dy++ {
			for dx := -20; dx < 20; dx++ {
				q := c.pix[(y+dy)*c.w+x+dx].rgb()
				if distance(q, [3]uint8{want.R, want.G, want.B}) < 3000 {
					n++
				}
			}
		}
		return n
	}
	if n := counts("donetsk-held"); n < 100 {
		t.Errorf("%d pixels of the buffer are in the colour of a buffer", n)
	}
	if n := counts("crimea"); n > 0 {
		t.Errorf("%d pixels of Crimea are in the colour of a buffer", n)
	}
}

// TestReportedLooksReported: what is only reported is soft and says so.
func TestReportedLooksReported(t *testing.T) {
	p := testPainter(t)
	soft := app.StillOf(site(), "/draft/apr25-us", twinWindow())
	fills := 0
	for _, shape := range soft.Shapes {
		if strings.Contains(shape.Chain, "/fill ") {
			fills++
			if st := p.styles.of("use", shape.Chain); st.width < 5 || st.stroke.color.A > 80 || st.fill.color.A > 220 {
				t.Errorf("%s has a crisp edge: %+v", shape.Chain, st)
			}
		}
	}
	if fills == 0 {
		t.Error("no area is drawn")
	}
	if pic := pictureOf(t, "/draft/apr25-us"); !pic.Drafts[0].Reported || pic.Drafts[0].Standing != "reported" {
		t.Errorf("the draft is %+v", pic.Drafts[0])
	}
}

// TestTextSaysWhatThePageSays: sizes, clauses, sources and silence.
func TestTextSaysWhatThePageSays(t *testing.T) {
	text := app.PictureText(site(), pictureOf(t, "/draft/us-28"))
	for _, words := range []string{"US 28 points", "20 November 2025", "press text", "not law", "6,250 km²", "Clause 21d", "Demilitarised buffer",
		"The text is silent.", "Line of contact, assessed, 20 November 2025", "https://news.online.ua/", "CC BY 4.0", "ODbL", origin + "/draft/us-28", "Edition of "} {
		if !strings.Contains(text, words) {
			t.Errorf("the text of the 28 points does not say %q", words)
		}
	}
	for path, words := range map[string]string{
		"/area/donetsk-held": "has no rule for", "/compare/us-28/e3": "Treated differently", "/draft/us-28/21d": "Our summary, not a quotation",
		"/place/kramatorsk": "Under international law it is Ukraine’s.", "/draft/gva-19": "reported",
	} {
		if text := app.PictureText(site(), pictureOf(t, path)); !strings.Contains(text, words) {
			t.Errorf("the text of %s does not say %q", path, words)
		}
	}
}

// TestEveryTextIsWhole: each has a title, drafts, sources and an address, and no
// trace of how it was made.
func TestEveryTextIsWhole(t *testing.T) {
	for _, pic := range pictures(t) {
		text := app.PictureText(site(), pic)
		want := []string{pic.Title + "\n===", "On the map\n---", "Sources\n---", pic.Address + "\n"}
		for _, d := range pic.Drafts {
			want = append(want, d.Name, d.Date, d.Standing)
		}
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("%s: the text does not say %q", pic.Path, words)
			}
		}
		for _, never := range []string{"%!", "<nil>", "..\n", "\n\n\n", " \n", "silentWords"} {
			if strings.Contains(text, never) {
				t.Errorf("%s: the text has %q", pic.Path, never)
			}
		}
	}
}

// TestEveryMapHasItsTwins: no document for articles is without.
func TestEveryMapHasItsTwins(t *testing.T) {
	have := map[string]bool{}
	for _, pic := range app.Pictures(site()) {
		have[pic.Embed] = true
	}
	for _, e := range app.Embeds(site()) {
		path := e.Path
		if path == "" {
			path = "/newest"
		}
		if !have[path] {
			t.Errorf("/embed%s has no twins", path)
		}
	}
}
