package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// homeHead says what the reader is looking at.
func (s *Site) homeHead(d *geodata.Draft) []markup.Node {
	first, rest := lowerTitle(d.Title), ""
	if i := strings.IndexByte(first, ' '); i > 0 {
		first, rest = first[:i], first[i:]
	}
	return []markup.Node{
		el("p").Class("kicker").Text("Newest complete draft"),
		// A line that ends in "the 20-" does not name the draft.
		heading().Body(
			markup.Text("What the "),
			el("span").Class("unbroken").Text(first),
			markup.Text(rest+" would do to the ground"),
		),
	}
}

// homePanel sums the draft up, and offers the areas and the drafts.
func (s *Site) homePanel(sc *scene) panel {
	d := sc.draft
	begins := []markup.Node{
		el("p").Class("lead").Text(firstSentences(d.Summary, leadBytes)),
		s.renderStanding(d.Standing, longDate(d.Date)),
	}
	return panel{begins, func() []markup.Node { return s.homeRest(d, sc) }}
}

func (s *Site) homeRest(d *geodata.Draft, sc *scene) []markup.Node {
	return []markup.Node{
		el("p").Class("go").Body(textLink(draftPath(d.ID), "Read all "+countWords(s.mainClauses(d), "clause", "clauses")+" of "+d.Name)),
		s.renderAreaList(sc),
		el("section").Class("drafts").Aria("labelledby", "drafts-heading").Body(
			el("h2").ID("drafts-heading").Text("Drafts"),
			el("ul").Body(s.draftItems()...),
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

func (s *Site) draftItems() []markup.Node {
	var items []markup.Node
	for _, d := range s.Atlas.Drafts {
		items = append(items, el("li").Body(
			textLink(draftPath(d.ID), d.Title),
			markup.Text(" "),
			el("span").Class("area-note").Text(longDate(d.Date)+"; "+standingWords[d.Standing].label),
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
func (s *Site) renderStanding(standing geodata.Standing, more string) markup.Node {
	w := standingWords[standing]
	text := w.means
	if more != "" {
		text = more + "; " + text
	}
	return standingLine(standing, w.label, text)
}

// renderClauseStanding is that word for a clause, which may be known less well
// than its draft.
func (s *Site) renderClauseStanding(c *geodata.Clause) markup.Node {
	label, means := clauseStanding(c)
	return standingLine(c.Standing, label, means)
}

func standingLine(standing geodata.Standing, label, means string) markup.Node {
	return el("p").Class("standing standing-"+string(standing)).Body(
		el("span").Class("standing-word").Text(label),
		markup.Text(" "),
		el("span").Class("standing-means").Text(means+"."),
	)
}
