package source

import "github.com/draftlines/draftlines/geodata"

var reliabilities = []geodata.Reliability{geodata.Official, geodata.Agency, geodata.National, geodata.Repost,
	geodata.Kremlin, geodata.Opinion, geodata.Founding, geodata.Geographic}

func (c *checker) checkEdition() {
	if c.f.edition.node != nil {
		c.date(c.f.edition.origin, "", c.f.edition.value.Date, "date")
	}
}

// checkRegisters is about topics and sources.
func (c *checker) checkRegisters() {
	for _, rec := range c.f.topics {
		t := rec.value
		c.id(rec.origin, "topic", string(t.ID), plainForm)
		c.need(rec.origin, string(t.ID), "name", t.Name, "heading", t.Heading, "summary", t.Summary)
		c.sentence(rec.origin, string(t.ID), t.Summary, "summary")
	}
	for _, rec := range c.f.sources {
		s, id := rec.value, string(rec.value.ID)
		c.id(rec.origin, "source", id, sourceForm)
		c.need(rec.origin, id, "publisher", s.Publisher, "title", s.Title)
		oneOf(c, rec.origin, id, s.Reliability, reliabilities, "reliability")
		if s.Date == "" && s.DateNote != "" {
			continue // the note says why there is no date
		}
		c.date(rec.origin, id, s.Date, "date")
	}
}

// checkCompanions is about what accompanies the drafts.
func (c *checker) checkCompanions() {
	for _, rec := range c.f.alignments {
		c.checkAlignment(rec.origin, rec.value)
	}
	for _, rec := range c.f.positions {
		o, p, id := rec.origin, rec.value, string(rec.value.ID)
		c.id(o, "position", id, plainForm)
		c.need(o, id, "party", p.Party, "topic", string(p.Topic), "text", p.Text)
		c.look(c.topics, o, id, string(p.Topic), "topic")
		lookAll(c, c.drafts, o, id, p.Drafts, "drafts")
		c.date(o, id, p.Date, "date")
		c.sentence(o, id, p.Text, "text")
		c.sourced(o, id, p.Sources)
	}
	for _, rec := range c.f.terms {
		o, t, id := rec.origin, rec.value, string(rec.value.ID)
		c.id(o, "term", id, plainForm)
		c.need(o, id, "name", t.Name, "definition", t.Definition)
		c.sentence(o, id, t.Definition, "definition")
		c.sourced(o, id, t.Sources)
	}
	for _, rec := range c.f.events {
		o, e, id := rec.origin, rec.value, string(rec.value.ID)
		c.id(o, "event", id, plainForm)
		c.need(o, id, "text", e.Text)
		c.date(o, id, e.Date, "date")
		c.sentence(o, id, e.Text, "text")
		lookAll(c, c.drafts, o, id, e.Drafts, "drafts")
		c.sourced(o, id, e.Sources)
	}
	for _, rec := range c.f.disputes {
		o, d, id := rec.origin, rec.value, string(rec.value.ID)
		c.id(o, "dispute", id, disputeForm)
		c.need(o, id, "question", d.Question)
		c.sourced(o, id, d.Sources)
	}
}

func (c *checker) checkAlignment(o origin, a *geodata.Alignment) {
	id := string(a.ID)
	c.id(o, "row", id, plainForm)
	c.need(o, id, "subject", a.Subject, "topic", string(a.Topic), "changed", a.Changed)
	c.look(c.topics, o, id, string(a.Topic), "topic")
	for _, draft := range keys(a.Clauses) {
		c.look(c.drafts, o, id, string(draft), "clauses", string(draft))
		lookAll(c, c.clauses, o, id, a.Clauses[draft], "clauses", string(draft))
	}
	for i, change := range a.Changes {
		c.look(c.drafts, o, id, string(change.From), "changes", i, "from")
		c.look(c.drafts, o, id, string(change.To), "changes", i, "to")
	}
}
