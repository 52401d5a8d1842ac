package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// TakeOver tells the page which pages the program runs; web/boot.js leaves all
// other links to the browser. It reports false where the program does not run
// the page at hand, because a host serves it under another spelling of its
// address, with a slash at the end for instance. It must then not start: go-app
// would put its own not-found page in the place of one that can be read.
func (s *Site) TakeOver() bool {
	paths := make([]string, len(s.routes))
	for i, r := range s.routes {
		paths[i] = r.Path
	}
	app.Window().Call("draftlinesRuns", strings.Join(paths, "\n"))
	_, ok := s.byPath[app.Window().URL().Path]
	return ok
}
