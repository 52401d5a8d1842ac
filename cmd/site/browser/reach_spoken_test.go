package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// What a screen reader is given: roles, names, states and order, read from
// Chromium's accessibility tree.

// TestSpokenMap: the map is one group with a name and a description made from
// the data; nothing of its drawing is read.
func TestSpokenMap(t *testing.T) {
	for path, about := range map[string][]string{
		"/draft/us-28/21d": {"28-point draft of 20 November 2025", "Demilitarised buffer, 1 area, 6,250 km²", "Marked: Donetsk oblast, part held by Ukraine."},
		"/place/bakhmut":   {"recognised borders", "held on 20 November 2025"},
		"/area/crimea":     {"Marked: Crimea"},
	} {
		page := openTaken(t, desk, path).Spoken()
		m := page.Find("group", "Map. ")
		if m == nil {
			t.Fatalf("%s: no group is the map", path)
		}
		for _, words := range about {
			if !strings.Contains(m.Description, words) {
				t.Errorf("%s: the map is not described by %q: %s", path, words, m.Description)
			}
		}
		if read := m.All("link", "image", "graphics-document", "StaticText", "img"); len(read) > 0 {
			t.Errorf("%s: of the drawing is read: %q", path, browsertest.Names(read))
		}
		if d := page.Find("DisclosureTriangle", "The map in words"); d == nil || d.States["expanded"] != "false" {
			t.Errorf("%s: the map in words is %+v", path, d)
		}
	}
}

// TestSpokenOrder: landmarks, the heading before the map, no level of headings
// left out.
func TestSpokenOrder(t *testing.T) {
	for _, path := range []string{"/", "/draft/us-28", "/draft/us-28/21d", "/area/donetsk-held", "/place/kramatorsk", "/compare/us-28/ua-20"} {
		page := openTaken(t, phone, path).Spoken()
		for _, role := range []string{"banner", "main", "contentinfo", "search"} {
			if n := len(page.All(role)); n != 1 {
				t.Errorf("%s has %d landmarks %q", path, n, role)
			}
		}
		level := 0
		for _, h := range page.All("heading") {
			var next int
			fmt.Sscan(h.States["level"], &next)
			if next > level+1 || h.Name == "" {
				t.Errorf("%s: after level %d comes the heading %q of level %d", path, level, h.Name, next)
			}
			level = next
		}
		parts := page.Find("main", "").All("heading", "group")
		m := slices.IndexFunc(parts, func(p *browsertest.Spoken) bool { return strings.HasPrefix(p.Name, "Map") })
		if m < 1 || m > 2 || parts[0].States["level"] != "1" {
			t.Errorf("%s: first come %q, and not the heading and the map", path, browsertest.Names(parts))
		}
	}
}

// TestSpokenList: the list beside the map is a navigation of lists under
// headings, its links are in the order of the list, and one is the current one.
func TestSpokenList(t *testing.T) {
	tab := openTaken(t, desk, "/area/donetsk-held?draft=us-28")
	tab.Wait(`document.querySelector("#areas h2").textContent.includes("US 28 points")`)
	list := tab.Spoken().Find("navigation", "Areas under US 28 points")
	if list == nil {
		t.Fatal("there is no navigation with the areas")
	}
	shown := browsertest.Eval[[]string](tab, `[...document.querySelectorAll("#areas a")].map((a) => a.textContent)`)
	if read := browsertest.Names(list.All("link")); !slices.Equal(read, shown) || len(read) < 12 {
		t.Errorf("read are %q, shown %q", read, shown)
	}
	if heads := browsertest.Names(list.All("heading")); !slices.Contains(heads, "Demilitarised buffer") {
		t.Errorf("the headings of the list are %q", heads)
	}
	if n := len(list.All("list")); n < 4 {
		t.Errorf("there are %d lists", n)
	}
	if now := browsertest.Eval[[]string](tab, `[...document.querySelectorAll("#areas a[aria-current=true]")].map((a) => a.textContent)`); !slices.Equal(now, []string{buffer}) {
		t.Errorf("current is %q", now)
	}
}

// TestSpokenComparison: the choice of views, the two maps, and the tables with
// their heads.
func TestSpokenComparison(t *testing.T) {
	page := openTaken(t, desk, "/compare/us-28/ua-20").Spoken()
	choice := page.Find("group", "On the map")
	if choice == nil {
		t.Fatal("the choice of views has no name")
	}
	radios := choice.All("radio")
	if got := browsertest.Names(radios); !slices.Equal(got, []string{"Side by side", "The difference", "US 28 points", "20 points"}) {
		t.Errorf("the views are %q", got)
	}
	for i, r := range radios {
		if want := fmt.Sprint(i == 0); r.States["checked"] != want {
			t.Errorf("%s is checked: %s, want %s", r.Name, r.States["checked"], want)
		}
	}
	if m := page.Find("group", "Maps, moved together"); m == nil || !strings.Contains(m.Description, "Treated differently, ") {
		t.Errorf("the maps are %+v", m)
	}
	tables := page.All("table")
	if len(tables) != 2 {
		t.Fatalf("there are %d tables", len(tables))
	}
	if heads := browsertest.Names(tables[0].All("columnheader")); !slices.Equal(heads, []string{"Area", "Size", "US 28 points", "20 points", "Difference"}) {
		t.Errorf("the columns are %q", heads)
	}
	if rows := browsertest.Names(tables[0].All("rowheader")); !slices.Contains(rows, buffer) {
		t.Errorf("the rows are %q", rows)
	}
	for _, name := range []string{"On the ground", "In words"} {
		if page.Find("region", name) == nil {
			t.Errorf("no region is named %q, to scroll its table with the keyboard", name)
		}
	}
}

// countMessages counts, for each region that is read out when it changes, how
// often its words changed.
const countMessages = `
addEventListener("DOMContentLoaded", () => {
	window.messages = [];
	const last = new Map();
	new MutationObserver(() => {
		for (const e of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
			const now = e.innerText.trim();
			if (now !== (last.get(e.id) ?? "") && now) messages.push(e.id + ": " + now);
			last.set(e.id, now);
		}
	}).observe(document, {subtree: true, childList: true, characterData: true});
});
`

// said returns the messages since it was last asked.
func said(tab *browsertest.Tab) []string {
	tab.Settle()
	return browsertest.Eval[[]string](tab, `window.messages.splice(0)`)
}

// TestSpokenMessages: an action is followed by one message at most, and moving
// the map by none for each frame.
func TestSpokenMessages(t *testing.T) {
	r := desk
	r.Before = countMessages
	tab := openTaken(t, r, "/draft/us-28")
	said(tab)
	atMostOne := func(what string, want string) {
		t.Helper()
		got := said(tab)
		if len(got) > 1 || want != "" && (len(got) != 1 || !strings.Contains(got[0], want)) || want == "" && len(got) > 0 {
			t.Errorf("%s is followed by %q, want %q", what, got, want)
		}
	}
	tab.Wheel(centre(tab), -300)
	rest(tab)
	atMostOne("turning the wheel", "")
	tab.Drag(centre(tab), browsertest.Point{X: 200, Y: 300})
	rest(tab)
	atMostOne("dragging", "")
	tab.ClickAt(find(t, tab, `(e) => e.dataset.lies && !e.dataset.liesArea`))
	rest(tab)
	atMostOne("a click on open ground", "Here: ")
	tab.Click("#search-field")
	said(tab)
	tab.Press("b")
	tab.Wait(`document.getElementById("search-status").textContent`)
	atMostOne("a letter in the search field", "results")
	tab.Press(kb.Escape)
	said(tab)
	tab.Click("#list-crimea")
	tab.Wait(`location.pathname == "/area/crimea"`)
	rest(tab)
	// The focus is on the heading of the new page, which is read.
	if got := said(tab); len(got) > 0 || !browsertest.Eval[bool](tab, `document.activeElement.id == "heading"`) {
		t.Errorf("selecting an area is followed by %q and a focus on %s", got, focused(tab))
	}
}

// TestSpokenSearch: the field has a name, says what it controls, and what it
// finds is a list of links.
func TestSpokenSearch(t *testing.T) {
	tab := open(t, desk, "/about")
	tab.Click("#search-field")
	tab.Press("k", "h", "e", "r", "s", "o", "n")
	tab.Wait(`document.querySelector("#search-results li")`)
	page := tab.Spoken()
	field := page.Find("searchbox", "Search places, clauses, areas, topics and terms")
	if field == nil || field.States["controls"] == "" && field.States["focused"] != "true" {
		t.Fatalf("the field is %+v", field)
	}
	found := page.Find("search", "")
	if found == nil || len(found.All("list")) != 1 || len(found.All("listitem")) < 3 || !strings.HasPrefix(found.All("link")[0].Name, "Kherson") {
		t.Errorf("what is found is read as %+v", found)
	}
	status := found.Find("status", "")
	if status == nil || status.States["live"] != "polite" || !strings.Contains(status.Words(), "results") {
		t.Errorf("the status is %+v", status)
	}
}
