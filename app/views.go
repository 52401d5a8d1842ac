package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// view is one of the pictures that a map can show, and is drawn in a pane of
// its own. A comparison has three: the difference, and what each of the two
// drafts would do. All are drawn; radios and rules of web/styles.css show the
// two drafts side by side or one view alone, so that it works without scripts
// and needs no state. Other maps have one view without a name.
type view struct {
	id     string // difference, first, second; empty for the only view
	label  string
	drafts []*geodata.Draft // whose lines it draws, and whose words it speaks of
	shown  []shownArea
}

// viewsOf returns the views of a scene in the order in which they stand.
func (s *Site) viewsOf(sc *scene) []view {
	own := []*geodata.Draft{sc.draft}
	if sc.other == nil {
		return []view{{drafts: own, shown: sc.shown}}
	}
	return []view{
		{"difference", "The difference", []*geodata.Draft{sc.draft, sc.other}, sc.shown},
		{"first", sc.draft.Name, own, s.ownAreas(sc, sc.draft)},
		{"second", sc.other.Name, []*geodata.Draft{sc.other}, s.ownAreas(sc, sc.other)},
	}
}

// ownAreas are the areas of one draft's own map in a comparison: what it
// treats, and then what only the other treats. On those it says nothing, which
// is drawn as such; on a map of one draft they would look like no change.
func (s *Site) ownAreas(sc *scene, d *geodata.Draft) []shownArea {
	shown := s.shownAreas(d)
	silent := onlySecond
	if d == sc.other {
		silent = onlyFirst
	}
	for _, a := range sc.shown {
		if a.sign == differenceSigns[silent] {
			shown = append(shown, shownArea{area: a.area, sign: silentSign})
		}
	}
	return shown
}

// reported tells whether a view rests on a draft of which no wording is known.
func (v view) reported() bool {
	for _, d := range v.drafts {
		if d.Standing == geodata.Reported {
			return true
		}
	}
	return false
}

// draws reports whether a line is observed, or proposed by a draft of the view.
func (v view) draws(line *geodata.Line) bool {
	for _, d := range v.drafts {
		if line.Draft == d.ID {
			return true
		}
	}
	return line.Draft == ""
}

// signLabel names a sign as the view means it.
func (v view) signLabel(sc *scene, k sign) string {
	if k == silentSign {
		return noRuleLabel(v.drafts[0])
	}
	return sc.signWords(k).label
}

// class adds the class of a view to that of an element that only it shows.
func (v view) class(class string) string {
	if v.id != "" {
		class += " " + class + "-" + v.id
	}
	return class
}

// legend are the rows of the legend for a view.
func (v view) legend() []legendRow {
	sc := &scene{shown: v.shown}
	if len(v.drafts) > 1 {
		sc.other = v.drafts[1]
	}
	return sc.legend()
}

// signsOf lists the signs of all views of a scene, each once.
func (s *Site) signsOf(sc *scene) []sign {
	var out []sign
	seen := map[sign]bool{}
	for _, v := range s.viewsOf(sc) {
		for _, row := range v.legend() {
			if !seen[row.sign] {
				seen[row.sign] = true
				out = append(out, row.sign)
			}
		}
	}
	return out
}

// renderViewSwitch chooses what a comparison's map shows; elsewhere paper shows
// the map's title there. The
// first radio is set as the page comes: side by side where the window is wide,
// and where it is narrow the difference, under whose name it then goes.
func (s *Site) renderViewSwitch(sc *scene) markup.Node {
	if sc.other == nil {
		return el("div").Class("slot").Body(renderMapTitle(sc.draft))
	}
	items := []markup.Node{viewRadio("both", true,
		el("span").Class("where-wide").Text("Side by side"), el("span").Class("where-narrow").Text("The difference"))}
	for _, v := range s.viewsOf(sc) {
		items = append(items, viewRadio(v.id, false, markup.Text(v.label)))
	}
	return el("div").Class("slot").Body(el("fieldset").Class("views").Body(
		el("legend").Text("On the map"),
		el("ul").Body(items...),
	))
}

// renderMapTitle heads a single map on paper, where the heading of the page may
// be overleaf. On a screen it stands beside the map.
func renderMapTitle(d *geodata.Draft) markup.Node {
	return el("p").Class("printed map-title").Text("The map under " + lowerFirst(d.Title) + ", " + longDate(d.Date) + ", " + standingWords[d.Standing].label)
}

func viewRadio(id string, checked bool, label ...markup.Node) markup.Node {
	radio := markup.Void("input").Attr("type", "radio").Attr("name", "view").ID("view-"+id).DataSet("view", id)
	if checked {
		radio = radio.Attr("checked", true)
	}
	return el("li").Class("view-choice-" + id).Body(el("label").Body(append([]markup.Node{radio, markup.Text(" ")}, label...)...))
}
