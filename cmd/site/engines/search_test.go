package engines

import (
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/webdriver"
)

// lookAtSearch types names with and without slips, and follows a result with
// the keyboard, on a page of either kind.
func lookAtSearch(t *testing.T, in engine) {
	tab := open(t, in, desk, host(t).URL, "/glossary")
	for _, path := range []string{"/draft/us-28", "/glossary"} {
		tab.goTo(path)
		if path == "/draft/us-28" {
			tab.takeover()
		}
		for _, c := range []struct{ typed, first string }{
			{"kramatrosk", "/place/kramatorsk"}, // a slip
			{"Краматорськ", "/place/kramatorsk"},
			{"Artemivsk", "/place/bakhmut"}, // a former name
		} {
			tab.click("#search-field")
			eval[bool](tab, `(document.getElementById("search-field").select(), true)`)
			tab.press(strings.Split(c.typed, "")...)
			tab.wait(`document.querySelector("#search-results a")?.getAttribute("href") == "` + c.first + `"`)
		}
		tab.press(webdriver.ArrowDown)
		if got := eval[string](tab, `document.activeElement.getAttribute("href")`); got != "/place/bakhmut" {
			t.Errorf("%s: arrow down leads to %s", path, got)
		}
		tab.press(webdriver.Enter)
		tab.wait(`location.pathname == "/place/bakhmut" && document.querySelector("h1").textContent.trim() == "Bakhmut"`)
	}
}
