//go:build !wasm

package app

import (
	"strings"

	"github.com/draftlines/draftlines/geodata"
)

// Pages as pictures: the twins of the maps for articles, and the cards that
// travel with a link. What is said and what is drawn comes from the scenes and
// words of the pages; how it is painted is the task of package
// cmd/site/picture. The browser's program has none of it.

// Picture is what a picture of a page says.
type Picture struct {
	Path string // of the page
	// Embed is the path below /embed under which the twins stand, /draft/us-28;
	// empty for pages without a map.
	Embed string
	// Kicker says what kind of page it is, Title what it is about. Head is the
	// title of the card.
	Kicker, Title, Head string
	// Drafts are those on the map, in its order. Under is set where the page is
	// not about them but about ground that is drawn under them.
	Drafts []PictureDraft
	Under  bool
	Lead   string // one paragraph
	// Alt is the picture in words.
	Alt string
	// Credit says where the map and the words are from, in paragraphs.
	Credit  []string
	Licence string
	Address string // of the page
	Edition string // 21 November 2026
}

// PictureDraft is a draft as a picture names it.
type PictureDraft struct {
	Name, Date, Standing string
	Reported             bool
}

// proposalWords go with every map of a draft: what it draws is no law.
const proposalWords = "A proposal, not law"

// newestEmbed is the path of the twins of the map that is always of the newest
// draft; it has no path of its own below /embed.
const newestEmbed = "/newest"

// Pictures returns the picture of every page that stands for something, those
// with a map first.
func Pictures(s *Site) []Picture {
	var all []Picture
	for _, r := range s.Routes() {
		if r.kind != notFoundKind && r.kind != shellKind {
			all = append(all, s.pictureOf(r))
		}
	}
	return all
}

func (s *Site) pictureOf(r Route) Picture {
	p := Picture{
		Path: r.Path, Kicker: pictureKickers[r.kind], Title: r.Title, Head: cardTitleOf(r), Lead: r.Description,
		Licence: savedLicence, Address: s.Origin + r.Path, Edition: longDate(s.Atlas.Edition),
	}
	if r.Plain() {
		p.Alt = p.Title + ". " + p.Lead
		return p
	}
	sc := s.embedScene(r)
	p.Embed, p.Title, p.Lead = r.Path, s.embedTitle(r), s.pictureLead(r)
	if r.kind == homeKind {
		p.Embed = newestEmbed
	}
	if r.kind == clauseKind {
		p.Kicker = r.draft.Name
	}
	for _, d := range sc.drafts() {
		p.Drafts = append(p.Drafts, PictureDraft{d.Name, longDate(d.Date), standingWords[d.Standing].label, d.Standing == geodata.Reported})
	}
	p.Under = r.kind == areaKind || r.kind == placeKind
	p.Alt = s.pictureAlt(p, sc)
	p.Credit = []string{s.savedCredit(), s.textCredit(sc)}
	return p
}

var pictureKickers = map[kind]string{
	draftKind: "Draft", clauseKind: "Clause", areaKind: "Area", compareKind: "Comparison", placeKind: "Place",
	topicKind: "Topic",
}

// pictureLead is the subject in one paragraph.
func (s *Site) pictureLead(r Route) string {
	switch r.kind {
	case clauseKind:
		label, means := clauseStanding(r.clause)
		return firstSentences(r.clause.Summary, 420) + " (Our summary; " + label + ": " + means + ".)"
	case areaKind:
		return firstSentences(r.area.Summary, 360)
	case placeKind:
		p := r.place
		return "On " + longDate(p.AsOf) + ": " + lowerFirst(statusWords[p.Status]) + ". " + titleWords + " Line of contact: " + lowerFirst(distanceWords(p.Contact)) + "."
	case compareKind:
		return s.compareSummary(r.draft, r.other)
	}
	return firstSentences(r.draft.Summary, 560)
}

// pictureAlt is the map in words, short enough to be read out as one piece.
func (s *Site) pictureAlt(p Picture, sc *scene) string {
	var under []string
	for _, d := range p.Drafts {
		under = append(under, d.Name+" of "+d.Date+" ("+d.Standing+")")
	}
	words := p.Title + ". Map of Ukraine within its recognised borders under " + strings.Join(under, " and ") + ". " + proposalWords + ". "
	var signs []string
	for _, row := range s.embedView(sc).legend() {
		signs = append(signs, sc.signWords(row.sign).label+": "+s.legendCount(row))
	}
	if len(signs) == 0 {
		return words + "It treats no area."
	}
	return words + strings.Join(signs, "; ") + "."
}

// textCredit says whose words the drafts are known by.
func (s *Site) textCredit(sc *scene) string {
	var after []string
	for _, d := range sc.drafts() {
		after = append(after, strings.Join(s.publishers(d, 3), ", "))
	}
	return "Text: our summaries, not quotations, after " + strings.Join(after, "; ") + "."
}

// publishers names those of a draft's sources, each once, the first most of them.
func (s *Site) publishers(d *geodata.Draft, most int) []string {
	var names []string
	seen := map[string]bool{}
	for _, id := range d.Sources {
		src := s.Atlas.Source(id)
		if src == nil || seen[src.Publisher] {
			continue
		}
		seen[src.Publisher] = true
		if len(names) == most {
			names[most-1] += " and others"
			break
		}
		names = append(names, src.Publisher)
	}
	return names
}
