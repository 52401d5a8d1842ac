package source

import (
	"slices"
	"strings"

	"github.com/draftlines/draftlines/geodata"
)

// checkCompanions is about what accompanies the drafts.
func (c *checker) checkCompanions() {
	for _, rec := range c.f.alignments {
		c.checkAlignment(rec.origin, rec.value)
	}
	c.checkPositions()
	lastTerm := map[string]string{} // by file
	for _, rec := range c.f.terms {
		c.checkTerm(rec.origin, rec.value, lastTerm[rec.file])
		lastTerm[rec.file] = max(lastTerm[rec.file], strings.ToLower(rec.value.Name))
	}
	last := map[string]geodata.Date{} // by file
	for _, rec := range c.f.events {
		c.checkEvent(rec.origin, rec.value, last[rec.file])
		last[rec.file] = max(last[rec.file], rec.value.Date)
	}
	for _, rec := range c.f.disputes {
		c.checkDispute(rec.origin, rec.value)
	}
	for _, rec := range c.f.claims {
		c.checkClaim(rec.origin, rec.value)
	}
}

func (c *checker) checkAlignment(o origin, a *geodata.Alignment) {
	id := string(a.ID)
	c.id(o, "row", id, rowForm)
	c.need(o, id, "subject", a.Subject, "topic", string(a.Topic), "changed", a.Changed)
	c.look(c.topics, o, id, string(a.Topic), "topic")
	c.sentence(o, id, a.Changed, "changed")
	for _, draft := range keys(a.Clauses) {
		c.look(c.drafts, o, id, string(draft), "clauses", string(draft))
		if c.drafts.known[string(draft)] {
			c.checkRowClauses(o, a, draft)
		}
		c.checkSaid(o, a, draft, "clauses", string(draft))
	}
	for _, draft := range keys(a.Said) {
		if _, listed := a.Clauses[draft]; !listed {
			c.look(c.drafts, o, id, string(draft), "said", string(draft))
		}
	}
	for i, change := range a.Changes {
		at := origin{o.file, o.node.get("changes").items[i]}
		c.need(at, id, "from", string(change.From), "to", string(change.To))
		oneOf(c, at, id, change.Kind, geodata.ChangeKinds, "kind")
		c.checkChange(at, a, change)
		for _, earlier := range a.Changes[:i] {
			if earlier.From == change.From && earlier.To == change.To && change.From != "" {
				c.add(o.file, at.line(), id, ruleListedTwice, "The row has two changes from %q to %q; make them one.", change.From, change.To)
			}
		}
	}
}

// checkRowClauses is about the clauses that a row lists under a known draft.
func (c *checker) checkRowClauses(o origin, a *geodata.Alignment, draft geodata.DraftID) {
	id := string(a.ID)
	lookAll(c, c.clauses, o, id, a.Clauses[draft], "clauses", string(draft))
	for i, clause := range a.Clauses[draft] {
		if clause.Draft() != draft && c.clauses.known[string(clause)] {
			c.add(o.file, o.line("clauses", string(draft), i), id, ruleClauseElsewhere, "The clause %q is not of the draft %q; list it under its own.", clause, draft)
		}
	}
}

// checkSaid notes a draft of the row whose content is not given.
func (c *checker) checkSaid(o origin, a *geodata.Alignment, draft geodata.DraftID, path ...any) {
	if draft != "" && a.Said[draft] == "" {
		c.add(o.file, o.line(path...), string(a.ID), ruleSaidMissing, `The row does not say what %q says; add it to "said", or "none seen".`, draft)
	}
}

// checkChange is about one change of a row; o is the change's own place.
func (c *checker) checkChange(o origin, a *geodata.Alignment, change geodata.Change) {
	id := string(a.ID)
	for _, end := range []struct {
		name  string
		draft geodata.DraftID
	}{{"from", change.From}, {"to", change.To}} {
		_, clauses := a.Clauses[end.draft]
		if _, said := a.Said[end.draft]; !said && !clauses {
			c.look(c.drafts, o, id, string(end.draft), end.name)
		}
		if !clauses { // else it is noted there
			c.checkSaid(o, a, end.draft, end.name)
		}
	}
	from, to := len(a.Clauses[change.From]) > 0, len(a.Clauses[change.To]) > 0
	switch {
	case change.From == change.To && change.From != "":
		c.add(o.file, o.line("to"), id, ruleChangeFits, "A draft does not change into itself; name another one in from or to.")
	case change.Kind == geodata.ChangeNone && (from || to):
		c.add(o.file, o.line("kind"), id, ruleChangeFits, `The kind is none, which means no counterpart on either side, but the row lists clauses of one of them.`)
	case change.Kind == geodata.ChangeAdded && !to:
		c.add(o.file, o.line("kind"), id, ruleChangeFits, "Something is added in %q, but the row lists no clause of it.", change.To)
	}
}

// checkTerm is about a term; last is the name, in small letters, behind which
// it must stand.
func (c *checker) checkTerm(o origin, t *geodata.Term, last string) {
	id := string(t.ID)
	if name := strings.ToLower(t.Name); name != "" && name < last {
		c.add(o.file, o.line("name"), id, ruleTermOrder, "%q stands after %q; move it to its place in the alphabet.", t.Name, last)
	}
	c.id(o, "term", id, plainForm)
	c.need(o, id, "name", t.Name, "definition", t.Definition)
	c.sentence(o, id, t.Definition, "definition")
	c.sentence(o, id, t.Note, "note")
	if len(t.Ask) == 0 {
		c.add(o.file, o.line("ask"), id, ruleFieldMissing, "The term has no question to ask; list at least one.")
	}
	for i, q := range t.Ask {
		c.question(o, id, q, "ask", i)
	}
	c.checkForms(o, t)
	c.sourcedOrRecalled(o, id, t.Sources, t.Recalled)
}

// checkForms is about the words by which clauses use a term: each leads to one
// term, or links from texts would depend on the order of the files.
func (c *checker) checkForms(o origin, t *geodata.Term) {
	id := string(t.ID)
	for i, form := range t.Forms {
		at := o.line("forms", i)
		word := strings.ToLower(form)
		switch other := c.forms[word]; {
		case strings.TrimSpace(form) == "":
			c.add(o.file, at, id, ruleTermForm, "This form is empty; remove it.")
		case word == strings.ToLower(t.Name):
			c.add(o.file, at, id, ruleTermForm, "The form %q is the name, which is looked for anyway; remove it.", form)
		case other != "":
			c.add(o.file, at, id, ruleTermForm, "The form %q leads to the term %q already; it can lead to one term only.", form, other)
		case strings.Count(form, "“") != strings.Count(form, "”") || strings.Count(form, `"`)%2 != 0:
			c.add(o.file, at, id, ruleTermForm, "The form %q has a quotation mark without its other half.", form)
		default:
			c.forms[word] = id
		}
	}
}

func (c *checker) checkEvent(o origin, e *geodata.Event, last geodata.Date) {
	id := string(e.ID)
	c.id(o, "event", id, plainForm)
	c.need(o, id, "text", e.Text)
	c.period(o, id, e.Date, e.DateTo)
	c.sentence(o, id, e.Text, "text")
	c.sentence(o, id, e.DateNote, "date_note")
	lookAll(c, c.drafts, o, id, e.Drafts, "drafts")
	lookAll(c, c.topics, o, id, e.Topics, "topics")
	c.sourcedOrRecalled(o, id, e.Sources, e.Recalled)
	if e.Date != "" && e.Date < last {
		c.add(o.file, o.line("date"), id, ruleEventOrder, "The event of %s stands after one of %s; move it to its place. A month stands before its days.", e.Date, last)
	}
}

func (c *checker) checkDispute(o origin, d *geodata.Dispute) {
	id := string(d.ID)
	c.id(o, "dispute", id, disputeForm)
	c.need(o, id, "question", d.Question)
	c.question(o, id, d.Question, "question")
	c.sentence(o, id, d.Check, "check")
	lookAll(c, c.drafts, o, id, d.Drafts, "drafts")
	lookAll(c, c.clauses, o, id, d.Clauses, "clauses")
	lookAll(c, c.areas, o, id, d.Areas, "areas")
	lookAll(c, c.sources, o, id, d.Sources, "sources")
	for i, r := range d.Readings {
		at := origin{o.file, o.node.get("readings").items[i]}
		c.need(at, id, "text", r.Text)
		c.sentence(at, id, r.Text, "text")
		c.sourced(at, id, r.Sources)
	}
	if n := len(d.Readings); n == 0 || n == 1 && d.Check == "" {
		c.add(o.file, o.line("readings"), id, ruleReadingAlone, "A dispute has two sides: add a reading, or say in check what the wording says against this one.")
	}
}

// unproven are the verdicts that need no source: nothing was held against the
// claim.
var unproven = []geodata.Verdict{geodata.VerdictOpinion, geodata.VerdictUnverified}

func (c *checker) checkClaim(o origin, x *geodata.Claim) {
	id := string(x.ID)
	c.id(o, "claim", id, claimForm)
	c.need(o, id, "seed", string(x.Seed), "text", x.Text)
	oneOf(c, o, id, x.Verdict, geodata.Verdicts, "verdict")
	c.sentence(o, id, x.Text, "text")
	c.sentence(o, id, x.Check, "check")
	c.look(c.sources, o, id, string(x.Seed), "seed")
	for _, s := range c.f.sources {
		if s.value.ID == x.Seed && s.value.ID != "" && s.value.Reliability != geodata.Founding {
			c.add(o.file, o.line("seed"), id, ruleSeedFounding, "%q is not one of the founding articles; claims are those that a founding article makes.", x.Seed)
			break
		}
	}
	if slices.Contains(unproven, x.Verdict) {
		lookAll(c, c.sources, o, id, x.Sources, "sources")
	} else {
		c.sourced(o, id, x.Sources)
	}
	lookAll(c, c.drafts, o, id, x.Drafts, "drafts")
	lookAll(c, c.areas, o, id, x.Areas, "areas")
	lookAll(c, c.disputes, o, id, x.Disputes, "disputes")
}

// period notes a date that is missing or later than the edition, and an end
// that is not one or lies before the beginning.
func (c *checker) period(o origin, feature string, from, to geodata.Date) {
	c.date(o, feature, from, "date")
	if edition := c.f.edition.value.Date; edition != "" && max(from, to) > edition {
		c.add(o.file, o.line("date"), feature, ruleDateLater, "%s lies after the edition, %s; correct the year, or set the date in edition.yaml.", max(from, to), edition)
	}
	if to == "" {
		return
	}
	c.date(o, feature, to, "date_to")
	if from != "" && to <= from {
		c.add(o.file, o.line("date_to"), feature, ruleDateOrder, "The last day, %s, does not lie after the first, %s.", to, from)
	}
}

// question notes a question without its mark.
func (c *checker) question(o origin, feature, text string, path ...any) {
	if text != "" && !strings.HasSuffix(strings.TrimRight(text, `)”’"'`), "?") {
		c.add(o.file, o.line(path...), feature, ruleQuestionMark, "%q needs a question mark at its end.", shorten(strings.Join(strings.Fields(text), " ")))
	}
}

// sourcedOrRecalled is sourced for a record that may be from memory.
func (c *checker) sourcedOrRecalled(o origin, feature string, ids []geodata.SourceID, recalled bool) {
	if !recalled || len(ids) > 0 {
		c.sourced(o, feature, ids)
	}
}
