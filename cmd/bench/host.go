package main

import (
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"sync/atomic"

	"github.com/draftlines/draftlines/cmd/progress"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/serve"
)

// host serves the site and, under /bench/, the pages of the peers.
type host struct {
	url     string
	out     string // folder of what is written
	edition string
	site    http.Handler
	server  *http.Server
	assets  map[string]asset
	sent    atomic.Int64 // bytes of bodies
	down    atomic.Bool  // the line is cut
}

// newHost builds what the peers need and starts the server.
func newHost(root, dir, out string, line *progress.Line) (*host, error) {
	marker, err := build.ReadMarker(dir)
	if err != nil {
		return nil, err
	}
	folder, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	if err := install(folder, line); err != nil {
		return nil, fmt.Errorf("the libraries of the peers: %w", err)
	}
	defer line.While("Building the pages of the peers")()
	h := &host{edition: marker.Edition, out: folder}
	if h.assets, err = bundle(root, folder); err != nil {
		return nil, fmt.Errorf("the pages of the peers: %w", err)
	}
	if h.site, err = serve.New(dir); err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	h.url = "http://" + listener.Addr().String()
	h.server = &http.Server{Handler: h}
	go h.server.Serve(listener)
	return h, nil
}

func (h *host) close() { h.server.Close() }

// addPages adds the documents of the peers.
func (h *host) addPages(f frame) error {
	f.Layers = "/data/" + h.edition + "/layers"
	for _, s := range subjects {
		if s.ours() {
			continue
		}
		page, err := s.document(f)
		if err != nil {
			return err
		}
		h.assets[s.Path] = pack("text/html; charset=utf-8", page)
	}
	return nil
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h.down.Load() {
		panic(http.ErrAbortHandler)
	}
	w = &counter{w, &h.sent}
	a, ok := h.assets[r.URL.Path]
	if !ok {
		h.site.ServeHTTP(w, r)
		return
	}
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Content-Encoding", "br")
	w.Header().Set("Content-Length", strconv.Itoa(len(a.packed)))
	w.Write(a.packed)
}

// counter counts the bytes of bodies.
type counter struct {
	http.ResponseWriter
	sent *atomic.Int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.sent.Add(int64(n))
	return n, err
}
