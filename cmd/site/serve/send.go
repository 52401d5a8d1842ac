package serve

import (
	"bytes"
	"net/http"
	"time"
)

// chunk is how much is written at a time, in bytes, and patience how long that
// may take: a reader over a bad line gets everything as long as something
// arrives, and one who reads nothing is let go.
const (
	chunk    = 256 << 10
	patience = 30 * time.Second
)

// bytes are those of the variant, from memory or from where they are.
func (v *variant) bytes() ([]byte, error) {
	if v.from == nil {
		return v.body, nil
	}
	return v.from.read()
}

// write sends a whole body, which nobody changes.
func write(w http.ResponseWriter, r *http.Request, body []byte) {
	if len(body) <= chunk {
		writeAtOnce(w, r, body)
		return
	}
	patient{w, http.NewResponseController(w)}.Write(body)
}

// sendRange answers a request for a part of a body, or for several.
func sendRange(w http.ResponseWriter, r *http.Request, body []byte) {
	p := patient{w, http.NewResponseController(w)}
	http.ServeContent(p, r, "", time.Time{}, bytes.NewReader(body))
}

// patient is a ResponseWriter whose deadline moves on with every chunk.
type patient struct {
	http.ResponseWriter
	control *http.ResponseController
}

func (p patient) Write(b []byte) (written int, err error) {
	for len(b) > 0 && err == nil {
		// What has no deadlines, as in tests, needs none.
		_ = p.control.SetWriteDeadline(time.Now().Add(patience))
		var n int
		n, err = p.ResponseWriter.Write(b[:min(len(b), chunk)])
		written, b = written+n, b[n:]
	}
	return written, err
}
