package app

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// nearest are addresses that do not exist, what the page says of each, and how
// the list of pages near it begins.
var nearest = []struct{ path, says, first string }{
	{"/draft/us-28/99", "The 28-point draft has no clause “99”.", "/draft/us-28 /draft/us-28/26 /draft/us-28/27 /draft/us-28/28"},
	{"/draft/us-28/21e", "The 28-point draft has no clause “21e”.", "/draft/us-28 /draft/us-28/21 /draft/us-28/21a"},
	{"/draft/us-28/", "", "/draft/us-28"},
	{"/draft/us28", "No draft has the id “us28”.", "/draft/us-28"},
	{"/draft/us-29/21", "No draft has the id “us-29”.", "/draft/us-28"},
	{"/DRAFT/US-28/21D.html", "", "/draft/us-28/21d"},
	{"/draft/", "", "/draft/apr25-eu /draft/apr25-us /draft/us-28"},
	{"/draft/%E0%A4%A/1", "No draft has the id “%e0%a4%a”.", ""},
	{"/draft/us-28/<img>", "The 28-point draft has no clause “<img>”.", "/draft/us-28"},
	{"/place/kramatorks", "No place has the id “kramatorks”.", "/place/kramatorsk"},
	{"/places/kramatorsk", "", "/place/kramatorsk"},
	{"/place/Краматорськ", "No place has the id “краматорськ”.", "/place/kramatorsk"},
	{"/place/artemivsk", "No place has the id “artemivsk”.", "/place/bakhmut"},
	{"/place/new%20york", "No place has the id “new-york”.", "/place/niu-york"},
	{"/area/donetsk-hold", "No area has the id “donetsk-hold”.", "/area/donetsk-held"},
	{"/area/crimea/", "", "/area/crimea"},
	{"/topic/teritory", "No topic has the id “teritory”.", "/topic/territory"},
	{"/glossary/ceasefire", "", "/glossary#ceasefire"},
	{"/compare/us-28/xx", "No draft has the id “xx”.", "/compare/us-28/"},
	{"/compare/xx/us-28", "No draft has the id “xx”.", "/compare/"},
	{"/compare/us-28/e4", "No draft has the id “e4”.", "/compare/us-28/"},
	{"/compare/us-28/ua20", "No draft has the id “ua20”.", "/compare/us-28/ua-20"},
	{"/compare/us28/ua20", "No draft has the id “us28” or “ua20”.", "/compare/us-28/ua-20"},
	{"/compare/us-28/us-28", "A draft is not compared with itself.", "/compare/us-28/"},
	{"/compare/us-28", "", "/compare/us-28/"},
	{"/compare/x/y", "No draft has the id “x” or “y”.", "/compare"},
	{"/timelin", "", "/timeline"},
	{"/disputes/", "", "/disputes"},
	{"/kramatorsk", "", "/place/kramatorsk"},
	{"/wp-login.php", "", ""},
	{"/", "", ""},
	{"//", "", ""},
}

// TestNearest asks web/notfound.js for the pages nearest to an address.
func TestNearest(t *testing.T) {
	s := bakedSite(t)
	index, err := json.Marshal(SearchIndex(s))
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, c := range nearest {
		paths = append(paths, c.path)
	}
	var answers []struct {
		Says  string
		Links []struct{ U, T, N string }
	}
	ask(t, "notfound.js", "(lib, index, path) => lib.nearest(index, path)", index, paths, &answers)
	for i, c := range nearest {
		var got []string
		for _, l := range answers[i].Links {
			if s.route(pathOf(l.U)).kind == notFoundKind || l.T == "" {
				t.Errorf("%s leads to %q at %s, which is no page", c.path, l.T, l.U)
			}
			if slices.Contains(got, l.U) {
				t.Errorf("%s lists %s twice", c.path, l.U)
			}
			got = append(got, l.U)
		}
		if all := strings.Join(got, " "); answers[i].Says != c.says || !strings.HasPrefix(all, c.first) || c.first == "" && all != "" {
			t.Errorf("%s: %q, %s; want %q, %s…", c.path, answers[i].Says, all, c.says, c.first)
		}
	}
	if n := len(answers[slices.Index(paths, "/compare/us-28/xx")].Links); n != len(s.Atlas.Drafts)-1 {
		t.Errorf("a comparison with one known draft leads to %d others, want all %d", n, len(s.Atlas.Drafts)-1)
	}
}

// TestNearestKnowsTheMenu: the pages that the search does not have are those of
// the menu.
func TestNearestKnowsTheMenu(t *testing.T) {
	script := readWeb(t, "notfound.js")
	for _, m := range menu {
		if !strings.Contains(script, `["`+m.path+`", "`) {
			t.Errorf("web/notfound.js does not know %s", m.path)
		}
	}
}
