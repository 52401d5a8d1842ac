//go:build !wasm

package app

import (
	"fmt"
	"strings"
)

// shareMap is a map as others name it: its addresses, and what a code says of it.
type shareMap struct {
	page   string // the address of the page
	latest string // the address of its frame, always of the latest edition
	pinned string // the address of its frame in this edition
	drawn  string // the address of the latest picture, without its ending; the pinned one is that of the frame
	title  string // of the frame
	alt    string // of the picture
	// named are the attributes by which the element names the map; of the latest
	// front page there are none.
	named, namedLatest string
}

// EmbedFolder is where the maps for articles lie.
const EmbedFolder = "/embed"

// pinnedFolder is where those of this edition lie, with their scripts, for good.
func (s *Site) pinnedFolder() string { return EmbedFolder + "/" + string(s.Atlas.Edition) }

// shareMapOf names the map of a page. The front page is always the newest draft;
// pinned it is the draft that is the newest now.
func (s *Site) shareMapOf(r Route) shareMap {
	path, latest := r.Path, r.Path
	if r.kind == homeKind {
		path, latest = draftPath(r.draft.ID), ""
	}
	m := shareMap{
		page:   s.Origin + r.Path,
		latest: s.Origin + EmbedFolder + latest,
		pinned: s.Origin + s.pinnedFolder() + path,
		title:  "Map: " + s.embedTitle(r),
		alt:    "Map: " + s.embedTitle(r) + ". " + savedDrafts(s.sceneOf(r)) + ".",
		named:  elementNames(r),
	}
	m.drawn, m.namedLatest = m.latest, m.named
	if r.kind == homeKind {
		m.drawn, m.namedLatest = s.Origin+EmbedFolder+"/newest", ""
	}
	return m
}

// elementNames are the attributes of <draftlines-map> that name the map of a page.
func elementNames(r Route) string {
	switch r.kind {
	case clauseKind:
		return codeAttr("draft", string(r.draft.ID)) + codeAttr("clause", r.clause.ID.Number())
	case areaKind:
		return codeAttr("area", string(r.area.ID))
	case compareKind:
		return codeAttr("compare", string(r.draft.ID)+","+string(r.other.ID))
	case placeKind:
		return codeAttr("place", string(r.place.ID))
	}
	return codeAttr("draft", string(r.draft.ID))
}

func codeAttr(name, value string) string {
	return " " + name + `="` + inAttribute.Replace(value) + `"`
}

// inAttribute escapes by name, which reads better in a code than by number.
var inAttribute = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// frameHeight is that of frames whose host has no script for heights, in pixels.
const frameHeight = 640

// frameCode is the plain frame.
func (m shareMap) frameCode(address string) string {
	return "<iframe" + codeAttr("src", address) + codeAttr("title", m.title) +
		fmt.Sprintf(` width="100%%" height="%d" loading="lazy" style="border:0"></iframe>`, frameHeight)
}

// fittedCode is the frame with the script that fits its height. The script is
// that of this edition also where the map is always the latest, because only
// under the date of an edition its bytes keep their hash.
func (s *Site) fittedCode(m shareMap, address string) string {
	return m.frameCode(address) + "\n" + s.scriptCode("host.js")
}

// scriptCode loads a script that articles may, by the hash of its bytes.
func (s *Site) scriptCode(name string) string {
	return "<script" + codeAttr("src", s.Origin+s.pinnedFolder()+"/assets/"+name) +
		codeAttr("integrity", s.Integrity[name]) + ` crossorigin="anonymous" async></script>`
}

// elementCode is the element with a linked picture for where it does not run.
func (s *Site) elementCode(m shareMap, pinned bool) string {
	named, picture := m.namedLatest, m.drawn
	if pinned {
		named, picture = m.named+codeAttr("edition", string(s.Atlas.Edition)), m.pinned
	}
	return "<draftlines-map" + named + codeAttr("title", m.title) + ">\n" +
		"  <a" + codeAttr("href", m.page) + "><img" + codeAttr("src", picture+".png") + codeAttr("alt", m.alt) + ` loading="lazy" style="max-width:100%"></a>` + "\n" +
		"</draftlines-map>\n" + s.scriptCode("element.js")
}
