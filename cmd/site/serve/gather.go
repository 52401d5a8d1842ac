package serve

import (
	"context"
	"net"
	"net/http"
	"slices"
)

// gatherer is a connection that can hold what is written to it and send it at
// once. net/http writes the first 4 KB of an answer by themselves, which for
// pages of 20 KB is one system call in two and wakes the reader twice.
type gatherer struct {
	net.Conn
	holds bool
	held  net.Buffers
	small []byte // copies of what net/http will overwrite
}

// gathering is a listener of such connections.
type gathering struct{ net.Listener }

func (l gathering) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &gatherer{Conn: c}, nil
}

// gathererKey is where withGatherer puts the connection of a request.
type gathererKey struct{}

func withGatherer(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, gathererKey{}, c)
}

// buffer is the size of net/http's buffer of a connection, in bytes.
const buffer = 4 << 10

// Write sends, or holds. What may be net/http's buffer is copied; larger pieces
// are of the file itself, which nobody changes.
func (g *gatherer) Write(b []byte) (int, error) {
	if !g.holds {
		return g.Conn.Write(b)
	}
	if len(b) <= buffer {
		from := len(g.small)
		g.small = append(g.small, b...)
		b = g.small[from:]
	}
	g.held = append(g.held, b)
	return len(b), nil
}

// writeAtOnce writes the whole of a body that does not change, together with the
// header that is still in net/http's buffer.
func writeAtOnce(w http.ResponseWriter, r *http.Request, body []byte) {
	g, ok := r.Context().Value(gathererKey{}).(*gatherer)
	if !ok {
		w.Write(body)
		return
	}
	g.holds = true
	w.Write(body)
	g.holds = false
	if len(g.held) == 0 {
		return // all of it fitted into net/http's buffer
	}
	held := slices.Clone(g.held) // WriteTo eats what it is given
	clear(g.held)
	g.held, g.small = g.held[:0], g.small[:0]
	if _, err := held.WriteTo(g.Conn); err != nil {
		g.Close() // net/http believes that it was sent
	}
}
