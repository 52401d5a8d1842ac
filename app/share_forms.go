//go:build !wasm

package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
)

// shareForm is one way to put a map into an article.
type shareForm struct {
	id, name, words string
	pinned, latest  string // codes; the latter is empty where there is only one
}

func (s *Site) shareForms(r Route, m shareMap) []shareForm {
	wordpress := "Paste the address on a line of its own and nothing else: WordPress asks this site for the map by itself (oEmbed), without a plug-in. "
	if r.kind == homeKind {
		wordpress += "The front page stands for the newest complete draft, always in the latest edition."
	} else {
		wordpress += "The article keeps the edition of the day on which you paste it."
	}
	return []shareForm{
		{"frame", "Frame", "For every system that takes an iframe. What does not fit into its height scrolls inside.",
			m.frameCode(m.pinned), m.frameCode(m.latest)},
		{"fitted", "Frame that fits", "The same with a small script that gives every map on the page the height it needs. The browser runs the script only if its bytes have the hash in the code.",
			s.fittedCode(m, m.pinned), s.fittedCode(m, m.latest)},
		{"element", "Element", "An element that makes the frame and fits it. Where scripts are taken out, in feeds and reading apps, it leaves a picture with a link.",
			s.elementCode(m, true), s.elementCode(m, false)},
		{"wordpress", "WordPress", wordpress, m.page, ""},
	}
}

// renderShareCodes lists the codes for copying, each pinned and, hidden until it
// is asked for, the latest.
func (s *Site) renderShareCodes(r Route, m shareMap) markup.Node {
	var items []markup.Node
	for _, f := range s.shareForms(r, m) {
		body := copyable("Copy line", shareCode(f, "", f.pinned, m.pinned))
		if f.latest != "" {
			body = copyable("Copy code", shareCode(f, "pinned", f.pinned, m.pinned), shareCode(f, "latest", f.latest, m.latest))
		}
		items = append(items, el("li").Body(
			el("h3").ID("share-code-"+f.id).Text(f.name),
			el("p").Class("hint").Text(f.words),
			body,
		))
	}
	return el("ul").Class("share-codes").Body(items...)
}

// shareCode is a field with a code. What it shows at first is what web/share.js
// writes options into, at the address of the frame.
func shareCode(f shareForm, edition, code, frame string) markup.Node {
	rows := 0
	for line := range strings.SplitSeq(code, "\n") {
		rows += 1 + len(line)/68
	}
	field := el("textarea").Class("take")
	if edition != "" {
		field = field.Class("code-" + edition)
	}
	return field.ID("share-"+f.id+"-"+edition).
		Aria("labelledby", "share-code-"+f.id).
		DataSet("form", f.id).DataSet("frame", frame).
		Attr("readonly", true).Attr("rows", attrInt(rows)).Attr("spellcheck", "false").Text(code)
}
