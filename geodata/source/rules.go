package source

// Rule is a rule that the files must keep. Its name is stable: people search
// for it, and the README explains it.
type Rule struct {
	Name        string
	Explanation string // one sentence for an editor
}

// The names of the rules.
const (
	ruleSyntax         = "syntax"
	ruleFileMissing    = "file-missing"
	ruleFileUnknown    = "file-unknown"
	ruleUnknownField   = "unknown-field"
	ruleDuplicateField = "duplicate-field"
	ruleFieldMissing   = "field-missing"
	ruleFieldCount     = "field-count"
	ruleWrongType      = "wrong-type"
	ruleNumberComma    = "number-comma"

	ruleIDMissing     = "id-missing"
	ruleIDForm        = "id-form"
	ruleIDDuplicate   = "id-duplicate"
	ruleDraftFilename = "draft-filename"
	ruleListedTwice   = "listed-twice"

	ruleValueUnknown   = "value-unknown"
	ruleAreaUnknown    = "area-unknown"
	ruleUnitUnknown    = "unit-unknown"
	ruleTopicUnknown   = "topic-unknown"
	ruleSourceUnknown  = "source-unknown"
	ruleTermUnknown    = "term-unknown"
	ruleDisputeUnknown = "dispute-unknown"
	ruleDraftUnknown   = "draft-unknown"
	ruleClauseUnknown  = "clause-unknown"
	rulePlaceUnknown   = "place-unknown"

	ruleDateMissing   = "date-missing"
	ruleDateForm      = "date-form"
	ruleSourceMissing = "source-missing"
	ruleTextSpace     = "text-space"
	ruleFullStop      = "full-stop"

	ruleGroundMissing   = "ground-missing"
	ruleGroundUnneeded  = "ground-reason-unneeded"
	ruleAreaUnnamed     = "area-unnamed"
	ruleUnnamedUnneeded = "area-reason-unneeded"
	ruleClauseParent    = "clause-parent"
	ruleClauseOrder     = "clause-order"
	ruleRecognitionOf   = "recognition-of"
	ruleAnswerEmpty     = "answer-empty"
	ruleClauseElsewhere = "clause-elsewhere"
	ruleSaidMissing     = "said-missing"
	ruleChangeFits      = "change-fits"
	ruleDateOrder       = "date-order"
	ruleDateLater       = "date-later"
	ruleStanceFits      = "stance-fits"
	rulePartyMissing    = "party-missing"
	ruleTermOrder       = "term-order"
	ruleEventOrder      = "event-order"
	ruleQuestionMark    = "question-mark"
	ruleReadingAlone    = "reading-alone"
	ruleTermForm        = "term-form"
	ruleSeedFounding    = "seed-founding"
	ruleEditionLog      = "edition-log"

	ruleSidesMissing     = "sides-missing"
	ruleGeometryMissing  = "geometry-missing"
	ruleGeometryKind     = "geometry-kind"
	ruleRingOpen         = "ring-open"
	ruleRingShort        = "ring-short"
	ruleRingCrossing     = "ring-crossing"
	ruleRingDirection    = "ring-direction"
	ruleSwapped          = "coordinates-swapped"
	ruleOutsideFrame     = "outside-frame"
	ruleDecimals         = "decimals"
	ruleBBox             = "bbox"
	rulePieceGap         = "piece-gap"
	rulePieceUnlisted    = "piece-unlisted"
	ruleUnitGap          = "unit-gap"
	rulePartCircle       = "part-circle"
	ruleMeasure          = "measure"
	ruleOffGrid          = "off-grid"
	rulePointOrder       = "point-order"
	rulePlaceOutsideUnit = "place-outside"
	rulePlaceStatus      = "place-status"
	rulePlaceTwice       = "place-twice"
	ruleNameLetters      = "name-letters"
	ruleNameUntil        = "name-until"
)

// Rules lists every rule in the order of the manual: files and fields, ids,
// references, texts, drafts, companions, layers.
var Rules = []Rule{
	{ruleSyntax, "The file cannot be read: a bracket, quote, comma or indent is wrong."},
	{ruleFileMissing, "A file that the atlas cannot do without is not there."},
	{ruleFileUnknown, "A file lies in a data folder but has a name that nothing reads."},
	{ruleUnknownField, "A field has a name that does not exist here, often a misspelling."},
	{ruleDuplicateField, "A field is there twice in one record."},
	{ruleFieldMissing, "A field that every such record needs is missing or empty."},
	{ruleFieldCount, "A row of a table has more or fewer fields than its header."},
	{ruleWrongType, "A list stands where a text should be, a text where a number should be, and so on."},
	{ruleNumberComma, "A number has a comma; write 6207 and 37.59."},

	{ruleIDMissing, "A record has no id, or a clause no number."},
	{ruleIDForm, "An id has characters that ids do not have, or begins like those of made-up data."},
	{ruleIDDuplicate, "Two records have the same id."},
	{ruleDraftFilename, "A draft's file is not named after the draft's id."},
	{ruleListedTwice, "The same thing stands twice in one list."},

	{ruleValueUnknown, "A field that allows only certain words has another one."},
	{ruleAreaUnknown, "An area is named that no layer has."},
	{ruleUnitUnknown, "An oblast or city is named that the layer of oblasts does not have."},
	{ruleTopicUnknown, "A topic is named that topics/topics.yaml does not have."},
	{ruleSourceUnknown, "A source is named that no file in sources/ has."},
	{ruleTermUnknown, "A term is named that no file in glossary/ has."},
	{ruleDisputeUnknown, "A dispute is named that no file in disputes/ has."},
	{ruleDraftUnknown, "A draft is named that drafts/ does not have."},
	{ruleClauseUnknown, "A clause is named that its draft does not have."},
	{rulePlaceUnknown, "A place is named that places/places.csv does not have."},

	{ruleDateMissing, "A record that must say when has no date."},
	{ruleDateForm, "A date is not written 2025-11-20 (or 2025-11), or is not in the calendar."},
	{ruleSourceMissing, "A record does not say where it comes from."},
	{ruleTextSpace, "A text has a line break, a tab, two spaces in a row, or a space at its start or end."},
	{ruleFullStop, "A sentence does not end with a full stop."},

	{ruleGroundMissing, "A clause names no area and gives no reason in no_ground."},
	{ruleGroundUnneeded, "A clause names areas and yet says in no_ground why it names none."},
	{ruleAreaUnnamed, "No clause of any draft names the area or a whole that it is part of, and no_clause gives no reason."},
	{ruleUnnamedUnneeded, "An area says in no_clause why no clause names it, but a clause does."},
	{ruleClauseParent, "A sub-clause (21d) stands in a draft without its clause (21)."},
	{ruleClauseOrder, "Clauses are not in the order of their numbers, each sub-clause after its clause."},
	{ruleRecognitionOf, "Something is recognised but it is not said what (of), or of is given though nothing is recognised."},
	{ruleAnswerEmpty, "A test question of a treatment has neither a sentence nor the word silent as its answer."},

	{ruleClauseElsewhere, "A row of the alignment lists a clause under a draft that it does not belong to."},
	{ruleSaidMissing, "A row of the alignment does not say in a few words what one of its drafts says."},
	{ruleChangeFits, "A kind of change does not fit the clauses of its row: something added that no clause has, nothing on either side though there are clauses, or a change of a draft into itself."},
	{ruleDateOrder, "A period ends before it begins."},
	{ruleDateLater, "An event or a position lies after the date of the edition."},
	{ruleStanceFits, "A position says that none was found, but it has a date, or the party has another one on the topic."},
	{rulePartyMissing, "A topic has positions, but one of the five principal parties is left out."},
	{ruleTermOrder, "Terms of one file are not in the order of the alphabet."},
	{ruleEventOrder, "Events of one file are not in the order of their dates."},
	{ruleQuestionMark, "A question does not end with a question mark."},
	{ruleTermForm, "A form of a term is empty, is also a form or the name of another term or of its own, or has a quotation mark without its other half."},
	{ruleReadingAlone, "A dispute has fewer than two readings and no check that one reading could be held against."},
	{ruleSeedFounding, "A claim is not attributed to one of the founding articles."},
	{ruleEditionLog, "The log of editions does not begin with the edition, or is not in the order of its days, newest first."},

	{ruleSidesMissing, "A line of contact does not say who holds the ground left and right of it."},
	{ruleGeometryMissing, "A feature that is drawn has no geometry."},
	{ruleGeometryKind, "A feature has points where it should have polygons, and so on."},
	{ruleRingOpen, "A ring does not end at the point where it starts."},
	{ruleRingShort, "A ring has fewer than three corners, or a line fewer than two points."},
	{ruleRingCrossing, "A ring crosses or touches itself."},
	{ruleRingDirection, "An outer ring does not run counter-clockwise, or a hole not clockwise."},
	{ruleSwapped, "Latitude stands before longitude."},
	{ruleOutsideFrame, "A point lies outside the sheet: longitude 19 to 44, latitude 42 to 55."},
	{ruleDecimals, "A coordinate has more than five decimals, which claims more than we know."},
	{ruleBBox, "The bbox is missing or does not fit the geometry."},
	{rulePieceGap, "The pieces of an oblast leave a gap, overlap, or reach beyond it."},
	{rulePieceUnlisted, "An area and its oblast do not name each other."},
	{ruleUnitGap, "Neighbouring oblasts leave a gap or overlap."},
	{rulePartCircle, "An area is a part of itself, directly or through its parts."},
	{ruleMeasure, "The size or length given for a feature differs by more than 0.5 % from its geometry."},
	{ruleOffGrid, "A control point is not on the grid of 0.01 degrees, the precision that we claim."},
	{rulePointOrder, "The control points are not numbered in order."},
	{rulePlaceOutsideUnit, "A place lies far outside the oblast that it names."},
	{rulePlaceStatus, "A place is said to be held by one side but lies well inside the other side's area."},
	{rulePlaceTwice, "Two rows are about the same place: the same name in the same oblast, or the same point."},
	{ruleNameLetters, "A name has letters of another alphabet or language than its own."},
	{ruleNameUntil, "A name that is not a former one has a year in which it ended, or the year cannot be."},
}
