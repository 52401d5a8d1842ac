package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

func topicPath(id geodata.TopicID) string { return "/topic/" + string(id) }

// partiesMeant says who stands behind the names that are shorter than what they
// stand for.
const partiesMeant = "E3/EU stands for France, Germany, the United Kingdom and the institutions of the European Union, unless the text names one of them; NATO for the alliance or its Secretary General; United Nations for the Secretariat."

var partyWords = map[geodata.PartyID]string{
	geodata.PartyUkraine: "Ukraine", geodata.PartyRussia: "Russia", geodata.PartyUnitedStates: "United States",
	geodata.PartyE3EU: "E3/EU", geodata.PartyNATO: "NATO", geodata.PartyUN: "United Nations", geodata.PartyIAEA: "IAEA",
}

// topicPage sets the clauses of all drafts on one subject side by side, what
// changed from draft to draft, and what each party said.
func (s *Site) topicPage(t *geodata.Topic) []markup.Node {
	out := []markup.Node{
		el("p").Class("kicker").Text(t.Heading),
		el("h1").TabIndex(-1).ID("heading").Text(t.Name),
		el("p").Class("lead").Text(t.Summary),
		el("h2").Text("In the drafts"),
	}
	silent := []markup.Node{}
	for _, d := range s.Atlas.Drafts {
		clauses := s.clausesOn(d, t.ID)
		if len(clauses) == 0 {
			silent = append(silent, el("li").Body(textLink(draftPath(d.ID), d.Name)))
			continue
		}
		out = append(out, el("section").Body(
			el("h3").Body(textLink(draftPath(d.ID), d.Name), markup.Text(", "+longDate(d.Date)+", "+standingWords[d.Standing].label)),
			el("ul").Class("clauses").Body(clauses...),
		))
	}
	if len(silent) > 0 {
		out = append(out, el("section").Body(el("h3").Text("Drafts in which no clause on it was seen"), el("ul").Class("chips").Body(silent...)))
	}
	return append(out, s.alignmentsOn(t.ID), s.commonGroundOn(t.ID), s.positionsOn(t.ID), s.otherTopics(t.ID))
}

func (s *Site) clausesOn(d *geodata.Draft, id geodata.TopicID) []markup.Node {
	var items []markup.Node
	for _, c := range d.Clauses {
		if hasTopic(c, id) && !(c.Parent != "" && hasTopic(s.Atlas.Clause(c.Parent), id)) {
			items = append(items, el("li").Body(s.clauseLine(c), el("p").Class("clause-summary").Text(c.Summary)))
		}
	}
	return items
}

// alignmentsOn lists the edited lines on what changed from draft to draft.
func (s *Site) alignmentsOn(id geodata.TopicID) markup.Node {
	var items []markup.Node
	for _, row := range s.Atlas.Alignments {
		if row.Topic == id {
			items = append(items, el("li").Body(s.alignmentRow(row, nil)))
		}
	}
	if len(items) == 0 {
		return el("section")
	}
	return el("section").Body(el("h2").Text("What changed from draft to draft"), el("ul").Class("clauses").Body(items...))
}

// alignmentRow is one subject: what changed in a line, then what each draft
// says, with the clauses. On the page of a draft's clause it is what the draft says
// and those that it is compared with (pairs.go); what others say is on the topic's page.
func (s *Site) alignmentRow(row *geodata.Alignment, of *geodata.Draft) markup.Node {
	var said []markup.Node
	others := 0
	for _, d := range s.Atlas.Drafts {
		text, ok := row.Said[d.ID]
		if !ok {
			continue
		}
		if of != nil && d != of && !s.compares(of, d) {
			others++
			continue
		}
		var links []markup.Node
		for _, id := range row.Clauses[d.ID] {
			links = append(links, el("li").Body(link(clausePath(id), markup.Text(id.Number())).Aria("label", "Clause "+id.Number()+" of "+d.Name)))
		}
		said = append(said, el("dt").Text(d.Name), el("dd").Body(markup.Text(upperFirst(text)+". "), el("ul").Class("cites").Aria("label", "Clauses").Body(links...)))
	}
	body := []markup.Node{
		el("h3").Text(row.Subject),
		el("p").Class("clause-summary").Text(upperFirst(row.Changed)),
		el("dl").Class("questions").Body(said...),
	}
	if topic := s.Atlas.Topic(row.Topic); others > 0 && topic != nil {
		body = append(body, el("p").Class("hint").Body(
			markup.Text("What "+countWords(others, "other draft says", "other drafts say")+" stands under "),
			textLink(topicPath(topic.ID), topic.Name), markup.Text("."),
		))
	}
	if row.Recalled {
		body = append(body, el("p").Class("hint").Text("Rests partly on wording from memory."))
	}
	return el("div").Class("alignment").Body(body...)
}

// positionsOn lists what the parties said, oldest first within each party.
func (s *Site) positionsOn(id geodata.TopicID) markup.Node {
	var groups []markup.Node
	for _, party := range geodata.Parties {
		var items []markup.Node
		for _, p := range s.Atlas.PositionsOn(id) {
			if p.Party == party {
				items = append(items, s.positionItem(p))
			}
		}
		if len(items) > 0 {
			groups = append(groups, el("section").Body(el("h3").Text(partyWords[party]), el("ul").Class("clauses positions").Body(items...)))
		}
	}
	if len(groups) == 0 {
		return el("section")
	}
	head := []markup.Node{el("h2").Text("What the parties said"), el("p").Class("hint").Text("Positions change: each stands with its date. That no public position is listed means that none was found in the texts seen, not that there is none. " + partiesMeant)}
	return el("section").Body(append(head, groups...)...)
}

func (s *Site) positionItem(p *geodata.Position) markup.Node {
	date := spanWords(p.Date, p.DateTo)
	if p.DateNote != "" {
		if date != "" {
			date += ", "
		}
		date += p.DateNote
	}
	head := []markup.Node{el("strong").Text(upperFirst(p.Heading)), markup.Text(" "), el("span").Class("area-when").Text(date)}
	if p.Reported {
		head = append(head, markup.Text(" "), el("span").Class("standing-word").Text("reported"))
	}
	return el("li").Body(
		el("p").Class("position-head").Body(head...),
		el("p").Class("clause-summary").Text(upperFirst(p.Text)),
		s.renderCites(p.Sources),
	)
}

// spanWords writes a date, or from one to another.
func spanWords(from, to geodata.Date) string {
	if to == "" || to == from {
		return longDate(from)
	}
	return longDate(from) + " to " + longDate(to)
}

func (s *Site) otherTopics(id geodata.TopicID) markup.Node {
	var items []markup.Node
	for _, t := range s.Atlas.Topics {
		l := textLink(topicPath(t.ID), t.Name)
		if t.ID == id {
			l = l.Aria("current", "page")
		}
		items = append(items, el("li").Body(l))
	}
	return el("nav").Aria("labelledby", "all-topics").Body(el("h2").ID("all-topics").Text("All topics"), el("ul").Class("chips").Body(items...))
}

// topicsPage is the list of topics under their headings.
func (s *Site) topicsPage() []markup.Node {
	out := []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Topics"),
		el("p").Class("lead").Text("Sixteen subjects under five headings. Each page has the clauses of all drafts on it, what changed between them, and what the parties said."),
	}
	heading := ""
	var items []markup.Node
	flush := func() {
		if heading != "" {
			out = append(out, el("section").Body(el("h2").Text(heading), el("ul").Class("clauses").Body(items...)))
		}
	}
	for _, t := range s.Atlas.Topics {
		if t.Heading != heading {
			flush()
			heading, items = t.Heading, nil
		}
		items = append(items, el("li").Body(textLink(topicPath(t.ID), t.Name), el("p").Class("clause-summary").Text(t.Summary)))
	}
	flush()
	return append(out, s.commonGroundTable(), s.positionsOn(""))
}
