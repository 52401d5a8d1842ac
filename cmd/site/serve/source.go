package serve

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"io"
	"os"
)

// source gives bytes that are not kept in memory. They are those that were read
// with the site, or an error.
type source interface {
	read() ([]byte, error)
}

// errChanged is what a source says whose bytes are not those of the site any more.
var errChanged = errors.New("the file is not as it was when the site was read")

// heldUpTo is the size in bytes up to which a file is kept in memory though it
// could be had from elsewhere.
const heldUpTo = 4 << 10

// inflated is a file of which only its gzip sidecar is kept. Readers who take it
// in no encoding at all are few, and to unpack a page for one takes a millisecond.
type inflated struct {
	gz  []byte
	sum [sha256.Size]byte
}

func (s inflated) read() ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(s.gz))
	if err != nil {
		return nil, err
	}
	content := make([]byte, 0, inflatedSize(s.gz)+bytes.MinRead)
	b := bytes.NewBuffer(content)
	if _, err := b.ReadFrom(r); err != nil {
		return nil, err
	}
	return asRead(b.Bytes(), s.sum)
}

// inflatedSize is how many bytes a gzip file of less than 4 GB says it has.
func inflatedSize(gz []byte) int {
	if len(gz) < 4 {
		return 0
	}
	end := gz[len(gz)-4:]
	return int(end[0]) | int(end[1])<<8 | int(end[2])<<16 | int(end[3])<<24
}

// stored is a file that stays on the disk and is held open: it can be read when
// another build has taken its folder's place. Whoever writes into it changes what
// is read, which its sum finds out.
type stored struct {
	file *os.File
	size int
	sum  [sha256.Size]byte
}

func (s stored) read() ([]byte, error) {
	content := make([]byte, s.size)
	if n, err := s.file.ReadAt(content, 0); n < s.size {
		return nil, errors.Join(errChanged, err)
	} else if err != nil && err != io.EOF {
		return nil, err
	}
	return asRead(content, s.sum)
}

func asRead(content []byte, sum [sha256.Size]byte) ([]byte, error) {
	if sha256.Sum256(content) != sum {
		return nil, errChanged
	}
	return content, nil
}
