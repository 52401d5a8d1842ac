package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/headers"
)

// site is one edition, in memory.
type site struct {
	version  string
	files    map[string]*file // by URL path
	notFound *file            // nil if the site has none
	damage   []string         // what is not as it was built
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
	encoding []string // nil for none
	etag     []string
	length   []string
}

// newSite puts the files of a built site together. Tags are hashes of what is
// sent, so that a rebuild of the same content keeps every cache warm; known are
// those that need not be computed.
func newSite(marker build.Marker, content, known map[string][]byte) *site {
	s := &site{version: marker.Version, files: map[string]*file{}}
	tag := func(name string, body []byte) []string {
		sum, ok := known[name]
		if !ok {
			h := sha256.Sum256(body)
			sum = h[:]
		}
		return value(`"` + hex.EncodeToString(sum)[:20] + `"`)
	}
	for name, body := range content {
		urlPath, ok := urlOf(name)
		if !ok {
			continue
		}
		f := &file{
			isPage: path.Ext(name) == ".html",
			kind:   value(headers.Type(name)),
			cache:  value(headers.CacheControl(urlPath, false)),
			plain:  variant{body: body, etag: tag(name, body), length: length(len(body))},
		}
		if v := marker.Hashed[urlPath]; v != "" && headers.CacheControl(urlPath, true) == headers.Forever {
			f.hash = v
		}
		if gz, ok := content[name+".gz"]; ok {
			f.gzip = &variant{gz, value("gzip"), tag(name+".gz", gz), length(len(gz))}
		}
		if br, ok := content[name+".br"]; ok {
			f.brotli = &variant{br, value("br"), tag(name+".br", br), length(len(br))}
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
	if strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") {
		return "", false
	}
	if name == "index.html" {
		return "/", true
	}
	return "/" + strings.TrimSuffix(name, ".html"), true
}

// readDir reads a folder that build.Write made. Links are not followed. Files with
// the same bytes, of which there are many under the date of the edition and
// without it, are kept once.
func readDir(dir string) (*site, error) {
	marker, err := build.ReadMarker(dir)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	content, sums, same := map[string][]byte{}, map[string][]byte{}, map[[sha256.Size]byte][]byte{}
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || name == build.MarkerFile {
			return err
		}
		body, err := root.ReadFile(name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(body)
		if same[sum] == nil {
			same[sum] = body
		}
		content[name], sums[name] = same[sum], sum[:]
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the site: %w", err)
	}
	s := newSite(marker, content, sums)
	s.damage = damage(marker, sums)
	return s, nil
}

// damage names the files that are missing or other than they were built.
func damage(marker build.Marker, sums map[string][]byte) []string {
	var found []string
	for name, want := range marker.Files {
		built, err := hex.DecodeString(want)
		switch got, ok := sums[name]; {
		case !ok:
			found = append(found, name+" is missing")
		case err != nil || !bytes.Equal(got, built):
			found = append(found, name+" has other bytes than were built")
		}
	}
	slices.Sort(found)
	if more := len(found) - 3; more > 0 {
		found = append(found[:3], fmt.Sprintf("and %d more", more))
	}
	return found
}
