package app

import (
	"github.com/draftlines/draftlines/geodata"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// homePanel says what the reader is looking at, and offers the areas and the
// drafts.
func (s *Site) homePanel(sc *scene) []app.UI {
	d := sc.draft
	return []app.UI{
		app.P().Class("kicker").Text("Newest complete draft"),
		app.H1().TabIndex(-1).ID("heading").Text("What the " + lowerTitle(d.Title) + " would do to the ground"),
		app.P().Class("lead").Text(firstSentences(d.Summary, 360)),
		s.renderStanding(d.Standing, longDate(d.Date)),
		app.P().Class("go").Body(textLink(draftPath(d.ID), "Read all "+countWords(s.mainClauses(d), "clause", "clauses")+" of "+d.Name)),
		s.renderAreaList(sc),
		app.Section().Class("drafts").Aria("labelledby", "drafts-heading").Body(
			app.H2().ID("drafts-heading").Text("Drafts"),
			app.Ul().Body(s.draftItems()...),
		),
	}
}

// lowerTitle turns "The 28-point draft" into "28-point draft".
func lowerTitle(title string) string {
	if len(title) > 4 && title[:4] == "The " {
		return title[4:]
	}
	return title
}

func (s *Site) draftItems() []app.UI {
	var items []app.UI
	for _, d := range s.Atlas.Drafts {
		items = append(items, app.Li().Body(
			textLink(draftPath(d.ID), d.Title),
			app.Text(" "),
			app.Span().Class("area-note").Text(longDate(d.Date)+"; "+standingWords[d.Standing].label),
		))
	}
	return items
}

// mainClauses counts the clauses that are not sub-clauses.
func (s *Site) mainClauses(d *geodata.Draft) int {
	n := 0
	for _, c := range d.Clauses {
		if c.Parent == "" {
			n++
		}
	}
	return n
}

// renderStanding is the small word that says how well a wording is known.
func (s *Site) renderStanding(standing geodata.Standing, more string) app.UI {
	w := standingWords[standing]
	text := w.means
	if more != "" {
		text = more + "; " + text
	}
	return app.P().Class("standing standing-"+string(standing)).Body(
		app.Span().Class("standing-word").Text(w.label),
		app.Text(" "),
		app.Span().Class("standing-means").Text(text+"."),
	)
}
