package app

import (
	"runtime"
	"runtime/debug"
	"slices"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// OnMount is called when the program has taken the page over.
func (p *mapPage) OnMount(ctx app.Context) {
	// What the edition is made of is there by now and stays. From here on garbage is
	// collected in the reader's pauses (tidy); only far more than a few pages of it is
	// worth a stop.
	debug.SetGCPercent(400)
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
		tidy()
		return
	}
	whenIdle(func() {
		unseen := &mapPage{Path: routes[0].Path, site: s}
		markup.UI(unseen.renderMain(routes[0]))
		warm(s, routes[1:])
	})
}

// tidy collects garbage while the reader reads, so that the next click need not
// stop for it.
func tidy() { whenIdle(runtime.GC) }

func whenIdle(do func()) {
	var idle app.Func
	idle = app.FuncOf(func(app.Value, []app.Value) any {
		idle.Release()
		do()
		return nil
	})
	app.Window().Call("draftlinesIdle", idle)
}
