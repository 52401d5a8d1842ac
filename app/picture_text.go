//go:build !wasm

package app

import (
	"strings"

	"github.com/draftlines/draftlines/geodata"
)

// PictureText is the text twin of a map: the same in words for newsletters, for
// feeds without pictures and for readers who do not see them. Lines are not
// broken; paragraphs stand apart by an empty line.
func PictureText(s *Site, p Picture) string {
	r := s.route(p.Path)
	t := &textTwin{site: s, sc: s.embedScene(r)}
	t.head(p)
	t.subject(r)
	t.onTheMap()
	t.areas()
	t.sources()
	t.foot(p)
	return t.b.String()
}

// textTwin writes a text.
type textTwin struct {
	site *Site
	sc   *scene
	b    strings.Builder
}

func (t *textTwin) line(words ...string) { t.b.WriteString(strings.Join(words, "") + "\n") }

func (t *textTwin) heading(words string) {
	t.line()
	t.line(words)
	t.line(strings.Repeat("-", letters(words)))
}

func (t *textTwin) head(p Picture) {
	t.line(p.Title)
	t.line(strings.Repeat("=", letters(p.Title)))
	t.line()
	for _, d := range t.sc.drafts() {
		w := standingWords[d.Standing]
		t.line("Draft: ", d.Name, " (", d.Title, "), ", longDate(d.Date), ", ", w.label, ": ", w.means, ".")
	}
	t.line(proposalWords, ". Areas, lines and what follows are drawn from the words of the texts by Draftlines.")
}

// subject is what the page is about.
func (t *textTwin) subject(r Route) {
	t.line()
	switch r.kind {
	case clauseKind:
		label, means := clauseStanding(r.clause)
		t.line(r.clause.Summary)
		t.line()
		t.line("Our summary, not a quotation. ", upperFirst(label), ": ", means, ".")
	case areaKind:
		t.area(r.area)
	case placeKind:
		t.place(r.place)
	case compareKind:
		t.line(t.site.compareSummary(r.draft, r.other))
	default:
		t.line(r.draft.Summary)
	}
}

func (t *textTwin) area(a *geodata.Area) {
	t.line(a.Summary)
	if words, ok := holderNow[a.Holder]; ok && a.Form != geodata.Beyond {
		held := "As of " + longDate(a.AsOf) + ": " + lowerFirst(words) + ". " + titleWords
		if a.KM2 > 0 {
			held += " " + t.site.sizeWords(a)
		}
		t.line(held)
	}
	t.underDrafts(a.ID, a.Name.En, a.NoClause)
}

func (t *textTwin) place(p *geodata.Place) {
	t.line("On ", longDate(p.AsOf), ": ", lowerFirst(statusWords[p.Status]), ". ", titleWords, " Line of contact: ", lowerFirst(distanceWords(p.Contact)), ".")
	if why := cautionWords(p); why != "" {
		t.line(why)
	}
	if p.Area == "" {
		t.line("The drafts that treat ground do not treat the ground of ", p.Name.En, ".")
		return
	}
	t.underDrafts(p.Area, p.Name.En, "")
}

// underDrafts says what each draft would do to an area.
func (t *textTwin) underDrafts(id geodata.AreaID, name, noClause string) {
	for _, d := range t.site.Atlas.Drafts {
		t.heading("Under " + d.Name + " (" + longDate(d.Date) + ", " + standingWords[d.Standing].label + ")")
		links := t.site.embedLinks(id, d.ID)
		if len(links) == 0 {
			if noClause == "" {
				t.line(unspokenWords(d, "has no rule for "+name))
			} else {
				t.line(noClause)
			}
		}
		t.treatments(links, "")
	}
}

// treatments are clauses as they treat an area, with what they leave open.
func (t *textTwin) treatments(links []geodata.Link, indent string) {
	for _, l := range links {
		c := l.Clause
		standing := ""
		if d := t.site.Atlas.Draft(c.ID.Draft()); d != nil && (c.Standing != d.Standing || c.Confidence.Level == geodata.Recalled) {
			label, _ := clauseStanding(c)
			standing = " [" + label + "]"
		}
		t.line(indent, "Clause ", c.Number, ", ", c.Title, standing, ": ", treatmentLabel(l.Treatment.Kind), ", ", treatmentWords[l.Treatment.Kind].means, ".")
		t.line(indent, "  Who would hold it: ", holderSaid(c, l.Treatment.Holder))
		t.line(indent, "  Recognition: ", recognitionSaid(c, l.Treatment.Recognition))
		if l.Treatment.Vague {
			t.line(indent, "  No edge is given: the area is drawn soft.")
		}
	}
}

// onTheMap says what the map shows, sign by sign.
func (t *textTwin) onTheMap() {
	t.heading("On the map")
	t.line("Ukraine within its internationally recognised borders, Crimea and Sevastopol included. A grey tint marks what Russian forces held on ", longDate(t.site.contactDate()), ". ", t.sc.introWords())
	t.line()
	for _, row := range t.sc.legend() {
		words := t.sc.signWords(row.sign)
		t.line("- ", words.label, " (", words.means, "): ", t.site.legendCount(row), ".")
	}
	if len(t.sc.shown) == 0 {
		t.line("- ", unspokenWords(t.sc.draft, "treats no area"))
	}
	for _, d := range t.sc.drafts() {
		if t.site.hasControlLine(d) {
			t.line("- Control line if ", d.Name, " were carried out: ", t.site.lineLength(geodata.ControlLine, d.ID), ".")
		} else {
			t.line("- Control line under ", d.Name, ": ", unspokenWords(d, "gives none"))
		}
	}
	t.line("- Line of contact, assessed, ", longDate(t.site.contactDate()), ": ", t.site.lineLength(geodata.ContactLine, ""), ".")
}

// areas lists the areas of the map with what each clause would do.
func (t *textTwin) areas() {
	if len(t.sc.shown) == 0 {
		return
	}
	t.heading(t.sc.listHeading())
	for _, row := range t.sc.legend() {
		for _, a := range row.areas {
			size := ""
			if a.area.KM2 > 0 {
				size = ", " + km2Words(a.area.KM2)
			}
			t.line("- ", a.area.Name.En, size, ": ", t.sc.signWords(row.sign).label)
			t.areaClauses(a)
		}
	}
}

func (t *textTwin) areaClauses(a shownArea) {
	for _, d := range t.sc.drafts() {
		links := t.site.Atlas.TreatmentsOf(a.area.ID, d.ID)
		indent := "  "
		if t.sc.other != nil {
			t.line("  ", d.Name, ":")
			indent = "    "
		}
		if len(links) == 0 {
			t.line(indent, unspokenWords(d, "has no rule for it"))
		}
		t.treatments(links, indent)
	}
}

// sources lists those of the drafts, and of the map.
func (t *textTwin) sources() {
	t.heading("Sources")
	for _, d := range t.sc.drafts() {
		for _, id := range d.Sources {
			src := t.site.Atlas.Source(id)
			if src == nil {
				continue
			}
			words := "- " + d.Name + ": " + src.Publisher + ", " + src.Title
			if src.Date != "" {
				words += ", " + longDate(src.Date)
			}
			if src.URL != "" {
				words += ", " + src.URL
			}
			t.line(words)
		}
	}
	t.line("- Map: ", t.site.savedCredit())
}

func (t *textTwin) foot(p Picture) {
	t.line()
	t.line("Edition of ", p.Edition, ". ", p.Licence)
	t.line(p.Address)
}
