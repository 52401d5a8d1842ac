package geodata

// Treatment is what one clause would do to one area.
type Treatment struct {
	Area AreaID        `json:"area" yaml:"area"`
	Kind TreatmentKind `json:"kind" yaml:"kind"`
	// Holder is who would hold the ground if the clause were carried out. The
	// control line of a draft is computed from it.
	Holder Holder `json:"holder" yaml:"holder"`
	// Controls, Enters, Monitors and Trigger answer the test questions in a
	// sentence each: who controls the ground, who may enter it, who monitors
	// it, what sets the rule off or ends it.
	Controls    Answer      `json:"controls" yaml:"controls"`
	Enters      Answer      `json:"enters" yaml:"enters"`
	Monitors    Answer      `json:"monitors" yaml:"monitors"`
	Trigger     Answer      `json:"trigger" yaml:"trigger"`
	Recognition Recognition `json:"recognition" yaml:"recognition"`
	// Vague is true where the text gives no edge: the area is drawn soft.
	Vague bool `json:"vague,omitempty" yaml:"vague"`
	// Reading says how we got from the words to this area, where that takes a
	// reading: "no oblast is named; editors read it as …".
	Reading string `json:"reading,omitempty" yaml:"reading"`
}

// TreatmentKind is one of a fixed list; see [TreatmentKinds].
type TreatmentKind string

const (
	DeFactoRecognition  TreatmentKind = "de-facto-recognition"
	DeJureRecognition   TreatmentKind = "de-jure-recognition"
	FrozenLine          TreatmentKind = "frozen-line"
	DemilitarisedBuffer TreatmentKind = "demilitarised-buffer"
	Demilitarisation    TreatmentKind = "demilitarisation"
	RussianWithdrawal   TreatmentKind = "russian-withdrawal"
	UkrainianWithdrawal TreatmentKind = "ukrainian-withdrawal"
	ReturnToUkraine     TreatmentKind = "return-to-ukraine"
	OpenTalks           TreatmentKind = "open-talks"
	EconomicZone        TreatmentKind = "economic-zone"
	SharedOperation     TreatmentKind = "shared-operation"
	FreePassage         TreatmentKind = "free-passage"
	NoChange            TreatmentKind = "no-change" // the text says that it stays as it is
)

// TreatmentKinds lists every kind in the order of the legend.
var TreatmentKinds = []TreatmentKind{
	DeJureRecognition, DeFactoRecognition, DemilitarisedBuffer, Demilitarisation,
	FrozenLine, RussianWithdrawal, UkrainianWithdrawal, ReturnToUkraine,
	OpenTalks, EconomicZone, SharedOperation, FreePassage, NoChange,
}

// Holder is who holds a piece of ground. Holding is a fact, not a title.
type Holder string

const (
	Ukraine    Holder = "ukraine"
	Russia     Holder = "russia"
	Neither    Holder = "neither"      // no army of either side
	Shared     Holder = "shared"       // jointly run
	Undecided  Holder = "undecided"    // left to talks
	Unspoken   Holder = "silent"       // the text does not say
	NotAtIssue Holder = "not-at-issue" // the treatment says nothing about holding
)

// Holders lists every holder.
var Holders = []Holder{Ukraine, Russia, Neither, Shared, Undecided, Unspoken, NotAtIssue}

// Answer is a short sentence that answers a test question from the text, or
// [Silent].
type Answer string

// Silent is the answer where the text says nothing.
const Silent Answer = "silent"

// Recognition says what would be recognised, as what, and by whom.
type Recognition struct {
	Level RecognitionLevel `json:"level" yaml:"level"`
	Of    RecognitionOf    `json:"of,omitempty" yaml:"of"` // empty where nothing is recognised
	By    string           `json:"by,omitempty" yaml:"by"` // in the text's sense: "by all, the United States included"
	Note  string           `json:"note,omitempty" yaml:"note"`
}

// RecognitionLevel never merges fact and law. [RecognitionUnqualified] is for
// wording that speaks of recognition without saying de facto or de jure.
type RecognitionLevel string

const (
	RecognitionNone        RecognitionLevel = "none"
	RecognitionDeFacto     RecognitionLevel = "de-facto"
	RecognitionDeJure      RecognitionLevel = "de-jure"
	RecognitionUnqualified RecognitionLevel = "unqualified"
	RecognitionSilent      RecognitionLevel = "silent"
)

// RecognitionOf is the object of recognition.
type RecognitionOf string

const (
	OfLine      RecognitionOf = "line"
	OfControl   RecognitionOf = "control"
	OfBelonging RecognitionOf = "belonging"
)
