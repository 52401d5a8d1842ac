package derive

import (
	"math"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/geodesy"
	"github.com/paulmach/orb"
)

// Places returns the places of an atlas with how far each is from the line of
// contact and from each draft's control line. The lines are all of the atlas,
// those of [Lines] included. A draft without a control line gets no distance.
// The atlas is not changed.
func Places(a *geodata.Atlas, lines []*geodata.Line) ([]*geodata.Place, error) {
	m, err := newLandscape(a)
	if err != nil {
		return nil, err
	}
	var contact orb.MultiLineString
	control := map[geodata.DraftID]orb.MultiLineString{}
	for _, l := range lines {
		switch l.Kind {
		case geodata.ContactLine:
			contact = append(contact, l.Geometry...)
		case geodata.ControlLine:
			control[l.Draft] = append(control[l.Draft], l.Geometry...)
		}
	}
	out := make([]*geodata.Place, len(a.Places))
	for i, p := range a.Places {
		place := *p
		place.Contact = m.distance(p, contact)
		place.Control = map[geodata.DraftID]geodata.Distance{}
		for draft, line := range control {
			place.Control[draft] = m.distance(p, line)
		}
		out[i] = &place
	}
	return out, nil
}

// distance measures to the nearest point, with the precision of the line there.
func (m *landscape) distance(p *geodata.Place, lines orb.MultiLineString) geodata.Distance {
	near := geodesy.NearestOn(p.LonLat, lines)
	if math.IsInf(near.KM, 1) {
		return geodata.Distance{}
	}
	line := lines[near.Line]
	return geodata.Distance{
		KM:         math.Round(near.KM*10) / 10,
		PrecisionM: m.precision(edge{line[near.Segment], line[near.Segment+1]}),
	}
}
