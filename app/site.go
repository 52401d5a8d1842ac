package app

import (
	"sync"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Site is everything that pages are made from: the atlas, the drawn sheet and
// the table of routes. It is read-only once made and shared by all pages.
type Site struct {
	Atlas *geodata.Atlas
	Sheet *sheet.Sheet
	// Origin is where the site is deployed, https://example.org, for canonical
	// links and citations; without it pages carry none, and citations paths. The
	// builder knows it and tells the browser (OriginVariable).
	Origin string

	// Kept lists the editions whose data the site has, this one included. The
	// builder knows them and tells the browser (EditionsVariable).
	Kept []geodata.Date

	// Measured is the last run beside other libraries, which the builder knows; nil
	// is none.
	Measured *Measured

	// Integrity has for the scripts that articles load, by name, what a browser
	// compares their bytes with ("sha384-…"). Only the builder knows and needs it.
	Integrity map[string]string

	routes []Route
	byPath map[string]int // index into routes
	pairs  map[geodata.DraftID][]*geodata.Draft
	// plain makes the root of a plain page; nil where there are none.
	plain func(path string) app.Composer

	scenesMu sync.Mutex
	scenes   map[string]*scene // by path, made when first drawn

	opensMu sync.Mutex
	opens   map[geodata.AreaID]*geodata.Draft // what opensWith found

	mergedMu sync.Mutex
	merged   map[mergedKey]sheet.Path // made when first drawn (crowd.go)
}

// NewSite returns the whole site of an edition, for the builder.
func NewSite(a *geodata.Atlas, s *sheet.Sheet) *Site {
	site := NewMaps(a, s)
	site.plain = func(path string) app.Composer { return &plainPage{Path: path, site: site} }
	site.add(site.plainRoutes())
	return site
}

// NewMaps returns the map pages of an edition alone, for the browser's program.
// It must not lead to the code of a plain page, so that the linker drops that:
// hence two functions and not one with a parameter.
func NewMaps(a *geodata.Atlas, s *sheet.Sheet) *Site {
	site := &Site{Atlas: a, Sheet: s, byPath: map[string]int{}, pairs: pairsOf(a), scenes: map[string]*scene{}, opens: map[geodata.AreaID]*geodata.Draft{}, merged: map[mergedKey]sheet.Path{}}
	site.add(site.mapRoutes())
	return site
}

func (s *Site) add(routes []Route) {
	for _, r := range routes {
		s.byPath[r.Path] = len(s.routes)
		s.routes = append(s.routes, r)
	}
}

// sceneOf returns the scene with which a map page opens.
func (s *Site) sceneOf(r Route) *scene { return s.sceneUnder(r, nil) }

// sceneUnder returns the scene of a map page under the draft that the reader
// has chosen; pages with a draft of their own keep that. Equal pages give equal
// pointers, so that go-app's deep comparison of properties ends at once.
func (s *Site) sceneUnder(r Route, chosen *geodata.Draft) *scene {
	key := r.Path
	if r.draft == nil {
		r.draft = s.opensWith(r)
		if chosen != nil && chosen != r.draft {
			r.draft = chosen
			key += draftQuery(chosen.ID)
		}
	}
	s.scenesMu.Lock()
	defer s.scenesMu.Unlock()
	if sc, ok := s.scenes[key]; ok {
		return sc
	}
	sc := s.makeScene(r)
	sc.path = key
	s.scenes[key] = sc
	return sc
}

// opensWith is the draft under which a page without a draft of its own is
// drawn: for an area the newest complete one that treats it, otherwise the one
// that the home page opens with.
func (s *Site) opensWith(r Route) *geodata.Draft {
	if r.kind != areaKind {
		return s.Atlas.Newest()
	}
	s.opensMu.Lock()
	defer s.opensMu.Unlock()
	newest := s.opens[r.area.ID]
	if newest != nil {
		return newest
	}
	for _, d := range s.Atlas.Drafts {
		if d.Complete && s.treats(d, r.area.ID) && (newest == nil || d.Date >= newest.Date) {
			newest = d
		}
	}
	if newest == nil {
		newest = s.Atlas.Newest()
	}
	s.opens[r.area.ID] = newest
	return newest
}

// treats reports whether a draft treats an area or a part of it.
func (s *Site) treats(d *geodata.Draft, id geodata.AreaID) bool {
	for _, part := range s.Atlas.PartsOf(id) {
		if len(s.Atlas.TreatmentsOf(part, d.ID)) > 0 {
			return true
		}
	}
	return false
}
