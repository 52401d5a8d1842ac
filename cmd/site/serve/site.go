package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"sync/atomic"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/headers"
)

// site is one edition: what pages are made of in memory, the rest where it can be
// read (source.go).
type site struct {
	version  string
	files    map[string]*file // by URL path
	notFound *file            // nil if the site has none
	damage   []string         // what is not as it was built
	inline   headers.Inline   // what stands in its pages

	lastCommon atomic.Pointer[common]
}

// file is a file of the site with its sidecars.
type file struct {
	isPage bool
	kind   []string // Content-Type
	cache  []string // Cache-Control where it was not asked for by its hash
	hash   string   // the ?v= under which it may be kept for ever; "" for none
	plain  variant
	gzip   *variant
	brotli *variant
}

// variant is a file in one encoding.
type variant struct {
	body     []byte
	from     source   // nil where body has the bytes
	encoding []string // nil for none
	etag     []string
	length   []string
}

// content is what is known of a file: its bytes, or where and how many they are.
type content struct {
	body []byte
	from source
	size int
	sum  [sha256.Size]byte
}

// variant is the file in an encoding. Tags are hashes of what is sent, so that a
// rebuild of the same content keeps every cache warm.
func (c content) variant(encoding []string) variant {
	return variant{c.body, c.from, encoding, value(`"` + hex.EncodeToString(c.sum[:10]) + `"`), length(c.size)}
}

// newSite puts the files of a built site together.
func newSite(marker build.Marker, contents map[string]content) *site {
	s := &site{version: marker.Version, inline: marker.Inline, files: map[string]*file{}}
	for name, c := range contents {
		urlPath, ok := urlOf(name)
		if !ok {
			continue
		}
		f := &file{
			isPage: path.Ext(name) == ".html",
			kind:   value(headers.Type(name)),
			cache:  value(headers.CacheControl(urlPath, false)),
			plain:  c.variant(nil),
		}
		if v := marker.Hashed[urlPath]; v != "" && headers.CacheControl(urlPath, true) == headers.Forever {
			f.hash = v
		}
		if gz, ok := contents[name+".gz"]; ok {
			v := gz.variant(inGzip)
			f.gzip = &v
		}
		if br, ok := contents[name+".br"]; ok {
			v := br.variant(inBrotli)
			f.brotli = &v
		}
		if name == "404.html" {
			f.cache = checkAgain
			s.notFound = f
			continue
		}
		s.files[urlPath] = f
	}
	return s
}

// urlOf returns the URL path of a file, unless it is not for readers by itself.
func urlOf(name string) (path string, ok bool) {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || strings.HasPrefix(part, "_") {
			return "", false
		}
	}
	if isSidecar(name) {
		return "", false
	}
	if name == "index.html" {
		return "/", true
	}
	return "/" + strings.TrimSuffix(name, ".html"), true
}

func isSidecar(name string) bool { return path.Ext(name) == ".br" || path.Ext(name) == ".gz" }
