package build

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// MarkerFile is in every folder that Write made. A folder without it is
// somebody else's and is left alone. The server reads from it which addresses
// may be kept for ever.
const MarkerFile = ".draftlines-site.json"

// Marker is the content of the marker file.
type Marker struct {
	Version string            `json:"version"`
	Hashed  map[string]string `json:"hashed"` // path -> value of ?v=
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
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("%s: %w", filepath.Join(dir, MarkerFile), err)
	}
	return m, nil
}

// Writable returns an error if Write would refuse the folder.
func Writable(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || (err == nil && len(entries) == 0) {
		return nil
	}
	if err != nil {
		return err
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
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	beside, err := os.MkdirTemp(filepath.Dir(dir), ".site-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(beside)
	fresh, old := filepath.Join(beside, "new"), filepath.Join(beside, "old")
	if err := writeFiles(fresh, o); err != nil {
		return err
	}
	if err := os.Rename(dir, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(fresh, dir)
}

func writeFiles(dir string, o *Output) error {
	marker, err := json.MarshalIndent(Marker{o.Version, o.Hashed}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, MarkerFile), append(marker, '\n'), 0o644); err != nil {
		return err
	}
	for _, name := range o.Files.Paths() {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(full, o.Files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}
