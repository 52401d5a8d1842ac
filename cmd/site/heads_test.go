package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/picture"
	"github.com/draftlines/draftlines/geodata/edition/records"
)

func realHeads(t *testing.T) map[string]build.Head {
	t.Helper()
	atlas, sheet, err := records.Load()
	if err != nil {
		t.Fatal(err)
	}
	pages := app.NewSite(atlas, sheet)
	pages.Origin = "https://" + defaultDomain
	return heads(pages)
}

// TestCardsAreShort: what is longer is cut by those that show cards, in the
// middle of a word or a date.
func TestCardsAreShort(t *testing.T) {
	for path, h := range realHeads(t) {
		if n := utf8.RuneCountInString(h.Title); n == 0 || n > 70 {
			t.Errorf("%s: the title of the card has %d letters: %s", path, n, h.Title)
		}
		if strings.Count(path, "/") == 2 && strings.HasPrefix(path, "/draft/") && !strings.HasSuffix(h.Title, ")") {
			t.Errorf("%s: the title of the card has no date: %s", path, h.Title)
		}
	}
}

// properties are those of schema.org that a type has, own or inherited, among
// those that we use.
var properties = map[string][]string{
	"WebSite":            {"name", "url", "description", "inLanguage", "license", "dateModified"},
	"WebPage":            {"name", "url", "description", "inLanguage", "license", "version", "isPartOf", "about", "mainEntity"},
	"CreativeWork":       {"name", "url", "alternateName", "dateCreated", "creditText", "creativeWorkStatus", "abstract", "position", "isPartOf"},
	"Place":              {"name", "url", "alternateName", "description", "containedInPlace", "geo"},
	"AdministrativeArea": {"name", "identifier", "containedInPlace"},
	"Country":            {"name", "identifier"},
	"GeoCoordinates":     {"longitude", "latitude"},
	"Dataset":            {"name", "url", "description", "license", "version", "dateModified", "inLanguage", "isAccessibleForFree", "creator", "spatialCoverage", "distribution"},
	"Organization":       {"name", "url"},
	"DataDownload":       {"name", "contentUrl", "encodingFormat"},
}

// TestLinkedData holds the JSON-LD of every page to the vocabulary.
func TestLinkedData(t *testing.T) {
	about := map[string]int{}
	for path, h := range realHeads(t) {
		content, err := json.Marshal(h.Data)
		if err != nil {
			t.Fatal(err)
		}
		var data map[string]any
		if err := json.Unmarshal(content, &data); err != nil {
			t.Fatal(err)
		}
		if data["@context"] != "https://schema.org" {
			t.Errorf("%s: the context is %v", path, data["@context"])
		}
		delete(data, "@context")
		if want := "https://" + defaultDomain + path; data["url"] != want {
			t.Errorf("%s: the address is %v", path, data["url"])
		}
		checkThing(t, path, data, about)
	}
	for kind := range properties {
		if about[kind] == 0 {
			t.Errorf("no page has a %s", kind)
		}
	}
}

func checkThing(t *testing.T, where string, data map[string]any, seen map[string]int) {
	t.Helper()
	kind := fmt.Sprint(data["@type"])
	seen[kind]++
	known, ok := properties[kind]
	if !ok {
		t.Errorf("%s: there is no type %s", where, kind)
	}
	for key, value := range data {
		if !strings.HasPrefix(key, "@") && !slices.Contains(known, key) {
			t.Errorf("%s: a %s has no %s", where, kind, key)
		}
		checkValue(t, where+" "+key, value, seen)
	}
}

func checkValue(t *testing.T, where string, value any, seen map[string]int) {
	t.Helper()
	switch value := value.(type) {
	case string:
		if strings.TrimSpace(value) == "" || strings.Contains(value, "..") {
			t.Errorf("%s is %q", where, value)
		}
	case []any:
		if len(value) == 0 {
			t.Errorf("%s is empty", where)
		}
		for _, v := range value {
			checkValue(t, where, v, seen)
		}
	case map[string]any:
		if text, ok := value["@value"]; ok {
			if len(value) != 2 || value["@language"] != "uk" || text == "" {
				t.Errorf("%s is %v", where, value)
			}
			return
		}
		checkThing(t, where, value, seen)
	}
}

// TestNoDraftIsLaw: search engines must not take a draft for a law in force.
func TestNoDraftIsLaw(t *testing.T) {
	for path, h := range realHeads(t) {
		content, err := json.Marshal(h.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"Legislation", "legislationLegalForce"} {
			if strings.Contains(string(content), word) {
				t.Errorf("%s: a draft is said to be %s", path, word)
			}
		}
		if strings.HasPrefix(path, "/draft/") && !strings.Contains(string(content), "creativeWorkStatus") {
			t.Errorf("%s does not say how well the text is known", path)
		}
	}
}

// TestEveryPageHasItsCard: by the name that its head gives, and with words for
// those who do not see it.
func TestEveryPageHasItsCard(t *testing.T) {
	atlas, sheet, err := records.Load()
	if err != nil {
		t.Fatal(err)
	}
	pages := app.NewSite(atlas, sheet)
	made := map[string]string{}
	for _, p := range app.Pictures(pages) {
		made[picture.CardFile(p.Path)] = p.Alt
	}
	for path, h := range realHeads(t) {
		if alt, ok := made[h.Picture]; !ok || !h.Large || h.Alt == "" || h.Alt != alt {
			t.Errorf("%s: the card is %s, %q", path, h.Picture, h.Alt)
		}
	}
}
