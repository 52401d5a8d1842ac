package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/draftlines/draftlines/cmd/site/build"
)

// folder is a folder that build.Write made, while it is read.
type folder struct {
	root     *os.Root
	marker   build.Marker
	contents map[string]content
	// same has the files that were read by their sum. Files with the same bytes, of
	// which there are many under the date of the edition and without it, are kept
	// once.
	same map[[sha256.Size]byte]content
	// left is how many more files may be held open.
	left int
}

// readDir reads a folder that build.Write made. Links are not followed.
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
	f := &folder{root: root, marker: marker, contents: map[string]content{}, same: map[[sha256.Size]byte]content{}, left: mayHold()}
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || name == build.MarkerFile {
			return err
		}
		f.contents[name], err = f.read(name)
		return err
	})
	if err == nil {
		err = f.complete()
	}
	if err != nil {
		return nil, fmt.Errorf("read the site: %w", err)
	}
	s := newSite(marker, f.contents)
	s.damage = f.damage()
	return s, nil
}

// read reads a file, and keeps of it what has to be kept in memory.
func (f *folder) read(name string) (content, error) {
	file, err := f.root.Open(name)
	if err != nil {
		return content{}, err
	}
	kept := false
	defer func() {
		if !kept {
			file.Close()
		}
	}()
	body, err := readAll(file)
	if err != nil {
		return content{}, err
	}
	c := content{body: body, size: len(body), sum: sha256.Sum256(body)}
	if known, ok := f.same[c.sum]; ok {
		return known, nil
	}
	switch {
	case len(body) <= heldUpTo:
	case f.marker.Files[name+".gz"] != "": // complete says from where it comes
		c.body = nil
	case !isSidecar(name) && f.left > 0:
		f.left--
		kept = true
		c.body, c.from = nil, stored{file, c.size, c.sum}
	}
	f.same[c.sum] = c
	return c, nil
}

func readAll(file *os.File) ([]byte, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	body := make([]byte, info.Size())
	if _, err := file.ReadAt(body, 0); err != nil && len(body) > 0 {
		return nil, err
	}
	return body, nil
}

// complete says of the files that are in memory as a sidecar only that they come
// from there, and reads those again whose sidecar is not as it was built.
func (f *folder) complete() (err error) {
	for name, c := range f.contents {
		if c.body != nil || c.from != nil || c.size == 0 {
			continue
		}
		if gz := f.contents[name+".gz"]; gz.body != nil && f.isAsBuilt(name) && f.isAsBuilt(name+".gz") {
			c.from = inflated{gz.body, c.sum}
		} else if c.body, err = f.root.ReadFile(name); err != nil {
			return err
		}
		f.contents[name] = c
	}
	return nil
}

func (f *folder) isAsBuilt(name string) bool {
	c, ok := f.contents[name]
	return ok && hex.EncodeToString(c.sum[:]) == f.marker.Files[name]
}

// damage names the files that are missing or other than they were built.
func (f *folder) damage() (found []string) {
	for name := range f.marker.Files {
		if _, ok := f.contents[name]; !ok {
			found = append(found, name+" is missing")
		} else if !f.isAsBuilt(name) {
			found = append(found, name+" has other bytes than were built")
		}
	}
	slices.Sort(found)
	if more := len(found) - 3; more > 0 {
		found = append(found[:3], fmt.Sprintf("and %d more", more))
	}
	return found
}
