package app

import (
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// methodPage says how the lines were made, how exact they are, and what they
// are not. Figures come from the atlas, so that the page cannot fall behind.
func (s *Site) methodPage() []markup.Node {
	return []markup.Node{
		el("h1").TabIndex(-1).ID("heading").Text("Method"),
		el("p").Class("lead").Text("How the lines and areas were made, how exact they are, what they are not, and how the clauses were put into our words."),
		section("The baseline",
			"Every map starts from Ukraine’s internationally recognised borders: those of 1991, reaffirmed by General Assembly resolutions 68/262 and ES-11/4. Crimea and Sevastopol are drawn as Ukraine’s. Oblasts come from Natural Earth, which attributes Crimea to Russia in its default files; we do not follow it there.",
			"Natural Earth’s oblast borders lie on average 0.7 to 1.2 km, and in 95 of 100 places within 3 km, of the borders of the 2020 decentralisation atlas (Kherson more: its estuary is left out). The map is sound to about 1 : 500,000, not for a village."),
		section("The line of contact",
			"It is our own generalisation for 20 November 2025, after the maps of DeepState and of the Institute for the Study of War of that day: control points about every five kilometres, rounded to a hundredth of a degree. It lies 0.26 km (median), 0.9 km (95 of 100 points) and at most 1.6 km from the DeepState line of the day.",
			"Along the lower Dnipro the line runs on the left bank and on the left shore of the drained Kakhovka reservoir; the channel and the islands are outside the occupied side. The map dates its line and never moves it silently. It shows no grey zone and no troop positions."),
		el("section").Body(
			el("h2").Text("The areas"),
			el("p").Text("Occupied and held parts are the oblasts cut along that line. Neighbouring areas share the same vertices, so there is no ground between them. Sizes are geodesic, on the WGS 84 ellipsoid, and rounded to what the edge allows."),
			el("div").Class("wide-table").Role("region").TabIndex(0).Aria("label", "Sizes of the areas").Body(s.sizesTable()),
			el("p").Text("The part of Donetsk oblast that Ukraine held on 20 November 2025 is put at 6,207 km² by the DeepState map; other counts printed to the end of the year run from 5,000 to 6,600 km², the last of them a figure of August. An honest margin for that day is about ±250 km², plus about 430 km² that were contested."),
		),
		section("The control line of a draft",
			"For each draft we ask of every area who would hold it if the clauses were carried out, and draw the line between those holders. It is computed from the areas and the treatments, not drawn by hand. Where a draft says nothing about an area, or does not say who would hold it, the holder of 20 November 2025 stays, and the page says that nothing is said.",
			"A control line is a proposal about holding ground. It is dashed. It is not a border and says nothing about title."),
		section("Vague text is drawn vague",
			"Where a clause names no area, as in “other agreed territories”, we shade what editors, or we ourselves, read into it, with a soft edge, and say whose reading it is."),
		section("The clauses",
			"Each clause is summarised in our own words after comparing the copies listed with it. “Press text” means that the wording was printed by the press; “reported” that only a summary was seen; “read out” that it was presented orally; “from memory” that the clause, or part of it, was not found in the copies at hand. A clause is never shown as more certain than that.",
			"For every area that a clause treats we ask the same questions: who would hold it, who controls, who may enter, who monitors, what sets the rule off or ends it, and what is recognised. “The text is silent” is an answer; where only summaries were seen, or a presentation, the page says that these do not say, because the text itself may."),
		section("What the map is not",
			"It is not a map of the front today, not a forecast, not a legal opinion, and not the map of any government. No draft of an agreement shown here was signed when this edition was made; the Berlin and Paris texts are statements by Ukraine’s partners, to which Russia is no party. No published map was seen with any of them."),
		s.measuredSection(),
	}
}

func (s *Site) sizesTable() markup.Node {
	var rows []markup.Node
	for _, a := range s.Atlas.Areas {
		if a.Form != geodata.Ground || !s.isDrawn(a.ID) || strings.HasSuffix(string(a.ID), "-rest") {
			continue
		}
		share := ""
		if u := s.Atlas.Unit(a.Unit); u != nil && u.KM2 > 0 {
			share = decimal(a.KM2/u.KM2*100, 1) + " %"
		}
		rows = append(rows, el("tr").Body(
			el("th").Attr("scope", "row").Body(textLink(areaPath(a.ID), a.Name.En)),
			el("td").Class("figure").Text(km2Words(a.KM2)),
			el("td").Class("figure").Text(share),
			el("td").Text(holderWords[a.Holder]),
		))
	}
	return el("table").Class("sizes").Body(
		el("caption").Text("Sizes of the areas as drawn, 20 November 2025"),
		el("thead").Body(el("tr").Body(
			el("th").Attr("scope", "col").Text("Area"), el("th").Attr("scope", "col").Text("Size"),
			el("th").Attr("scope", "col").Text("Share of its oblast as drawn"), el("th").Attr("scope", "col").Text("Held by"),
		)),
		el("tbody").Body(rows...),
	)
}
