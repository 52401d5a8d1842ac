package source

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/draftlines/draftlines/geodata"
)

// Check reports what is wrong between and inside the records, geometry
// included. Where a folder could not be read whole, references into it are not
// reported as leading nowhere: Decode has said what is wrong there.
func (f *Files) Check() []Problem {
	c := newChecker(f)
	c.checkEdition()
	c.checkRegisters()
	c.checkDrafts()
	c.checkCompanions()
	c.checkLayers()
	c.checkNamed()
	c.checkPieces()
	c.checkUnits()
	c.checkPlaces()
	c.checkNames()
	c.checkPoints()
	return c.sorted()
}

// checker holds what the checks look up in each other's files.
type checker struct {
	report
	f        *Files
	areas    reference
	units    reference
	topics   reference
	sources  reference
	terms    reference
	disputes reference
	drafts   reference
	clauses  reference
	places   reference
	seen     map[string]bool   // ids, each behind its kind
	forms    map[string]string // names and forms of terms in small letters, to the ids
	// features by id, where the ids are unique
	area map[geodata.AreaID]*Feature
	unit map[geodata.UnitID]*Feature
	// spoilt has the features whose own geometry is wrong: what follows from
	// it is not reported again.
	spoilt map[*Feature]bool
}

// reference is a kind of thing that records name by id.
type reference struct {
	rule, what, nowhere string
	known               map[string]bool
	partial             bool // some ids may be missing because a file could not be read
}

func newChecker(f *Files) *checker {
	c := &checker{f: f, seen: map[string]bool{}, forms: map[string]string{}, spoilt: map[*Feature]bool{},
		area: map[geodata.AreaID]*Feature{}, unit: map[geodata.UnitID]*Feature{}}
	kind := func(rule, what, nowhere, folder string) reference {
		return reference{rule, what, nowhere, map[string]bool{}, f.unread[folder]}
	}
	c.areas = kind(ruleAreaUnknown, "area", "no layer has it", "layers")
	c.units = kind(ruleUnitUnknown, "oblast or city", "layers/oblasts.geojson does not have it", "layers")
	c.topics = kind(ruleTopicUnknown, "topic", "topics/topics.yaml does not have it", "topics")
	c.sources = kind(ruleSourceUnknown, "source", "no file in sources/ has it", "sources")
	c.terms = kind(ruleTermUnknown, "term", "no file in glossary/ has it", "glossary")
	c.disputes = kind(ruleDisputeUnknown, "dispute", "no file in disputes/ has it", "disputes")
	c.drafts = kind(ruleDraftUnknown, "draft", "no file in drafts/ has it", "drafts")
	c.clauses = kind(ruleClauseUnknown, "clause", "no draft has it", "drafts")
	c.places = kind(rulePlaceUnknown, "place", "places/places.csv does not have it", "places")
	c.collect()
	return c
}

func (c *checker) collect() {
	for _, t := range c.f.topics {
		c.topics.known[string(t.value.ID)] = true
	}
	for _, s := range c.f.sources {
		c.sources.known[string(s.value.ID)] = true
	}
	for _, t := range c.f.terms {
		c.terms.known[string(t.value.ID)] = true
		c.forms[strings.ToLower(t.value.Name)] = string(t.value.ID)
	}
	for _, d := range c.f.disputes {
		c.disputes.known[string(d.value.ID)] = true
	}
	for _, d := range c.f.drafts {
		c.drafts.known[string(d.value.ID)] = true
		for _, clause := range d.value.Clauses {
			c.clauses.known[string(clause.ID)] = true
		}
	}
	for _, p := range c.f.places {
		c.places.known[string(p.value.ID)] = true
	}
	for _, f := range c.f.features("areas", "sites") {
		c.areas.known[f.ID] = true
		c.area[geodata.AreaID(f.ID)] = f
	}
	for _, f := range c.f.features("oblasts") {
		c.units.known[f.ID] = true
		c.unit[geodata.UnitID(f.ID)] = f
	}
}

// Layer returns the layer with the id, or nil.
func (f *Files) Layer(id geodata.LayerID) *Layer {
	for _, l := range f.layers {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// features returns the features of the layers, in the order of the ids given.
func (f *Files) features(layers ...geodata.LayerID) (out []*Feature) {
	for _, id := range layers {
		if l := f.Layer(id); l != nil {
			out = append(out, l.Features...)
		}
	}
	return out
}

// look notes a reference that leads nowhere.
func (c *checker) look(to reference, o origin, feature, id string, path ...any) {
	if id == "" || to.known[id] || to.partial {
		return
	}
	c.add(o.file, o.line(path...), feature, to.rule, "The %s %q is named here, but %s.%s", to.what, id, to.nowhere, suggest(id, keys(to.known)))
}

// lookAll notes the references of a list that lead nowhere or are there twice.
func lookAll[T ~string](c *checker, to reference, o origin, feature string, ids []T, path ...any) {
	for i, id := range ids {
		at := append(slices.Clone(path), i)
		c.look(to, o, feature, string(id), at...)
		if slices.Contains(ids[:i], id) {
			c.add(o.file, o.line(at...), feature, ruleListedTwice, "The %s %q is listed twice; remove one.", to.what, id)
		}
	}
}

// id notes an id that is missing, not in its form, or used before.
func (c *checker) id(o origin, kind, id string, form idForm) {
	switch {
	case id == "":
		c.add(o.file, o.line(), "", ruleIDMissing, "This %s has no id.", kind)
	case !form.pattern.MatchString(id):
		c.add(o.file, o.line("id"), id, ruleIDForm, "The id %q is not in the form of ids here: %s.", id, form.words)
	case strings.HasPrefix(id, geodata.SyntheticPrefix):
		c.add(o.file, o.line("id"), id, ruleIDForm, "The id %q begins with %q, as those of made-up data for measuring do; choose another.", id, geodata.SyntheticPrefix)
	case c.seen[kind+" "+id]:
		c.add(o.file, o.line("id"), id, ruleIDDuplicate, "There is another %s with the id %q; give one of them a new id.", kind, id)
	}
	c.seen[kind+" "+id] = true
}

// idForm is what ids of a kind look like.
type idForm struct {
	pattern *regexp.Regexp
	words   string
}

var (
	plainForm   = idForm{regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`), "small letters, digits and single hyphens, as in donetsk-held"}
	sourceForm  = idForm{regexp.MustCompile(`^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$`), "capital letters and digits, as in A08 or GEO-NE"}
	unitForm    = idForm{regexp.MustCompile(`^UA-[0-9]{2}$`), "UA- and two digits, as in UA-14"}
	countryForm = idForm{regexp.MustCompile(`^[A-Z]{3}$`), "three capital letters, as in POL"}
	clauseForm  = idForm{numberForm, "a number and perhaps one or two small letters, as in 21 or 21d"}
	disputeForm = idForm{regexp.MustCompile(`^x[1-9][0-9]*$`), "x and a number, as in x7"}
	rowForm     = idForm{regexp.MustCompile(`^a[0-9]{2,}$`), "a and two digits, as in a07"}
	claimForm   = idForm{regexp.MustCompile(`^t[0-9]{2,}$`), "t and two digits, as in t07"}
)

// need notes fields that are empty; pairs are names and values.
func (c *checker) need(o origin, feature string, pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			c.add(o.file, o.line(pairs[i]), feature, ruleFieldMissing, "The field %q is missing or empty.", pairs[i])
		}
	}
}

// sourced notes sources that are missing or unknown.
func (c *checker) sourced(o origin, feature string, ids []geodata.SourceID, path ...any) {
	if len(ids) == 0 {
		c.add(o.file, o.line(path...), feature, ruleSourceMissing, "There is no source here; list at least one id of the register of sources.")
	}
	lookAll(c, c.sources, o, feature, ids, append(slices.Clone(path), "sources")...)
}

// oneOf notes a value that is not among the allowed ones.
func oneOf[T ~string](c *checker, o origin, feature string, value T, allowed []T, path ...any) {
	name := fmt.Sprint(path[len(path)-1])
	switch {
	case value == "":
		c.add(o.file, o.line(path...), feature, ruleFieldMissing, "The field %q is missing or empty; allowed are %s.", name, words(allowed))
	case !slices.Contains(allowed, value):
		c.add(o.file, o.line(path...), feature, ruleValueUnknown, "The field %q cannot be %q; allowed are %s.%s", name, value, words(allowed), suggest(value, allowed))
	}
}

// date notes a date that is missing or not one.
func (c *checker) date(o origin, feature string, d geodata.Date, path ...any) {
	if d == "" {
		c.add(o.file, o.line(path...), feature, ruleDateMissing, "The field %q needs a date, written as in 2025-11-20.", path[len(path)-1])
		return
	}
	for _, layout := range []string{"2006-01-02", "2006-01"} {
		if _, err := time.Parse(layout, string(d)); err == nil {
			return
		}
	}
	c.add(o.file, o.line(path...), feature, ruleDateForm, "%q is not a date; write year, month and day as in 2025-11-20, or 2025-11 where the day is not known.", d)
}

// sentence notes a text that does not end like a sentence. Empty texts are the
// business of others.
func (c *checker) sentence(o origin, feature, text string, path ...any) {
	end := strings.TrimRight(strings.TrimSpace(text), `)”’"'`)
	if text == "" || strings.HasSuffix(end, ".") || strings.HasSuffix(end, "!") || strings.HasSuffix(end, "?") {
		return
	}
	c.add(o.file, o.line(path...), feature, ruleFullStop, "The field %q is a sentence and needs a full stop at its end.", path[len(path)-1])
}
