//go:build !wasm

package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// TakeAlongColumns are the drafts that the table of comparison has as columns,
// from the second on. A check box with the id column-{draft} stands for each.
func TakeAlongColumns(s *Site) (columns []geodata.DraftID) {
	for _, d := range s.alignedDrafts() {
		columns = append(columns, d.ID)
	}
	return columns
}

// takeAlongCompare is the alignment with every draft as a column. Together with
// the kinds of change it has what the pages of all pairs have in words.
func (s *Site) takeAlongCompare() markup.Node {
	drafts := s.alignedDrafts()
	head := []markup.Node{el("th").Attr("scope", "col").Text("Subject")}
	for _, d := range drafts {
		head = append(head, el("th").Attr("scope", "col").Body(textLink(draftPath(d.ID), d.Name)))
	}
	head = append(head, el("th").Attr("scope", "col").Text("What changed"))
	var rows []markup.Node
	for _, r := range s.columnRows() {
		cells := []markup.Node{subjectCell(r)}
		for _, d := range drafts {
			cells = append(cells, el("td").Body(s.columnCell(r.row, d, nil)...))
		}
		rows = append(rows, el("tr").Body(append(cells, el("td").Body(s.takeAlongChanges(r.row)...))...))
	}
	return el("section").ID("compare").Body(
		el("h2").Text("Compare"),
		el("p").Text("A row for each subject, a column for each draft, in the order in which they became known. Subjects are aligned by an editor, never by number. “Not looked at” says nothing about the text. The kind of change was judged for some pairs only."),
		takeAlongColumns(drafts),
		el("div").Class("wide-table landscape").Role("region").TabIndex(0).Aria("label", "All drafts, subject by subject").Body(
			el("table").Class("columns").Body(el("thead").Body(el("tr").Body(head...)), el("tbody").Body(rows...)),
		),
	)
}

// takeAlongColumns are the boxes that show columns, at first those of the drafts
// that are known whole; the style sheet of the file acts on their ids.
func takeAlongColumns(drafts []*geodata.Draft) markup.Node {
	var items []markup.Node
	for _, d := range drafts {
		box := markup.Void("input").Attr("type", "checkbox").ID("column-" + string(d.ID))
		if d.Complete {
			box = box.Attr("checked", true)
		}
		items = append(items, el("li").Body(el("label").Body(box, markup.Text(" "+d.Name))))
	}
	return el("fieldset").Class("views").Body(el("legend").Text("Drafts shown"), el("ul").Body(items...))
}

// takeAlongChanges is the edited sentence of a row and the kinds of change
// between pairs.
func (s *Site) takeAlongChanges(row *geodata.Alignment) []markup.Node {
	out := []markup.Node{markup.Text(upperFirst(row.Changed))}
	if len(row.Changes) == 0 {
		return out
	}
	var pairs []markup.Node
	for _, c := range row.Changes {
		from, to := s.Atlas.Draft(c.From), s.Atlas.Draft(c.To)
		words := changeLabels[c.Kind]
		if c.Note != "" {
			words += " (" + c.Note + ")"
		}
		pairs = append(pairs, el("li").Text(from.Name+" → "+to.Name+": "+words))
	}
	return append(out, el("ul").Class("change-word").Body(pairs...))
}

func (s *Site) takeAlongAreas() markup.Node {
	body := []markup.Node{el("h2").Text("Areas")}
	for _, a := range s.Atlas.Areas {
		body = append(body, s.takeAlongArea(a))
	}
	return el("section").ID("area").Body(body...)
}

// takeAlongArea says what and where an area is, and what each draft would do to
// it; the answers to the test questions stand with the clauses.
func (s *Site) takeAlongArea(a *geodata.Area) markup.Node {
	var rows []markup.Node
	for _, d := range s.Atlas.Drafts {
		var items []markup.Node
		said := map[geodata.ClauseID]string{}
		for _, l := range s.Atlas.LinksOf(a.ID, d.ID) {
			words := ": speaks of it"
			if l.Treatment != nil {
				words = ": " + treatmentLabel(l.Treatment.Kind)
			}
			if said[l.Clause.ID] != words { // not again, through a whole
				items = append(items, el("li").Body(textLink(clausePath(l.Clause.ID), l.Clause.Number+" "+l.Clause.Title), markup.Text(words)))
			}
			said[l.Clause.ID] = words
		}
		if len(items) > 0 {
			rows = append(rows, el("dt").Text(d.Name), el("dd").Body(el("ul").Body(items...)))
		}
	}
	if len(rows) == 0 {
		why := a.NoClause
		if why == "" {
			why = "No draft says anything about this area."
		}
		rows = append(rows, el("dt").Text("Drafts"), el("dd").Text(why))
	}
	making := a.Derivation
	if a.PrecisionM > 0 {
		making += " The edge may be off by up to " + decimal(float64(a.PrecisionM)/1000, 1) + " km."
	}
	return el("article").Class("along-area").Body(
		el("h3").ID(areaPath(a.ID)[1:]).Body(markup.Text(a.Name.En+" "), el("span").Class("native").Lang("uk").Text(a.Name.Uk)),
		el("p").Text(a.Summary),
		s.areaFacts(a),
		el("dl").Class("under").Body(rows...),
		el("p").Class("hint").Body(append([]markup.Node{markup.Text(making)}, alongSources(a.Sources)...)...),
	)
}

func (s *Site) takeAlongGlossary() markup.Node {
	body := []markup.Node{el("h2").Text("Glossary")}
	for _, t := range s.Atlas.Terms {
		var ask []markup.Node
		for _, q := range t.Ask {
			ask = append(ask, el("li").Text(q))
		}
		body = append(body, el("article").ID(string(t.ID)).Body(
			el("h3").Text(t.Name),
			el("p").Text(t.Definition),
			el("p").Class("hint").Text("Ask of any text that uses the word:"),
			el("ul").Class("ask").Body(ask...),
			el("p").Class("hint").Body(alongSources(t.Sources)...),
		))
	}
	return el("section").ID("glossary").Body(body...)
}

func (s *Site) takeAlongSources() markup.Node {
	var items []markup.Node
	for _, src := range s.Atlas.Sources {
		items = append(items, sourceItem(src))
	}
	return el("div").Body(
		el("section").ID("sources").Body(
			el("h2").Text("Sources"),
			el("p").Text("The copies seen are mostly republications; that a source is listed says that it was used, not that it is right."),
			el("ul").Class("register").Body(items...),
		),
		s.renderLicences(),
	)
}
