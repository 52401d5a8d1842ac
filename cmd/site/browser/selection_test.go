package browser

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// selection is everything that shows which areas a page is about.
type selection struct {
	Path, Heading, OnMap, InList string
	StepsBack                    bool
}

// arriveAt waits for a page that the program draws. The address is that of the new page
// when what is read first has been drawn, and after back and forward before that.
func arriveAt(tab *browsertest.Tab, path string) {
	tab.Wait(`location.pathname == "` + path + `" && probe.whole()`)
	tab.Settle()
}

// expect waits for a page all parts of which show the same areas.
func expect(t *testing.T, tab *browsertest.Tab, path, heading, areas string) {
	t.Helper()
	arriveAt(tab, path)
	want := selection{path, heading, areas, areas, areas != ""}
	var got selection
	for end := time.Now().Add(browsertest.WaitTime); got != want; time.Sleep(20 * time.Millisecond) {
		if got = browsertest.Eval[selection](tab, `probe.selection()`); time.Now().After(end) {
			t.Errorf("the page shows %+v,\nwant           %+v", got, want)
			return
		}
	}
}

const buffer = "Donetsk oblast, part held by Ukraine"

// TestSelect selects an area in every way there is.
func TestSelect(t *testing.T) {
	ways := []struct {
		name   string
		reader browsertest.Reader
		do     func(t *testing.T, tab *browsertest.Tab)
	}{
		{"click on the map", desk, func(t *testing.T, tab *browsertest.Tab) { tab.ClickAt(ground(t, tab, "donetsk-held")) }},
		{"tap on the map", phone, func(t *testing.T, tab *browsertest.Tab) { tab.Tap(ground(t, tab, "donetsk-held")) }},
		{"click in the list", desk, func(t *testing.T, tab *browsertest.Tab) { tab.Click("#list-donetsk-held") }},
		{"keyboard", desk, func(t *testing.T, tab *browsertest.Tab) {
			focusList(t, tab)
			for range 40 {
				if browsertest.Eval[string](tab, `document.activeElement.id`) == "list-donetsk-held" {
					break
				}
				tab.Press(kb.ArrowDown)
			}
			tab.Press(kb.Enter)
		}},
	}
	for _, way := range ways {
		t.Run(way.name, func(t *testing.T) {
			tab := openTaken(t, way.reader, "/draft/us-28")
			expect(t, tab, "/draft/us-28", "The 28-point draft", "")
			browsertest.Eval[bool](tab, `Boolean(window.sameMap = probe.map())`)
			way.do(t, tab)
			expect(t, tab, "/area/donetsk-held", buffer, "donetsk-held")
			if !browsertest.Eval[bool](tab, `sameMap === probe.map()`) {
				t.Error("the whole page was loaded again, or the map made anew")
			}
			if got := browsertest.Eval[string](tab, `document.title`); !strings.Contains(got, buffer) {
				t.Errorf("the title is %q", got)
			}
		})
	}
}

// focusList follows the link to the list with the keyboard alone and goes on
// into the list.
func focusList(t *testing.T, tab *browsertest.Tab) {
	t.Helper()
	tabTo(t, tab, `a[href="#areas"]`)
	tab.Press(kb.Enter, kb.Tab)
	if got := focused(tab); !browsertest.Eval[bool](tab, `Boolean(document.activeElement.closest("[data-roving]"))`) {
		t.Fatalf("after the link to the list of areas, Tab goes to %s", got)
	}
}

// tabTo presses Tab until an element has the focus.
func tabTo(t *testing.T, tab *browsertest.Tab, selector string) {
	t.Helper()
	for range 100 { // once round a page, and a little more
		tab.Press(kb.Tab)
		if browsertest.Eval[bool](tab, "document.activeElement.matches(`"+selector+"`)") {
			return
		}
	}
	t.Fatalf("100 times Tab, and %s has no focus", selector)
}

// focused is the opening tag of what has the focus.
func focused(tab *browsertest.Tab) string {
	return browsertest.Eval[string](tab, `document.activeElement.outerHTML.slice(0, 120)`)
}

// TestSkipLink follows the first links of the page with the keyboard: to the
// page, where the map comes next, and past the map.
func TestSkipLink(t *testing.T) {
	for link, next := range map[string]string{"#content": "#map", "#text": "#text a"} {
		tab := openTaken(t, desk, "/area/donetsk-held")
		tabTo(t, tab, `a.skip[href="`+link+`"]`)
		tab.Press(kb.Enter, kb.Tab)
		if !browsertest.Eval[bool](tab, `document.activeElement.matches("`+next+`")`) {
			t.Errorf("after the link to %s, Tab goes to %s", link, focused(tab))
		}
	}
}

// TestListIsOneStop walks through the list with the keyboard.
func TestListIsOneStop(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	all := browsertest.Eval[[]string](tab, `[...document.querySelectorAll("[data-roving] a[href]")].map(a => a.id)`)
	if len(all) < 12 {
		t.Fatalf("the list has %d areas", len(all))
	}
	focusList(t, tab)
	focus := func() string { return browsertest.Eval[string](tab, `document.activeElement.id`) }
	steps := []struct {
		key  string
		want string
	}{
		{kb.ArrowDown, all[1]}, {kb.ArrowRight, all[2]}, {kb.ArrowUp, all[1]}, {kb.ArrowLeft, all[0]}, {kb.ArrowUp, all[0]},
		{kb.End, all[len(all)-1]}, {kb.ArrowDown, all[len(all)-1]}, {kb.Home, all[0]}, {kb.ArrowDown, all[1]},
	}
	for i, s := range steps {
		tab.Press(s.key)
		if got := focus(); got != s.want {
			t.Errorf("after key %d the focus is on %q, want %q", i+1, got, s.want)
		}
	}
	if stops := browsertest.Eval[[]string](tab, `probe.stops()`); !slices.Equal(stops, []string{all[1]}) {
		t.Errorf("the tab stops are %v", stops)
	}
	if hinted := browsertest.Eval[string](tab, `document.querySelector("#map .area.is-hinted")?.dataset.area ?? ""`); "list-"+hinted != all[1] {
		t.Errorf("the focus is on %s, the map marks %q", all[1], hinted)
	}
	tab.Press(kb.Tab)
	if got := browsertest.Eval[bool](tab, `Boolean(document.activeElement.closest("[data-roving]"))`); got {
		t.Error("after Tab the focus is still in the list")
	}
}

// TestClauseLightsItsAreas looks at clauses with several areas and with none.
func TestClauseLightsItsAreas(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	tab.Click(`#content a[href="/draft/us-28/21a"]`)
	arriveAt(tab, "/draft/us-28/21a")
	got := browsertest.Eval[selection](tab, `probe.selection()`)
	if got.OnMap == "" || got.OnMap != got.InList || !got.StepsBack {
		t.Errorf("the clause on recognition shows %+v", got)
	}
	for _, area := range []string{"crimea", "donetsk-occupied", "luhansk-occupied"} {
		if !slices.Contains(strings.Fields(got.OnMap), area) {
			t.Errorf("%s is not lit", area)
		}
	}
}

// TestHover names the area under the mouse, on the map and in the list.
func TestHover(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	tab.MoveTo(ground(t, tab, "donetsk-held"))
	tab.Wait(`document.querySelector(".map-tip.is-shown")?.textContent == "` + buffer + `"`)
	tab.MoveTo(browsertest.Point{X: 2, Y: 2})
	tab.Wait(`!document.querySelector(".map-tip.is-shown") && !document.querySelector(".is-hinted")`)
	tab.MoveTo(tab.Middle("#list-crimea"))
	tab.Wait(`document.querySelector("#map .is-hinted")?.dataset.area == "crimea"`)
}
