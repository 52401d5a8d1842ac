package app

import (
	"slices"
	"strconv"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// nameKindWords heads the other names of a place.
var nameKindWords = map[geodata.NameKind]string{
	geodata.FormerName:  "Former names",
	geodata.RussianName: "Russian forms",
	geodata.VariantName: "Other names",
}

// otherNames are the other names of a place by kind, as pairs of a list of
// definitions.
func otherNames(p *geodata.Place) []markup.Node {
	var rows []markup.Node
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
func nameList(names []geodata.OtherName) []markup.Node {
	var out []markup.Node
	for i, n := range names {
		if n.Lang == "" {
			out = append(out, markup.Text(n.Name))
		} else {
			out = append(out, el("span").Lang(n.Lang).Text(n.Name))
		}
		last := i == len(names)-1
		switch {
		case !last && names[i+1].Until == n.Until:
			out = append(out, markup.Text(", "))
		case n.Until > 0 && last:
			out = append(out, markup.Text(" (until "+strconv.Itoa(n.Until)+")."))
		case n.Until > 0:
			out = append(out, markup.Text(" (until "+strconv.Itoa(n.Until)+"); "))
		case last:
			out = append(out, markup.Text("."))
		default:
			out = append(out, markup.Text("; "))
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
