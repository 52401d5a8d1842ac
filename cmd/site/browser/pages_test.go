package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// TestOpenStaysOpen: what the reader has opened is open on the next page too, of the
// same kind and of another, though the program replaces it.
func TestOpenStaysOpen(t *testing.T) {
	tab := openTaken(t, desk, "/area/donetsk-held")
	tab.Click("#words > summary")
	tab.Wait(`document.getElementById("words").open`)
	browsertest.Eval[bool](tab, `Boolean(window.before = document.getElementById("words"))`)
	for _, next := range []string{"/area/luhansk-held", "/draft/us-28/21a", "/draft/us-28"} {
		tab.Click(`#content :is(.touches, .panel, .intro) a[href="` + next + `"]`)
		tab.Wait(`location.pathname == "` + next + `" && probe.whole()`)
		tab.Settle()
		if !browsertest.Eval[bool](tab, `document.getElementById("words").open`) {
			t.Fatalf("“The map in words” is shut on %s", next)
		}
	}
	if browsertest.Eval[bool](tab, `before.isConnected`) {
		t.Fatal("the list is the same element still, so that this test shows nothing")
	}
	if browsertest.Eval[bool](tab, `document.getElementById("save").open`) {
		t.Error("what was shut has been opened")
	}
}

// TestNextPageIsWhole: a page that the program has drawn in two steps, and of which it
// kept what the page before had too, says in the end what the host sends for it.
func TestNextPageIsWhole(t *testing.T) {
	tab := openTaken(t, desk, "/area/donetsk-held")
	for _, next := range []string{"/area/luhansk-held", "/area/luhansk", "/draft/us-28/21a", "/draft/us-28/21b"} {
		tab.Click(`#content :is(.touches, .panel, .intro) a[href="` + next + `"]`)
		tab.Wait(`location.pathname == "` + next + `" && probe.whole()`)
		tab.Settle()
		if diff := browsertest.Eval[string](tab, `fetch(location.pathname).then((r) => r.text()).then((html) => {
			const words = (page) => [...page.querySelectorAll(".intro, .panel")].map((e) => e.textContent).join(" ").split(/\s+/);
			const sent = words(new DOMParser().parseFromString(html, "text/html")), drawn = words(document);
			const i = sent.findIndex((w, i) => w !== drawn[i]);
			return i < 0 && sent.length === drawn.length && sent.length > 100 ? "" :
				"from word " + i + ": " + drawn.slice(i, i + 8).join(" ") + ", sent: " + sent.slice(i, i + 8).join(" ");
		})`); diff != "" {
			t.Errorf("%s differs %s", next, diff)
		}
		const lit = `[...%s.querySelectorAll("#map .area.is-lit")].map((a) => a.dataset.area).sort().join(" ")`
		if drawn, sent := browsertest.Eval[string](tab, fmt.Sprintf(lit, "document")), browsertest.Eval[string](tab, `fetch(location.pathname).then((r) => r.text()).then((html) => `+
			fmt.Sprintf(lit, `new DOMParser().parseFromString(html, "text/html")`)+`)`); drawn != sent {
			t.Errorf("%s lights %q, sent: %q", next, drawn, sent)
		}
	}
}

// TestChosenAreaIsMarked: an area is marked in the moment in which it is clicked, and
// lit soon after. A finger hovers over nothing that would be marked before.
func TestChosenAreaIsMarked(t *testing.T) {
	tab := openTaken(t, phone, "/area/donetsk-held")
	if !browsertest.Eval[bool](tab, `(() => {
		const area = document.querySelector('#map .area[data-area="luhansk-occupied"]');
		area.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
		return area.classList.contains("is-hinted") && !area.classList.contains("is-lit");
	})()`) {
		t.Error("the area is not marked by a click")
	}
	tab.Wait(`location.pathname == "/area/luhansk-occupied" && document.querySelector('#map .area.is-lit[data-area="luhansk-occupied"]')`)
	tab.Settle()
	if browsertest.Eval[bool](tab, `Boolean(document.querySelector("#map .is-hinted"))`) {
		t.Error("the mark stays")
	}
	tab.Tap(ground(t, tab, "luhansk-occupied"))
	rest(tab)
	if browsertest.Eval[bool](tab, `Boolean(document.querySelector("#map .is-hinted"))`) {
		t.Error("the area whose page is open is marked by a finger, and stays so")
	}
}

// TestOneSceneForOneClick: on the way to an area the map is never drawn under another
// draft than the one the reader was looking at.
func TestOneSceneForOneClick(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	browsertest.Eval[bool](tab, `(() => {
		window.scenes = [];
		// What was shown for a moment within one task is only in the old values.
		new MutationObserver((records) => records.forEach((_, i) => scenes.push(records[i + 1]?.oldValue ?? probe.map().dataset.scene)))
			.observe(probe.map(), { attributes: true, attributeFilter: ["data-scene"], attributeOldValue: true });
		return true;
	})()`)
	scenes := func(how, want string) {
		t.Helper()
		tab.Wait(`scenes.length > 0 && probe.whole()`)
		tab.Settle()
		if got := browsertest.Eval[string](tab, `scenes.splice(0).join(" ")`); got != want {
			t.Errorf("%s, the map showed %s, want %s", how, got, want)
		}
	}
	const area = "/area/donetsk-held?draft=us-28"
	tab.Click("#list-donetsk-held")
	scenes("after a click in the list", area)
	tab.Back()
	scenes("back", "/draft/us-28")
	tab.ClickAt(ground(t, tab, "donetsk-held"))
	scenes("after a click on the map", area)
	tab.Back()
	scenes("back again", "/draft/us-28")
	tab.Forward()
	scenes("forward", area)
}

// TestKeyboardGoesToTheHeading from an element that is not there any more.
func TestKeyboardGoesToTheHeading(t *testing.T) {
	tab := openTaken(t, desk, "/area/donetsk-held")
	browsertest.Eval[bool](tab, `(document.querySelector('main a[href="/draft/us-28/21a"]').focus(), true)`)
	tab.Press(kb.Enter)
	arriveAt(tab, "/draft/us-28/21a")
	if !browsertest.Eval[bool](tab, `document.activeElement.id == "heading"`) {
		t.Errorf("after a link by keyboard the focus is on %s", focused(tab))
	}
	tab.Press(kb.Tab)
	if !browsertest.Eval[bool](tab, `Boolean(document.activeElement.closest("main"))`) {
		t.Errorf("from there Tab goes to %s, outside the page's text", focused(tab))
	}
}

// TestLinkAfterBackToAnotherDraft: back and forward between drafts of one page do not
// make of the next link one that goes back.
func TestLinkAfterBackToAnotherDraft(t *testing.T) {
	tab := openTaken(t, desk, "/area/donetsk-held")
	tab.Click(`.drafts-on-map a[href="/area/donetsk-held?draft=us-28"]`)
	tab.Wait(`location.search == "?draft=us-28"`)
	tab.Back()
	tab.Wait(`location.search == "" && !document.querySelector(".drafts-on-map").innerText.includes("On the map: US 28")`)
	browsertest.Eval[bool](tab, `(scrollTo(0, 600), document.querySelector('#text a[href="/draft/us-28/21a"]').click(), true)`)
	arriveAt(tab, "/draft/us-28/21a")
	if !browsertest.Eval[bool](tab, `scrollY === 0 && document.activeElement.id === "heading"`) {
		t.Errorf("the next page begins %v px down, with the focus on %s", browsertest.Eval[float64](tab, `scrollY`), focused(tab))
	}
}
