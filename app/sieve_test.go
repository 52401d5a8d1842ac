package app

import (
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"golang.org/x/net/html"
)

// checkSieve proves that every choice of a page's sieve has a rule in the style
// sheet, that the number beside it is the number of rows with its class among
// those counted, that each question is answered "All" at first, and that every
// choice has a name and a value of its own for the address.
func checkSieve(t *testing.T, root *html.Node, counted string) {
	t.Helper()
	css := styles(t)
	checkChoices(t, root, counted)
	rows := append(find(root, "tr", counted), find(root, "li", counted)...)
	if len(rows) == 0 {
		t.Fatal("no row can be sifted")
	}
	checked := map[string]int{}
	radios := map[string]bool{}
	for _, label := range find(root, "label", "") {
		in := find(label, "input", "")[0]
		id := attrOf(in, "id")
		if attrOf(in, "type") == "radio" {
			radios[attrOf(in, "name")] = true
			if hasChecked(in) {
				checked[attrOf(in, "name")]++
			}
		}
		value, ok := strings.CutPrefix(id, "only-")
		if !ok {
			continue
		}
		if !strings.Contains(css, "\nform:has(#only-"+value+":checked) ~ :is(.is-on > *) ") {
			t.Errorf("the choice %s does nothing: web/rest.css has no rule for it", id)
		}
		if hasChecked(in) {
			t.Errorf("the choice %s is set before the reader has chosen", id)
		}
		if value == "quoted" {
			continue
		}
		if len(find(root, "section", "sift-group")) > 0 && !strings.Contains(css, "\nform:has(#only-"+value+":checked) ~ .sift-group:not(:has(."+value+"))") {
			t.Errorf("%s leaves the heads of groups that it empties", id)
		}
		n := 0
		for _, row := range rows {
			if slices.Contains(strings.Fields(attrOf(row, "class")), value) {
				n++
			}
		}
		if want := "(" + attrInt(n) + ")"; !strings.HasSuffix(textOf(label), want) {
			t.Errorf("%q, but %d rows have the class %s", textOf(label), n, value)
		}
	}
	for name := range radios {
		if checked[name] != 1 {
			t.Errorf("%d radios of %s are set at first, want 1", checked[name], name)
		}
	}
}

// checkChoices looks at what web/filters.js reads.
func checkChoices(t *testing.T, root *html.Node, counted string) {
	t.Helper()
	kinds, seen, counting := map[string]string{}, map[string]bool{}, 0
	for _, form := range find(root, "form", "sieve-box") {
		if class := attrOf(form, "data-counts"); class != "" {
			counting++
			if class != counted || attrOf(form, "data-one") == "" || attrOf(form, "data-many") == "" || len(find(form, "p", "sieve-count")) != 1 {
				t.Errorf("the sieve counts %q, want %q, and needs the words for that and a place to say it", class, counted)
			}
		}
		for _, button := range find(form, "button", "")[:1] {
			if attrOf(button, "type") != "submit" || !slices.ContainsFunc(button.Attr, func(a html.Attribute) bool { return a.Key == "disabled" }) {
				t.Error("the Enter key sends the form and loses the choices: its first button is not a disabled one")
			}
		}
		for _, in := range find(form, "input", "") {
			name, value := attrOf(in, "name"), attrOf(in, "value")
			if name == "" || value == "" || seen[name+"="+value] || strings.ContainsAny(value, ",&= ") || value == "none" && attrOf(in, "type") == "checkbox" {
				t.Errorf("%s is %q=%q in the address, which is empty, taken or not plain", attrOf(in, "id"), name, value)
			}
			seen[name+"="+value] = true
			if kind := attrOf(in, "type"); kinds[name] != "" && kinds[name] != kind {
				t.Errorf("%s is a name of radios and of boxes", name)
			}
			kinds[name] = attrOf(in, "type")
		}
	}
	for _, taken := range []string{"at", "z", "hide", "view"} { // by web/map.js
		if kinds[taken] != "" {
			t.Errorf("the address has another meaning for %q", taken)
		}
	}
	if counting != 1 {
		t.Errorf("%d sieves count rows, want 1", counting)
	}
}

func hasChecked(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "checked" })
}

func TestCompareSieve(t *testing.T) {
	s := bakedSite(t)
	us, e3 := s.Atlas.Draft("us-28"), s.Atlas.Draft("e3")
	root := render(t, s.compareWords(us, e3))
	checkIDs(t, root)
	checkSieve(t, root, "sift")
	recalled := 0
	for _, row := range find(root, "tr", "sift") {
		if slices.Contains(strings.Fields(attrOf(row, "class")), "is-unquoted") {
			recalled++
			if len(find(row, "span", "standing-word")) == 0 {
				t.Errorf("the row %q is hidden as not quoted but does not say why", textsOf(row)[0])
			}
		}
	}
	if label := textOf(find(root, "input", "sieve-only")[len(find(root, "input", "sieve-only"))-1].Parent); !strings.Contains(label, "hide "+countWords(recalled, "row", "rows")) || recalled == 0 {
		t.Errorf("%q, but %d rows are marked", label, recalled)
	}
}

func TestBasis(t *testing.T) {
	s := bakedSite(t)
	reported, quoted := s.Atlas.Draft("gva-19"), s.Atlas.Draft("us-28")
	clauseOf := func(d *geodata.Draft, as geodata.Standing) geodata.ClauseID {
		for _, c := range d.Clauses {
			if c.Standing == as && c.Confidence.Level != geodata.Recalled {
				return c.ID
			}
		}
		t.Fatalf("%s has no clause that is %s", d.ID, as)
		return ""
	}
	row := &geodata.Alignment{Clauses: map[geodata.DraftID][]geodata.ClauseID{
		"gva-19": {clauseOf(reported, geodata.Reported)}, "us-28": {clauseOf(quoted, geodata.PressText)}}}
	recalled := *row
	recalled.Recalled = true
	for _, test := range []struct {
		row    *geodata.Alignment
		drafts []*geodata.Draft
		want   string
	}{
		{row, []*geodata.Draft{quoted}, ""},
		{row, []*geodata.Draft{quoted, reported}, "reported"},
		{row, nil, ""},
		{&recalled, []*geodata.Draft{quoted}, "from memory"},
	} {
		if got := s.basis(test.row, test.drafts...); got != test.want {
			t.Errorf("basis %q, want %q", got, test.want)
		}
	}
}

func TestChangeBetween(t *testing.T) {
	row := &geodata.Alignment{Changes: []geodata.Change{
		{From: "us-28", To: "e3", Kind: geodata.ChangeSoftened}, {From: "us-28", To: "ua-20", Kind: geodata.ChangeNone, Note: "other paper"}}}
	for _, test := range []struct {
		a, b geodata.DraftID
		want string
	}{
		{"us-28", "e3", "Softened"},
		{"e3", "us-28", "From Draft us-28: softened"},
		{"us-28", "ua-20", "No counterpart (other paper)"},
		{"e3", "ua-20", "Not judged"},
	} {
		if got := changeWords(row, named(test.a), named(test.b)); got != test.want {
			t.Errorf("%s, %s: %q, want %q", test.a, test.b, got, test.want)
		}
	}
}

func named(id geodata.DraftID) *geodata.Draft {
	return &geodata.Draft{ID: id, Name: "Draft " + string(id)}
}

func TestSlug(t *testing.T) {
	for heading, want := range map[string]string{"Land": "land", "Money and ties": "money-and-ties", "  Making it: hold": "making-it-hold"} {
		if got := slug(heading); got != want {
			t.Errorf("%q becomes %q, want %q", heading, got, want)
		}
	}
}

// TestColumns looks at the table of all drafts with each of them as base.
func TestColumns(t *testing.T) {
	s := bakedSite(t)
	css := styles(t)
	drafts := s.alignedDrafts()
	if len(s.columnsRoutes()) != len(drafts)+1 {
		t.Errorf("%d routes for %d drafts", len(s.columnsRoutes()), len(drafts))
	}
	for _, r := range s.columnsRoutes() {
		root := render(t, s.columnsPage(r.draft)...)
		checkIDs(t, root)
		table := find(root, "table", "columns")[0]
		head := textsOf(find(table, "tr", "")[0])
		if len(head) != len(drafts)+2 {
			t.Errorf("%s has %d columns", r.Path, len(head))
		}
		if r.draft != nil && !strings.HasPrefix(head[1], r.draft.Name) {
			t.Errorf("%s has %q as its first column", r.Path, head[1])
		}
		if rows := find(table, "tr", "sift"); len(rows) != len(s.Atlas.Alignments) {
			t.Errorf("%s has %d rows for %d", r.Path, len(rows), len(s.Atlas.Alignments))
		}
		if words := find(table, "span", "change-word"); (len(words) > 0) != (r.draft != nil && isJudged(s.Atlas, r.draft.ID)) {
			t.Errorf("%s has %d words of change", r.Path, len(words))
		}
		for _, d := range drafts {
			if !strings.Contains(css, "form:has(#column-"+string(d.ID)+":not(:checked)) ~ * ."+columnClass(d.ID)) {
				t.Errorf("the box for the column %s does nothing: web/rest.css has no rule for it", d.ID)
			}
			if n := len(find(table, "td", columnClass(d.ID))); n != len(s.Atlas.Alignments) {
				t.Errorf("%s: %d cells in the column %s", r.Path, n, d.ID)
			}
		}
	}
	checkSieve(t, render(t, s.columnsPage(nil)...), "sift")
}

// isJudged reports whether a row judges a change from or to a draft.
func isJudged(a *geodata.Atlas, id geodata.DraftID) bool {
	for _, row := range a.Alignments {
		for _, c := range row.Changes {
			if c.From == id || c.To == id {
				return true
			}
		}
	}
	return false
}
