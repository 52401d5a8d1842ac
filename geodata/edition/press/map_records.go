package press

import (
	"reflect"

	"github.com/draftlines/draftlines/geodata"
)

// mapRecords is what pages with a map show of the records. The browser's program
// carries it, so whatever only the other pages show is left out: positions and
// claims, events of no draft, what the glossary says beyond the words to find,
// the readings of disputes, and most of the register of sources. A test in
// cmd/site renders every map page from both and finds them equal; whoever shows
// more on a map page will be told by it to keep more here.
func mapRecords(r geodata.Records) geodata.Records {
	r.Editions, r.Positions, r.Claims = nil, nil, nil
	r.Topics = mapped(r.Topics, func(t *geodata.Topic) { t.Summary = "" })
	r.Lines = mapped(r.Lines, func(l *geodata.Line) { l.Derivation, l.Licence, l.Sources = "", "", nil })
	r.Terms = mapped(r.Terms, func(t *geodata.Term) {
		*t = geodata.Term{ID: t.ID, Name: t.Name, Forms: t.Forms}
	})
	r.Disputes = mapped(r.Disputes, func(d *geodata.Dispute) {
		*d = geodata.Dispute{ID: d.ID, Question: d.Question, Clauses: d.Clauses, Areas: d.Areas}
	})
	r.Events = ofDrafts(mapped(r.Events, func(e *geodata.Event) { e.Topics = nil }))
	r.Sources = cited(mapped(r.Sources, func(s *geodata.Source) {
		*s = geodata.Source{ID: s.ID, Publisher: s.Publisher, Title: s.Title}
	}), r)
	return r
}

// mapped copies records and changes the copies.
func mapped[T any](records []*T, change func(*T)) []*T {
	out := make([]*T, len(records))
	for i, r := range records {
		c := *r
		change(&c)
		out[i] = &c
	}
	return out
}

// ofDrafts are the events that name a draft, or the first one where none does:
// that there are events puts the timeline into the menu.
func ofDrafts(events []*geodata.Event) []*geodata.Event {
	var out []*geodata.Event
	for _, e := range events {
		if len(e.Drafts) > 0 {
			out = append(out, e)
		}
	}
	if len(out) == 0 && len(events) > 0 {
		return events[:1]
	}
	return out
}

// cited are those sources that the records cite, wherever.
func cited(sources []*geodata.Source, r geodata.Records) []*geodata.Source {
	used := map[geodata.SourceID]bool{}
	r.Sources = nil
	eachSource(reflect.ValueOf(r), used)
	var out []*geodata.Source
	for _, s := range sources {
		if used[s.ID] {
			out = append(out, s)
		}
	}
	return out
}

// eachSource notes every id of a source that a value holds.
func eachSource(v reflect.Value, used map[geodata.SourceID]bool) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[geodata.SourceID]() {
			used[geodata.SourceID(v.String())] = true
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("json") != "-" {
				eachSource(v.Field(i), used)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachSource(v.Index(i), used)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			eachSource(v.MapIndex(k), used)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachSource(v.Elem(), used)
		}
	}
}
