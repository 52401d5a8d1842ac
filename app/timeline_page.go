package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// timelinePage lists the events by month, with links to the drafts, under a
// sieve by draft, period and topic.
func (s *Site) timelinePage() []markup.Node {
	var months []markup.Node
	for _, events := range eventsByMonth(s.Atlas.Events) {
		var items []markup.Node
		for _, e := range events {
			items = append(items, s.eventItem(e).Class(eventClasses(e)))
		}
		months = append(months, el("section").Class("sift-group").Body(
			el("h2").Text(monthOf(events[0].Date)),
			el("ul").Class("history").Body(items...),
		))
	}
	return []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Timeline"),
		el("p").Class("lead").Text("From the first talks of February 2025 to the newest event in this edition. Coverage thins out towards the end: silence there is not evidence that nothing happened."),
		el("div").Class("sieve is-on").Body(append([]markup.Node{s.timelineSieve()}, months...)...),
	}
}

// eventsByMonth cuts the events, which are in the order of their dates.
func eventsByMonth(events []*geodata.Event) [][]*geodata.Event {
	var out [][]*geodata.Event
	month := ""
	for _, e := range events {
		if m := monthOf(e.Date); m != month || len(out) == 0 {
			month = m
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], e)
	}
	return out
}

func monthOf(d geodata.Date) string {
	if len(d) < 7 {
		return string(d)
	}
	return longDate(d[:7])
}

func (s *Site) eventItem(e *geodata.Event) *markup.Elem {
	body := []markup.Node{el("time").Attr("datetime", string(e.Date)).Text(spanWords(e.Date, e.DateTo)), markup.Text(": " + upperFirst(e.Text))}
	if e.DateNote != "" { // it qualifies the date and never stands for it
		body = append(body, markup.Text(" "), el("span").Class("date-note").Text("Date: "+lowerFirst(e.DateNote)))
	}
	if e.Recalled {
		body = append(body, markup.Text(" "), el("span").Class("standing-word").Text("from memory"))
	}
	for _, id := range e.Drafts {
		if d := s.Atlas.Draft(id); d != nil {
			body = append(body, markup.Text(" "), textLink(draftPath(id), d.Name))
		}
	}
	return el("li").Body(append(body, markup.Text(" "), s.renderCites(e.Sources))...)
}

// periods cut the time as the drafts do: what led up to the 28 points, the two
// months in which most papers were written, and what came after. Each begins
// with its month and lasts until the next.
var periods = []struct {
	from         geodata.Date
	class, label string
}{
	{"", "when-before", "Before the 28 points, to October 2025"},
	{"2025-11", "when-2025-11", "November 2025"},
	{"2025-12", "when-2025-12", "December 2025"},
	{"2026-01", "when-2026", "From January 2026"},
}

// periodClass is the class of the period in which a day or month lies.
func periodClass(d geodata.Date) string {
	class := ""
	for _, p := range periods {
		if d >= p.from {
			class = p.class
		}
	}
	return class
}

func eventDraftClass(id geodata.DraftID) string { return "draft-" + string(id) }

// eventClasses are the classes that the timeline's sieve looks at. An event that
// lasts is of the period in which it begins.
func eventClasses(e *geodata.Event) string {
	classes := []string{"sift", "event", periodClass(e.Date)}
	for _, id := range e.Drafts {
		classes = append(classes, eventDraftClass(id))
	}
	for _, id := range e.Topics {
		classes = append(classes, topicClass(id))
	}
	if e.Recalled {
		classes = append(classes, "is-unquoted")
	}
	return strings.Join(classes, " ")
}

// timelineSieve offers the drafts and topics that an event names; many name
// none, and say so by being left out.
func (s *Site) timelineSieve() markup.Node {
	events, recalled := map[string]int{}, 0
	for _, e := range s.Atlas.Events {
		for _, class := range strings.Fields(eventClasses(e)) {
			events[class]++
		}
		if e.Recalled {
			recalled++
		}
	}
	when := sieveGroup{name: "when", legend: "Period"}
	for _, p := range periods {
		when.add(p.class, p.label, events)
	}
	drafts := sieveGroup{name: "draft", legend: "Draft that the event is about"}
	for _, d := range s.Atlas.Drafts {
		drafts.add(eventDraftClass(d.ID), d.Name, events)
	}
	topics := sieveGroup{name: "topic", legend: "Topic that the event touches"}
	for _, t := range s.Atlas.Topics {
		topics.add(topicClass(t.ID), t.Name, events)
	}
	var boxes []markup.Node
	if recalled > 0 {
		boxes = append(boxes, quotedBox("Leave out what is from memory: "+countWords(recalled, "event", "events")))
	}
	return renderSieve(sieve{id: "filter", counts: "event", one: "event", many: "events", groups: []sieveGroup{when, drafts, topics}}, boxes...)
}

// add offers a choice where it would leave anything.
func (g *sieveGroup) add(class, label string, rows map[string]int) {
	if rows[class] > 0 {
		g.choices = append(g.choices, sieveChoice{class, label, rows[class]})
	}
}
