package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Head is what a page's head says beyond what go-app writes: to those that show
// a link to it as a card, and to search engines.
type Head struct {
	Title string // of a card
	// Type is the page's kind in Open Graph: "website" for the site as a whole,
	// "article" for a page of it.
	Type string
	// Picture is the card's: a PNG by its path in the site. Alt says what is seen.
	Picture, Alt string
	// Large is whether the picture is a card by itself and not only an icon.
	Large bool
	// Data is encoded as JSON-LD; nil for none.
	Data any
}

// ofCards are the lines for cards that go-app writes into every head, with its
// own idea of a picture and a kind, as the repair pass leaves them.
var ofCards = regexp.MustCompile(`<meta content="[^"]*" property="og:(?:title|type|image)">`)

// addHead replaces go-app's lines for cards by our own. They come first, because
// readers of cards look at the beginning of a page only.
func addHead(page []byte, path string, h Head, s Site, files Files) ([]byte, error) {
	head, rest, ok := bytes.Cut(page, []byte("</head>"))
	if !ok {
		return nil, fmt.Errorf("has no head")
	}
	if n := len(ofCards.FindAll(head, -1)); n != 3 {
		return nil, fmt.Errorf("has %d lines for cards, want 3; does go-app write them otherwise now?", n)
	}
	before, after, ok := bytes.Cut(ofCards.ReplaceAll(head, nil), []byte("<title>"))
	if !ok {
		return nil, fmt.Errorf("has no title")
	}
	own, err := h.lines(s, path, files)
	if err != nil {
		return nil, err
	}
	return bytes.Join([][]byte{before, own, []byte("<title>"), after, []byte("</head>"), rest}, nil), nil
}

// lines writes the lines of a head. The JSON needs no escaping: the encoder
// writes < as \u003c.
func (h Head) lines(s Site, path string, files Files) ([]byte, error) {
	picture, err := png.DecodeConfig(bytes.NewReader(files[h.Picture]))
	if err != nil {
		return nil, fmt.Errorf("the picture %s: %w", h.Picture, err)
	}
	card := "summary"
	if h.Large {
		card = "summary_large_image"
	}
	var b bytes.Buffer
	for _, m := range []struct{ key, name, value string }{
		{"property", "og:title", h.Title},
		{"property", "og:type", h.Type},
		{"property", "og:site_name", s.Name},
		{"property", "og:locale", "en_GB"},
		{"property", "og:image", "https://" + s.Domain + "/" + h.Picture},
		{"property", "og:image:type", "image/png"},
		{"property", "og:image:width", strconv.Itoa(picture.Width)},
		{"property", "og:image:height", strconv.Itoa(picture.Height)},
		{"property", "og:image:alt", h.Alt},
		{"name", "twitter:card", card},
	} {
		fmt.Fprintf(&b, `<meta content="%s" %s="%s">`, html.EscapeString(m.value), m.key, m.name)
	}
	if o, ok := s.oembedOf(path); ok {
		fmt.Fprintf(&b, `<link href="/%s" rel="alternate" title="%s" type="application/json+oembed">`, OEmbedFile(path), html.EscapeString(o.Title))
	}
	for _, t := range twinTypes {
		if name := twinFile(path, t.ext); s.Embeds[name] != nil {
			fmt.Fprintf(&b, `<link href="/%s" rel="alternate" type="%s">`, name, t.media)
		}
	}
	if h.Data != nil {
		data, err := json.Marshal(h.Data)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, `<script type="application/ld+json">%s</script>`, data)
	}
	return b.Bytes(), nil
}

// twinTypes are the other forms of a map for articles: pictures and a text.
var twinTypes = []struct{ ext, media string }{{".svg", "image/svg+xml"}, {".png", "image/png"}, {".txt", "text/plain"}}

// twinFile is the latest twin of the map of a page. The front page has that of
// the newest draft.
func twinFile(path, ext string) string {
	if path == "/" {
		path = "/newest"
	}
	return strings.TrimSuffix(embedFolder, "/") + path + ext
}
