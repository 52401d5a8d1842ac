package embed

import (
	"bytes"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/geodata/edition/records"
	"golang.org/x/net/html"
)

const origin = "https://draftlines.example"

var site = sync.OnceValue(func() *app.Site {
	atlas, sheet, err := records.Load()
	if err != nil {
		panic(err)
	}
	s := app.NewSite(atlas, sheet)
	s.Origin = origin
	s.Kept = app.KeptEditions(string(atlas.Edition))
	return s
})

var made = sync.OnceValues(func() (map[string][]byte, error) { return Files(site(), os.DirFS("../../../web")) })

func files(t *testing.T) map[string][]byte {
	t.Helper()
	all, err := made()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// latest are the documents that are not pinned, sorted. In short tests it is one
// in eleven.
func latest(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files(t))) {
		if strings.HasSuffix(name, ".html") && !strings.HasPrefix(name, "embed/"+string(site().Atlas.Edition)) {
			names = append(names, name)
		}
	}
	if len(names) < 300 {
		t.Errorf("only %d maps for articles", len(names))
	}
	if testing.Short() {
		var some []string
		for i := 0; i < len(names); i += 11 {
			some = append(some, names[i])
		}
		return some
	}
	return names
}

func squeezed(content []byte, quality int) int {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, quality)
	w.Write(content)
	w.Close()
	return b.Len()
}

// What an article loads with a map, in bytes with brotli.
const (
	budget      = 60_000
	mostAsked   = 6
	mostStyles  = 17_000 // not compressed
	mostScripts = 8_500
	mostHost    = 2_000
)

func TestSizes(t *testing.T) {
	css, js := files(t)["embed/assets/embed.css"], files(t)["embed/assets/embed.js"]
	if len(css) > mostStyles || len(js) > mostScripts || len(files(t)["embed/assets/host.js"]) > mostHost {
		t.Errorf("style sheet %d, script %d, host script %d bytes", len(css), len(js), len(files(t)["embed/assets/host.js"]))
	}
	assets := squeezed(css, 9) + squeezed(js, 9)
	largest, whose := 0, ""
	for _, name := range latest(t) {
		if n := squeezed(files(t)[name], 9) + assets; n > largest {
			largest, whose = n, name
		}
		asked := 1
		for n := range parse(t, name).Descendants() {
			switch {
			case n.Data == "link" && !slices.Contains([]string{"canonical", "icon", "alternate"}, attr(n, "rel")), n.Data == "script", n.Data == "img", n.Data == "iframe":
				asked++
			}
		}
		if asked != 3 || asked > mostAsked {
			t.Errorf("%s needs %d requests, want 3", name, asked)
		}
	}
	t.Logf("style sheet %d, script %d bytes as they are; with both the largest is %s with %d bytes in brotli", len(css), len(js), whose, largest)
	if largest > budget {
		t.Errorf("%s needs %d bytes, want at most %d", whose, largest, budget)
	}
}

func parse(t *testing.T, name string) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(files(t)[name]))
	if err != nil {
		t.Fatal(name, err)
	}
	return doc
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestPinnedAndLatest: the same documents, with assets of their own that differ
// in what they say of the edition.
func TestPinnedAndLatest(t *testing.T) {
	pinned := "embed/" + string(site().Atlas.Edition)
	for _, name := range latest(t) {
		if name == "embed.html" {
			continue
		}
		fixed := pinned + strings.TrimPrefix(name, "embed")
		if !bytes.Equal(files(t)[name], files(t)[fixed]) {
			t.Errorf("%s is not %s", fixed, name)
		}
		for n := range parse(t, name).Descendants() {
			if n.Data != "script" && attr(n, "rel") != "stylesheet" {
				continue
			}
			loads := attr(n, "src") + attr(n, "href")
			if strings.Count(name, "/") != strings.Count(loads, "../")+1 || strings.HasPrefix(loads, "/") {
				t.Errorf("%s loads %s, which is not its own", name, loads)
			}
		}
	}
	for name, want := range map[string]string{"embed": ".when-pinned{display:none}", pinned: ".when-latest{display:none}"} {
		css := string(files(t)[name+"/assets/embed.css"])
		if !strings.HasSuffix(strings.TrimSpace(css), want) || strings.Count(css, ".when-") != 1 {
			t.Errorf("the style sheet of %s does not end with %s", name, want)
		}
		for _, asset := range []string{"embed.js", "host.js", "element.js"} {
			if len(files(t)[name+"/assets/"+asset]) == 0 {
				t.Errorf("%s has no %s", name, asset)
			}
		}
	}
	if strings.Contains(string(files(t)[pinned+"/assets/embed.js"]), string(site().Atlas.Edition)) {
		t.Error("the pinned script knows of editions, of which there will be more")
	}
}

// TestEveryEmbedSaysWhatItIs looks for what an article owes its reader.
func TestEveryEmbedSaysWhatItIs(t *testing.T) {
	for _, name := range latest(t) {
		says, ids, areas := map[string]int{}, map[string]bool{}, map[string]bool{}
		var texts strings.Builder
		for n := range parse(t, name).Descendants() {
			if n.Type == html.TextNode {
				texts.WriteString(n.Data + " ")
			}
			says[n.Data]++
			says[attr(n, "name")+"="+attr(n, "content")]++
			says[attr(n, "rel")]++
			ids[attr(n, "id")] = true
			checkNode(t, name, n)
			if n.Data == "a" && n.Namespace == "svg" {
				areas[attr(n, "href")] = true
			}
		}
		for what, n := range map[string]int{"h1": 1, "main": 1, "header": 1, "footer": 1, "robots=noindex": 1, "responsive-embedded-sizing=": 1, "canonical": 1, "style": 0, "iframe": 0} {
			if says[what] != n {
				t.Errorf("%s has %d of %s, want %d", name, says[what], what, n)
			}
		}
		for _, words := range []string{"Line of contact as of", "Natural Earth", "CC BY 4.0", "Open on Draftlines", "edition of", "The map in words", "not quotations"} {
			if !strings.Contains(texts.String(), words) {
				t.Errorf("%s does not say %q", name, words)
			}
		}
		for href := range areas {
			if !strings.HasPrefix(href, "#area-") || !ids[href[1:]] {
				t.Errorf("%s: an area of the map leads to %s, which is not on the page", name, href)
			}
		}
	}
}

// checkNode holds what a document in somebody else's page must not do.
// TestEveryEmbedIsTitled: what a map is called in the tab, in the heading, and to
// those that show a link to it.
func TestEveryEmbedIsTitled(t *testing.T) {
	for _, name := range latest(t) {
		for n := range parse(t, name).Descendants() {
			text := ""
			switch {
			case n.Data == "title" || n.Data == "h1":
				for c := range n.Descendants() {
					text += c.Data
				}
			case n.Data == "meta" && attr(n, "name") == "description":
				text = attr(n, "content")
			default:
				continue
			}
			if text = strings.TrimSpace(text); text == "" || strings.HasPrefix(text, "–") {
				t.Errorf("%s has nothing in its %s", name, n.Data)
			}
		}
	}
}

func checkNode(t *testing.T, name string, n *html.Node) {
	t.Helper()
	if n.Data == "a" && n.Namespace == "" && (attr(n, "target") != "_blank" || attr(n, "rel") != "noopener" || attr(n, "referrerpolicy") != "no-referrer") {
		t.Errorf("%s: the link to %s stays in the frame, or tells where it was", name, attr(n, "href"))
	}
	for _, a := range n.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			t.Errorf("%s: <%s> has %s", name, n.Data, a.Key)
		}
	}
}

func TestSameBytesEachTime(t *testing.T) {
	if testing.Short() {
		t.Skip("drawing every map twice takes a while")
	}
	again, err := Files(site(), os.DirFS("../../../web"))
	if err != nil || !maps.EqualFunc(again, files(t), bytes.Equal) {
		t.Errorf("made twice, the maps for articles differ (%v)", err)
	}
}
