package source

import (
	"cmp"
	"fmt"
	"io/fs"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"github.com/draftlines/draftlines/geodata"
)

// Load decodes and checks all data files of fsys, which is rooted at geodata/,
// and links them. Where there are problems, it returns all of them and no
// atlas. The atlas has geometry; lines that are computed from it, and the state
// border, are not in it yet.
func Load(fsys fs.FS) (*geodata.Atlas, []Problem) {
	_, a, problems := Open(fsys)
	return a, problems
}

// Open is Load that also returns the decoded files, for those who publish them.
func Open(fsys fs.FS) (*Files, *geodata.Atlas, []Problem) {
	f, problems := Decode(fsys)
	r := report{append(withoutEchoes(f.Check(), problems), problems...)}
	if len(r.problems) > 0 {
		return f, nil, r.sorted()
	}
	a, err := f.Atlas()
	if err != nil {
		// Check has looked at all that New looks at; this is our mistake, not
		// the editor's, but an editor must still see it.
		r.add(".", 0, "", "link", "The files pass every rule but do not fit together: %v.", err)
	}
	return f, a, r.sorted()
}

// withoutEchoes leaves out what is only missing because it could not be
// decoded: the line has its problem already.
func withoutEchoes(checked, decoded []Problem) []Problem {
	missing := []string{ruleFieldMissing, ruleSourceMissing, ruleDateMissing, ruleAnswerEmpty, ruleSidesMissing}
	type place struct {
		file string
		line int
	}
	known := map[place]bool{}
	for _, p := range decoded {
		known[place{p.File, p.Line}] = true
	}
	return slices.DeleteFunc(checked, func(p Problem) bool {
		return p.Line > 0 && known[place{p.File, p.Line}] && slices.Contains(missing, p.Rule)
	})
}

// Atlas links checked files. It adds what follows from the geometry: sizes that
// are not given, the sizes of wholes, and the area that each place lies in. The
// error is that of [geodata.New].
func (f *Files) Atlas() (*geodata.Atlas, error) {
	records := geodata.Records{
		Edition:    f.edition.value.Date,
		Editions:   f.edition.value.Editions,
		Topics:     values(f.topics),
		Sources:    values(f.sources),
		Drafts:     values(f.drafts),
		Alignments: values(f.alignments),
		Positions:  values(f.positions),
		Terms:      values(f.terms),
		Events:     values(f.events),
		Disputes:   values(f.disputes),
		Claims:     values(f.claims),
		Lines:      f.lines(),
		Base:       geodata.Base{Units: f.units(), Neighbours: f.neighbours(), Waters: f.waters()},
	}
	slices.SortStableFunc(records.Drafts, func(a, b *geodata.Draft) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(records.Sources, func(a, b *geodata.Source) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortStableFunc(records.Events, func(a, b *geodata.Event) int { return cmp.Compare(a.Date, b.Date) })
	records.Areas = f.areas(records.Base.Units, records.Lines)
	records.Places = f.gazetteer(records.Base.Units, records.Areas)
	a, err := geodata.New(records)
	if err != nil {
		return nil, fmt.Errorf("source: link the files: %w", err)
	}
	return a, nil
}

func values[T any](records []record[T]) []*T {
	out := make([]*T, len(records))
	for i, r := range records {
		out[i] = r.value
	}
	return out
}

func (q *Properties) name() geodata.Name { return geodata.Name{En: q.NameEn, Uk: q.NameUk} }

// given returns a size as given, or else as measured, to 0.1.
func given(size, measured float64) float64 {
	if size != 0 {
		return size
	}
	return math.Round(measured*10) / 10
}

func (f *Files) units() []*geodata.Unit {
	var out []*geodata.Unit
	for _, x := range f.features("oblasts") {
		q := x.Properties
		ground, _ := x.Geometry.(orb.MultiPolygon)
		out = append(out, &geodata.Unit{ID: geodata.UnitID(x.ID), Name: q.name(), Pieces: q.Pieces,
			KM2: given(q.KM2, areaKM2(ground)), Geometry: ground})
	}
	return out
}

func (f *Files) neighbours() []*geodata.Neighbour {
	var out []*geodata.Neighbour
	for _, x := range f.features("neighbours") {
		ground, _ := x.Geometry.(orb.MultiPolygon)
		out = append(out, &geodata.Neighbour{ID: x.ID, Name: x.Properties.name(), Geometry: ground})
	}
	return out
}

func (f *Files) waters() []*geodata.Water {
	var out []*geodata.Water
	for _, x := range f.features("waters", "waters-odbl") {
		out = append(out, &geodata.Water{ID: x.ID, Name: x.Properties.name(), Kind: x.Properties.Kind, Geometry: x.Geometry})
	}
	return out
}

func (f *Files) lines() []*geodata.Line {
	var out []*geodata.Line
	for _, x := range f.features("line-of-contact", "dnipro") {
		q := x.Properties
		course, _ := x.Geometry.(orb.MultiLineString)
		l := &geodata.Line{ID: geodata.LineID(x.ID), Name: q.name(), Kind: geodata.LineKind(q.Kind), Area: q.Area,
			AsOf: q.AsOf, KM: given(q.KM, LengthKM(course)), PrecisionM: q.PrecisionM, Derivation: q.Derivation,
			Licence: q.Licence, Sources: q.Sources, Geometry: course,
			Sides: [2]geodata.Holder{geodata.NotAtIssue, geodata.NotAtIssue}}
		copy(l.Sides[:], q.Sides)
		out = append(out, l)
	}
	return out
}

// formOrder is the order of areas in lists: what is drawn comes first.
var formOrder = []geodata.Form{geodata.Ground, geodata.Site, geodata.Course, geodata.Sea, geodata.Beyond}

func (f *Files) areas(units []*geodata.Unit, lines []*geodata.Line) []*geodata.Area {
	var out []*geodata.Area
	byID := map[geodata.AreaID]*geodata.Area{}
	for _, x := range f.features("areas", "sites") {
		q := x.Properties
		a := &geodata.Area{ID: geodata.AreaID(x.ID), Name: q.name(), Form: q.Form, Parts: q.Parts, Unit: q.Unit,
			Holder: q.Holder, Summary: q.Summary, AsOf: q.AsOf, KM2: q.KM2, KM: q.KM, PrecisionM: q.PrecisionM,
			Derivation: q.Derivation, Licence: q.Licence, Sources: q.Sources, NoClause: q.NoClause, Geometry: x.Geometry}
		byID[a.ID] = a
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b *geodata.Area) int {
		return cmp.Compare(slices.Index(formOrder, a.Form), slices.Index(formOrder, b.Form))
	})
	for _, a := range out {
		measureArea(a, units, lines, byID)
	}
	return out
}

// measureArea sets the size of an area, and for one without geometry of its
// own what follows from what it stands for. Check has seen to it that no area
// is a part of itself.
func measureArea(a *geodata.Area, units []*geodata.Unit, lines []*geodata.Line, byID map[geodata.AreaID]*geodata.Area) {
	var km2, km float64
	switch {
	case a.Form == geodata.Course:
		for _, l := range lines {
			if l.Area == a.ID {
				km += l.KM
				inherit(a, l.PrecisionM, "The sectors of the line together.")
			}
		}
	case a.Form != geodata.Ground:
	case a.Geometry != nil:
		km2 = areaKM2(a.Geometry)
	case len(a.Parts) > 0:
		for _, id := range a.Parts {
			part := byID[id]
			measureArea(part, units, lines, byID)
			km2 += part.KM2
			inherit(a, part.PrecisionM, "The parts together.")
		}
	default:
		for _, u := range units {
			km2 += u.KM2
		}
		inherit(a, 0, "All oblasts and cities together.")
	}
	a.KM2, a.KM = given(a.KM2, km2), given(a.KM, km)
}

func inherit(a *geodata.Area, precisionM int, derivation string) {
	a.PrecisionM = max(a.PrecisionM, precisionM)
	if a.Derivation == "" {
		a.Derivation = derivation
	}
}

func (f *Files) gazetteer(units []*geodata.Unit, areas []*geodata.Area) []*geodata.Place {
	var out []*geodata.Place
	for _, rec := range f.places {
		p := rec.value
		out = append(out, &geodata.Place{ID: p.ID, Name: geodata.Name{En: p.NameEn, Uk: p.NameUk}, LonLat: p.lonlat(),
			Population: p.Population, PopSource: p.PopSource, Unit: p.Unit, Status: p.Status, AsOf: p.AsOf,
			Area: placeArea(p, units, areas), Sources: p.sources(), Also: f.otherNames(p.ID)})
	}
	slices.SortStableFunc(out, func(a, b *geodata.Place) int {
		return cmp.Or(cmp.Compare(b.Population, a.Population), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// otherNames returns those of a place, former ones first, else in the order of
// the table.
func (f *Files) otherNames(id geodata.PlaceID) []geodata.OtherName {
	var out []geodata.OtherName
	for _, rec := range f.names {
		if n := rec.value; n.Place == id {
			out = append(out, geodata.OtherName{Name: n.Name, Kind: n.Kind, Lang: n.Lang, Until: n.Until, Sources: sourceList(n.Sources)})
		}
	}
	slices.SortStableFunc(out, func(a, b geodata.OtherName) int {
		return cmp.Compare(slices.Index(geodata.NameKinds, a.Kind), slices.Index(geodata.NameKinds, b.Kind))
	})
	return out
}

// placeArea returns the piece of the place's oblast that the place lies in, or
// where the drawn edge of the oblast leaves it out, the nearest one.
func placeArea(p *placeRow, units []*geodata.Unit, areas []*geodata.Area) geodata.AreaID {
	var best geodata.AreaID
	nearest := math.Inf(1)
	for _, u := range units {
		for _, a := range areas {
			ground, ok := a.Geometry.(orb.MultiPolygon)
			if u.ID != p.Unit || !ok || !slices.Contains(u.Pieces, a.ID) {
				continue
			}
			if m := distanceM(p.lonlat(), ground); m < nearest {
				best, nearest = a.ID, m
			}
		}
	}
	return best
}
