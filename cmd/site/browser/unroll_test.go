package browser

import (
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// watchRolled notes of a page, when it is read and painted, how many parts of it are
// rolled up, and where everything is that the reader sees.
const watchRolled = `
window.inWindow = () => [...document.querySelectorAll(".shell *")]
	.filter((e) => !e.closest("svg") && e.checkVisibility({ contentVisibilityAuto: true }))
	.map((e) => [e.tagName + " " + e.textContent.slice(0, 40), e.getBoundingClientRect()])
	.filter(([, r]) => r.width && r.top < innerHeight)
	.map(([name, r]) => name + " at " + [r.x, r.y, r.width].map((v) => v.toFixed(1)).join(" "));
window.rolledUp = () => [...document.querySelectorAll(":is(.panel, .below) > * > h2")]
	.filter((e) => !e.checkVisibility({ contentVisibilityAuto: true })).length;
const note = () => {
	if (document.readyState === "loading" || !performance.getEntriesByName("first-contentful-paint").length) return;
	requestAnimationFrame(() => requestAnimationFrame(() => {
		window.rolledAtFirst ??= rolledUp();
		window.inWindowAtFirst ??= inWindow();
	}));
};
addEventListener("DOMContentLoaded", note);
new PerformanceObserver(note).observe({ type: "paint", buffered: true });`

// openRolled opens a page for a reader, as it is when it is read and painted. It has
// not loaded till loads says so, and its program never comes.
func openRolled(t *testing.T, r browsertest.Reader, path string) *browsertest.Tab {
	t.Helper()
	r.Before = watchRolled
	_, tab := slowPage(t, r, path, programFile)
	tab.Wait(`window.inWindowAtFirst`)
	return tab
}

// loads lets the page load, and waits until all of it is laid out.
func loads(tab *browsertest.Tab) {
	browsertest.Eval[bool](tab, `(late.removeAttribute("src"), true)`)
	tab.Wait(`document.readyState == "complete" && !document.documentElement.matches(".rolled")`)
}

// TestUnrolled: what is below the window is not laid out for the first picture, but
// soon afterwards, and nothing that the reader sees moves.
func TestUnrolled(t *testing.T) {
	for name, size := range map[string]browsertest.Reader{"phone": phone, "desk": desk} {
		for _, path := range []string{"/draft/us-28", "/draft/us-28/21d", "/area/donetsk-held", "/place/bakhmut", "/compare/us-28/ua-20"} {
			t.Run(name+path, func(t *testing.T) {
				t.Parallel()
				tab := openRolled(t, size, path)
				if browsertest.Eval[int](tab, `rolledAtFirst`) == 0 {
					t.Error("all of the page was laid out with the first picture")
				}
				loads(tab)
				if n := browsertest.Eval[int](tab, `rolledUp()`); n > 0 {
					t.Errorf("%d parts are still rolled up", n)
				}
				if n := browsertest.Eval[int](tab, `document.querySelectorAll(".panel > [style*=visib], .below > [style*=visib]").length`); n > 0 {
					t.Errorf("%d parts keep a style that they had while the page was unrolled", n)
				}
				was, is := browsertest.Eval[[]string](tab, `inWindowAtFirst`), browsertest.Eval[[]string](tab, `inWindow()`)
				compareLines(t, was, is)
			})
		}
	}
}

// compareLines reports the first line in which two readings of a page differ.
func compareLines(t *testing.T, was, is []string) {
	t.Helper()
	if len(was) < 20 {
		t.Fatalf("only %d elements were in the window", len(was))
	}
	if len(was) != len(is) {
		t.Errorf("%d elements were in the window, and %d are", len(was), len(is))
	}
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			t.Fatalf("in the window was\n%s\nand is\n%s", was[i], is[i])
		}
	}
}

// TestUnrolledAboveTheReader: a browser that does not keep its place by itself is
// helped to, for a reader who was led down a page that was rolled up.
func TestUnrolledAboveTheReader(t *testing.T) {
	t.Run("phone", func(t *testing.T) { lookAbove(t, phone) })
	t.Run("desk", func(t *testing.T) { lookAbove(t, desk) })
}

func lookAbove(t *testing.T, size browsertest.Reader) {
	tab := openRolled(t, size, "/area/donetsk-held")
	const place = `[...document.querySelectorAll(".panel h2")].at(-1).getBoundingClientRect().top`
	browsertest.Eval[bool](tab, `(document.documentElement.style.overflowAnchor = "none",
		[...document.querySelectorAll(".panel h2")].at(-1).scrollIntoView({block: "center", behavior: "instant"}),
		new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))`)
	if browsertest.Eval[int](tab, `rolledUp()`) == 0 {
		t.Fatal("nothing above is rolled up, so this proves nothing")
	}
	was := browsertest.Eval[float64](tab, place)
	loads(tab)
	if is := browsertest.Eval[float64](tab, place); is < was-2 || is > was+2 {
		t.Errorf("what the reader saw at %.0f px is now at %.0f", was, is)
	}
}

// topOf is where the target of a link within a page stands in the window.
const topOf = `document.querySelector(location.hash).getBoundingClientRect().top`

// TestRolledLinkWithin: a link within a page that is still rolled up leads to where
// its target stays.
func TestRolledLinkWithin(t *testing.T) {
	tab := openRolled(t, phone, "/compare/us-28/ua-20")
	tab.Tap(tab.Middle(`.jump a[href="#words-compared"]`))
	tab.Wait(`location.hash && scrollY > 0`)
	if browsertest.Eval[bool](tab, `document.documentElement.matches(".rolled")`) {
		t.Error("the page is still rolled up")
	}
	if top := browsertest.Eval[float64](tab, topOf); top < -1 || top > 100 {
		t.Errorf("the target is %.0f px below the edge of the window", top)
	}
}

// TestNotRolledOnTheWayToAPlace: whoever comes to a place on a page, by a link or by
// loading it anew, finds it laid out.
func TestNotRolledOnTheWayToAPlace(t *testing.T) {
	tab := openRolled(t, phone, "/area/donetsk-held#areas")
	if browsertest.Eval[int](tab, `rolledAtFirst`) > 0 {
		t.Error("by a link to a place on it the page comes rolled up")
	}
	if top := browsertest.Eval[float64](tab, topOf); top < -1 || top > 100 {
		t.Errorf("the target is %.0f px below the edge of the window", top)
	}

	tab = openRolled(t, phone, "/area/donetsk-held")
	loads(tab)
	was := browsertest.Eval[float64](tab, `(scrollTo({top: 3000, behavior: "instant"}), window.here = true, scrollY)`)
	browsertest.Eval[bool](tab, `(location.reload(), true)`)
	tab.Wait(`!window.here && window.inWindowAtFirst && window.late`)
	if browsertest.Eval[int](tab, `rolledAtFirst`) > 0 {
		t.Error("loaded anew the page comes rolled up")
	}
	loads(tab)
	if is := browsertest.Eval[float64](tab, `scrollY`); is < was-2 || is > was+2 {
		t.Errorf("the reader was %.0f px down the page, and is now at %.0f", was, is)
	}
}
