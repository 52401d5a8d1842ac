package app

import (
	"slices"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// treatmentLetters are the marks of the coverage table.
var treatmentLetters = map[geodata.TreatmentKind]string{
	geodata.DeFactoRecognition: "R", geodata.DeJureRecognition: "J", geodata.FrozenLine: "F",
	geodata.DemilitarisedBuffer: "B", geodata.Demilitarisation: "D", geodata.RussianWithdrawal: "G",
	geodata.UkrainianWithdrawal: "W", geodata.ReturnToUkraine: "U", geodata.OpenTalks: "T",
	geodata.EconomicZone: "E", geodata.SharedOperation: "S", geodata.FreePassage: "P", geodata.NoChange: "N",
}

// coveragePage is the table of clauses and areas for each draft, under a
// summary of areas and drafts. It shows the links from the clause's side and
// from the area's side, so that a missing one would be seen.
func (s *Site) coveragePage() []markup.Node {
	var sections []markup.Node
	for _, d := range s.Atlas.Drafts {
		sections = append(sections, s.coverageOf(d))
	}
	return []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Coverage"),
		el("p").Class("lead").Text("Every clause, every area, and what the one would do to the other. A dot means that the clause speaks of the area without a rule for the ground."),
		s.coverageJump(),
		el("div").Class("sieve is-on").Body(append([]markup.Node{s.coverageSieve(), s.coverageSummary()}, sections...)...),
		s.areasWithoutClause(),
	}
}

func (s *Site) coverageOf(d *geodata.Draft) markup.Node {
	areas := s.areasNamedBy(d)
	return el("section").Class("sift-group").Body(
		el("h2").ID("coverage-"+string(d.ID)).Body(textLink(draftPath(d.ID), d.Title)),
		s.marksOf([]*geodata.Draft{d}),
		el("div").Class("wide-table landscape").Role("region").TabIndex(0).Aria("label", "Table of coverage, "+d.Name).Body(
			el("table").Class("coverage").Body(
				el("caption").Text(d.Name+": "+countWords(len(d.Clauses), "clause and sub-clause", "clauses and sub-clauses")+", "+countWords(len(areas), "area", "areas")),
				el("thead").Body(s.coverageHead(areas)),
				el("tbody").Body(s.coverageRows(d, areas)...),
				el("tfoot").Body(s.coverageFoot(d, areas)),
			),
		),
		s.clausesWithoutGround(d),
		s.areasNotIn(d),
	)
}

// areasNamedBy lists the areas that the draft's clauses name, in atlas order.
func (s *Site) areasNamedBy(d *geodata.Draft) []*geodata.Area {
	named := map[geodata.AreaID]bool{}
	for _, c := range d.Clauses {
		for _, id := range s.Atlas.AreasOf(c.ID) {
			named[id] = true
		}
	}
	var out []*geodata.Area
	for _, a := range s.Atlas.Areas {
		if named[a.ID] {
			out = append(out, a)
		}
	}
	return out
}

// marksOf explains the marks that the drafts use.
func (s *Site) marksOf(drafts []*geodata.Draft) markup.Node {
	used := map[geodata.TreatmentKind]bool{}
	for _, d := range drafts {
		for _, c := range d.Clauses {
			for _, k := range kindsOf(c) {
				used[k] = true
			}
		}
	}
	var items []markup.Node
	for _, k := range geodata.TreatmentKinds {
		if used[k] {
			items = append(items, el("li").Body(el("span").Class("mark t-"+string(k)).Text(treatmentLetters[k]), markup.Text(" "+treatmentLabel(k))))
		}
	}
	items = append(items, el("li").Body(el("span").Class("mark").Text("·"), markup.Text(" Speaks of")))
	return el("ul").Class("marks").Aria("label", "Marks in the table").Body(items...)
}

func (s *Site) coverageHead(areas []*geodata.Area) markup.Node {
	cells := []markup.Node{el("th").Attr("scope", "col").Class("clause-col").Text("Clause")}
	for _, a := range areas {
		cells = append(cells, el("th").Attr("scope", "col").Class("area-col").Body(textLink(areaPath(a.ID), a.Name.En)))
	}
	return el("tr").Body(cells...)
}

func (s *Site) coverageRows(d *geodata.Draft, areas []*geodata.Area) []markup.Node {
	var rows []markup.Node
	column := map[geodata.AreaID]int{}
	for i, a := range areas {
		column[a.ID] = i
	}
	for _, c := range d.Clauses {
		class := "main-clause clause-row " + s.clauseClasses(c)
		if c.Parent != "" {
			class = "sub-clause clause-row " + s.clauseClasses(c)
		}
		cells := []markup.Node{el("th").Attr("scope", "row").Class("clause-col").Body(
			link(clausePath(c.ID), el("span").Class("number").Text(c.Number), markup.Text(" "+c.Title)),
		)}
		cells = append(cells, s.coverageCells(c, column)...)
		rows = append(rows, el("tr").Class(class).Body(cells...))
	}
	return rows
}

// wideTable is the number of areas above which a row has one cell for all areas
// between two that its clause names. Of hundreds of areas a clause names a few:
// the table would grow with the product of both.
const wideTable = 60

// coverageCells are the cells of one clause, in the order of the columns.
func (s *Site) coverageCells(c *geodata.Clause, column map[geodata.AreaID]int) (cells []markup.Node) {
	at := 0
	empty := func(to int) {
		if n := to - at; n > 0 && len(column) > wideTable {
			cells = append(cells, el("td").Attr("colspan", attrInt(n)))
			return
		}
		for range to - at {
			cells = append(cells, el("td"))
		}
	}
	named := s.Atlas.AreasOf(c.ID)
	slices.SortFunc(named, func(a, b geodata.AreaID) int { return column[a] - column[b] })
	for _, id := range named {
		empty(column[id])
		cells = append(cells, el("td").Body(coverageMarks(c, id)...))
		at = column[id] + 1
	}
	empty(len(column))
	return cells
}

// coverageMarks are the marks of one clause for one area.
func coverageMarks(c *geodata.Clause, id geodata.AreaID) []markup.Node {
	var marks []markup.Node
	for _, t := range c.Treatments {
		if t.Area == id {
			marks = append(marks, coverageMark("mark t-"+string(t.Kind), treatmentLetters[t.Kind], treatmentLabel(t.Kind)))
		}
	}
	for _, concern := range c.Concerns {
		if concern == id {
			marks = append(marks, coverageMark("mark", "·", "Speaks of"))
		}
	}
	return marks
}

func coverageMark(class, sign, words string) markup.Node {
	return el("span").Class(class).Title(words).Body(
		el("span").Aria("hidden", "true").Text(sign),
		el("span").Class("visually-hidden").Text(words),
	)
}

// coverageFoot counts from the area's side: how many clauses link to it.
func (s *Site) coverageFoot(d *geodata.Draft, areas []*geodata.Area) markup.Node {
	cells := []markup.Node{el("th").Attr("scope", "row").Class("clause-col").Text("Clauses that name the area")}
	for _, a := range areas {
		n := 0
		seen := map[geodata.ClauseID]bool{}
		for _, l := range s.Atlas.LinksOf(a.ID, d.ID) {
			if l.Area == a.ID && !seen[l.Clause.ID] {
				seen[l.Clause.ID] = true
				n++
			}
		}
		cells = append(cells, el("td").Text(attrInt(n)))
	}
	return el("tr").Body(cells...)
}

func (s *Site) clausesWithoutGround(d *geodata.Draft) markup.Node {
	var items []markup.Node
	for _, c := range d.Clauses {
		if c.NoGround != "" {
			items = append(items, el("li").Class(s.clauseClasses(c)).Body(textLink(clausePath(c.ID), c.Number+" "+c.Title), markup.Text(": "+c.NoGround)))
		}
	}
	if len(items) == 0 {
		return el("p").Text("Every clause of " + d.Name + " names at least one area.")
	}
	return el("div").Class("sift-group").Body(el("h3").Text("Clauses that name no ground"), el("ul").Body(items...))
}

func (s *Site) areasWithoutClause() markup.Node {
	var items []markup.Node
	for _, a := range s.Atlas.Areas {
		if a.NoClause != "" {
			items = append(items, el("li").Body(textLink(areaPath(a.ID), a.Name.En), markup.Text(": "+a.NoClause)))
		}
	}
	return el("section").Body(el("h2").Text("Areas that no clause of any draft names"), el("ul").Body(items...))
}
