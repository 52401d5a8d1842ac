//go:build !wasm

package app

import "github.com/draftlines/draftlines/app/markup"

// articlesPage says how a map is put into an article, and what to do where that
// is not allowed. Its samples show the newest complete draft and work as they are.
func (s *Site) articlesPage() []markup.Node {
	m := s.shareMapOf(s.route("/"))
	return []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Maps in articles"),
		el("p").Class("lead").Text("Every draft, clause, area, comparison and place has a map that any page may show: one light document with title, legend, date, sources and licence, readable without scripts."),
		el("p").Body(markup.Text("Each page with a map has the link “Share, cite, embed”. It leads to codes for copying, with options and a preview. The codes for "), textLink(sharePath("/"), "the newest complete draft"), markup.Text(" are an example, and so are those on this page.")),
		articlesPromise(),
		s.articlesEditions(m),
		articlesOptions(),
		s.articlesElement(m),
		articlesHeights(),
		el("section").Body(append([]markup.Node{el("h2").ID("recipes").Text("Recipes")}, s.articlesRecipes(m)...)...),
	}
}

func articlesPromise() markup.Node {
	return el("section").Body(
		el("h2").Text("What it does in your page"),
		el("ul").Body(
			el("li").Text("It loads at most 60 kB in three requests, all from this site. It sets no cookie, stores nothing and counts nobody, so that no consent is needed for it."),
			el("li").Text("The wheel and fingers belong to the article until the reader clicks open ground, the button ✥ or presses Enter on the map. Escape gives them back."),
			el("li").Text("Its links open a window of their own and do not say which article they were in. Where scripts run it makes no entries in the reader’s history."),
			el("li").Text("It works in a frame with the sandbox “allow-scripts” and, as a picture with text, without any scripts."),
		),
	)
}

func (s *Site) articlesEditions(m shareMap) markup.Node {
	return el("section").Body(
		el("h2").ID("editions").Text("Fixed, or always the latest"),
		el("p").Text("An address with a date belongs to that edition, and no byte under it ever changes. Our codes have it, because an article should keep showing what it describes:"),
		sample(m.frameCode(m.pinned)),
		el("p").Text("Without the date the map is always that of the latest edition, and says so with its date under the map:"),
		sample(m.frameCode(s.Origin+EmbedFolder+draftPath(s.Atlas.Newest().ID))),
		el("p").Body(
			markup.Text("The address "), code(EmbedFolder), markup.Text(" alone is the newest complete draft, whichever that will be. "),
			textLink(editionsPath, "All editions, and what each changed"),
		),
	)
}

// embedOptions are those of the address of a map, as web/embed.js reads them.
var embedOptions = []struct{ option, does, otherwise string }{
	{"theme=light, theme=dark", "Colours whatever the reader’s device asks for", "as the reader’s device has them"},
	{"title=0", "Leaves out the title; draft and date stay", "title shown"},
	{"legend=0", "Leaves out the legend", "legend shown"},
	{"controls=0", "Leaves out the buttons", "buttons shown where scripts run"},
	{"area=ID", "Opens with the clauses on that area", "no area opened"},
	{"draft=ID", "On the map of an area or of a draft: under that draft", "the draft of the address"},
	{"clause=NUMBER", "On the map of a draft: that clause", "the whole draft"},
	{"compare=ID,ID", "The comparison of two drafts", "the map of the address"},
	{"edition=DATE", "The same map of another edition, where the address has no date", "the latest edition"},
	{"lang=en", "Language; English is the only one so far", "en"},
}

func articlesOptions() markup.Node {
	var rows []markup.Node
	for _, o := range embedOptions {
		rows = append(rows, el("tr").Body(
			el("th").Attr("scope", "row").Body(code(o.option)),
			el("td").Text(o.does), el("td").Text(o.otherwise),
		))
	}
	return el("section").Body(
		el("h2").ID("options").Text("Options of the address"),
		el("p").Body(markup.Text("They follow a question mark, joined by “&”: "), code("…/draft/us-28?theme=dark&legend=0"), markup.Text(". Values that are not in the table change nothing.")),
		explainedTable("options", "What the address of a map can ask for, and what happens otherwise", []string{"Option", "What it does", "Without it"}, rows),
	)
}

// articlesElement explains the element of web/element.js.
func (s *Site) articlesElement(m shareMap) markup.Node {
	return el("section").Body(
		el("h2").ID("element").Text("The element"),
		el("p").Text("A script of this site makes an element of the map. It fits its height and follows its attributes when they change. What stands inside is shown where the script does not run:"),
		sample(s.elementCode(m, true)),
		el("ul").Body(
			el("li").Body(code("draft"), markup.Text(", also with "), code("clause"), markup.Text(" or "), code("area"), markup.Text("; or "), code("area"), markup.Text(", "), code("place"), markup.Text(", "), code("compare"), markup.Text(" (two drafts with a comma): which map. Without any it is the newest complete draft.")),
			el("li").Body(code("edition"), markup.Text(": the date to which it is fixed; without it always the latest.")),
			el("li").Body(code("theme"), markup.Text(", "), code("lang"), markup.Text(": as in the address. "), code("hide"), markup.Text(": any of title, legend and controls, with blanks between.")),
			el("li").Body(code("title"), markup.Text(": what screen readers call the frame.")),
		),
	)
}

// heightDialects are the messages by which a map tells how high it is.
var heightDialects = []struct{ host, message, how string }{
	{"Draftlines", `{type: "draftlines:height", id, height}`, "id is the path of the map. The script host.js listens to it, for any number of maps on a page. A page that comes late asks again with {type: \"draftlines:ask\"}."},
	{"WordPress", `{message: "height", value, secret}`, "With the secret that WordPress puts behind the address, #?secret=…. It takes 200 to 1,000 pixels. Links are followed with {message: \"link\", value, secret}."},
	{"AMP", `{sentinel: "amp", type: "embed-size", height}`, "Needs the attribute resizable and an element with overflow inside."},
	{"pym", `"pymxPYMx{id}xPYMxheightxPYMx{height}"`, "With the id that pym.js adds to the address, ?childId=…. Nothing of ours is needed beside it."},
}

func articlesHeights() markup.Node {
	var rows []markup.Node
	for _, d := range heightDialects {
		rows = append(rows, el("tr").Body(
			el("th").Attr("scope", "row").Text(d.host), el("td").Body(code(d.message)), el("td").Text(d.how),
		))
	}
	return el("section").Body(
		el("h2").ID("heights").Text("Heights"),
		el("p").Text("A frame cannot grow by itself; the page round it must set its height. The map says how high it is in the words of four kinds of hosts, by postMessage, when it has loaded and whenever its height changes:"),
		explainedTable("heights", "Messages on the height of a map, in pixels", []string{"Host", "Message", "What it needs"}, rows),
		el("p").Text("A page that listens to none of them keeps the height of the code, and the rest scrolls inside the frame. The preview of each code says how many pixels a map needs at which width."),
	)
}

func explainedTable(id, caption string, heads []string, rows []markup.Node) markup.Node {
	var cells []markup.Node
	for _, h := range heads {
		cells = append(cells, el("th").Attr("scope", "col").Text(h))
	}
	return el("div").Class("wide-table").TabIndex(0).Role("region").Aria("labelledby", id+"-caption").Body(
		el("table").Body(
			el("caption").ID(id+"-caption").Text(caption),
			el("thead").Body(el("tr").Body(cells...)),
			el("tbody").Body(rows...),
		),
	)
}

func code(text string) markup.Node { return el("code").Text(text) }

// sample is a code that can be copied.
func sample(text string) markup.Node {
	return copyable("Copy", el("pre").Class("take sample").TabIndex(0).Text(text))
}
