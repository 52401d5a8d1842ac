package browser

import (
	"fmt"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// watchTakeover notes, before wasm starts, the texts and boxes of what the
// reader looks at, with what is below the window laid out (web/unroll.js), and at every frame what the loader's note lies over.
const watchTakeover = `
window.seen = () => unrolled(() => Object.fromEntries([["heading", "h1"], ["map", "#map"], ["panel", "#content"], ["legend", ".legend"]].map(([name, selector]) => {
  const e = document.querySelector(selector), r = e?.getBoundingClientRect();
  return [name, e ? [r.x, r.y, r.width, r.height].map((v) => Math.round(v * 10) / 10).join(" ") + ": " + e.innerText : ""];
})));
window.unrolled = (look) => {
  const list = document.documentElement.classList, rolled = list.contains("rolled");
  list.remove("rolled");
  const all = look();
  list.toggle("rolled", rolled);
  return all;
};
window.covered = [];
window.noteFrames = 0;
addEventListener("DOMContentLoaded", () => {
  window.seenBefore = seen();
  const look = () => {
    const note = document.getElementById("app-wasm-loader");
    if (!note) return;
    const n = note.getBoundingClientRect();
    if (n.width) noteFrames++;
    for (const e of document.querySelectorAll("h1, #map")) {
      const r = e.getBoundingClientRect();
      if (n.width && n.left < r.right && n.right > r.left && n.top < r.bottom && n.bottom > r.top) covered.push(e.id);
    }
    requestAnimationFrame(look);
  };
  look();
});`

// TestNothingMoves compares what the reader sees before and after wasm takes
// the page over.
func TestNothingMoves(t *testing.T) {
	for _, size := range []browsertest.Reader{desk, phone} {
		for _, path := range []string{"/", "/draft/us-28", "/draft/us-28/21d", "/area/donetsk-held", "/compare/us-28/e3"} {
			t.Run(fmt.Sprint(size.Width, path), func(t *testing.T) {
				size.Before = watchTakeover
				h := newHost(t)
				h.Hold(programFile) // until the note was seen in a frame, which a quick program would not leave it
				tab := browsertest.Open(t, h.URL, size)
				tab.Goto(path)
				tab.Wait(`(dispatchEvent(new Event("wheel")), noteFrames > 0)`) // a phone would leave the reader some seconds
				h.Release()
				tab.Takeover()
				before := browsertest.Eval[map[string]string](tab, `seenBefore`)
				after := browsertest.Eval[map[string]string](tab, `seen()`)
				for name, was := range before {
					if was == "" {
						t.Errorf("there is no %s", name)
					}
					if after[name] != was {
						t.Errorf("the %s changed\nfrom %.300s\nto   %.300s", name, was, after[name])
					}
				}
				if s := tab.Shift(); s > 0.02 {
					t.Errorf("the layout shifted by %.4f", s)
				}
				if c := browsertest.Eval[[]string](tab, `[...new Set(covered)]`); len(c) > 0 {
					t.Errorf("the loader's note covered %v", c)
				}
			})
		}
	}
}

// TestNothingIsLost takes over a page on which the reader has already done
// something.
func TestNothingIsLost(t *testing.T) {
	did := browsertest.Reader{Width: 1280, Height: 800, Before: `
		addEventListener("DOMContentLoaded", () => {
			for (const d of document.querySelectorAll("details")) d.open = true;
			document.getElementById("layer-names").click();
			document.getElementById("list-kherson-held").focus();
			window.openBefore = document.querySelectorAll("details[open]").length;
			window.pageBefore = document.querySelector(".shell");
		});`}
	tab := openTaken(t, did, "/area/donetsk-held")
	if browsertest.Eval[bool](tab, `pageBefore.isConnected`) {
		t.Fatal("wasm did not take the page over, so this proves nothing")
	}
	if got := browsertest.Eval[string](tab, `document.activeElement.id`); got != "list-kherson-held" {
		t.Errorf("the focus was on a link of the list and is now on %q", got)
	}
	was, is := browsertest.Eval[int](tab, `openBefore`), browsertest.Eval[int](tab, `document.querySelectorAll("details[open]").length`)
	if was < 3 || is != was {
		closed := browsertest.Eval[[]string](tab, `[...document.querySelectorAll("details:not([open])")].map(d => d.className)`)
		t.Errorf("%d details were open, %d are still; %v closed", was, is, closed)
	}
	if !browsertest.Eval[bool](tab, `getComputedStyle(document.querySelector(".layer-names")).display == "none" && !document.getElementById("layer-names").checked`) {
		t.Error("the reader had hidden the names, and they are back")
	}
	if stops := browsertest.Eval[[]string](tab, `probe.stops()`); len(stops) != 1 {
		t.Errorf("the list has %d tab stops: %v", len(stops), stops)
	}
}
