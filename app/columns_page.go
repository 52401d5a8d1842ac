package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// columnsPath is the table of all drafts with one of them as base, or without
// a base for the empty id. No draft is called "all".
func columnsPath(base geodata.DraftID) string {
	if base == "" {
		return "/compare/all"
	}
	return "/compare/all/" + string(base)
}

// alignedDrafts are the drafts that at least one row of the alignment looked
// at, in the order of the atlas.
func (s *Site) alignedDrafts() []*geodata.Draft {
	var out []*geodata.Draft
	for _, d := range s.Atlas.Drafts {
		for _, row := range s.Atlas.Alignments {
			if _, ok := row.Said[d.ID]; ok {
				out = append(out, d)
				break
			}
		}
	}
	return out
}

// columnsLink leads to the table of all drafts, where any have been aligned.
func (s *Site) columnsLink() markup.Node {
	if len(s.alignedDrafts()) == 0 {
		return el("p").Class("slot")
	}
	return el("p").Body(textLink(columnsPath(""), "All drafts as columns, subject by subject"), markup.Text("."))
}

// columnsRoutes are the tables of all drafts, one for each base.
func (s *Site) columnsRoutes() []Route {
	drafts := s.alignedDrafts()
	if len(drafts) == 0 {
		return nil
	}
	routes := []Route{{
		Path: columnsPath(""), kind: columnsKind, Title: "All drafts, subject by subject",
		Description: "One table of what every draft peace plan for Ukraine says on each subject: a row for each subject, a column for each draft.",
	}}
	which := "every draft peace plan"
	if !s.everyPair() {
		which = "the draft peace plans"
	}
	for _, d := range drafts {
		routes = append(routes, Route{
			Path: columnsPath(d.ID), kind: columnsKind, draft: d, Title: s.besideWords(d),
			Description: "What " + which + " for Ukraine says on each subject, beside " + d.Title + " and with the kind of change where it was judged.",
		})
	}
	return routes
}

// besideWords is the heading of the table with a base.
func (s *Site) besideWords(base *geodata.Draft) string {
	if s.everyPair() {
		return "All drafts beside " + base.Name
	}
	return "Drafts beside " + base.Name
}

// columnsPage is the alignment with drafts as columns: all in the order of their
// dates or, with a base, the base and then those that it is compared with.
func (s *Site) columnsPage(base *geodata.Draft) []markup.Node {
	drafts := s.alignedDrafts()
	heading, lead := "All drafts, subject by subject", "A row for each subject, a column for each draft, in the order in which they became known. Choose a base to see what changed from it."
	if base != nil {
		heading = s.besideWords(base)
		lead = "The first column is the base. Under what another draft says stands the kind of change between the two, where it was judged; it was judged for some pairs only."
		drafts = s.columnsBeside(base)
	}
	rows := s.columnRows()
	return []markup.Node{
		el("p").Class("kicker").Text("Several drafts compared in words"),
		el("h1").TabIndex(-1).ID("heading").Text(heading),
		el("p").Class("lead").Text(lead + " Subjects are aligned by an editor, never by number. “Not looked at” says nothing about the text."),
		s.baseLinks(base),
		el("div").Class("sieve is-on").Body(
			s.compareSieve(rows, false),
			columnBoxes(drafts),
			el("div").Class("wide-table landscape").Role("region").TabIndex(0).Aria("label", heading).Body(
				s.columnsTable(drafts, base, rows),
			),
		),
	}
}

// columnsBeside are the columns of the table with a base, which comes first.
func (s *Site) columnsBeside(base *geodata.Draft) []*geodata.Draft {
	out := []*geodata.Draft{base}
	for _, d := range s.alignedDrafts() {
		if s.compares(base, d) {
			out = append(out, d)
		}
	}
	return out
}

// columnRows are all rows. What a single draft's column rests on stands in its
// head, so that only the row as a whole is marked here.
func (s *Site) columnRows() []comparedRow {
	var out []comparedRow
	for _, row := range s.Atlas.Alignments {
		out = append(out, comparedRow{row: row, basis: s.basis(row)})
	}
	return out
}

// baseLinks lead to the other tables: to each from the one without a base, from
// one with a base to those of its columns.
func (s *Site) baseLinks(base *geodata.Draft) markup.Node {
	bases := s.alignedDrafts()
	if base != nil && !s.everyPair() {
		bases = s.columnsBeside(base)
	}
	items := []markup.Node{}
	add := func(path, words string, here bool) {
		l := textLink(path, words)
		if here {
			l = l.Aria("current", "page")
		}
		items = append(items, el("li").Body(l))
	}
	add(columnsPath(""), "No base", base == nil)
	for _, d := range bases {
		add(columnsPath(d.ID), d.Name, base == d)
	}
	return el("nav").Class("bases").Aria("labelledby", "bases").Body(
		el("h2").ID("bases").Text("Base"),
		el("ul").Class("chips").Body(items...),
	)
}

// columnBoxes show and hide columns, so that a few drafts fit on a sheet.
func columnBoxes(drafts []*geodata.Draft) markup.Node {
	var items []markup.Node
	for _, d := range drafts {
		items = append(items, el("li").Body(el("label").Body(
			sieveInput("checkbox", "column-"+string(d.ID), "", "columns", string(d.ID)).Attr("checked", true),
			markup.Text(" "), el("span").Class("sieve-label").Text(d.Name),
		)))
	}
	return el("form").Class("sieve-box").Body(neverSent(), el("details").ID("columns").Body(
		el("summary").Text("Choose the columns"),
		el("fieldset").Body(el("legend").Text("Drafts shown"), el("ul").Class("sieve-choices").Body(items...)),
		el("p").Body(el("button").Attr("type", "reset").Text("Show all columns")),
	))
}

func columnClass(id geodata.DraftID) string { return "column-" + string(id) }

func (s *Site) columnsTable(drafts []*geodata.Draft, base *geodata.Draft, rows []comparedRow) markup.Node {
	head := []markup.Node{el("th").Attr("scope", "col").Text("Subject")}
	for _, d := range drafts {
		class := columnClass(d.ID)
		if d == base {
			class += " base-column"
		}
		head = append(head, el("th").Attr("scope", "col").Class(class).Body(
			textLink(draftPath(d.ID), d.Name), markup.Text(", "), el("span").Class("area-when").Text(shortDate(d.Date)+", "+standingWords[d.Standing].label),
		))
	}
	var body []markup.Node
	for _, r := range rows {
		cells := []markup.Node{subjectCell(r)}
		for _, d := range drafts {
			cells = append(cells, el("td").Class(columnClass(d.ID)).Body(s.columnCell(r.row, d, base)...))
		}
		body = append(body, el("tr").Class(r.classes()).Body(append(cells, el("td").Text(upperFirst(r.row.Changed)))...))
	}
	head = append(head, el("th").Attr("scope", "col").Text("What changed"))
	return el("table").Class("columns").Body(el("thead").Body(el("tr").Body(head...)), el("tbody").Body(body...))
}

// columnCell is what a draft says on a subject and how that differs from the
// base.
func (s *Site) columnCell(row *geodata.Alignment, d, base *geodata.Draft) []markup.Node {
	if _, ok := row.Said[d.ID]; !ok {
		return []markup.Node{el("span").Class("silent").Text("Not looked at")}
	}
	cell := s.saidCell(row, d)
	if base == nil || base == d {
		return cell
	}
	if _, judged := changeBetween(row, base.ID, d.ID); judged {
		cell = append(cell, markup.Text(" "), el("span").Class("change-word").Text(changeWords(row, base, d)))
	}
	return cell
}
