package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// sourcesPage is the register of sources, by kind of publisher.
func (s *Site) sourcesPage() []markup.Node {
	out := []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Sources"),
		el("p").Class("lead").Text("Every clause, area and line names its sources by these codes. The copies seen are mostly republications; that a source is listed says that it was used, not that it is right. Kremlin-aligned and Russian state outlets are used for what Moscow said and as witnesses that a text circulated."),
	}
	for _, r := range []geodata.Reliability{geodata.Official, geodata.Agency, geodata.National, geodata.Opinion, geodata.Repost, geodata.Kremlin, geodata.Founding, geodata.Geographic} {
		out = append(out, s.sourcesOf(r))
	}
	return out
}

func (s *Site) sourcesOf(r geodata.Reliability) markup.Node {
	var items []markup.Node
	for _, src := range s.Atlas.Sources {
		if src.Reliability == r {
			items = append(items, sourceItem(src))
		}
	}
	return el("section").Body(
		el("h2").Text(upperFirst(reliabilityWords[r])),
		el("ul").Class("register").Body(items...),
	)
}

func sourceItem(src *geodata.Source) markup.Node {
	title := src.Title
	if src.Described {
		title = "[" + title + "]"
	}
	date := longDate(src.Date)
	if src.DateNote != "" {
		if date != "" {
			date += ", "
		}
		date += src.DateNote
	}
	body := []markup.Node{
		el("span").Class("code").Text(string(src.ID)),
		markup.Text(" " + src.Publisher + ": "),
	}
	if src.URL != "" {
		body = append(body, externalLink(src.URL, title))
	} else {
		body = append(body, el("span").Text(title))
	}
	if date != "" {
		body = append(body, markup.Text(", "+date))
	}
	if src.Licence != "" {
		body = append(body, markup.Text(". "+src.Licence))
	}
	return el("li").ID(string(src.ID)).TabIndex(-1).Body(body...)
}

// aboutPage says what the site is and under which licences it may be used.
func (s *Site) aboutPage() []markup.Node {
	return []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("About Draftlines"),
		el("p").Class("lead").Text("Since November 2025 draft peace plans for Ukraine have been leaked, countered, revised and denied. Each says what would happen to land. Draftlines shows which words would do what to which ground."),
		section("What you see",
			"The map draws what one draft would do, area by area. Each area leads to the clauses that cover it, each clause to its areas. The baseline is always Ukraine within its internationally recognised borders.",
			"Four things never share a sign: the recognised border, what one side holds, what a draft proposes, and what somebody claims. De facto recognition (a fact is accepted) and de jure recognition (a title in law is accepted) are kept apart in every sentence.",
			"Where a text says nothing, the page says that the text is silent; where only summaries of it were seen, that these do not say. Where the wording is only reported, it is marked as reported, and where a clause is from memory, as that."),
		section("What you will not find",
			"No live front line, no positions of troops, no forecasts, no polls, no claims drawn as borders, and no quotation of a draft at length: the clauses are summarised in our own words, with sources.",
			"Nothing on these pages comes from another server, nothing is counted, and nothing is stored about you. Your browser keeps a copy of the site so that it can be read offline; “Offline and install”, at the foot of each page, shows it and removes it."),
		el("section").Body(
			el("h2").ID("articles").Text("In articles"),
			el("p").Body(markup.Text("Any page may show our maps, without asking and without cost: “Share, cite, embed” under each map has the codes. "), textLink(articlesPath, "Maps in articles")),
		),
		s.renderLicences(),
		s.renderAllFiles(),
	}
}

func (s *Site) renderLicences() markup.Node {
	return el("section").Body(
		el("h2").ID("licences").Text("Licences"),
		el("ul").Body(
			el("li").Text("Texts, clause summaries and our areas and lines: Creative Commons Attribution 4.0 (CC BY 4.0), credit “Draftlines”."),
			el("li").Text("Line of contact: our generalisation, credit “after DeepState and ISW, 20 Nov 2025”."),
			el("li").Text("Oblasts, neighbours, coast, rivers: Natural Earth, public domain."),
			el("li").Text("Reservoirs and lagoons: © OpenStreetMap contributors, Open Database License (ODbL) 1.0; a file of its own."),
			el("li").Text("Place names and coordinates: GeoNames, CC BY 4.0; population: State Statistics Service of Ukraine."),
			el("li").Text("Code: MIT."),
		),
	)
}

func section(heading string, paragraphs ...string) markup.Node {
	body := []markup.Node{el("h2").Text(heading)}
	for _, p := range paragraphs {
		body = append(body, el("p").Text(p))
	}
	return el("section").Body(body...)
}
