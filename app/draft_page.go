package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

func draftHead(d *geodata.Draft) []markup.Node {
	return []markup.Node{
		el("p").Class("kicker").Text(d.Name + " · " + longDate(d.Date)),
		heading().Text(d.Title),
	}
}

// draftPanel has the draft's papers, then all clauses by number, and an index
// of the same clauses by topic.
func (s *Site) draftPanel(r Route, sc *scene) panel {
	d := r.draft
	begins := []markup.Node{
		// Before the summary: under a phone's map the list of areas would
		// otherwise be many screens away without a word about it.
		el("p").Class("jump").Body(
			el("a").Attr("href", "#clauses").Text("By number"), markup.Text(" · "),
			el("a").Attr("href", "#topics").Text("By topic"), markup.Text(" · "),
			el("a").Attr("href", "#areas").Text("By area"), markup.Text(" · "),
			el("a").Attr("href", "#papers").Text("Its papers"),
		),
		el("p").Class("lead").Text(d.Summary),
	}
	return panel{begins, func() []markup.Node { return s.draftRest(d, sc) }}
}

func (s *Site) draftRest(d *geodata.Draft, sc *scene) []markup.Node {
	return []markup.Node{
		s.renderStanding(d.Standing, ""),
		el("section").Aria("labelledby", "clauses").Body(
			el("h2").ID("clauses").Text("Clauses by number"),
			el("ol").Class("clauses").Body(s.clauseItems(d)...),
		),
		el("section").Aria("labelledby", "topics").Body(
			el("h2").ID("topics").Text("Clauses by topic"),
			el("div").Class("topics").Body(s.topicIndex(d)...),
		),
		s.renderAreaList(sc),
		s.draftPapers(d),
	}
}

func (s *Site) clauseItems(d *geodata.Draft) []markup.Node {
	var items []markup.Node
	terms := s.newTermLinker()
	for _, c := range d.Clauses {
		if c.Parent != "" {
			continue
		}
		var subs []markup.Node
		for _, sub := range s.Atlas.SubClauses(c.ID) {
			subs = append(subs, el("li").Body(s.clauseLine(sub)))
		}
		items = append(items, el("li").ID("clause-"+c.Number).Body(
			s.clauseLine(c),
			el("p").Class("clause-summary").Body(terms.text(c)...),
			el("ul").Class("sub-clauses").Body(subs...),
		))
	}
	return items
}

// clauseLine is a clause in a list: its number, its title, and a mark where it
// does something to the ground.
func (s *Site) clauseLine(c *geodata.Clause) markup.Node {
	body := []markup.Node{
		el("span").Class("number").Text(c.Number),
		el("span").Class("clause-title").Text(c.Title),
	}
	if len(c.Treatments) > 0 {
		body = append(body, el("span").Class("on-map").Text("on the map"))
	}
	if d := s.Atlas.Draft(c.ID.Draft()); d != nil && (c.Standing != d.Standing || c.Confidence.Level == geodata.Recalled) {
		label, _ := clauseStanding(c)
		body = append(body, el("span").Class("standing-word").Text(label))
	}
	return link(clausePath(c.ID), body...).Class("clause-line")
}

// topicIndex lists the clauses under each topic, by heading.
func (s *Site) topicIndex(d *geodata.Draft) []markup.Node {
	var out []markup.Node
	heading := ""
	for _, t := range s.Atlas.Topics {
		var links []markup.Node
		for _, c := range d.Clauses {
			if hasTopic(c, t.ID) && c.Parent == "" {
				links = append(links, el("li").Body(link(clausePath(c.ID), markup.Text(c.Number)).Title(c.Title).Aria("label", "Clause "+c.Number+": "+c.Title)))
			}
		}
		if len(links) == 0 {
			continue
		}
		if t.Heading != heading {
			heading = t.Heading
			out = append(out, el("h3").Text(heading))
		}
		out = append(out, el("div").Class("topic").Body(
			el("p").Class("topic-name").Text(t.Name),
			el("ul").Class("chips").Body(links...),
		))
	}
	return out
}

func hasTopic(c *geodata.Clause, id geodata.TopicID) bool {
	for _, t := range c.Topics {
		if t == id {
			return true
		}
	}
	return false
}

// draftPapers says where the text comes from.
func (s *Site) draftPapers(d *geodata.Draft) markup.Node {
	var history []markup.Node
	for _, h := range d.History {
		history = append(history, el("li").Body(
			el("time").Attr("datetime", string(h.Date)).Text(longDate(h.Date)),
			markup.Text(": "+h.Text+" "),
			s.renderCites(h.Sources),
		))
	}
	return el("section").Class("papers").Aria("labelledby", "papers").Body(
		el("h2").ID("papers").Text("Its papers"),
		el("dl").Body(
			el("dt").Text("Status"), el("dd").Text(d.Status),
			el("dt").Text("Authors"), el("dd").Text(d.Authors),
			el("dt").Text("Shape"), el("dd").Text(d.Shape),
			el("dt").Text("Sources"), el("dd").Body(s.renderCites(d.Sources)),
		),
		el("h3").Text("How it became known"),
		el("ul").Class("history").Body(history...),
		el("div").Class("slot").Body(s.draftEvents(d)...),
		el("div").Class("slot").Body(s.draftComparisons(d)...),
	)
}

// renderCites lists sources by their codes, each a link to the register.
func (s *Site) renderCites(ids []geodata.SourceID) markup.Node {
	var items []markup.Node
	for _, id := range ids {
		l := textLink(sourcePath(id), string(id))
		if src := s.Atlas.Source(id); src != nil {
			l = l.Title(src.Publisher + ", " + src.Title)
		}
		items = append(items, el("li").Body(l))
	}
	return el("ul").Class("cites").Aria("label", "Sources").Body(items...)
}

// draftEvents lists the dated events that concern the draft.
func (s *Site) draftEvents(d *geodata.Draft) []markup.Node {
	var items []markup.Node
	for _, e := range s.Atlas.EventsOf(d.ID) {
		items = append(items, s.eventItem(e))
	}
	if len(items) == 0 {
		return nil
	}
	return []markup.Node{el("h3").Text("On the timeline"), el("ul").Class("history").Body(items...)}
}

// draftComparisons leads to the draft beside each other one that it is compared
// with.
func (s *Site) draftComparisons(d *geodata.Draft) []markup.Node {
	if len(s.pairs[d.ID]) == 0 {
		return nil
	}
	out := []markup.Node{el("h3").Text("Compare with"), s.pairChips(d)}
	if !s.everyPair() {
		out = append(out, s.columnsLink())
	}
	return out
}
