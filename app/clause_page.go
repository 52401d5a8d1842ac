package app

import (
	"github.com/draftlines/draftlines/geodata"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// clausePanel is one clause: what it says, how well that is known, what it
// would do to which ground, and what it leaves open.
func (s *Site) clausePanel(r Route, sc *scene) []app.UI {
	c, d := r.clause, r.draft
	return []app.UI{
		app.Nav().Class("crumbs").Aria("label", "Where this clause stands").Body(s.clauseCrumbs(d, c)...),
		app.H1().TabIndex(-1).ID("heading").Class("clause-heading").Body(
			app.Span().Class("number").Text(c.Number),
			app.Span().Class("visually-hidden").Text(": "),
			app.Span().Text(c.Title),
		),
		app.P().Class("lead clause-text").Text(c.Summary),
		app.P().Class("hint").Text("Our summary, not a quotation."),
		s.renderStanding(c.Standing, ""),
		app.Div().Class("slot").Body(s.renderSubClauses(c)...),
		app.Div().Class("slot").Body(s.renderTreatments(c)...),
		app.Div().Class("slot").Body(s.renderConcerns(c)...),
		app.Div().Class("slot").Body(s.renderNotes(c)...),
		s.renderEvidence(c),
		app.Nav().Class("turn").Aria("label", "Clauses before and after").Body(s.turnLinks(d, c)...),
		s.renderAreaList(sc),
	}
}

func (s *Site) clauseCrumbs(d *geodata.Draft, c *geodata.Clause) []app.UI {
	out := []app.UI{textLink(draftPath(d.ID), d.Title)}
	if parent := s.Atlas.Clause(c.Parent); parent != nil {
		out = append(out, app.Text(" › "), textLink(clausePath(parent.ID), "Clause "+parent.Number))
	}
	return out
}

func (s *Site) renderSubClauses(c *geodata.Clause) []app.UI {
	subs := s.Atlas.SubClauses(c.ID)
	if len(subs) == 0 {
		return nil
	}
	var items []app.UI
	for _, sub := range subs {
		items = append(items, app.Li().Body(s.clauseLine(sub), app.P().Class("clause-summary").Text(sub.Summary)))
	}
	return []app.UI{app.H2().Text("Sub-clauses"), app.Ul().Class("clauses").Body(items...)}
}

func (s *Site) renderTreatments(c *geodata.Clause) []app.UI {
	if len(c.Treatments) == 0 {
		return nil
	}
	out := []app.UI{app.H2().Text("What it would do to the ground")}
	for i := range c.Treatments {
		out = append(out, s.renderTreatment(&c.Treatments[i]))
	}
	return out
}

// renderTreatment is one area of a clause, with the test questions.
func (s *Site) renderTreatment(t *geodata.Treatment) app.UI {
	return app.Section().Class("treatment t-"+string(t.Kind)).Body(
		app.H3().Body(s.areaNameLink(t.Area)),
		app.P().Class("treatment-kind").Text(treatmentLabel(t.Kind)+": "+treatmentWords[t.Kind].means+"."),
		renderQuestions(t),
		app.Div().Class("slot").Body(renderReading(t)...),
	)
}

func (s *Site) areaNameLink(id geodata.AreaID) app.UI {
	if a := s.Atlas.Area(id); a != nil {
		return textLink(areaPath(id), a.Name.En)
	}
	return app.Text(string(id))
}

// renderQuestions answers the test questions of a treatment; silence is an
// answer and is shown as one.
func renderQuestions(t *geodata.Treatment) app.UI {
	return app.Dl().Class("questions").Body(
		app.Dt().Text("Who would hold it"), holderAnswer(t.Holder),
		app.Dt().Text("Who controls"), answer(t.Controls),
		app.Dt().Text("Who may enter"), answer(t.Enters),
		app.Dt().Text("Who monitors"), answer(t.Monitors),
		app.Dt().Text("What sets it off or ends it"), answer(t.Trigger),
		app.Dt().Text("Recognition"), recognitionAnswer(t.Recognition),
	)
}

func answer(a geodata.Answer) app.UI {
	dd := app.Dd().Text(answerWords(a))
	if a == geodata.Silent || a == "" {
		return dd.Class("silent")
	}
	return dd
}

func holderAnswer(h geodata.Holder) app.UI {
	words := holderWords[h]
	return app.Dd().Class("holder-" + string(h)).Text(upperFirst(words) + ".")
}

func recognitionAnswer(r geodata.Recognition) app.UI {
	if r.Level == geodata.RecognitionSilent {
		return answer(geodata.Silent)
	}
	words := upperFirst(recognitionWords[r.Level])
	if r.Of != "" {
		words += ", " + recognitionOfWords[r.Of]
	}
	if r.By != "" {
		words += "; " + r.By
	}
	words += "."
	if r.Note != "" {
		words += " " + r.Note
	}
	return app.Dd().Class("recognition-" + string(r.Level)).Text(words)
}

func renderReading(t *geodata.Treatment) []app.UI {
	var out []app.UI
	if t.Vague {
		out = append(out, app.P().Class("vague-note").Text("The text gives no edge here: the area is drawn soft."))
	}
	if t.Reading != "" {
		out = append(out, app.P().Class("reading").Body(app.Strong().Text("How we read it. "), app.Text(t.Reading)))
	}
	return out
}

func (s *Site) renderConcerns(c *geodata.Clause) []app.UI {
	if len(c.Treatments) == 0 && len(c.Concerns) == 0 {
		return []app.UI{app.H2().Text("Ground"), app.P().Text(c.NoGround)}
	}
	if len(c.Concerns) == 0 {
		return nil
	}
	var items []app.UI
	for _, id := range c.Concerns {
		items = append(items, app.Li().Body(s.areaNameLink(id)))
	}
	heading := "Speaks of, without a rule for the ground"
	if len(s.Atlas.SubClauses(c.ID)) > 0 {
		heading = "Speaks of"
	}
	return []app.UI{app.H2().Text(heading), app.Ul().Class("chips").Body(items...)}
}

func (s *Site) renderNotes(c *geodata.Clause) []app.UI {
	if len(c.Notes) == 0 {
		return nil
	}
	out := []app.UI{app.H2().Text("Notes")}
	for _, n := range c.Notes {
		out = append(out, app.Section().Class("note note-"+string(n.Kind)).Body(
			app.H3().Text(noteWords[n.Kind]),
			app.P().Text(n.Text),
			s.renderCites(n.Sources),
		))
	}
	return out
}

var confidenceWords = map[geodata.ConfidenceLevel]string{
	geodata.SeenText:    "wording seen",
	geodata.SeenSummary: "only a summary seen",
	geodata.Recalled:    "from memory; not found in the copies seen",
}

// renderEvidence says how the wording was established, and by whom.
func (s *Site) renderEvidence(c *geodata.Clause) app.UI {
	words := upperFirst(confidenceWords[c.Confidence.Level])
	if c.Confidence.Copies > 0 {
		words += " in " + countWords(c.Confidence.Copies, "copy", "copies")
	}
	words += "."
	if c.Confidence.Note != "" {
		words += " " + c.Confidence.Note
	}
	return app.Section().Class("evidence").Body(
		app.H2().Text("How we know"),
		app.Dl().Body(
			app.Dt().Text("Wording"), app.Dd().Text(words),
			app.Dt().Text("Sources"), app.Dd().Body(s.renderCites(c.Sources)),
			app.Dt().Text("Topics"), app.Dd().Text(s.topicNames(c)),
		),
	)
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
func (s *Site) turnLinks(d *geodata.Draft, c *geodata.Clause) []app.UI {
	var before, after app.UI = app.Span(), app.Span()
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
	return []app.UI{before, after}
}

func turnLink(rel, arrow string, c *geodata.Clause) app.UI {
	return textLink(clausePath(c.ID), arrow+c.Number+" "+c.Title).Rel(rel)
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
