package build

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/draftlines/draftlines/cmd/site/headers"
	"github.com/draftlines/draftlines/cmd/site/squeeze"
)

// A map is painted with the first answer of the host. On a slow line each further
// file that the browser must have before it may paint would cost a third of a
// second, so that pages with a map carry in themselves what they look like
// (web/styles.css) and the lines of script that must run before they are painted
// (web/early.js). Their policy names both by hash, see package headers.
//
// What is not needed for that, mainly how filters hide rows and how a page is
// printed, is in web/rest.css, which comes afterwards: it is asked for as a sheet for print,
// for which no browser waits, and web/boot.js makes it one for all media once the map is drawn.
// Readers without scripts get it at once. Pages without a map load both sheets as
// usual, and so do those of clauses and places: hundreds are compressed quickly, and would
// be longer than 45 kB with the styles in them.
//
// To lay a long page out takes as long as its map. What lies below the window is
// therefore rolled up at first (content-visibility), which web/early.js says, and laid
// out once the first picture is there, see web/unroll.js.
const (
	restSheet   = "/web/rest.css"
	earlyScript = "/web/early.js"
)

// afterMap is the id of what follows the map in a page. Browsers that know how
// (rel=expect) paint nothing before it is there: a map that is laid out in four
// pieces takes twice as long.
const afterMap = "text"

// inlined are the pieces that are written into pages.
type inlined struct{ style, script string }

// readInlined makes the pieces from web/.
func readInlined(web fs.FS) (in inlined, err error) {
	style, err := fs.ReadFile(web, path.Base(stylesheet))
	if err != nil {
		return in, err
	}
	script, err := fs.ReadFile(web, path.Base(earlyScript))
	if err != nil {
		return in, err
	}
	in = inlined{squeeze.Style(string(style)), squeeze.Script(string(script))}
	return in, in.check()
}

// foreignURL finds addresses that would mean something else in a page than in a
// file of web/.
var foreignURL = regexp.MustCompile(`url\(["']?[^"'#/)]`)

// check refuses what cannot stand in a page.
func (in inlined) check() error {
	if strings.Contains(in.style, "</") || strings.Contains(in.script, "</") || strings.Contains(in.script, "<!--") {
		return fmt.Errorf("%s or %s cannot stand in a page: it has a tag in it", stylesheet, earlyScript)
	}
	if found := foreignURL.FindString(in.style); found != "" {
		return fmt.Errorf("%s cannot stand in a page: %s… is relative to the file", stylesheet, found)
	}
	return nil
}

// InlineOf are the hashes of what pages of a site with this web/ carry.
func InlineOf(web fs.FS) (headers.Inline, error) {
	in, err := readInlined(web)
	if err != nil {
		return headers.Inline{}, err
	}
	return in.hashes(), nil
}

func (in inlined) hashes() headers.Inline {
	return headers.Inline{Style: headers.HashOf(in.style), Script: headers.HashOf(in.script)}
}

// into writes the pieces into a page, where its head links the style sheet, and
// makes pageScript the first of the scripts that wait until the page is read: its
// web/boot.js must run before go-app's loader. The page carries its styles or links both
// sheets. Assets names what a site has.
func (in inlined) into(page []byte, assets resolver, carry bool) ([]byte, error) {
	page, ok := cutPiece(page, `<link href="/app.css`, `>`) // go-app's, whose rules are in ours
	if !ok {
		return nil, fmt.Errorf("links no /app.css to take out; does go-app write it otherwise now?")
	}
	before, rest, ok := bytes.Cut(page, []byte(`<link href="`+stylesheet))
	_, after, ended := bytes.Cut(rest, []byte(`>`))
	if !ok || !ended {
		return nil, fmt.Errorf("links no %s", stylesheet)
	}
	if after, ok = cutPiece(after, `<script defer src="`+pageScript, `</script>`); !ok {
		return nil, fmt.Errorf("has no %s", pageScript)
	}
	// The note that the program is loading has the picture that is there anyway, and
	// not before the note is shown: a picture in SVG is a document to be read.
	after = bytes.Replace(after, []byte(`src="`+icon192+`"`), []byte(`loading="lazy" src="`+iconSVG+`"`), 1)
	if carry && bytes.Contains(after, []byte(`id="`+afterMap+`"`)) {
		before = fmt.Appendf(before, `<link blocking="render" href="#%s" rel="expect">`, afterMap)
	}
	head := in.styles(assets, carry) + "<script>" + in.script + "</script>" +
		`<script defer src="` + assets.Resolve(pageScript) + `"></script>`
	return slices.Concat(before, []byte(head), after), nil
}

// carries reports whether the page at a path has its styles in itself.
func (s Site) carries(path string) bool {
	return !slices.Contains(s.Plain, path) && !isClauseOrPlace(path[1:])
}

// styles are the elements of a head by which a page gets its styles.
func (in inlined) styles(assets resolver, carry bool) string {
	link := func(sheet string) string { return `<link href="` + assets.Resolve(sheet) + `" rel="stylesheet">` }
	if !carry {
		return link(stylesheet) + link(restSheet)
	}
	return "<style>" + in.style + "</style>" +
		`<link href="` + assets.Resolve(restSheet) + `" id="rest" media="print" rel="stylesheet">` +
		"<noscript>" + link(restSheet) + "</noscript>"
}
