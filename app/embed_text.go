//go:build !wasm

package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// embedText is the subject of a map in short: what a clause says, what an area
// or a place is and what each draft would mean there, how two drafts differ.
func (s *Site) embedText(r Route) []markup.Node {
	switch r.kind {
	case clauseKind:
		label, means := clauseStanding(r.clause)
		return []markup.Node{
			el("p").Class("lead").Text(r.clause.Summary),
			el("p").Class("hint").Text("Our summary, not a quotation. " + upperFirst(label) + ": " + means + "."),
		}
	case areaKind:
		return s.embedArea(r.area)
	case placeKind:
		return s.embedPlace(r.place)
	case compareKind:
		return []markup.Node{el("p").Class("lead").Text(s.compareSummary(r.draft, r.other))}
	}
	return []markup.Node{el("p").Class("lead").Text(firstSentences(r.draft.Summary, leadBytes))}
}

func (s *Site) embedArea(a *geodata.Area) []markup.Node {
	out := []markup.Node{el("p").Class("lead").Text(a.Summary)}
	if words, ok := holderNow[a.Holder]; ok && a.Form != geodata.Beyond {
		held := "As of " + longDate(a.AsOf) + ": " + lowerFirst(words) + ". " + titleWords
		if a.KM2 > 0 {
			held += " " + s.sizeWords(a)
		}
		out = append(out, el("p").Class("hint").Text(held))
	}
	return append(out, s.embedUnderDrafts(a.ID, a.Name.En, a.NoClause)...)
}

func (s *Site) embedPlace(p *geodata.Place) []markup.Node {
	out := []markup.Node{
		el("p").Class("lead").Text("On " + longDate(p.AsOf) + ": " + lowerFirst(statusWords[p.Status]) + ". " + titleWords + " Line of contact: " + lowerFirst(distanceWords(p.Contact)) + "."),
		el("div").Class("slot").Body(placeCaution(p)...),
	}
	if p.Area == "" {
		return append(out, el("p").Text("The drafts that treat ground do not treat the ground of "+p.Name.En+"."))
	}
	return append(out, s.embedUnderDrafts(p.Area, p.Name.En, "")...)
}

// embedUnderDrafts says what each draft would do to an area, one entry each.
func (s *Site) embedUnderDrafts(id geodata.AreaID, name, noClause string) []markup.Node {
	var items []markup.Node
	for _, d := range s.Atlas.Drafts {
		body := []markup.Node{el("h3").Body(markup.Text(d.Name), markup.Text(" "), el("span").Class("area-note").Text(longDate(d.Date)+", "+standingWords[d.Standing].label))}
		links := s.embedLinks(id, d.ID)
		if len(links) == 0 {
			why := noClause
			if why == "" {
				why = unspokenWords(d, "has no rule for "+name)
			}
			body = append(body, el("p").Class("silent").Text(why))
		}
		items = append(items, el("li").Body(append(body, s.embedTreatments(links, false)...)...))
	}
	return []markup.Node{folded("drafts", "Under each of "+countWords(len(items), "draft", "drafts"), el("ul").Class("under-drafts").Body(items...))}
}

// folded is what is too long for an article until the reader asks for it.
func folded(class, heading string, body ...markup.Node) markup.Node {
	return el("details").Class("folded "+class).Body(
		el("summary").Body(el("h2").Text(heading)),
		el("div").Body(body...),
	)
}

// embedLinks are the treatments of an area, also through a whole of it.
func (s *Site) embedLinks(id geodata.AreaID, d geodata.DraftID) []geodata.Link {
	var out []geodata.Link
	for _, l := range s.Atlas.LinksOf(id, d) {
		if l.Treatment != nil {
			out = append(out, l)
		}
	}
	return out
}

// embedTreatments are clauses as they treat an area, with what they leave open
// on the two questions that matter most, and if wanted their summaries.
func (s *Site) embedTreatments(links []geodata.Link, summaries bool) []markup.Node {
	var out []markup.Node
	for _, l := range links {
		c, t := l.Clause, l.Treatment
		line := []markup.Node{
			el("b").Text(treatmentLabel(t.Kind)), markup.Text(": " + treatmentWords[t.Kind].means + ". "),
			embedLink(clausePath(c.ID), "Clause "+c.Number+", "+c.Title),
		}
		if d := s.Atlas.Draft(c.ID.Draft()); d != nil && (c.Standing != d.Standing || c.Confidence.Level == geodata.Recalled) {
			label, _ := clauseStanding(c)
			line = append(line, markup.Text(" "), el("span").Class("standing-word").Text(label))
		}
		out = append(out, el("p").Body(line...))
		if summaries {
			out = append(out, el("p").Class("clause-summary").Text(c.Summary))
		}
		out = append(out, el("dl").Class("questions").Body(
			el("dt").Text("Who would hold it"), holderAnswer(c, t.Holder),
			el("dt").Text("Recognition"), recognitionAnswer(c, t.Recognition),
		))
		if t.Vague {
			out = append(out, el("p").Class("vague-note").Text("No edge is given: the area is drawn soft."))
		}
	}
	return out
}

// embedAreas lists the areas of the map in its order, each with its clauses
// folded under its name: the way in for keyboard and screen reader, and without
// scripts the only one. The fragment is on what is folded, so that a link to it
// unfolds it.
func (s *Site) embedAreas(sc *scene) markup.Node {
	var groups []markup.Node
	for _, row := range sc.legend() {
		var items []markup.Node
		one, others := sc.listed(row)
		for _, a := range one {
			items = append(items, el("details").Class("area-text").DataSet("area", string(a.area.ID)).Body(
				el("summary").Body(el("span").Class("area-name").Text(a.area.Name.En), markup.Text(" "), el("span").Class("area-note").Text(s.areaNote(sc, a))),
				el("div").ID("area-"+string(a.area.ID)).Body(s.embedAreaText(sc, a)...),
			))
		}
		if others > 0 {
			items = append(items, el("p").Body(sc.othersLink(len(one), others)))
		}
		groups = append(groups, el("h3").Text(sc.signWords(row.sign).label))
		groups = append(groups, items...)
	}
	return folded("areas", sc.listHeading(), groups...)
}

func (s *Site) embedAreaText(sc *scene, a shownArea) []markup.Node {
	if sc.other == nil {
		return append(s.embedTreatments(a.links, true), el("p").Body(embedLink(areaPath(a.area.ID), "More on "+a.area.Name.En)))
	}
	var out []markup.Node
	for _, d := range []*geodata.Draft{sc.draft, sc.other} {
		links := s.Atlas.TreatmentsOf(a.area.ID, d.ID)
		out = append(out, el("h4").Text(d.Name))
		if len(links) == 0 {
			out = append(out, el("p").Class("silent").Text(unspokenWords(d, "has no rule for it")))
		}
		out = append(out, s.embedTreatments(links, true)...)
	}
	return append(out, el("p").Body(embedLink(areaPath(a.area.ID), "More on "+a.area.Name.En)))
}
