//go:build !wasm

package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// The single file to take along: every draft, clause, area and term and the
// table of comparison in one document, with one map that shows the draft that
// is chosen. Nothing in it is a page of its own, so every element has the path
// of its page as its id; package cmd/site/export turns links to pages into links
// to ids and puts the style sheet in. It needs no script: radios choose the
// draft, check boxes the columns. The browser's program does not have it.

// TakeAlong renders the body of the single file as go-app writes it.
func TakeAlong(s *Site) string {
	return prerendered(el("div").Class("shell").Body(
		el("a").Class("skip").Attr("href", "#content").Text("Skip to content"),
		takeAlongHeader(),
		el("main").Class("text-page along").ID("content").TabIndex(-1).Body(
			s.takeAlongIntro(),
			s.takeAlongMap(),
			s.takeAlongDrafts(),
			s.takeAlongCompare(),
			s.takeAlongAreas(),
			s.takeAlongGlossary(),
			s.takeAlongSources(),
		),
		el("footer").Class("site-footer").Body(
			el("p").Text("Edition of "+longDate(s.Atlas.Edition)+". Recognised borders are the baseline: showing who holds ground, or what a draft would do to it, says nothing about whose it is in law."),
			el("p").Text("Text and data CC BY 4.0, water areas ODbL. Credit “Draftlines”."),
		),
	))
}

var takeAlongMenu = []struct{ id, label string }{
	{"map", "Map"}, {"drafts", "Drafts"}, {"compare", "Compare"}, {"area", "Areas"},
	{"glossary", "Glossary"}, {"sources", "Sources"}, {"licences", "Licences"},
}

func takeAlongHeader() markup.Node {
	var items []markup.Node
	for _, m := range takeAlongMenu {
		items = append(items, el("li").Body(el("a").Attr("href", "#"+m.id).Text(m.label)))
	}
	return el("header").Class("site-header").Body(
		el("a").Class("brand").Attr("href", "#content").Body(
			el("span").Class("brand-name").Text("Draftlines"),
			el("span").Class("brand-line").Text("which words, which ground"),
		),
		el("nav").Aria("label", "In this file").Body(el("ul").Body(items...)),
	)
}

func (s *Site) takeAlongIntro() markup.Node {
	return el("section").Body(
		el("h1").Text("What the draft peace plans for Ukraine would do to the ground"),
		el("p").Class("lead").Text("All drafts, clauses, areas and terms of the edition of "+longDate(s.Atlas.Edition)+" in one file. It needs no network and no scripts, and loads nothing."),
		el("p").Text("Not in this file: towns, positions of the parties, the timeline, the disputes, and the map in finer detail. Links to them lead to the site."),
		el("p").Class("hint").Body(markup.Text("From "), textLink("/", s.Origin+"/"), markup.Text(". What each edition changed: "), textLink(editionsPath, s.Origin+editionsPath)),
	)
}

func (s *Site) takeAlongDrafts() markup.Node {
	body := []markup.Node{
		el("h2").Text("Drafts"),
		el("p").Text("The clauses are summaries in our own words, not quotations. Where a text says nothing, it says so here."),
	}
	var items []markup.Node
	for _, d := range s.Atlas.Drafts {
		items = append(items, el("li").Body(textLink(draftPath(d.ID), d.Name), markup.Text(", "+longDate(d.Date)+", "+standingWords[d.Standing].label)))
	}
	body = append(body, el("ul").Class("files").Body(items...))
	for _, d := range s.Atlas.Drafts {
		body = append(body, s.takeAlongDraft(d))
	}
	return el("section").ID("drafts").Body(body...)
}

func (s *Site) takeAlongDraft(d *geodata.Draft) markup.Node {
	body := []markup.Node{
		el("h3").ID(draftPath(d.ID)[1:]).Text(d.Title),
		el("p").Class("hint").Text(d.Name + ", " + longDate(d.Date) + ". " + d.Authors),
		el("p").Text(d.Summary),
		s.renderStanding(d.Standing, ""),
		el("p").Text(d.Status),
		el("p").Class("hint").Text(d.Shape),
		el("p").Class("hint").Body(alongSources(d.Sources)...),
	}
	for _, c := range d.Clauses {
		body = append(body, s.takeAlongClause(d, c))
	}
	return el("section").Class("along-draft").Body(body...)
}

// takeAlongClause is a clause with its treatments, notes and evidence.
func (s *Site) takeAlongClause(d *geodata.Draft, c *geodata.Clause) markup.Node {
	class := "along-clause"
	if c.Parent != "" {
		class += " sub-clause"
	}
	head := []markup.Node{
		el("span").Class("number").Text(c.Number),
		markup.Text(" "),
		el("span").Text(c.Title),
	}
	if c.Standing != d.Standing {
		head = append(head, markup.Text(" "), el("span").Class("standing-word").Text(standingWords[c.Standing].label))
	}
	body := []markup.Node{
		el("h4").ID(clausePath(c.ID)[1:]).Body(head...),
		el("p").Text(c.Summary),
	}
	for i := range c.Treatments {
		t := &c.Treatments[i]
		body = append(body, el("div").Class("treatment t-"+string(t.Kind)).Body(append([]markup.Node{
			el("p").Body(s.areaNameLink(t.Area), markup.Text(": "+treatmentLabel(t.Kind))),
			takeAlongQuestions(c, t),
		}, renderReading(t)...)...))
	}
	for _, n := range c.Notes {
		body = append(body, el("p").Class("note").Body(append([]markup.Node{el("strong").Text(noteWords[n.Kind] + "."), markup.Text(" " + n.Text)}, alongSources(n.Sources)...)...))
	}
	return el("article").Class(class).Body(append(body, s.takeAlongEvidence(c)...)...)
}

// takeAlongEvidence says what else the clause speaks of, and how it is known.
func (s *Site) takeAlongEvidence(c *geodata.Clause) []markup.Node {
	var out []markup.Node
	if len(c.Treatments) == 0 && len(c.Concerns) == 0 {
		out = append(out, el("p").Class("hint").Text(c.NoGround))
	} else if len(c.Concerns) > 0 {
		out = append(out, el("p").Class("hint").Text("Speaks of, without a rule for the ground:"), s.areaChips(c.Concerns))
	}
	return append(out, el("p").Class("hint").Body(append([]markup.Node{markup.Text(confidenceSentence(c.Confidence))}, alongSources(c.Sources)...)...))
}

// alongSources ends a paragraph with the codes of its sources; the register of
// the same file says what they are.
func alongSources(ids []geodata.SourceID) []markup.Node {
	var out []markup.Node
	for _, id := range ids {
		out = append(out, markup.Text(" "), textLink(sourcePath(id), string(id)))
	}
	return out
}

// takeAlongQuestions answers the test questions of a treatment; those on which
// nothing is said stand together.
func takeAlongQuestions(c *geodata.Clause, t *geodata.Treatment) markup.Node {
	var rows []markup.Node
	var unsaid []string
	add := func(question string, silent bool, dd markup.Node) {
		if silent {
			unsaid = append(unsaid, question)
			return
		}
		rows = append(rows, el("dt").Text(question), dd)
	}
	add("Who would hold it", t.Holder == geodata.Unspoken, holderAnswer(c, t.Holder))
	for _, q := range []struct {
		question string
		answer   geodata.Answer
	}{{"Who controls", t.Controls}, {"Who may enter", t.Enters}, {"Who monitors", t.Monitors}, {"What sets it off or ends it", t.Trigger}} {
		add(q.question, q.answer == geodata.Silent || q.answer == "", answer(c, q.answer))
	}
	add("Recognition", t.Recognition.Level == geodata.RecognitionSilent && t.Recognition.Note == "", recognitionAnswer(c, t.Recognition))
	if len(unsaid) > 0 {
		for i := range unsaid[1:] {
			unsaid[i+1] = lowerFirst(unsaid[i+1])
		}
		rows = append(rows, el("dt").Text(strings.Join(unsaid, ", ")), el("dd").Class("silent").Text(silentWords(c)))
	}
	return el("dl").Class("questions").Body(rows...)
}
