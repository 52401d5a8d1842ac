package browser

import (
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// TestNearestPages opens addresses that do not exist and follows the first way
// out.
func TestNearestPages(t *testing.T) {
	reader := desk
	reader.MayFail = true // the answer is 404, and Chromium notes it
	for _, c := range []struct{ path, says, link, heading string }{
		{"/draft/us-28/99", "The 28-point draft has no clause “99”. Nearest to it:", "/draft/us-28/28", "Ceasefire"},
		{"/place/kramatorks", "No place has the id “kramatorks”. Nearest to it:", "/place/kramatorsk", "Kramatorsk"},
		{"/compare/us-28/xx", "No draft has the id “xx”. Nearest to it:", "/compare/us-28/e3", ""},
		{"/area/Crimea", "Perhaps you meant:", "/area/crimea", "Crimea"},
		{"/draft/us-28/%3Cimg%20src=x%3E", "The 28-point draft has no clause “<img-src=x>”. Nearest to it:", "/draft/us-28", "The 28-point draft"},
		{"/wp-login", "No page is near it.", "/place", "Places"},
	} {
		tab := open(t, reader, c.path)
		tab.Wait(`document.querySelector("#nearest p")`)
		if got := browsertest.Eval[string](tab, `document.querySelector("#nearest p").textContent`); got != c.says {
			t.Errorf("%s says %q, want %q", c.path, got, c.says)
		}
		if browsertest.Eval[int](tab, `document.querySelectorAll("#nearest img").length`) > 0 {
			t.Errorf("%s: the address became part of the page", c.path)
		}
		tab.Click(`main a[href="` + c.link + `"]`)
		tab.Wait(`location.pathname == "` + c.link + `" && document.readyState == "complete"`)
		if got := browsertest.Eval[string](tab, `document.querySelector("h1").textContent`); !strings.Contains(got, c.heading) {
			t.Errorf("%s leads to %q", c.path, got)
		}
	}
}

// TestNotFoundWithoutScript: the lists lead on.
func TestNotFoundWithoutScript(t *testing.T) {
	reader := phone
	reader.NoScript, reader.MayFail = true, true
	tab := open(t, reader, "/draft/us-28/99")
	if browsertest.Eval[bool](tab, `document.getElementById("nearest").getClientRects().length > 0 && document.getElementById("nearest").offsetHeight > 40`) {
		t.Error("there is a box with nothing in it")
	}
	tab.Click(`main a[href="/draft/us-28"]`)
	tab.Wait(`location.pathname == "/draft/us-28"`)
}
