package geodata

// Standing says how well the wording of a draft or clause is known. It is
// shown wherever the draft or clause is shown.
type Standing string

const (
	FullText  Standing = "full-text"  // an official text was published
	PressText Standing = "press-text" // the wording was printed by the press
	ReadOut   Standing = "read-out"   // presented orally, point by point
	Reported  Standing = "reported"   // only features were reported
)

// Standings lists the standings from the best known to the least known.
var Standings = []Standing{FullText, PressText, ReadOut, Reported}

// Draft is one text: a peace plan, a counter-proposal, a declaration.
type Draft struct {
	ID       DraftID    `json:"id" yaml:"id"`
	Name     string     `json:"name" yaml:"name"`   // US 28 points
	Title    string     `json:"title" yaml:"title"` // The 28-point draft
	Date     Date       `json:"date" yaml:"date"`   // when the text became known
	Authors  string     `json:"authors" yaml:"authors"`
	Standing Standing   `json:"standing" yaml:"standing"`
	Status   string     `json:"status" yaml:"status"` // leaked, never signed, …
	Summary  string     `json:"summary" yaml:"summary"`
	Shape    string     `json:"shape" yaml:"shape"`       // how it is numbered and how we split it
	Complete bool       `json:"complete" yaml:"complete"` // every clause of the text is in the data
	History  []Dated    `json:"history" yaml:"history"`
	Sources  []SourceID `json:"sources" yaml:"sources"`
	Clauses  []*Clause  `json:"clauses" yaml:"clauses"` // in the text's order, sub-clauses after their clause
}

// Dated is a sentence about something that happened on a date.
type Dated struct {
	Date    Date       `json:"date" yaml:"date"`
	Text    string     `json:"text" yaml:"text"`
	Sources []SourceID `json:"sources" yaml:"sources"`
}

// Clause is a numbered unit of a draft. Summary is in our own words, never a
// quotation.
type Clause struct {
	ID         ClauseID    `json:"id" yaml:"-"` // draft id + "/" + number
	Number     string      `json:"number" yaml:"number"`
	Parent     ClauseID    `json:"parent,omitempty" yaml:"-"` // the clause that a sub-clause belongs to
	Title      string      `json:"title" yaml:"title"`
	Summary    string      `json:"summary" yaml:"summary"`
	Topics     []TopicID   `json:"topics" yaml:"topics"`
	Standing   Standing    `json:"standing" yaml:"standing"`
	Confidence Confidence  `json:"confidence" yaml:"confidence"`
	Treatments []Treatment `json:"treatments,omitempty" yaml:"treatments"`
	// Concerns lists areas that the clause speaks of without doing anything to
	// the ground: the party that is bound, the place that is protected.
	Concerns []AreaID `json:"concerns,omitempty" yaml:"concerns"`
	// NoGround says why a clause has neither treatments nor concerns.
	NoGround string      `json:"noGround,omitempty" yaml:"no_ground"`
	Notes    []Note      `json:"notes,omitempty" yaml:"notes"`
	Terms    []TermID    `json:"terms,omitempty" yaml:"terms"`
	Disputes []DisputeID `json:"disputes,omitempty" yaml:"disputes"`
	Sources  []SourceID  `json:"sources" yaml:"sources"`
}

// Confidence says how the wording of a clause was established.
type Confidence struct {
	Level ConfidenceLevel `json:"level" yaml:"level"`
	// Copies counts the independent copies in which it was seen; 0 for recalled.
	Copies int    `json:"copies,omitempty" yaml:"copies"`
	Note   string `json:"note,omitempty" yaml:"note"` // which part is which, where labels are mixed
}

// ConfidenceLevel is the weakest level that applies to the clause as a whole.
type ConfidenceLevel string

const (
	SeenText    ConfidenceLevel = "text"     // the wording was seen, in translation at least
	SeenSummary ConfidenceLevel = "summary"  // only a summary of the clause was seen
	Recalled    ConfidenceLevel = "recalled" // not found in the copies seen
)

// Note is an editor's remark on a clause.
type Note struct {
	Kind    NoteKind   `json:"kind" yaml:"kind"`
	Text    string     `json:"text" yaml:"text"`
	Sources []SourceID `json:"sources,omitempty" yaml:"sources"`
}

// NoteKind says what a note is about.
type NoteKind string

const (
	LawNote     NoteKind = "law"     // de facto against de jure
	GapNote     NoteKind = "gap"     // what the text leaves out
	WordingNote NoteKind = "wording" // copies or translations that differ
	MapNote     NoteKind = "map"     // why it is drawn so
)
