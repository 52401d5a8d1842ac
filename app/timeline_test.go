package app

import (
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
)

// TestTimeline lists every event once, in its month, and finds each by the
// drafts and topics that it names.
func TestTimeline(t *testing.T) {
	s := bakedSite(t)
	root := render(t, s.timelinePage()...)
	checkIDs(t, root)
	checkSieve(t, root, "event")
	items := find(root, "li", "event")
	if len(items) != len(s.Atlas.Events) {
		t.Fatalf("%d events are listed, want %d", len(items), len(s.Atlas.Events))
	}
	for i, e := range s.Atlas.Events {
		classes := strings.Fields(attrOf(items[i], "class"))
		for _, want := range append(draftClasses(e), topicClasses(e)...) {
			if !slices.Contains(classes, want) {
				t.Errorf("%s is not found by %s", e.ID, want)
			}
		}
		if slices.Contains(classes, "is-unquoted") != e.Recalled {
			t.Errorf("%s: from memory is %t, its classes %v", e.ID, e.Recalled, classes)
		}
		if words := textOf(items[i]); !strings.HasPrefix(strings.TrimSpace(words), spanWords(e.Date, e.DateTo)+":") {
			t.Errorf("%s does not begin with its date: %.40s", e.ID, words)
		} else if e.DateNote != "" && !strings.Contains(words, "Date: "+lowerFirst(e.DateNote)) {
			t.Errorf("%s does not say how its date is known: %s", e.ID, words)
		}
		if heading := textOf(find(items[i].Parent.Parent, "h2", "")[0]); heading != monthOf(e.Date) {
			t.Errorf("%s of %s stands under %s", e.ID, e.Date, heading)
		}
	}
}

func draftClasses(e *geodata.Event) (out []string) {
	for _, id := range e.Drafts {
		out = append(out, eventDraftClass(id))
	}
	return out
}

func topicClasses(e *geodata.Event) (out []string) {
	for _, id := range e.Topics {
		out = append(out, topicClass(id))
	}
	return out
}

func TestPeriods(t *testing.T) {
	for date, want := range map[geodata.Date]string{
		"2025-02-18": "when-before", "2025-10": "when-before", "2025-10-31": "when-before",
		"2025-11": "when-2025-11", "2025-11-01": "when-2025-11", "2025-11-30": "when-2025-11",
		"2025-12": "when-2025-12", "2025-12-31": "when-2025-12",
		"2026-01": "when-2026", "2026-01-01": "when-2026", "2027-05-04": "when-2026",
	} {
		if got := periodClass(date); got != want {
			t.Errorf("%s lies in %s, want %s", date, got, want)
		}
	}
}
