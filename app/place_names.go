package app

import (
	"slices"
	"strconv"

	"github.com/draftlines/draftlines/geodata"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// nameKindWords heads the other names of a place.
var nameKindWords = map[geodata.NameKind]string{
	geodata.FormerName:  "Former names",
	geodata.RussianName: "Russian forms",
	geodata.VariantName: "Other names",
}

// otherNames are the other names of a place by kind, as pairs of a list of
// definitions.
func otherNames(p *geodata.Place) []app.UI {
	var rows []app.UI
	for _, kind := range geodata.NameKinds {
		var names []geodata.OtherName
		for _, n := range p.Also {
			if n.Kind == kind {
				names = append(names, n)
			}
		}
		if len(names) > 0 {
			rows = append(rows, el("dt").Text(nameKindWords[kind]), el("dd").Body(nameList(names)...))
		}
	}
	return rows
}

// nameList sets names behind each other, those in Cyrillic in their language.
// Names that ended in the same year share the mention of it.
func nameList(names []geodata.OtherName) []app.UI {
	var out []app.UI
	for i, n := range names {
		if n.Lang == "" {
			out = append(out, app.Text(n.Name))
		} else {
			out = append(out, el("span").Lang(n.Lang).Text(n.Name))
		}
		last := i == len(names)-1
		switch {
		case !last && names[i+1].Until == n.Until:
			out = append(out, app.Text(", "))
		case n.Until > 0 && last:
			out = append(out, app.Text(" (until "+strconv.Itoa(n.Until)+")."))
		case n.Until > 0:
			out = append(out, app.Text(" (until "+strconv.Itoa(n.Until)+"); "))
		case last:
			out = append(out, app.Text("."))
		default:
			out = append(out, app.Text("; "))
		}
	}
	return out
}

// nameSources are the sources of the other names of a place, each once.
func nameSources(p *geodata.Place) []geodata.SourceID {
	var ids []geodata.SourceID
	for _, n := range p.Also {
		for _, id := range n.Sources {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// placeEntry is a place for the search, with all names that find it.
func placeEntry(p *geodata.Place, unit string) SearchEntry {
	e := SearchEntry{Kind: "Place", Title: p.Name.En, Path: placePath(p.ID), Note: unit, Names: []string{p.Name.Uk}, Langs: []string{"uk"}}
	for _, n := range p.Also {
		e.Names = append(e.Names, n.Name)
		e.Langs = append(e.Langs, n.Lang)
	}
	return e
}
