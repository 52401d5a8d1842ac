package serve

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/draftlines/draftlines/cmd/site/build"
)

// Unpack returns the server of a site that build.Pack made. It sends from the
// archive's own bytes and copies none of them; a file that the archive has only as
// its gzip sidecar is unpacked when somebody asks for it.
func Unpack(packed []byte) (*Handler, error) {
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, fmt.Errorf("the packed site is damaged: %w", err)
	}
	contents := map[string]content{}
	var marked []byte
	for _, f := range r.File {
		from, err := f.DataOffset()
		if err == nil && f.Method != zip.Store {
			err = errors.New("it is compressed")
		}
		if err != nil {
			return nil, fmt.Errorf("the packed site is damaged: %s: %w", f.Name, err)
		}
		body := packed[from : from+int64(f.UncompressedSize64) : from+int64(f.UncompressedSize64)]
		if f.Name == build.MarkerFile {
			marked = body
			continue
		}
		contents[f.Name] = content{body: body, size: len(body)}
	}
	marker, err := build.DecodeMarker(marked)
	if err != nil {
		return nil, fmt.Errorf("the packed site is damaged: %s: %w", build.MarkerFile, err)
	}
	if err := unpackAll(contents, marker); err != nil {
		return nil, fmt.Errorf("the packed site is damaged: %w", err)
	}
	h := &Handler{}
	h.current.Store(newSite(marker, contents))
	return h, nil
}

// unpackAll finds the bytes of every file of a site: its own, those of another
// with the same sum, or those of its gzip sidecar.
func unpackAll(contents map[string]content, marker build.Marker) error {
	bySum := map[string]content{}
	for name, c := range contents {
		bySum[marker.Files[name]] = c
	}
	for name, sum := range marker.Files {
		c, ok := contents[name]
		if !ok {
			c, ok = bySum[sum]
		}
		decoded, err := hex.DecodeString(sum)
		if err != nil || len(decoded) != len(c.sum) {
			return fmt.Errorf("the sum of %s is %q", name, sum)
		}
		copy(c.sum[:], decoded)
		if gz, packed := bySum[marker.Files[name+".gz"]]; !ok && packed && marker.Files[name+".gz"] != "" {
			c.from, c.size, ok = inflated{gz.body, c.sum}, inflatedSize(gz.body), true
		}
		if !ok {
			return fmt.Errorf("%s is missing", name)
		}
		contents[name] = c
	}
	return nil
}
