package app

import (
	"slices"
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// editionsPath is the page that says what each edition changed.
const editionsPath = "/editions"

// EditionsVariable is the variable in which the builder tells the browser's
// program [Site.Kept], the days with spaces between them.
const EditionsVariable = "DRAFTLINES_EDITIONS"

// KeptEditions reads the value of [EditionsVariable].
func KeptEditions(value string) (kept []geodata.Date) {
	for day := range strings.FieldsSeq(value) {
		kept = append(kept, geodata.Date(day))
	}
	return kept
}

// editionsPage is the log of editions: what was wrong and was put right, and
// where the data of each edition stays.
func (s *Site) editionsPage() []markup.Node {
	out := []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Editions and corrections"),
		el("p").Class("lead").Text("All data on these pages is of one edition, named after the day of its newest change. An edition that was published is never changed: what was wrong in it is put right in the next one, and said here with the reason."),
		el("p").Body(
			markup.Text("The same list for programs, with a digest of each edition, is "),
			fileLink("/data/editions.json", "draftlines-editions.json", "editions.json"),
			markup.Text("."),
		),
	}
	for _, e := range s.Atlas.Editions {
		out = append(out, s.renderEdition(e))
	}
	return out
}

func (s *Site) renderEdition(e *geodata.Published) markup.Node {
	var changes []markup.Node
	for _, c := range e.Changes {
		changes = append(changes, el("li").Body(
			el("span").Text(c.What),
			el("span").Class("why").Text(" Why: "+c.Why),
		))
	}
	id := string(e.Date)
	return el("section").Aria("labelledby", id).Body(
		el("h2").ID(id).TabIndex(-1).Text(longDate(e.Date)+": "+e.Title),
		el("ul").Body(changes...),
		el("p").Class("hint").Body(s.editionData(e)...),
	)
}

// editionData says where the data of an edition is, or that it is not here.
func (s *Site) editionData(e *geodata.Published) []markup.Node {
	if e.Date != s.Atlas.Edition && !slices.Contains(s.Kept, e.Date) {
		return []markup.Node{markup.Text("The data of this edition is not kept on this site.")}
	}
	words := "Its data stays under " + editionDataPath(e.Date) + ", listed in "
	if e.Date == s.Atlas.Edition {
		words = "This is the edition that you are reading. " + words
	}
	return []markup.Node{
		markup.Text(words),
		fileLink(editionDataPath(e.Date)+"index.json", "draftlines-"+string(e.Date)+"-index.json", "index.json"),
		markup.Text("."),
	}
}
