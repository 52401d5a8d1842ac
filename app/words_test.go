package app

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/edition"
)

func TestDates(t *testing.T) {
	for _, c := range []struct {
		date        geodata.Date
		long, short string
	}{
		{"2025-11-20", "20 November 2025", "20 Nov 2025"},
		{"2026-01-02", "2 January 2026", "2 Jan 2026"},
		{"2024-02-29", "29 February 2024", "29 Feb 2024"},
		{"2025-11", "November 2025", "November 2025"},
		{"2025", "2025", "2025"},
		{"", "", ""},
		{"undated", "undated", "undated"},
	} {
		if got := longDate(c.date); got != c.long {
			t.Errorf("longDate(%q) = %q, want %q", c.date, got, c.long)
		}
		if got := shortDate(c.date); got != c.short {
			t.Errorf("shortDate(%q) = %q, want %q", c.date, got, c.short)
		}
	}
}

func TestNumbersInWords(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{"nothing", thousands(0), "0"},
		{"three digits", thousands(999), "999"},
		{"four digits", thousands(1000), "1,000"},
		{"six digits", thousands(603628), "603,628"},
		{"seven digits", thousands(1234567), "1,234,567"},
		{"three digits below nothing", thousands(-482), "-482"},
		{"six digits below nothing", thousands(-603628), "-603,628"},

		{"a speck", km2Words(0.7), "1 km²"},
		{"below a thousand", km2Words(864.4), "864 km²"},
		{"just below a thousand", km2Words(999.4), "999 km²"},
		{"a thousand", km2Words(1000), "1,000 km²"},
		{"tens above a thousand", km2Words(6207), "6,210 km²"},
		{"rounded down", km2Words(6204.9), "6,200 km²"},
		{"large", km2Words(27023.4), "27,020 km²"},

		{"short", kmWords(7.4), "7 km"},
		{"just below fifty", kmWords(49.4), "49 km"},
		{"fives above fifty", kmWords(52.4), "50 km"},
		{"rounded up", kmWords(52.6), "55 km"},
		{"long", kmWords(1148), "1,150 km"},

		{"none", countWords(0, "area", "areas"), "0 areas"},
		{"one", countWords(1, "area", "areas"), "1 area"},
		{"two", countWords(2, "copy", "copies"), "2 copies"},
		{"many", countWords(1200, "town", "towns"), "1,200 towns"},

		{"whole", decimal(2, 2), "2"},
		{"zeros cut", decimal(1.50, 2), "1.5"},
		{"rounded", decimal(1.456, 2), "1.46"},
		{"no decimals", decimal(9.6, 0), "10"},
		{"hundreds without decimals", decimal(100, 0), "100"},
		{"minus nothing", decimal(-0.001, 2), "0"},
		{"negative", decimal(-1.25, 1), "-1.2"},

		{"all", percent(1), "100%"},
		{"none of it", percent(0), "0%"},
		{"a third", percent(1.0 / 3), "33.33%"},
		{"beyond", percent(1.5), "150%"},
		{"before", percent(-0.25), "-25%"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
}

func TestScaleStep(t *testing.T) {
	for _, c := range []struct{ km, want float64 }{
		{1, 1}, {1.9, 1}, {2, 2}, {4.9, 2}, {5, 5}, {9.9, 5}, {10, 10}, {19, 10}, {30, 20}, {99, 50}, {100, 100}, {260, 200}, {0.7, 0.5},
	} {
		if got := scaleStep(c.km); got != c.want {
			t.Errorf("scaleStep(%v) = %v, want %v", c.km, got, c.want)
		}
	}
}

func TestFirstSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		limit      int
		want       string
	}{
		{"short enough", "One. Two.", 20, "One. Two."},
		{"just short enough", "One. Two.", 9, "One. Two."},
		{"after a sentence", "One two three. Four five six seven.", 20, "One two three."},
		{"within a sentence", "One two three four five six", 15, "One two three …"},
		{"a sentence that is too short", "No. One two three four five", 20, "No. One two three …"},
		{"no comma before the dots", "One two three, four five six", 17, "One two three …"},
		{"Ukrainian", "Перше слово друге", 22, "Перше слово …"},
		{"one long word", strings.Repeat("x", 30), 10, strings.Repeat("x", 10) + " …"},
		{"one long Ukrainian word", strings.Repeat("ї", 30), 9, "їїїї …"},
		{"nothing", "", 10, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := firstSentences(c.text, c.limit); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzFirstSentences(f *testing.F) {
	f.Add("One two. Three.", 9)
	f.Add("Перше слово", 7)
	f.Add("x", 0)
	f.Fuzz(func(t *testing.T, text string, limit int) {
		if limit < 1 || !utf8.ValidString(text) {
			return
		}
		got := firstSentences(text, limit)
		if !utf8.ValidString(got) {
			t.Errorf("%q is cut within a letter", got)
		}
		if len(got) > max(limit, 0)+len(" …") {
			t.Errorf("%d bytes for a limit of %d", len(got), limit)
		}
		if !strings.HasPrefix(text, strings.TrimSuffix(got, " …")) {
			t.Errorf("%q is not the start of %q", got, text)
		}
	})
}

// TestEverythingHasWords: a kind without a word would be an empty label.
func TestEverythingHasWords(t *testing.T) {
	for _, k := range geodata.TreatmentKinds {
		if treatmentLabel(k) == "" || treatmentWords[k].means == "" || treatmentLetters[k] == "" {
			t.Errorf("the treatment %s has no label, meaning or letter", k)
		}
	}
	letters := map[string]geodata.TreatmentKind{}
	for k, letter := range treatmentLetters {
		if other, twice := letters[letter]; twice {
			t.Errorf("%s and %s have the letter %s", k, other, letter)
		}
		letters[letter] = k
	}
	for _, s := range geodata.Standings {
		if standingWords[s].label == "" || standingWords[s].means == "" {
			t.Errorf("the standing %s has no words", s)
		}
	}
	for _, h := range geodata.Holders {
		if holderWords[h] == "" {
			t.Errorf("the holder %s has no words", h)
		}
	}
	for _, f := range []geodata.Form{geodata.Ground, geodata.Course, geodata.Site, geodata.Sea, geodata.Beyond} {
		if formWords[f] == "" {
			t.Errorf("the form %s has no words", f)
		}
	}
}

func signedDifferences() map[sign]bool {
	signs := map[sign]bool{}
	for _, k := range differenceSigns {
		signs[k] = true
	}
	return signs
}

// TestTreatmentsDifferWithoutColour: whatever fills ground has a pattern of its
// own.
func TestTreatmentsDifferWithoutColour(t *testing.T) {
	seen := map[pattern]sign{}
	for k, p := range patterns {
		if _, compared := signedDifferences()[k]; compared {
			continue // never on one map with treatments
		}
		if other, twice := seen[p]; twice {
			t.Errorf("%s and %s have the same pattern", k, other)
		}
		seen[p] = k
	}
	for _, k := range geodata.TreatmentKinds {
		if _, ok := patterns[sign(k)]; !ok && k != geodata.SharedOperation && k != geodata.FreePassage {
			t.Errorf("%s has no pattern", k)
		}
	}
}

func TestUpperFirst(t *testing.T) {
	for in, want := range map[string]string{"": "", "a": "A", "neither army": "Neither army", "Ukraine": "Ukraine", "їжак": "їжак", "1st": "1st"} {
		if got := upperFirst(in); got != want {
			t.Errorf("upperFirst(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestLeadsAreWhole: the lead of no draft breaks off within a sentence.
func TestLeadsAreWhole(t *testing.T) {
	atlas, _, err := edition.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range atlas.Drafts {
		if lead := firstSentences(d.Summary, leadBytes); !strings.HasSuffix(lead, ".") {
			t.Errorf("%s breaks off, its first sentences are longer than %d bytes: %q", d.ID, leadBytes, lead)
		}
	}
}
