package press

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/draftlines/draftlines/geodata"
)

// The rows below are records that a table cannot hold as they are, because
// their JSON documents have more than one level.

type draftRow struct {
	draftFacts
	Clauses int                `json:"clauses"` // sub-clauses included
	Sources []geodata.SourceID `json:"sources"`
	URL     string             `json:"url"`
}

func (p publisher) draftRows() (rows []draftRow) {
	for _, d := range p.atlas.Drafts {
		rows = append(rows, draftRow{factsOfDraft(d), len(d.Clauses), d.Sources, p.draftURL(d)})
	}
	return rows
}

type clauseRow struct {
	ID    geodata.ClauseID `json:"id"`
	Draft geodata.DraftID  `json:"draft"`
	clauseFacts
	Confidence     geodata.ConfidenceLevel `json:"confidence"`
	Copies         int                     `json:"confidence_copies,omitempty"`
	ConfidenceNote string                  `json:"confidence_note"`
	Treatments     []treatmentID           `json:"treatments"`
	Concerns       []geodata.AreaID        `json:"concerns"`
	NoGround       string                  `json:"no_ground"`
	Notes          []string                `json:"notes"`
	Terms          []geodata.TermID        `json:"terms"`
	Disputes       []geodata.DisputeID     `json:"disputes"`
	Sources        []geodata.SourceID      `json:"sources"`
}

func (p publisher) clauseRows() (rows []clauseRow) {
	for _, d := range p.atlas.Drafts {
		for _, c := range d.Clauses {
			row := clauseRow{ID: c.ID, Draft: d.ID, clauseFacts: factsOfClause(c), Confidence: c.Confidence.Level, Copies: c.Confidence.Copies,
				ConfidenceNote: c.Confidence.Note, Concerns: c.Concerns, NoGround: c.NoGround, Terms: c.Terms,
				Disputes: p.disputesOf(c), Sources: c.Sources}
			for _, t := range c.Treatments {
				row.Treatments = append(row.Treatments, idOfTreatment(c, t))
			}
			for _, n := range c.Notes {
				row.Notes = append(row.Notes, string(n.Kind)+": "+n.Text)
			}
			rows = append(rows, row)
		}
	}
	return rows
}

type alignmentRow struct {
	ID       geodata.AlignmentID `json:"id"`
	Subject  string              `json:"subject"`
	Topic    geodata.TopicID     `json:"topic"`
	Changed  string              `json:"changed"`
	Recalled bool                `json:"recalled,omitempty"`
	Drafts   []geodata.DraftID   `json:"drafts"`
	Clauses  []geodata.ClauseID  `json:"clauses"`
	Said     []string            `json:"said"`
	Changes  []string            `json:"changes"`
}

// alignmentRows has a row for each subject; the draft stands before what it
// says, and the two drafts before the kind of change.
func alignmentRows(doc alignmentDocument) (rows []alignmentRow) {
	for _, r := range doc.Rows {
		row := alignmentRow{ID: r.ID, Subject: r.Subject, Topic: r.Topic, Changed: r.Changed, Recalled: r.Recalled}
		for _, d := range r.Drafts {
			row.Drafts = append(row.Drafts, d.Draft)
			row.Clauses = append(row.Clauses, d.Clauses...)
			row.Said = append(row.Said, string(d.Draft)+": "+d.Said)
		}
		for _, c := range r.Changes {
			words := fmt.Sprintf("%s to %s: %s", c.From, c.To, c.Kind)
			if c.Note != "" {
				words += " (" + c.Note + ")"
			}
			row.Changes = append(row.Changes, words)
		}
		rows = append(rows, row)
	}
	return rows
}

type disputeRow struct {
	ID       geodata.DisputeID  `json:"id"`
	Question string             `json:"question"`
	Readings []string           `json:"readings"`
	Check    string             `json:"check,omitempty"`
	Drafts   []geodata.DraftID  `json:"drafts"`
	Clauses  []geodata.ClauseID `json:"clauses"`
	Areas    []geodata.AreaID   `json:"areas"`
	Sources  []geodata.SourceID `json:"sources"`
}

// disputeRows has the sources of each reading in brackets behind it.
func disputeRows(doc disputesDocument) (rows []disputeRow) {
	for _, d := range doc.Disputes {
		row := disputeRow{d.ID, d.Question, nil, d.Check, d.Drafts, d.Clauses, d.Areas, d.Sources}
		for _, r := range d.Readings {
			var ids []string
			for _, id := range r.Sources {
				ids = append(ids, string(id))
			}
			row.Readings = append(row.Readings, r.Text+" ["+strings.Join(ids, " ")+"]")
		}
		rows = append(rows, row)
	}
	return rows
}

type placeRow struct {
	ID     geodata.PlaceID `json:"id"`
	NameEn string          `json:"name_en"`
	NameUk string          `json:"name_uk"`
	placeFacts
	ContactKM        string             `json:"contact_km"`
	ContactPrecision string             `json:"contact_precision_m"`
	Control          []string           `json:"control_km"`
	WithinPrecision  []string           `json:"within_precision"`
	Clauses          []geodata.ClauseID `json:"clauses"`
	Sources          []geodata.SourceID `json:"sources"`
	Also             []string           `json:"also"`
}

// otherNameCells has behind each name what kind it is and, of a former one,
// until when it was used.
func otherNameCells(names []otherName) (out []string) {
	for _, n := range names {
		cell := n.Name + " (" + string(n.Kind)
		if n.Until > 0 {
			cell += ", until " + strconv.Itoa(n.Until)
		}
		out = append(out, cell+")")
	}
	return out
}

// placeRows has the draft before the distance to its control line, and the
// lines that a place is too near to for its side to be told.
func placeRows(doc placesDocument) (rows []placeRow) {
	for _, x := range doc.Places {
		row := placeRow{ID: x.ID, NameEn: x.NameEn, NameUk: x.NameUk, Also: otherNameCells(x.Also), placeFacts: x.placeFacts, Clauses: x.Clauses, Sources: x.Sources}
		if c := x.Contact; c != nil {
			row.ContactKM, row.ContactPrecision = fmt.Sprint(c.KM), fmt.Sprint(c.PrecisionM)
			if c.WithinPrecision {
				row.WithinPrecision = append(row.WithinPrecision, "contact")
			}
		}
		for _, c := range x.Control {
			row.Control = append(row.Control, fmt.Sprintf("%s: %v", c.Draft, c.KM))
			if c.WithinPrecision {
				row.WithinPrecision = append(row.WithinPrecision, string(c.Draft))
			}
		}
		rows = append(rows, row)
	}
	return rows
}
