package source

import (
	"slices"

	"github.com/draftlines/draftlines/geodata"
)

// principals are the parties that every topic has a position of, be it that
// none was found: a party left out would look as if it had agreed.
var principals = []geodata.PartyID{geodata.PartyUkraine, geodata.PartyRussia, geodata.PartyUnitedStates, geodata.PartyE3EU, geodata.PartyNATO}

func (c *checker) checkPositions() {
	type key struct {
		topic geodata.TopicID // empty for the plans as a whole
		party geodata.PartyID
	}
	by := map[key][]record[geodata.Position]{}
	first := map[geodata.TopicID]record[geodata.Position]{}
	var topics []geodata.TopicID
	unclear := c.f.unread["positions"] // whether somebody may be missing for another reason
	for _, rec := range c.f.positions {
		c.checkPosition(rec.origin, rec.value)
		p := rec.value
		unclear = unclear || !slices.Contains(geodata.Parties, p.Party)
		k := key{p.Topic, p.Party}
		by[k] = append(by[k], rec)
		if _, known := first[p.Topic]; !known {
			first[p.Topic] = rec
			topics = append(topics, p.Topic)
		}
	}
	for _, topic := range topics {
		at := first[topic]
		for _, party := range principals {
			said := by[key{topic, party}]
			if len(said) == 0 && !unclear {
				c.add(at.file, at.line(), string(topic), rulePartyMissing, "There are positions on %q, but none of %q; add what it said, or one with the stance %s.", topic, party, geodata.StanceNotFound)
			}
			for _, rec := range said {
				if rec.value.Stance == geodata.StanceNotFound && len(said) > 1 {
					c.add(rec.file, rec.line("stance"), string(rec.value.ID), ruleStanceFits, "None was found, it says, but there is another position of the same party on the same topic; remove this one.")
				}
			}
		}
	}
}

func (c *checker) checkPosition(o origin, p *geodata.Position) {
	id := string(p.ID)
	c.id(o, "position", id, plainForm)
	oneOf(c, o, id, p.Party, geodata.Parties, "party")
	oneOf(c, o, id, p.Stance, geodata.Stances, "stance")
	c.need(o, id, "heading", p.Heading, "text", p.Text)
	c.look(c.topics, o, id, string(p.Topic), "topic")
	lookAll(c, c.drafts, o, id, p.Drafts, "drafts")
	c.sentence(o, id, p.Text, "text")
	c.sentence(o, id, p.DateNote, "date_note")
	if p.Stance == geodata.StanceNotFound {
		lookAll(c, c.sources, o, id, p.Sources, "sources")
		if p.Date != "" {
			c.add(o.file, o.line("date"), id, ruleStanceFits, "The position has a date, but its stance is that none was found; give the stance, or remove the date.")
		}
		return // nothing was said, so there is no day and no source of it
	}
	c.period(o, id, p.Date, p.DateTo)
	c.sourced(o, id, p.Sources)
}
