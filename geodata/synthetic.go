package geodata

import "strings"

// SyntheticPrefix begins the id of everything that was made up to measure how
// the project grows, in the part of the id that is its own:
// synthetic-7-donetsk-held, us-28/synthetic-2-21d. The data files may not use it.
const SyntheticPrefix = "synthetic-"

// IsSynthetic reports whether any area, draft or clause of the records was made
// up. Such records are for measuring and are never published.
func IsSynthetic(r *Records) bool {
	for _, a := range r.Areas {
		if strings.HasPrefix(string(a.ID), SyntheticPrefix) {
			return true
		}
	}
	for _, d := range r.Drafts {
		if strings.HasPrefix(string(d.ID), SyntheticPrefix) {
			return true
		}
		for _, c := range d.Clauses {
			if strings.HasPrefix(c.ID.Number(), SyntheticPrefix) {
				return true
			}
		}
	}
	return false
}
