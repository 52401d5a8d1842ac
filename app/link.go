package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// Paths are canonical: no trailing slash, no dot.

func draftPath(id geodata.DraftID) string   { return "/draft/" + string(id) }
func clausePath(id geodata.ClauseID) string { return "/draft/" + string(id) }
func areaPath(id geodata.AreaID) string     { return "/area/" + string(id) }
func sourcePath(id geodata.SourceID) string { return "/sources#" + string(id) }

// draftQuery keeps the draft that the reader is looking at on the way to a page
// without a draft of its own.
func draftQuery(id geodata.DraftID) string { return "?draft=" + string(id) }

// areaHref is the way from a map or its list to an area: the area's page under
// the same draft.
func (s *Site) areaHref(sc *scene, a *geodata.Area) string {
	if sc.embedded {
		return "#area-" + string(a.ID)
	}
	if sc.other != nil {
		return areaPath(a.ID)
	}
	return s.areaUnder(a, sc.draft)
}

// areaUnder is an area's page under a draft, which is named only where the page
// would open with another one.
func (s *Site) areaUnder(a *geodata.Area, d *geodata.Draft) string {
	if s.opensWith(Route{kind: areaKind, area: a}) == d {
		return areaPath(a.ID)
	}
	return areaPath(a.ID) + draftQuery(d.ID)
}

// areaLinkUnder is the name of an area as a link that keeps the draft of a
// clause.
func (s *Site) areaLinkUnder(id geodata.AreaID, d geodata.DraftID) markup.Node {
	a, draft := s.Atlas.Area(id), s.Atlas.Draft(d)
	if a == nil || draft == nil {
		return s.areaNameLink(id)
	}
	return textLink(s.areaUnder(a, draft), a.Name.En)
}

// link is a link to a page of ours.
func link(href string, body ...markup.Node) *markup.Elem {
	return el("a").Attr("href", href).Body(body...)
}

// textLink is a link to a page of ours with a text.
func textLink(href, text string) *markup.Elem { return link(href, markup.Text(text)) }

// externalLink leaves the site. go-app would open other hosts without noopener
// (engine.go, Navigate), so the attributes are always written.
func externalLink(href, text string) *markup.Elem {
	return el("a").Attr("href", href).Attr("target", "_blank").Attr("rel", "noopener noreferrer external").Text(text)
}

// fileLink downloads a file of ours. Without the download attribute go-app's
// router would take the click and show its not-found page (browser.go).
func fileLink(href, name, text string) *markup.Elem {
	return el("a").Attr("href", href).Attr("download", name).Text(text)
}

// pathOf is an address without its query and fragment.
func pathOf(href string) string {
	path, _, _ := strings.Cut(href, "#")
	path, _, _ = strings.Cut(path, "?")
	return path
}

// outOfFrame makes a link of a map for articles open outside its frame, without
// saying which article it was in.
func outOfFrame(a *markup.Elem) *markup.Elem {
	return a.Attr("target", "_blank").Attr("rel", "noopener").Attr("referrerpolicy", "no-referrer")
}
