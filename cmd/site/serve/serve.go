// Package serve is the web server for a built site on one machine. Any static
// host or CDN does the same job; package deploy has the files that make nginx
// and Caddy do it.
//
// # What is served
//
// The site is read whole before the first answer, and an answer is looked up by
// its URL path: what is not in that list does not exist. No request opens a file,
// so that there is no folder to list and no way out of it, and a path that is
// written otherwise than the pages write it (with %2e, //, a backslash, a dot at
// its front) is not found.
//
// In memory is what nearly every reader asks for: files as brotli and gzip, and
// small ones as they are. A larger file without an encoding is unpacked when
// somebody wants it, and pictures, which have no encoding, stay on the disk
// (source.go). They are held open, as far as the system allows so many open files,
// so that they can be sent when another build has taken the folder's place; and as
// each is compared with the sum that it had when the site was read, what somebody
// wrote into it since is never sent. It is answered 503 then.
//
// A URL without an extension is a page: /draft/us-28 is draft/us-28.html. Other
// spellings of a page (a trailing slash, the file's own name) are redirected to
// it. Files with a sidecar are sent as the browser prefers. Package headers says
// what else stands in an answer.
//
// /oembed tells an editor's program what to put into an article for the address
// of a page (oembed.go).
//
// /healthz says that the server is up and which version it serves. It is not
// part of the site.
//
// # A new edition
//
// Watch looks whether the folder holds another build and takes that over as a
// whole, between two requests. What cannot be read, or is not as it was built,
// leaves the old edition in place.
package serve

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/draftlines/draftlines/cmd/site/headers"
)

// Handler serves a built site.
type Handler struct {
	current atomic.Pointer[site]
	dir     string // "" where the site is in the program itself
}

// New returns the server of a folder that build.Write made. It serves the files
// as they are now; Damage tells whether they are as they were built.
func New(dir string) (*Handler, error) {
	s, err := readDir(dir)
	if err != nil {
		return nil, err
	}
	h := &Handler{dir: dir}
	h.current.Store(s)
	return h, nil
}

// Damage returns an error that names a file which is missing or not as it was
// built.
func (h *Handler) Damage() error {
	if damage := h.current.Load().damage; len(damage) > 0 {
		return fmt.Errorf("the site in %s is damaged: %s; build it again", h.dir, strings.Join(damage, ", "))
	}
	return nil
}

// common are the fields of every answer to one host.
type common struct {
	host   string
	fields []field
}

// common returns the fields of every answer to a host. Those of the last answer
// are kept; hardly ever has a site two hosts.
func (s *site) common(host string) []field {
	if last := s.lastCommon.Load(); last != nil && last.host == host {
		return last.fields
	}
	c := &common{host: host}
	for _, f := range headers.Common(s.inline) {
		c.fields = append(c.fields, field{http.CanonicalHeaderKey(f.Name), value(f.For(host))})
	}
	s.lastCommon.Store(c)
	return c.fields
}

type field struct {
	name  string
	value []string
}

// value is a header value that many answers can share: whoever appends to it
// gets a copy.
func value(v string) []string { return slices.Clip([]string{v}) }

var (
	checkAgain = value(headers.CheckAgain)
	forever    = value(headers.Forever)
	byRange    = value("bytes")
	vary       = value("Accept-Encoding")
	inGzip     = value("gzip")
	inBrotli   = value("br")
)

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s, header := h.current.Load(), w.Header()
	for _, f := range s.common(r.Host) {
		header[f.name] = f.value
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are served here", http.StatusMethodNotAllowed)
		return
	}
	if r.URL.Path == "/healthz" {
		header.Set("Cache-Control", "no-store")
		header.Set("Content-Type", headers.Types[".txt"])
		fmt.Fprintf(w, "ok %s\n", s.version)
		return
	}
	if r.URL.Path == oembedPath {
		s.sendOEmbed(w, r)
		return
	}
	f := s.files[r.URL.Path]
	if f == nil || r.URL.RawPath != "" {
		s.sendOther(w, r)
		return
	}
	header["Cache-Control"] = f.cache
	if f.hash != "" && r.URL.RawQuery != "" && isHash(r.URL.RawQuery, f.hash) {
		header["Cache-Control"] = forever
	}
	f.send(w, r, http.StatusOK)
}

// isHash reports whether a query has the hash of a file as its v.
func isHash(query, hash string) bool {
	if v, ok := strings.CutPrefix(query, "v="); ok && v == hash {
		return true
	}
	values, err := url.ParseQuery(query)
	return err == nil && values.Get("v") == hash
}

// sendOther answers for a path that is none of the site's: with the page's
// canonical address, or with the page that says that there is nothing here.
func (s *site) sendOther(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header["Cache-Control"] = checkAgain
	if path, ok := s.canonical(r.URL.Path); ok && r.URL.RawPath == "" {
		target := url.URL{Path: path, RawQuery: r.URL.RawQuery}
		header.Set("Location", target.RequestURI())
		header.Set("Content-Length", "0")
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	if s.notFound == nil {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	s.notFound.send(w, r, http.StatusNotFound)
}

// canonical returns the path of a page that is asked for in another spelling.
func (s *site) canonical(path string) (canonical string, ok bool) {
	short := strings.TrimSuffix(strings.TrimSuffix(path, "/"), ".html")
	if short == "/index" {
		short = "/"
	}
	f := s.files[short]
	return short, f != nil && f.isPage && short != path
}

// send answers with a file, in the encoding that the reader prefers.
func (f *file) send(w http.ResponseWriter, r *http.Request, status int) {
	header := w.Header()
	v := f.choose(r.Header.Get("Accept-Encoding"))
	header["Content-Type"] = f.kind
	header["Vary"] = vary
	header["Etag"] = v.etag
	if v.encoding != nil {
		header["Content-Encoding"] = v.encoding
	}
	if status == http.StatusOK {
		if asked := r.Header.Get("If-None-Match"); asked != "" && matches(asked, v.etag[0]) {
			delete(header, "Content-Type")
			delete(header, "Content-Encoding")
			w.WriteHeader(http.StatusNotModified)
			return
		}
		header["Accept-Ranges"] = byRange
	}
	ranged := status == http.StatusOK && r.Header.Get("Range") != ""
	var body []byte
	if ranged || r.Method != http.MethodHead {
		var err error
		if body, err = v.bytes(); err != nil {
			unavailable(w)
			return
		}
	}
	if ranged {
		sendRange(w, r, body)
		return
	}
	header["Content-Length"] = v.length
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		write(w, r, body)
	}
}

// unavailable answers for a file whose bytes are not to be had: somebody wrote into
// it, and what it says now belongs to no edition.
func unavailable(w http.ResponseWriter) {
	header := w.Header()
	for _, name := range []string{"Etag", "Content-Encoding", "Accept-Ranges"} {
		delete(header, name)
	}
	header.Set("Cache-Control", "no-store")
	header.Set("Retry-After", "1")
	http.Error(w, "this file cannot be read just now", http.StatusServiceUnavailable)
}

// length is a Content-Length.
func length(n int) []string { return value(strconv.Itoa(n)) }
