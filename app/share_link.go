package app

import "github.com/draftlines/draftlines/app/markup"

// ShareFolder is where the pages lie that offer a map to others. Each mirrors
// the path of the page with the map.
const ShareFolder = "/share"

// articlesPath is the page on maps in articles.
const articlesPath = "/articles"

// sharePath is the page that offers the map of a page.
func sharePath(path string) string {
	if path == "/" {
		return ShareFolder
	}
	return ShareFolder + path
}

// renderShareLink leads from a map to the page that offers it. Where scripts
// run, web/copy.js opens that page over the map, and takes the reader's view
// along.
func renderShareLink(r Route) markup.Node {
	return link(sharePath(r.Path)).Class("share-link").ID("share-link").Text("Share, cite, embed")
}

// copyable puts a button below what can be copied, which has the class "take";
// of several the one that is shown. web/copy.js works the button; without scripts
// the style sheet hides it.
func copyable(label string, takes ...markup.Node) markup.Node {
	return el("div").Class("copyable").Body(append(takes, el("p").Class("copy-line").Body(
		el("button").Attr("type", "button").Class("copy").Text(label),
		markup.Text(" "),
		el("span").Class("copy-said").Role("status"),
	))...)
}
