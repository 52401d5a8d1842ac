package browsertest

import (
	"fmt"

	"github.com/chromedp/chromedp/kb"
)

// Focus is what the keyboard is on, as a reader sees it.
type Focus struct {
	On      string // the opening tag
	Lost    bool   // on nothing
	Stays   bool   // on what it was on when it was looked at last
	Control bool   // something to press or type in, not the target of a link
	Marked  bool   // with an outline, or with a mark of its own
	InView  bool   // some of it is in the window
	Covered string // what lies over its middle, or empty
}

// focusNow reads Focus. The map's mark is drawn over its ground, not round it.
const focusNow = `(() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return {On: "nothing", Lost: true};
  const stays = e === window.lastFocus;
  window.lastFocus = e;
  const visible = (s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || parseFloat(s.borderTopWidth) >= 3;
  const marks = [getComputedStyle(e), ...[...e.querySelectorAll(".window")].map((w) => getComputedStyle(w, "::after"))];
  const box = [...e.getClientRects()].find((r) => r.width > 0 && r.height > 0) ?? e.getBoundingClientRect();
  const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right), top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
  const inView = right > left && bottom > top;
  const over = inView ? document.elementFromPoint((left + right) / 2, (top + bottom) / 2) : null;
  return {
    On: e.outerHTML.slice(0, 120), Lost: false, Stays: stays, Control: e.tabIndex >= 0,
    Marked: e.matches(":focus-visible") && marks.some(visible), InView: inView,
    Covered: !over || e.contains(over) || over.contains(e) || over.closest("label")?.control === e ? "" : over.outerHTML.slice(0, 80),
  };
})()`

// Keyboard presses keys for a reader who has nothing else, and fails the test
// when the focus is lost, not to be seen, covered or trapped.
type Keyboard struct{ *Tab }

// Press presses keys one after the other and looks at the focus after each.
func (k Keyboard) Press(keys ...string) {
	k.t.Helper()
	for _, key := range keys {
		k.Tab.Press(key)
		k.Look(fmt.Sprintf("after %q", key))
	}
}

// Look fails the test unless a reader sees where the keyboard is.
func (k Keyboard) Look(when string) Focus {
	k.t.Helper()
	Eval[bool](k.Tab, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`)
	f := Eval[Focus](k.Tab, focusNow)
	switch {
	case f.Lost:
		k.t.Errorf("%s: %s the focus is lost", k.Path(), when)
	case !f.InView:
		k.t.Errorf("%s: %s the focus is out of the window: %s", k.Path(), when, f.On)
	case f.Control && !f.Marked:
		k.t.Errorf("%s: %s nothing marks the focus: %s", k.Path(), when, f.On)
	case f.Covered != "":
		k.t.Errorf("%s: %s the focus on %s is covered by %s", k.Path(), when, f.On, f.Covered)
	}
	return f
}

// most is how often To presses Tab: more than any page of ours has stops before
// what a task is about.
const most = 160

// To presses Tab until an element has the focus that a CSS selector finds.
func (k Keyboard) To(selector string) {
	k.t.Helper()
	for range most {
		k.Tab.Press(kb.Tab)
		if f := k.Look("on the way to " + selector); f.Stays {
			k.t.Fatalf("%s: Tab leaves the focus on %s", k.Path(), f.On)
		}
		if k.On(selector) {
			return
		}
	}
	k.t.Fatalf("%s: %d times Tab, and %s has no focus", k.Path(), most, selector)
}

// On reports whether the focus is on what a CSS selector finds.
func (k Keyboard) On(selector string) bool {
	k.t.Helper()
	return Eval[bool](k.Tab, fmt.Sprintf(`document.activeElement.matches(%q)`, selector))
}

// Type types a text.
func (k Keyboard) Type(text string) {
	k.t.Helper()
	for _, letter := range text {
		k.Press(string(letter))
	}
}

// Follow presses Enter on a link and waits until the page that it leads to is
// there and says where the keyboard is.
func (k Keyboard) Follow(path string) {
	k.t.Helper()
	k.Tab.Press(kb.Enter)
	k.Arrived(path)
}

// Arrived waits for a page. One that the browser has loaded begins without a
// focus; the first Tab goes to its first stop.
func (k Keyboard) Arrived(path string) {
	k.t.Helper()
	k.Wait(fmt.Sprintf(`location.pathname + location.search + location.hash === %q && document.readyState === "complete"`, path))
	k.Settle()
}

// Hide hides what a CSS selector finds, as for a reader who does not see it: it
// has no place in the order of Tab either.
func (k Keyboard) Hide(selector string) {
	k.t.Helper()
	Eval[bool](k.Tab, fmt.Sprintf(`(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(%q);
		document.adoptedStyleSheets.push(sheet);
		return true;
	})()`, selector+" { visibility: hidden !important; } "+selector+" * { visibility: hidden !important; }"))
}
