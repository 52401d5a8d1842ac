package serve

import (
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// Logged writes a line for every request: the time, the method, the address
// that was asked for, the status, the bytes of the body, its encoding and how
// long it took. It says what was read and not by whom: neither the reader's
// address nor the browser's name is written down.
func Logged(h http.Handler, out io.Writer) http.Handler {
	var mu sync.Mutex
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		counted := &counter{ResponseWriter: w, status: http.StatusOK}
		h.ServeHTTP(counted, r)
		encoding := w.Header().Get("Content-Encoding")
		if encoding == "" {
			encoding = "-"
		}
		mu.Lock()
		defer mu.Unlock()
		// Quoted, or an address with a line break could write lines of its own.
		fmt.Fprintf(out, "%s %s %q %d %d %s %s\n", start.UTC().Format(time.RFC3339), r.Method, r.RequestURI,
			counted.status, counted.bytes, encoding, time.Since(start).Round(time.Microsecond))
	})
}

// counter notes what went through a ResponseWriter.
type counter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (c *counter) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController find the connection.
func (c *counter) Unwrap() http.ResponseWriter { return c.ResponseWriter }
