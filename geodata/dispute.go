package geodata

// Dispute is a point on which sources contradict each other.
type Dispute struct {
	ID       DisputeID `json:"id" yaml:"id"`
	Question string    `json:"question" yaml:"question"`
	Readings []Reading `json:"readings" yaml:"readings"`
	// Check is what the wording seen says, or what else can be said; empty
	// where the readings must stand side by side.
	Check   string     `json:"check,omitempty" yaml:"check"`
	Drafts  []DraftID  `json:"drafts,omitempty" yaml:"drafts"`
	Clauses []ClauseID `json:"clauses,omitempty" yaml:"clauses"`
	Areas   []AreaID   `json:"areas,omitempty" yaml:"areas"`
	Sources []SourceID `json:"sources,omitempty" yaml:"sources"` // of Check
}

// Reading is one side of a dispute.
type Reading struct {
	Text    string     `json:"text" yaml:"text"`
	Sources []SourceID `json:"sources" yaml:"sources"`
}

// Verdict is the outcome of checking a claim against the wording seen.
type Verdict string

const (
	VerdictOK                Verdict = "ok"              // matches the wording seen
	VerdictOKInSubstance     Verdict = "ok-in-substance" // right, though not in the text's words
	VerdictPartly            Verdict = "partly"
	VerdictContradicted      Verdict = "contradicted"
	VerdictSelfContradictory Verdict = "self-contradictory"
	VerdictDisputed          Verdict = "disputed"
	VerdictReported          Verdict = "reported"
	VerdictUnverified        Verdict = "unverified" // not tested or not found
	VerdictOpinion           Verdict = "opinion"
	VerdictAnsweredLater     Verdict = "answered-later" // an open question that a later text answers
)

// Verdicts lists every verdict.
var Verdicts = []Verdict{VerdictOK, VerdictOKInSubstance, VerdictPartly, VerdictContradicted, VerdictSelfContradictory,
	VerdictDisputed, VerdictReported, VerdictUnverified, VerdictOpinion, VerdictAnsweredLater}

// Claim is a factual claim about territory in one of the founding articles.
type Claim struct {
	ID       ClaimID     `json:"id" yaml:"id"`
	Seed     SourceID    `json:"seed" yaml:"seed"` // the founding article that makes it
	Text     string      `json:"text" yaml:"text"` // in our own words
	Verdict  Verdict     `json:"verdict" yaml:"verdict"`
	Check    string      `json:"check,omitempty" yaml:"check"`     // what the verdict rests on
	Sources  []SourceID  `json:"sources,omitempty" yaml:"sources"` // of Check
	Drafts   []DraftID   `json:"drafts,omitempty" yaml:"drafts"`
	Areas    []AreaID    `json:"areas,omitempty" yaml:"areas"`
	Disputes []DisputeID `json:"disputes,omitempty" yaml:"disputes"`
}
