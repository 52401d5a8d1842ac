package app

import (
	"slices"

	"github.com/draftlines/draftlines/geodata"
)

// Which drafts have a page together. Up to a dozen drafts it is any two. Beyond
// that pages for every pair would grow with the square of the drafts, and most of
// them would set texts beside each other that have nothing to do with each other;
// what any two say on a subject stands in the table of all drafts (columnsPage).
//
// The choice counts places in the order of the drafts, so that a draft that
// becomes known later takes no page away: addresses that were published stay.

// nearby is how many places apart drafts may be to be compared.
const nearby = 10

// pairsOf has for each draft those that it is compared with, in atlas order: the
// first of all, those at most nearby places away, and each with which an editor
// judged a change on any subject.
func pairsOf(a *geodata.Atlas) map[geodata.DraftID][]*geodata.Draft {
	judged := map[[2]geodata.DraftID]bool{}
	for _, row := range a.Alignments {
		for _, c := range row.Changes {
			judged[[2]geodata.DraftID{c.From, c.To}] = true
			judged[[2]geodata.DraftID{c.To, c.From}] = true
		}
	}
	pairs := map[geodata.DraftID][]*geodata.Draft{}
	for i, d := range a.Drafts {
		for j, other := range a.Drafts {
			near := min(i, j) == 0 || max(i, j)-min(i, j) <= nearby
			if i != j && (near || judged[[2]geodata.DraftID{d.ID, other.ID}]) {
				pairs[d.ID] = append(pairs[d.ID], other)
			}
		}
	}
	return pairs
}

// compares reports whether two drafts have a page together.
func (s *Site) compares(a, b *geodata.Draft) bool { return slices.Contains(s.pairs[a.ID], b) }

// everyPair reports whether any two drafts have a page together. Where not, the page
// for unknown addresses tells its script by data-pairs="some" that one of a comparison
// may lead nowhere although both drafts are known. Maps for articles do not know of it
// yet: asked for such a pair by compare=A,B, they go to a map that there is not.
func (s *Site) everyPair() bool {
	for _, others := range s.pairs {
		if len(others) < len(s.Atlas.Drafts)-1 {
			return false
		}
	}
	return true
}
