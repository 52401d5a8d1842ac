// Package serve is the web server for a built site on one machine. Any static
// host or CDN does the same job; this one says exactly which headers the site
// expects.
//
// A URL without an extension is a page: /draft/us-28 is draft/us-28.html. Other
// spellings of a page (a trailing slash, the file's own name) are redirected to
// it. Files with a sidecar are sent compressed as the browser prefers. Pages
// are checked again on every visit, assets with ?v= in their address are kept
// for ever. The data under /data/ may be read by scripts of any origin.
package serve

import (
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"

	"github.com/draftlines/draftlines/cmd/site/build"
)

// Handler serves the built site in a folder.
type Handler struct {
	dir   string
	etags etags
}

// New returns the server of a folder that build.Write made.
func New(dir string) (*Handler, error) {
	if _, err := build.ReadMarker(dir); err != nil {
		return nil, err
	}
	return &Handler{dir: dir}, nil
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	if strings.HasPrefix(r.URL.Path, "/data/") {
		header.Set("Access-Control-Allow-Origin", "*")
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are served here", http.StatusMethodNotAllowed)
		return
	}
	if canonical, ok := h.redirect(r.URL.Path); ok {
		target := *r.URL
		target.Path, target.RawPath = canonical, ""
		header.Set("Cache-Control", "no-cache")
		http.Redirect(w, r, target.RequestURI(), http.StatusMovedPermanently)
		return
	}
	name, ok := h.fileOf(r.URL.Path)
	if !ok || name == "404.html" {
		h.send(w, r, "404.html", http.StatusNotFound)
		return
	}
	h.send(w, r, name, http.StatusOK)
}

// fileOf returns the file that a URL path stands for.
func (h *Handler) fileOf(urlPath string) (name string, ok bool) {
	if urlPath == "/" {
		return "index.html", h.isFile("index.html")
	}
	name = strings.TrimPrefix(urlPath, "/")
	if !safe(name) {
		return "", false
	}
	if path.Ext(name) == "" {
		name += ".html"
	}
	return name, h.isFile(name)
}

// redirect returns the canonical path of a page that is asked for in another
// spelling.
func (h *Handler) redirect(urlPath string) (canonical string, ok bool) {
	short := strings.TrimSuffix(strings.TrimRight(urlPath, "/"), ".html")
	short = strings.TrimSuffix(short, "/index")
	if short == "" {
		short = "/"
	}
	if short == urlPath || path.Clean(short) != short {
		return "", false
	}
	name, ok := h.fileOf(short)
	return short, ok && path.Ext(name) == ".html"
}

// safe reports whether a path names a file that readers may have: nothing
// outside of the folder, no hidden files, no sidecars by their own name.
func safe(name string) bool {
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\\\x00:") {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	return path.Ext(name) != ".br" && path.Ext(name) != ".gz"
}

// open opens a file of the folder and of nowhere else; symbolic links cannot
// lead out of it.
func (h *Handler) open(name string) (*os.File, os.FileInfo, error) {
	f, err := os.OpenInRoot(h.dir, name)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = os.ErrNotExist
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

func (h *Handler) isFile(name string) bool {
	f, _, err := h.open(name)
	if err != nil {
		return false
	}
	f.Close()
	return true
}
