package engines

import (
	"testing"

	"github.com/draftlines/draftlines/cmd/site/webdriver"
)

// seen are the texts and boxes of what the reader looks at, with what is below the
// window laid out (web/unroll.js).
const seen = `(() => {
	const list = document.documentElement.classList, rolled = list.contains("rolled");
	list.remove("rolled");
	const all = Object.fromEntries([["heading", "h1"], ["map", "#map"], ["panel", "#content"], ["legend", ".legend"]].map(([name, selector]) => {
		const e = document.querySelector(selector), r = e?.getBoundingClientRect();
		return [name, e ? [r.x, r.y, r.width, r.height].map((v) => Math.round(v)).join(" ") + ": " + e.innerText : ""];
	}));
	list.toggle("rolled", rolled);
	return all;
})()`

// lookAtTakeover holds the program back, looks at the page, lets the reader do
// something, and compares when the program has taken the page over.
func lookAtTakeover(t *testing.T, in engine) {
	for _, w := range []webdriver.Window{desk, phone} {
		h := host(t)
		h.Hold("/web/app.wasm")
		tab := open(t, in, w, h.URL, "/area/donetsk-held")
		tab.settle()
		eval[bool](tab, `(window.pageBefore = document.querySelector(".shell"), true)`)
		before := eval[map[string]string](tab, seen)
		opened := eval[int](tab, `(() => {
			for (const d of document.querySelectorAll("details")) d.open = true;
			document.getElementById("layer-names").click();
			document.getElementById("list-kherson-held").focus({preventScroll: true});
			return document.querySelectorAll("details[open]").length;
		})()`)
		if opened < 3 {
			t.Errorf("only %d details could be opened", opened)
		}
		// The program starts when the page is idle; then a note says so.
		tab.wait(`document.getElementById("app-wasm-loader")?.getClientRects().length > 0`)
		h.Release()
		tab.takeover()
		if eval[bool](tab, `pageBefore.isConnected`) {
			t.Fatal("wasm did not take the page over, so this proves nothing")
		}
		checkNothingLost(t, tab, opened)
		eval[bool](tab, `(() => {
			for (const d of document.querySelectorAll("details")) d.open = false;
			document.getElementById("layer-names").click();
			return true;
		})()`)
		tab.settle()
		after := eval[map[string]string](tab, seen)
		for name, was := range before {
			if was == "" {
				t.Errorf("there is no %s", name)
			}
			if after[name] != was {
				t.Errorf("the %s changed\nfrom %.300s\nto   %.300s", name, was, after[name])
			}
		}
	}
}

// checkNothingLost fails if the takeover undid what the reader had done.
func checkNothingLost(t *testing.T, tab *tab, opened int) {
	t.Helper()
	if got := eval[string](tab, `document.activeElement.id`); got != "list-kherson-held" {
		t.Errorf("the focus was on a link of the list and is now on %q", got)
	}
	if is := eval[int](tab, `document.querySelectorAll("details[open]").length`); is != opened {
		t.Errorf("%d details were open, %d are still", opened, is)
	}
	if !eval[bool](tab, `getComputedStyle(document.querySelector(".layer-names")).display == "none" && !document.getElementById("layer-names").checked`) {
		t.Error("the reader had hidden the names, and they are back")
	}
}
