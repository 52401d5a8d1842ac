package serve

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"testing"
)

// TestWriteAtOnce sends bodies of all sizes around those of net/http's buffers,
// one after the other over one connection: every byte must arrive, in order.
func TestWriteAtOnce(t *testing.T) {
	random := rand.NewChaCha8([32]byte{})
	var bodies [][]byte
	for _, n := range []int{0, 1, 100, 2047, 2048, 2049, 3000, 3900, 4000, 4095, 4096, 4097, 5000, 8191, 8192, 8193, 20_000, chunk, chunk + 1, 3*chunk + 5} {
		body := make([]byte, n)
		random.Read(body)
		bodies = append(bodies, body)
	}
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var i, fill int
		fmt.Sscanf(r.URL.Path, "/%d/%d", &i, &fill)
		w.Header()["Content-Length"] = length(len(bodies[i]))
		w.Header().Set("X-Fill", string(bytes.Repeat([]byte("x"), fill)))
		w.WriteHeader(http.StatusOK)
		write(w, r, bodies[i])
	})
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, l, h, io.Discard, io.Discard) }()
	for i, want := range bodies {
		for _, fill := range []int{0, 1000, 3000, 4000, 9000} { // header fields of every length too
			r, err := http.Get(fmt.Sprintf("http://%s/%d/%d", l.Addr(), i, fill))
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(r.Body)
			r.Body.Close()
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%d bytes after a header of %d more: got %d bytes (%v)", len(want), fill, len(got), err)
			}
		}
	}
	http.DefaultClient.CloseIdleConnections()
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
