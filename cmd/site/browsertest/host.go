package browsertest

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/headers"
)

// Host serves the real site and whatever goes wrong with it. It is for as long
// as its test runs.
type Host struct {
	URL    string // without a slash at its end
	t      testing.TB
	dir    string
	site   http.Handler
	inline headers.Inline // what stands in its pages
	policy string         // sent instead of the site's own, unless empty

	mu       sync.Mutex
	down     bool
	replaced map[string][]byte        // files by URL path; nil for those that are missing
	held     map[string]chan struct{} // paths whose answers wait for these
	asked    []string                 // paths, in order
}

// NewHost starts a host for which nothing goes wrong yet.
func NewHost(t testing.TB) *Host {
	t.Helper()
	Need(t)
	dir := Dist(t)
	marker, err := build.ReadMarker(dir)
	if err != nil {
		t.Fatal(err)
	}
	h := &Host{t: t, dir: dir, inline: marker.Inline, site: Handler(t), replaced: map[string][]byte{}, held: map[string]chan struct{}{}}
	server := httptest.NewServer(h)
	t.Cleanup(func() { h.Release(); server.CloseClientConnections(); server.Close() })
	h.URL = server.URL
	return h
}

func (h *Host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	h.asked = append(h.asked, r.URL.Path)
	held := h.held[r.URL.Path]
	h.mu.Unlock()
	if held != nil {
		select {
		case <-held:
		case <-r.Context().Done():
		}
	}
	h.mu.Lock()
	down := h.down
	content, replaced := h.replaced[r.URL.Path]
	h.mu.Unlock()
	switch {
	case down:
		panic(http.ErrAbortHandler) // the line is cut
	case replaced && content == nil:
		http.Error(w, "gone", http.StatusNotFound)
	case replaced:
		kind := headers.Types[".html"]
		if path.Ext(r.URL.Path) != "" {
			kind = headers.Type(r.URL.Path)
		}
		for _, f := range headers.Common(h.inline) {
			w.Header().Set(f.Name, f.For(r.Host))
		}
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Cache-Control", headers.CheckAgain)
		w.Write(content)
	case h.policy != "":
		h.site.ServeHTTP(&otherPolicy{w, h.policy}, r)
	default:
		h.site.ServeHTTP(w, r)
	}
}

// otherPolicy sends answers with a policy that is not the site's.
type otherPolicy struct {
	http.ResponseWriter
	policy string
}

func (w *otherPolicy) WriteHeader(status int) {
	w.Header().Set("Content-Security-Policy", w.policy)
	w.ResponseWriter.WriteHeader(status)
}

// NoInline makes the host one whose configuration has stayed behind: its policy
// knows of nothing that stands in pages.
func (h *Host) NoInline() {
	policy := headers.Common(headers.Inline{})[0]
	h.policy = policy.For(strings.TrimPrefix(h.URL, "http://"))
}

// Offline cuts the line, or mends it.
func (h *Host) Offline(down bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.down = down
}

// Replace gives a path another content; nil is none at all.
func (h *Host) Replace(urlPath string, content []byte) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.replaced[urlPath] = content
}

// Replaced is the other content of a path.
func (h *Host) Replaced(urlPath string) []byte {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.replaced[urlPath]
}

// Hold lets the answers for a path wait until Release.
func (h *Host) Hold(urlPath string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.held[urlPath] = make(chan struct{})
}

// Release sends all answers that wait.
func (h *Host) Release() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for p, c := range h.held {
		close(c)
		delete(h.held, p)
	}
}

// AskedSince returns what was asked for after the first n requests: paths,
// sorted, once each.
func (h *Host) AskedSince(n int) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	since := slices.Clone(h.asked[n:])
	slices.Sort(since)
	return slices.Compact(since)
}

// AskedCount is the number of requests so far.
func (h *Host) AskedCount() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.asked)
}

// File reads a file of the built site; its name is relative and has slashes.
func (h *Host) File(name string) []byte {
	h.t.Helper()
	content, err := os.ReadFile(filepath.Join(h.dir, filepath.FromSlash(name)))
	if err != nil {
		h.t.Fatal(err)
	}
	return content
}
