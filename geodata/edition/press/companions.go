package press

import (
	"slices"

	"github.com/draftlines/draftlines/geodata"
)

type alignmentDocument struct {
	header
	Rows []alignmentRecord `json:"rows"`
}

type alignmentRecord struct {
	ID       geodata.AlignmentID `json:"id"`
	Subject  string              `json:"subject"`
	Topic    geodata.TopicID     `json:"topic"`
	Changed  string              `json:"changed"`
	Recalled bool                `json:"recalled,omitempty"`
	Drafts   []saidRecord        `json:"drafts"` // those that were looked at, in the order of the drafts
	Changes  []geodata.Change    `json:"changes"`
}

type saidRecord struct {
	Draft   geodata.DraftID    `json:"draft"`
	Said    string             `json:"said"`
	Clauses []geodata.ClauseID `json:"clauses"`
}

func (p publisher) alignment() alignmentDocument {
	doc := alignmentDocument{p.header("alignment"), []alignmentRecord{}}
	for _, row := range p.atlas.Alignments {
		r := alignmentRecord{row.ID, row.Subject, row.Topic, row.Changed, row.Recalled, []saidRecord{}, list(row.Changes)}
		for _, d := range p.atlas.Drafts {
			said, looked := row.Said[d.ID]
			if clauses := row.Clauses[d.ID]; looked || len(clauses) > 0 {
				r.Drafts = append(r.Drafts, saidRecord{d.ID, said, list(clauses)})
			}
		}
		doc.Rows = append(doc.Rows, r)
	}
	return doc
}

type positionsDocument struct {
	header
	Positions []positionRecord `json:"positions"`
	Register  []sourceDocument `json:"register"`
}

type positionRecord struct {
	ID       geodata.PositionID `json:"id"`
	Party    geodata.PartyID    `json:"party"`
	Topic    geodata.TopicID    `json:"topic,omitempty"`
	Drafts   []geodata.DraftID  `json:"drafts"`
	Date     geodata.Date       `json:"date,omitempty"`
	DateTo   geodata.Date       `json:"date_to,omitempty"`
	DateNote string             `json:"date_note,omitempty"`
	Stance   geodata.Stance     `json:"stance"`
	Heading  string             `json:"heading"`
	Text     string             `json:"text"`
	Reported bool               `json:"reported,omitempty"`
	Sources  []geodata.SourceID `json:"sources"`
}

func (p publisher) positions() positionsDocument {
	doc := positionsDocument{p.header("positions"), []positionRecord{}, nil}
	var cited []geodata.SourceID
	for _, x := range p.atlas.Positions {
		doc.Positions = append(doc.Positions, positionRecord{x.ID, x.Party, x.Topic, list(x.Drafts), x.Date, x.DateTo,
			x.DateNote, x.Stance, x.Heading, x.Text, x.Reported, list(x.Sources)})
		cited = append(cited, x.Sources...)
	}
	doc.Register = p.sources(cited)
	return doc
}

type eventsDocument struct {
	header
	Events   []eventRecord    `json:"events"`
	Register []sourceDocument `json:"register"`
}

type eventRecord struct {
	ID       geodata.EventID    `json:"id"`
	Date     geodata.Date       `json:"date"`
	DateTo   geodata.Date       `json:"date_to,omitempty"`
	DateNote string             `json:"date_note,omitempty"`
	Text     string             `json:"text"`
	Drafts   []geodata.DraftID  `json:"drafts"`
	Topics   []geodata.TopicID  `json:"topics"`
	Recalled bool               `json:"recalled,omitempty"`
	Sources  []geodata.SourceID `json:"sources"`
}

func (p publisher) events() eventsDocument {
	doc := eventsDocument{p.header("events"), []eventRecord{}, nil}
	var cited []geodata.SourceID
	for _, x := range p.atlas.Events {
		doc.Events = append(doc.Events, eventRecord{x.ID, x.Date, x.DateTo, x.DateNote, x.Text, list(x.Drafts),
			list(x.Topics), x.Recalled, list(x.Sources)})
		cited = append(cited, x.Sources...)
	}
	doc.Register = p.sources(cited)
	return doc
}

type termsDocument struct {
	header
	Terms    []termRecord     `json:"terms"`
	Register []sourceDocument `json:"register"`
}

type termRecord struct {
	ID         geodata.TermID     `json:"id"`
	Name       string             `json:"name"`
	Definition string             `json:"definition"`
	Ask        []string           `json:"ask"`
	Recalled   bool               `json:"recalled,omitempty"`
	Note       string             `json:"note,omitempty"`
	Clauses    []geodata.ClauseID `json:"clauses"`
	Sources    []geodata.SourceID `json:"sources"`
	Forms      []string           `json:"forms"`
}

func (p publisher) terms() termsDocument {
	doc := termsDocument{p.header("terms"), []termRecord{}, nil}
	var cited []geodata.SourceID
	for _, x := range p.atlas.Terms {
		uses := p.clausesWith(func(c *geodata.Clause) bool { return slices.Contains(c.Terms, x.ID) })
		doc.Terms = append(doc.Terms, termRecord{x.ID, x.Name, x.Definition, list(x.Ask), x.Recalled, x.Note, uses, list(x.Sources), list(x.Forms)})
		cited = append(cited, x.Sources...)
	}
	doc.Register = p.sources(cited)
	return doc
}

type disputesDocument struct {
	header
	Disputes []disputeRecord  `json:"disputes"`
	Register []sourceDocument `json:"register"`
}

type disputeRecord struct {
	ID       geodata.DisputeID  `json:"id"`
	Question string             `json:"question"`
	Readings []geodata.Reading  `json:"readings"`
	Check    string             `json:"check,omitempty"`
	Drafts   []geodata.DraftID  `json:"drafts"`
	Clauses  []geodata.ClauseID `json:"clauses"`
	Areas    []geodata.AreaID   `json:"areas"`
	Sources  []geodata.SourceID `json:"sources"` // of the check
}

func (p publisher) disputes() disputesDocument {
	doc := disputesDocument{p.header("disputes"), []disputeRecord{}, nil}
	var cited []geodata.SourceID
	for _, x := range p.atlas.Disputes {
		about := p.clausesWith(func(c *geodata.Clause) bool { return slices.Contains(p.atlas.DisputesOf(c.ID), x) })
		doc.Disputes = append(doc.Disputes, disputeRecord{x.ID, x.Question, list(x.Readings), x.Check, list(x.Drafts),
			about, list(x.Areas), list(x.Sources)})
		cited = append(cited, x.Sources...)
		for _, r := range x.Readings {
			cited = append(cited, r.Sources...)
		}
	}
	doc.Register = p.sources(cited)
	return doc
}

type claimsDocument struct {
	header
	Claims   []claimRecord    `json:"claims"`
	Register []sourceDocument `json:"register"`
}

type claimRecord struct {
	ID       geodata.ClaimID     `json:"id"`
	Seed     geodata.SourceID    `json:"seed"`
	Text     string              `json:"text"`
	Verdict  geodata.Verdict     `json:"verdict"`
	Check    string              `json:"check,omitempty"`
	Drafts   []geodata.DraftID   `json:"drafts"`
	Areas    []geodata.AreaID    `json:"areas"`
	Disputes []geodata.DisputeID `json:"disputes"`
	Sources  []geodata.SourceID  `json:"sources"`
}

func (p publisher) claims() claimsDocument {
	doc := claimsDocument{p.header("claims"), []claimRecord{}, nil}
	var cited []geodata.SourceID
	for _, x := range p.atlas.Claims {
		doc.Claims = append(doc.Claims, claimRecord{x.ID, x.Seed, x.Text, x.Verdict, x.Check, list(x.Drafts),
			list(x.Areas), list(x.Disputes), list(x.Sources)})
		cited = append(append(cited, x.Seed), x.Sources...)
	}
	doc.Register = p.sources(cited)
	return doc
}
