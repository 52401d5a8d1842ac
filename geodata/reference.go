package geodata

// Reliability says what kind of publisher a source is.
type Reliability string

const (
	Official   Reliability = "official"   // primary or official text
	Agency     Reliability = "agency"     // agency or established newsroom
	National   Reliability = "national"   // national or online newsroom, specialist site
	Repost     Reliability = "repost"     // repost or aggregator: witness that a text circulated
	Kremlin    Reliability = "kremlin"    // Kremlin-aligned or Russian state outlet
	Opinion    Reliability = "opinion"    // opinion or advocacy
	Founding   Reliability = "founding"   // one of the five articles that the project started from
	Geographic Reliability = "geographic" // data set or map
)

// Source is an entry of the register of sources.
type Source struct {
	ID          SourceID    `json:"id" yaml:"id"`
	Publisher   string      `json:"publisher" yaml:"publisher"`
	Title       string      `json:"title" yaml:"title"`
	Described   bool        `json:"described,omitempty" yaml:"described"` // Title is our description, the copy showed none
	Date        Date        `json:"date,omitempty" yaml:"date"`
	DateNote    string      `json:"dateNote,omitempty" yaml:"date_note"` // where the date is missing or uncertain
	URL         string      `json:"url,omitempty" yaml:"url"`
	Reliability Reliability `json:"reliability" yaml:"reliability"`
	ReadInFull  bool        `json:"readInFull,omitempty" yaml:"read_in_full"`
	Licence     string      `json:"licence,omitempty" yaml:"licence"` // for data sets
}

// Topic is one of the subjects of the clauses.
type Topic struct {
	ID      TopicID `json:"id" yaml:"id"`
	Name    string  `json:"name" yaml:"name"`
	Heading string  `json:"heading" yaml:"heading"` // one of five
	Summary string  `json:"summary" yaml:"summary"`
}
