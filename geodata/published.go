package geodata

// Published is an edition as the log of editions has it: the day, and what is
// different from the edition before. The data of an edition never changes after
// its day; what was wrong is put right in a later one, and said here.
type Published struct {
	Date    Date        `json:"date" yaml:"date"` // a day; the address of its data
	Title   string      `json:"title" yaml:"title"`
	Changes []Amendment `json:"changes" yaml:"changes"`
}

// Amendment is one change from an edition to the next, for readers.
type Amendment struct {
	What string `json:"what" yaml:"what"`
	Why  string `json:"why" yaml:"why"`
}
