package press

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/derive"
	"github.com/draftlines/draftlines/geodata/source"
)

// layers returns every published layer: those that people edit, with sizes
// computed and sources resolved, and those that are computed.
func (p publisher) layers(files *source.Files) []layer {
	a := p.atlas
	return []layer{
		p.layer("areas", "Areas that the drafts speak of", p.areaFeatures(func(f geodata.Form) bool { return f != geodata.Site })),
		p.layer("sites", "Sites that the drafts speak of", p.areaFeatures(func(f geodata.Form) bool { return f == geodata.Site })),
		p.layer("line-of-contact", "Line of contact, by sector", p.lineFeatures(geodata.ContactLine)),
		p.layer("dnipro", "Course of the lower Dnipro", p.lineFeatures(geodata.RiverCourse)),
		p.layer("frozen-fronts", "Sectors of the line of contact that a draft would freeze", p.lineFeatures(geodata.FrozenFront)),
		p.layer("control-lines", "Lines that would separate control if a draft were carried out", p.lineFeatures(geodata.ControlLine)),
		p.layer("donetsk-buffer", "Areas that a draft would make a demilitarised buffer", p.bufferFeatures()),
		p.layer("state-border", "Internationally recognised land border of Ukraine", []feature{p.stateBorder(a.Base.StateBorder, files.Layer("oblasts"))}),
		p.layer("oblasts", "Oblasts and cities with special status", p.fileFeatures(files.Layer("oblasts"))),
		p.layer("neighbours", "Neighbouring states, as far as the map shows them", p.fileFeatures(files.Layer("neighbours"))),
		p.layer("waters", "Waters, public domain", p.fileFeatures(files.Layer("waters"))),
		p.layer("waters-odbl", "Waters after OpenStreetMap", p.fileFeatures(files.Layer("waters-odbl"))),
	}
}

// layer gives features a header. Its licence is that of the features where they
// all have the same.
func (p publisher) layer(id, title string, features []feature) layer {
	l := layer{p.header("layer"), id, title, features}
	var licences []string
	for _, f := range features {
		if !slices.Contains(licences, f.Properties.Licence) {
			licences = append(licences, f.Properties.Licence)
		}
	}
	switch len(licences) {
	case 0:
	case 1:
		l.Licence = licences[0]
	default:
		l.Licence = "by feature: " + strings.Join(licences, "; ")
	}
	return l
}

func (p publisher) areaFeatures(in func(geodata.Form) bool) (out []feature) {
	for _, a := range p.atlas.Areas {
		if in(a.Form) {
			out = append(out, feature{string(a.ID), p.areaProperties(a), a.Geometry})
		}
	}
	return out
}

func (p publisher) areaProperties(a *geodata.Area) properties {
	direct, through := p.clausesOf(a.ID)
	return properties{NameEn: a.Name.En, NameUk: a.Name.Uk, Form: a.Form, Parts: a.Parts, Unit: a.Unit, Holder: a.Holder,
		Clauses: append(direct, through...), Summary: a.Summary, NoClause: a.NoClause, AsOf: a.AsOf, KM2: a.KM2, KM: a.KM,
		PrecisionM: a.PrecisionM, Derivation: a.Derivation, Licence: a.Licence, Sources: p.sources(a.Sources)}
}

func (p publisher) lineFeatures(kind geodata.LineKind) (out []feature) {
	for _, l := range p.atlas.Lines {
		if l.Kind != kind {
			continue
		}
		q := properties{NameEn: l.Name.En, NameUk: l.Name.Uk, Kind: string(l.Kind), Area: l.Area, Draft: l.Draft,
			Clauses: l.Clauses, AsOf: l.AsOf, KM: l.KM, PrecisionM: l.PrecisionM, Derivation: l.Derivation,
			Licence: l.Licence, Sources: p.sources(l.Sources), Treatments: p.treatments(l.Clauses, "")}
		if l.Sides != [2]geodata.Holder{geodata.NotAtIssue, geodata.NotAtIssue} {
			q.Sides = l.Sides[:]
		}
		out = append(out, feature{string(l.ID), q, l.Geometry})
	}
	return out
}

// treatments returns the treatments of clauses, of one area or of all.
func (p publisher) treatments(clauses []geodata.ClauseID, area geodata.AreaID) (out []treatment) {
	for _, id := range clauses {
		c := p.atlas.Clause(id)
		if c == nil {
			continue
		}
		for _, t := range c.Treatments {
			if area == "" || t.Area == area || slices.Contains(p.atlas.WholesOf(area), t.Area) {
				out = append(out, treatment{id, t})
			}
		}
	}
	return out
}

func (p publisher) bufferFeatures() (out []feature) {
	for _, d := range p.atlas.Drafts {
		for _, id := range derive.Buffer(p.atlas, d.ID) {
			a := p.atlas.Area(id)
			q := p.areaProperties(a)
			q.Draft, q.Area, q.Clauses = d.ID, id, nil
			for _, l := range p.atlas.TreatmentsOf(id, d.ID) {
				if !slices.Contains(q.Clauses, l.Clause.ID) {
					q.Clauses = append(q.Clauses, l.Clause.ID)
				}
			}
			q.Treatments = p.treatments(q.Clauses, id)
			out = append(out, feature{fmt.Sprintf("buffer-%s-%s", d.ID, id), q, a.Geometry})
		}
	}
	return out
}

func (p publisher) fileFeatures(l *source.Layer) (out []feature) {
	for _, f := range l.Features {
		q := f.Properties
		out = append(out, feature{f.ID, properties{NameEn: q.NameEn, NameUk: q.NameUk, Kind: q.Kind, Pieces: q.Pieces,
			AsOf: q.AsOf, KM2: q.KM2, KM: q.KM, PrecisionM: q.PrecisionM, Derivation: q.Derivation, Licence: q.Licence,
			Sources: p.sources(q.Sources)}, f.Geometry})
	}
	return out
}

// stateBorder describes the border that is computed from the oblasts by what
// they have in common.
func (p publisher) stateBorder(border orb.MultiLineString, oblasts *source.Layer) feature {
	q := properties{NameEn: "Land border of Ukraine", NameUk: "Сухопутний кордон України", Kind: "state-border",
		KM:         math.Round(source.LengthKM(border)*10) / 10,
		Derivation: "Outer edges of the oblasts where a neighbouring state lies on the other side; Crimea and Sevastopol are Ukraine's. The coast is left out."}
	var cited []geodata.SourceID
	for _, f := range oblasts.Features {
		q.AsOf = max(q.AsOf, f.Properties.AsOf)
		q.PrecisionM = max(q.PrecisionM, f.Properties.PrecisionM)
		q.Licence = f.Properties.Licence
		cited = append(cited, f.Properties.Sources...)
	}
	q.Sources = p.sources(cited)
	return feature{"state-border", q, border}
}
