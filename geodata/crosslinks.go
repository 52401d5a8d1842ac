package geodata

import (
	"fmt"
	"slices"
)

// companions are the indexes of what accompanies the drafts.
type companions struct {
	terms      map[TermID]*Term
	disputes   map[DisputeID]*Dispute
	alignments map[ClauseID][]*Alignment
	positions  map[TopicID][]*Position
	events     map[DraftID][]*Event
	disputedBy map[ClauseID][]*Dispute
	disputedIn map[AreaID][]*Dispute
	claims     map[AreaID][]*Claim
}

func newCompanions() companions {
	return companions{
		terms: map[TermID]*Term{}, disputes: map[DisputeID]*Dispute{},
		alignments: map[ClauseID][]*Alignment{}, positions: map[TopicID][]*Position{}, events: map[DraftID][]*Event{},
		disputedBy: map[ClauseID][]*Dispute{}, disputedIn: map[AreaID][]*Dispute{}, claims: map[AreaID][]*Claim{},
	}
}

// linkCompanions fills the indexes. It runs after those of drafts and areas.
func (a *Atlas) linkCompanions() (errs []error) {
	errs = append(errs, index(a.terms, "term", a.Terms, func(t *Term) TermID { return t.ID })...)
	errs = append(errs, index(a.disputes, "dispute", a.Disputes, func(d *Dispute) DisputeID { return d.ID })...)
	errs = append(errs, index(map[AlignmentID]*Alignment{}, "row", a.Alignments, func(r *Alignment) AlignmentID { return r.ID })...)
	errs = append(errs, index(map[PositionID]*Position{}, "position", a.Positions, func(p *Position) PositionID { return p.ID })...)
	errs = append(errs, index(map[EventID]*Event{}, "event", a.Events, func(e *Event) EventID { return e.ID })...)
	errs = append(errs, index(map[ClaimID]*Claim{}, "claim", a.Claims, func(c *Claim) ClaimID { return c.ID })...)
	errs = append(errs, a.linkAlignments()...)
	errs = append(errs, a.linkTermsAndDisputes()...)
	errs = append(errs, a.linkStatements()...)
	return errs
}

func (a *Atlas) linkAlignments() (errs []error) {
	for _, row := range a.Alignments {
		who := "row " + string(row.ID)
		if _, ok := a.topics[row.Topic]; !ok {
			errs = append(errs, fmt.Errorf("%s has the unknown topic %s", who, row.Topic))
		}
		for _, d := range a.Drafts { // in the order of drafts, not of the map
			for _, id := range row.Clauses[d.ID] {
				errs = append(errs, known(a.clauses, who, "clause", id)...)
				if id.Draft() != d.ID {
					errs = append(errs, fmt.Errorf("%s lists the clause %s under %s", who, id, d.ID))
				}
				a.alignments[id] = append(a.alignments[id], row)
			}
		}
		errs = append(errs, knownKeys(a.drafts, who, "draft", row.Clauses)...)
		errs = append(errs, knownKeys(a.drafts, who, "draft", row.Said)...)
		for _, c := range row.Changes {
			errs = append(errs, known(a.drafts, who, "draft", c.From, c.To)...)
		}
	}
	return errs
}

func (a *Atlas) linkTermsAndDisputes() (errs []error) {
	for _, t := range a.Terms {
		errs = append(errs, known(a.sources, "term "+string(t.ID), "source", t.Sources...)...)
	}
	for _, d := range a.Disputes {
		who := "dispute " + string(d.ID)
		errs = append(errs, known(a.drafts, who, "draft", d.Drafts...)...)
		errs = append(errs, known(a.clauses, who, "clause", d.Clauses...)...)
		errs = append(errs, known(a.areas, who, "area", d.Areas...)...)
		errs = append(errs, known(a.sources, who, "source", d.Sources...)...)
		for _, r := range d.Readings {
			errs = append(errs, known(a.sources, who, "source", r.Sources...)...)
		}
		for _, id := range d.Clauses {
			a.disputedBy[id] = append(a.disputedBy[id], d)
		}
		for _, id := range d.Areas {
			a.disputedIn[id] = append(a.disputedIn[id], d)
		}
	}
	for _, draft := range a.Drafts {
		for _, c := range draft.Clauses {
			who := "clause " + string(c.ID)
			errs = append(errs, known(a.terms, who, "term", c.Terms...)...)
			errs = append(errs, known(a.disputes, who, "dispute", c.Disputes...)...)
		}
	}
	return errs
}

// linkStatements is about positions, events and claims.
func (a *Atlas) linkStatements() (errs []error) {
	for _, p := range a.Positions {
		who := "position " + string(p.ID)
		if p.Topic != "" {
			errs = append(errs, known(a.topics, who, "topic", p.Topic)...)
		}
		errs = append(errs, known(a.drafts, who, "draft", p.Drafts...)...)
		errs = append(errs, known(a.sources, who, "source", p.Sources...)...)
		a.positions[p.Topic] = append(a.positions[p.Topic], p)
	}
	for _, e := range a.Events {
		who := "event " + string(e.ID)
		errs = append(errs, known(a.drafts, who, "draft", e.Drafts...)...)
		errs = append(errs, known(a.topics, who, "topic", e.Topics...)...)
		errs = append(errs, known(a.sources, who, "source", e.Sources...)...)
		for _, id := range e.Drafts {
			a.events[id] = append(a.events[id], e)
		}
	}
	for _, c := range a.Claims {
		who := "claim " + string(c.ID)
		errs = append(errs, known(a.sources, who, "source", c.Seed)...)
		errs = append(errs, known(a.sources, who, "source", c.Sources...)...)
		errs = append(errs, known(a.drafts, who, "draft", c.Drafts...)...)
		errs = append(errs, known(a.areas, who, "area", c.Areas...)...)
		errs = append(errs, known(a.disputes, who, "dispute", c.Disputes...)...)
		for _, id := range c.Areas {
			a.claims[id] = append(a.claims[id], c)
		}
	}
	return errs
}

// known returns an error for each id that m does not have.
func known[K ~string, V any](m map[K]V, who, what string, ids ...K) (errs []error) {
	for _, id := range ids {
		if _, ok := m[id]; !ok {
			errs = append(errs, fmt.Errorf("%s names the unknown %s %s", who, what, id))
		}
	}
	return errs
}

// knownKeys is known of the keys of a map. It sorts only what is missing: the
// browser's program links its records each time it starts.
func knownKeys[K ~string, V, W any](m map[K]V, who, what string, of map[K]W) []error {
	var missing []K
	for id := range of {
		if _, ok := m[id]; !ok {
			missing = append(missing, id)
		}
	}
	slices.Sort(missing)
	return known(m, who, what, missing...)
}

// Term returns the term with the id, or nil.
func (a *Atlas) Term(id TermID) *Term { return a.terms[id] }

// Dispute returns the dispute with the id, or nil.
func (a *Atlas) Dispute(id DisputeID) *Dispute { return a.disputes[id] }

// AlignmentsOf returns the rows that list the clause, in the order of the rows.
func (a *Atlas) AlignmentsOf(id ClauseID) []*Alignment { return a.alignments[id] }

// PositionsOn returns the positions on a topic in the order of the files; for
// the empty topic those on the plans as a whole.
func (a *Atlas) PositionsOn(id TopicID) []*Position { return a.positions[id] }

// EventsOf returns the events that name the draft, oldest first.
func (a *Atlas) EventsOf(id DraftID) []*Event { return a.events[id] }

// DisputesOf returns the disputes that name the clause or that the clause
// names, in the order of the disputes.
func (a *Atlas) DisputesOf(id ClauseID) []*Dispute {
	c := a.clauses[id]
	if c == nil {
		return nil
	}
	var out []*Dispute
	for _, d := range a.Disputes {
		if slices.Contains(c.Disputes, d.ID) || slices.Contains(a.disputedBy[id], d) {
			out = append(out, d)
		}
	}
	return out
}

// DisputesOn returns the disputes that name the area, then those that name a
// whole it is part of.
func (a *Atlas) DisputesOn(id AreaID) []*Dispute { return throughWholes(a, id, a.disputedIn) }

// ClaimsOn returns the claims of the founding articles about the area, then
// those about a whole it is part of.
func (a *Atlas) ClaimsOn(id AreaID) []*Claim { return throughWholes(a, id, a.claims) }

func throughWholes[T comparable](a *Atlas, id AreaID, of map[AreaID][]T) []T {
	var out []T
	for _, area := range append([]AreaID{id}, a.wholes[id]...) {
		for _, item := range of[area] {
			if !slices.Contains(out, item) {
				out = append(out, item)
			}
		}
	}
	return out
}
