package browser

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// sampleArticles are the articles in testdata/articles: how many frames each
// has, whether something in it sets their heights, and the most that it allows.
var sampleArticles = []struct {
	name   string
	frames int
	fits   bool
	most   int // pixels; 0 is no limit
}{
	{"plain", 1, true, 0},
	{"stripped", 1, false, 0},
	{"wordpress", 1, true, 1000},
	{"strict", 1, false, 0},
	{"strict-script", 1, true, 0},
	{"several", 5, true, 0},
	{"amp", 1, true, 0},
	{"pym", 1, true, 0},
	{"narrow", 1, true, 0},
	{"dark", 1, true, 0},
	{"element", 1, true, 0},
}

// settled waits until each frame of an article is as high as its content, or as
// high as its host allows, to within two pixels.
func settled(tab *browsertest.Tab, frames, most int) {
	allowed := "Infinity"
	if most > 0 {
		allowed = fmt.Sprint(most)
	}
	for i := range frames {
		// Out of sight nothing is drawn, and only a frame with the focus may move
		// what its reader sees, says AMP. In a frame innerHeight is the frame's.
		browsertest.Eval[bool](tab, fmt.Sprintf(`((f) => { f.scrollIntoView({behavior: "instant"}); f.focus({preventScroll: true}); return true; })(%s[%d])`, browsertest.Frames, i))
		tab.Frame(i).Wait(drawn + ` && Math.abs(innerHeight - Math.min(` + allowed + `, document.documentElement.getBoundingClientRect().height)) <= 2`)
	}
}

// drawn is whether a map for articles is there and its script has run.
const drawn = `document.readyState === "complete" && document.documentElement.classList.contains("js")`

// saysWhatItIs lists what is missing of what an article's reader must find in a frame.
const saysWhatItIs = `(() => {
	const seen = (selector) => [...document.querySelectorAll(selector)].some((e) => {
		const r = e.getBoundingClientRect();
		return r.width > 20 && r.height > 8 && r.left >= -1 && r.right <= document.documentElement.clientWidth + 1;
	});
	const missing = ["h1", ".byline", ".map-ground", ".scale-words", ".legend li", ".embed-foot", ".onward", ".when-pinned, .when-latest"].filter((s) => !seen(s));
	const text = document.body.innerText;
	for (const words of ["Line of contact as of 20 November 2025", "Natural Earth", "OpenStreetMap", "not quotations", "CC BY 4.0", "ODbL", "Open on Draftlines", "edition of 21 November 2026", "Recognised border", "Line of contact"])
		if (!text.includes(words)) missing.push(words);
	if (document.documentElement.scrollWidth > innerWidth) missing.push("room: " + document.documentElement.scrollWidth + " of " + innerWidth);
	return missing;
})()`

// TestArticles opens every sample article, on a desk and on a phone, picks an
// area, unfolds the list and makes the window narrower: at each step the frames
// are as high as what is in them. Nothing is kept, nobody else is asked.
func TestArticles(t *testing.T) {
	for _, a := range sampleArticles {
		t.Run(a.name, func(t *testing.T) {
			for _, reader := range []browsertest.Reader{desk, phone} {
				tab := article(t, reader, a.name+".html")
				if a.fits {
					settled(tab, a.frames, a.most)
				}
				for i := range a.frames {
					inside := tab.Frame(i)
					if missing := browsertest.Eval[[]string](inside, saysWhatItIs); len(missing) > 0 {
						t.Errorf("frame %d at %d does not show %q", i, reader.Width, missing)
					}
					if a.name == "wordpress" {
						continue // axe does not run in a sandbox; pym.html has the same map
					}
					for _, v := range inside.Violations() {
						t.Errorf("frame %d at %d: %v", i, reader.Width, v)
					}
				}
				for _, v := range tab.Violations() {
					t.Errorf("the article at %d: %v", reader.Width, v)
				}
				tab.Screenshot(fmt.Sprintf("articles/%s-%d", a.name, reader.Width))
				if a.fits {
					useFrames(tab, a.frames, a.most)
				}
				checkNothingKept(t, tab, a.frames)
			}
		})
	}
}

// useFrames does in each frame what makes it higher, and less wide.
func useFrames(tab *browsertest.Tab, frames, most int) {
	for i := range frames {
		inside := tab.Frame(i)
		browsertest.Eval[bool](inside, `(document.querySelector(".map .area").dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true})), true)`)
		inside.Wait(`!document.getElementById("reading").hidden`)
		settled(tab, frames, most)
		browsertest.Eval[bool](inside, `(document.querySelector(".areas > summary").click(), document.querySelector(".area-text > summary").click(), true)`)
		inside.Wait(`document.querySelector(".area-text").open`)
		settled(tab, frames, most)
		browsertest.Eval[bool](inside, `(document.querySelector(".close").click(), document.querySelector(".areas > summary").click(), true)`)
		settled(tab, frames, most)
	}
	tab.Do(chromedp.EmulateViewport(360, 700))
	settled(tab, frames, most)
}

// pickOnMap picks an area as a click on the map does.
func pickOnMap(inside *browsertest.Tab, area string) {
	browsertest.Eval[bool](inside, fmt.Sprintf(`(document.querySelector('.map .area[data-area=%q]').dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true})), true)`, area))
	inside.Wait(`!document.getElementById("reading").hidden`)
}

// checkNothingKept fails if a page or one of its frames has stored anything, or
// has asked for a program.
func checkNothingKept(t *testing.T, tab *browsertest.Tab, frames int) {
	t.Helper()
	const kept = `(async () => {
		const all = [...stored];
		if (origin === "null") return all; // in a sandbox there is nothing to keep it in
		for (const look of [() => document.cookie, () => Object.keys(localStorage).join(), () => Object.keys(sessionStorage).join(),
			async () => (await indexedDB.databases()).map((d) => d.name).join(), async () => (await caches.keys()).join(),
			async () => (await navigator.serviceWorker.getRegistrations()).length || ""]) all.push(await look());
		return all.filter(Boolean);
	})()`
	for i := range frames {
		if k := browsertest.Eval[[]string](tab.Frame(i), kept); len(k) > 0 {
			t.Errorf("frame %d keeps %v", i, k)
		}
	}
	if k := browsertest.Eval[[]string](tab, kept); len(k) > 0 {
		t.Errorf("the article keeps %v", k)
	}
	for _, r := range tab.Requests() {
		if strings.Contains(r.URL, "wasm") || r.Status >= 400 {
			t.Errorf("%d for %s", r.Status, r.URL)
		}
	}
}

// TestArticleWidths puts a map of each kind into frames from 280 to 1200 pixels.
func TestArticleWidths(t *testing.T) {
	tab := article(t, browsertest.Reader{Width: 1280, Height: 900}, "plain.html")
	settled(tab, 1, 0)
	browsertest.Eval[bool](tab, `(document.querySelector("main").style.maxWidth = "none", document.querySelector("iframe").style.maxWidth = "none", true)`)
	for _, kind := range embedKinds {
		for _, width := range []int{280, 320, 375, 600, 1200} {
			address := fmt.Sprintf("%s?sample=%d", kind, width)
			browsertest.Eval[bool](tab, fmt.Sprintf(`(() => {
				const f = document.querySelector("iframe");
				f.style.width = "%dpx";
				f.style.height = "";
				f.src = new URL(f.src).origin + %q;
				return true;
			})()`, width, address))
			inside := tab.Frame(0)
			inside.Wait(fmt.Sprintf(`location.href.endsWith(%q) && innerWidth === %d && `+drawn, address, width))
			settled(tab, 1, 0)
			if missing := browsertest.Eval[[]string](inside, saysWhatItIs); len(missing) > 0 {
				t.Errorf("%s at %d does not show %q", kind, width, missing)
			}
			// With letters twice as large it is higher, and still not broader.
			browsertest.Eval[bool](inside, `(document.documentElement.style.fontSize = "200%", true)`)
			settled(tab, 1, 0)
			if missing := browsertest.Eval[[]string](inside, saysWhatItIs); len(missing) > 0 {
				t.Errorf("%s at %d with large letters does not show %q", kind, width, missing)
			}
		}
	}
}

// TestArticleDialects holds what frames say against what each host understands.
func TestArticleDialects(t *testing.T) {
	for name, want := range map[string]string{
		"plain":     `heard.some((m) => m.type === "draftlines:height" && m.id === "/embed/EDITION/draft/us-28" && m.height === HIGH)`,
		"wordpress": `heard.some((m) => m.message === "height" && m.secret === "k3Vq9ZtWbP" && m.value === HIGH)`,
		"amp":       `heard.some((m) => m.sentinel === "amp" && m.type === "embed-size" && m.height === HIGH)`,
		"pym":       `heard.includes("pymxPYMxmap-1xPYMxheightxPYMxHIGH")`,
	} {
		tab := article(t, desk, name+".html")
		inside := tab.Frame(0)
		high := browsertest.Eval[int](inside, `Math.ceil(document.documentElement.getBoundingClientRect().height)`)
		tab.Wait(strings.NewReplacer("EDITION", editionDay(t), "HIGH", fmt.Sprint(high)).Replace(want))
		if name == "plain" && browsertest.Eval[bool](tab, `heard.some((m) => typeof m !== "object" || m.secret)`) {
			t.Error("the frame speaks as to WordPress or pym, where neither is")
		}
	}
}

// TestArticleHostChecksTheSender: another window cannot set a frame's height, and
// the frames of one article do not get each other's.
func TestArticleHostChecksTheSender(t *testing.T) {
	tab := article(t, desk, "several.html")
	settled(tab, 5, 0)
	before := browsertest.Eval[[]int](tab, browsertest.Frames+`.map((f) => f.clientHeight)`)
	browsertest.Eval[bool](tab, `(postMessage({type: "draftlines:height", id: "/embed/x", height: 333}, "*"), true)`)
	browsertest.Eval[bool](tab.Frame(1), `(parent.postMessage({type: "draftlines:height", height: -1}, "*"), parent.postMessage({type: "draftlines:height", height: 1e9}, "*"), true)`)
	tab.Settle()
	if after := browsertest.Eval[[]int](tab, browsertest.Frames+`.map((f) => f.clientHeight)`); !slices.Equal(before, after) {
		t.Errorf("the heights were %v and are %v", before, after)
	}
	pickOnMap(tab.Frame(0), "crimea")
	settled(tab, 5, 0)
	after := browsertest.Eval[[]int](tab, browsertest.Frames+`.map((f) => f.clientHeight)`)
	if after[0] <= before[0] || after[4] != before[4] {
		t.Errorf("an area picked in the first of two equal frames makes %v of %v", after, before)
	}
}

// TestArticleOutOfSight makes the window narrower while the frame is not in it:
// browsers draw nothing there, and the script for heights has to ask.
func TestArticleOutOfSight(t *testing.T) {
	for _, name := range []string{"plain.html", "element.html", "pym.html"} {
		tab := article(t, browsertest.Reader{Width: 800, Height: 300}, name)
		settled(tab, 1, 0)
		browsertest.Eval[bool](tab, `(scrollTo({top: 0, behavior: "instant"}), document.querySelector("main").style.marginTop = "3000px", true)`)
		tab.Settle()
		tab.Do(chromedp.EmulateViewport(400, 300))
		tab.Frame(0).Wait(`innerWidth < 400 && Math.abs(innerHeight - document.documentElement.getBoundingClientRect().height) <= 2`)
	}
}

// TestArticleOverflow: where the reader sees the frame, a host like AMP asks
// before it makes it higher.
func TestArticleOverflow(t *testing.T) {
	tab := article(t, browsertest.Reader{Width: 800, Height: 2400}, "amp.html")
	tab.Wait(`!document.querySelector("[overflow]").hidden && document.querySelector("[placeholder]").hidden`)
	if h := browsertest.Eval[int](tab, `document.querySelector("iframe").clientHeight`); h != 500 {
		t.Errorf("the frame is %d pixels high before anybody has asked", h)
	}
	tab.Click("[overflow]")
	settled(tab, 1, 0)
	if browsertest.Eval[bool](tab, `!document.querySelector("[overflow]").hidden`) {
		t.Error("the button stays")
	}
}

// TestArticleElement: the element makes a frame and follows its attributes;
// without scripts it is the link that stands in it.
func TestArticleElement(t *testing.T) {
	tab := article(t, desk, "element.html")
	settled(tab, 1, 0)
	link := `document.querySelector("draftlines-map a").getClientRects().length`
	frame := browsertest.Frames + `[0]`
	if browsertest.Eval[int](tab, link) > 0 || !strings.HasSuffix(browsertest.Eval[string](tab, frame+`.src`), "/embed/"+editionDay(t)+"/draft/us-28") {
		t.Error("the element does not show the map of its edition alone")
	}
	browsertest.Eval[bool](tab, `(document.querySelector("draftlines-map").setAttribute("theme", "dark"), true)`)
	tab.Wait(frame + `.src.endsWith("/draft/us-28?theme=dark")`)
	browsertest.Eval[bool](tab, `(document.querySelector("draftlines-map").setAttribute("compare", "us-28,ua-20"), true)`)
	tab.Wait(frame + `.src.endsWith("/compare/us-28/ua-20?theme=dark")`)
	settled(tab, 1, 0)
	// Taken out and put in again, as by an editor's program.
	browsertest.Eval[bool](tab, `(() => { const e = document.querySelector("draftlines-map"), p = e.parentNode; e.remove(); p.append(e); return true; })()`)
	settled(tab, 1, 0)

	reader := desk
	reader.NoScript = true
	if tab := article(t, reader, "element.html"); browsertest.Eval[int](tab, link) == 0 {
		t.Error("without scripts the article has no link to the map")
	}
}

// TestArticleQuotation: where WordPress hears nothing from the frame, its reader
// has the quotation.
func TestArticleQuotation(t *testing.T) {
	reader := desk
	reader.NoScript = true
	tab := article(t, reader, "wordpress.html")
	if !browsertest.Eval[bool](tab, `document.querySelector("blockquote a").getClientRects().length > 0 && getComputedStyle(document.querySelector("iframe")).visibility === "hidden"`) {
		t.Error("without scripts there is no quotation")
	}
}

// TestHostScriptIsPinned: what stands in articles by its hash never changes under
// its address and may be checked from any origin. strict-script.html proves that
// browsers take it.
func TestHostScriptIsPinned(t *testing.T) {
	site := browsertest.Site(t)
	for _, name := range []string{"host.js", "element.js", "embed.js", "embed.css"} {
		answer, err := http.Get(site + "/embed/" + editionDay(t) + "/assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if !strings.Contains(answer.Header.Get("Cache-Control"), "immutable") || answer.Header.Get("Access-Control-Allow-Origin") != "*" || answer.StatusCode != 200 {
			t.Errorf("%s is answered with %d %v", name, answer.StatusCode, answer.Header)
		}
	}
	tab := article(t, desk, "plain.html")
	settled(tab, 1, 0)
	added := browsertest.Eval[[]string](tab, `(() => {
		const f = document.createElement("iframe");
		document.body.append(f);
		const known = new Set(Object.getOwnPropertyNames(f.contentWindow));
		f.remove();
		return Object.getOwnPropertyNames(window).filter((n) => !known.has(n) && !/^\d+$|^(heard|stored|browsertestShift|axe|before|after)$/.test(n));
	})()`)
	if len(added) > 1 {
		t.Errorf("the script for heights makes globals: %v", added)
	}
}
