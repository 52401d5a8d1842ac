package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"strings"
)

// OEmbed is what a page says to an editor's program that is given its address
// and asks for something to put into an article (oembed.com, version 1.0).
type OEmbed struct {
	Type         string `json:"type"`
	Version      string `json:"version"`
	Title        string `json:"title"`
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`
	CacheAge     int    `json:"cache_age"` // seconds
	Width        int    `json:"width"`
	Height       int    `json:"height"`
	HTML         string `json:"html"`
	// The card of the page, for those that show something before the frame; left
	// out where it is larger than what was asked for.
	ThumbnailURL    string `json:"thumbnail_url,omitempty"`
	ThumbnailWidth  int    `json:"thumbnail_width,omitempty"`
	ThumbnailHeight int    `json:"thumbnail_height,omitempty"`
	// Page and Frame are the addresses that HTML names.
	Page  string `json:"page_url"`
	Frame string `json:"frame_url"`
}

// The size of a frame in pixels where nobody asks for a smaller one.
const frameWidth, frameHeight = 600, 640

// oembedFolder has the answer of each page.
const oembedFolder = "oembed"

// OEmbedFile is the file with the answer of the page at a path.
func OEmbedFile(path string) string {
	if path == "/" {
		return oembedFolder + "/index.json"
	}
	return oembedFolder + path + ".json"
}

// oembedOf returns what the page at a path says, if it has a map for articles.
// The frame is that of the edition, so that an article keeps what was put into
// it; the front page has only the latest one.
func (s Site) oembedOf(path string) (OEmbed, bool) {
	frame := embedFolder + s.Edition + path
	if path == "/" {
		frame = "embed"
	}
	if _, ok := s.Embeds[frame+".html"]; !ok {
		return OEmbed{}, false
	}
	origin := "https://" + s.Domain
	o := OEmbed{
		Type: "rich", Version: "1.0", Title: s.Heads[path].Title, ProviderName: s.Name, ProviderURL: origin + "/",
		CacheAge: 86400, Page: origin + path, Frame: origin + "/" + frame,
	}
	if picture := s.Heads[path].Picture; s.Heads[path].Large {
		card, err := png.DecodeConfig(bytes.NewReader(s.Cards[picture]))
		if err != nil {
			return OEmbed{}, false
		}
		o.ThumbnailURL, o.ThumbnailWidth, o.ThumbnailHeight = origin+"/"+picture, card.Width, card.Height
	}
	return o.Within(0, 0), true
}

// Within returns the answer for a frame of at most this size in pixels; 0 is no
// limit.
func (o OEmbed) Within(width, height int) OEmbed {
	o.Width, o.Height = frameWidth, frameHeight
	if width > 0 {
		o.Width = min(width, frameWidth)
	}
	if height > 0 {
		o.Height = min(height, frameHeight)
	}
	if width > 0 && width < o.ThumbnailWidth || height > 0 && height < o.ThumbnailHeight {
		o.ThumbnailURL, o.ThumbnailWidth, o.ThumbnailHeight = "", 0, 0
	}
	// WordPress keeps no other elements and attributes of a provider that it does
	// not know, and shows the quotation until the frame has told its height. There
	// is no scrolling="no": where nobody listens for the height, the rest of a
	// frame must be within reach.
	title := escapeOnce.Replace(o.Title)
	o.HTML = fmt.Sprintf(`<blockquote><a href="%s">%s</a></blockquote><iframe src="%s" width="%d" height="%d" frameborder="0" marginwidth="0" marginheight="0" title="%s"></iframe>`,
		o.Page, title, o.Frame, o.Width, o.Height, title)
	return o
}

// escapeOnce writes references by name, which WordPress leaves as they are; it
// writes numbers otherwise.
var escapeOnce = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// addOEmbeds adds the answers.
func addOEmbeds(files Files, s Site) error {
	for _, path := range s.Paths {
		o, ok := s.oembedOf(path)
		if !ok {
			continue
		}
		content, err := json.Marshal(o)
		if err != nil {
			return err
		}
		files[OEmbedFile(path)] = append(content, '\n')
	}
	return nil
}
