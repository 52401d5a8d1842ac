// Package measured carries the summary of the last run of cmd/bench that was
// published, for the page /method. It is written by "make bench" and committed;
// nothing in it names a machine.
package measured

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed last.json
var last []byte

// Run is the summary of a run.
type Run struct {
	Date    string   `json:"date"`    // 2006-01-02
	Rounds  int      `json:"rounds"`  // each measured every page once under every condition
	Cores   int      `json:"cores"`   // of the machine
	System  string   `json:"system"`  // such as "linux/amd64"
	Go      string   `json:"go"`      // version
	Browser string   `json:"browser"` // name and version
	Pages   []string `json:"pages"`   // ours first, then the peer that ratios are taken to
	Rows    []Row    `json:"rows"`
}

// Row is what was measured of every page under one condition.
type Row struct {
	Measure   string `json:"measure"`
	Condition string `json:"condition"`
	Unit      string `json:"unit"`
	Digits    int    `json:"digits"` // after the point, in tables
	// More is whether more is better.
	More bool `json:"more,omitempty"`
	// Values are those of the pages, in their order; nil for a page of which this
	// was not measured.
	Values []*Value `json:"values"`
}

// Value is the median of the rounds, and the least and the greatest of them.
type Value struct {
	Median float64 `json:"median"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
}

// Last returns the last published run; a test proves that it can be read.
func Last() Run {
	var r Run
	if err := json.Unmarshal(last, &r); err != nil {
		panic(fmt.Sprintf("last.json, which cmd/bench writes: %v", err))
	}
	return r
}
