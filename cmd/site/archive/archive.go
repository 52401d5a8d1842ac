// Package archive keeps what was published: every edition, byte for byte.
//
// An archive is a folder that an operator keeps beside the project, in version
// control or in a backup:
//
//	2026-11-20.json      the manifest of an edition: path -> SHA-256 sum and size
//	objects/ab/cdef…     the files by their sum, each once for all editions
//
// Which files of a site belong to an edition is the task of package build; here
// they are paths and bytes. [Archive.Add] takes an edition in and never touches
// one that is there: its objects are written first and its manifest last, each
// whole or not at all, so that a machine that stops in between leaves an archive
// without the new edition and otherwise as it was.
//
// [Open] reads every manifest and every object and trusts none: whatever does
// not fit is a [Fault], and all faults are reported at once.
package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Manifest lists the files of an edition.
type Manifest struct {
	Edition string           `json:"edition"` // a day, 2026-11-20
	Digest  string           `json:"digest"`  // of all files, see DigestOf
	Files   map[string]Entry `json:"files"`   // by slash-separated path in the site
}

// Entry is one file of an edition.
type Entry struct {
	SHA256 string `json:"sha256"` // 64 hexadecimal digits
	Bytes  int    `json:"bytes"`
}

// ManifestOf lists files as the edition of a day.
func ManifestOf(edition string, files map[string][]byte) Manifest {
	m := Manifest{Edition: edition, Files: map[string]Entry{}}
	for name, content := range files {
		m.Files[name] = Entry{sum(content), len(content)}
	}
	m.Digest = m.digest()
	return m
}

// digest is the SHA-256 sum of a line "sum  path" for each file, in the order of
// the paths: what sha256sum prints, so that anybody can compute it.
func (m Manifest) digest() string {
	var b bytes.Buffer
	for _, name := range m.paths() {
		fmt.Fprintf(&b, "%s  %s\n", m.Files[name].SHA256, name)
	}
	return sum(b.Bytes())
}

func (m Manifest) paths() []string { return slices.Sorted(maps.Keys(m.Files)) }

func sum(content []byte) string {
	s := sha256.Sum256(content)
	return hex.EncodeToString(s[:])
}

// Archive is an archive that has been read and found whole.
type Archive struct {
	dir       string
	manifests []Manifest        // oldest first
	objects   map[string][]byte // by sum
}

// Open reads the archive in a folder. A folder that does not exist is an
// archive without editions. The error joins every [Fault].
func Open(dir string) (*Archive, error) {
	a := &Archive{dir: dir, objects: map[string][]byte{}}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return a, nil
	}
	if err != nil {
		return nil, fmt.Errorf("archive of editions: %w", err)
	}
	r := reader{Archive: a, paths: map[string]named{}}
	for _, e := range entries {
		r.readEntry(e)
	}
	if len(r.faults) > 0 {
		return nil, errors.Join(r.faults...)
	}
	return a, nil
}

// Editions returns the manifests of all editions, oldest first.
func (a *Archive) Editions() []Manifest { return slices.Clone(a.manifests) }

// Files returns the files of all editions by their path in the site. Equal
// files share their bytes.
func (a *Archive) Files() map[string][]byte {
	files := map[string][]byte{}
	for _, m := range a.manifests {
		for name, e := range m.Files {
			files[name] = a.objects[e.SHA256]
		}
	}
	return files
}

// find returns the manifest of an edition, if it is there.
func (a *Archive) find(edition string) (Manifest, bool) {
	for _, m := range a.manifests {
		if m.Edition == edition {
			return m, true
		}
	}
	return Manifest{}, false
}

// Compare returns an error if the archive has the edition with other files or
// bytes; it names up to five of them.
func (a *Archive) Compare(m Manifest) error {
	kept, ok := a.find(m.Edition)
	if !ok || kept.Digest == m.Digest {
		return nil
	}
	var differ []string
	for name, e := range m.Files {
		if was, there := kept.Files[name]; !there {
			differ = append(differ, name+" (new)")
		} else if was != e {
			differ = append(differ, name)
		}
	}
	for name := range kept.Files {
		if _, there := m.Files[name]; !there {
			differ = append(differ, name+" (gone)")
		}
	}
	slices.Sort(differ)
	more := ""
	if len(differ) > 5 {
		differ, more = differ[:5], fmt.Sprintf(" and %d more", len(differ)-5)
	}
	return fmt.Errorf("the edition %s is in the archive %s with other bytes: %s%s; a published edition never changes, so give the new state a later date in geodata/edition.yaml",
		m.Edition, a.dir, strings.Join(differ, ", "), more)
}

// Add takes an edition in. It reports whether the edition is new; one that is
// there with the same bytes is left as it is, with other bytes it is an error,
// and so is a path that another edition has with other bytes.
func (a *Archive) Add(edition string, files map[string][]byte) (added bool, err error) {
	m := ManifestOf(edition, files)
	if err := a.Compare(m); err != nil {
		return false, err
	}
	if _, there := a.find(edition); there {
		return false, nil
	}
	r := reader{Archive: &Archive{dir: a.dir, objects: maps.Clone(a.objects)}, paths: map[string]named{}}
	for _, kept := range a.manifests {
		r.checkPaths(kept)
	}
	r.checkManifest(m, edition)
	r.checkPaths(m)
	if len(r.faults) > 0 {
		return false, errors.Join(r.faults...)
	}
	for _, name := range m.paths() {
		if err := a.writeObject(m.Files[name].SHA256, files[name]); err != nil {
			return false, fmt.Errorf("archive the edition %s: %w", edition, err)
		}
	}
	content, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return false, err
	}
	if err := writeWhole(filepath.Join(a.dir, edition+manifestExt), append(content, '\n')); err != nil {
		return false, fmt.Errorf("archive the edition %s: %w", edition, err)
	}
	a.manifests = append(a.manifests, m)
	slices.SortFunc(a.manifests, func(x, y Manifest) int { return strings.Compare(x.Edition, y.Edition) })
	return true, nil
}

// writeObject writes a file under its sum unless it is there.
func (a *Archive) writeObject(key string, content []byte) error {
	if _, there := a.objects[key]; there {
		return nil
	}
	if err := writeWhole(filepath.Join(a.dir, objectPath(key)), content); err != nil {
		return err
	}
	a.objects[key] = content
	return nil
}

// objectPath is where an object lies in the archive.
func objectPath(key string) string { return filepath.Join(objectsFolder, key[:2], key[2:]) }

// writeWhole writes a file so that nobody ever sees half of it.
func writeWhole(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".new-")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(content)
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
