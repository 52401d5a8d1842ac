package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

func disputePath(id geodata.DisputeID) string { return "/disputes#" + string(id) }
func termPath(id geodata.TermID) string       { return "/glossary#" + string(id) }

// glossaryPage defines the terms, each with questions to put to a text.
func (s *Site) glossaryPage() []markup.Node {
	var items []markup.Node
	for _, t := range s.Atlas.Terms {
		var ask []markup.Node
		for _, q := range t.Ask {
			ask = append(ask, el("li").Text(q))
		}
		body := []markup.Node{
			el("h2").Text(t.Name),
			el("p").Text(t.Definition),
			el("p").Class("hint").Text("Ask of any text that uses the word:"),
			el("ul").Class("ask").Body(ask...),
			s.renderCites(t.Sources),
		}
		items = append(items, el("section").ID(string(t.ID)).TabIndex(-1).Class("term").Body(body...))
	}
	return append([]markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Glossary"),
		el("p").Class("lead").Text("The words that the drafts turn on, in our own definitions, each with questions to put to a text. Three fit almost every term: who keeps order there, whose is it in law, and what follows a breach?"),
	}, items...)
}

// disputesPage sets readings side by side where sources contradict each other,
// and lists the claims of the founding articles with our verdicts.
func (s *Site) disputesPage() []markup.Node {
	out := []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Disputes"),
		el("p").Class("lead").Text("Points on which the sources contradict each other. The readings stand side by side with their sources; the check says what the wording that we have seen says, where it settles anything."),
	}
	for _, d := range s.Atlas.Disputes {
		out = append(out, s.disputeSection(d))
	}
	return append(out, s.claimsTable())
}

func (s *Site) disputeSection(d *geodata.Dispute) markup.Node {
	var readings []markup.Node
	for _, r := range d.Readings {
		readings = append(readings, el("li").Body(el("p").Text(upperFirst(r.Text)), s.renderCites(r.Sources)))
	}
	body := []markup.Node{el("h2").Text(d.Question), el("ul").Class("readings").Body(readings...)}
	if d.Check != "" {
		body = append(body, el("p").Class("check").Body(el("strong").Text("Check. "), markup.Text(upperFirst(d.Check))), s.renderCites(d.Sources))
	} else {
		body = append(body, el("p").Class("silent").Text("Nothing seen settles it."))
	}
	return el("section").ID(string(d.ID)).TabIndex(-1).Class("dispute").Body(append(body, s.disputeLinks(d))...)
}

// disputeLinks lead to the clauses and areas that a dispute is about.
func (s *Site) disputeLinks(d *geodata.Dispute) markup.Node {
	var items []markup.Node
	for _, id := range d.Clauses {
		if c := s.Atlas.Clause(id); c != nil {
			items = append(items, el("li").Body(textLink(clausePath(id), s.Atlas.Draft(id.Draft()).Name+", "+c.Number)))
		}
	}
	for _, id := range d.Areas {
		items = append(items, el("li").Body(s.areaNameLink(id)))
	}
	return el("ul").Class("chips").Aria("label", "Concerns").Body(items...)
}

var verdictWords = map[geodata.Verdict]string{
	geodata.VerdictOK: "matches the wording seen", geodata.VerdictOKInSubstance: "right in substance",
	geodata.VerdictPartly: "partly right", geodata.VerdictContradicted: "contradicted",
	geodata.VerdictSelfContradictory: "contradicts itself", geodata.VerdictDisputed: "disputed",
	geodata.VerdictReported: "reported", geodata.VerdictUnverified: "not verified",
	geodata.VerdictOpinion: "opinion", geodata.VerdictAnsweredLater: "answered by a later text",
}

// claimsTable lists what the founding articles claim about territory.
func (s *Site) claimsTable() markup.Node {
	var rows []markup.Node
	for _, c := range s.Atlas.Claims {
		rows = append(rows, el("tr").ID(string(c.ID)).Body(
			el("th").Attr("scope", "row").Class("code").Text(strings.ToUpper(string(c.ID))),
			el("td").Text(upperFirst(c.Text)),
			el("td").Class("verdict verdict-"+string(c.Verdict)).Text(upperFirst(verdictWords[c.Verdict])),
			el("td").Body(markup.Text(upperFirst(c.Check)+" "), s.renderCites(c.Sources)),
			el("td").Body(s.renderCites([]geodata.SourceID{c.Seed})),
		))
	}
	return el("section").Body(
		el("h2").ID("claims").Text("What the founding articles claim about territory"),
		el("p").Text("The project started from five articles. Each of their claims about land was put beside the wording seen."),
		el("div").Class("wide-table").Role("region").TabIndex(0).Aria("labelledby", "claims").Body(
			el("table").Body(
				el("thead").Body(el("tr").Body(
					el("th").Attr("scope", "col").Text("No."), el("th").Attr("scope", "col").Text("Claim, in our words"),
					el("th").Attr("scope", "col").Text("Verdict"), el("th").Attr("scope", "col").Text("Why"), el("th").Attr("scope", "col").Text("Article"),
				)),
				el("tbody").Body(rows...),
			),
		),
	)
}
