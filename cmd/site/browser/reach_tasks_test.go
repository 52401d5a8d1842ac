package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/edition"
)

// The tasks of readers who have a keyboard and do not see the map: each is done
// from a page where one begins, with Tab, arrows, Enter, space and Escape, and
// its answer is read from the text. package browsertest looks after each key
// whether the focus is to be seen.

// hideMaps hides the map with all that stands round it, on every page that the
// reader comes to.
const hideMaps = `document.addEventListener("DOMContentLoaded", () => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(".map-column, .map-column * { visibility: hidden !important; }");
	document.adoptedStyleSheets.push(sheet);
});`

// keyboard opens a page for such a reader.
func keyboard(t *testing.T, r browsertest.Reader, path string) browsertest.Keyboard {
	t.Helper()
	r.Before = hideMaps
	k := browsertest.Keyboard{Tab: open(t, r, path)}
	if isMapPage(path) || strings.HasPrefix(path, "/compare/") {
		k.Takeover()
	}
	return k
}

// says is the text of what a CSS selector finds, as it is read.
func says(k browsertest.Keyboard, selector string) string {
	return browsertest.Eval[string](k.Tab, `[...document.querySelectorAll(`+"`"+selector+"`"+`)].map((e) => e.innerText).join(" ").replace(/\s+/g, " ").trim()`)
}

// mustSay fails the test unless a text is read.
func mustSay(t *testing.T, k browsertest.Keyboard, selector string, words ...string) {
	t.Helper()
	got := says(k, selector)
	for _, w := range words {
		if !strings.Contains(got, w) {
			t.Errorf("%s: %s does not say %q but %.600q", k.Path(), selector, w, got)
		}
	}
}

// find types in the search field and opens the first result.
func (r taskReader) find(text, path string) {
	r.To("#search-field")
	r.Type(text)
	r.Wait(`document.querySelector('#search-results a[href="` + path + `"]')`)
	r.Press(kb.ArrowDown)
	r.Follow(path)
}

type taskReader struct{ browsertest.Keyboard }

// TestTaskWhichDraftsCover: which drafts cover Kramatorsk? The page of the place
// names every draft that has a rule for it, and no other; from there the reader
// goes on to a clause and to its sources.
func TestTaskWhichDraftsCover(t *testing.T) {
	atlas, _, err := edition.Load()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(atlas.Places, func(p *geodata.Place) bool { return p.ID == "kramatorsk" })
	for _, reader := range []browsertest.Reader{desk, {Width: 390, Height: 844}} {
		k := keyboard(t, reader, "/")
		taskReader{k}.find("kramatorsk", "/place/kramatorsk")
		mustSay(t, k, "h1", "Kramatorsk")
		mustSay(t, k, "#text .facts", "Held by Ukraine", "Donetsk oblast, part held by Ukraine", "Line of contact", "km away")
		for _, d := range atlas.Drafts {
			treats := len(atlas.TreatmentsOf(atlas.Places[at].Area, d.ID)) > 0
			section := browsertest.Eval[string](k.Tab, `[...document.querySelectorAll("#text .under-draft")].find((s) => s.querySelector("h2").innerText === "Under `+d.Name+`")?.innerText ?? ""`)
			if section == "" || strings.Contains(section, "no rule") == treats {
				t.Errorf("%s treats the place: %t; the page says %q", d.Name, treats, section)
			}
		}
		if reader.Width != desk.Width {
			continue
		}
		k.To(`#text a[href="/draft/us-28/21d"]`)
		k.Follow("/draft/us-28/21d")
		mustSay(t, k, "h1", "21d")
		mustSay(t, k, "#text .treatment", "Donetsk oblast, part held by Ukraine", "Demilitarised buffer", "Who may enter")
		source := browsertest.Eval[string](k.Tab, `document.querySelector(".evidence .cites a").getAttribute("href")`)
		k.To(`.evidence .cites a[href="` + source + `"]`)
		k.Follow(source)
		if top := browsertest.Eval[float64](k.Tab, `document.querySelector(":target").getBoundingClientRect().top`); top < 0 || top > 700 {
			t.Errorf("the source is %.0f px from the top of the window", top)
		}
		k.To(`:target a, :target ~ * a`)
	}
}

// TestTaskWhatChanged: what changed for the buffer between two drafts? The
// reader goes to the pair, jumps to the table of the ground, and filters the
// table of words.
func TestTaskWhatChanged(t *testing.T) {
	k := keyboard(t, desk, "/")
	k.To(`.site-header a[href="/compare"]`)
	k.Follow("/compare")
	k.To(`table a[href="/compare/us-28/ua-20"]`)
	k.Follow("/compare/us-28/ua-20")
	k.Takeover()
	k.To(`a[href="#ground"]`)
	k.Press(kb.Enter)
	if !k.On("#ground") {
		t.Errorf("the link to the table leads to %s", focused(k.Tab))
	}
	row := browsertest.Eval[string](k.Tab, `document.querySelector('.below th a[href="/area/donetsk-held"]').closest("tr").innerText`)
	for _, want := range []string{"6,250 km²", "Demilitarised buffer", "Frozen along the line", "Treated differently"} {
		if !strings.Contains(row, want) {
			t.Errorf("the row of the buffer does not say %q: %q", want, row)
		}
	}
	k.To("#filter summary")
	k.Press(kb.Enter)
	k.To(`#filter input[name="change"]`)
	before := shownRows(k)
	k.Press(kb.ArrowDown, kb.ArrowDown)
	if after := shownRows(k); after == 0 || after >= before {
		t.Errorf("of %d rows the filter leaves %d", before, after)
	}
	k.To(`.sieve-note button`)
	k.Press(" ")
	if again := shownRows(k); again != before {
		t.Errorf("without a filter there are %d rows, before there were %d", again, before)
	}
}

func shownRows(k browsertest.Keyboard) int {
	return browsertest.Eval[int](k.Tab, `[...document.querySelectorAll(".sieve .sift")].filter((e) => e.getClientRects().length).length`)
}

// TestTaskWhatTouches: which areas touch the part of Donetsk oblast that Ukraine
// holds? From the list of a draft to the area, whose text names them with
// direction and length, and on to one of them, which says the same in return.
func TestTaskWhatTouches(t *testing.T) {
	k := keyboard(t, desk, "/draft/us-28")
	k.To(`a[href="#areas"]`)
	k.Press(kb.Enter)
	k.To("#areas a")
	for range 40 {
		if k.On("#list-donetsk-held") {
			break
		}
		k.Press(kb.ArrowDown)
	}
	k.Follow("/area/donetsk-held?draft=us-28")
	if !k.On("#heading") {
		t.Errorf("on the new page the focus is on %s", focused(k.Tab))
	}
	mustSay(t, k, "#text .facts", "6,250 km²", "23.5 % of Donetsk oblast",
		"Donetsk oblast, occupied part: to the north-east and south, along about 335 km, across the line of contact",
		"Luhansk oblast, part held by Ukraine: to the north-east")
	k.To(`.touches a[href="/area/luhansk-held"]`)
	k.Follow("/area/luhansk-held")
	mustSay(t, k, "#text .facts", "Donetsk oblast, part held by Ukraine: to the south and west")
}

// TestTaskSwitchDraft sees an area under another draft, from its own page and
// from that of a draft.
func TestTaskSwitchDraft(t *testing.T) {
	k := keyboard(t, desk, "/area/donetsk-held")
	was := says(k, ".drafts-on-map")
	k.To(`.drafts-on-map a[href="/area/donetsk-held?draft=us-28"]`)
	k.Follow("/area/donetsk-held?draft=us-28")
	k.Wait(`document.querySelector(".drafts-on-map").innerText.startsWith("On the map: US 28 points.")`)
	k.Look("after the draft was switched")
	mustSay(t, k, "#areas h2", "US 28 points")
	if was == says(k, ".drafts-on-map") {
		t.Error("the line says the same as before")
	}
	k.To(`#text a[href="/draft/ua-20"]`)
	k.Follow("/draft/ua-20")
	mustSay(t, k, "h1", "The 20-point draft")
	mustSay(t, k, "#areas h2", "20 points")
}

// TestTaskSearch finds nothing, gives up, and finds a clause.
func TestTaskSearch(t *testing.T) {
	k := keyboard(t, desk, "/about")
	k.To("#search-field")
	k.Type("qqqqqq")
	k.Wait(`document.getElementById("search-status").textContent == "Nothing found."`)
	k.Press(kb.ArrowDown)
	if !k.On(`#search-results a[href="/place"]`) {
		t.Errorf("under no result the focus is on %s", focused(k.Tab))
	}
	k.Press(kb.Escape)
	if !k.On("#search-field") || says(k, "#search-results") != "" {
		t.Errorf("Escape leaves the focus on %s", focused(k.Tab))
	}
	for range 6 {
		k.Press(kb.Backspace)
	}
	k.Type("us-28 21d")
	k.Wait(`document.querySelector('#search-results a[href="/draft/us-28/21d"]')`)
	k.To(`#search-results a[href="/draft/us-28/21d"]`)
	k.Follow("/draft/us-28/21d")
	mustSay(t, k, "h1", "21d")
}

// TestTaskSave saves the map, of which the reader needs the file and not the
// sight.
func TestTaskSave(t *testing.T) {
	k := browsertest.Keyboard{Tab: openTaken(t, browsertest.Reader{Before: catchSaved}, "/draft/us-28")}
	k.Hide(".map-frame")
	k.To("#save summary")
	k.Press(kb.Enter)
	k.To(`[data-save="geojson"]`)
	k.Tab.Press(" ")
	k.Wait(`saved.length == 1`)
	k.Look("after the map was saved")
	if got := says(k, "#save-status"); got == "" {
		t.Error("nothing says that the map was saved")
	}
	k.To("#text a")
}

// TestTaskShare copies the code for an article out of the dialog over the map, and
// comes back to where it was opened.
func TestTaskShare(t *testing.T) {
	k := browsertest.Keyboard{Tab: openTaken(t, browsertest.Reader{Before: noteCopies}, "/draft/us-28")}
	k.Hide(".map-frame")
	k.To("#share-link")
	k.Press(kb.Enter)
	k.Wait(`document.querySelector("dialog")?.open && ` + previewShown)
	k.To("dialog #share-theme")
	k.To("dialog .share-codes li:nth-child(1) .copy")
	k.Press(kb.Enter)
	k.Wait(`copied.length === 1`)
	if got := browsertest.Eval[[]string](k.Tab, `copied`)[0]; !strings.Contains(got, "<iframe") || !strings.Contains(got, "/draft/us-28") {
		t.Errorf("copied is %q", got)
	}
	k.Wait(`document.querySelector("dialog .share-codes li:nth-child(1) .copy-said").textContent === "Copied."`)
	k.Look("after the code was copied")
	k.Tab.Press(kb.Escape)
	k.Wait(`!document.querySelector("dialog")`)
	if !k.On("#share-link") {
		t.Errorf("after the dialog the focus is on %s", focused(k.Tab))
	}
}

// TestTaskViews chooses what the maps of a comparison show by arrows, and moves
// the map by keys and by buttons: nothing needs dragging.
func TestTaskViews(t *testing.T) {
	k := browsertest.Keyboard{Tab: openTaken(t, desk, "/compare/us-28/ua-20")}
	k.To("#view-both")
	k.Press(kb.ArrowDown)
	if !k.On("#view-difference:checked") {
		t.Errorf("after an arrow the focus is on %s", focused(k.Tab))
	}
	k.To("#map")
	before := windowOf(k.Tab)
	k.Press("+")
	closer := moved(k.Tab, before)
	k.Press(kb.ArrowRight)
	moved(k.Tab, closer)
	k.To(`[data-do="reset"]`)
	k.Press(" ")
	rest(k.Tab)
	if back := windowOf(k.Tab); !back.near(before, 2) {
		t.Errorf("the button for all of Ukraine leads to %v, it was %v", back, before)
	}
	k.Look("after a button that now does nothing")
	k.To("#pan-pad summary")
	k.Press(kb.Enter)
	k.To(`[data-do="south"]`)
	k.Press(kb.Enter)
	moved(k.Tab, before)
}

// showNotice shows a note as web/offline.js does, and takes it out of its hands:
// as there is no newer edition, it would be taken away again.
const showNotice = `(() => {
	const note = document.getElementById("notice");
	note.id = "shown";
	note.innerHTML = "<p>A newer edition of this site is ready. It is shown when you want it.</p><button type=button>Show it</button><button type=button>Later</button>";
	return note.offsetHeight > 60;
})()`

// TestNoteCoversNoFocus: a note of a new edition lies over the page and covers
// nothing that the keyboard comes to.
func TestNoteCoversNoFocus(t *testing.T) {
	k := keyboard(t, browsertest.Reader{Width: 390, Height: 600}, "/draft/us-28")
	if !browsertest.Eval[bool](k.Tab, showNotice) {
		t.Fatal("the note cannot be seen, so this proves nothing")
	}
	for range 60 {
		k.Press(kb.Tab)
	}
	if !k.On("#text *") {
		t.Errorf("60 times Tab leads to %s", focused(k.Tab))
	}
}

// TestListKeepsFocus: what the program draws anew does not take the keyboard from
// the list, and the list stays one stop of Tab.
func TestListKeepsFocus(t *testing.T) {
	r := desk
	r.Slower = 4
	r.Before = `addEventListener("DOMContentLoaded", () => { document.getElementById("list-crimea").focus(); });`
	k := browsertest.Keyboard{Tab: openTaken(t, r, "/draft/us-28")}
	k.Press(kb.ArrowDown)
	on := browsertest.Eval[string](k.Tab, `document.activeElement.id`)
	if !strings.HasPrefix(on, "list-") {
		t.Fatalf("after the takeover an arrow leads to %s", focused(k.Tab))
	}
	if stops := browsertest.Eval[[]string](k.Tab, `probe.stops()`); !slices.Equal(stops, []string{on}) {
		t.Errorf("the focus is on %s, the stops are %v", on, stops)
	}
}
