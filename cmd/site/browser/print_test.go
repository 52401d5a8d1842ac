package browser

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// paper is a size of paper upright, in inches, and what the margins of
// web/rest.css leave of it, in CSS pixels, upright and on its side.
type paper struct {
	name          string
	width, height float64
	upright       [2]int
	onItsSide     [2]int
}

var papers = []paper{
	{"A4", 8.27, 11.69, [2]int{687, 1020}, [2]int{1039, 710}},
	{"Letter", 8.5, 11, [2]int{710, 954}, [2]int{972, 732}},
}

// onScreenOnly means nothing on paper.
const onScreenOnly = `.site-header nav, .search, .map-controls, .layers, .save, .views, .sieve-box details, .buttons, #offline, .notice, .drafts-on-map a, button, input, select`

// TestPrinted: what is printed fits the sheet, has a map with its title, legend
// and credit on one side, and nothing that can only be clicked.
func TestPrinted(t *testing.T) {
	for _, page := range []struct {
		path      string
		onItsSide bool
		most      int // sheets
		plain     bool
	}{
		{"/draft/us-28", false, 14, false},
		{"/compare/us-28/ua-20", true, 12, false},
		{"/coverage", true, 27, true},
		{"/offline", false, 2, true},
	} {
		tab := open(t, desk, page.path)
		if !page.plain {
			tab.Takeover() // in the midst of printing, it would put the hatches back
		}
		for _, p := range papers {
			size := p.upright
			if page.onItsSide {
				size = p.onItsSide
			}
			onPaper(tab, size)
			checkSheet(t, tab, page.path+" on "+p.name, size)
			checkPDF(t, printed(t, tab, p), page.path, p, page.onItsSide, page.most)
		}
	}
}

// onPaper shows the page as it is laid out on paper of a size.
func onPaper(tab *browsertest.Tab, size [2]int) {
	tab.Do(
		chromedp.EmulateViewport(int64(size[0]), int64(size[1])),
		chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
			return err
		}),
	)
	tab.Settle()
}

// sheet is what stands on paper.
type sheet struct {
	Broad, Shown          []string // elements broader than the sheet; those for screens
	Address, Paper        string
	Maps, Pictures        int
	Titles, Signs, Credit int
	Map                   float64 // where the map and its legend end, in CSS pixels from the top
}

const readSheet = `(() => {
	const seen = (e) => e.checkVisibility() && e.getClientRects().length > 0;
	const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
	const name = (e) => e.tagName + "." + (e.getAttribute("class") ?? "") + "#" + e.id;
	return {
		Broad: all("body *").filter((e) => !e.closest("svg, .visually-hidden") && e.getBoundingClientRect().right > %d + 1).map(name),
		Shown: all(%q).map(name),
		Address: all(".site-header .printed").map((e) => e.textContent).join(),
		Paper: getComputedStyle(document.documentElement).getPropertyValue("--paper").trim(),
		Maps: all(".map").length,
		Pictures: all("canvas, img, video").length,
		Titles: all(".map-title, .pane-title").length,
		Signs: all(".legend li").length,
		Credit: all(".credit").length,
		Map: (all(".map-column")[0]?.getBoundingClientRect().bottom ?? 0) + scrollY,
	};
})()`

func checkSheet(t *testing.T, tab *browsertest.Tab, what string, size [2]int) {
	t.Helper()
	s := browsertest.Eval[sheet](tab, fmt.Sprintf(readSheet, size[0], onScreenOnly))
	if len(s.Broad) > 0 {
		t.Errorf("%s: broader than the sheet: %q", what, s.Broad)
	}
	if len(s.Shown) > 0 {
		t.Errorf("%s: of use on a screen only: %q", what, s.Shown)
	}
	if s.Address == "" || s.Paper != "#fff" {
		t.Errorf("%s: the address is %q, the paper %s", what, s.Address, s.Paper)
	}
	if s.Pictures > 0 {
		t.Errorf("%s: %d pictures", what, s.Pictures)
	}
	if s.Maps > 0 && (s.Titles == 0 || s.Signs < 5 || s.Credit != 1) {
		t.Errorf("%s: the map has %d titles, %d signs in its legend, %d lines of credit", what, s.Titles, s.Signs, s.Credit)
	}
	if s.Map > float64(size[1]) {
		t.Errorf("%s: the map and its legend end at %.0f px, the sheet at %d", what, s.Map, size[1])
	}
}

// printed is the page as a PDF.
func printed(t *testing.T, tab *browsertest.Tab, p paper) []byte {
	t.Helper()
	var file []byte
	yes := true
	tab.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		out, err := cdp.Call(ctx, target, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: p.width, PaperHeight: p.height, PreferCSSPageSize: &yes})
		file = out.Data
		return err
	}))
	return file
}

var (
	pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)
	pdfBox  = regexp.MustCompile(`/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]`)
)

func checkPDF(t *testing.T, file []byte, path string, p paper, onItsSide bool, most int) {
	t.Helper()
	if !bytes.HasPrefix(file, []byte("%PDF")) {
		t.Fatalf("%s on %s: no PDF", path, p.name)
	}
	if n := len(pdfPage.FindAll(file, -1)); n < 1 || n > most {
		t.Errorf("%s on %s: %d sheets, want 1 to %d", path, p.name, n, most)
	}
	// Chromium makes bitmaps of fills by <pattern>, which web/print.js replaces.
	if n := bytes.Count(file, []byte("/Subtype /Image")); n > 0 {
		t.Errorf("%s on %s: %d bitmaps, the map is not all lines", path, p.name, n)
	}
	boxes := pdfBox.FindAllSubmatch(file, -1)
	if len(boxes) == 0 {
		t.Fatalf("%s on %s: no size of a sheet", path, p.name)
	}
	for _, box := range boxes {
		var w, h float64
		fmt.Sscan(string(box[1]), &w)
		fmt.Sscan(string(box[2]), &h)
		if (w > h) != onItsSide {
			t.Errorf("%s on %s: a sheet of %.0f by %.0f points", path, p.name, w, h)
		}
	}
}
