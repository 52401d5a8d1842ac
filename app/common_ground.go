package app

import (
	"slices"
	"strings"

	"github.com/draftlines/draftlines/geodata"
)

// Common ground is computed and never edited: for each topic, which parties'
// newest dated positions meet, conflict, or cannot be compared. A stance word
// says little without its object (a ban and its refusal can both be
// "supported"), so two positions are only set against each other where they
// name the same draft.

// side is the direction of a stance.
type side int

const (
	sideUnknown side = iota // no public position found, or no single word fits
	sideOpen                // undecided
	sideFor
	sideForChanged // for it with changes
	sideAgainst
)

var stanceSides = map[geodata.Stance]side{
	geodata.StanceSupports: sideFor, geodata.StanceAccepts: sideFor,
	geodata.StanceAcceptsWithChanges: sideForChanged, geodata.StanceRejects: sideAgainst,
	geodata.StanceUndecided: sideOpen,
}

// standpoint is where a party stood last on a topic.
type standpoint struct {
	party geodata.PartyID
	// newest is the newest dated position, an undated one where there is no
	// other, or nil where nothing is recorded.
	newest *geodata.Position
	side   side
}

// standpointOf picks the newest position of a party. Where two could be the
// newest, because they end on the same day or only the month of one is known,
// and they do not point the same way, the side is unknown.
func standpointOf(party geodata.PartyID, positions []*geodata.Position) standpoint {
	sp := standpoint{party: party}
	for _, p := range positions {
		if p.Party != party {
			continue
		}
		switch own := stanceSides[p.Stance]; {
		case sp.newest == nil || isLater(endOf(p), endOf(sp.newest)):
			sp.newest, sp.side = p, own
		case !isLater(endOf(sp.newest), endOf(p)) && own != sp.side:
			sp.side = sideUnknown
		}
	}
	return sp
}

// endOf is the last day on which a position was taken; empty where undated.
func endOf(p *geodata.Position) geodata.Date {
	if p.DateTo != "" {
		return p.DateTo
	}
	return p.Date
}

// isLater reports whether a is certainly later than b. Within a month of which
// only one has the day, neither is. Any date is later than none.
func isLater(a, b geodata.Date) bool {
	if b == "" || a == "" {
		return a != "" && b == ""
	}
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

// relation is what two standpoints on one draft are to each other.
type relation int

const (
	apart        relation = iota // not about the same draft, or not known
	meet                         // both for it
	meetChanged                  // both for it, at least one with changes
	meetRefusing                 // both against it
	conflict                     // one for it, one against it
)

// commonPair is two parties whose newest positions name the same draft.
type commonPair struct {
	a, b     geodata.PartyID
	drafts   []geodata.DraftID // that both positions name
	relation relation
	reported bool // at least one of the positions is only reported
}

func relationOf(a, b side) relation {
	if a < sideFor || b < sideFor {
		return apart
	}
	switch against := [2]bool{a == sideAgainst, b == sideAgainst}; {
	case against[0] && against[1]:
		return meetRefusing
	case against[0] || against[1]:
		return conflict
	case a == sideForChanged || b == sideForChanged:
		return meetChanged
	}
	return meet
}

// commonGround is what can be said about a topic without judging.
type commonGround struct {
	standpoints []standpoint // in the order of the parties asked for
	pairs       []commonPair // in the same order
}

// commonGroundOf computes the common ground of parties from positions.
func commonGroundOf(parties []geodata.PartyID, positions []*geodata.Position) commonGround {
	var g commonGround
	for _, party := range parties {
		g.standpoints = append(g.standpoints, standpointOf(party, positions))
	}
	for i, a := range g.standpoints {
		for _, b := range g.standpoints[i+1:] {
			r := relationOf(a.side, b.side)
			if r == apart {
				continue
			}
			if shared := sharedDrafts(a.newest, b.newest); len(shared) > 0 {
				g.pairs = append(g.pairs, commonPair{a.party, b.party, shared, r, a.newest.Reported || b.newest.Reported})
			}
		}
	}
	return g
}

func sharedDrafts(a, b *geodata.Position) []geodata.DraftID {
	var out []geodata.DraftID
	for _, id := range a.Drafts {
		if slices.Contains(b.Drafts, id) {
			out = append(out, id)
		}
	}
	return out
}

// unpaired lists the parties that neither meet nor conflict with another, by
// the reason: nothing known, undecided, or no common draft.
func (g commonGround) unpaired() (unknown, open, elsewhere []geodata.PartyID) {
	paired := map[geodata.PartyID]bool{}
	for _, p := range g.pairs {
		paired[p.a], paired[p.b] = true, true
	}
	for _, sp := range g.standpoints {
		switch {
		case sp.side == sideUnknown:
			unknown = append(unknown, sp.party)
		case sp.side == sideOpen:
			open = append(open, sp.party)
		case !paired[sp.party]:
			elsewhere = append(elsewhere, sp.party)
		}
	}
	return unknown, open, elsewhere
}

// partyList writes parties in a sentence: Ukraine, Russia and NATO.
func partyList(parties []geodata.PartyID) string {
	var names []string
	for _, p := range parties {
		names = append(names, partyWords[p])
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}
