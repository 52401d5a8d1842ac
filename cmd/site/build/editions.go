package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/draftlines/draftlines/cmd/site/archive"
)

// immutableFolders have a folder per edition, of which no file ever changes.
// Whatever an edition's pages load must lie in its own folder too: a style sheet
// beside /embed/2026-11-20/x is /embed/2026-11-20/x.css, not /web/styles.css.
var immutableFolders = []string{"data", "embed"}

// immutablePrefixes are the beginnings of the paths of an edition's files.
func immutablePrefixes(edition string) (prefixes []string) {
	for _, folder := range immutableFolders {
		prefixes = append(prefixes, folder+"/"+edition+"/")
	}
	return prefixes
}

// LogEntry says what an edition changed.
type LogEntry struct {
	Date    string
	Title   string
	Changes []Amendment
}

// Amendment is one change, and the reason for it.
type Amendment struct {
	What string `json:"what"`
	Why  string `json:"why"`
}

// editionsFile lists all editions. It is of no edition itself: it grows.
const editionsFile = "data/editions.json"

type editionsDocument struct {
	Schema   string          `json:"$schema"`
	Newest   string          `json:"newest"`
	Licence  string          `json:"licence"`
	Editions []editionRecord `json:"editions"` // newest first
}

// editionRecord is an edition in the list. One that the site does not have has
// no address and no digest.
type editionRecord struct {
	Date    string      `json:"date"`
	Title   string      `json:"title,omitempty"`
	URL     string      `json:"url,omitempty"`
	Files   int         `json:"files,omitempty"`
	Digest  string      `json:"digest,omitempty"`
	Changes []Amendment `json:"changes"`
}

// addEditions adds the list of editions, and every file of the archive as it
// was published.
func (o *Output) addEditions(s Site) error {
	if s.Edition == "" {
		return nil
	}
	own := map[string][]byte{}
	for name, content := range o.Files {
		for _, prefix := range immutablePrefixes(s.Edition) {
			if strings.HasPrefix(name, prefix) {
				own[name] = content
			}
		}
	}
	o.Edition = archive.ManifestOf(s.Edition, own)
	manifests := []archive.Manifest{o.Edition}
	if s.Archive != nil {
		if err := s.Archive.Compare(o.Edition); err != nil {
			return err
		}
		for _, m := range s.Archive.Editions() {
			if m.Edition != s.Edition {
				manifests = append(manifests, m)
			}
		}
		if err := o.addArchived(s.Archive.Files()); err != nil {
			return err
		}
	}
	slices.SortFunc(manifests, func(x, y archive.Manifest) int { return strings.Compare(y.Edition, x.Edition) })
	for _, m := range manifests {
		o.Immutable = append(o.Immutable, o.foldersOf(m)...)
	}
	list, err := json.Marshal(editionsList(s, manifests))
	if err != nil {
		return err
	}
	o.Files[editionsFile] = append(list, '\n')
	return nil
}

// foldersOf are the immutable folders in which an edition has files.
func (o *Output) foldersOf(m archive.Manifest) (folders []string) {
	for _, prefix := range immutablePrefixes(m.Edition) {
		for name := range m.Files {
			if strings.HasPrefix(name, prefix) {
				folders = append(folders, prefix)
				break
			}
		}
	}
	return folders
}

// addArchived adds files of the archive. None may stand in the way of a page or
// file of this build.
func (o *Output) addArchived(files map[string][]byte) error {
	o.archived = map[string]bool{}
	for name, content := range files {
		if ours, there := o.Files[name]; there && !bytes.Equal(ours, content) {
			return fmt.Errorf("the archive has %s with other bytes than this build", name)
		} else if !there {
			o.Files[name], o.archived[name] = content, true
		}
	}
	return nil
}

func editionsList(s Site, manifests []archive.Manifest) editionsDocument {
	doc := editionsDocument{
		Schema: "/data/" + s.Edition + "/schema/editions.schema.json",
		Newest: s.Edition, Licence: "CC BY 4.0", Editions: []editionRecord{},
	}
	at := map[string]int{}
	for _, e := range s.Log {
		at[e.Date] = len(doc.Editions)
		doc.Editions = append(doc.Editions, editionRecord{Date: e.Date, Title: e.Title, Changes: e.Changes})
	}
	for _, m := range manifests {
		i, logged := at[m.Edition]
		if !logged { // kept, but nobody wrote down what it changed
			i = len(doc.Editions)
			doc.Editions = append(doc.Editions, editionRecord{Date: m.Edition, Changes: []Amendment{}})
		}
		e := &doc.Editions[i]
		e.URL, e.Files, e.Digest = "/data/"+m.Edition+"/index.json", len(m.Files), m.Digest
	}
	slices.SortStableFunc(doc.Editions, func(x, y editionRecord) int { return strings.Compare(y.Date, x.Date) })
	return doc
}

// isImmutable reports whether a file lies in a folder of an edition.
func (o *Output) isImmutable(name string) bool {
	return slices.ContainsFunc(o.Immutable, func(folder string) bool { return strings.HasPrefix(name, folder) })
}

// ReadEdition returns the edition of a built site and its files, by their path
// in the site. Sidecars are left out: they are made anew. The files must be the
// ones that were built.
func ReadEdition(dir string) (edition string, files map[string][]byte, err error) {
	marker, err := ReadMarker(dir)
	if err != nil {
		return "", nil, err
	}
	if marker.Edition == "" {
		return "", nil, fmt.Errorf("%s was built without an edition; build it again", dir)
	}
	files = map[string][]byte{}
	for _, prefix := range immutablePrefixes(marker.Edition) {
		tree := os.DirFS(filepath.Join(dir, filepath.FromSlash(prefix)))
		err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil && name == "." {
				return fs.SkipAll // an edition need not have files of every kind
			}
			if err != nil || d.IsDir() || isSidecar(name) {
				return err
			}
			files[prefix+name], err = fs.ReadFile(tree, name)
			return err
		})
		if err != nil {
			return "", nil, err
		}
	}
	if archive.ManifestOf(marker.Edition, files).Digest != marker.Digest {
		return "", nil, fmt.Errorf("the edition %s in %s is damaged: its files are not the ones that were built; build it again", marker.Edition, dir)
	}
	return marker.Edition, files, nil
}
