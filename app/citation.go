package app

import (
	"fmt"
	"strings"

	"github.com/draftlines/draftlines/app/markup"
)

// OriginVariable is the variable in which the builder tells the browser's
// program [Site.Origin], so that both write the same addresses.
const OriginVariable = "DRAFTLINES_ORIGIN"

// isCitable reports whether a page stands for something that others refer to.
func isCitable(k kind) bool {
	switch k {
	case homeKind, draftKind, clauseKind, areaKind, compareKind, topicKind, placeKind,
		coverageKind, columnsKind, timelineKind, glossaryKind, disputesKind, sourcesKind:
		return true
	}
	return false
}

// renderCitation offers a sentence and a BibTeX entry. Both name the edition,
// because the page of a later one may say something else. A link to the sentence
// unfolds it.
func (s *Site) renderCitation(r Route) []markup.Node {
	if !isCitable(r.kind) {
		return nil
	}
	return []markup.Node{el("details").Class("cite").ID("cite").Body(
		el("summary").Text("Cite this"),
		copyable("Copy sentence", el("p").Class("take citation").ID("citation").Text(s.citation(r))),
		el("p").Class("hint").Text("The same as BibTeX:"),
		copyable("Copy BibTeX", el("pre").Class("take").Text(s.bibTeX(r))),
	)}
}

func (s *Site) citation(r Route) string {
	return fmt.Sprintf("“%s”, Draftlines, edition of %s, %s (CC BY 4.0).", r.Title, longDate(s.Atlas.Edition), s.Origin+r.Path)
}

// bibTeX is an entry that BibTeX and biber read without further packages.
func (s *Site) bibTeX(r Route) string {
	year, _, _ := strings.Cut(string(s.Atlas.Edition), "-")
	return fmt.Sprintf("@misc{%s,\n  author = {{Draftlines}},\n  title = {{%s}},\n  year = {%s},\n  note = {Edition of %s, CC BY 4.0},\n  howpublished = {%s},\n  url = {%s}\n}",
		citationKey(r), texEscapes.Replace(r.Title), year, longDate(s.Atlas.Edition), texEscapes.Replace(s.Origin+r.Path), s.Origin+r.Path)
}

// citationKey is the name of a citation among others.
func citationKey(r Route) string {
	return strings.TrimSuffix("draftlines"+strings.ReplaceAll(r.Path, "/", "-"), "-")
}

// texEscapes are the characters that mean something to TeX.
var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `&`, `\&`, `%`, `\%`, `$`, `\$`,
	`#`, `\#`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`)
