package app

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// OnMount is called when the program has taken the page over.
func (p *mapPage) OnMount(ctx app.Context) {
	warm(p.site, p.site.likely())
}

// likely are pages that a click on the map, in its list or in the panel leads to,
// one of each kind.
func (s *Site) likely() []Route {
	var routes []Route
	for _, k := range []kind{areaKind, draftKind, clauseKind} {
		if i := slices.IndexFunc(s.routes, func(r Route) bool { return r.kind == k }); i >= 0 {
			routes = append(routes, s.routes[i])
		}
	}
	return routes
}

// warm renders pages that nobody sees, one in each idle moment: browsers compile
// a function of the program when it runs for the first time, and the reader's first
// click would wait for that.
func warm(s *Site, routes []Route) {
	if len(routes) == 0 {
		return
	}
	var idle app.Func
	idle = app.FuncOf(func(app.Value, []app.Value) any {
		idle.Release()
		unseen := &mapPage{Path: routes[0].Path, site: s}
		unseen.renderMain(routes[0])
		warm(s, routes[1:])
		return nil
	})
	app.Window().Call("draftlinesIdle", idle)
}
