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
