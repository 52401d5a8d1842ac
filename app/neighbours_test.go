package app

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// TestNeighboursAreMutual: what touches an area is touched by it, along as much
// and in no direction that is the same.
func TestNeighboursAreMutual(t *testing.T) {
	s := bakedSite(t)
	for _, a := range s.Atlas.Areas {
		if len(a.Parts) > 0 {
			continue
		}
		for _, touch := range s.touching(a) {
			if touch.Area == "" {
				continue
			}
			back := s.touching(s.Atlas.Area(touch.Area))
			at := slices.IndexFunc(back, func(b sheet.Touch) bool { return b.Area == a.ID })
			if at < 0 || math.Abs(back[at].KM-touch.KM) > 1e-6 {
				t.Errorf("%s touches %s along %.1f km, and back it is %+v", a.ID, touch.Area, touch.KM, back)
			}
		}
	}
}

// TestBuffersNeighbours answers in words which areas touch the part of Donetsk
// oblast that Ukraine holds, on its own page and under every map that shows it.
func TestBuffersNeighbours(t *testing.T) {
	s := bakedSite(t)
	a := s.Atlas.Area("donetsk-held")
	facts := strings.Join(strings.Fields(textOf(render(t, s.areaFacts(a)))), " ")
	for _, want := range []string{
		"Donetsk oblast, occupied part: to the north-east and south, along about 335 km, across the line of contact",
		"Kharkiv oblast, part held by Ukraine: to the north and north-west, along about 165 km",
		"Dnipropetrovsk oblast, part held by Ukraine: to the south-west and west",
		"Luhansk oblast, part held by Ukraine: to the north-east, along about 11 km",
	} {
		if !strings.Contains(facts, want) {
			t.Errorf("the facts do not say %q:\n%s", want, facts)
		}
	}
	for _, d := range s.Atlas.Drafts {
		sc := s.sceneOf(s.route(draftPath(d.ID)))
		shows := slices.ContainsFunc(sc.shown, func(x shownArea) bool { return x.area == a })
		if says := strings.Contains(textOf(render(t, s.renderMapWords(sc))), a.Name.En+" touches: "); says != shows {
			t.Errorf("%s shows it: %t, its words say what it touches: %t", d.ID, shows, says)
		}
	}
}

// TestBorderWords: only the line of contact and recognised borders are named as
// such, never a border of oblasts.
func TestBorderWords(t *testing.T) {
	s := bakedSite(t)
	for _, tt := range []struct {
		area  geodata.AreaID
		other sheet.Ground
		want  string
	}{
		{"luhansk-occupied", sheet.Ground{Neighbour: "RUS"}, ", across the recognised border"},
		{"kherson-occupied", sheet.Ground{Area: "kherson-held"}, ", across the line of contact"},
		{"kherson-occupied", sheet.Ground{Area: "crimea"}, "km"},
		{"kharkiv-rest", sheet.Ground{Unit: "UA-53"}, "km"},
		{"donetsk", sheet.Ground{Area: "zaporizhzhia-occupied"}, "km"}, // divided itself
	} {
		got := s.borderWords(s.Atlas.Area(tt.area), sheet.Touch{Ground: tt.other, KM: 12})
		if !strings.HasSuffix(got, tt.want) {
			t.Errorf("%s and %+v: %q, want the end %q", tt.area, tt.other, got, tt.want)
		}
	}
}

// TestMapSummary: a map sums up its draft, its date, what it counts and what is
// marked.
func TestMapSummary(t *testing.T) {
	s := bakedSite(t)
	clause := s.mapSummary(s.sceneOf(s.route("/draft/us-28/21d")))
	for _, want := range []string{"recognised borders", "28-point draft of 20 November 2025", "Demilitarised buffer, 1 area", "Marked: Donetsk oblast, part held by Ukraine."} {
		if !strings.Contains(clause, want) {
			t.Errorf("the summary does not say %q: %s", want, clause)
		}
	}
	pair := s.mapSummary(s.sceneOf(s.route("/compare/us-28/ua-20")))
	if !strings.Contains(pair, "Treated differently, ") || strings.Contains(pair, "Marked") {
		t.Errorf("the summary of a comparison: %s", pair)
	}
}
