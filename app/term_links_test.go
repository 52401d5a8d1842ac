package app

import (
	"strings"
	"testing"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
	"golang.org/x/net/html"
)

var testTerms = []*geodata.Term{
	{ID: "line", Name: "Line of contact", Forms: []string{"contact line"}},
	{ID: "article-5", Name: "Article 5"},
	{ID: "like", Name: "Article 5-like guarantee", Forms: []string{"guarantee like Article 5"}},
	{ID: "guarantee", Name: "Security guarantee", Forms: []string{"guarantees", "guarantee"}},
	{ID: "assurance", Name: "Security assurance", Forms: []string{"security “assurance”"}},
	{ID: "oblast", Name: "Oblast", Forms: []string{"oblasts"}},
	{ID: "frozen", Name: "Frozen assets", Forms: []string{"frozen funds"}},
	{ID: "evros", Name: "Єврос"},
}

// marked writes the pieces of a text with [term: words] for its terms.
func marked(text string, terms []*geodata.Term) string {
	var b strings.Builder
	for _, p := range splitTerms(text, terms) {
		if p.term == nil {
			b.WriteString(p.text)
		} else {
			b.WriteString("[" + string(p.term.ID) + ": " + p.text + "]")
		}
	}
	return b.String()
}

func TestTermsAtFirstUse(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"none", "Nothing of that kind.", "Nothing of that kind."},
		{"empty", "", ""},
		{"first of two", "An oblast, another oblast.", "An [oblast: oblast], another oblast."},
		{"at both ends", "Oblasts", "[oblast: Oblasts]"},
		{"first letter of a sentence", "Contact line or line of contact.", "[line: Contact line] or line of contact."},
		{"no other letter", "OBLAST and Line Of Contact.", "OBLAST and Line Of Contact."},
		{"no part of a word", "Suboblast, oblastlike, oblast-wide.", "Suboblast, oblastlike, oblast-wide."},
		{"digit after a digit", "Article 52 and Article 5.", "Article 52 and [article-5: Article 5]."},
		{"possessive", "Each oblast’s army.", "Each [oblast: oblast]’s army."},
		{"dash is no hyphen", "The oblast—all of it.", "The [oblast: oblast]—all of it."},
		{"longest wins", "A guarantee like Article 5; Article 5 itself; a guarantee.", "A [like: guarantee like Article 5]; [article-5: Article 5] itself; a [guarantee: guarantee]."},
		{"hyphen joins", "An Article 5-like guarantee.", "An [like: Article 5-like guarantee]."},
		{"after the longer use the shorter", "Security guarantees.", "Security [guarantee: guarantees]."},
		{"not in a quotation", "It is “frozen funds” there, frozen funds here.", "It is “frozen funds” there, [frozen: frozen funds] here."},
		{"not in straight marks", `It says "the oblast" and means no oblast.`, `It says "the oblast" and means no [oblast: oblast].`},
		{"not across a mark", "The line of “contact” and “line” of contact.", "The line of “contact” and “line” of contact."},
		{"marks of its own", "A security “assurance” is weak.", "A [assurance: security “assurance”] is weak."},
		{"marks of its own, cut", "A “security assurance” is weak.", "A “security assurance” is weak."},
		{"an apostrophe opens nothing", "Moscow’s oblast, the allies’ guarantee.", "Moscow’s [oblast: oblast], the allies’ [guarantee: guarantee]."},
		{"letters of several bytes", "Тут єврос є, євроса нема.", "Тут [evros: єврос] є, євроса нема."},
		{"next to letters of several bytes", "Їoblast oblastї oblast.", "Їoblast oblastї [oblast: oblast]."},
	} {
		if got := marked(c.text, testTerms); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.why, got, c.want)
		}
	}
}

// FuzzSplitTerms: whatever the text, the pieces make it up, no term comes
// twice, and no piece is empty.
func FuzzSplitTerms(f *testing.F) {
	for _, s := range []string{"An oblast.", "“Article 5” \"x", "a\xffoblast", "line of contact line"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		joined, seen := "", map[geodata.TermID]bool{}
		for _, p := range splitTerms(text, testTerms) {
			joined += p.text
			if p.text == "" || p.term != nil && seen[p.term.ID] {
				t.Fatalf("%q gives the piece %+v", text, p)
			}
			if p.term != nil {
				seen[p.term.ID] = true
			}
		}
		if joined != text {
			t.Fatalf("%q became %q", text, joined)
		}
	})
}

// termSite is the test atlas with a glossary; its clauses use some of it.
func termSite(t *testing.T) *Site {
	t.Helper()
	r := testRecords()
	r.Terms = testTerms
	clauses := r.Drafts[0].Clauses
	clauses[1].Summary, clauses[1].Terms = "A line of contact in an oblast, & a guarantee.", []geodata.TermID{"oblast", "line"}
	clauses[2].Summary, clauses[2].Terms = "Oblast, guarantees, “Article 5”.", []geodata.TermID{"oblast", "guarantee", "article-5"}
	clauses[4].Summary, clauses[4].Terms = "The guarantee of an oblast.", []geodata.TermID{"guarantee"}
	atlas, err := geodata.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return NewSite(atlas, siteOf(t).Sheet)
}

// linkedTerms are the links to the glossary in the clause texts of a panel, in
// order.
func linkedTerms(t *testing.T, body []markup.Node) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(prerendered(el("div").Body(body...))))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range find(root, "a", "term-link") {
		out = append(out, attrOf(a, "href")+" "+textOf(a)+" ("+attrOf(a, "title")+")")
	}
	return strings.Join(out, "\n")
}

// TestTermsOnPages links each term once on a page, and only those that the
// clause names.
func TestTermsOnPages(t *testing.T) {
	s := termSite(t)
	clause := s.route("/draft/first/2")
	want := `/glossary#line line of contact (In the glossary: Line of contact)
/glossary#oblast oblast (In the glossary: Oblast)
/glossary#guarantee guarantees (In the glossary: Security guarantee)`
	if got := linkedTerms(t, s.clausePanel(clause, s.sceneOf(clause)).all()); got != want {
		t.Errorf("the clause with its sub-clauses links\n%s\nwant\n%s", got, want)
	}
	draft := s.route("/draft/first")
	want = `/glossary#line line of contact (In the glossary: Line of contact)
/glossary#oblast oblast (In the glossary: Oblast)
/glossary#guarantee guarantee (In the glossary: Security guarantee)`
	if got := linkedTerms(t, s.draftPanel(draft, s.sceneOf(draft)).all()); got != want {
		t.Errorf("the draft links\n%s\nwant\n%s", got, want)
	}
	// A term that the text does not use, or uses in a quotation only, stands in
	// the list under the clause.
	sub := s.route("/draft/first/2a")
	body := s.clausePanel(sub, s.sceneOf(sub)).all()
	if strings.Contains(linkedTerms(t, body), "#article-5") || !strings.Contains(prerendered(el("div").Body(body...)), `"/glossary#article-5"`) {
		t.Error("the term that is only quoted is linked in the text, or missing from the list")
	}
}
