package geodata

// ChangeKind says how a subject changed from one draft to another.
type ChangeKind string

const (
	ChangeKept     ChangeKind = "kept"
	ChangeSoftened ChangeKind = "softened" // the same idea, made weaker, narrower or later
	ChangeHardened ChangeKind = "hardened" // the same idea with a stronger duty or more detail
	ChangeReplaced ChangeKind = "replaced" // the same subject under a different rule
	ChangeDeleted  ChangeKind = "deleted"  // not found in what is known of the later text
	ChangeAdded    ChangeKind = "added"
	ChangeMoved    ChangeKind = "moved" // now in another paper
	ChangeOpen     ChangeKind = "open"  // declared unresolved
	ChangeNone     ChangeKind = "none"  // no counterpart on either side
)

// ChangeKinds lists every kind of change.
var ChangeKinds = []ChangeKind{ChangeKept, ChangeSoftened, ChangeHardened, ChangeReplaced,
	ChangeDeleted, ChangeAdded, ChangeMoved, ChangeOpen, ChangeNone}

// Alignment is a row that sets what different drafts say on one subject side by
// side. Rows are edited; clause numbers play no part in them.
type Alignment struct {
	ID      AlignmentID `json:"id" yaml:"id"`
	Subject string      `json:"subject" yaml:"subject"`
	Topic   TopicID     `json:"topic" yaml:"topic"`
	// Clauses has the clauses of each draft that belong to the row; a draft
	// that says nothing on the subject is not in it.
	Clauses map[DraftID][]ClauseID `json:"clauses" yaml:"clauses"`
	// Said has the content in a few words for each draft that was looked at:
	// "800,000 in peacetime", "none seen".
	Said    map[DraftID]string `json:"said" yaml:"said"`
	Changes []Change           `json:"changes,omitempty" yaml:"changes"` // pairs that are not here were not judged
	// Recalled is true where the row rests partly on wording from memory.
	Recalled bool   `json:"recalled,omitempty" yaml:"recalled"`
	Changed  string `json:"changed" yaml:"changed"` // one edited sentence on what changed
}

// Change is the kind of change from one draft to another.
type Change struct {
	From DraftID    `json:"from" yaml:"from"`
	To   DraftID    `json:"to" yaml:"to"`
	Kind ChangeKind `json:"kind" yaml:"kind"`
	// Note qualifies the kind, where one word does not do.
	Note string `json:"note,omitempty" yaml:"note"`
}
