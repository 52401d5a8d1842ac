package geodata

// ChangeKind says how a subject changed from one draft to another.
type ChangeKind string

// Alignment is a row that sets clauses of different drafts side by side.
type Alignment struct {
	ID      string                 `json:"id" yaml:"id"`
	Subject string                 `json:"subject" yaml:"subject"`
	Topic   TopicID                `json:"topic" yaml:"topic"`
	Clauses map[DraftID][]ClauseID `json:"clauses" yaml:"clauses"`
	Changes []Change               `json:"changes" yaml:"changes"`
	Changed string                 `json:"changed" yaml:"changed"` // one edited line on what changed
}

// Change is the kind of change from one draft to another.
type Change struct {
	From DraftID    `json:"from" yaml:"from"`
	To   DraftID    `json:"to" yaml:"to"`
	Kind ChangeKind `json:"kind" yaml:"kind"`
}

// Position is what a party said about a topic or a draft.
type Position struct {
	ID      string     `json:"id" yaml:"id"`
	Party   string     `json:"party" yaml:"party"`
	Topic   TopicID    `json:"topic" yaml:"topic"`
	Drafts  []DraftID  `json:"drafts,omitempty" yaml:"drafts"`
	Date    Date       `json:"date" yaml:"date"`
	Text    string     `json:"text" yaml:"text"`
	Sources []SourceID `json:"sources" yaml:"sources"`
}

// Term is an entry of the glossary.
type Term struct {
	ID         TermID     `json:"id" yaml:"id"`
	Name       string     `json:"name" yaml:"name"`
	Definition string     `json:"definition" yaml:"definition"`
	Ask        []string   `json:"ask" yaml:"ask"` // test questions for the reader
	Sources    []SourceID `json:"sources" yaml:"sources"`
}

// Event is a dated event.
type Event struct {
	ID      EventID    `json:"id" yaml:"id"`
	Date    Date       `json:"date" yaml:"date"`
	Text    string     `json:"text" yaml:"text"`
	Drafts  []DraftID  `json:"drafts,omitempty" yaml:"drafts"`
	Sources []SourceID `json:"sources" yaml:"sources"`
}

// Dispute is a point on which sources contradict each other.
type Dispute struct {
	ID       DisputeID  `json:"id" yaml:"id"`
	Question string     `json:"question" yaml:"question"`
	Readings []Note     `json:"readings" yaml:"readings"`
	Check    string     `json:"check" yaml:"check"` // what the wording seen says
	Sources  []SourceID `json:"sources" yaml:"sources"`
}
