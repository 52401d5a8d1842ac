package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// clauseHead says where a clause stands, and its number and title.
func (s *Site) clauseHead(d *geodata.Draft, c *geodata.Clause) []markup.Node {
	return []markup.Node{
		el("nav").Class("crumbs").Aria("label", "Where this clause stands").Body(s.clauseCrumbs(d, c)...),
		heading().Class("clause-heading").Body(
			el("span").Class("number").Text(c.Number),
			el("span").Class("visually-hidden").Text(": "),
			el("span").Text(c.Title),
		),
	}
}

// clausePanel is one clause: what it says, how well that is known, what it
// would do to which ground, and what it leaves open.
func (s *Site) clausePanel(r Route, sc *scene) panel {
	c := r.clause
	terms := s.newTermLinker()
	begins := []markup.Node{
		el("p").Class("lead clause-text").Body(terms.text(c)...),
		el("p").Class("hint").Text("Our summary, not a quotation."),
		s.renderClauseStanding(c),
	}
	return panel{begins, func() []markup.Node { return s.clauseRest(r, sc, terms) }}
}

// clauseRest goes on with the terms that the clause's text has linked already.
func (s *Site) clauseRest(r Route, sc *scene, terms *termLinker) []markup.Node {
	c, d := r.clause, r.draft
	return []markup.Node{
		el("div").Class("slot").Body(s.renderSubClauses(c, terms)...),
		el("div").Class("slot").Body(s.renderTreatments(c)...),
		el("div").Class("slot").Body(s.renderConcerns(c)...),
		el("div").Class("slot").Body(s.renderNotes(c)...),
		el("div").Class("slot").Body(s.renderCounterparts(c)...),
		el("div").Class("slot").Body(s.renderCrossLinks("Disputed", s.disputeItems(s.Atlas.DisputesOf(c.ID)))...),
		el("div").Class("slot").Body(s.renderCrossLinks("Terms", s.termItems(c))...),
		s.renderEvidence(c),
		el("nav").Class("turn").Aria("label", "Clauses before and after").Body(s.turnLinks(d, c)...),
		s.renderAreaList(sc),
	}
}

func (s *Site) clauseCrumbs(d *geodata.Draft, c *geodata.Clause) []markup.Node {
	out := []markup.Node{textLink(draftPath(d.ID), d.Title)}
	if parent := s.Atlas.Clause(c.Parent); parent != nil {
		out = append(out, markup.Text(" › "), textLink(clausePath(parent.ID), "Clause "+parent.Number))
	}
	return out
}

func (s *Site) renderSubClauses(c *geodata.Clause, terms *termLinker) []markup.Node {
	subs := s.Atlas.SubClauses(c.ID)
	if len(subs) == 0 {
		return nil
	}
	var items []markup.Node
	for _, sub := range subs {
		items = append(items, el("li").Body(s.clauseLine(sub), el("p").Class("clause-summary").Body(terms.text(sub)...)))
	}
	return []markup.Node{el("h2").Text("Sub-clauses"), el("ul").Class("clauses").Body(items...)}
}

func (s *Site) renderTreatments(c *geodata.Clause) []markup.Node {
	if len(c.Treatments) == 0 {
		return nil
	}
	out := []markup.Node{el("h2").Text("What it would do to the ground")}
	for i := range c.Treatments {
		out = append(out, s.renderTreatment(c, &c.Treatments[i]))
	}
	return out
}

// renderTreatment is one area of a clause, with the test questions.
func (s *Site) renderTreatment(c *geodata.Clause, t *geodata.Treatment) markup.Node {
	return el("section").Class("treatment t-"+string(t.Kind)).Body(
		el("h3").Body(s.areaLinkUnder(t.Area, c.ID.Draft())),
		el("p").Class("treatment-kind").Text(treatmentLabel(t.Kind)+": "+treatmentWords[t.Kind].means+"."),
		renderQuestions(c, t),
		el("div").Class("slot").Body(renderReading(t)...),
	)
}

func (s *Site) areaNameLink(id geodata.AreaID) markup.Node {
	if a := s.Atlas.Area(id); a != nil {
		return textLink(areaPath(id), a.Name.En)
	}
	return markup.Text(string(id))
}

// renderQuestions answers the test questions of a treatment; silence is an
// answer and is shown as one.
func renderQuestions(c *geodata.Clause, t *geodata.Treatment) markup.Node {
	return el("dl").Class("questions").Body(
		el("dt").Text("Who would hold it"), holderAnswer(c, t.Holder),
		el("dt").Text("Who controls"), answer(c, t.Controls),
		el("dt").Text("Who may enter"), answer(c, t.Enters),
		el("dt").Text("Who monitors"), answer(c, t.Monitors),
		el("dt").Text("What sets it off or ends it"), answer(c, t.Trigger),
		el("dt").Text("Recognition"), recognitionAnswer(c, t.Recognition),
	)
}

func answer(c *geodata.Clause, a geodata.Answer) markup.Node {
	if a == geodata.Silent || a == "" {
		return el("dd").Class("silent").Text(silentWords(c))
	}
	return el("dd").Text(string(a))
}

func holderAnswer(c *geodata.Clause, h geodata.Holder) markup.Node {
	return el("dd").Class("holder-" + string(h)).Text(holderSaid(c, h))
}

func holderSaid(c *geodata.Clause, h geodata.Holder) string {
	if h == geodata.Unspoken {
		return silentWords(c)
	}
	return upperFirst(holderWords[h]) + "."
}

func recognitionAnswer(c *geodata.Clause, r geodata.Recognition) markup.Node {
	class := "recognition-" + string(r.Level)
	if r.Level == geodata.RecognitionSilent {
		class = "silent"
	}
	return el("dd").Class(class).Text(recognitionSaid(c, r))
}

// recognitionSaid says what is recognised. Silence keeps its note: that a text
// calls the ground occupied, for one, is said there.
func recognitionSaid(c *geodata.Clause, r geodata.Recognition) string {
	words := upperFirst(recognitionWords[r.Level])
	if r.Of != "" {
		words += ", " + recognitionOfWords[r.Of]
	}
	if r.By != "" {
		words += "; " + r.By
	}
	words += "."
	if r.Level == geodata.RecognitionSilent {
		words = silentWords(c)
	}
	if r.Note != "" {
		words += " " + r.Note
	}
	return words
}

func renderReading(t *geodata.Treatment) []markup.Node {
	var out []markup.Node
	if t.Vague {
		out = append(out, el("p").Class("vague-note").Text("No edge is given: the area is drawn soft."))
	}
	if t.Reading != "" {
		out = append(out, el("p").Class("reading").Body(el("strong").Text("How we read it. "), markup.Text(t.Reading)))
	}
	return out
}

func (s *Site) renderConcerns(c *geodata.Clause) []markup.Node {
	if len(c.Treatments) == 0 && len(c.Concerns) == 0 {
		return []markup.Node{el("h2").Text("Ground"), el("p").Text(c.NoGround)}
	}
	if len(c.Concerns) == 0 {
		return nil
	}
	var items []markup.Node
	for _, id := range c.Concerns {
		items = append(items, el("li").Body(s.areaLinkUnder(id, c.ID.Draft())))
	}
	heading := "Speaks of, without a rule for the ground"
	if len(s.Atlas.SubClauses(c.ID)) > 0 {
		heading = "Speaks of"
	}
	return []markup.Node{el("h2").Text(heading), el("ul").Class("chips").Body(items...)}
}

func (s *Site) renderNotes(c *geodata.Clause) []markup.Node {
	if len(c.Notes) == 0 {
		return nil
	}
	out := []markup.Node{el("h2").Text("Notes")}
	for _, n := range c.Notes {
		out = append(out, el("section").Class("note note-"+string(n.Kind)).Body(
			el("h3").Text(noteWords[n.Kind]),
			el("p").Text(n.Text),
			s.renderCites(n.Sources),
		))
	}
	return out
}

var confidenceWords = map[geodata.ConfidenceLevel]string{
	geodata.SeenText:    "wording seen",
	geodata.SeenSummary: "only a summary seen",
	geodata.Recalled:    "wholly or partly from memory",
}

// renderEvidence says how the wording was established, and by whom.
func (s *Site) renderEvidence(c *geodata.Clause) markup.Node {
	return el("section").Class("evidence").Body(
		el("h2").Text("How we know"),
		el("dl").Body(
			el("dt").Text("Wording"), el("dd").Text(confidenceSentence(c.Confidence)),
			el("dt").Text("Sources"), el("dd").Body(s.renderCites(c.Sources)),
			el("dt").Text("Topics"), el("dd").Text(s.topicNames(c)),
		),
	)
}

// confidenceSentence says how the wording of a clause was established.
func confidenceSentence(c geodata.Confidence) string {
	words := upperFirst(confidenceWords[c.Level])
	if c.Copies > 0 {
		words += " in " + countWords(c.Copies, "copy", "copies")
	}
	words += "."
	if c.Note != "" {
		words += " " + c.Note
	}
	return words
}

func (s *Site) topicNames(c *geodata.Clause) string {
	names := ""
	for i, id := range c.Topics {
		if t := s.Atlas.Topic(id); t != nil {
			if i > 0 {
				names += ", "
			}
			names += t.Name
		}
	}
	return names
}

// turnLinks lead to the clauses before and after, in the text's order.
func (s *Site) turnLinks(d *geodata.Draft, c *geodata.Clause) []markup.Node {
	var before, after markup.Node = el("span"), el("span")
	for i, other := range d.Clauses {
		if other != c {
			continue
		}
		if i > 0 {
			before = turnLink("prev", "← ", d.Clauses[i-1])
		}
		if i+1 < len(d.Clauses) {
			after = turnLink("next", "→ ", d.Clauses[i+1])
		}
	}
	return []markup.Node{before, after}
}

func turnLink(rel, arrow string, c *geodata.Clause) markup.Node {
	return textLink(clausePath(c.ID), arrow+c.Number+" "+c.Title).Attr("rel", rel)
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	if s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// renderCounterparts shows how the other drafts handle the clause's subjects.
func (s *Site) renderCounterparts(c *geodata.Clause) []markup.Node {
	rows := s.Atlas.AlignmentsOf(c.ID)
	if len(rows) == 0 {
		return nil
	}
	out := []markup.Node{el("h2").Text("In the other drafts")}
	for _, row := range rows {
		out = append(out, s.alignmentRow(row, s.Atlas.Draft(c.ID.Draft())))
	}
	return out
}

// renderCrossLinks is a heading with links, or nothing.
func (s *Site) renderCrossLinks(heading string, items []markup.Node) []markup.Node {
	if len(items) == 0 {
		return nil
	}
	return []markup.Node{el("h2").Text(heading), el("ul").Class("clauses cross-links").Body(items...)}
}

func (s *Site) disputeItems(disputes []*geodata.Dispute) []markup.Node {
	var items []markup.Node
	for _, d := range disputes {
		items = append(items, el("li").Body(textLink(disputePath(d.ID), d.Question)))
	}
	return items
}

func (s *Site) termItems(c *geodata.Clause) []markup.Node {
	var items []markup.Node
	for _, id := range c.Terms {
		if t := s.Atlas.Term(id); t != nil {
			items = append(items, el("li").Body(textLink(termPath(id), t.Name)))
		}
	}
	return items
}
