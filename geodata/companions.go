package geodata

// PartyID is a party whose positions are recorded.
type PartyID string

const (
	PartyUkraine      PartyID = "ukraine"
	PartyRussia       PartyID = "russia"
	PartyUnitedStates PartyID = "united-states"
	// PartyE3EU is France, Germany, the United Kingdom and the institutions of
	// the European Union together, unless the text says which.
	PartyE3EU PartyID = "e3-eu"
	PartyNATO PartyID = "nato" // the alliance or its Secretary General
	PartyUN   PartyID = "un"   // the Secretariat
	PartyIAEA PartyID = "iaea"
)

// Parties lists every party in the order of the page.
var Parties = []PartyID{PartyUkraine, PartyRussia, PartyUnitedStates, PartyE3EU, PartyNATO, PartyUN, PartyIAEA}

// Stance sums a position up in one word.
type Stance string

const (
	StanceSupports           Stance = "supports"
	StanceAccepts            Stance = "accepts"
	StanceAcceptsWithChanges Stance = "accepts-with-changes"
	StanceRejects            Stance = "rejects"
	StanceUndecided          Stance = "undecided"
	// StanceNotFound means that no public position was found in the texts
	// seen, not that none exists.
	StanceNotFound Stance = "no-public-position"
	StanceOther    Stance = "other" // none of these words fits; Heading says what it is
)

// Stances lists every stance.
var Stances = []Stance{StanceSupports, StanceAccepts, StanceAcceptsWithChanges, StanceRejects,
	StanceUndecided, StanceNotFound, StanceOther}

// Position is what a party said about a topic or a draft.
type Position struct {
	ID    PositionID `json:"id" yaml:"id"`
	Party PartyID    `json:"party" yaml:"party"`
	// Topic is empty where the position is on a plan, or the plans, as a whole.
	Topic  TopicID   `json:"topic,omitempty" yaml:"topic"`
	Drafts []DraftID `json:"drafts,omitempty" yaml:"drafts"`
	// Date and DateTo are the first and last day on which it was taken; both
	// are empty for StanceNotFound. DateNote qualifies them.
	Date     Date   `json:"date,omitempty" yaml:"date"`
	DateTo   Date   `json:"dateTo,omitempty" yaml:"date_to"`
	DateNote string `json:"dateNote,omitempty" yaml:"date_note"`
	Stance   Stance `json:"stance" yaml:"stance"`
	Heading  string `json:"heading" yaml:"heading"` // the stance in a few words
	Text     string `json:"text" yaml:"text"`
	// Reported is true where the sources are unnamed or the party denies it.
	Reported bool       `json:"reported,omitempty" yaml:"reported"`
	Sources  []SourceID `json:"sources,omitempty" yaml:"sources"`
}

// Term is an entry of the glossary.
type Term struct {
	ID   TermID `json:"id" yaml:"id"`
	Name string `json:"name" yaml:"name"`
	// Forms are the other words by which clauses use the term, matched like
	// Name: as whole words, whatever the case of the first letter.
	Forms      []string `json:"forms,omitempty" yaml:"forms"`
	Definition string   `json:"definition" yaml:"definition"`
	Ask        []string `json:"ask" yaml:"ask"` // test questions for the reader
	// Recalled is true where part of the definition is from memory; Note says
	// which part.
	Recalled bool       `json:"recalled,omitempty" yaml:"recalled"`
	Note     string     `json:"note,omitempty" yaml:"note"`
	Sources  []SourceID `json:"sources,omitempty" yaml:"sources"`
}

// Event is something that happened on a day, in a month, or over some days.
type Event struct {
	ID       EventID   `json:"id" yaml:"id"`
	Date     Date      `json:"date" yaml:"date"`
	DateTo   Date      `json:"dateTo,omitempty" yaml:"date_to"` // last day, if there were several
	DateNote string    `json:"dateNote,omitempty" yaml:"date_note"`
	Text     string    `json:"text" yaml:"text"`
	Drafts   []DraftID `json:"drafts,omitempty" yaml:"drafts"`
	Topics   []TopicID `json:"topics,omitempty" yaml:"topics"`
	// Recalled is true where the event or its date is from memory.
	Recalled bool       `json:"recalled,omitempty" yaml:"recalled"`
	Sources  []SourceID `json:"sources,omitempty" yaml:"sources"`
}
