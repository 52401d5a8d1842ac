package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// left is what a filter shows: the rows that can be seen, and what is said.
type left struct {
	Rows  int
	Said  string
	Query string
}

// leftNow counts rows by their own style: what a closed details holds counts.
func leftNow(tab *browsertest.Tab, rows string) left {
	return browsertest.Eval[left](tab, `(() => {
		const seen = (e) => { for (; e; e = e.parentElement) if (getComputedStyle(e).display == "none") return false; return true; };
		return {Rows: [...document.querySelectorAll("`+rows+`")].filter(seen).length,
			Said: document.querySelector(".sieve-count").textContent, Query: location.search};
	})()`)
}

func expectLeft(t *testing.T, tab *browsertest.Tab, when, rows string, want left) {
	t.Helper()
	if got := leftNow(tab, rows); got != want {
		t.Errorf("%s: %+v, want %+v", when, got, want)
	}
}

// counted is how many rows have all the classes of a selector.
func counted(tab *browsertest.Tab, selector string) int {
	return browsertest.Eval[int](tab, `document.querySelectorAll("`+selector+`").length`)
}

// TestTimelineFilter filters the timeline by hand, passes the address on, and
// takes everything back.
func TestTimelineFilter(t *testing.T) {
	tab := open(t, desk, "/timeline")
	all := counted(tab, ".event")
	expectLeft(t, tab, "at first", ".event", left{all, "", ""})
	tab.Click("#filter summary")
	tab.Click("#only-draft-us-28")
	us := counted(tab, ".event.draft-us-28")
	if us < 5 || us >= all {
		t.Fatalf("%d of %d events are about the draft, so this proves nothing", us, all)
	}
	said := func(n int, words string) string {
		return fmt.Sprintf("%d of %d events: %s.", n, all, words)
	}
	expectLeft(t, tab, "one draft", ".event", left{us, said(us, "US 28 points"), "?draft=us-28"})
	tab.Click("#only-when-2025-12")
	both := counted(tab, ".event.draft-us-28.when-2025-12")
	want := left{both, said(both, "December 2025; US 28 points"), "?draft=us-28&when=2025-12"}
	if both == 0 {
		want.Said = fmt.Sprintf("None of %d events matches: December 2025; US 28 points.", all)
	}
	expectLeft(t, tab, "and one month", ".event", want)
	if months := leftNow(tab, ".sift-group").Rows; months > 1 || months == 0 != (both == 0) {
		t.Errorf("%d months are headed, with %d events", months, both)
	}
	tab.Reload()
	tab.Wait(`document.readyState == "complete"`)
	expectLeft(t, tab, "loaded again", ".event", want)
	other := open(t, phone, "/timeline"+want.Query)
	expectLeft(t, other, "passed on", ".event", want)
	tab.Click(`.site-header a[href="/glossary"]`)
	tab.Wait(`location.pathname == "/glossary" && document.readyState == "complete"`)
	tab.Back()
	tab.Wait(`location.pathname == "/timeline" && document.readyState == "complete"`)
	tab.Settle()
	expectLeft(t, tab, "on the way back", ".event", want)
	tab.Click(".sieve-note button")
	tab.Settle()
	expectLeft(t, tab, "all again", ".event", left{all, "", ""})
	if got := focused(tab); !browsertest.Eval[bool](tab, `document.activeElement.matches("#filter summary")`) {
		t.Errorf("the button is gone, and the focus is on %s", got)
	}
}

// TestFilterWithoutScript: the style sheet does it alone, the Enter key does not
// send the form, and the button takes it back.
func TestFilterWithoutScript(t *testing.T) {
	reader := desk
	reader.NoScript = true
	tab := open(t, reader, "/timeline")
	all := counted(tab, ".event")
	tab.Click("#filter summary")
	tab.Click("#only-topic-territory")
	tab.Press(kb.Enter)
	tab.Wait(`document.getElementById("only-topic-territory").checked`)
	expectLeft(t, tab, "one topic", ".event", left{counted(tab, ".event.topic-territory"), "", ""})
	tab.Click(".sieve-note button")
	tab.Wait(`!document.getElementById("only-topic-territory").checked`)
	expectLeft(t, tab, "all again", ".event", left{all, "", ""})
}

// TestFiltersInTheAddress opens filtered tables from their addresses alone.
func TestFiltersInTheAddress(t *testing.T) {
	for _, c := range []struct{ path, query, rows, kept string }{
		{"/coverage", "?topic=nato", ".clause-row", ".clause-row.topic-nato"},
		{"/coverage", "?kind=demilitarised-buffer", ".clause-row", ".clause-row.kind-demilitarised-buffer"},
		{"/compare/all", "?topic=territory&quoted=1", "tr.sift", "tr.sift.topic-territory:not(.is-unquoted)"},
		{"/compare/us-28/e3", "?change=softened", "tr.sift", "tr.sift.change-softened"},
		{"/compare/us-28/e3", "?change=none", "tr.sift", "tr.sift.change-none"},
		{"/timeline", "?topic=nonsense&draft=no-such", ".event", ".event"},
	} {
		tab := open(t, desk, c.path+c.query)
		if c.path == "/compare/us-28/e3" {
			tab.Takeover()
		}
		n := counted(tab, c.kept)
		if got := leftNow(tab, c.rows); got.Rows != n || (got.Said == "") != (n == counted(tab, c.rows)) {
			t.Errorf("%s%s shows %+v, want %d rows", c.path, c.query, got, n)
		}
	}
	tab := open(t, desk, "/compare/all?columns=us-28,e3")
	if n := browsertest.Eval[int](tab, `[...document.querySelectorAll("thead th")].filter((e) => e.getClientRects().length > 0).length`); n != 4 {
		t.Errorf("two drafts, the subject and what changed are %d columns", n)
	}
}

// TestFilterGoesAlong: from one comparison to the next, in the same document,
// the choice stays and stands in the new address too; on the way back it is what
// it was.
func TestFilterGoesAlong(t *testing.T) {
	tab := openTaken(t, desk, "/compare/us-28/e3")
	stay(tab)
	tab.Click("#filter summary")
	tab.Click("#only-topic-nato")
	if got := tab.Path(); got != "/compare/us-28/e3?topic=nato" {
		t.Errorf("the address is %s", got)
	}
	swap := browsertest.Eval[string](tab, `[...document.querySelectorAll('main a[href^="/compare/"]')].map((a) => a.getAttribute("href")).find((h) => h == "/compare/e3/us-28") ?? ""`)
	if swap == "" {
		t.Fatal("the page has no link to the comparison the other way round")
	}
	tab.Click(`main a[href="` + swap + `"]`)
	tab.Wait(`location.pathname == "` + swap + `"`)
	tab.Settle()
	if got := tab.Path(); got != swap+"?topic=nato" {
		t.Errorf("the next comparison has the address %s", got)
	}
	tab.Click("#any-topic")
	if got := tab.Path(); got != swap {
		t.Errorf("with everything shown the address is %s", got)
	}
	tab.Back()
	tab.Wait(`location.pathname == "/compare/us-28/e3"`)
	tab.Settle()
	if got := tab.Path(); got != "/compare/us-28/e3?topic=nato" || !browsertest.Eval[bool](tab, `document.getElementById("only-topic-nato").checked`) {
		t.Errorf("on the way back the address is %s, and the choice is not set", got)
	}
	tab.Click(".sieve-note button")
	if got := tab.Path(); got != "/compare/us-28/e3" || !browsertest.Eval[bool](tab, `document.getElementById("any-topic").checked && document.getElementById("any-change").checked`) {
		t.Errorf("the button that shows all leaves %s, or a question without an answer", got)
	}
	if !browsertest.Eval[bool](tab, `window.samePage === true`) {
		t.Error("the pages were loaded anew, so this proves nothing")
	}
}
