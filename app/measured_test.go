package app

import (
	"strings"
	"testing"
)

// TestMeasured: the table of the last run has a row for each measure, grouped by
// condition, and says how many times ours the others are.
func TestMeasured(t *testing.T) {
	s := &Site{Measured: &Measured{
		Date: "2026-11-27", Rounds: 3, Where: "2 cores", Pages: []string{"Draftlines", "Other", "Third"},
		Rows: []MeasuredRow{
			{What: "map drawn", Unit: "ms", Condition: "slow", Values: []*MeasuredValue{{400, 390, 420}, {1200, 1200, 1200}, nil}},
			{What: "layout shift", Condition: "slow", Digits: 3, Values: []*MeasuredValue{{0, 0, 0}, {0.5, 0.5, 0.5}, nil}},
			{What: "map drawn", Unit: "ms", Condition: "fast", Values: []*MeasuredValue{{1, 1, 1}, {2, 2, 2}, {3, 3, 3}}},
		},
	}}
	root := render(t, s.measuredSection())
	var cells []string
	for _, td := range find(root, "td", "figure") {
		cells = append(cells, textOf(td))
	}
	want := "400 (390–420)|1200 [3.0]|–|0.000|0.500|–|1|2 [2.0]|3 [3.0]"
	if got := strings.Join(cells, "|"); got != want {
		t.Errorf("the cells are %s, want %s", got, want)
	}
	if n := len(find(root, "tbody", "")); n != 2 {
		t.Errorf("%d groups for two conditions", n)
	}
	if text := textOf(find(root, "section", "")[0]); !strings.Contains(text, "27 November 2026") || !strings.Contains(text, "3 rounds") {
		t.Error("the section does not say when and how often")
	}
	if empty := render(t, (&Site{}).measuredSection()); len(find(empty, "table", "")) != 0 {
		t.Error("without a run there is a table")
	}
}
