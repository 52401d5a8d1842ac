package build

import (
	"archive/zip"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Pack writes the site in a folder into one file: a zip archive in which nothing
// is compressed, because the sidecars are, so that a program which has the
// archive in memory can send its files as they stand there. Of files with the same
// bytes only the first is in it, and of a file with a gzip sidecar only that, for
// its bytes can be had from there: the marker names them all, with their sums. Two
// packs of one site are the same bytes.
func Pack(dir, out string) error {
	marker, err := ReadMarker(dir)
	if err != nil {
		return err
	}
	content := Files{}
	for name := range marker.Files {
		body, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return fmt.Errorf("the site in %s is damaged: %w; build it again", dir, err)
		}
		content[name] = body
	}
	sums := content.sums()
	for name, sum := range sums {
		if sum != marker.Files[name] {
			return fmt.Errorf("the site in %s is damaged: %s has other bytes than were built; build it again", dir, name)
		}
	}
	if content[MarkerFile], err = os.ReadFile(filepath.Join(dir, MarkerFile)); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(out), ".pack-")
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", out, err)
	}
	defer os.Remove(f.Name())
	err = writeZip(f, content, sums)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), out)
	}
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", out, err)
	}
	return os.Chmod(out, fs.FileMode(0o644))
}

func writeZip(f *os.File, content Files, sums map[string]string) error {
	w, written := zip.NewWriter(f), map[string]bool{}
	for _, name := range content.Paths() {
		if sum := sums[name]; sum != "" && written[sum] || content[name+".gz"] != nil {
			continue
		}
		written[sums[name]] = true
		entry, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return err
		}
		if _, err := entry.Write(content[name]); err != nil {
			return err
		}
	}
	return w.Close()
}
