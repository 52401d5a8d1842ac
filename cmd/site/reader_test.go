package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// mapPages and plainPages have one page of each kind: those that the program
// takes over, and those that come without it.
var (
	mapPages   = []string{"/", "/draft/us-28", "/draft/us-28/21d", "/area/donetsk-held", "/compare/us-28/ua-20", "/place/bakhmut"}
	plainPages = []string{"/compare", "/compare/all", "/compare/all/us-28", "/place", "/topic/territory", "/topic", "/timeline",
		"/glossary", "/disputes", "/coverage", "/method", "/sources", "/about", "/articles", "/editions", "/offline", "/404"}
)

// onePageOfEachKind stands for all pages where every one would take too long.
var onePageOfEachKind = slices.Concat(mapPages, plainPages)

// describe lists the elements of the page with their attributes and texts. It
// runs in the browser. Whether a box is checked counts and not what its
// attribute says: go-app sets the property (attribute.go, setJSAttribute).
const describe = `(() => {
  const lines = [];
  const walk = (e, indent) => {
    const attributes = [...e.attributes].filter((a) => a.name != "checked").map((a) => a.name + "=" + a.value)
      .concat(e.checked ? ["is checked"] : []).sort().join(" ");
    lines.push(indent + e.localName + " " + attributes);
    for (const child of e.childNodes) {
      if (child.nodeType == Node.TEXT_NODE && child.data != "") lines.push(indent + "  " + JSON.stringify(child.data));
      if (child.nodeType == Node.ELEMENT_NODE) walk(child, indent + "  ");
    }
  };
  document.body.firstElementChild.normalize();
  walk(document.body.firstElementChild, "");
  return lines.join("\n");
})()`

// rememberPage keeps the page as it was when the last of its own scripts had
// run and wasm had not.
const rememberPage = `addEventListener("DOMContentLoaded", () => { window.pageBefore = ` + describe + ` });`

// TestTakeover compares the page before and after wasm has taken it over: the
// same elements, attributes and texts, and nothing moves.
func TestTakeover(t *testing.T) {
	site := browsertest.Site(t)
	for _, path := range mapPages {
		if strings.HasPrefix(path, "/place/") {
			continue // it comes coarse and is then drawn finer
		}
		t.Run(path, func(t *testing.T) {
			reader := browsertest.Reader{Before: rememberPage}
			tab := browsertest.Open(t, site, reader)
			tab.Goto(path)
			tab.Takeover()
			before := browsertest.Eval[string](tab, `window.pageBefore`)
			after := browsertest.Eval[string](tab, describe)
			if diff := firstDifference(before, after); diff != "" {
				t.Errorf("wasm changed the page:\n%s", diff)
			}
			if shift := tab.Shift(); shift > 0.02 {
				t.Errorf("the layout shifted by %.4f, want at most 0.02", shift)
			}
		})
	}
}

// firstDifference shows the first lines in which two texts differ.
func firstDifference(a, b string) string {
	linesA, linesB := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(linesA), len(linesB)) {
		x, y := lineAt(linesA, i), lineAt(linesB, i)
		if x != y {
			return fmt.Sprintf("line %d\nbefore: %.400s\nafter:  %.400s", i+1, x, y)
		}
	}
	return ""
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}

// TestFocusSurvivesTakeover focuses an element while the program is loading.
func TestFocusSurvivesTakeover(t *testing.T) {
	tab := browsertest.Open(t, browsertest.Site(t), browsertest.Reader{
		Before: `addEventListener("DOMContentLoaded", () => {
			const e = document.querySelector("main [id]:is(a, button, input, summary, [tabindex])");
			e.focus();
			window.focusedBefore = e.id;
		});`,
	})
	tab.Goto("/draft/us-28")
	tab.Takeover()
	before := browsertest.Eval[string](tab, `window.focusedBefore`)
	after := browsertest.Eval[string](tab, `document.activeElement.id`)
	if before == "" || before != after {
		t.Errorf("the focus was on %q and is now on %q", before, after)
	}
}

const noStorage = `for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("denied", "SecurityError"); }});`

// TestPageWithoutComfort looks at pages in browsers that lack something: the
// page must be there, readable and not covered.
func TestPageWithoutComfort(t *testing.T) {
	site := browsertest.Site(t)
	readers := map[string]browsertest.Reader{
		"no script":  {NoScript: true},
		"no program": {Block: []string{"*://*:*/web/app.wasm*"}, MayFail: true},
		"no storage": {Before: noStorage},
	}
	for name, reader := range readers {
		t.Run(name, func(t *testing.T) {
			tab := browsertest.Open(t, site, reader)
			for _, path := range []string{"/", "/draft/us-28/21d", "/area/donetsk-held"} {
				tab.Goto(path)
				switch name {
				case "no program":
					tab.Wait(`document.getElementById("app-wasm-loader-label").innerText.includes("Error")`)
				case "no storage":
					tab.Takeover()
				}
				if !browsertest.Eval[bool](tab, `document.querySelector("main").innerText.length > 300 && document.querySelectorAll("main svg path").length > 20`) {
					t.Errorf("%s: the text or the map is missing", path)
				}
				if covered := browsertest.Eval[string](tab, whatCovers); covered != "" {
					t.Errorf("%s: the heading is covered by %s", path, covered)
				}
			}
		})
	}
}

// whatCovers names the element that lies over the heading, if one does.
const whatCovers = `(() => {
  const h1 = document.querySelector("h1");
  h1.scrollIntoView({block: "center", behavior: "instant"});
  const box = h1.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + 5, box.y + box.height / 2);
  return top && (h1.contains(top) || top.contains(h1)) ? "" : top ? top.localName + "#" + top.id : "nothing at all";
})()`

// TestFitsEveryWindow checks at two widths that nothing sticks out sideways.
func TestFitsEveryWindow(t *testing.T) {
	site := browsertest.Site(t)
	for _, width := range []int{320, 390, 1280, 1440} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			tab := browsertest.Open(t, site, browsertest.Reader{Width: width, Height: 844, Touch: width < 500, MayFail: true})
			for _, path := range onePageOfEachKind {
				tab.Goto(path + "?wasm=false")
				if w := browsertest.Eval[int](tab, `document.documentElement.scrollWidth`); w > width {
					t.Errorf("%s is %d wide in a window of %d", path, w, width)
				}
			}
		})
	}
}

// alike are the kinds of pages of which there are many, made alike, with one in
// how many the tests of access look at. DRAFTLINES_EVERY=page looks at all.
var alike = []struct {
	prefix string
	oneIn  int
}{
	{"/compare/all/", 4},
	{"/compare/", 15},
	{"/place/", 20},
	{"/draft/", 8},
	{"/topic/", 4},
	{"/share/", 60},
}

// thinned lists the pages, those made alike only now and then.
func thinned(documents []document) []string {
	every := os.Getenv("DRAFTLINES_EVERY") == "page"
	var paths []string
	seen := map[string]int{}
	for _, d := range documents {
		for _, kind := range alike {
			// A draft's own page is like no other.
			if !strings.HasPrefix(d.path, kind.prefix) || kind.prefix == "/draft/" && strings.Count(d.path, "/") == 2 {
				continue
			}
			if seen[kind.prefix]++; seen[kind.prefix]%kind.oneIn != 1 && !every {
				d.path = ""
			}
			break
		}
		if d.path != "" {
			paths = append(paths, d.path)
		}
	}
	return paths
}

// TestAccessible runs axe-core on pages of all kinds, and on one of each kind on a
// phone and after wasm has taken over, light and dark.
func TestAccessible(t *testing.T) {
	site := browsertest.Site(t)
	tests := []struct {
		name   string
		reader browsertest.Reader
		paths  []string
		query  string
	}{
		{"desk", browsertest.Reader{}, thinned(documents(t)), "?wasm=false"},
		{"phone", browsertest.Reader{Width: 390, Height: 844, Touch: true}, onePageOfEachKind, "?wasm=false"},
		{"after takeover", browsertest.Reader{}, mapPages, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.reader.MayFail = true                        // the not-found page's own status is an error in the console
			for paths := range slices.Chunk(tt.paths, 40) { // a tab has a deadline
				tab := browsertest.Open(t, site, tt.reader)
				for _, path := range paths {
					tab.Goto(path + tt.query)
					if tt.query == "" {
						tab.Takeover()
					}
					light, dark := tab.ViolationsInBoth()
					for _, v := range light {
						t.Errorf("%s: %v", path, v)
					}
					for _, v := range dark {
						t.Errorf("%s in the dark: %v", path, v)
					}
				}
			}
		})
	}
}
