package press

import (
	"slices"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/source"
)

// licence is the licence of the data as a whole.
const licence = "CC BY 4.0"

// header opens every published document.
type header struct {
	Schema  string       `json:"$schema"`
	Edition geodata.Date `json:"edition"`
	Licence string       `json:"licence"`
}

// publish adds the files that are served under /data/, and the index of them.
func publish(e Edition, a *geodata.Atlas, files *source.Files) {
	p := publisher{a}
	s := &shelf{edition: e, date: a.Edition}
	s.document("drafts.json", "Drafts, in brief", p.drafts())
	for _, d := range a.Drafts {
		s.document("drafts/"+string(d.ID)+".json", d.Title+" with all its clauses", p.draft(d))
	}
	s.document("areas.json", "Areas with their clauses", p.areas())
	p.publishRecords(s)
	p.publishTables(s)
	for _, l := range p.layers(files) {
		s.layer(l)
	}
	s.index(p.header("index"))
}

// publishRecords adds the documents beside drafts and areas.
func (p publisher) publishRecords(s *shelf) {
	s.document("treatments.json", "What each clause would do to which area, with the test questions", p.flatTreatments())
	s.document("topics.json", "Topics with their clauses", p.topics())
	s.document("alignment.json", "What the drafts say, subject by subject, and what changed", p.alignment())
	s.document("positions.json", "What the parties said", p.positions())
	s.document("events.json", "Timeline", p.events())
	s.document("terms.json", "Glossary with questions to put to a text", p.terms())
	s.document("disputes.json", "Where sources contradict each other", p.disputes())
	s.document("claims.json", "Claims of the founding articles about territory, checked", p.claims())
	s.document("places.json", "Towns with the clauses on the areas that they lie in", p.places())
	s.document("sources.json", "Register of sources", p.register())
}

// publishTables adds the same records as tables, one row each.
func (p publisher) publishTables(s *shelf) {
	table(s, "drafts.csv", "Drafts", p.header("draft"), p.draftRows())
	table(s, "clauses.csv", "Clauses of all drafts", p.header("draft"), p.clauseRows())
	table(s, "areas.csv", "Areas with their clauses", p.header("areas"), p.areas().Areas)
	table(s, "treatments.csv", "What each clause would do to which area, with the test questions", p.header("treatments"), p.flatTreatments().Treatments)
	table(s, "topics.csv", "Topics with their clauses", p.header("topics"), p.topics().Topics)
	table(s, "alignment.csv", "What the drafts say, subject by subject, and what changed", p.header("alignment"), alignmentRows(p.alignment()))
	table(s, "positions.csv", "What the parties said", p.header("positions"), p.positions().Positions)
	table(s, "events.csv", "Timeline", p.header("events"), p.events().Events)
	table(s, "terms.csv", "Glossary with questions to put to a text", p.header("terms"), p.terms().Terms)
	table(s, "disputes.csv", "Where sources contradict each other", p.header("disputes"), disputeRows(p.disputes()))
	table(s, "claims.csv", "Claims of the founding articles about territory, checked", p.header("claims"), p.claims().Claims)
	table(s, "places.csv", "Towns with the clauses on the areas that they lie in", p.header("places"), placeRows(p.places()))
	table(s, "sources.csv", "Register of sources", p.header("sources"), p.register().Sources)
}

type publisher struct{ atlas *geodata.Atlas }

// url is the address of a published file, with the edition in it: what a
// document names stays what it was when the document was made.
func (p publisher) url(name string) string { return datedURL(p.atlas.Edition, name) }

func datedURL(edition geodata.Date, name string) string {
	return "/data/" + string(edition) + "/" + name
}

func (p publisher) header(schema string) header {
	return header{p.url("schema/" + schema + ".schema.json"), p.atlas.Edition, licence}
}

type draftsDocument struct {
	header
	Drafts []draftEntry `json:"drafts"`
}

type draftEntry struct {
	ID       geodata.DraftID  `json:"id"`
	Name     string           `json:"name"`
	Title    string           `json:"title"`
	Date     geodata.Date     `json:"date"`
	Standing geodata.Standing `json:"standing"`
	Complete bool             `json:"complete"`
	Clauses  int              `json:"clauses"` // sub-clauses included
	URL      string           `json:"url"`
}

func (p publisher) drafts() draftsDocument {
	doc := draftsDocument{header: p.header("drafts"), Drafts: []draftEntry{}}
	for _, d := range p.atlas.Drafts {
		doc.Drafts = append(doc.Drafts, draftEntry{d.ID, d.Name, d.Title, d.Date, d.Standing, d.Complete,
			len(d.Clauses), p.draftURL(d)})
	}
	return doc
}

func (p publisher) draftURL(d *geodata.Draft) string {
	return p.url("drafts/" + string(d.ID) + ".json")
}

// draftFacts are what document and table say of a draft in the same members.
type draftFacts struct {
	ID       geodata.DraftID  `json:"id"`
	Name     string           `json:"name"`
	Title    string           `json:"title"`
	Date     geodata.Date     `json:"date"`
	Authors  string           `json:"authors"`
	Standing geodata.Standing `json:"standing"`
	Status   string           `json:"status"`
	Summary  string           `json:"summary"`
	Shape    string           `json:"shape"`
	Complete bool             `json:"complete"`
}

func factsOfDraft(d *geodata.Draft) draftFacts {
	return draftFacts{d.ID, d.Name, d.Title, d.Date, d.Authors, d.Standing, d.Status, d.Summary, d.Shape, d.Complete}
}

type draftDocument struct {
	header
	draftFacts
	History []geodata.Dated    `json:"history"`
	Sources []geodata.SourceID `json:"sources"`
	Clauses []clauseDocument   `json:"clauses"`
	// Register has every source that the document names.
	Register []sourceDocument `json:"register"`
}

// clauseFacts are what document and table say of a clause in the same members.
type clauseFacts struct {
	Number   string            `json:"number"`
	Parent   geodata.ClauseID  `json:"parent,omitempty"`
	Title    string            `json:"title"`
	Summary  string            `json:"summary"`
	Topics   []geodata.TopicID `json:"topics"`
	Standing geodata.Standing  `json:"standing"`
}

func factsOfClause(c *geodata.Clause) clauseFacts {
	return clauseFacts{c.Number, c.Parent, c.Title, c.Summary, list(c.Topics), c.Standing}
}

type clauseDocument struct {
	ID geodata.ClauseID `json:"id"`
	clauseFacts
	Confidence geodata.Confidence  `json:"confidence"`
	Treatments []geodata.Treatment `json:"treatments"`
	Concerns   []geodata.AreaID    `json:"concerns"`
	NoGround   string              `json:"no_ground,omitempty"`
	Notes      []geodata.Note      `json:"notes"`
	Terms      []geodata.TermID    `json:"terms"`
	Disputes   []geodata.DisputeID `json:"disputes"`
	Sources    []geodata.SourceID  `json:"sources"`
}

func (p publisher) draft(d *geodata.Draft) draftDocument {
	doc := draftDocument{header: p.header("draft"), draftFacts: factsOfDraft(d), History: list(d.History), Sources: list(d.Sources)}
	cited := slices.Clone(d.Sources)
	for _, h := range d.History {
		cited = append(cited, h.Sources...)
	}
	for _, c := range d.Clauses {
		doc.Clauses = append(doc.Clauses, clauseDocument{c.ID, factsOfClause(c), c.Confidence, list(c.Treatments), list(c.Concerns), c.NoGround, list(c.Notes), list(c.Terms),
			list(p.disputesOf(c)), list(c.Sources)})
		cited = append(cited, c.Sources...)
		for _, note := range c.Notes {
			cited = append(cited, note.Sources...)
		}
	}
	doc.Register = p.sources(cited)
	return doc
}

// disputesOf returns the disputes that the clause names or that name it, so
// that the links go both ways.
func (p publisher) disputesOf(c *geodata.Clause) (ids []geodata.DisputeID) {
	for _, d := range p.atlas.DisputesOf(c.ID) {
		ids = append(ids, d.ID)
	}
	return ids
}

type areasDocument struct {
	header
	Areas []areaDocument `json:"areas"`
	// Clauses is the same links from the other end.
	Clauses  []clauseAreas    `json:"clauses"`
	Register []sourceDocument `json:"register"`
}

type areaDocument struct {
	ID         geodata.AreaID     `json:"id"`
	NameEn     string             `json:"name_en"`
	NameUk     string             `json:"name_uk"`
	Form       geodata.Form       `json:"form"`
	Parts      []geodata.AreaID   `json:"parts"`
	Wholes     []geodata.AreaID   `json:"wholes"`
	Unit       geodata.UnitID     `json:"unit,omitempty"`
	Holder     geodata.Holder     `json:"holder"`
	Summary    string             `json:"summary"`
	AsOf       geodata.Date       `json:"as_of"`
	KM2        float64            `json:"km2,omitempty"`
	KM         float64            `json:"km,omitempty"`
	PrecisionM int                `json:"precision_m,omitempty"`
	Derivation string             `json:"derivation,omitempty"`
	Licence    string             `json:"licence"`
	Sources    []geodata.SourceID `json:"sources"`
	NoClause   string             `json:"no_clause,omitempty"`
	// Clauses name the area itself; ThroughWhole only a whole it is part of.
	Clauses      []geodata.ClauseID `json:"clauses"`
	ThroughWhole []geodata.ClauseID `json:"clauses_through_whole"`
}

type clauseAreas struct {
	ID    geodata.ClauseID `json:"id"`
	Areas []geodata.AreaID `json:"areas"`
}

func (p publisher) areas() areasDocument {
	doc := areasDocument{header: p.header("areas"), Clauses: []clauseAreas{}}
	var cited []geodata.SourceID
	for _, a := range p.atlas.Areas {
		direct, through := p.clausesOf(a.ID)
		doc.Areas = append(doc.Areas, areaDocument{a.ID, a.Name.En, a.Name.Uk, a.Form, list(a.Parts),
			list(p.atlas.WholesOf(a.ID)), a.Unit, a.Holder, a.Summary, a.AsOf, a.KM2, a.KM, a.PrecisionM, a.Derivation,
			a.Licence, list(a.Sources), a.NoClause, direct, through})
		cited = append(cited, a.Sources...)
	}
	for _, d := range p.atlas.Drafts {
		for _, c := range d.Clauses {
			doc.Clauses = append(doc.Clauses, clauseAreas{c.ID, list(p.atlas.AreasOf(c.ID))})
		}
	}
	doc.Register = p.sources(cited)
	return doc
}

// clausesOf returns the clauses that name an area, and those that only name a
// whole that it is part of, each once.
func (p publisher) clausesOf(id geodata.AreaID) (direct, through []geodata.ClauseID) {
	direct, through = []geodata.ClauseID{}, []geodata.ClauseID{}
	seen := map[geodata.ClauseID]bool{}
	for _, d := range p.atlas.Drafts {
		for _, l := range p.atlas.LinksOf(id, d.ID) { // those to the area itself come first
			known := seen[l.Clause.ID]
			seen[l.Clause.ID] = true
			switch {
			case known:
			case l.Area == id:
				direct = append(direct, l.Clause.ID)
			default:
				through = append(through, l.Clause.ID)
			}
		}
	}
	return direct, through
}

type sourceDocument struct {
	ID          geodata.SourceID    `json:"id"`
	Publisher   string              `json:"publisher"`
	Title       string              `json:"title"`
	Described   bool                `json:"described,omitempty"`
	Date        geodata.Date        `json:"date,omitempty"`
	DateNote    string              `json:"date_note,omitempty"`
	URL         string              `json:"url,omitempty"`
	Reliability geodata.Reliability `json:"reliability"`
	Licence     string              `json:"licence,omitempty"`
}

// sources resolves ids, each once, in the order of the ids.
func (p publisher) sources(ids []geodata.SourceID) []sourceDocument {
	out := []sourceDocument{}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		s := p.atlas.Source(id)
		out = append(out, sourceDocument{s.ID, s.Publisher, s.Title, s.Described, s.Date, s.DateNote, s.URL, s.Reliability, s.Licence})
	}
	return out
}

// list makes sure that an empty list is published as one and not as null.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
