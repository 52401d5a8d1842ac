package app

import (
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
)

func said(party geodata.PartyID, date, to geodata.Date, stance geodata.Stance, drafts ...geodata.DraftID) *geodata.Position {
	return &geodata.Position{Party: party, Date: date, DateTo: to, Stance: stance, Drafts: drafts}
}

func TestStandpoint(t *testing.T) {
	const who = geodata.PartyUkraine
	for _, test := range []struct {
		name      string
		positions []*geodata.Position
		date      geodata.Date
		side      side
	}{
		{"nothing recorded", nil, "", sideUnknown},
		{"others do not count", []*geodata.Position{said(geodata.PartyRussia, "2025-12-01", "", geodata.StanceRejects)}, "", sideUnknown},
		{"none found", []*geodata.Position{said(who, "", "", geodata.StanceNotFound)}, "", sideUnknown},
		{"the newest counts, in any order", []*geodata.Position{
			said(who, "2026-01-05", "", geodata.StanceRejects), said(who, "2025-11-20", "", geodata.StanceSupports)}, "2026-01-05", sideAgainst},
		{"the last day counts", []*geodata.Position{
			said(who, "2025-11-20", "2025-12-24", geodata.StanceAccepts), said(who, "2025-12-01", "", geodata.StanceRejects)}, "2025-12-24", sideFor},
		{"a date beats none", []*geodata.Position{
			said(who, "", "", geodata.StanceNotFound), said(who, "2025-12", "", geodata.StanceUndecided)}, "2025-12", sideOpen},
		{"no word fits the newest", []*geodata.Position{
			said(who, "2025-11-20", "", geodata.StanceSupports), said(who, "2026-02", "", geodata.StanceOther)}, "2026-02", sideUnknown},
		{"same day, both for", []*geodata.Position{
			said(who, "2025-12-01", "", geodata.StanceSupports), said(who, "2025-12-01", "", geodata.StanceAccepts)}, "2025-12-01", sideFor},
		{"same day, for and against", []*geodata.Position{
			said(who, "2025-12-01", "", geodata.StanceSupports), said(who, "2025-12-01", "", geodata.StanceRejects)}, "2025-12-01", sideUnknown},
		{"a month and a day in it", []*geodata.Position{
			said(who, "2025-12-14", "", geodata.StanceSupports), said(who, "2025-12", "", geodata.StanceRejects)}, "2025-12-14", sideUnknown},
	} {
		got := standpointOf(who, test.positions)
		var date geodata.Date
		if got.newest != nil {
			date = endOf(got.newest)
		}
		if got.side != test.side || date != test.date {
			t.Errorf("%s: side %d of %q, want %d of %q", test.name, got.side, date, test.side, test.date)
		}
	}
}

func TestRelation(t *testing.T) {
	for _, test := range []struct {
		a, b geodata.Stance
		want relation
	}{
		{geodata.StanceSupports, geodata.StanceAccepts, meet},
		{geodata.StanceSupports, geodata.StanceAcceptsWithChanges, meetChanged},
		{geodata.StanceSupports, geodata.StanceRejects, conflict},
		{geodata.StanceAcceptsWithChanges, geodata.StanceRejects, conflict},
		{geodata.StanceRejects, geodata.StanceRejects, meetRefusing},
		{geodata.StanceSupports, geodata.StanceOther, apart},
		{geodata.StanceRejects, geodata.StanceNotFound, apart},
		{geodata.StanceUndecided, geodata.StanceRejects, apart},
	} {
		a, b := stanceSides[test.a], stanceSides[test.b]
		if got := relationOf(a, b); got != test.want || relationOf(b, a) != got {
			t.Errorf("%s and %s: %d, want %d both ways", test.a, test.b, got, test.want)
		}
	}
}

// TestCommonGround proves above all that stances on different texts are never
// set against each other.
func TestCommonGround(t *testing.T) {
	const ua, us, ru = geodata.PartyUkraine, geodata.PartyUnitedStates, geodata.PartyRussia
	parties := []geodata.PartyID{ua, ru, us}
	for _, test := range []struct {
		name      string
		positions []*geodata.Position
		pairs     []string
		unknown   int
		elsewhere int
	}{
		{"two for the same draft", []*geodata.Position{
			said(ua, "2025-12", "", geodata.StanceAccepts, "ua-20"), said(us, "2025-12", "", geodata.StanceSupports, "us-28", "ua-20")},
			[]string{"ukraine united-states meet ua-20"}, 1, 0},
		{"both for, each for another text", []*geodata.Position{
			said(ua, "2025-12", "", geodata.StanceAccepts, "ua-20"), said(us, "2025-12", "", geodata.StanceSupports, "us-28")}, nil, 1, 2},
		{"for and against, no text named", []*geodata.Position{
			said(ru, "2025-12", "", geodata.StanceRejects), said(us, "2025-12", "", geodata.StanceSupports)}, nil, 1, 2},
		{"a conflict", []*geodata.Position{
			said(ru, "2025-12", "", geodata.StanceRejects, "ua-20"), said(us, "2025-12", "", geodata.StanceSupports, "ua-20")},
			[]string{"russia united-states conflict ua-20"}, 1, 0},
		{"an older position on the draft does not count", []*geodata.Position{
			said(ru, "2025-11", "", geodata.StanceRejects, "us-28"), said(ru, "2026-01", "", geodata.StanceOther, "us-28"),
			said(us, "2025-12", "", geodata.StanceSupports, "us-28")}, nil, 2, 1},
	} {
		g := commonGroundOf(parties, test.positions)
		var pairs []string
		for _, p := range g.pairs {
			pairs = append(pairs, strings.Join([]string{string(p.a), string(p.b), relationWords[p.relation], string(p.drafts[0])}, " "))
		}
		unknown, _, elsewhere := g.unpaired()
		if !slices.Equal(pairs, test.pairs) || len(unknown) != test.unknown || len(elsewhere) != test.elsewhere {
			t.Errorf("%s: %v, %v unknown, %v elsewhere", test.name, pairs, unknown, elsewhere)
		}
	}
}

func TestEveryStanceHasWords(t *testing.T) {
	for _, stance := range geodata.Stances {
		if stanceWords[stance] == "" {
			t.Errorf("the stance %q has no word", stance)
		}
	}
}

// TestCommonGroundPages looks at the real tables: every topic and party has a
// stance in words, and no cell rests on a mark alone.
func TestCommonGroundPages(t *testing.T) {
	s := bakedSite(t)
	table := find(render(t, s.topicsPage()...), "table", "ground")
	if len(table) != 1 {
		t.Fatalf("%d overview tables, want 1", len(table))
	}
	rows := find(find(table[0], "tbody", "")[0], "tr", "")
	if len(rows) != len(s.Atlas.Topics) {
		t.Errorf("%d rows for %d topics", len(rows), len(s.Atlas.Topics))
	}
	for _, row := range rows {
		cells := textsOf(row)
		if len(cells) != len(groundParties)+2 {
			t.Fatalf("%v has %d cells", cells, len(cells))
		}
		for _, cell := range cells {
			if len(cell) < 4 {
				t.Errorf("%s: the cell %q has no words", cells[0], cell)
			}
		}
	}
	for _, topic := range s.Atlas.Topics {
		page := render(t, s.topicPage(topic)...)
		checkIDs(t, page)
		if own := find(page, "table", "ground"); len(own) != 1 || len(find(own[0], "tr", "")) != len(groundParties)+1 {
			t.Errorf("%s has no table of common ground for all parties", topic.ID)
		}
	}
}

// TestKnownGround holds the computation against answers made by hand.
func TestKnownGround(t *testing.T) {
	s := bakedSite(t)
	for topic, want := range map[geodata.TopicID]string{
		"assets":         "United States and E3/EU: conflict, on US 28",
		"accountability": "conflict, on US 28 points (as reported)",
		"nuclear":        "Ukraine and United States: conflict, on ",
		"dmz":            "Ukraine and United States: meet with changes, on ",
		"armed-forces":   "No two of the newest positions name the same draft",
		"nato":           "No two of the newest positions name the same draft",
	} {
		lines := textOf(find(render(t, s.commonGroundOn(topic)), "ul", "ground-lines")[0])
		if !strings.Contains(lines, want) {
			t.Errorf("%s: %q, want %q", topic, lines, want)
		}
	}
}
