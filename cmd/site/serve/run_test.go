package serve_test

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
	"github.com/draftlines/draftlines/cmd/site/serve"
)

func TestNewWantsABuiltSite(t *testing.T) {
	if _, err := serve.New(t.TempDir()); err == nil || !strings.Contains(err.Error(), "make build") {
		t.Errorf("got %v", err)
	}
}

// built writes the fixture into a folder; note is written into one of its files.
func built(t *testing.T, dir, note string) *build.Output {
	t.Helper()
	s := buildtest.Site()
	s.Search = []byte(note)
	o, err := build.Render(s)
	if err != nil {
		t.Fatal(err)
	}
	if err := build.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestDamage(t *testing.T) {
	for name, harm := range map[string]func(dir string) error{
		"about nothing": func(string) error { return nil },
		"draft/a.html is missing": func(dir string) error {
			return os.Remove(filepath.Join(dir, "draft", "a.html"))
		},
		"web/app.wasm has other bytes than were built": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "web", "app.wasm"), []byte("half"), 0o644)
		},
	} {
		dir := filepath.Join(t.TempDir(), "dist")
		built(t, dir, "")
		if err := harm(dir); err != nil {
			t.Fatal(err)
		}
		h, err := serve.New(dir)
		if err != nil {
			t.Fatal(err)
		}
		switch err := h.Damage(); {
		case name == "about nothing" && err != nil:
			t.Errorf("a whole site is said to be damaged: %v", err)
		case name != "about nothing" && (err == nil || !strings.Contains(err.Error(), name)):
			t.Errorf("got %v, want that %s", err, name)
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, build.MarkerFile), []byte(`{"vers`), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := serve.New(dir); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("half a marker: %v", err)
	}
}

// written is a buffer that two goroutines may use.
type written struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (w *written) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.Write(p)
}

func (w *written) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.String()
}

// wait waits until something is true.
func wait(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

// TestWatch builds again under a running server: a whole build is taken over,
// a damaged one is not.
func TestWatch(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "dist")
	first := built(t, dir, "first")
	h, err := serve.New(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out written
	go h.Watch(t.Context(), 10*time.Millisecond, &out)
	serves := func(version string) bool {
		return body(t, ask(h, "GET", "/healthz")) == "ok "+version+"\n"
	}
	if !serves(first.Version) {
		t.Fatal("the first build is not served")
	}
	second := built(t, dir, "second")
	wait(t, "the second build", func() bool { return serves(second.Version) })
	if got := body(t, ask(h, "GET", "/data/search.json")); got != "second" {
		t.Errorf("of the second build comes %q", got)
	}
	half := filepath.Join(t.TempDir(), "half")
	built(t, half, "third")
	if err := os.Remove(filepath.Join(half, "index.html")); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(half, dir); err != nil {
		t.Fatal(err)
	}
	wait(t, "a word on the damage", func() bool { return strings.Contains(out.String(), "index.html is missing") })
	if !serves(second.Version) {
		t.Error("half a build was taken over")
	}
	if got := ask(h, "GET", "/").StatusCode; got != 200 {
		t.Errorf("the front page of the second build: %d", got)
	}
}

func TestBusyPort(t *testing.T) {
	l, err := serve.Listen("localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := serve.Listen(l.Addr().String()); err == nil || !strings.Contains(err.Error(), "PORT=") {
		t.Errorf("got %v, want an error that names PORT", err)
	}
}

func TestRunStopsWhenAsked(t *testing.T) {
	h, _ := site(t)
	l, err := serve.Listen("localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var out bytes.Buffer
	done := make(chan error, 1)
	go func() { done <- serve.Run(ctx, l, h, &out, &out) }()
	r, err := http.Get("http://" + l.Addr().String() + "/draft/a")
	if err != nil || r.StatusCode != 200 {
		t.Fatalf("%v %v", r, err)
	}
	r.Body.Close()
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if !strings.Contains(out.String(), "http://localhost:") {
		t.Errorf("printed %q", out.String())
	}
}

// TestLimits sends what no browser sends: half a request, and a header without
// an end.
func TestLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for a connection to be cut")
	}
	h, _ := site(t)
	l, err := serve.Listen("localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	var out written
	go serve.Run(t.Context(), l, h, &out, &out)
	for name, tt := range map[string]struct{ send, want string }{
		"half a request":   {"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", ""},
		"an endless field": {"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + strings.Repeat("x", 64<<10) + "\r\n\r\n", "431"},
		"two lengths":      {"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "400"},
		"a raw line break": {"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n", "400"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := net.Dial("tcp", l.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			c.SetDeadline(time.Now().Add(30 * time.Second))
			c.Write([]byte(tt.send)) // the server may hang up while this is being written
			answer := make([]byte, 200)
			n, err := c.Read(answer)
			if ne, ok := err.(net.Error); ok && ne.Timeout() {
				t.Fatal("the connection is still open")
			}
			if tt.want != "" && n > 0 && !strings.Contains(string(answer[:n]), " "+tt.want+" ") {
				t.Errorf("answered %q, want %s", answer[:n], tt.want)
			}
			if tt.want == "" && strings.Contains(string(answer[:n]), " 200 ") {
				t.Errorf("half a request was answered: %q", answer[:n])
			}
		})
	}
}
