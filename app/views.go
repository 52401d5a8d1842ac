package app

import (
	"github.com/draftlines/draftlines/geodata"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// view is one of the pictures that a map can show. A comparison has three: the
// difference, and what each of the two drafts would do. All are drawn; radios
// and rules of web/styles.css show one of them, so that it works without
// scripts and needs no state. Other maps have one view without a name.
type view struct {
	id       string // difference, first, second; empty for the only view
	label    string
	shown    []shownArea
	reported bool // only reported, and drawn so
}

// viewsOf returns the views of a scene, the one that is shown at first in front.
func (s *Site) viewsOf(sc *scene) []view {
	first := sc.draft.Standing == geodata.Reported
	if sc.other == nil {
		return []view{{shown: sc.shown, reported: first}}
	}
	second := sc.other.Standing == geodata.Reported
	return []view{
		{"difference", "The difference", sc.shown, first || second},
		{"first", sc.draft.Name, s.shownAreas(sc.draft), first},
		{"second", sc.other.Name, s.shownAreas(sc.other), second},
	}
}

// class adds the class of a view to those of an element that only it shows.
func (v view) class(class string) string {
	if v.id != "" {
		class += " view-" + v.id
	}
	return class
}

// legend are the rows of the legend for a view.
func (v view) legend() []legendRow { return (&scene{shown: v.shown}).legend() }

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

// renderViewSwitch chooses the view of a comparison's map; empty elsewhere.
func (s *Site) renderViewSwitch(sc *scene) app.UI {
	if sc.other == nil {
		return el("div").Class("slot")
	}
	var items []app.UI
	for i, v := range s.viewsOf(sc) {
		radio := app.ElemSelfClosing("input").Attr("type", "radio").Attr("name", "view").ID("view-" + v.id)
		if i == 0 {
			radio = radio.Attr("checked", true)
		}
		items = append(items, el("li").Body(el("label").Body(radio, app.Text(" "+v.label))))
	}
	return el("div").Class("slot").Body(el("fieldset").Class("views").Body(
		el("legend").Text("On the map"),
		el("ul").Body(items...),
	))
}
