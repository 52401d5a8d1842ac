package app

import (
	"slices"
	"strconv"
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

func comparePath(a, b geodata.DraftID) string { return "/compare/" + string(a) + "/" + string(b) }

// difference says how two drafts treat the same ground. That one of them says
// nothing is a difference of its own, never "no change".
type difference int

const (
	bothSilent difference = iota
	onlyFirst
	onlySecond
	treatedAlike
	treatedDifferently
)

// differenceSigns are the signs of the differences, in the order of the legend.
var differenceSigns = map[difference]sign{
	treatedDifferently: "different", onlyFirst: "only-first", onlySecond: "only-second", treatedAlike: "alike",
}

var differenceOrder = []difference{treatedDifferently, onlyFirst, onlySecond, treatedAlike}

// comparedAreas are the areas of a comparison's map.
func (s *Site) comparedAreas(a, b *geodata.Draft) []shownArea {
	ground := s.compareGround(a.ID, b.ID)
	var shown []shownArea
	for _, d := range differenceOrder {
		for _, c := range ground {
			if c.difference == d {
				shown = append(shown, shownArea{c.area, differenceSigns[d], slices.Concat(c.first, c.second)})
			}
		}
	}
	return shown
}

// comparedArea is a drawn area under two drafts.
type comparedArea struct {
	area          *geodata.Area
	first, second []geodata.Link
	difference    difference
}

// compareGround lists the drawn areas that at least one of two drafts treats,
// in atlas order.
func (s *Site) compareGround(a, b geodata.DraftID) []comparedArea {
	var out []comparedArea
	for _, area := range s.Atlas.Areas {
		if len(area.Parts) > 0 {
			continue
		}
		c := comparedArea{area: area, first: s.Atlas.TreatmentsOf(area.ID, a), second: s.Atlas.TreatmentsOf(area.ID, b)}
		c.difference = differenceOf(c.first, c.second)
		if c.difference != bothSilent {
			out = append(out, c)
		}
	}
	return out
}

func differenceOf(first, second []geodata.Link) difference {
	switch {
	case len(first) == 0 && len(second) == 0:
		return bothSilent
	case len(second) == 0:
		return onlyFirst
	case len(first) == 0:
		return onlySecond
	case slices.Equal(effects(first), effects(second)):
		return treatedAlike
	}
	return treatedDifferently
}

// effects sums the treatments of an area up so that two drafts can be compared:
// kind, holder, recognition with its object, and whether the text gives an edge
// or leaves the ground unnamed; sorted, each once.
func effects(links []geodata.Link) []string {
	var out []string
	for _, l := range links {
		t := l.Treatment
		out = append(out, strings.Join([]string{string(t.Kind), string(t.Holder), string(t.Recognition.Level), string(t.Recognition.Of), strconv.FormatBool(t.Vague)}, "/"))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// compareIntro names the two drafts and sums their difference up, above the
// maps.
func (s *Site) compareIntro(r Route) []markup.Node {
	a, b := r.draft, r.other
	return []markup.Node{
		heading().Text(a.Name + " and " + b.Name),
		el("p").Class("byline").Body(bylineOf(a), markup.Text(" "), bylineOf(b)),
		el("p").Class("lead").Text(s.compareSummary(a, b)),
		el("p").Class("jump").Body(
			el("a").Attr("href", "#ground").Text("As a table"), markup.Text(" · "),
			el("a").Attr("href", "#words-compared").Text("In words"), markup.Text(" · "),
			textLink(comparePath(b.ID, a.ID), "The other way round"), markup.Text(" · "), textLink("/compare", "Other pairs"),
		),
	}
}

// bylineOf names a draft with its date and how well its wording is known.
func bylineOf(d *geodata.Draft) markup.Node {
	return el("span").Body(textLink(draftPath(d.ID), d.Title), markup.Text(", "+longDate(d.Date)+", "+standingWords[d.Standing].label))
}

// compareTables is the same comparison as tables, across the page: the ground,
// then the aligned subjects.
func (s *Site) compareTables(r Route) []markup.Node {
	return []markup.Node{
		s.compareGroundTable(r.draft, r.other, s.compareGround(r.draft.ID, r.other.ID)),
		s.compareWords(r.draft, r.other),
	}
}

// compareSummary counts the differences, with true sizes.
func (s *Site) compareSummary(a, b *geodata.Draft) string {
	ground := s.compareGround(a.ID, b.ID)
	var parts []string
	for _, d := range differenceOrder {
		n, km2 := 0, 0.0
		for _, c := range ground {
			if c.difference == d {
				n++
				km2 += c.area.KM2
			}
		}
		if n == 0 {
			continue
		}
		part := countWords(n, "area", "areas") + " " + lowerFirst(differenceWords(d, a, b).label)
		if km2 > 0 {
			part += " (" + km2Words(km2) + ")"
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return "Neither treats any area."
	}
	return upperFirst(strings.Join(parts, "; ")) + "."
}

func (s *Site) compareGroundTable(a, b *geodata.Draft, ground []comparedArea) markup.Node {
	if len(ground) == 0 {
		return el("section").Body(el("h2").ID("ground").Text("On the ground"), el("p").Class("silent").Text("No rule for any area was seen in either text."))
	}
	var rows []markup.Node
	for _, c := range ground {
		size := ""
		if c.area.KM2 > 0 {
			size = km2Words(c.area.KM2)
		}
		rows = append(rows, el("tr").Class(string(differenceSigns[c.difference])).Body(
			el("th").Attr("scope", "row").Body(s.areaNameLink(c.area.ID)),
			el("td").Class("figure").Text(size),
			el("td").Body(s.compareCell(a, c.first)...),
			el("td").Body(s.compareCell(b, c.second)...),
			el("td").Text(differenceWords(c.difference, a, b).label),
		))
	}
	return el("section").Body(
		el("h2").ID("ground").Text("On the ground"),
		el("p").Text("Every area that at least one of the two treats. Where a draft says nothing about an area, or no rule for it was seen, it says so here: that is not “no change”."),
		el("div").Class("wide-table").Role("region").TabIndex(0).Aria("labelledby", "ground").Body(
			el("table").Class("compare").Body(
				el("thead").Body(el("tr").Body(headCells("Area", "Size", a.Name, b.Name, "Difference")...)),
				el("tbody").Body(rows...),
			),
		),
	).Whole()
}

func headCells(labels ...string) []markup.Node {
	var cells []markup.Node
	for _, l := range labels {
		cells = append(cells, el("th").Attr("scope", "col").Text(l))
	}
	return cells
}

// compareCell lists what a draft would do to an area, with the clauses.
func (s *Site) compareCell(d *geodata.Draft, links []geodata.Link) []markup.Node {
	if len(links) == 0 {
		return []markup.Node{el("span").Class("silent").Text(noRuleLabel(d))}
	}
	var items []markup.Node
	for _, l := range links {
		t := l.Treatment
		holder := holderWords[t.Holder]
		if t.Holder == geodata.Unspoken {
			holder = "not said"
		}
		words := treatmentLabel(t.Kind) + "; holder: " + holder
		switch t.Recognition.Level {
		case geodata.RecognitionDeFacto, geodata.RecognitionDeJure, geodata.RecognitionUnqualified:
			words += "; " + recognitionWords[t.Recognition.Level]
			if t.Recognition.Of != "" {
				words += ", " + recognitionOfWords[t.Recognition.Of]
			}
		}
		items = append(items, el("li").Body(
			link(clausePath(l.Clause.ID), markup.Text(l.Clause.Number)).Aria("label", "Clause "+l.Clause.Number+": "+l.Clause.Title),
			markup.Text(" "+words),
		))
	}
	return []markup.Node{el("ul").Body(items...)}
}

// compareWords lists the aligned subjects that concern the two drafts.
func (s *Site) compareWords(a, b *geodata.Draft) markup.Node {
	compared := s.comparedRows(a, b)
	if len(compared) == 0 {
		return el("section").Body(el("h2").ID("words-compared").Text("In words"), el("p").Text("The clauses of these two texts have not been aligned subject by subject. The topic pages have the clauses of both."))
	}
	var rows []markup.Node
	for _, c := range compared {
		rows = append(rows, el("tr").Class(c.classes()).Body(
			subjectCell(c),
			el("td").Body(s.saidCell(c.row, a)...),
			el("td").Body(s.saidCell(c.row, b)...),
			el("td").Text(changeWords(c.row, a, b)),
			el("td").Text(upperFirst(c.row.Changed)),
		))
	}
	return el("section").Class("sieve is-on").Body(
		el("h2").ID("words-compared").Text("In words"),
		el("p").Body(
			markup.Text("Subjects are aligned by an editor, never by number. The line on the right covers all drafts of the row. "),
			textLink(columnsPath(a.ID), "All drafts as columns, "+a.Name+" as base"), markup.Text("."),
		).Whole(),
		s.compareSieve(compared, true),
		el("div").Class("wide-table").Role("region").TabIndex(0).Aria("labelledby", "words-compared").Body(
			el("table").Class("compare").Body(
				el("thead").Body(el("tr").Body(headCells("Subject", a.Name, b.Name, "Change", "What changed")...)),
				el("tbody").Body(rows...),
			),
		).Whole(),
	)
}

// comparedRows are the rows of the alignment for which both drafts were looked
// at.
func (s *Site) comparedRows(a, b *geodata.Draft) []comparedRow {
	var out []comparedRow
	for _, row := range s.Atlas.Alignments {
		_, first := row.Said[a.ID]
		_, second := row.Said[b.ID]
		if first && second {
			change, _ := changeBetween(row, a.ID, b.ID)
			out = append(out, comparedRow{row, change.Kind, s.basis(row, a, b)})
		}
	}
	return out
}

// subjectCell heads a row, and says so if it rests on less than wording seen.
func subjectCell(c comparedRow) markup.Node {
	body := []markup.Node{markup.Text(c.row.Subject)}
	if c.basis != "" {
		body = append(body, markup.Text(" "), el("span").Class("standing-word").Text(c.basis))
	}
	return el("th").Attr("scope", "row").Body(body...)
}

func (s *Site) saidCell(row *geodata.Alignment, d *geodata.Draft) []markup.Node {
	var out []markup.Node
	for _, id := range row.Clauses[d.ID] {
		out = append(out, link(clausePath(id), markup.Text(id.Number())).Aria("label", "Clause "+id.Number()+" of "+d.Name), markup.Text(" "))
	}
	return append(out, markup.Text(upperFirst(row.Said[d.ID])))
}

// changeWords is the kind of change between two drafts in the order in which
// they appeared, whichever is read first.
func changeWords(row *geodata.Alignment, a, b *geodata.Draft) string {
	c, judged := changeBetween(row, a.ID, b.ID)
	if !judged {
		return "Not judged"
	}
	words := changeLabels[c.Kind]
	if c.Note != "" {
		words += " (" + c.Note + ")"
	}
	if c.From == b.ID {
		words = "from " + b.Name + ": " + words
	}
	return upperFirst(words)
}

// comparisonsPage lists all pairs, as a table where any two drafts are one.
func (s *Site) comparisonsPage() []markup.Node {
	lead, pairs := "Choose a pair: the row is the base, the column the other text.", s.pairsTable
	if !s.everyPair() {
		lead = "Choose a base and under it the other text. Each draft is compared with the first, with the " + strconv.Itoa(nearby) + " that became known before and after it, and where an editor judged what changed between two."
		pairs = s.pairsList
	}
	return []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Compare two drafts"),
		el("p").Class("lead").Text(lead + " Each page sets the two side by side, area by area and, where their clauses have been aligned, subject by subject."),
		s.columnsLink(),
		pairs(),
	}
}

func (s *Site) pairsTable() markup.Node {
	var rows []markup.Node
	for _, a := range s.Atlas.Drafts {
		cells := []markup.Node{el("th").Attr("scope", "row").Body(textLink(draftPath(a.ID), a.Name))}
		for _, b := range s.Atlas.Drafts {
			if a == b {
				cells = append(cells, el("td").Aria("hidden", "true").Text("–"))
				continue
			}
			cells = append(cells, el("td").Body(link(comparePath(a.ID, b.ID), markup.Text("compare")).Aria("label", "Compare "+a.Name+" and "+b.Name)))
		}
		rows = append(rows, el("tr").Body(cells...))
	}
	var names []string
	for _, d := range s.Atlas.Drafts {
		names = append(names, d.Name)
	}
	return el("div").Class("wide-table").Role("region").TabIndex(0).Aria("label", "Pairs of drafts").Body(
		el("table").Class("pairs").Body(
			el("thead").Body(el("tr").Body(headCells(append([]string{"Base"}, names...)...)...)),
			el("tbody").Body(rows...),
		),
	)
}

// pairsList has for each draft the others that it is compared with.
func (s *Site) pairsList() markup.Node {
	var items []markup.Node
	for _, d := range s.Atlas.Drafts {
		items = append(items, el("dt").Body(textLink(draftPath(d.ID), d.Name)), el("dd").Body(s.pairChips(d)))
	}
	return el("dl").Class("facts").Body(items...)
}

// pairChips lead from a draft to each of its comparisons.
func (s *Site) pairChips(d *geodata.Draft) markup.Node {
	var items []markup.Node
	for _, other := range s.pairs[d.ID] {
		items = append(items, el("li").Body(textLink(comparePath(d.ID, other.ID), other.Name)))
	}
	return el("ul").Class("chips").Body(items...)
}
