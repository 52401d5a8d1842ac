package source

import (
	"path"
	"strings"

	"github.com/draftlines/draftlines/geodata"
)

var (
	confidenceLevels  = []geodata.ConfidenceLevel{geodata.SeenText, geodata.SeenSummary, geodata.Recalled}
	noteKinds         = []geodata.NoteKind{geodata.LawNote, geodata.GapNote, geodata.WordingNote, geodata.MapNote}
	recognitionLevels = []geodata.RecognitionLevel{geodata.RecognitionNone, geodata.RecognitionDeFacto, geodata.RecognitionDeJure,
		geodata.RecognitionUnqualified, geodata.RecognitionSilent}
	recognitionOfs = []geodata.RecognitionOf{geodata.OfLine, geodata.OfControl, geodata.OfBelonging}
)

func (c *checker) checkDrafts() {
	for _, rec := range c.f.drafts {
		c.checkDraft(rec.origin, rec.value)
		var last number
		for i, clause := range rec.value.Clauses {
			o := origin{rec.file, rec.node.get("clauses").items[i]}
			last = c.checkClauseNumber(o, clause, last)
			c.checkClause(o, clause)
		}
	}
}

func (c *checker) checkDraft(o origin, d *geodata.Draft) {
	id := string(d.ID)
	c.id(o, "draft", id, plainForm)
	if want := strings.TrimSuffix(path.Base(o.file), ".yaml"); id != "" && id != want {
		c.add(o.file, o.line("id"), id, ruleDraftFilename, "The draft's id is %q, so its file must be named %s.yaml.", id, id)
	}
	c.need(o, id, "name", d.Name, "title", d.Title, "authors", d.Authors, "status", d.Status, "summary", d.Summary, "shape", d.Shape)
	c.date(o, id, d.Date, "date")
	oneOf(c, o, id, d.Standing, geodata.Standings, "standing")
	c.sentence(o, id, d.Summary, "summary")
	c.sourced(o, id, d.Sources)
	for i, h := range d.History {
		c.date(o, id, h.Date, "history", i, "date")
		c.sentence(o, id, h.Text, "history", i, "text")
		c.sourced(o, id, h.Sources, "history", i)
	}
	if len(d.Clauses) == 0 {
		c.add(o.file, o.line("clauses"), id, ruleFieldMissing, "The draft has no clauses.")
	}
}

func (c *checker) checkClauseNumber(o origin, clause *geodata.Clause, last number) number {
	if clause.Number == "" {
		c.add(o.file, o.line(), string(clause.ID.Draft()), ruleIDMissing, "This clause has no number.")
		return last
	}
	id := string(clause.ID)
	n, ok := parseNumber(clause.Number)
	switch {
	case !ok:
		c.add(o.file, o.line("number"), id, ruleIDForm, "The number %q is not in the form of clauses: %s.", clause.Number, clauseForm.words)
		return last
	case c.seen["clause "+id]:
		c.add(o.file, o.line("number"), id, ruleIDDuplicate, "There is another clause with the number %q.", clause.Number)
		return last
	}
	c.seen["clause "+id] = true
	if clause.Parent != "" && !c.clauses.known[string(clause.Parent)] {
		c.add(o.file, o.line("number"), id, ruleClauseParent, "The sub-clause %s needs its clause %d before it; the draft does not have one.", clause.Number, n.clause)
	}
	if last != (number{}) && !n.after(last) {
		c.add(o.file, o.line("number"), id, ruleClauseOrder, "Clause %s stands after a clause with a higher number; move it to its place.", clause.Number)
		return last
	}
	return n
}

func (c *checker) checkClause(o origin, clause *geodata.Clause) {
	id := string(clause.ID)
	c.need(o, id, "title", clause.Title, "summary", clause.Summary)
	c.sentence(o, id, clause.Summary, "summary")
	c.sentence(o, id, clause.NoGround, "no_ground")
	oneOf(c, o, id, clause.Standing, geodata.Standings, "standing")
	oneOf(c, o, id, clause.Confidence.Level, confidenceLevels, "confidence", "level")
	if len(clause.Topics) == 0 {
		c.add(o.file, o.line("topics"), id, ruleFieldMissing, "The clause has no topic; list at least one.")
	}
	lookAll(c, c.topics, o, id, clause.Topics, "topics")
	lookAll(c, c.terms, o, id, clause.Terms, "terms")
	lookAll(c, c.disputes, o, id, clause.Disputes, "disputes")
	c.sourced(o, id, clause.Sources)
	for i, note := range clause.Notes {
		oneOf(c, o, id, note.Kind, noteKinds, "notes", i, "kind")
		c.need(origin{o.file, o.node.get("notes").items[i]}, id, "text", note.Text)
		c.sentence(o, id, note.Text, "notes", i, "text")
		lookAll(c, c.sources, o, id, note.Sources, "notes", i, "sources")
	}
	c.checkGround(o, clause)
}

// checkGround is about the links from a clause to areas.
func (c *checker) checkGround(o origin, clause *geodata.Clause) {
	id := string(clause.ID)
	grounded := len(clause.Treatments)+len(clause.Concerns) > 0
	switch {
	case !grounded && clause.NoGround == "":
		c.add(o.file, o.line(), id, ruleGroundMissing, "The clause names no area. List areas in treatments or concerns, or say in no_ground why there are none.")
	case grounded && clause.NoGround != "":
		c.add(o.file, o.line("no_ground"), id, ruleGroundUnneeded, "The clause names areas, so no_ground must go, or the areas.")
	}
	lookAll(c, c.areas, o, id, clause.Concerns, "concerns")
	type pair struct {
		area geodata.AreaID
		kind geodata.TreatmentKind
	}
	treated := map[pair]bool{}
	named := map[geodata.AreaID]bool{}
	for i := range clause.Treatments {
		t := &clause.Treatments[i]
		c.checkTreatment(origin{o.file, o.node.get("treatments").items[i]}, id, t)
		if key := (pair{t.Area, t.Kind}); treated[key] {
			c.add(o.file, o.line("treatments", i, "area"), id, ruleListedTwice, "The clause has two treatments %q of the area %q; make them one.", t.Kind, t.Area)
		} else {
			treated[key], named[t.Area] = true, true
		}
	}
	for i, area := range clause.Concerns {
		if named[area] {
			c.add(o.file, o.line("concerns", i), id, ruleListedTwice, "The area %q is in concerns, but the clause has a treatment of it; remove it from concerns.", area)
		}
	}
}

func (c *checker) checkTreatment(o origin, id string, t *geodata.Treatment) {
	c.need(o, id, "area", string(t.Area))
	c.look(c.areas, o, id, string(t.Area), "area")
	oneOf(c, o, id, t.Kind, geodata.TreatmentKinds, "kind")
	oneOf(c, o, id, t.Holder, geodata.Holders, "holder")
	c.sentence(o, id, t.Reading, "reading")
	for _, a := range []struct {
		name   string
		answer geodata.Answer
	}{{"controls", t.Controls}, {"enters", t.Enters}, {"monitors", t.Monitors}, {"trigger", t.Trigger}} {
		if a.answer == "" {
			c.add(o.file, o.line(a.name), id, ruleAnswerEmpty, "The question %q of the area %q has no answer: write a sentence, or the word silent where the text says nothing.", a.name, t.Area)
		} else if a.answer != geodata.Silent {
			c.sentence(o, id, string(a.answer), a.name)
		}
	}
	c.checkRecognition(o, id, t.Recognition)
}

func (c *checker) checkRecognition(o origin, id string, r geodata.Recognition) {
	oneOf(c, o, id, r.Level, recognitionLevels, "recognition", "level")
	nothing := r.Level == geodata.RecognitionNone || r.Level == geodata.RecognitionSilent || r.Level == ""
	switch {
	case r.Of == "" && !nothing:
		c.add(o.file, o.line("recognition"), id, ruleRecognitionOf, `Recognition is %q, but of what? Add "of": %s.`, r.Level, words(recognitionOfs))
	case r.Of != "" && nothing:
		c.add(o.file, o.line("recognition", "of"), id, ruleRecognitionOf, `Nothing is recognised here (level %q), so "of" must go.`, r.Level)
	case r.Of != "":
		oneOf(c, o, id, r.Of, recognitionOfs, "recognition", "of")
	}
}
