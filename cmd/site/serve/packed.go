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
// archive's own bytes and copies none of them.
func Unpack(packed []byte) (*Handler, error) {
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, fmt.Errorf("the packed site is damaged: %w", err)
	}
	content := map[string][]byte{}
	for _, f := range r.File {
		from, err := f.DataOffset()
		if err == nil && f.Method != zip.Store {
			err = errors.New("it is compressed")
		}
		if err != nil {
			return nil, fmt.Errorf("the packed site is damaged: %s: %w", f.Name, err)
		}
		content[f.Name] = packed[from : from+int64(f.UncompressedSize64) : from+int64(f.UncompressedSize64)]
	}
	marker, err := build.DecodeMarker(content[build.MarkerFile])
	if err != nil {
		return nil, fmt.Errorf("the packed site is damaged: %s: %w", build.MarkerFile, err)
	}
	delete(content, build.MarkerFile)
	bySum, sums := map[string][]byte{}, map[string][]byte{}
	for name, body := range content {
		bySum[marker.Files[name]] = body
	}
	for name, sum := range marker.Files {
		if content[name] == nil && bySum[sum] != nil { // the same bytes as another
			content[name] = bySum[sum]
		}
		if sums[name], err = hex.DecodeString(sum); err != nil || content[name] == nil {
			return nil, fmt.Errorf("the packed site is damaged: %s is missing", name)
		}
	}
	h := &Handler{}
	h.current.Store(newSite(marker, content, sums))
	return h, nil
}
