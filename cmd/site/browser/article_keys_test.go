package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

func jsNumber(v float64) string { return fmt.Sprint(v) }

// tabOut presses Tab from where the focus is until it is on the element of the
// article with that id, and returns where it was in the frame on the way. Each
// of these must be seen to have it.
func tabOut(t *testing.T, tab *browsertest.Tab, to string) []string {
	t.Helper()
	inside := tab.Frame(0)
	var way []string
	for range 80 {
		tab.Press(kb.Tab)
		if browsertest.Eval[string](tab, `document.activeElement.id`) == to {
			return way
		}
		if browsertest.Eval[bool](tab, `document.activeElement !== `+browsertest.Frames+`[0]`) {
			continue
		}
		at := browsertest.Eval[[]string](inside, `(() => {
			const e = document.activeElement, s = getComputedStyle(e);
			return [e.id || e.dataset.do || e.className || e.localName, e.matches(":focus-visible") && s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 ? "" : "unseen"];
		})()`)
		if at[1] != "" && at[0] != "html" {
			t.Errorf("the focus on %s cannot be seen", at[0])
		}
		way = append(way, at[0])
	}
	t.Fatalf("80 times Tab do not lead out of the frame: %v", way)
	return nil
}

// TestArticleByKeyboard goes from the article into the frame, through all that is
// in it and out again, and works the map on the way.
func TestArticleByKeyboard(t *testing.T) {
	tab := article(t, desk, "plain.html")
	settled(tab, 1, 0)
	inside := tab.Frame(0)
	browsertest.Eval[bool](tab, `(document.getElementById("before").focus(), true)`)
	way := tabOut(t, tab, "after")
	for i, want := range []string{"map", "in", "out", "reset", "move"} {
		if i >= len(way) || way[i] != want {
			t.Fatalf("the way through the frame is %v, want %s at %d", way, want, i)
		}
	}
	if !slices.Contains(way, "onward") || !slices.Contains(way, "summary") {
		t.Errorf("the way through the frame is %v", way)
	}

	// The map, from the keyboard.
	browsertest.Eval[bool](tab, `(document.getElementById("before").focus(), true)`)
	for browsertest.Eval[bool](tab, `document.activeElement.localName !== "iframe"`) {
		tab.Press(kb.Tab)
	}
	view := func() string { return browsertest.Eval[string](inside, embedView) }
	says := func(words string) {
		t.Helper()
		inside.Wait(fmt.Sprintf(`document.getElementById("keys").textContent.includes(%q)`, words))
	}
	tab.Press("+")
	closer := view()
	tab.Press(kb.ArrowLeft)
	if view() != closer {
		t.Error("an arrow key moves a map that was not asked to move")
	}
	tab.Press(kb.Enter)
	says("lets go")
	tab.Press(kb.ArrowLeft)
	if view() == closer {
		t.Error("after Enter an arrow key does not move the map")
	}
	tab.Press(kb.Escape)
	says("Pick an area")
	if !browsertest.Eval[bool](inside, `document.activeElement.id === "map" && !document.querySelector(".is-active")`) {
		t.Error("Escape takes the focus from the map, or does not let go of it")
	}

	// An area from the list, and its links.
	browsertest.Eval[bool](inside, `(document.querySelector(".areas > summary").focus(), true)`)
	tab.Press(kb.Enter, kb.Tab, kb.Enter)
	inside.Wait(`document.querySelector(".area-text").open && document.querySelector(".area.is-picked")`)
	settled(tab, 1, 0)
	tab.Press(kb.Tab)
	if got := browsertest.Eval[string](inside, `document.activeElement.getAttribute("href") ?? ""`); !strings.HasPrefix(got, "/draft/us-28/") {
		t.Errorf("after an area comes the link to %q", got)
	}
	if rest := tabOut(t, tab, "after"); len(rest) < len(way)-8 {
		t.Errorf("the way out is %v", rest)
	}
}

// TestArticleSaysWhatWasPicked: the status line names it, and where it stands; the
// focus comes back to the map when it is closed.
func TestArticleSaysWhatWasPicked(t *testing.T) {
	tab := article(t, desk, "wordpress.html")
	settled(tab, 1, 1000)
	inside := tab.Frame(0)
	const status = `document.querySelector("[role=status]").textContent`
	pickOnMap(inside, "crimea")
	inside.Wait(status + `.startsWith("Crimea (Autonomous Republic): its clauses are below")`)
	browsertest.Eval[bool](inside, `(document.querySelector(".close").focus(), true)`)
	tab.Press(kb.Enter)
	inside.Wait(`document.getElementById("reading").hidden && document.activeElement.id === "map" && ` + status + `.startsWith("Pick an area")`)
	pickOnMap(inside, "sevastopol")
	tab.Press(kb.Escape)
	inside.Wait(`document.getElementById("reading").hidden && !document.querySelector(".is-picked")`)
}
