package press

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"
)

// digestFile has the sums of all other files of an edition.
const digestFile = "digest.txt"

// bakedFolders hold baked files: what is in them with one of these extensions
// and not in the edition is left over from an older one.
var (
	bakedFolders    = []string{"public", "public/layers", "public/drafts"}
	bakedExtensions = []string{".json", ".csv", ".geojson"}
)

func (e Edition) paths() []string {
	var out []string
	for p := range e {
		if p != digestFile {
			out = append(out, p)
		}
	}
	sort.Strings(out)
	return out
}

func (e Edition) digest() []byte {
	var b bytes.Buffer
	for _, p := range e.paths() {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(e[p]), p)
	}
	return b.Bytes()
}

// ErrBroken says that the files of an edition do not belong together.
var ErrBroken = errors.New("the edition is not whole")

// Verify compares the files of an edition, in a file system rooted at
// geodata/edition, with their digest. The error is [ErrBroken], with the files
// that do not fit.
func Verify(fsys fs.FS) error {
	digest, err := fs.ReadFile(fsys, digestFile)
	if err != nil {
		return fmt.Errorf("%w: %s is missing", ErrBroken, digestFile)
	}
	known := map[string]bool{}
	var bad []string
	for line := range strings.Lines(string(digest)) {
		sum, p, _ := strings.Cut(strings.TrimSpace(line), "  ")
		known[p] = true
		data, err := fs.ReadFile(fsys, p)
		if err != nil || fmt.Sprintf("%x", sha256.Sum256(data)) != sum {
			bad = append(bad, p)
		}
	}
	for _, p := range bakedFiles(fsys) {
		if !known[p] {
			bad = append(bad, p)
		}
	}
	if len(bad) > 0 {
		return fmt.Errorf("%w: %s", ErrBroken, strings.Join(bad, ", "))
	}
	return nil
}

// IsIn says whether the files in fsys, rooted at geodata/edition, are this
// edition, provided that [Verify] finds them whole.
func (e Edition) IsIn(fsys fs.FS) bool {
	digest, err := fs.ReadFile(fsys, digestFile)
	return err == nil && bytes.Equal(digest, e[digestFile])
}

// bakedFiles lists the files of the baked folders.
func bakedFiles(fsys fs.FS) (out []string) {
	for _, folder := range bakedFolders {
		entries, err := fs.ReadDir(fsys, folder)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if !e.IsDir() && slices.Contains(bakedExtensions, path.Ext(e.Name())) {
				out = append(out, path.Join(folder, e.Name()))
			}
		}
	}
	return out
}

// Replace puts the edition in place of the one in dir, which is
// geodata/edition. If it fails, the old edition is as it was.
func (e Edition) Replace(dir string) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("press: replace the edition in %s: %w", dir, err)
		}
	}()
	removeLeftovers(dir)
	// Beside the targets, so that renaming stays on one disk.
	temp, err := os.MkdirTemp(dir, ".bake-")
	if err != nil {
		return err
	}
	swap := swap{dir: dir, temp: temp}
	defer func() {
		if !swap.stuck {
			os.RemoveAll(temp)
		}
	}()
	for _, p := range append(e.paths(), digestFile) {
		if err := writeFile(filepath.Join(temp, "new", filepath.FromSlash(p)), e[p]); err != nil {
			return err
		}
	}
	stale := slices.DeleteFunc(bakedFiles(os.DirFS(dir)), func(p string) bool { return e[p] != nil })
	if err := swap.run(append(e.paths(), digestFile), stale); err != nil {
		return errors.Join(err, swap.undo())
	}
	return nil
}

// removeLeftovers removes the folders of bakes that were stopped.
func removeLeftovers(dir string) {
	folders, _ := filepath.Glob(filepath.Join(dir, ".bake-*"))
	for _, f := range folders {
		if info, err := os.Stat(f); err == nil && time.Since(info.ModTime()) > time.Hour {
			os.RemoveAll(f)
		}
	}
}

func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// swap moves files of a new edition in and those of the old one out, and
// remembers how to undo it.
type swap struct {
	dir, temp string
	undoing   []func() error
	stuck     bool // the old files could not be put back: they are in temp
}

func (s *swap) run(paths, stale []string) error {
	for _, p := range stale {
		if err := s.out(p); err != nil {
			return err
		}
	}
	for _, p := range paths {
		if err := s.out(p); err != nil {
			return err
		}
		from, to := s.at(s.temp, "new", p), s.at(s.dir, p)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.Rename(from, to); err != nil {
			return err
		}
		s.undoing = append(s.undoing, func() error { return os.Rename(to, from) })
	}
	return nil
}

// out moves a file of the old edition aside, if it is there.
func (s *swap) out(p string) error {
	from, to := s.at(s.dir, p), s.at(s.temp, "old", p)
	info, err := os.Lstat(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a file", from)
	}
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o755)
	}
	if err == nil {
		err = os.Rename(from, to)
	}
	if err != nil {
		return err
	}
	s.undoing = append(s.undoing, func() error { return os.Rename(to, from) })
	return nil
}

func (s *swap) undo() (err error) {
	for _, undo := range slices.Backward(s.undoing) {
		err = errors.Join(err, undo())
	}
	s.stuck = err != nil
	return err
}

func (s *swap) at(parts ...string) string {
	for i, p := range parts {
		parts[i] = filepath.FromSlash(p)
	}
	return filepath.Join(parts...)
}
