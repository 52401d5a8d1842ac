package app

import (
	"github.com/draftlines/draftlines/geodata"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// draftPanel has the draft's papers, then all clauses by number, and an index
// of the same clauses by topic.
func (s *Site) draftPanel(r Route, sc *scene) []app.UI {
	d := r.draft
	return []app.UI{
		app.P().Class("kicker").Text(d.Name + " · " + longDate(d.Date)),
		app.H1().TabIndex(-1).ID("heading").Text(d.Title),
		app.P().Class("lead").Text(d.Summary),
		s.renderStanding(d.Standing, ""),
		app.P().Class("jump").Body(
			app.A().Href("#clauses").Text("By number"), app.Text(" · "),
			app.A().Href("#topics").Text("By topic"), app.Text(" · "),
			app.A().Href("#areas").Text("By area"), app.Text(" · "),
			app.A().Href("#papers").Text("Its papers"),
		),
		app.Section().Aria("labelledby", "clauses").Body(
			app.H2().ID("clauses").Text("Clauses by number"),
			app.Ol().Class("clauses").Body(s.clauseItems(d)...),
		),
		app.Section().Aria("labelledby", "topics").Body(
			app.H2().ID("topics").Text("Clauses by topic"),
			app.Div().Class("topics").Body(s.topicIndex(d)...),
		),
		s.renderAreaList(sc),
		s.draftPapers(d),
	}
}

func (s *Site) clauseItems(d *geodata.Draft) []app.UI {
	var items []app.UI
	for _, c := range d.Clauses {
		if c.Parent != "" {
			continue
		}
		var subs []app.UI
		for _, sub := range s.Atlas.SubClauses(c.ID) {
			subs = append(subs, app.Li().Body(s.clauseLine(sub)))
		}
		items = append(items, app.Li().ID("clause-"+c.Number).Body(
			s.clauseLine(c),
			app.P().Class("clause-summary").Text(c.Summary),
			app.Ul().Class("sub-clauses").Body(subs...),
		))
	}
	return items
}

// clauseLine is a clause in a list: its number, its title, and a mark where it
// does something to the ground.
func (s *Site) clauseLine(c *geodata.Clause) app.UI {
	body := []app.UI{
		app.Span().Class("number").Text(c.Number),
		app.Span().Class("clause-title").Text(c.Title),
	}
	if len(c.Treatments) > 0 {
		body = append(body, app.Span().Class("on-map").Text("on the map"))
	}
	if d := s.Atlas.Draft(c.ID.Draft()); d != nil && c.Standing != d.Standing {
		body = append(body, app.Span().Class("standing-word").Text(standingWords[c.Standing].label))
	}
	return link(clausePath(c.ID), body...).Class("clause-line")
}

// topicIndex lists the clauses under each topic, by heading.
func (s *Site) topicIndex(d *geodata.Draft) []app.UI {
	var out []app.UI
	heading := ""
	for _, t := range s.Atlas.Topics {
		var links []app.UI
		for _, c := range d.Clauses {
			if hasTopic(c, t.ID) && c.Parent == "" {
				links = append(links, app.Li().Body(link(clausePath(c.ID), app.Text(c.Number)).Title(c.Title).Aria("label", "Clause "+c.Number+": "+c.Title)))
			}
		}
		if len(links) == 0 {
			continue
		}
		if t.Heading != heading {
			heading = t.Heading
			out = append(out, app.H3().Text(heading))
		}
		out = append(out, app.Div().Class("topic").Body(
			app.P().Class("topic-name").Text(t.Name),
			app.Ul().Class("chips").Body(links...),
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
func (s *Site) draftPapers(d *geodata.Draft) app.UI {
	var history []app.UI
	for _, h := range d.History {
		history = append(history, app.Li().Body(
			app.Time().DateTime(string(h.Date)).Text(longDate(h.Date)),
			app.Text(": "+h.Text+" "),
			s.renderCites(h.Sources),
		))
	}
	return app.Section().Class("papers").Aria("labelledby", "papers").Body(
		app.H2().ID("papers").Text("Its papers"),
		app.Dl().Body(
			app.Dt().Text("Status"), app.Dd().Text(d.Status),
			app.Dt().Text("Authors"), app.Dd().Text(d.Authors),
			app.Dt().Text("Shape"), app.Dd().Text(d.Shape),
			app.Dt().Text("Sources"), app.Dd().Body(s.renderCites(d.Sources)),
			app.Dt().Text("Data"), app.Dd().Body(fileLink("/data/drafts/"+string(d.ID)+".json", "draftlines-"+string(d.ID)+".json", string(d.ID)+".json")),
		),
		app.H3().Text("How it became known"),
		app.Ul().Class("history").Body(history...),
	)
}

// renderCites lists sources by their codes, each a link to the register.
func (s *Site) renderCites(ids []geodata.SourceID) app.UI {
	var items []app.UI
	for _, id := range ids {
		l := textLink(sourcePath(id), string(id))
		if src := s.Atlas.Source(id); src != nil {
			l = l.Title(src.Publisher + ", " + src.Title)
		}
		items = append(items, app.Li().Body(l))
	}
	return app.Ul().Class("cites").Aria("label", "Sources").Body(items...)
}
