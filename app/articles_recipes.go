//go:build !wasm

package app

import (
	"encoding/json"
	"strings"

	"github.com/draftlines/draftlines/app/markup"
)

// articlesRecipes are for hosts that do not take our codes as they are.
func (s *Site) articlesRecipes(m shareMap) []markup.Node {
	return []markup.Node{
		recipe("wordpress", "WordPress", m.page,
			"Paste the address of a page with a map on a line of its own. WordPress asks this site for the map by itself (oEmbed) and shows it in a frame that fits. It needs no plug-in and no right to paste HTML. The article keeps the edition of the day on which it was pasted. Ghost, Discourse and others that know oEmbed do the same."),
		recipe("no-scripts", "A system that takes scripts out", m.frameCode(m.pinned),
			"The plain frame needs none. Choose its height for the column of your articles; the preview of each code says how high the map is at which width. What does not fit scrolls inside. Where frames are taken out as well, use the picture with a link, as for newsletters."),
		recipe("newsletters", "Newsletters and feeds", s.pictureCode(m),
			"Mail programs and feed readers show neither frames nor scripts. A picture of the same map and edition, with the date in it, links to the page; the text beside it says the same where pictures are off."),
		recipe("apple-news", "Apple News", s.appleNews(m),
			"It takes no frames of other sites. As a component of an article, a picture with a link:"),
		recipe("amp", "AMP", s.ampCode(m),
			"The frame must not stand at the top of the page, unless it has a placeholder, as here. It fits its height when the reader asks for it, or by itself further down. allow-popups lets its links open."),
		recipe("strict-csp", "A page with a strict Content-Security-Policy", s.strictPolicy(),
			"Allow frames from this site; of scripts only the folder of one edition, whose files never change; and pictures, for the element where it does not run. No script of ours writes styles into the page. The codes for frames have a style for the border; if your policy forbids that, leave it out of the code and use a rule of your own style sheet:"),
		el("p").Body(code(`iframe[src^="` + s.Origin + EmbedFolder + `/"] { border: 0 }`)),
	}
}

func recipe(id, heading, code, words string) markup.Node {
	return el("div").Class("recipe").Body(
		el("h3").ID(id).Text(heading),
		el("p").Text(words),
		sample(code),
	)
}

// pictureCode is a picture with a link and a text, for mail and feeds.
func (s *Site) pictureCode(m shareMap) string {
	return "<p><a" + codeAttr("href", m.page) + "><img" + codeAttr("src", m.pinned+".png") + codeAttr("alt", m.alt) + ` width="600" style="max-width:100%;height:auto"></a><br>` + "\n" +
		inAttribute.Replace(m.alt) + " <a" + codeAttr("href", m.page) + ">The map and every clause on Draftlines</a></p>"
}

// appleNews is a component in Apple News Format.
func (s *Site) appleNews(m shareMap) string {
	content, err := json.MarshalIndent(struct {
		Role      string           `json:"role"`
		URL       string           `json:"URL"`
		Caption   string           `json:"caption"`
		Spoken    string           `json:"accessibilityCaption"`
		Additions []map[string]any `json:"additions"`
	}{
		"photo", m.pinned + ".png", m.alt + " Draftlines, edition of " + longDate(s.Atlas.Edition) + ", CC BY 4.0.", m.alt,
		[]map[string]any{{"type": "link", "URL": m.page}},
	}, "", "  ")
	if err != nil {
		panic(err) // texts
	}
	return unescapeJSON.Replace(string(content))
}

// ampCode is the frame as AMP has it.
func (s *Site) ampCode(m shareMap) string {
	return strings.Join([]string{
		`<script async custom-element="amp-iframe" src="https://cdn.ampproject.org/v0/amp-iframe-0.1.js"></script>`,
		`<amp-iframe` + codeAttr("src", m.pinned) + codeAttr("title", m.title) + ` layout="fixed-height" height="640"`,
		`    sandbox="allow-scripts allow-same-origin allow-popups" resizable frameborder="0">`,
		`  <amp-img placeholder layout="fill"` + codeAttr("src", m.pinned+".png") + codeAttr("alt", m.alt) + `></amp-img>`,
		`  <div overflow tabindex="0" role="button" aria-label="Show the whole map">Show the whole map</div>`,
		`</amp-iframe>`,
	}, "\n")
}

// strictPolicy is what a page with maps in it must allow.
func (s *Site) strictPolicy() string {
	return "Content-Security-Policy: frame-src " + s.Origin + "; script-src 'self' " + s.Origin + s.pinnedFolder() + "/assets/; img-src 'self' " + s.Origin
}
