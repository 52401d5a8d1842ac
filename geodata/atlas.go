package geodata

import (
	"errors"
	"fmt"
	"slices"
)

// Records is everything that the files hold, as decoded, before it is linked.
// It is also the form in which an edition is stored.
type Records struct {
	Edition    Date         `json:"edition"`            // date of the newest change of the data
	Editions   []*Published `json:"editions,omitempty"` // newest first; the first is this one
	Topics     []*Topic     `json:"topics"`
	Drafts     []*Draft     `json:"drafts"` // oldest first
	Areas      []*Area      `json:"areas"`  // in the order of the lists beside the map
	Lines      []*Line      `json:"lines"`
	Base       Base         `json:"base"`
	Places     []*Place     `json:"places"` // largest first
	Sources    []*Source    `json:"sources"`
	Alignments []*Alignment `json:"alignments,omitempty"`
	Positions  []*Position  `json:"positions,omitempty"`
	Terms      []*Term      `json:"terms,omitempty"`
	Events     []*Event     `json:"events,omitempty"` // oldest first
	Disputes   []*Dispute   `json:"disputes,omitempty"`
	Claims     []*Claim     `json:"claims,omitempty"`
}

// Atlas is the records with both indexes. It is read-only: callers must not
// change what its methods return.
type Atlas struct {
	Records
	drafts  map[DraftID]*Draft
	clauses map[ClauseID]*Clause
	areas   map[AreaID]*Area
	sources map[SourceID]*Source
	topics  map[TopicID]*Topic
	units   map[UnitID]*Unit
	wholes  map[AreaID][]AreaID // part -> wholes, the nearest first
	links   map[linkKey][]Link  // direct links, in the order of clauses
	subs    map[ClauseID][]*Clause
	companions
}

// Link is one thread between a clause and an area.
type Link struct {
	Clause *Clause
	Area   AreaID // the area that the clause names
	// Treatment is what the clause would do to the area; nil where the clause
	// only speaks of it (Clause.Concerns).
	Treatment *Treatment
}

// linkKey names the direct links of one draft to one area, so that a page about
// one draft does not look at those of all others.
type linkKey struct {
	area  AreaID
	draft DraftID
}

// New links the records. The error joins all ids used twice and all references
// that lead nowhere.
func New(r Records) (*Atlas, error) {
	a := &Atlas{
		Records: r,
		drafts:  map[DraftID]*Draft{}, clauses: map[ClauseID]*Clause{}, areas: map[AreaID]*Area{},
		sources: map[SourceID]*Source{}, topics: map[TopicID]*Topic{}, units: map[UnitID]*Unit{},
		wholes: map[AreaID][]AreaID{}, links: map[linkKey][]Link{}, subs: map[ClauseID][]*Clause{},
		companions: newCompanions(),
	}
	var errs []error
	errs = append(errs, index(a.topics, "topic", r.Topics, func(t *Topic) TopicID { return t.ID })...)
	errs = append(errs, index(a.sources, "source", r.Sources, func(s *Source) SourceID { return s.ID })...)
	errs = append(errs, index(a.areas, "area", r.Areas, func(x *Area) AreaID { return x.ID })...)
	errs = append(errs, index(a.units, "unit", r.Base.Units, func(u *Unit) UnitID { return u.ID })...)
	errs = append(errs, index(a.drafts, "draft", r.Drafts, func(d *Draft) DraftID { return d.ID })...)
	for _, d := range r.Drafts {
		errs = append(errs, index(a.clauses, "clause", d.Clauses, func(c *Clause) ClauseID { return c.ID })...)
	}
	errs = append(errs, a.linkWholes()...)
	errs = append(errs, a.linkClauses()...)
	errs = append(errs, a.linkCompanions()...)
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("geodata: new atlas: %w", err)
	}
	return a, nil
}

func index[K comparable, V any](m map[K]*V, what string, items []*V, id func(*V) K) (errs []error) {
	for _, item := range items {
		key := id(item)
		if _, twice := m[key]; twice {
			errs = append(errs, fmt.Errorf("%s %v is there twice", what, key))
		}
		m[key] = item
	}
	return errs
}

func (a *Atlas) linkWholes() (errs []error) {
	for _, whole := range a.Areas {
		for _, part := range whole.Parts {
			if _, ok := a.areas[part]; !ok {
				errs = append(errs, fmt.Errorf("area %s has the unknown part %s", whole.ID, part))
			}
			a.wholes[part] = append(a.wholes[part], whole.ID)
		}
	}
	a.climb()
	return errs
}

// climb adds to the wholes of each part what these are parts of in turn. A
// circle, which the check of the files refuses, ends where it began.
func (a *Atlas) climb() {
	direct := a.wholes
	a.wholes = make(map[AreaID][]AreaID, len(direct))
	for part, wholes := range direct {
		for i := 0; i < len(wholes); i++ {
			for _, above := range direct[wholes[i]] {
				if above != part && !slices.Contains(wholes, above) {
					wholes = append(wholes[:len(wholes):len(wholes)], above)
				}
			}
		}
		a.wholes[part] = wholes
	}
}

func (a *Atlas) linkClauses() (errs []error) {
	for _, d := range a.Drafts {
		for _, c := range d.Clauses {
			if c.Parent != "" {
				a.subs[c.Parent] = append(a.subs[c.Parent], c)
			}
			for i := range c.Treatments {
				t := &c.Treatments[i]
				errs = append(errs, a.link(Link{c, t.Area, t})...)
			}
			for _, id := range c.Concerns {
				errs = append(errs, a.link(Link{c, id, nil})...)
			}
			for _, id := range c.Topics {
				if _, ok := a.topics[id]; !ok {
					errs = append(errs, fmt.Errorf("clause %s has the unknown topic %s", c.ID, id))
				}
			}
			for _, id := range c.Sources {
				if _, ok := a.sources[id]; !ok {
					errs = append(errs, fmt.Errorf("clause %s has the unknown source %s", c.ID, id))
				}
			}
		}
	}
	return errs
}

func (a *Atlas) link(l Link) []error {
	if _, ok := a.areas[l.Area]; !ok {
		return []error{fmt.Errorf("clause %s names the unknown area %s", l.Clause.ID, l.Area)}
	}
	key := linkKey{l.Area, l.Clause.ID.Draft()}
	a.links[key] = append(a.links[key], l)
	return nil
}

// Draft returns the draft with the id, or nil.
func (a *Atlas) Draft(id DraftID) *Draft { return a.drafts[id] }

// Clause returns the clause with the id, or nil.
func (a *Atlas) Clause(id ClauseID) *Clause { return a.clauses[id] }

// Area returns the area with the id, or nil.
func (a *Atlas) Area(id AreaID) *Area { return a.areas[id] }

// Source returns the source with the id, or nil.
func (a *Atlas) Source(id SourceID) *Source { return a.sources[id] }

// Topic returns the topic with the id, or nil.
func (a *Atlas) Topic(id TopicID) *Topic { return a.topics[id] }

// Unit returns the oblast or city with the id, or nil.
func (a *Atlas) Unit(id UnitID) *Unit { return a.units[id] }

// SubClauses returns the sub-clauses of a clause in the text's order.
func (a *Atlas) SubClauses(id ClauseID) []*Clause { return a.subs[id] }

// WholesOf returns the areas that have the area as a part, then those that have
// one of these, and so on.
func (a *Atlas) WholesOf(id AreaID) []AreaID { return a.wholes[id] }

// NewestComplete returns the newest draft whose every clause is in the data,
// or nil if there is none.
func (a *Atlas) NewestComplete() *Draft {
	var newest *Draft
	for _, d := range a.Drafts {
		if d.Complete && (newest == nil || d.Date >= newest.Date) {
			newest = d
		}
	}
	return newest
}

// Newest returns the draft that the site opens with: the newest complete one
// or, while none is complete, the newest. It is nil only without any draft.
func (a *Atlas) Newest() *Draft {
	if d := a.NewestComplete(); d != nil || len(a.Drafts) == 0 {
		return d
	}
	return a.Drafts[len(a.Drafts)-1]
}

// LinksOf returns every link of the draft's clauses to the area: first those
// that name the area itself, then those that name a whole it is part of. Links
// through a whole, the nearest first, have Link.Area different from id.
func (a *Atlas) LinksOf(id AreaID, draft DraftID) []Link {
	var out []Link
	for _, area := range append([]AreaID{id}, a.wholes[id]...) {
		out = append(out, a.links[linkKey{area, draft}]...)
	}
	return out
}

// TreatmentsOf returns the links of LinksOf that have a treatment.
func (a *Atlas) TreatmentsOf(id AreaID, draft DraftID) []Link {
	var out []Link
	for _, l := range a.LinksOf(id, draft) {
		if l.Treatment != nil {
			out = append(out, l)
		}
	}
	return out
}

// AreasOf returns the areas that a clause names, treated ones first, each once.
func (a *Atlas) AreasOf(id ClauseID) []AreaID {
	c := a.clauses[id]
	if c == nil {
		return nil
	}
	var out []AreaID
	seen := map[AreaID]bool{}
	add := func(id AreaID) {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	for _, t := range c.Treatments {
		add(t.Area)
	}
	for _, id := range c.Concerns {
		add(id)
	}
	return out
}

// PartsOf returns the drawn areas that an area stands for: its parts, theirs in
// turn, or itself if it has none.
func (a *Atlas) PartsOf(id AreaID) []AreaID {
	area := a.areas[id]
	if area == nil || len(area.Parts) == 0 {
		return []AreaID{id}
	}
	var out []AreaID
	for _, part := range area.Parts {
		out = append(out, a.PartsOf(part)...)
	}
	return out
}

// HolderUnder returns who would hold a drawn area if the draft were carried
// out. A treatment that names the area itself outranks one that names a whole.
// Where no treatment says anything about holding, it returns today's holder and
// false.
func (a *Atlas) HolderUnder(draft DraftID, id AreaID) (holder Holder, said bool) {
	for _, l := range a.TreatmentsOf(id, draft) {
		if h := l.Treatment.Holder; h != NotAtIssue && h != Unspoken {
			return h, true
		}
	}
	if area := a.areas[id]; area != nil {
		return area.Holder, false
	}
	return Unspoken, false
}
