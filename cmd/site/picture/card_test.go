package picture

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/draftlines/draftlines/app"
)

// inTheMiddle is what is left of a card by those who cut it to a square, and of
// that what others leave who cut it to two to one.
var inTheMiddle = image.Rect(285, 15, 915, 615)

// TestCardsCannotMislead: wherever a card is cut, and however small it is shown,
// whose text of which date is on the map stands on the map itself, with how
// well it is known and that it is a proposal.
func TestCardsCannotMislead(t *testing.T) {
	p := testPainter(t)
	for _, pic := range pictures(t) {
		c := cardOf(p.styles, pic, maker().still(p, pic.Path, cardWindow()))
		var words strings.Builder
		for _, item := range c.items {
			l, ok := item.(lettering)
			if !ok {
				continue
			}
			r := l.bounds()
			if !r.In(image.Rect(0, 0, CardWidth, safeBottom)) {
				t.Errorf("%s: %q stands at %v, outside the card", pic.Path, l.text, r)
			}
			if r.In(inTheMiddle) {
				if l.size < 15 {
					t.Errorf("%s: %q is %g pixels high, too small for a card", pic.Path, l.text, l.size)
				}
				words.WriteString(l.text + " ")
			}
		}
		want := []string{"not law"}
		for _, d := range pic.Drafts {
			want = append(want, d.Name, d.Date, d.Standing)
		}
		for _, w := range want {
			if !strings.Contains(words.String(), w) {
				t.Errorf("%s: in the middle square stands %q, not %q", pic.Path, words.String(), w)
			}
		}
		for _, r := range c.vital {
			if !r.In(inTheMiddle) || r.Max.X > cardMap || r.Max.Y > plateHigh {
				t.Errorf("%s: words stand at %v, not on the plate in the middle of the map", pic.Path, r)
			}
		}
	}
}

// TestTextCards: a page without a map has its title in the middle square.
func TestTextCards(t *testing.T) {
	p := testPainter(t)
	n := 0
	for _, pic := range app.Pictures(site()) {
		if pic.Embed != "" {
			continue
		}
		n++
		c := textCard(p.styles, pic)
		for _, item := range c.items {
			if l, ok := item.(lettering); ok && !l.bounds().In(inTheMiddle) {
				t.Errorf("%s: %q stands at %v", pic.Path, l.text, l.bounds())
			}
		}
		if len(c.vital) != 1 || c.vital[0].Empty() {
			t.Errorf("%s has no title on its card", pic.Path)
		}
	}
	if n < 20 {
		t.Errorf("only %d pages without a map", n)
	}
}

// TestCardPNG paints a card of each kind.
func TestCardPNG(t *testing.T) {
	p := testPainter(t)
	for _, path := range []string{"/draft/us-28", "/compare/us-28/e3", "/area/donetsk-held", "/place/kramatorsk", "/glossary"} {
		pic := pictureOf(t, path)
		c := textCard(p.styles, pic)
		if pic.Embed != "" {
			c = cardOf(p.styles, pic, maker().still(p, path, cardWindow()))
		}
		content, err := encode(p.paint(c.drawing, 1, nil))
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if size := img.Bounds().Size(); size != (image.Point{1200, 630}) {
			t.Errorf("%s: the card is %v", path, size)
		}
		if len(content) > 130_000 {
			t.Errorf("%s: %d bytes, want at most 130,000", path, len(content))
		}
		if n := len(coloursOf(img)); n < 10 {
			t.Errorf("%s: %d colours", path, n)
		}
	}
}

// TestAltIsShort: readers of cards cut the words for a picture at 420 letters.
func TestAltIsShort(t *testing.T) {
	for _, pic := range app.Pictures(site()) {
		if n := utf8.RuneCountInString(pic.Alt); n < 20 || n > 420 {
			t.Errorf("%s: the words have %d letters: %s", pic.Path, n, pic.Alt)
		}
	}
}

// TestNamesOfCountriesStayInTheirs: on a card nobody can see whose ground a name
// means that lies across a border.
func TestNamesOfCountriesStayInTheirs(t *testing.T) {
	p := testPainter(t)
	s := maker().still(p, "/draft/us-28", cardWindow())
	names := ""
	for _, n := range s.Names {
		names += n.Text + " "
	}
	if !strings.Contains(names, "Romania") || strings.Contains(names, "Moldova") {
		t.Errorf("the names are %s", names)
	}
}
