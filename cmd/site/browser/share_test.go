package browser

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// codeHost is the host that stands in the codes of a site built for tests.
const codeHost = "https://draftlines.example"

// noteCopies keeps what is copied, in place of the clipboard of this machine.
const noteCopies = `window.copied = [];
	Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: async (text) => { copied.push(text); }}});`

const previewShown = `document.getElementById("share-height")?.textContent.includes("pixels high")`

// openDialog opens the dialog by its link on a map page.
func openDialog(tab *browsertest.Tab) {
	tab.Click("#share-link")
	tab.Wait(`document.activeElement.id === "share-heading" && ` + previewShown)
}

// codes are the codes that a reader sees, by their form.
func codes(tab *browsertest.Tab) map[string]string {
	return browsertest.Eval[map[string]string](tab, `Object.fromEntries([...document.querySelectorAll("textarea[data-form]")]
		.filter((e) => e.getClientRects().length).map((e) => [e.dataset.form, e.value]))`)
}

// choose does to a choice what a reader does.
func choose(tab *browsertest.Tab, id, value string) {
	browsertest.Eval[bool](tab, fmt.Sprintf(`(() => {
		const e = document.getElementById(%q);
		if (e.tagName === "SELECT") { e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); } else e.click();
		return true;
	})()`, id, value))
	tab.Settle()
}

// TestShareOptions: each option is in the codes and in the preview.
func TestShareOptions(t *testing.T) {
	tab := open(t, desk, "/share/draft/us-28")
	tab.Wait(previewShown)
	before := codes(tab)
	for form, want := range map[string]string{"frame": "/embed/20", "fitted": "/embed/20", "element": ` edition="20`, "wordpress": codeHost + "/draft/us-28"} {
		if !strings.Contains(before[form], want) {
			t.Errorf("without a choice the code %s is\n%s", form, before[form])
		}
	}
	inside := `document.querySelector(".share-stage iframe").contentDocument`
	shown := func(what string) string {
		return inside + `?.readyState === "complete" && ` + inside + `.querySelector("main") && ` + strings.ReplaceAll(what, "INSIDE", inside)
	}
	for _, step := range []struct{ id, value, inFrame, inElement, preview string }{
		{"share-theme", "dark", "?theme=dark", ` theme="dark"`, `INSIDE.documentElement.dataset.theme === "dark"`},
		{"share-title", "", "title=0", ` hide="title"`, `INSIDE.querySelector("h1").getClientRects().length === 0`},
		{"share-legend", "", "legend=0", ` hide="title legend"`, `INSIDE.querySelector(".legend-box").getClientRects().length === 0`},
		{"share-controls", "", "controls=0", ` hide="title legend controls"`, `INSIDE.querySelector(".map-controls").getClientRects().length === 0`},
		{"share-area", "crimea", "area=crimea", ` area="crimea"`, `INSIDE.getElementById("reading").innerText.includes("Crimea")`},
	} {
		choose(tab, step.id, step.value)
		tab.Wait(shown(step.preview))
		now := codes(tab)
		if !strings.Contains(now["frame"], step.inFrame) || !strings.Contains(now["fitted"], step.inFrame) || !strings.Contains(now["element"], step.inElement) {
			t.Errorf("%s: the codes are\n%s\n%s", step.id, now["frame"], now["element"])
		}
	}
	choose(tab, "share-latest", "")
	tab.Wait(shown(`INSIDE.querySelector(".when-latest").getClientRects().length > 0`))
	if now := codes(tab); strings.Contains(now["frame"], "/embed/20") || !strings.Contains(now["frame"], "theme=dark") || strings.Contains(now["element"], " edition=") {
		t.Errorf("always the latest, the codes are\n%s\n%s", now["frame"], now["element"])
	}
	for id, value := range map[string]string{"share-theme": "none", "share-title": "", "share-legend": "", "share-controls": "", "share-area": "none", "share-pinned": ""} {
		choose(tab, id, value)
	}
	if now := codes(tab); now["frame"] != before["frame"] || now["element"] != before["element"] {
		t.Errorf("taken back, the codes are\n%s\n%s", now["frame"], now["element"])
	}
}

// TestPreviewWidths: the map is as broad as was asked for, and never broader than
// the page.
func TestPreviewWidths(t *testing.T) {
	for _, reader := range []browsertest.Reader{desk, phone} {
		tab := open(t, reader, "/share/area/crimea")
		tab.Wait(previewShown)
		steps := browsertest.Eval[int](tab, `history.length`)
		for _, width := range []int{320, 600, 900} {
			choose(tab, fmt.Sprintf("share-width-%d", width), "")
			frame := `document.querySelector(".share-stage iframe")`
			tab.Wait(fmt.Sprintf(`%s.contentWindow.innerWidth === %d`, frame, width))
			if over := browsertest.Eval[float64](tab, frame+`.getBoundingClientRect().right - document.querySelector(".share-stage").getBoundingClientRect().right`); over > 1 {
				t.Errorf("a map of %d sticks out by %v in a window of %d", width, over, reader.Width)
			}
		}
		choose(tab, "share-theme", "dark")
		if now := browsertest.Eval[int](tab, `history.length`); now != steps {
			t.Errorf("the preview makes %d steps in the history", now-steps)
		}
	}
}

// TestCodesWork takes each code from its field and puts it into a page of another
// origin: the map is there, as high as it says.
func TestCodesWork(t *testing.T) {
	site := browsertest.Site(t)
	tab := browsertest.Open(t, site, desk)
	tab.Goto("/share/draft/us-28/21d")
	tab.Wait(previewShown)
	choose(tab, "share-theme", "dark")
	given := codes(tab)
	for form, frame := range map[string]string{
		"frame":   `document.querySelector("iframe")`,
		"fitted":  `document.querySelector("iframe")`,
		"element": `document.querySelector("draftlines-map").shadowRoot?.querySelector("iframe")`,
	} {
		t.Run(form, func(t *testing.T) {
			code := strings.ReplaceAll(given[form], codeHost, site)
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,"><body>%s</body></html>`, code)
			}))
			t.Cleanup(server.Close)
			reader := desk
			reader.Also, reader.MayFail = []string{site}, form == "element" // the picture, before its script has run
			reader.Before = `if (window === top) { window.heard = []; addEventListener("message", (e) => heard.push(e.data)); }`
			article := browsertest.Open(t, server.URL, reader)
			article.Goto("/")
			article.Wait(`heard.some((m) => m.type === "draftlines:height" && m.height > 300)`)
			if src := browsertest.Eval[string](article, frame+`.src`); !strings.HasPrefix(src, site+"/embed/20") || !strings.HasSuffix(src, "/draft/us-28/21d?theme=dark") {
				t.Errorf("the frame is %s", src)
			}
			if form == "frame" {
				return
			}
			article.Wait(`Math.abs(` + frame + `.getBoundingClientRect().height - heard.findLast((m) => m.type === "draftlines:height").height) <= 2`)
		})
	}
}

// TestCopying by button, by key, and where the browser has no clipboard.
func TestCopying(t *testing.T) {
	reader := desk
	reader.Before = noteCopies
	tab := open(t, reader, "/share/draft/us-28")
	tab.Wait(previewShown)
	given := codes(tab)
	tab.Click(".share-links .copy")
	tab.Click(".share-codes li:nth-child(2) .copy")
	browsertest.Eval[bool](tab, `(document.querySelector(".share-citation .copy").focus(), true)`)
	tab.Press(kb.Enter)
	tab.Wait(`copied.length === 3`)
	got := browsertest.Eval[[]string](tab, `copied`)
	if got[0] != codeHost+"/draft/us-28" || got[1] != given["fitted"] || !strings.HasPrefix(got[2], "“The 28-point draft") {
		t.Errorf("copied are %q", got)
	}
	tab.Wait(`document.querySelector(".share-citation .copy-said").textContent === "Copied."`)
	if n := browsertest.Eval[int](tab, `[...document.querySelectorAll(".copy-said")].filter((e) => e.textContent && e.getAttribute("role") === "status").length`); n != 1 {
		t.Errorf("%d places say that something was copied", n)
	}
	choose(tab, "share-latest", "")
	tab.Click(".share-codes li:nth-child(1) .copy")
	tab.Wait(`copied.length === 4 && copied[3] === document.getElementById("share-frame-latest").value`)

	// A field that the keyboard reaches is selected, for the browser's own key.
	browsertest.Eval[bool](tab, `(document.getElementById("share-address").focus(), true)`)
	if got := browsertest.Eval[string](tab, `(() => { const e = document.activeElement; return e.value.slice(e.selectionStart, e.selectionEnd); })()`); got != codeHost+"/draft/us-28" {
		t.Errorf("focused, of the link %q is selected", got)
	}

	reader.Before = `Object.defineProperty(navigator, "clipboard", {value: undefined}); document.execCommand = () => false;`
	tab = open(t, reader, "/topic/territory")
	tab.Click("#cite summary")
	tab.Click("#cite .copy")
	tab.Wait(`document.querySelector("#cite .copy-said").textContent.startsWith("Selected.")`)
	if got := browsertest.Eval[string](tab, `getSelection().toString()`); !strings.HasPrefix(got, "“Territory in the drafts”") {
		t.Errorf("without a clipboard %q is selected", got)
	}
}

// TestShareDialog opens the dialog over a map that was moved, before and after
// wasm, and closes it in each way: the focus comes back to the link.
func TestShareDialog(t *testing.T) {
	for _, program := range []bool{true, false} {
		t.Run(fmt.Sprintf("program %v", program), func(t *testing.T) {
			reader := desk
			if !program {
				reader.Block, reader.MayFail = noWasm, true
			}
			tab := open(t, reader, "/area/crimea?hide=names")
			started(tab, program)
			before := windowOf(tab)
			tab.Wheel(centre(tab), -200)
			moved(tab, before)
			address := tab.Path()
			if !strings.Contains(address, "at=") || !strings.Contains(address, "hide=names") {
				t.Fatalf("the view is not in the address %s", address)
			}
			for name, closing := range map[string]func(){
				"Escape":            func() { tab.Press(kb.Escape) },
				"the button":        func() { tab.Click(".share-close") },
				"a click beside it": func() { tab.ClickAt(browsertest.Point{X: 5, Y: 400}) },
			} {
				openDialog(tab)
				if got := browsertest.Eval[string](tab, `document.getElementById("share-address").value`); got != codeHost+address {
					t.Errorf("the dialog offers the link %s, the reader is at %s", got, address)
				}
				if !browsertest.Eval[bool](tab, `document.querySelector("dialog").matches(":modal")`) {
					t.Error("the dialog is not modal")
				}
				closing()
				tab.Wait(`!document.querySelector("dialog")`)
				if got := browsertest.Eval[string](tab, `document.activeElement.id`); got != "share-link" {
					t.Errorf("closed by %s, the focus is on %q", name, got)
				}
				if got := tab.Path(); got != address {
					t.Errorf("the dialog has led from %s to %s", address, got)
				}
			}
		})
	}
}

// TestShareDialogFollows: on the next page, which comes without loading, the
// dialog is that page's. Back, under an open dialog, closes it.
func TestShareDialogFollows(t *testing.T) {
	tab := openTaken(t, desk, "/draft/us-28")
	openDialog(tab)
	tab.Press(kb.Escape)
	tab.Click("#list-crimea")
	tab.Wait(`document.querySelector("h1").textContent.startsWith("Crimea")`)
	openDialog(tab)
	if got := codes(tab)["frame"]; !strings.Contains(got, "/area/crimea") {
		t.Errorf("on the area the code is %s", got)
	}
	tab.Back()
	tab.Wait(`location.pathname === "/draft/us-28" && !document.querySelector("dialog")`)
}

// TestShareDialogKeepsTheFocus goes round the dialog by keyboard.
func TestShareDialogKeepsTheFocus(t *testing.T) {
	tab := openTaken(t, desk, "/place/bakhmut")
	browsertest.Eval[bool](tab, `(document.getElementById("share-link").focus(), true)`)
	tab.Press(kb.Enter)
	tab.Wait(`document.activeElement.id === "share-heading" && ` + previewShown)
	copies := false
	for range 40 {
		tab.Press(kb.Tab)
		where := browsertest.Eval[string](tab, `document.activeElement.closest("dialog") ? document.activeElement.className : document.activeElement.localName`)
		copies = copies || where == "copy"
		if where == "a" || where == "input" || where == "summary" {
			t.Fatalf("the focus left the dialog for %s", where)
		}
	}
	if !copies {
		t.Error("no button for copying can be reached by keyboard")
	}
}

// TestShareLinkByOtherWays: a click with shift is the browser's, and the page that
// the link leads to is told the reader's view.
func TestShareLinkByOtherWays(t *testing.T) {
	tab := openTaken(t, desk, "/area/crimea?draft=e3")
	browsertest.Eval[bool](tab, `(() => {
		const a = document.getElementById("share-link");
		a.addEventListener("click", (e) => { window.left = !e.defaultPrevented; e.preventDefault(); });
		return a.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true, shiftKey: true}));
	})()`)
	tab.Settle()
	if !browsertest.Eval[bool](tab, `!document.querySelector("dialog") && window.left`) {
		t.Error("a click with shift opens the dialog")
	}
	if got := browsertest.Eval[string](tab, `document.getElementById("share-link").getAttribute("href")`); !strings.HasSuffix(got, "/share/area/crimea?draft=e3") {
		t.Errorf("the link leads to %s", got)
	}
	tab.Goto("/share/area/crimea?draft=e3")
	tab.Wait(`document.getElementById("share-address").value === "` + codeHost + `/area/crimea?draft=e3"`)
	tab.Click("#share-back")
	tab.Wait(`location.pathname + location.search === "/area/crimea?draft=e3"`)
}

// TestShareWithoutScript follows the link without JavaScript: everything is there
// to be read and copied by hand, and what needs scripts is not shown.
func TestShareWithoutScript(t *testing.T) {
	reader := phone
	reader.NoScript = true
	tab := open(t, reader, "/compare/us-28/ua-20")
	tab.Click("#share-link")
	tab.Wait(`location.pathname === "/share/compare/us-28/ua-20" && document.readyState === "complete"`)
	if given := codes(tab); len(given) != 4 || !strings.Contains(given["frame"], "/compare/us-28/ua-20") {
		t.Errorf("the codes are %v", given)
	}
	if browsertest.Eval[bool](tab, `[...document.querySelectorAll(".copy, .needs-script")].some((e) => e.getClientRects().length)`) {
		t.Error("what needs scripts is shown")
	}
	tab.Click("label[for=share-latest]")
	tab.Wait(`document.getElementById("share-latest").checked`)
	if given := codes(tab); len(given) != 4 || strings.Contains(given["frame"], "/embed/20") {
		t.Errorf("always the latest, the codes are %v", given)
	}
}

// TestShareOffline: without a network the dialog has the link and the citation,
// and the page's address leads to the citation of the map's page.
func TestShareOffline(t *testing.T) {
	h := newHost(t)
	tab := h.visit(t, "/draft/us-28")
	h.Offline(true)
	tab.Goto("/draft/us-28")
	tab.Click("#share-link")
	tab.Wait(`document.querySelector("dialog")?.innerText.includes("no network")`)
	if got := browsertest.Eval[string](tab, `document.getElementById("share-address").value`); got != h.URL+"/draft/us-28" {
		t.Errorf("offline the link is %s", got)
	}
	if !browsertest.Eval[bool](tab, `/“The 28-point draft.*edition of/.test(document.querySelector("dialog .citation").textContent) && document.querySelector("dialog pre").textContent.startsWith("@misc{")`) {
		t.Error("offline there is no citation")
	}
	for _, v := range tab.Violations() {
		t.Errorf("offline: %v", v)
	}
	for _, path := range []string{"/draft/us-28", "/draft/us-28/21d"} { // kept, and drawn by the program
		tab.Goto("/share" + path + "?hide=names")
		tab.Wait(`location.pathname + location.search + location.hash === "` + path + `?hide=names#citation"`)
		tab.Wait(`document.getElementById("citation")?.checkVisibility()`)
	}
	tab.Goto("/share/nowhere")
	tab.Wait(`document.querySelector("h1").textContent === "There is no page at this address"`)
}

// TestShareIsReadable: nothing sticks out at any width, light and dark, on the page
// and in the dialog.
func TestShareIsReadable(t *testing.T) {
	for _, reader := range []browsertest.Reader{{Width: 320, Height: 700, Touch: true}, {Width: 390, Height: 844, Touch: true}, {Width: 1280, Height: 800}} {
		tab := open(t, reader, "/")
		check := func(where string) {
			t.Helper()
			if wide := browsertest.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("%s is %d too broad at %d", where, wide, reader.Width)
			}
			if wide := browsertest.Eval[int](tab, `(() => { const d = document.querySelector("dialog") ?? document.body; return d.scrollWidth - d.clientWidth; })()`); wide > 0 {
				t.Errorf("%s scrolls sideways by %d at %d", where, wide, reader.Width)
			}
			light, dark := tab.ViolationsInBoth()
			for _, v := range slices.Concat(light, dark) {
				t.Errorf("%s at %d: %v", where, reader.Width, v)
			}
			tab.Scheme(false)
		}
		for _, path := range []string{"/share", "/share/draft/us-28", "/share/draft/us-28/21d", "/share/area/donetsk-held", "/share/compare/us-28/ua-20", "/share/place/bakhmut"} {
			tab.Goto(path)
			tab.Wait(previewShown)
			check(path)
		}
		for _, path := range []string{"/", "/draft/us-28"} {
			tab.Goto(path)
			tab.Takeover()
			openDialog(tab)
			check("the dialog on " + path)
		}
	}
}
