package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// menuState is what of the menu can be seen: how many entries, whether any
// reaches out of the window, and whether it scrolls sideways.
type menuState struct {
	Entries         int
	Outside, Scroll bool
}

func menuNow(tab *browsertest.Tab) menuState {
	return browsertest.Eval[menuState](tab, `(() => {
		const all = [...document.querySelectorAll(".site-header nav li a")].map((a) => a.getBoundingClientRect()).filter((r) => r.width > 0);
		const nav = document.querySelector(".site-header nav");
		return {Entries: all.length, Outside: all.some((r) => r.left < 0 || r.right > innerWidth || r.top < 0),
			Scroll: nav.scrollWidth > nav.clientWidth + 1 && getComputedStyle(nav).overflowX != "visible" || document.documentElement.scrollWidth > innerWidth};
	})()`)
}

// TestMenu: every entry can be seen at every width, at once or after one press,
// with and without scripts.
func TestMenu(t *testing.T) {
	const entries = 11
	for _, script := range []bool{true, false} {
		for _, width := range []int{320, 390, 768, 1024, 1232, 1240, 1600} {
			t.Run(fmt.Sprint(width, script), func(t *testing.T) {
				tab := open(t, browsertest.Reader{Width: width, Height: 800, NoScript: !script}, "/glossary")
				closed := menuState{0, false, false}
				opens := width <= 1232
				if !opens {
					closed.Entries = entries
				}
				if got := menuNow(tab); got != closed {
					t.Errorf("the menu is %+v, want %+v", got, closed)
				}
				if shown := browsertest.Eval[bool](tab, `document.querySelector("#menu summary").getClientRects().length > 0`); shown != opens {
					t.Fatalf("the button is there: %t, want %t", shown, opens)
				}
				if !opens {
					return
				}
				tab.Click("#menu summary")
				if got := menuNow(tab); got != (menuState{entries, false, false}) {
					t.Errorf("opened, the menu is %+v", got)
				}
				tab.Click(`.site-header a[href="/sources"]`)
				tab.Wait(`location.pathname == "/sources"`)
			})
		}
	}
}

// TestMenuCloses opens the menu with the keyboard and closes it by Escape, by a
// click beside it and by going on to a page that the program runs.
func TestMenuCloses(t *testing.T) {
	reader := desk
	reader.Width = 900
	tab := openTaken(t, reader, "/draft/us-28")
	isOpen := `document.getElementById("menu").open`
	openIt := func() {
		tabTo(t, tab, "#menu summary")
		tab.Press(kb.Enter)
		tab.Wait(isOpen)
	}
	openIt()
	tab.Press(kb.Tab, kb.Escape)
	if browsertest.Eval[bool](tab, isOpen) || !browsertest.Eval[bool](tab, `document.activeElement.matches("#menu summary")`) {
		t.Error("Escape does not close the menu, or loses the focus")
	}
	tab.Press(kb.Enter)
	tab.Wait(isOpen)
	tab.Click("#topics")
	if browsertest.Eval[bool](tab, isOpen) {
		t.Error("a click on the page leaves the menu open")
	}
	tab.Click("#menu summary")
	tab.Wait(isOpen)
	tab.Click(`.site-header nav a[href="/"]`)
	tab.Wait(`location.pathname == "/"`)
	tab.Settle()
	if browsertest.Eval[bool](tab, isOpen) {
		t.Error("the menu is still open on the next page")
	}
}
