package browser

import (
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// TestHistory goes from draft to clause to area, back and forward again.
func TestHistory(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	browsertest.Eval[bool](tab, `Boolean(window.sameMap = probe.map())`)
	pages := []struct{ path, heading, areas string }{
		{"/draft/us-28", "The 28-point draft", ""},
		{"/draft/us-28/21d", "21d: Donetsk withdrawal zone", "donetsk-held"},
		{"/area/donetsk-held", buffer, "donetsk-held"},
		{"/area/crimea", "Crimea (Autonomous Republic)", "crimea"},
	}
	var windows []window
	arrived := func(i int) {
		t.Helper()
		expect(t, tab, pages[i].path, pages[i].heading, pages[i].areas)
		rest(tab)
		w := windowOf(tab)
		if i == len(windows) {
			windows = append(windows, w)
		}
		if !w.near(windows[i], 1) {
			t.Errorf("%s shows %v, it showed %v", pages[i].path, w, windows[i])
		}
	}
	arrived(0)
	for i, link := range []string{`#content a[href="/draft/us-28/21d"]`, "#list-donetsk-held", "#list-crimea"} {
		tab.Click(link)
		arrived(i + 1)
	}
	for _, i := range []int{2, 1, 0} {
		tab.Back()
		arrived(i)
	}
	for _, i := range []int{1, 2, 3} {
		tab.Forward()
		arrived(i)
	}
	if !browsertest.Eval[bool](tab, `sameMap === probe.map()`) {
		t.Error("the page was loaded again on the way")
	}
}

// TestHistoryKeepsWindow moves the map, selects an area, and goes back to the
// window that was chosen.
func TestHistoryKeepsWindow(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	first := windowOf(tab)
	tab.Wheel(ground(t, tab, "donetsk-held"), -250)
	chosen := moved(tab, first)
	address := tab.Path()
	tab.Click("#list-crimea")
	expect(t, tab, "/area/crimea", "Crimea (Autonomous Republic)", "crimea")
	rest(tab)
	tab.Back()
	expect(t, tab, "/draft/us-28", "The 28-point draft", "")
	rest(tab)
	if got := windowOf(tab); !got.near(chosen, chosen.W/1000) {
		t.Errorf("after going back the window is %v, it was %v", got, chosen)
	}
	if got := tab.Path(); got != address {
		t.Errorf("after going back the address is %s, it was %s", got, address)
	}
	tab.Forward()
	expect(t, tab, "/area/crimea", "Crimea (Autonomous Republic)", "crimea")
}

// TestArrival follows a link far down the page.
func TestArrival(t *testing.T) {
	for _, reader := range []browsertest.Reader{desk, phone} {
		tab := openTaken(t, reader, "/draft/us-28")
		tab.Click("#list-kherson-held")
		expect(t, tab, "/area/kherson-held", "Kherson oblast, part held by Ukraine", "kherson-held")
		tab.Wait(`scrollY == 0 && document.activeElement.id == "heading"`)
		if top := browsertest.Eval[float64](tab, `document.querySelector(".panel").scrollTop`); top != 0 {
			t.Errorf("%d px: the panel begins %.0f px down", reader.Width, top)
		}
	}
}
