package press

import (
	"fmt"
	"slices"

	"github.com/draftlines/draftlines/geodata"
)

type topicsDocument struct {
	header
	Topics []topicRecord `json:"topics"`
}

type topicRecord struct {
	ID      geodata.TopicID    `json:"id"`
	Name    string             `json:"name"`
	Heading string             `json:"heading"`
	Summary string             `json:"summary"`
	Clauses []geodata.ClauseID `json:"clauses"`
}

func (p publisher) topics() topicsDocument {
	doc := topicsDocument{header: p.header("topics"), Topics: []topicRecord{}}
	for _, t := range p.atlas.Topics {
		doc.Topics = append(doc.Topics, topicRecord{t.ID, t.Name, t.Heading, t.Summary,
			p.clausesWith(func(c *geodata.Clause) bool { return slices.Contains(c.Topics, t.ID) })})
	}
	return doc
}

// clausesWith returns the clauses that a link leads from, in the order of the
// drafts: the other end of what the clauses themselves name.
func (p publisher) clausesWith(link func(*geodata.Clause) bool) []geodata.ClauseID {
	out := []geodata.ClauseID{}
	for _, d := range p.atlas.Drafts {
		for _, c := range d.Clauses {
			if link(c) {
				out = append(out, c.ID)
			}
		}
	}
	return out
}

type treatmentsDocument struct {
	header
	Treatments []treatmentRecord `json:"treatments"`
}

// treatmentID is the clause, the area that it names and the kind.
type treatmentID string

// treatmentRecord is a treatment with everything on one level. Parts are the
// drawn areas that the area stands for, itself where it has no parts.
type treatmentRecord struct {
	ID              treatmentID              `json:"id"`
	Draft           geodata.DraftID          `json:"draft"`
	Clause          geodata.ClauseID         `json:"clause"`
	Area            geodata.AreaID           `json:"area"`
	Parts           []geodata.AreaID         `json:"parts"`
	Kind            geodata.TreatmentKind    `json:"kind"`
	Holder          geodata.Holder           `json:"holder"`
	Controls        geodata.Answer           `json:"controls"`
	Enters          geodata.Answer           `json:"enters"`
	Monitors        geodata.Answer           `json:"monitors"`
	Trigger         geodata.Answer           `json:"trigger"`
	Recognition     geodata.RecognitionLevel `json:"recognition"`
	RecognitionOf   geodata.RecognitionOf    `json:"recognition_of,omitempty"`
	RecognitionBy   string                   `json:"recognition_by,omitempty"`
	RecognitionNote string                   `json:"recognition_note,omitempty"`
	Vague           bool                     `json:"vague,omitempty"`
	Reading         string                   `json:"reading,omitempty"`
	Standing        geodata.Standing         `json:"standing"`
	Confidence      geodata.ConfidenceLevel  `json:"confidence"`
	Sources         []geodata.SourceID       `json:"sources"`
}

func (p publisher) flatTreatments() treatmentsDocument {
	doc := treatmentsDocument{p.header("treatments"), []treatmentRecord{}}
	for _, d := range p.atlas.Drafts {
		for _, c := range d.Clauses {
			for _, t := range c.Treatments {
				doc.Treatments = append(doc.Treatments, p.treatmentRecord(c, t))
			}
		}
	}
	return doc
}

func (p publisher) treatmentRecord(c *geodata.Clause, t geodata.Treatment) treatmentRecord {
	return treatmentRecord{idOfTreatment(c, t), c.ID.Draft(), c.ID, t.Area, p.atlas.PartsOf(t.Area), t.Kind, t.Holder,
		t.Controls, t.Enters, t.Monitors, t.Trigger, t.Recognition.Level, t.Recognition.Of, t.Recognition.By,
		t.Recognition.Note, t.Vague, t.Reading, c.Standing, c.Confidence.Level, list(c.Sources)}
}

func idOfTreatment(c *geodata.Clause, t geodata.Treatment) treatmentID {
	return treatmentID(fmt.Sprintf("%s/%s/%s", c.ID, t.Area, t.Kind))
}

type placesDocument struct {
	header
	Places []placeRecord `json:"places"`
	// Clauses is the same links from the other end.
	Clauses  []clausePlaces   `json:"clauses"`
	Register []sourceDocument `json:"register"`
}

// placeFacts are what document and table say of a town in the same members.
type placeFacts struct {
	Lon        float64        `json:"lon"`
	Lat        float64        `json:"lat"`
	Population int            `json:"population,omitempty"`
	PopSource  string         `json:"pop_source,omitempty"`
	Unit       geodata.UnitID `json:"unit"`
	Status     string         `json:"status"`
	AsOf       geodata.Date   `json:"as_of"`
	Area       geodata.AreaID `json:"area,omitempty"`
}

func factsOfPlace(x *geodata.Place) placeFacts {
	return placeFacts{x.LonLat.Lon(), x.LonLat.Lat(), x.Population, x.PopSource, x.Unit, x.Status, x.AsOf, x.Area}
}

// placeRecord is a town with the clauses that name the area it lies in, or a
// whole that this is part of.
type placeRecord struct {
	ID     geodata.PlaceID `json:"id"`
	NameEn string          `json:"name_en"`
	NameUk string          `json:"name_uk"`
	Also   []otherName     `json:"also"`
	placeFacts
	Contact *distance          `json:"contact,omitempty"` // to the line of contact
	Control []draftDistance    `json:"control"`           // to the control line of each draft that has one
	Clauses []geodata.ClauseID `json:"clauses"`
	Sources []geodata.SourceID `json:"sources"`
}

// otherName is a name by which people look for a place.
type otherName struct {
	Name    string             `json:"name"`
	Kind    geodata.NameKind   `json:"kind"`
	Lang    string             `json:"lang,omitempty"`
	Until   int                `json:"until,omitempty"`
	Sources []geodata.SourceID `json:"sources"`
}

func otherNames(x *geodata.Place) []otherName {
	out := []otherName{}
	for _, n := range x.Also {
		out = append(out, otherName(n))
	}
	return out
}

// distance is how far a place is from a line. Where that is within the
// precision, it cannot be said on which side of the line the place lies.
type distance struct {
	KM              float64 `json:"km"`
	PrecisionM      int     `json:"precision_m"`
	WithinPrecision bool    `json:"within_precision"`
}

type draftDistance struct {
	Draft geodata.DraftID `json:"draft"`
	distance
}

// distances returns those of a place, in the order of the drafts.
func (p publisher) distances(x *geodata.Place) (contact *distance, control []draftDistance) {
	if x.Contact != (geodata.Distance{}) {
		contact = &distance{x.Contact.KM, x.Contact.PrecisionM, x.Contact.IsBlurred()}
	}
	for _, d := range p.atlas.Drafts {
		if to, ok := x.Control[d.ID]; ok {
			control = append(control, draftDistance{d.ID, distance{to.KM, to.PrecisionM, to.IsBlurred()}})
		}
	}
	return contact, list(control)
}

type clausePlaces struct {
	ID     geodata.ClauseID  `json:"id"`
	Places []geodata.PlaceID `json:"places"`
}

func (p publisher) places() placesDocument {
	doc := placesDocument{p.header("places"), []placeRecord{}, []clausePlaces{}, nil}
	var cited []geodata.SourceID
	in := map[geodata.ClauseID][]geodata.PlaceID{}
	for _, x := range p.atlas.Places {
		direct, through := p.clausesOf(x.Area)
		contact, control := p.distances(x)
		r := placeRecord{x.ID, x.Name.En, x.Name.Uk, otherNames(x), factsOfPlace(x), contact, control, append(direct, through...), list(x.Sources)}
		doc.Places = append(doc.Places, r)
		cited = append(cited, x.Sources...)
		for _, n := range x.Also {
			cited = append(cited, n.Sources...)
		}
		for _, id := range r.Clauses {
			in[id] = append(in[id], x.ID)
		}
	}
	for _, id := range p.clausesWith(func(c *geodata.Clause) bool { return len(in[c.ID]) > 0 }) {
		doc.Clauses = append(doc.Clauses, clausePlaces{id, in[id]})
	}
	doc.Register = p.sources(cited)
	return doc
}

type sourcesDocument struct {
	header
	Sources []sourceDocument `json:"sources"`
}

// register is all sources, in the order of the ids.
func (p publisher) register() sourcesDocument {
	var ids []geodata.SourceID
	for _, s := range p.atlas.Sources {
		ids = append(ids, s.ID)
	}
	return sourcesDocument{p.header("sources"), p.sources(ids)}
}
