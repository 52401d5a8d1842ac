package source

import (
	"time"

	"github.com/draftlines/draftlines/geodata"
)

var reliabilities = []geodata.Reliability{geodata.Official, geodata.Agency, geodata.National, geodata.Repost,
	geodata.Kremlin, geodata.Opinion, geodata.Founding, geodata.Geographic}

// checkEdition is about the date of the edition and the log of all editions.
// The date is part of the addresses under which the data is kept for ever.
func (c *checker) checkEdition() {
	if c.f.edition.node == nil {
		return
	}
	o, date, log := c.f.edition.origin, c.f.edition.value.Date, c.f.edition.value.Editions
	c.day(o, "", date, "date")
	if len(log) == 0 {
		c.add(o.file, o.line("editions"), "", ruleFieldMissing, `The field "editions" is missing or empty; it says what each edition changed.`)
		return
	}
	list := o.node.get("editions")
	for i, e := range log {
		at := origin{o.file, list.items[i]}
		c.checkPublished(at, e)
		switch {
		case i == 0 && e.Date != date:
			c.add(o.file, at.line("date"), string(e.Date), ruleEditionLog, "The first entry is of %q, but the edition is of %q; add an entry for it that says what has changed.", e.Date, date)
		case i > 0 && e.Date >= log[i-1].Date:
			c.add(o.file, at.line("date"), string(e.Date), ruleEditionLog, "The edition of %s stands below one of %s; the newest comes first, and a day has one edition.", e.Date, log[i-1].Date)
		}
	}
}

func (c *checker) checkPublished(o origin, e *geodata.Published) {
	id := string(e.Date)
	c.day(o, id, e.Date, "date")
	c.need(o, id, "title", e.Title)
	if len(e.Changes) == 0 {
		c.add(o.file, o.line("changes"), id, ruleFieldMissing, `The field "changes" is missing or empty; say what is different from the edition before.`)
		return
	}
	list := o.node.get("changes")
	for i, change := range e.Changes {
		at := origin{o.file, list.items[i]}
		c.need(at, id, "what", change.What, "why", change.Why)
		c.sentence(at, id, change.What, "what")
		c.sentence(at, id, change.Why, "why")
	}
}

// day notes a date that is missing or not a whole one.
func (c *checker) day(o origin, feature string, d geodata.Date, path ...any) {
	if _, err := time.Parse(time.DateOnly, string(d)); d != "" && err != nil {
		c.add(o.file, o.line(path...), feature, ruleDateForm, "%q is not a day; write year, month and day as in 2025-11-20.", d)
		return
	}
	c.date(o, feature, d, path...)
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
