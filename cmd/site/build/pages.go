package build

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"

	"github.com/draftlines/draftlines/cmd/site/repair"
)

// program are the files that go-app's handler makes besides pages.
var program = []string{"app.js", "wasm_exec.js"}

// registers is the line by which go-app's loader would register the service
// worker. Ours is registered by web/offline.js, on plain pages too, when the
// page has loaded and if the reader does not save data.
const registers = "goappInitServiceWorker();\n"

// starts is the line by which go-app's loader fetches and runs the program at
// once. When it does so is up to web/boot.js, which is in the page before.
const (
	starts    = "goappInitWebAssembly();\n"
	startsNow = "draftlinesStart(goappInitWebAssembly);\n"
)

// fetches is the line by which the loader asks for the program, before it copies what
// comes, piece by piece, to count it. What the service worker has kept (worker.js marks
// it) is there at once: it is not counted, and the browser compiles it as it reads it.
const (
	fetches    = "  const response = await fetch(url);\n"
	countsLess = fetches + "  if (response.headers.has(\"draftlines-hash\")) return response;\n"
)

// addProgram adds go-app's own files.
func addProgram(files Files, h http.Handler) error {
	for _, name := range program {
		body, err := get(h, "/"+name)
		if err != nil {
			return err
		}
		files[name] = body
	}
	loader, ok := replaceLine(files["app.js"], registers, "")
	if !ok {
		return errors.New("app.js does not register the service worker as it did; see app.js of go-app")
	}
	if loader, ok = replaceLine(loader, starts, startsNow); !ok {
		return errors.New("app.js does not start the program as it did; see app.js of go-app")
	}
	if loader, ok = replaceLine(loader, fetches, countsLess); !ok {
		return errors.New("app.js does not fetch the program as it did; see app.js of go-app")
	}
	files["app.js"] = loader
	return nil
}

// replaceLine replaces the first line of a script that is the old one. It
// reports false where there is none.
func replaceLine(script []byte, old, line string) ([]byte, bool) {
	before, after, ok := bytes.Cut(script, []byte("\n"+old))
	return slices.Concat(before, []byte("\n"+line), after), ok
}

// renderPages adds a file for each page.
func renderPages(files Files, h http.Handler, s Site, in inlined, assets resolver) error {
	pages := make([][]byte, len(s.Paths))
	for _, p := range s.Plain {
		if !slices.Contains(s.Paths, p) {
			return fmt.Errorf("the site has no page %s, which is said to be plain", p)
		}
	}
	err := InParallel(len(s.Paths), "Writing pages", s.Progress, func(i int) (err error) {
		if err := checkPath(s.Paths[i]); err != nil {
			return err
		}
		plain := slices.Contains(s.Plain, s.Paths[i])
		if pages[i], err = renderPage(h, s, s.Paths[i], files); err == nil && plain {
			pages[i], err = withoutProgram(pages[i])
		}
		if err == nil {
			pages[i], err = in.into(pages[i], assets, s.carries(s.Paths[i]))
		}
		if err != nil {
			return fmt.Errorf("page %s: %w", s.Paths[i], err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, p := range s.Paths {
		if _, twice := files[pageFile(p)]; twice {
			return fmt.Errorf("two pages have the path %s", p)
		}
		files[pageFile(p)] = pages[i]
	}
	if _, ok := files["404.html"]; !ok {
		page, ok := files[pageFile(s.NotFound)]
		if !ok {
			return fmt.Errorf("the site has no page %s for unknown addresses", s.NotFound)
		}
		files["404.html"] = page
	}
	return nil
}

func renderPage(h http.Handler, s Site, path string, files Files) ([]byte, error) {
	raw, err := get(h, path)
	if err != nil {
		return nil, err
	}
	page, err := repair.HTML(raw)
	if err != nil {
		return nil, err
	}
	if page, err = addAlternates(page); err != nil {
		return nil, err
	}
	if head, ok := s.Heads[path]; ok {
		if page, err = addHead(page, path, head, s, files); err != nil {
			return nil, err
		}
	}
	return page, nil
}

// get asks the handler for a path and demands an answer with status 200. A
// component that panics becomes an error that names the page.
func get(h http.Handler, path string) (body []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("page %s: panic: %v", path, p)
		}
	}()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	if w.Code != http.StatusOK {
		return nil, fmt.Errorf("page %s: status %d, want 200; is there a route for it?", path, w.Code)
	}
	return w.Body.Bytes(), nil
}
