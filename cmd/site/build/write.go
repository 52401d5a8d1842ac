package build

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/draftlines/draftlines/cmd/site/headers"
)

// MarkerFile is in every folder that Write made. A folder without it is
// somebody else's and is left alone. The server reads from it which addresses
// may be kept for ever.
const MarkerFile = ".draftlines-site.json"

// Marker is the content of the marker file.
type Marker struct {
	Version string            `json:"version"`
	Hashed  map[string]string `json:"hashed"` // path -> value of ?v=
	// Files has the SHA-256 of every file, in hexadecimal, so that the server
	// notices what was lost or changed on the way.
	Files map[string]string `json:"files"`
	// Edition is the day of the data that the pages show, Digest that of its
	// files.
	Edition string `json:"edition"`
	Digest  string `json:"digest"`
	// Inline are the hashes of what is written into pages.
	Inline headers.Inline `json:"inline"`
}

// ReadMarker reads the marker of a folder that Write made.
func ReadMarker(dir string) (Marker, error) {
	var m Marker
	b, err := os.ReadFile(filepath.Join(dir, MarkerFile))
	if errors.Is(err, fs.ErrNotExist) {
		return m, fmt.Errorf("%s is not a built site; run make build first", dir)
	}
	if err != nil {
		return m, err
	}
	if m, err = DecodeMarker(b); err != nil {
		return m, fmt.Errorf("the site in %s is damaged: %s: %w; build it again", dir, MarkerFile, err)
	}
	return m, nil
}

// DecodeMarker reads the content of a marker file.
func DecodeMarker(content []byte) (m Marker, err error) {
	if err := json.Unmarshal(content, &m); err != nil {
		return m, err
	}
	if m.Version == "" {
		return m, errors.New("it names no version")
	}
	return m, nil
}

// sums returns the SHA-256 of every file, in hexadecimal.
func (f Files) sums() map[string]string {
	names := f.Paths()
	each := make([]string, len(names))
	_ = InParallel(len(names), "", nil, func(i int) error {
		each[i] = fmt.Sprintf("%x", sha256.Sum256(f[names[i]]))
		return nil
	})
	sums := make(map[string]string, len(f))
	for i, name := range names {
		sums[name] = each[i]
	}
	return sums
}

// Writable returns an error if Write would refuse the folder or could not write
// beside it.
func Writable(dir string) error {
	if err := ours(dir); err != nil {
		return err
	}
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("cannot write the site to %s: %w", dir, err)
	}
	beside, err := os.MkdirTemp(parent, ".site-")
	if err != nil {
		return fmt.Errorf("cannot write the site to %s: %w", dir, err)
	}
	return os.Remove(beside)
}

// ours returns an error if there is something in the folder that Write did not
// make.
func ours(dir string) error {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("cannot write the site to %s: %w", dir, err)
	}
	if !info.IsDir() {
		return fmt.Errorf("%s is a file, not a folder; name another with -out", dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("cannot write the site to %s: %w", dir, err)
	}
	if len(entries) == 0 {
		return nil
	}
	if _, err := os.Stat(filepath.Join(dir, MarkerFile)); err != nil {
		return fmt.Errorf("the folder %s is not empty and was not made by this program; name another with -out or empty it", dir)
	}
	return nil
}

// Write puts the site into a folder, in place of an earlier one. It writes
// beside the folder first and then swaps, so that the folder is always whole.
func Write(dir string, o *Output) error {
	if err := Writable(dir); err != nil {
		return err
	}
	dir = filepath.Clean(dir)
	beside, err := os.MkdirTemp(filepath.Dir(dir), ".site-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(beside)
	fresh, old := filepath.Join(beside, "new"), filepath.Join(beside, "old")
	if err := writeFiles(fresh, o); err != nil {
		return fmt.Errorf("cannot write the site, %s is as it was: %w", dir, err)
	}
	if err := os.Rename(dir, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cannot replace %s: %w", dir, err)
	}
	if err := os.Rename(fresh, dir); err != nil {
		// Where there was no earlier site, there is nothing to put back.
		return errors.Join(fmt.Errorf("cannot replace %s: %w", dir, err), putBack(old, dir))
	}
	return nil
}

// putBack undoes the first half of a swap.
func putBack(old, dir string) error {
	if err := os.Rename(old, dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func writeFiles(dir string, o *Output) error {
	sums := o.Files.sums()
	marker, err := json.MarshalIndent(Marker{o.Version, o.Hashed, sums, o.Edition.Edition, o.Edition.Digest, o.Inline}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, MarkerFile), append(marker, '\n'), 0o644); err != nil {
		return err
	}
	// Twins come last, when what they are links to is there.
	var names, twins []string
	first := map[string]string{} // of the files with the same bytes, by their sum
	for _, name := range o.Files.Paths() {
		if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(path.Dir(name))), 0o755); err != nil {
			return err
		}
		switch {
		case !o.sharable(name):
			names = append(names, name)
		case first[sums[name]] == "":
			first[sums[name]] = name
			names = append(names, name)
		default:
			twins = append(twins, name)
		}
	}
	err = InParallel(len(names), "", nil, func(i int) error {
		return os.WriteFile(filepath.Join(dir, filepath.FromSlash(names[i])), o.Files[names[i]], 0o644)
	})
	if err != nil {
		return err
	}
	return InParallel(len(twins), "", nil, func(i int) error {
		full := filepath.Join(dir, filepath.FromSlash(twins[i]))
		if os.Link(filepath.Join(dir, filepath.FromSlash(first[sums[twins[i]]])), full) == nil {
			return nil
		}
		return os.WriteFile(full, o.Files[twins[i]], 0o644) // the file system has no such links
	})
}

// sharable reports whether a file may be one on the disk with another of the
// same bytes: data and maps for articles, of which each edition has much that another has.
func (o *Output) sharable(name string) bool {
	return strings.HasPrefix(name, "data/") || strings.HasPrefix(name, embedFolder) || o.isImmutable(name)
}
