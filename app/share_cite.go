//go:build !wasm

package app

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/draftlines/draftlines/geodata"
)

// cslJSON is a citation as reference managers read it (Citation Style Language,
// version 1.0.2).
func (s *Site) cslJSON(r Route) string {
	content, err := json.MarshalIndent([]map[string]any{{
		"id": citationKey(r), "type": "webpage", "title": r.Title, "container-title": siteName,
		"author":   []map[string]string{{"literal": siteName}},
		"issued":   map[string]any{"date-parts": [][]int{dateParts(s.Atlas.Edition)}},
		"note":     "Edition of " + longDate(s.Atlas.Edition) + ", CC BY 4.0",
		"language": "en",
		"URL":      s.Origin + r.Path,
	}}, "", "  ")
	if err != nil {
		panic(err) // texts and numbers
	}
	return unescapeJSON.Replace(string(content))
}

// unescapeJSON undoes what encoding/json does for pages that have JSON in a
// script; here people read it.
var unescapeJSON = strings.NewReplacer(`\u0026`, "&", `\u003c`, "<", `\u003e`, ">")

// dateParts are the year, month and day of a date.
func dateParts(d geodata.Date) []int {
	var parts []int
	for part := range strings.SplitSeq(string(d), "-") {
		if n, err := strconv.Atoi(part); err == nil {
			parts = append(parts, n)
		}
	}
	return parts
}
