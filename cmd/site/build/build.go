// Package build makes the static site: every page as HTML, the browser's
// program, the published data, and a compressed sidecar of each.
//
// # The way of a build
//
//	Site ──► Render ──► Files ──► Check ──► Compress ──► Write ──► folder
//
// Last in Render come the manifest and the service worker, which knows the hash
// of everything that a reader's device keeps (offline.go, worker.js).
//
// Render also adds the editions of the archive, which are served as they were
// published (editions.go).
//
// Everything happens in memory until Write, which replaces the folder as a
// whole, so that a failed build leaves the last good one in place. Nothing
// depends on the clock, on map order or on the machine, nor on what ran at the
// same time: two builds of one commit are the same bytes, and Version, the hash of all that a page can load,
// changes only when something did.
//
// What a page says of itself to those that show a link as a card, and to search
// engines, is written into its head here (head.go), because go-app has one
// picture and one kind for all pages.
//
// A page that has a map for articles is answered for in the folder oembed/
// (oembed.go), and has a page in the folder share/ that offers it (shares.go).
//
// A page without a map is sent without the browser's program (plain.go), and the
// program is compiled without what it does not use (wasm.go). A page with a map has
// its styles in itself, so that it is painted with the first answer (inline.go).
//
// go-app has a generator of its own, GenerateStaticWebsite. It does not look at
// status codes, copies no assets and writes different bytes on every run
// (static.go), hence this package.
package build

import (
	"fmt"
	"io/fs"
	"sort"

	"github.com/draftlines/draftlines/cmd/site/archive"
	"github.com/draftlines/draftlines/cmd/site/headers"
)

// Site is what a build is made from. The pages' routes must be registered with
// go-app before Render.
type Site struct {
	Name        string // of the app, in the manifest
	Description string // of the app, in the manifest
	Domain      string // host name for canonical links and the site map
	// Paths are the URL paths of all pages; NotFound is the one among them that
	// a host serves for unknown URLs.
	Paths    []string
	NotFound string
	// Plain are those of Paths that are documents without a map. They are sent
	// without the browser's program.
	Plain []string
	// Heads says by path what a page's head says to other programs. A page that is
	// not in it keeps what go-app writes.
	Heads map[string]Head
	Web   fs.FS  // served under /web/
	Data  fs.FS  // served under /data/ and, for good, under /data/{edition}/
	Wasm  []byte // the browser's program, served as /web/app.wasm
	// Search is what the search field searches, served as /data/search.json; it
	// may be empty.
	Search []byte
	// Offline says what readers keep on their devices.
	Offline Offline
	// Shortcuts and Screenshots are for the manifest; they may be empty.
	Shortcuts   []Shortcut
	Screenshots []Screenshot
	// Along is the edition as one file to take along, served as /draftlines.htm; it
	// may be empty. The name has no .html, because it is no page of the site.
	Along []byte
	// Embeds are the maps for articles and what they load, by their path in the
	// site, all below embed/. They may be none.
	Embeds Files
	// Cards are the pictures that Heads name, by their path in the site.
	Cards Files
	// Shares makes the pages that offer maps to others, by their path in the site,
	// all below share/. It is told how pages name what they load. It may be nil.
	Shares func(asset func(path string) string) (map[string][]byte, error)
	// Env is what the browser's program finds in its environment.
	Env map[string]string
	// Edition is the day of the data; Log says what it and those before changed,
	// newest first; Archive has those that were published. It may be nil.
	Edition string
	Log     []LogEntry
	Archive *archive.Archive
	// Progress is told of every page.
	Progress Progress
}

// Files are the files of a site by their slash-separated path in the folder,
// such as "draft/us-28.html".
type Files map[string][]byte

// Paths returns the paths of all files, sorted.
func (f Files) Paths() []string {
	paths := make([]string, 0, len(f))
	for p := range f {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	return paths
}

// Output is a rendered site.
type Output struct {
	Files Files
	// Version is the hash of everything that pages load.
	Version string
	// Hashed has for each asset that pages load with ?v=… the value of v. Such
	// a response may be kept for ever.
	Hashed map[string]string
	// Inline are the hashes of what is written into pages.
	Inline headers.Inline
	Domain string
	// Kept are the files that readers' devices keep, by the address under which
	// pages load them.
	Kept map[string]string
	// Edition is the manifest of the edition that the pages show.
	Edition archive.Manifest
	// Immutable are the folders whose files never change, this edition's and
	// those of the archive: "data/2026-11-20/".
	Immutable []string
	// archived has the files that came from the archive, which no check can mend.
	archived map[string]bool
}

// Render makes all files of a site but the sidecars.
func Render(s Site) (*Output, error) {
	files := Files{}
	if err := copyAssets(files, s); err != nil {
		return nil, err
	}
	version := files.version(s)
	hashed := hashAssets(files, version)
	in, err := readInlined(s.Web)
	if err != nil {
		return nil, err
	}
	h, err := newHandler(s, version, hashed, files)
	if err != nil {
		return nil, err
	}
	if err := addProgram(files, h); err != nil {
		return nil, err
	}
	if err := renderPages(files, h, s, in, resolver(hashed)); err != nil {
		return nil, err
	}
	if err := addShares(files, s, resolver(hashed)); err != nil {
		return nil, err
	}
	news, err := editionsFeed(s)
	if err != nil {
		return nil, err
	}
	if news != nil {
		files[feedFile] = news
	}
	files["sitemap.xml"] = sitemap(s)
	files["robots.txt"] = robots(s)
	if err := addManifest(files, s); err != nil {
		return nil, err
	}
	kept, err := addWorker(files, s, hashed)
	if err != nil {
		return nil, err
	}
	o := &Output{Files: files, Version: version, Hashed: hashed, Inline: in.hashes(), Domain: s.Domain, Kept: kept}
	if err := o.addEmbeds(s); err != nil {
		return nil, err
	}
	if err := addOEmbeds(o.Files, s); err != nil {
		return nil, err
	}
	if err := o.addEditions(s); err != nil {
		return nil, err
	}
	files[headers.StaticName] = staticHeaders(s.Domain, o.Inline, files)
	return o, nil
}

// pageFile is the file of a page: the host serves /draft/us-28 from
// draft/us-28.html.
func pageFile(path string) string {
	if path == "/" {
		return "index.html"
	}
	return path[1:] + ".html"
}

// checkPath reports whether a page can have this path.
func checkPath(path string) error {
	if path == "/" {
		return nil
	}
	if !fs.ValidPath(path[min(1, len(path)):]) || path[0] != '/' {
		return fmt.Errorf("the path of a page is %q, want /a/b without a trailing slash", path)
	}
	for _, c := range path {
		if c == '.' || c == '?' || c == '#' || c == '%' || c == ' ' || c > '~' {
			return fmt.Errorf("the path %s has a %q, which static hosts do not serve as a page", path, c)
		}
	}
	return nil
}
