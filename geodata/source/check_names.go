package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/draftlines/draftlines/geodata"
)

// nameLanguages are those of names in Cyrillic letters.
var nameLanguages = []string{"uk", "ru"}

// Letters that only one of the two languages has. They are what gives away a
// Russian form under "uk", and the other way round.
const (
	ukrainianOnly = "іїєґ"
	russianOnly   = "ыэъё"
)

// firstYear is before any name of the table ended.
const firstYear = 1700

// checkNames is about the other names of places.
func (c *checker) checkNames() {
	listed := map[geodata.PlaceID][]string{}
	for _, rec := range c.f.places {
		listed[rec.value.ID] = []string{rec.value.NameEn, rec.value.NameUk}
	}
	for _, rec := range c.f.names {
		o, n, id := rec.origin, rec.value, string(rec.value.Place)
		c.need(o, id, "place", id, "name", n.Name)
		c.look(c.places, o, id, id, "place")
		oneOf(c, o, id, n.Kind, geodata.NameKinds, "kind")
		if n.Lang != "" {
			oneOf(c, o, id, n.Lang, nameLanguages, "lang")
		}
		c.letters(o, id, n.Name, n.Lang, "name")
		c.checkUntil(o, id, n)
		c.sourced(o, id, sourceList(n.Sources))
		for _, earlier := range listed[n.Place] {
			if n.Name == earlier && n.Name != "" {
				c.add(o.file, o.line("name"), id, ruleListedTwice, "The name %q is listed twice; remove one.", n.Name)
				break
			}
		}
		listed[n.Place] = append(listed[n.Place], n.Name)
	}
}

// letters notes a name whose letters are not those of its language; lang is
// empty for a name in Latin letters. A Latin a in a Cyrillic name looks right
// and is never found.
func (c *checker) letters(o origin, feature, name, lang string, field string) {
	for _, r := range name {
		latin, cyrillic := unicode.Is(unicode.Latin, r), unicode.Is(unicode.Cyrillic, r)
		low := string(unicode.ToLower(r))
		switch {
		case lang == "" && cyrillic:
			c.add(o.file, o.line(field), feature, ruleNameLetters, "%q has the Cyrillic letter %q; write it in Latin letters, or give the language.", name, r)
		case lang != "" && latin:
			c.add(o.file, o.line(field), feature, ruleNameLetters, "%q has the Latin letter %q among Cyrillic ones.", name, r)
		case lang == "uk" && strings.Contains(russianOnly, low), lang == "ru" && strings.Contains(ukrainianOnly, low):
			c.add(o.file, o.line(field), feature, ruleNameLetters, "%q has the letter %q, which the language %q does not have.", name, r, lang)
		default:
			continue
		}
		return
	}
}

// checkUntil is about the year in which a name ended.
func (c *checker) checkUntil(o origin, feature string, n *nameRow) {
	year := firstYear
	if e := c.f.edition.value.Date; len(e) >= 4 {
		year, _ = strconv.Atoi(string(e[:4]))
	}
	switch {
	case n.Until == 0 || !slices.Contains(geodata.NameKinds, n.Kind):
	case n.Kind != geodata.FormerName:
		c.add(o.file, o.line("until"), feature, ruleNameUntil, "%q is no former name, so it has not ended; empty the field until, or make it former.", n.Name)
	case n.Until < firstYear || year > firstYear && n.Until > year:
		c.add(o.file, o.line("until"), feature, ruleNameUntil, "The year %d cannot be when the name %q ended; write it as in 2016.", n.Until, n.Name)
	}
}
