package app

import (
	"slices"
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

func kindClass(k geodata.TreatmentKind) string { return "kind-" + string(k) }

// siftClasses are the classes by which a sieve finds rows about clauses: their
// topics, the headings of these, and the kinds of treatment.
func (s *Site) siftClasses(clauses []*geodata.Clause, kinds []geodata.TreatmentKind) string {
	classes := []string{"sift"}
	add := func(class string) {
		if !slices.Contains(classes, class) {
			classes = append(classes, class)
		}
	}
	for _, c := range clauses {
		for _, id := range c.Topics {
			add(headingClass(s.Atlas.Topic(id).Heading))
			add(topicClass(id))
		}
	}
	for _, k := range kinds {
		add(kindClass(k))
	}
	return strings.Join(classes, " ")
}

func (s *Site) clauseClasses(c *geodata.Clause) string {
	return s.siftClasses([]*geodata.Clause{c}, kindsOf(c))
}

// kindsOf lists the kinds of treatment of a clause, as often as they occur.
func kindsOf(c *geodata.Clause) []geodata.TreatmentKind {
	var kinds []geodata.TreatmentKind
	for _, t := range c.Treatments {
		kinds = append(kinds, t.Kind)
	}
	return kinds
}

// coverageSieve filters the page by topic, or heading of topics, and by kind of
// treatment. The numbers count clauses and sub-clauses of all drafts.
func (s *Site) coverageSieve() markup.Node {
	clauses := map[string]int{}
	for _, d := range s.Atlas.Drafts {
		for _, c := range d.Clauses {
			for _, class := range strings.Fields(s.clauseClasses(c)) {
				clauses[class]++
			}
		}
	}
	topics := sieveGroup{name: "topic", legend: "Topic (clauses)"}
	heading := ""
	for _, t := range s.Atlas.Topics {
		if t.Heading != heading {
			heading = t.Heading
			class := headingClass(heading)
			topics.choices = append(topics.choices, sieveChoice{class, "All of “" + heading + "”", clauses[class]})
		}
		topics.choices = append(topics.choices, sieveChoice{topicClass(t.ID), t.Name, clauses[topicClass(t.ID)]})
	}
	kinds := sieveGroup{name: "kind", legend: "Treatment (clauses)"}
	for _, k := range geodata.TreatmentKinds {
		kinds.choices = append(kinds.choices, sieveChoice{kindClass(k), treatmentLabel(k), clauses[kindClass(k)]})
	}
	return renderSieve(sieve{id: "filter", counts: "clause-row", one: "clause", many: "clauses", groups: []sieveGroup{topics, kinds}})
}

func (s *Site) coverageJump() markup.Node {
	items := []markup.Node{el("li").Body(el("a").Attr("href", "#summary").Text("All drafts"))}
	for _, d := range s.Atlas.Drafts {
		items = append(items, el("li").Body(el("a").Attr("href", "#coverage-"+string(d.ID)).Text(d.Name)))
	}
	return el("nav").Aria("label", "Tables on this page").Body(el("ul").Class("chips").Body(items...))
}

// coverageSummary says which draft would do what to which area: a row for each
// area, a column for each draft.
func (s *Site) coverageSummary() markup.Node {
	head := []markup.Node{el("th").Attr("scope", "col").Class("clause-col").Text("Area")}
	for _, d := range s.Atlas.Drafts {
		head = append(head, el("th").Attr("scope", "col").Class("area-col").Body(textLink(draftPath(d.ID), d.Name)))
	}
	var rows []markup.Node
	for _, a := range s.Atlas.Areas {
		rows = append(rows, s.summaryRow(a))
	}
	return el("section").Body(
		el("h2").ID("summary").Text("Who treats what"),
		el("p").Text("Each mark leads to the first clause of its kind. A clause that names a whole oblast counts for its parts. An empty cell means that nothing about the area was seen in the draft, which is not “no change”."),
		s.marksOf(s.Atlas.Drafts),
		el("div").Class("wide-table landscape").Role("region").TabIndex(0).Aria("labelledby", "summary").Body(
			el("table").Class("matrix").Body(
				el("thead").Body(el("tr").Body(head...)),
				el("tbody").Body(rows...),
			),
		),
	)
}

func (s *Site) summaryRow(a *geodata.Area) markup.Node {
	cells := []markup.Node{el("th").Attr("scope", "row").Class("clause-col").Body(textLink(areaPath(a.ID), a.Name.En))}
	var clauses []*geodata.Clause
	var kinds []geodata.TreatmentKind
	for _, d := range s.Atlas.Drafts {
		links := s.Atlas.LinksOf(a.ID, d.ID)
		for _, l := range links {
			clauses = append(clauses, l.Clause)
			if l.Treatment != nil {
				kinds = append(kinds, l.Treatment.Kind)
			}
		}
		cells = append(cells, el("td").Body(summaryMarks(links)...))
	}
	return el("tr").Class("area-row " + s.siftClasses(clauses, kinds)).Body(cells...)
}

// summaryMarks are the kinds of treatment behind links, each once and leading
// to the first clause of its kind; a dot where the draft only speaks of the
// area.
func summaryMarks(links []geodata.Link) []markup.Node {
	var marks []markup.Node
	seen := map[geodata.TreatmentKind]bool{}
	for _, l := range links {
		if l.Treatment != nil && !seen[l.Treatment.Kind] {
			k := l.Treatment.Kind
			seen[k] = true
			marks = append(marks, link(clausePath(l.Clause.ID), coverageMark("mark t-"+string(k), treatmentLetters[k], treatmentLabel(k)+", clause "+l.Clause.Number)))
		}
	}
	if len(marks) == 0 && len(links) > 0 {
		c := links[0].Clause
		marks = append(marks, link(clausePath(c.ID), coverageMark("mark", "·", "Speaks of it, clause "+c.Number)))
	}
	return marks
}

// areasNotIn lists the areas that no clause of a draft names, neither
// themselves nor through a whole.
func (s *Site) areasNotIn(d *geodata.Draft) markup.Node {
	var items []markup.Node
	for _, a := range s.areasWithout(d) {
		items = append(items, el("li").Body(textLink(areaPath(a.ID), a.Name.En)))
	}
	if len(items) == 0 {
		return el("p").Text("Every area is named by a clause of " + d.Name + ".")
	}
	return el("details").ID("without-"+string(d.ID)).Body(
		el("summary").Text(countWords(len(items), "area", "areas")+" that no clause of "+d.Name+" names"),
		el("ul").Class("chips").Body(items...),
	)
}

func (s *Site) areasWithout(d *geodata.Draft) []*geodata.Area {
	var out []*geodata.Area
	for _, a := range s.Atlas.Areas {
		if len(s.Atlas.LinksOf(a.ID, d.ID)) == 0 {
			out = append(out, a)
		}
	}
	return out
}
