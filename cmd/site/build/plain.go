package build

import (
	"bytes"
	"fmt"
)

// ofTheProgram is what go-app writes into every page to load and run the
// program, as the repair pass leaves it: how each piece begins and how it ends.
var ofTheProgram = []struct{ begins, ends string }{
	{`<script defer src="/wasm_exec.js`, `</script>`},
	{`<script defer src="/app.js`, `</script>`},
	{`<aside class="goapp-app-info" id="app-wasm-loader"`, `</aside>`},
}

// withoutProgram takes the browser's program out of a plain page, and the
// script of the map, if the site has it. What is left are the document, its
// style sheets and the script that every page has.
//
// A plain page has no app.js, which on other pages registers the service
// worker. A script of every page can do so here.
func withoutProgram(page []byte) ([]byte, error) {
	for _, piece := range ofTheProgram {
		var ok bool
		if page, ok = cutPiece(page, piece.begins, piece.ends); !ok {
			return nil, fmt.Errorf("has no %s… to take out; does go-app write it otherwise now?", piece.begins)
		}
	}
	page, _ = cutPiece(page, `<script defer src="`+mapScript, `</script>`)
	for _, name := range []string{"app.wasm", "wasm_exec", "wasm-loader"} {
		if bytes.Contains(page, []byte(name)) {
			return nil, fmt.Errorf("still speaks of %s", name)
		}
	}
	return page, nil
}

// cutPiece removes the first piece of a page that begins and ends so.
func cutPiece(page []byte, begins, ends string) ([]byte, bool) {
	before, rest, ok := bytes.Cut(page, []byte(begins))
	if !ok {
		return page, false
	}
	_, after, ok := bytes.Cut(rest, []byte(ends))
	if !ok {
		return page, false
	}
	return append(before[:len(before):len(before)], after...), true
}
