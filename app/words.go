package app

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/draftlines/draftlines/geodata"
)

// treatmentWords names a treatment in the legend, and explains it.
var treatmentWords = map[geodata.TreatmentKind]struct{ label, means string }{
	geodata.DeFactoRecognition:  {"De facto recognition", "would be recognised, as a matter of fact and not of law, as the clause words it"},
	geodata.DeJureRecognition:   {"De jure recognition", "would be recognised as lawful, as the clause words it"},
	geodata.FrozenLine:          {"Frozen along the line", "the front would stay where it runs"},
	geodata.DemilitarisedBuffer: {"Demilitarised buffer", "neither army would be allowed in"},
	geodata.Demilitarisation:    {"Demilitarisation", "armed forces and weapons would have to leave"},
	geodata.RussianWithdrawal:   {"Russia withdraws", "Russian forces would leave"},
	geodata.UkrainianWithdrawal: {"Ukraine withdraws", "Ukrainian forces would leave"},
	geodata.ReturnToUkraine:     {"Return to Ukraine", "Ukraine would take over control"},
	geodata.OpenTalks:           {"Left to talks", "it would be settled in talks"},
	geodata.EconomicZone:        {"Economic zone", "special tax or trade rules would apply"},
	geodata.SharedOperation:     {"Shared or run jointly", "its output would be shared, or it would be run jointly, by those whom the clause names"},
	geodata.FreePassage:         {"Free passage", "traffic could not be hindered"},
	geodata.NoChange:            {"No change", "the text says that it stays as it is"},
}

// signWords names and explains a sign of a scene's map. What a draft does not
// say depends on the draft: see noRuleLabel.
func (sc *scene) signWords(k sign) struct{ label, means string } {
	for d, own := range differenceSigns {
		if own == k {
			return differenceWords(d, sc.draft, sc.other)
		}
	}
	return treatmentWords[geodata.TreatmentKind(k)]
}

// differenceWords names and explains a difference between two drafts.
func differenceWords(d difference, a, b *geodata.Draft) struct{ label, means string } {
	if d == onlySecond {
		a, b = b, a
	}
	switch {
	case (d == onlyFirst || d == onlySecond) && b.Complete:
		return struct{ label, means string }{"Only in " + a.Name, b.Name + " says nothing about it"}
	case d == onlyFirst || d == onlySecond:
		return struct{ label, means string }{"Seen only in " + a.Name, "no rule for it was seen in " + b.Name}
	case d == treatedAlike:
		return struct{ label, means string }{"Treated alike", "same treatment, holder and recognition, as clearly named"}
	}
	return struct{ label, means string }{"Treated differently", "both drafts treat it, not in the same way"}
}

func treatmentLabel(k geodata.TreatmentKind) string { return treatmentWords[k].label }

var standingWords = map[geodata.Standing]struct{ label, means string }{
	geodata.FullText:  {"full text", "an official text was published"},
	geodata.PressText: {"press text", "the wording was printed by the press; no official copy"},
	geodata.ReadOut:   {"read out", "presented orally, point by point; no document was released"},
	geodata.Reported:  {"reported", "only a summary or features were reported, not the wording"},
}

var holderWords = map[geodata.Holder]string{
	geodata.Ukraine: "Ukraine", geodata.Russia: "Russia", geodata.Neither: "neither army",
	geodata.Shared: "jointly run", geodata.Undecided: "left to talks",
	geodata.Unspoken: "the text is silent", geodata.NotAtIssue: "not the subject of the clause",
}

var recognitionWords = map[geodata.RecognitionLevel]string{
	geodata.RecognitionNone:        "no recognition",
	geodata.RecognitionDeFacto:     "de facto",
	geodata.RecognitionDeJure:      "de jure",
	geodata.RecognitionUnqualified: "recognition, neither “de facto” nor “de jure” said",
	geodata.RecognitionSilent:      "the text is silent",
}

var recognitionOfWords = map[geodata.RecognitionOf]string{
	geodata.OfLine: "of a line", geodata.OfControl: "of control", geodata.OfBelonging: "of belonging",
}

var noteWords = map[geodata.NoteKind]string{
	geodata.LawNote:     "Fact and law",
	geodata.GapNote:     "What the text leaves open",
	geodata.WordingNote: "Wording",
	geodata.MapNote:     "On the map",
}

var reliabilityWords = map[geodata.Reliability]string{
	geodata.Official:   "official or primary text",
	geodata.Agency:     "agency or established newsroom",
	geodata.National:   "national newsroom or specialist site",
	geodata.Repost:     "repost or aggregator",
	geodata.Kremlin:    "Kremlin-aligned or Russian state outlet",
	geodata.Opinion:    "opinion or advocacy",
	geodata.Founding:   "founding article of the project",
	geodata.Geographic: "data set or map",
}

// silentWords stands wherever nothing is said. Only a text that was seen can be
// called silent: of a clause known from summaries or from memory we know less.
func silentWords(c *geodata.Clause) string {
	switch {
	case c.Confidence.Level == geodata.Recalled:
		return "Not known: the clause is wholly or partly from memory."
	case c.Confidence.Level == geodata.SeenSummary:
		return "The summaries seen do not say."
	case c.Standing == geodata.ReadOut:
		return "The point as read out does not say."
	}
	return "The text is silent."
}

// unspokenWords says what a draft does not do, such as “says nothing about this
// area”. A text that we do not have in full may do it where we did not look.
func unspokenWords(d *geodata.Draft, not string) string {
	if d.Complete {
		return "The draft " + not + "."
	}
	return "What was seen of this text " + not + "."
}

// noRuleLabel says in two or three words that a draft does not treat an area
// that another treats. Only a text that we have in full is called silent.
func noRuleLabel(d *geodata.Draft) string {
	if d.Complete {
		return "Says nothing"
	}
	return "No rule seen"
}

// clauseStanding is the word for how well a clause is known, and what it means.
// Memory is weaker than a report and is never called one.
func clauseStanding(c *geodata.Clause) (label, means string) {
	if c.Confidence.Level == geodata.Recalled {
		return "from memory", "the clause, or part of it, was not found in the copies seen"
	}
	w := standingWords[c.Standing]
	return w.label, w.means
}

// longDate writes 20 November 2025, or November 2025 where the day is unknown.
func longDate(d geodata.Date) string {
	if t, err := time.Parse("2006-01-02", string(d)); err == nil {
		return t.Format("2 January 2006")
	}
	if t, err := time.Parse("2006-01", string(d)); err == nil {
		return t.Format("January 2006")
	}
	return string(d)
}

// shortDate writes 20 Nov 2025.
func shortDate(d geodata.Date) string {
	if t, err := time.Parse("2006-01-02", string(d)); err == nil {
		return t.Format("2 Jan 2006")
	}
	return longDate(d)
}

// thousands groups the digits of a whole number: 12,345.
func thousands(n int) string {
	s := strconv.Itoa(n)
	first := len(s) - len(strings.TrimPrefix(s, "-")) // no comma right after the sign
	for i := len(s) - 3; i > first; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// km2Words rounds an area to what its edge is known: tens of square kilometres
// above 1,000, units below.
func km2Words(km2 float64) string {
	n := int(km2 + 0.5)
	if km2 >= 1000 {
		n = int(km2/10+0.5) * 10
	}
	return thousands(n) + " km²"
}

// kmWords rounds a length to five kilometres above 50.
func kmWords(km float64) string {
	n := int(km + 0.5)
	if km >= 50 {
		n = int(km/5+0.5) * 5
	}
	return thousands(n) + " km"
}

// countWords writes a count with its noun: 1 area, 4 areas.
func countWords(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("1 %s", one)
	}
	return fmt.Sprintf("%s %s", thousands(n), many)
}

// leadBytes is how long a draft's lead is at most. With 360 the second sentence of the
// 28 points, which says what they would do to the ground, was cut.
const leadBytes = 420

// firstSentences cuts a text after a full stop before limit bytes, or at a word.
func firstSentences(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	cut := text[:limit]
	if i := strings.LastIndex(cut, ". "); i > limit/3 {
		return cut[:i+1]
	}
	if i := strings.LastIndex(cut, " "); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(strings.ToValidUTF8(cut, ""), " ,;:") + " …"
}
