package geodata

import "strings"

// Ids are spelled the same in file, anchor, URL and query.
type (
	DraftID   string // us-28
	ClauseID  string // us-28/21d
	AreaID    string // donetsk-held
	LineID    string // contact-donetsk, control-us-28-ukraine-russia
	LayerID   string // areas, line-of-contact
	SourceID  string // A08, ART3
	TopicID   string // territory
	PlaceID   string // kramatorsk
	TermID    string // buffer-zone
	EventID   string // 2025-11-23-geneva
	DisputeID string // x7
	UnitID    string // UA-14: ISO 3166-2 code of an oblast or city

	AlignmentID string // a01: a row of the alignment
	PositionID  string // russia-territory-2025-11-27
	ClaimID     string // t01
)

// Draft returns the draft that the clause belongs to.
func (id ClauseID) Draft() DraftID {
	draft, _, _ := strings.Cut(string(id), "/")
	return DraftID(draft)
}

// Number returns the clause's number within its draft: 21d.
func (id ClauseID) Number() string {
	_, number, _ := strings.Cut(string(id), "/")
	return number
}

// NewClauseID joins a draft and a number to a clause's id.
func NewClauseID(draft DraftID, number string) ClauseID {
	return ClauseID(string(draft) + "/" + number)
}

// Name is a proper name in English (official Ukrainian romanisation) and
// Ukrainian.
type Name struct {
	En string `json:"en" yaml:"en"`
	Uk string `json:"uk" yaml:"uk"`
}

// Date is an ISO 8601 calendar date, 2025-11-20, or a month, 2025-11, where
// the day is not known.
type Date string
