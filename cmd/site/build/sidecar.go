package build

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// compressible are the kinds of files that get sidecars; pictures are
// compressed already.
var compressible = map[string]bool{
	".html": true, ".htm": true, ".css": true, ".js": true, ".wasm": true, ".json": true, ".geojson": true, ".svg": true,
	".xml": true, ".txt": true, ".webmanifest": true, ".csv": true, ".md": true,
}

// smallest is the size in bytes below which a sidecar saves nothing.
const smallest = 256

// Compressor makes sidecars and keeps them in a folder by the hash of what was
// compressed, because brotli at its best takes seconds per megabyte.
type Compressor struct {
	Cache   string // folder; made when needed
	Quality int    // of brotli, 0 to 11; of most files it is lower, see quality
	// Progress is told of every file.
	Progress Progress
}

// pageQuality is brotli's quality for pages. At 11 a page is 0.3 to 1 % smaller
// than at 10 and takes three times as long, which hundreds of pages make
// minutes of; styles, scripts and the browser's program are few and get 11.
const pageQuality = 10

// embedQuality is that for maps for articles, of which there are as many as
// pages and which are small: a tenth of the time for a few per cent.
const embedQuality = 9

// twinQuality is that for their twins as SVG and text, which nobody waits for to
// read an article.
const twinQuality = 5

// shareQuality is that for pages that offer maps, hundreds of them alike: at 9
// they are 0.2 % smaller and take five times as long.
const shareQuality = 6

// dataQuality is that for published data and for the answers to editors' programs,
// which no page waits for. Layers of the map are not among them: coordinates are a
// third smaller at 11, and other people's maps do wait for them.
const dataQuality = 9

// quality returns brotli's quality for a file.
func (c Compressor) quality(name string) int {
	if strings.HasPrefix(name, "data/") && name != searchFile && path.Ext(name) != ".geojson" || strings.HasPrefix(name, oembedFolder+"/") {
		return min(c.Quality, dataQuality)
	}
	if ext := path.Ext(name); isEmbed(name) && (ext == ".svg" || ext == ".txt") {
		return min(c.Quality, twinQuality)
	}
	if path.Ext(name) != ".html" {
		return c.Quality
	}
	if isShare(name) {
		return min(c.Quality, shareQuality)
	}
	if isEmbed(name) || isOneOfHundreds(name) {
		return min(c.Quality, embedQuality)
	}
	return min(c.Quality, pageQuality)
}

// isOneOfHundreds reports whether a page is that of a clause, a place or a
// comparison. At 10 they take a minute of a processor; at 9 they are 15 % larger,
// which is 3 kB, and take ten seconds.
func isOneOfHundreds(name string) bool {
	return isClauseOrPlace(name) || strings.HasPrefix(name, "compare/") && strings.Count(name, "/") == 2
}

// isClauseOrPlace reports whether a page, by its file or its path without the
// first slash, is that of a clause or of a place.
func isClauseOrPlace(name string) bool {
	return strings.HasPrefix(name, "place/") || strings.HasPrefix(name, "draft/") && strings.Count(name, "/") == 2
}

// AddSidecars adds .br and .gz beside every file that is worth it. Equal files
// are compressed once.
func (c Compressor) AddSidecars(files Files) error {
	var names []string
	same := map[string][]string{} // by the first of them
	first := map[string]string{}
	for _, name := range files.Paths() {
		if !compressible[path.Ext(name)] || len(files[name]) < smallest {
			continue
		}
		key := fmt.Sprint(c.quality(name), sha256.Sum256(files[name]))
		if first[key] == "" {
			first[key] = name
			names = append(names, name)
		}
		same[first[key]] = append(same[first[key]], name)
	}
	c.longestFirst(names, files)
	type pair struct{ br, gz []byte }
	made := make([]pair, len(names))
	err := InParallel(len(names), "Compressing files", c.Progress, func(i int) (err error) {
		q := c.quality(names[i])
		if made[i].br, err = c.cached(files[names[i]], fmt.Sprintf("br%d", q), brotliAt(q)); err != nil {
			return err
		}
		made[i].gz, err = c.cached(files[names[i]], fmt.Sprintf("gz%d", gzipQuality), gzipped)
		return err
	})
	if err != nil {
		return err
	}
	for i, name := range names {
		for _, twin := range same[name] {
			files[twin+".br"], files[twin+".gz"] = made[i].br, made[i].gz
		}
	}
	return nil
}

// longestFirst sorts files by how long they take, so that no core is left with the
// program when all others are done.
func (c Compressor) longestFirst(names []string, files Files) {
	cost := func(name string) int {
		switch q := c.quality(name); {
		case q > 10:
			return 12 * len(files[name])
		case q > 9:
			return 4 * len(files[name])
		}
		return len(files[name])
	}
	slices.SortStableFunc(names, func(a, b string) int { return cost(b) - cost(a) })
}

// cached returns what compress makes of content, from the folder if it is
// there.
func (c Compressor) cached(content []byte, ext string, compress func([]byte) ([]byte, error)) ([]byte, error) {
	name := filepath.Join(c.Cache, fmt.Sprintf("%x.%s", sha256.Sum256(content), ext))
	if kept, err := os.ReadFile(name); err == nil {
		return kept, nil
	}
	made, err := compress(content)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(c.Cache, 0o755); err != nil {
		return nil, err
	}
	return made, WriteWhole(name, made)
}

// WriteWhole writes a file so that nobody ever sees half of it.
func WriteWhole(name string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".new")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(content)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// brotliWriters are writers for files below one megabyte that wait for the next,
// by quality: to make one clears 32 MB, which for a page takes as long as the page.
// For larger files brotli chooses its tables by the size of the first that a
// writer had, so that what it makes would depend on which that was.
var brotliWriters [brotli.BestCompression + 1]sync.Pool

func brotliAt(quality int) func([]byte) ([]byte, error) {
	return func(content []byte) ([]byte, error) {
		var out bytes.Buffer
		w, _ := brotliWriters[quality].Get().(*brotli.Writer)
		if w == nil || len(content) >= 1<<20 {
			w = brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: quality, LGWin: 22})
		}
		w.Reset(&out)
		if _, err := w.Write(content); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		if len(content) < 1<<20 {
			brotliWriters[quality].Put(w)
		}
		return bytes.Clone(out.Bytes()), nil
	}
}

// gzipQuality is that of gzip, which hardly any reader still needs: 9 is 0.2 %
// smaller and takes twice as long.
const gzipQuality = gzip.DefaultCompression

var gzipWriters sync.Pool

func gzipped(content []byte) ([]byte, error) {
	var out bytes.Buffer
	w, _ := gzipWriters.Get().(*gzip.Writer)
	if w == nil {
		var err error
		if w, err = gzip.NewWriterLevel(&out, gzipQuality); err != nil {
			return nil, err
		}
	}
	w.Reset(&out)
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	gzipWriters.Put(w)
	return bytes.Clone(out.Bytes()), nil
}
