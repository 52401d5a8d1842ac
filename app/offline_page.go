package app

import (
	"fmt"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// offlinePath is the page that says what the reader's device keeps.
const offlinePath = "/offline"

// ShellPath is the page in which the browser's program draws, without a
// network, the map pages that a device does not keep. Nothing links to it: the
// service worker gives it under the address of the page that was asked for.
const ShellPath = "/shell"

// Offline is how a page is read without a network.
type Offline int

const (
	NotOffline   Offline = iota // not at all: pages that only stand for others
	KeptOffline                 // kept as it is served
	DrawnOffline                // drawn by the browser's program
)

// Offline says how a page is read without a network. A map weighs about
// 100 kB on a device, which keeps it uncompressed, so that of the map pages only
// those are kept that lead to the others, and these only while they are not many.
func (r Route) Offline() Offline {
	switch r.kind {
	case clauseKind, compareKind, placeKind:
		return DrawnOffline
	case draftKind, areaKind:
		if r.many {
			return DrawnOffline
		}
	case shellKind, notFoundKind:
		return NotOffline
	}
	return KeptOffline
}

// mostKept is the number of drafts, or of areas, above which their pages are not
// kept one by one: with more areas there are more pages, and each is larger.
const mostKept = 100

// keptWords name the pages that are kept, and those that are drawn.
func keptWords(a *geodata.Atlas) (kept, drawn string) {
	kept, drawn = "the map", "clauses, places, comparisons of two drafts"
	for _, of := range []struct {
		n         int
		one, many string
	}{{len(a.Drafts), "every draft", "drafts"}, {len(a.Areas), "every area", "areas"}} {
		if of.n > mostKept {
			drawn += ", " + of.many
		} else {
			kept += ", " + of.one
		}
	}
	return kept, drawn
}

// The figures are rounded; a test of the built site holds them.
const offlineSizes = "About 3\u00a0MB are downloaded for it once, and less than 20\u00a0MB of the device are used."

// offlinePage says what is kept on the device and offers to keep, renew, remove
// and install it. What is true of the reader's own device, and the buttons, are
// filled in by web/offline.js.
func (s *Site) offlinePage() []markup.Node {
	return []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Offline and install"),
		el("p").Class("lead").Text("After one visit the whole site can be read without a network: the browser keeps one edition of it on the device."),
		el("section").ID("offline").Body(
			el("h2").Text("On this device"),
			el("p").ID("offline-state").Role("status").Text("What this device keeps can be told, and changed, only where scripts run."),
			el("progress").ID("offline-progress").Aria("label", "Files kept so far").Attr("hidden", true),
			el("p").Class("buttons").Body(
				offlineButton("offline-store", "Keep the site on this device"),
				offlineButton("offline-renew", "Change to the new edition"),
				offlineButton("offline-look", "Look for a newer edition"),
				offlineButton("offline-persist", "Ask the browser not to clear it"),
				offlineButton("offline-remove", "Remove it from this device"),
			),
			el("p").ID("offline-answer").Role("status"),
		),
		s.renderKept(),
		el("section").Body(
			el("h2").Text("Take it along"),
			el("p").Body(
				markup.Text("Without installing anything: the whole edition as "), s.takeAlongLink(),
				markup.Text(". It opens from a disk or a stick in any browser and needs no network and no scripts."),
			),
		),
		section("When there is a new edition",
			"The browser looks for one when a page is opened, and fetches what has changed. It does not change anything under your eyes: the pages stay those of the edition that you have, until you accept the new one in the note that then appears, or have closed all windows of the site. Where fetching it fails, the old edition stays whole.",
			"Nothing is fetched without being asked where the browser says that it saves data and nothing is kept yet."),
		el("section").Body(
			el("h2").Text("Install"),
			el("p").Text("An installed site opens in a window of its own, from an icon. It is the same site and keeps nothing more."),
			el("p").Class("buttons").Body(offlineButton("offline-install", "Install Draftlines")),
			el("ul").Body(
				el("li").Text("Chrome and Edge offer it here, in the address bar or in their menu."),
				el("li").Text("On an iPhone or iPad: Share, then “Add to Home Screen”. In Safari on a Mac: File, then “Add to Dock”."),
				el("li").Text("Firefox for Android: menu, then “Add app to Home screen”. Firefox on a computer may not offer it; a bookmark works offline just the same."),
			),
		),
	}
}

// renderKept says which pages are kept, and how the others are read.
func (s *Site) renderKept() markup.Node {
	kept, drawn := 0, 0
	for _, r := range s.routes {
		switch r.Offline() {
		case KeptOffline:
			kept++
		case DrawnOffline:
			drawn++
		}
	}
	keptKinds, drawnKinds := keptWords(s.Atlas)
	return el("section").Body(
		el("h2").Text("What is kept"),
		el("p").Text("One edition, the one of "+longDate(s.Atlas.Edition)+" if you have just come here. "+offlineSizes),
		el("ul").Body(
			el("li").Text(fmt.Sprintf("%d pages in full, as the site serves them: %s, and all pages without a map. They need no WebAssembly.", kept, keptKinds)),
			el("li").Text(fmt.Sprintf("%d further pages are not kept one by one: %s. The program, which is kept too, has the data of all of them and draws them on the device. Where WebAssembly is switched off, they say so and lead to the pages that are kept in full.", drawn, drawnKinds)),
			el("li").Text("The search works offline. The files to download under “Data as files” are not kept."),
		),
	)
}

// offlineButton is shown by web/offline.js where there is something to do.
func offlineButton(id, text string) markup.Node {
	return el("button").ID(id).Attr("type", "button").Attr("hidden", true).Text(text)
}

// shellPage is what a reader sees until the program has drawn the page that was
// asked for, and what stays where it cannot.
func (s *Site) shellPage() []markup.Node {
	var drafts []markup.Node
	for _, d := range s.Atlas.Drafts {
		drafts = append(drafts, el("li").Body(textLink(draftPath(d.ID), d.Title)))
	}
	return []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("One moment"),
		el("p").Class("lead").Text("There is no network, or hardly any. The page is being drawn from the edition of " + longDate(s.Atlas.Edition) + " that this device keeps."),
		// The style sheet shows it when the program has had time enough.
		el("section").Class("shell-rest").Body(
			el("h2").Text("If it does not appear"),
			el("p").Text("Then the program that draws it could not start; this browser may not run WebAssembly. These pages are kept in full and need no program:"),
			el("ul").Body(
				el("li").ID("shell-nearest").Attr("hidden", true),
				el("li").Body(textLink("/", "The map")),
				el("li").Body(textLink("/coverage", "Every clause and every area")),
				el("li").Body(textLink("/place", "All places")),
			),
			el("h3").Text("Drafts"),
			el("ul").Body(drafts...),
		),
	}
}
