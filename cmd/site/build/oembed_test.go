package build_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
	"golang.org/x/net/html"
)

func TestOEmbed(t *testing.T) {
	s := buildtest.Site()
	s.Embeds = build.Files{
		"embed/" + buildtest.Edition + "/draft/a.html": []byte("<!doctype html><html lang=en><title>A</title></html>"),
	}
	const title = `"A" & <b>, it’s`
	s.Heads = map[string]build.Head{}
	for _, path := range []string{"/draft/a", "/area/b"} {
		s.Heads[path] = build.Head{Title: title, Type: "article", Picture: "card/x.png", Alt: "A map.", Large: true}
	}
	s.Cards = build.Files{"card/x.png": cardPNG(t, 1200, 630)}
	o, err := build.Render(s)
	if err != nil {
		t.Fatal(err)
	}
	var answer build.OEmbed
	if err := json.Unmarshal(o.Files["oembed/draft/a.json"], &answer); err != nil {
		t.Fatal(err)
	}
	const frame = "https://" + buildtest.Domain + "/embed/" + buildtest.Edition + "/draft/a"
	if answer.Type != "rich" || answer.Version != "1.0" || answer.Title != title || answer.Width != 600 || answer.Height != 640 || answer.Frame != frame {
		t.Errorf("the answer is %+v", answer)
	}
	checkKept(t, answer.HTML, frame)
	const link = `<link href="/oembed/draft/a.json" rel="alternate" title="&#34;A&#34; &amp; &lt;b&gt;, it’s" type="application/json+oembed">`
	page := string(o.Files["draft/a.html"])
	if i := strings.Index(page, link); i < 0 || i > strings.Index(page, "<title>") {
		t.Errorf("the link stands at %d of %s", i, page[:strings.Index(page, "<body")])
	}
	if _, ok := o.Files["oembed/area/b.json"]; ok || strings.Contains(string(o.Files["area/b.html"]), "oembed") {
		t.Error("a page without a map for articles offers one")
	}
	const card = "https://" + buildtest.Domain + "/card/x.png"
	if answer.ThumbnailURL != card || answer.ThumbnailWidth != 1200 || answer.ThumbnailHeight != 630 {
		t.Errorf("the card is %s, %d by %d", answer.ThumbnailURL, answer.ThumbnailWidth, answer.ThumbnailHeight)
	}
	if small := answer.Within(600, 0); small.ThumbnailURL != "" || small.ThumbnailWidth != 0 {
		t.Errorf("the card is larger than what was asked for: %+v", small)
	}
	if small := answer.Within(300, 250); small.Width != 300 || small.Height != 250 || !strings.Contains(small.HTML, `width="300" height="250"`) {
		t.Errorf("a smaller frame is %+v", small)
	}
	if large := answer.Within(5000, 0); large.Width != 600 || large.Height != 640 {
		t.Errorf("a larger frame is %d by %d", large.Width, large.Height)
	}
}

// kept are the elements and attributes that WordPress keeps of a provider that
// it does not know (wp_filter_oembed_result in wp-includes/embed.php).
var kept = map[string][]string{
	"a":          {"href"},
	"blockquote": nil,
	"iframe":     {"src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"},
}

// Further rules of that filter and of wp_kses: only a quotation and the first
// frame are left, nothing between them; references by number are written anew.
var (
	leftOver = regexp.MustCompile(`^<blockquote>.*?</blockquote><iframe[^>]*></iframe>$`)
	byNumber = regexp.MustCompile(`&#|&[^a-z]|&[a-z]+[^a-z;]`)
)

// checkKept reports what WordPress would change.
func checkKept(t *testing.T, code, frame string) {
	t.Helper()
	if !leftOver.MatchString(code) || byNumber.MatchString(code) || strings.ContainsAny(code, "\n\t'") {
		t.Errorf("WordPress would write this anew: %s", code)
	}
	tokens := html.NewTokenizer(strings.NewReader(code))
	for tokens.Next() != html.ErrorToken {
		token := tokens.Token()
		if token.Type != html.StartTagToken {
			continue
		}
		allowed, ok := kept[token.Data]
		if !ok {
			t.Errorf("WordPress would take out <%s>", token.Data)
		}
		for _, a := range token.Attr {
			if !slices.Contains(allowed, a.Key) {
				t.Errorf("WordPress would take %s out of <%s>", a.Key, token.Data)
			}
			if a.Key == "src" && a.Val != frame {
				t.Errorf("the frame is of %s", a.Val)
			}
		}
	}
}

// cardPNG is an empty picture of a size.
func cardPNG(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
