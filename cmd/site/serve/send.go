package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"os"
	"path"
	"strconv"
	"sync"
	"time"

	"github.com/draftlines/draftlines/cmd/site/build"
)

// types are the media types by extension. The machine's own table is not asked,
// because it differs from one machine to the next.
var types = map[string]string{
	".html":        "text/html; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".wasm":        "application/wasm",
	".json":        "application/json",
	".geojson":     "application/geo+json",
	".webmanifest": "application/manifest+json",
	".svg":         "image/svg+xml",
	".png":         "image/png",
	".ico":         "image/x-icon",
	".xml":         "application/xml",
	".txt":         "text/plain; charset=utf-8",
	".md":          "text/markdown; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
}

func mediaType(name string) string {
	if t, ok := types[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}

// send answers with a file, or with the best of its sidecars.
func (h *Handler) send(w http.ResponseWriter, r *http.Request, name string, status int) {
	file, encoding := h.choose(name, r.Header.Get("Accept-Encoding"))
	f, info, err := h.open(file)
	if err != nil {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	defer f.Close()
	etag, err := h.etags.of(f, info, file)
	if err != nil {
		http.Error(w, "the file cannot be read", http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Content-Type", mediaType(name))
	header.Set("Vary", "Accept-Encoding")
	header.Set("Cache-Control", h.cacheControl(r, status))
	header.Set("ETag", etag)
	if status == http.StatusOK && encoding == "" {
		http.ServeContent(w, r, "", time.Time{}, f) // answers If-None-Match, Range and HEAD
		return
	}
	if status == http.StatusOK && matches(r.Header.Get("If-None-Match"), etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if encoding != "" {
		header.Set("Content-Encoding", encoding)
	}
	header.Set("Content-Length", strconv.FormatInt(info.Size(), 10))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		io.Copy(w, f)
	}
}

// choose returns the file to send for name, and its Content-Encoding.
func (h *Handler) choose(name, acceptEncoding string) (file, encoding string) {
	for _, sidecar := range []struct{ ext, encoding string }{{".br", "br"}, {".gz", "gzip"}} {
		if accepts(acceptEncoding, sidecar.encoding) && h.isFile(name+sidecar.ext) {
			return name + sidecar.ext, sidecar.encoding
		}
	}
	return name, ""
}

// cacheControl lets browsers keep an asset for ever if it was asked for by the
// hash that it still has.
func (h *Handler) cacheControl(r *http.Request, status int) string {
	if v := r.URL.Query().Get("v"); v != "" && status == http.StatusOK {
		marker, err := build.ReadMarker(h.dir)
		if err == nil && marker.Hashed[r.URL.Path] == v {
			return "public, max-age=31536000, immutable"
		}
	}
	return "no-cache"
}

// etags remembers the hash of each file for as long as its size and time stay.
type etags struct {
	mu    sync.Mutex
	known map[string]knownTag
}

type knownTag struct {
	size    int64
	modTime time.Time
	tag     string
}

// of returns the entity tag of an open file, which is a hash of its bytes, so
// that a rebuild of the same content keeps every cache warm.
func (e *etags) of(f *os.File, info os.FileInfo, name string) (string, error) {
	e.mu.Lock()
	k, ok := e.known[name]
	e.mu.Unlock()
	if ok && k.size == info.Size() && k.modTime.Equal(info.ModTime()) {
		return k.tag, nil
	}
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	tag := `"` + hex.EncodeToString(h.Sum(nil))[:20] + `"`
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.known == nil {
		e.known = map[string]knownTag{}
	}
	e.known[name] = knownTag{info.Size(), info.ModTime(), tag}
	return tag, nil
}
