package app

import (
	"strings"
	"testing"
)

func TestCitation(t *testing.T) {
	known := bakedSite(t)
	s := NewSite(known.Atlas, known.Sheet)
	s.Origin = "https://example.org"
	root := render(t, s.renderPageFoot(s.route("/draft/us-28/21d")))
	box := find(root, "details", "cite")
	if len(box) != 1 || attrOf(box[0], "id") != "cite" {
		t.Fatalf("%d boxes with a citation", len(box))
	}
	sentence := textOf(find(root, "p", "citation")[0])
	for _, want := range []string{"“US 28 points, clause 21d: ", "Draftlines", longDate(s.Atlas.Edition), "https://example.org/draft/us-28/21d"} {
		if !strings.Contains(sentence, want) {
			t.Errorf("the sentence %q has no %q", sentence, want)
		}
	}
	entry := textOf(find(root, "pre", "")[0])
	if entry != s.bibTeX(s.route("/draft/us-28/21d")) {
		t.Errorf("the page writes the entry as\n%s", entry)
	}
	for _, want := range []string{"@misc{draftlines-draft-us-28-21d,\n", "author = {{Draftlines}}", "url = {https://example.org/draft/us-28/21d}"} {
		if !strings.Contains(entry, want) {
			t.Errorf("the entry has no %q:\n%s", want, entry)
		}
	}
}

// A build that does not know its host cites the path, here and in the browser.
func TestCitationWithoutOrigin(t *testing.T) {
	s := bakedSite(t)
	if got := s.citation(s.route("/area/crimea")); !strings.Contains(got, ", /area/crimea (") {
		t.Error(got)
	}
}

func TestBibTeXEntriesAreWellFormed(t *testing.T) {
	s, keys := bakedSite(t), map[string]bool{}
	for _, r := range s.Routes() {
		if len(s.renderCitation(r)) == 0 {
			continue
		}
		entry := s.bibTeX(r)
		key, _, _ := strings.Cut(strings.TrimPrefix(entry, "@misc{"), ",")
		if keys[key] || strings.ContainsAny(key, " /{}%#") {
			t.Errorf("%s has the key %q, which is there twice or not allowed", r.Path, key)
		}
		keys[key] = true
		plain := strings.NewReplacer(`\{`, "", `\}`, "").Replace(entry)
		if strings.Count(plain, "{") != strings.Count(plain, "}") {
			t.Errorf("%s: braces do not match:\n%s", r.Path, entry)
		}
	}
	for _, path := range []string{"/draft/us-28", "/draft/us-28/21d", "/area/crimea", "/compare/us-28/e3", "/topic/territory", "/place/kramatorsk"} {
		if !isCitable(s.route(path).kind) {
			t.Errorf("%s cannot be cited", path)
		}
	}
}

func TestTexEscapes(t *testing.T) {
	if got, want := texEscapes.Replace(`a_b & 50 % {x} \y`), `a\_b \& 50 \% \{x\} \textbackslash{}y`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
