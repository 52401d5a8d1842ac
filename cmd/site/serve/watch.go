package serve

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/draftlines/draftlines/cmd/site/build"
)

// Watch takes over every other build that comes to stand in the folder, until
// the context ends. It looks as often as every says and writes to out what it
// did.
func (h *Handler) Watch(ctx context.Context, every time.Duration, out io.Writer) {
	if h.dir == "" {
		return
	}
	seen := h.stamp()
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := h.stamp()
		if now == nil || seen != nil && os.SameFile(seen, now) && seen.ModTime().Equal(now.ModTime()) {
			continue
		}
		seen = now
		if err := h.reload(); err != nil {
			fmt.Fprintf(out, "site: %v; still serving version %s\n", err, h.current.Load().version)
			continue
		}
		fmt.Fprintf(out, "site: now serving version %s\n", h.current.Load().version)
	}
}

// stamp is the marker file as it is on disk; nil while there is none.
func (h *Handler) stamp() os.FileInfo {
	info, err := os.Stat(filepath.Join(h.dir, build.MarkerFile))
	if err != nil {
		return nil
	}
	return info
}

// reload reads the folder again. The old edition stays if the new one is not
// whole.
func (h *Handler) reload() error {
	fresh, err := New(h.dir)
	if err != nil {
		return err
	}
	if err := fresh.Damage(); err != nil {
		return err
	}
	h.current.Store(fresh.current.Load())
	return nil
}
