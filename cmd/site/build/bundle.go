package build

import (
	"bytes"

	"github.com/draftlines/draftlines/cmd/site/squeeze"
)

// In web/ each thing that pages do has a script of its own. Pages load them as one
// file, and those with a map a second one: a request costs a kilobyte of header
// fields and a slow phone some milliseconds, before the first paint as well, and
// eleven of them are felt.
const (
	pageScript = "/web/page.js"     // of every page; comes first of all scripts (inline.go)
	mapScript  = "/web/page-map.js" // of pages with a map
)

// bundles name the files of web/ that each script is made of, in their order.
var bundles = []struct {
	script string
	parts  []string
}{
	// boot.js listens before the others do; offline.js registers the service worker.
	{pageScript, []string{"web/boot.js", "web/search.js", "web/filters.js", "web/copy.js", "web/offline.js"}},
	// map.js tells areas.js of pages.
	{mapScript, []string{"web/areas.js", "web/map.js", "web/save.js", "web/print.js", "web/unroll.js"}},
}

// addBundles puts the scripts together, of the parts that the site has, and takes
// the parts away.
func addBundles(files Files) {
	for _, b := range bundles {
		var script bytes.Buffer
		for _, name := range b.parts {
			part, ok := files[name]
			if !ok {
				continue
			}
			delete(files, name)
			// As with files of their own, an error of one does not stop those after it,
			// and is reported.
			script.WriteString("try {\n" + squeeze.Script(string(part)) + "} catch (error) { setTimeout(() => { throw error; }); }\n")
		}
		if script.Len() > 0 {
			files[b.script[1:]] = script.Bytes()
		}
	}
}
