//go:build !wasm

package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
)

// Share is a page that offers a map to others: its link, its citation, its codes
// for articles. It is complete without scripts; web/share.js adds options and a
// preview, and web/copy.js shows it as a dialog over the map. Package
// cmd/site/share makes documents of them; the browser's program does not have
// them.
type Share struct {
	Path        string // "/share/draft/us-28"
	Title       string
	Description string
	Body        string // as go-app writes it
}

// Shares returns the page of every map.
func Shares(s *Site) []Share {
	var all []Share
	for _, r := range s.mapRoutes() {
		r = s.titled(r)
		page := Route{Path: sharePath(r.Path), Title: "Share: " + r.Title, kind: shareKind}
		all = append(all, Share{
			Path: page.Path, Title: page.Title,
			Description: "The address, the citation and the embed codes of “" + r.Title + "”.",
			Body:        prerendered(s.renderShell(nil, page, s.renderShare(r))),
		})
	}
	return all
}

func (s *Site) renderShare(r Route) markup.Node {
	m := s.shareMapOf(r)
	return el("main").Class("text-page share-page").ID("content").TabIndex(-1).Body(
		el("p").Class("crumbs").Body(markup.Text("Map: "), link(r.Path, markup.Text(r.Title)).ID("share-back")),
		el("h1").TabIndex(-1).ID("share-heading").Text("Share, cite, embed"),
		el("p").Class("lead share-what").Text(r.Title),
		s.renderShareLinks(m),
		s.renderShareCitation(r),
		s.renderShareEmbed(r, m),
		s.renderSharePictures(m),
	)
}

// renderShareLinks offers the address of the page, and that of the map as it is
// in this edition.
func (s *Site) renderShareLinks(m shareMap) markup.Node {
	return el("section").Class("share-links").Body(
		el("h2").Text("Link"),
		shareField("share-address", "This page", "Copy link", m.page),
		el("p").Class("hint").ID("share-address-hint").DataSet("view", "With the map as you had it.").Text("Always the latest edition."),
		shareField("share-fixed", "The map of this edition", "Copy fixed link", m.pinned),
		el("p").Class("hint").Text("The edition of "+longDate(s.Atlas.Edition)+", which stays as it is under this address."),
	)
}

func shareField(id, label, copies, value string) markup.Node {
	return el("div").Class("share-field").Body(
		el("label").Attr("for", id).Text(label),
		copyable(copies, markup.Void("input").Attr("type", "text").Class("take").ID(id).Attr("readonly", true).Attr("value", value)),
	)
}

// renderShareCitation has the two forms for programs folded.
func (s *Site) renderShareCitation(r Route) markup.Node {
	folded := func(name, text string) markup.Node {
		return el("details").Body(el("summary").Text(name), copyable("Copy "+name, el("pre").Class("take").Text(text)))
	}
	return el("section").Class("share-citation").Body(
		el("h2").Text("Citation"),
		copyable("Copy sentence", el("p").Class("take citation").Text(s.citation(r))),
		folded("BibTeX", s.bibTeX(r)),
		folded("CSL-JSON", s.cslJSON(r)),
		el("p").Class("hint").Text("CSL-JSON is what Zotero, Pandoc and other reference managers read."),
	)
}

// renderSharePictures leads to the twins of the map, which package
// cmd/site/picture makes.
func (s *Site) renderSharePictures(m shareMap) markup.Node {
	row := func(label, address string) markup.Node {
		path := strings.TrimPrefix(address, s.Origin)
		name := strings.ReplaceAll(strings.TrimPrefix(path, EmbedFolder+"/"), "/", "-")
		items := []markup.Node{}
		for _, f := range []struct{ ending, label string }{{".svg", "SVG"}, {".png", "PNG, 1,200 pixels wide"}, {".txt", "Text"}} {
			items = append(items, el("li").Body(fileLink(path+f.ending, "draftlines-"+name+f.ending, f.label)))
		}
		return el("div").Class("share-files").Body(el("p").Text(label), el("ul").Class("chips").Body(items...))
	}
	return el("section").Class("share-pictures").Body(
		el("h2").Text("As a picture, or in words"),
		el("p").Text("For print, newsletters and wherever frames are not shown: the whole map with its legend, and the same in words. Draft, date, sources and licence are in each."),
		row("Edition of "+longDate(s.Atlas.Edition), m.pinned),
		row("Always the latest", m.drawn),
	)
}

// renderShareEmbed has the codes, what they can be told, and the map as they
// would show it.
func (s *Site) renderShareEmbed(r Route, m shareMap) markup.Node {
	return el("section").Class("share-embed").Body(
		el("h2").Text("Embed in an article"),
		el("p").Body(
			markup.Text("The map, its legend and its sources as one light document, which stores nothing and asks no other server for anything. "),
			textLink(articlesPath, "Maps in articles"), markup.Text(" has recipes for newsletters, feeds, AMP and strict hosts."),
		),
		el("div").Class("share-bench").Body(
			el("div").Class("share-choices").Body(
				s.renderShareEditions(r),
				s.renderShareOptions(r),
			),
			s.renderShareCodes(r, m),
			renderSharePreview(),
		),
	)
}

// renderShareEditions chooses between the codes by style sheet alone.
func (s *Site) renderShareEditions(r Route) markup.Node {
	date, latest := longDate(s.Atlas.Edition), "Always the latest edition"
	if r.kind == homeKind {
		latest = "Always the newest complete draft in the latest edition"
	}
	entry := func(value, label, hint string) markup.Node {
		id := "share-" + value
		input := markup.Void("input").Attr("type", "radio").Attr("name", "share-edition").ID(id).Attr("value", value).Aria("describedby", id+"-hint")
		if value == "pinned" {
			input = input.Attr("checked", true)
		}
		return el("li").Body(input, el("label").Attr("for", id).Text(label), el("span").Class("hint").ID(id+"-hint").Text(hint))
	}
	return el("fieldset").Body(
		el("legend").Text("Edition"),
		el("ul").Body(
			entry("pinned", "Fixed to the edition of "+date, "The article keeps what you saw when you published it."),
			entry("latest", latest, "Today that of "+date+". The map changes when a new edition is published, and says so."),
		),
	)
}

// renderShareOptions are what web/share.js writes into the codes; without
// scripts they are not shown.
func (s *Site) renderShareOptions(r Route) markup.Node {
	box := func(name, label string) markup.Node {
		return el("li").Body(
			markup.Void("input").Attr("type", "checkbox").ID("share-"+name).DataSet("option", name).Attr("checked", true),
			el("label").Attr("for", "share-"+name).Text(label),
		)
	}
	body := []markup.Node{
		el("legend").Text("Options"),
		el("ul").Body(box("title", "Title"), box("legend", "Legend"), box("controls", "Buttons to move the map")),
		shareChoice("theme", "Colours",
			shareOption("", "as the reader’s device has them"), shareOption("light", "light"), shareOption("dark", "dark")),
	}
	if r.kind == draftKind {
		body = append(body, s.renderShareAreas(r))
	}
	body = append(body, el("p").Class("hint").Text("Language: English, the only one so far."))
	return el("fieldset").Class("needs-script").Body(body...)
}

// renderShareAreas chooses the area whose clauses a map of a draft opens with.
func (s *Site) renderShareAreas(r Route) markup.Node {
	sc := s.sceneOf(r)
	options := []markup.Node{shareOption("", "none")}
	for _, row := range sc.legend() {
		var group []markup.Node
		for _, a := range row.areas {
			group = append(group, shareOption(string(a.area.ID), a.area.Name.En))
		}
		options = append(options, el("optgroup").Attr("label", sc.signWords(row.sign).label).Body(group...))
	}
	return shareChoice("area", "Opens with the clauses of", options...)
}

func shareChoice(name, label string, options ...markup.Node) markup.Node {
	return el("p").Class("share-choice").Body(
		el("label").Attr("for", "share-"+name).Text(label),
		el("select").ID("share-"+name).DataSet("option", name).Body(options...),
	)
}

func shareOption(value, label string) markup.Node {
	if value == "" { // go-app drops empty values; what stands in it is then the value
		value = "none"
	}
	return el("option").Attr("value", value).Text(label)
}

// previewWidths are those of a phone, of a column and of a broad page.
var previewWidths = []string{"320", "600", "900"}

// renderSharePreview is filled by web/share.js.
func renderSharePreview() markup.Node {
	var widths []markup.Node
	for i, w := range previewWidths {
		input := markup.Void("input").Attr("type", "radio").Attr("name", "share-width").ID("share-width-"+w).Attr("value", w)
		if i == 1 {
			input = input.Attr("checked", true)
		}
		widths = append(widths, el("li").Body(input, el("label").Attr("for", "share-width-"+w).Text(w+" pixels")))
	}
	return el("div").Class("share-preview needs-script").Body(
		el("fieldset").Body(el("legend").Text("Preview"), el("ul").Body(widths...)),
		el("div").Class("share-stage").Role("group").TabIndex(0).Aria("label", "Preview"),
		el("p").Class("hint").ID("share-height").Role("status"),
	)
}
