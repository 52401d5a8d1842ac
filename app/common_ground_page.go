package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// groundParties are the parties whose positions were looked for on every topic.
var groundParties = geodata.Parties[:5]

var stanceWords = map[geodata.Stance]string{
	geodata.StanceSupports: "supports", geodata.StanceAccepts: "accepts",
	geodata.StanceAcceptsWithChanges: "accepts with changes", geodata.StanceRejects: "rejects",
	geodata.StanceUndecided: "undecided", geodata.StanceNotFound: "no public position found",
	geodata.StanceOther: "none of the stance words fits",
}

// stanceMarks stand before the words, so that a table can be scanned.
var stanceMarks = map[side]string{sideUnknown: "?", sideOpen: "○", sideFor: "+", sideForChanged: "±", sideAgainst: "−"}

var relationWords = map[relation]string{
	meet: "meet", meetChanged: "meet with changes", meetRefusing: "both reject it", conflict: "conflict",
}

const groundMethod = "Computed, not judged: of each party only the newest dated position counts, and two positions are set against each other only where both name the same draft. One for and one against it is a conflict; two for it, or two against it, meet. A position that no single stance word fits, and one that was not found in the texts seen, counts as unknown. Positions change; each stands with its date, and none is called current."

// commonGroundOn is the view of one topic: where each party stood last, then
// which of them meet or conflict.
func (s *Site) commonGroundOn(id geodata.TopicID) markup.Node {
	g := commonGroundOf(groundParties, s.Atlas.PositionsOn(id))
	var rows []markup.Node
	for _, sp := range g.standpoints {
		heading := "–"
		if sp.newest != nil && sp.newest.Stance != geodata.StanceNotFound {
			heading = upperFirst(sp.newest.Heading)
		}
		rows = append(rows, el("tr").Body(
			el("th").Attr("scope", "row").Text(partyWords[sp.party]),
			el("td").Body(stanceCell(sp, false)...),
			el("td").Text(heading),
			el("td").Body(s.draftLinks(sp.newest)...),
		))
	}
	return el("section").Body(
		el("h2").ID("common-ground").Text("Common ground"),
		el("p").Class("hint").Text(groundMethod),
		el("ul").Class("ground-lines").Body(s.groundLines(g)...),
		el("div").Class("wide-table").Role("region").TabIndex(0).Aria("labelledby", "common-ground").Body(
			el("table").Class("ground").Body(
				el("thead").Body(el("tr").Body(headCells("Party", "Newest stance", "Position", "On the draft")...)),
				el("tbody").Body(rows...),
			),
		),
	)
}

// stanceCell is a stance word with its date; the mark before it is for the eye.
// Where no word fits and no column of its own has the position, the heading
// stands for it.
func stanceCell(sp standpoint, alone bool) []markup.Node {
	if sp.newest == nil {
		return stanceOf(sp.side, "no position recorded")
	}
	words := stanceWords[sp.newest.Stance]
	if sp.side == sideUnknown && stanceSides[sp.newest.Stance] != sideUnknown {
		words = "more than one position of the same date"
	}
	if alone && sp.newest.Stance == geodata.StanceOther {
		words = sp.newest.Heading
	}
	cell := stanceOf(sp.side, words)
	if date := endOf(sp.newest); date != "" {
		cell = append(cell, markup.Text(", "), el("span").Class("area-when").Text(shortDate(date)))
	}
	if sp.newest.Reported {
		cell = append(cell, markup.Text(" "), el("span").Class("standing-word").Text("reported"))
	}
	return cell
}

func stanceOf(of side, words string) []markup.Node {
	return []markup.Node{el("span").Class("stance-mark").Aria("hidden", "true").Text(stanceMarks[of]), markup.Text(" " + upperFirst(words))}
}

func (s *Site) draftLinks(p *geodata.Position) []markup.Node {
	if p == nil || len(p.Drafts) == 0 {
		return []markup.Node{el("span").Class("silent").Text("None named")}
	}
	var out []markup.Node
	for _, id := range p.Drafts {
		if len(out) > 0 {
			out = append(out, markup.Text(", "))
		}
		out = append(out, textLink(draftPath(id), s.Atlas.Draft(id).Name))
	}
	return out
}

// groundLines says in sentences which parties meet, which conflict, and of
// which nothing can be said.
func (s *Site) groundLines(g commonGround) []markup.Node {
	var items []markup.Node
	for _, p := range g.pairs {
		items = append(items, el("li").Text(s.pairWords(p)+"."))
	}
	if len(g.pairs) == 0 {
		items = append(items, el("li").Text("No two of the newest positions name the same draft, so that none can be said to meet or to conflict."))
	}
	unknown, open, elsewhere := g.unpaired()
	for _, rest := range []struct {
		words   string
		parties []geodata.PartyID
	}{{"Undecided", open}, {"With a stance, but on no draft that another party’s newest stance names", elsewhere}, {"Unknown", unknown}} {
		if len(rest.parties) > 0 {
			items = append(items, el("li").Text(rest.words+": "+partyList(rest.parties)+"."))
		}
	}
	return items
}

// pairWords is one meeting or conflict: Ukraine and Russia conflict (US 28).
func (s *Site) pairWords(p commonPair) string {
	var names []string
	for _, id := range p.drafts {
		names = append(names, s.Atlas.Draft(id).Name)
	}
	words := partyList([]geodata.PartyID{p.a, p.b}) + ": " + relationWords[p.relation] + ", on " + strings.Join(names, " and ")
	if p.reported {
		words += " (as reported)"
	}
	return words
}

// commonGroundTable is the overview: a row for each topic, a column for each
// party, and what meets or conflicts.
func (s *Site) commonGroundTable() markup.Node {
	head := []string{"Topic"}
	for _, p := range groundParties {
		head = append(head, partyWords[p])
	}
	var rows []markup.Node
	for _, t := range s.Atlas.Topics {
		g := commonGroundOf(groundParties, s.Atlas.PositionsOn(t.ID))
		cells := []markup.Node{el("th").Attr("scope", "row").Body(link(topicPath(t.ID)+"#common-ground", markup.Text(t.Name)).Aria("label", t.Name+": common ground"))}
		for _, sp := range g.standpoints {
			cells = append(cells, el("td").Body(stanceCell(sp, true)...))
		}
		var pairs []markup.Node
		for _, p := range g.pairs {
			pairs = append(pairs, el("li").Text(s.pairWords(p)))
		}
		if len(pairs) == 0 {
			pairs = append(pairs, el("li").Class("silent").Text("None on the same draft"))
		}
		rows = append(rows, el("tr").Body(append(cells, el("td").Body(el("ul").Body(pairs...)))...))
	}
	return el("section").Body(
		el("h2").ID("common-ground").Text("Common ground"),
		el("p").Class("hint").Text(groundMethod+" The same stance word can be about different things: the topic pages say what each party spoke of."),
		el("div").Class("wide-table").Role("region").TabIndex(0).Aria("labelledby", "common-ground").Body(
			el("table").Class("ground").Body(
				el("thead").Body(el("tr").Body(headCells(append(head, "Meet or conflict")...)...)),
				el("tbody").Body(rows...),
			),
		),
	)
}
