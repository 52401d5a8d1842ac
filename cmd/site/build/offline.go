package build

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"slices"
)

//go:embed worker.js
var workerTemplate []byte

const (
	workerFile   = "app-worker.js"
	manifestFile = "manifest.webmanifest"
)

// Offline says what readers keep on their devices.
type Offline struct {
	// Stored are the paths of the pages that are kept as they are served.
	Stored []string
	// Drawn are the paths of the pages that the browser's program draws by itself
	// where they cannot be had, inside the page Shell.
	Drawn []string
	Shell string
}

// store is what the service worker knows of an edition (worker.js).
type store struct {
	Version string `json:"version"` // of what is kept, not of the site
	Edition string `json:"edition"`
	Bytes   int    `json:"bytes"` // as browsers keep them, not compressed
	Pages   int    `json:"pages"`
	Shell   string `json:"shell"`
	// NotFound is the page for unknown addresses.
	NotFound string `json:"notFound"`
	// Files has for each address the beginning of its SHA-256, in hexadecimal.
	Files map[string]string `json:"files"`
	// Drawn are the paths of pages that are not kept.
	Drawn []string `json:"drawn"`
}

// addWorker writes the service worker, and returns the files that it keeps by
// the addresses under which pages load them. The version of the store is the
// hash of all of that, so that a reader is offered an update when something
// that is kept has changed, and only then.
func addWorker(files Files, s Site, hashed map[string]string) (map[string]string, error) {
	kept := map[string]string{}
	for _, p := range append(slices.Clone(s.Offline.Stored), s.Offline.Shell, s.NotFound) {
		if p == "" {
			continue
		}
		if _, ok := files[pageFile(p)]; !ok {
			return nil, fmt.Errorf("%s is to be kept on readers' devices, but there is no such page", p)
		}
		kept[p] = pageFile(p)
	}
	known := store{
		Edition: s.Edition, Pages: len(s.Offline.Stored), Shell: s.Offline.Shell, NotFound: s.NotFound,
		Files: map[string]string{}, Drawn: []string{},
	}
	loaded := loadedBy(files, kept, hashed)
	for address, name := range loaded {
		kept[address] = name
	}
	for address, name := range kept {
		known.Files[address] = contentHash(files[name])
		known.Bytes += len(files[name])
	}
	for _, p := range s.Offline.Drawn {
		if kept[p] == "" {
			known.Drawn = append(known.Drawn, p)
		}
	}
	content, err := json.Marshal(known)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(append(content, workerTemplate...))
	known.Version = hex.EncodeToString(sum[:8])
	if content, err = json.Marshal(known); err != nil {
		return nil, err
	}
	files[workerFile] = bytes.Replace(workerTemplate, []byte("{{.Store}}"), content, 1)
	return kept, nil
}

// loadedBy returns what the kept pages load and may load later: every file with
// a hash in its address, every icon and the manifest, if a page or go-app's
// loader names it.
func loadedBy(files Files, pages, hashed map[string]string) map[string]string {
	loaded := map[string]string{}
	for name := range files {
		address := resolver(hashed).Resolve("/" + name)
		switch {
		case hashed["/"+name] != "", name == manifestFile:
		case path.Dir(name) == "web" && (path.Ext(name) == ".png" || path.Ext(name) == ".svg"):
		default:
			continue
		}
		quoted := []byte(`"` + address + `"`)
		named := bytes.Contains(files["app.js"], quoted)
		for _, page := range pages {
			named = named || bytes.Contains(files[page], quoted)
		}
		if named {
			loaded[address] = name
		}
	}
	return loaded
}
