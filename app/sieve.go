package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// A sieve hides the rows of tables and lists that do not match what the reader
// has chosen. It is radios and check boxes, and rules of web/rest.css that
// look at them with :has(): it works without scripts and needs no state of ours. The
// rows stand in what follows the form within the same parent, of the class sieve;
// it comes with the class is-on, which web/filters.js takes away while nothing is chosen.
// An input with the id only-X keeps the rows with the class X; a class sift
// marks the rows, sift-group what disappears once no row in it is left. A test
// proves that the style sheet has a rule for every choice.
//
// Name and value of the inputs are what web/filters.js writes into the address,
// so that a filtered page can be passed on: they are an interface, like paths.

// sieve is a box of questions about rows of one kind.
type sieve struct {
	id        string // of the part that opens
	counts    string // class of the rows that are counted once scripts run
	one, many string // what a row is called
	groups    []sieveGroup
}

// sieveGroup is one question of a sieve, answered by radios.
type sieveGroup struct {
	name    string // of the radios, unique on the page
	legend  string
	choices []sieveChoice
}

// sieveChoice keeps the rows with the class value.
type sieveChoice struct {
	value, label string
	rows         int // that it keeps, or clauses where rows are of several kinds
}

// renderSieve draws the groups, closed until the reader opens them, and boxes
// that are on their own. Choices are the same on all pages of a kind, so that
// one that is set keeps its meaning from page to page. It is a form so that the
// browser can take all choices back.
func renderSieve(sv sieve, boxes ...markup.Node) markup.Node {
	body := []markup.Node{el("summary").Text("Filter the " + sv.many)}
	for _, g := range sv.groups {
		body = append(body, el("fieldset").Body(
			el("legend").Text(g.legend),
			el("ul").Class("sieve-choices").Body(g.render()...),
		))
	}
	body = append(body, boxes...)
	return el("form").Class("sieve-box").DataSet("counts", sv.counts).DataSet("one", sv.one).DataSet("many", sv.many).Body(
		neverSent(),
		el("details").ID(sv.id).Body(body...),
		el("p").Class("sieve-note").Body(
			markup.Text("A filter is on: "+sv.many+" that do not match are hidden. "),
			el("button").Attr("type", "reset").Text("Show all"),
		),
		el("p").Class("sieve-count").ID(sv.id+"-count").Role("status"),
	)
}

// neverSent is the button that the Enter key would press in a form of choices.
// Disabled, it keeps the browser from sending the form and losing the choices.
func neverSent() markup.Node {
	return el("button").Attr("type", "submit").Attr("disabled", true).Attr("hidden", true).Text("Filter")
}

func (g sieveGroup) render() []markup.Node {
	items := []markup.Node{el("li").Body(el("label").Body(
		sieveInput("radio", "any-"+g.name, "", g.name, "any").Attr("checked", true),
		markup.Text(" All"),
	))}
	for _, c := range g.choices {
		items = append(items, el("li").Body(el("label").Body(
			sieveInput("radio", "only-"+c.value, "sieve-only", g.name, strings.TrimPrefix(c.value, g.name+"-")),
			markup.Text(" "), el("span").Class("sieve-label").Text(c.label), markup.Text(" ("+attrInt(c.rows)+")"),
		)))
	}
	return items
}

func sieveInput(kind, id, class, name, value string) *markup.Elem {
	in := markup.Void("input").Attr("type", kind).ID(id).Attr("name", name).Attr("value", value)
	if class != "" {
		in = in.Class(class)
	}
	return in
}

// quotedBox hides what does not rest on wording that was seen.
func quotedBox(label string) markup.Node {
	return el("p").Class("sieve-choices").Body(el("label").Body(
		sieveInput("checkbox", "only-quoted", "sieve-only", "quoted", "1"),
		markup.Text(" "), el("span").Class("sieve-label").Text(label),
	))
}

// topicClass marks rows by topic, headingClass by the topic's heading.
func topicClass(id geodata.TopicID) string { return "topic-" + string(id) }

func headingClass(heading string) string { return "heading-" + slug(heading) }

// slug writes a heading as a class: lower case, anything but letters as hyphens.
func slug(heading string) string {
	out := []byte{}
	for _, r := range heading {
		switch {
		case r >= 'A' && r <= 'Z':
			out = append(out, byte(r)+'a'-'A')
		case r >= 'a' && r <= 'z':
			out = append(out, byte(r))
		case len(out) > 0 && out[len(out)-1] != '-':
			out = append(out, '-')
		}
	}
	return string(out)
}

// changeClass marks rows by the kind of change; pairs that were not judged
// have a class of their own.
func changeClass(k geodata.ChangeKind) string {
	if k == "" {
		return "change-unjudged"
	}
	return "change-" + string(k)
}

var changeLabels = map[geodata.ChangeKind]string{
	geodata.ChangeKept: "kept", geodata.ChangeSoftened: "softened", geodata.ChangeHardened: "hardened",
	geodata.ChangeReplaced: "replaced", geodata.ChangeDeleted: "deleted", geodata.ChangeAdded: "added",
	geodata.ChangeMoved: "moved to another paper", geodata.ChangeOpen: "declared open",
	geodata.ChangeNone: "no counterpart", "": "not judged",
}

// changeBetween is the kind of change between two drafts, whichever is read
// first; false where the pair was not judged.
func changeBetween(row *geodata.Alignment, a, b geodata.DraftID) (geodata.Change, bool) {
	for _, c := range row.Changes {
		if c.From == a && c.To == b || c.From == b && c.To == a {
			return c, true
		}
	}
	return geodata.Change{}, false
}

// basis says on what a row rests for the drafts shown, where that is less than
// wording seen: "from memory", "reported", or nothing.
func (s *Site) basis(row *geodata.Alignment, drafts ...*geodata.Draft) string {
	if row.Recalled {
		return "from memory"
	}
	words := ""
	for _, d := range drafts {
		for _, id := range row.Clauses[d.ID] {
			switch c := s.Atlas.Clause(id); {
			case c.Confidence.Level == geodata.Recalled:
				return "from memory"
			case c.Standing == geodata.Reported:
				words = "reported"
			}
		}
	}
	return words
}

// comparedRow is a row of the alignment with the drafts in view.
type comparedRow struct {
	row    *geodata.Alignment
	change geodata.ChangeKind // empty where not judged
	basis  string
}

// classes are the classes that the sieve looks at.
func (c comparedRow) classes() string {
	class := "sift " + changeClass(c.change) + " " + topicClass(c.row.Topic)
	if c.basis != "" {
		class += " is-unquoted"
	}
	return class
}

// compareSieve filters rows of the alignment: by change, if asked, by topic and
// by what they rest on.
func (s *Site) compareSieve(rows []comparedRow, byChange bool) markup.Node {
	changes, topics, unquoted := map[geodata.ChangeKind]int{}, map[geodata.TopicID]int{}, 0
	for _, r := range rows {
		changes[r.change]++
		topics[r.row.Topic]++
		if r.basis != "" {
			unquoted++
		}
	}
	var groups []sieveGroup
	if byChange {
		g := sieveGroup{name: "change", legend: "Kind of change"}
		for _, k := range append(append([]geodata.ChangeKind{}, geodata.ChangeKinds...), "") {
			g.choices = append(g.choices, sieveChoice{changeClass(k), upperFirst(changeLabels[k]), changes[k]})
		}
		groups = append(groups, g)
	}
	g := sieveGroup{name: "topic", legend: "Topic"}
	for _, t := range s.Atlas.Topics {
		g.choices = append(g.choices, sieveChoice{topicClass(t.ID), t.Name, topics[t.ID]})
	}
	because := "resting partly on memory"
	if byChange {
		because += ", or on reports without the wording"
	}
	return renderSieve(sieve{id: "filter", counts: "sift", one: "row", many: "rows", groups: append(groups, g)},
		quotedBox("Only what is quoted: hide "+countWords(unquoted, "row", "rows")+" "+because))
}
