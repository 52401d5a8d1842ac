package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// TestWhatLiesThere clicks where no area of the draft is, with wasm and
// without.
func TestWhatLiesThere(t *testing.T) {
	places := []struct {
		name, ground, want string
	}{
		{"sea", `(e) => e.dataset.lies === "sea"`, "open water"},
		{"abroad", `(e) => e.dataset.lies === "Romania"`, "Romania, outside Ukraine"},
		{"open ground", `(e) => e.dataset.lies === "Kyiv oblast"`, "Kyiv oblast"},
	}
	for _, reader := range []browsertest.Reader{{}, {Block: noWasm, MayFail: true}} {
		tab := open(t, reader, "/draft/us-28")
		started(tab, len(reader.Block) == 0)
		for _, p := range places {
			tab.ClickAt(find(t, tab, p.ground))
			said := fmt.Sprintf(`document.getElementById("lies").textContent.includes(%q)`, p.want)
			tab.Wait(said)
			if !browsertest.Eval[bool](tab, `document.getElementById("lies").getClientRects().length > 0`) {
				t.Errorf("%s: the answer is hidden", p.name)
			}
			if got := tab.Path(); got != "/draft/us-28" {
				t.Errorf("%s: the click led to %s", p.name, got)
			}
		}
		if role := browsertest.Eval[string](tab, `document.getElementById("lies").getAttribute("role")`); role != "status" {
			t.Errorf("a screen reader is not told: role %q", role)
		}
	}
}

// TestAnswerGoesWithThePage selects an area after open ground has answered.
func TestAnswerGoesWithThePage(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	tab.ClickAt(find(t, tab, `(e) => e.dataset.lies === "sea"`))
	tab.Wait(`document.getElementById("lies").textContent != ""`)
	tab.ClickAt(ground(t, tab, "crimea"))
	expect(t, tab, "/area/crimea", "Crimea (Autonomous Republic)", "crimea")
	tab.Wait(`document.getElementById("lies").textContent == ""`)
}

// TestHiddenAreasAnswer hides what the draft would do; the ground below then
// says which area it is, and leads there.
func TestHiddenAreasAnswer(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	p := ground(t, tab, "donetsk-held")
	tab.Click("#layers summary")
	tab.Click("#layer-proposal")
	browsertest.Eval[bool](tab, `(scrollTo({top: 0, behavior: "instant"}), true)`)
	tab.ClickAt(p)
	tab.Wait(`document.querySelector('#lies a[href="/area/donetsk-held"]')`)
	tab.Click("#lies a")
	arriveAt(tab, "/area/donetsk-held")
	if h := browsertest.Eval[string](tab, `document.querySelector("h1").innerText`); !strings.Contains(h, buffer) {
		t.Errorf("the page is about %q", h)
	}
}
