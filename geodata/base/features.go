package base

import (
	"maps"
	"slices"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/geodesy"
	"github.com/paulmach/orb"
)

// wholes are the areas that stand for a whole unit, and for all of them. They
// have a size but no geometry of their own.
var wholes = []struct{ id, unit string }{
	{"luhansk", "UA-09"}, {"donetsk", "UA-14"}, {"zaporizhzhia", "UA-23"}, {"kherson", "UA-65"}, {"ukraine", ""},
}

func (g *ground) wholes() (out []feature) {
	for _, w := range wholes {
		km2, derivation := 0.0, "The sum of its parts, which have the geometry."
		for _, u := range unitNames {
			if w.unit == u.id || w.unit == "" {
				km2 += geodesy.AreaKM2(g.units.polygonsOf(u.id))
			}
		}
		if w.unit == "" {
			derivation = "The sum of the 27 oblasts and cities in Natural Earth 10m; the geometry is in the layer of oblasts."
		}
		out = append(out, newFeature(w.id, nil, prop("as_of", asOf), prop("km2", round1(km2)),
			prop("precision_m", precisionOf(w.unit)), prop("derivation", derivation), prop("licence", publicDomain)))
	}
	return out
}

// areas returns the pieces of the divided units, Crimea and Sevastopol.
func (g *ground) areas() (out []feature) {
	add := func(unit, piece string, holder geodata.Holder, derivation string, precisionM int, licence string, sources ...string) {
		mp := g.pieces.polygonsOf(piece)
		out = append(out, newFeature(piece, mp,
			prop("name_en", unitName(unit).En), prop("name_uk", unitName(unit).Uk),
			prop("form", geodata.Ground), prop("unit", unit), prop("holder", holder), prop("as_of", asOf),
			prop("km2", round1(geodesy.AreaKM2(mp))), prop("precision_m", precisionM), prop("derivation", derivation),
			prop("licence", licence), prop("sources", sources)))
	}
	for _, unit := range slices.Sorted(maps.Keys(undivided)) {
		add(unit, undivided[unit], geodata.Russia, fromProvinces, precisionOf(unit), publicDomain, "GEO-NE")
	}
	for _, unit := range slices.Sorted(maps.Keys(divided)) {
		held, occupied := divided[unit][0], divided[unit][1]
		precisionM := max(precisionOf(unit), contactPrecision)
		add(unit, occupied, geodata.Russia, pieceDerivation(unit, occupied, false), precisionM, ours, "GEO-NE", "GEO-DL")
		add(unit, held, geodata.Ukraine, pieceDerivation(unit, held, true), precisionM, ours, "GEO-NE", "GEO-DL")
	}
	return out
}

// oblasts returns the 27 units whole, with the pieces they are divided into.
func (g *ground) oblasts() (out []feature) {
	for _, u := range unitNames {
		mp := g.units.polygonsOf(u.id)
		properties := []property{prop("name_en", u.name.En), prop("name_uk", u.name.Uk)}
		if pieces := piecesOf(u.id); pieces != nil {
			properties = append(properties, prop("pieces", pieces))
		}
		properties = append(properties, prop("as_of", asOf), prop("km2", round1(geodesy.AreaKM2(mp))),
			prop("precision_m", precisionOf(u.id)), prop("derivation", fromProvinces),
			prop("licence", publicDomain), prop("sources", []string{"GEO-NE"}))
		out = append(out, newFeature(u.id, mp, properties...))
	}
	return out
}

func piecesOf(unit string) []string {
	if pair, ok := divided[unit]; ok {
		return []string{pair[1], pair[0]}
	}
	if area, ok := undivided[unit]; ok {
		return []string{area}
	}
	return nil
}

// neighbours returns the other states, clipped to the frame.
func (g *ground) neighbours() (out []feature) {
	for _, n := range neighbourNames {
		if mp := g.units.polygonsOf(n.id); len(mp) > 0 {
			out = append(out, newFeature(n.id, mp, prop("name_en", n.name.En), prop("name_uk", n.name.Uk),
				prop("as_of", asOf), prop("precision_m", borderPrecision),
				prop("derivation", "Provinces of Natural Earth 10m (rgeo v1.2.0) joined to one state and clipped to 19.5–43.5° E, 42.5–54° N."),
				prop("licence", publicDomain), prop("sources", []string{"GEO-NE"})))
		}
	}
	return out
}

// contactLines returns the sectors of the line of contact.
func (g *ground) contactLines() (out []feature) {
	lines := g.contact()
	for _, sector := range sectors {
		mls := lines[sector]
		out = append(out, newFeature("contact-"+sector, mls,
			prop("kind", geodata.ContactLine), prop("area", "line-of-contact"),
			prop("sides", []geodata.Holder{geodata.Ukraine, geodata.Russia}), prop("as_of", asOf),
			prop("km", round1(geodesy.LengthKM(mls))), prop("precision_m", contactPrecision),
			prop("derivation", contactDerivation(sector)), prop("licence", ours),
			prop("sources", []string{"GEO-DL", "GEO-DS", "GEO-ISW"})))
	}
	return out
}

func riverLine(course orb.LineString) feature {
	mls := orb.MultiLineString{course}
	return newFeature("dnipro", mls,
		prop("name_en", "Dnipro"), prop("name_uk", "Дніпро"), prop("kind", geodata.RiverCourse),
		prop("area", "dnipro-river"), prop("as_of", asOf), prop("km", round1(geodesy.LengthKM(mls))),
		prop("precision_m", axisPrecision), prop("derivation", riverDerivation),
		prop("licence", ours), prop("sources", []string{"GEO-NE", "GEO-DL"}))
}

// sites returns the two points that drafts name.
func sites() []feature {
	site := func(id string, lonlat orb.Point, derivation string) feature {
		return newFeature(id, lonlat, prop("as_of", asOf), prop("precision_m", sitePrecision),
			prop("derivation", derivation), prop("licence", ours))
	}
	return []feature{
		site("znpp", orb.Point{34.585, 47.511}, "Middle of the row of reactor blocks on the shore of the former reservoir, west of Enerhodar, to three decimals; its place was checked against the town's in GeoNames."),
		site("kakhovka", orb.Point{33.371, 46.778}, "Site of the power station in the former dam between Nova Kakhovka and Kozatske, to three decimals. The control line passes within its own precision of it."),
	}
}
