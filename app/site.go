package app

import (
	"sync"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
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

	routes []Route
	byPath map[string]int // index into routes

	scenesMu sync.Mutex
	scenes   map[string]*scene // by path, made when first drawn
}

// NewSite returns the site of an edition.
func NewSite(a *geodata.Atlas, s *sheet.Sheet) *Site {
	site := &Site{Atlas: a, Sheet: s, byPath: map[string]int{}, scenes: map[string]*scene{}}
	site.routes = site.makeRoutes()
	for i, r := range site.routes {
		site.byPath[r.Path] = i
	}
	return site
}

// sceneOf returns the scene of a map page. Equal paths give equal pointers, so
// that go-app's deep comparison of properties ends at once.
func (s *Site) sceneOf(r Route) *scene {
	s.scenesMu.Lock()
	defer s.scenesMu.Unlock()
	if sc, ok := s.scenes[r.Path]; ok {
		return sc
	}
	sc := s.makeScene(r)
	s.scenes[r.Path] = sc
	return sc
}
