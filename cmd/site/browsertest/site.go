package browsertest

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/serve"
)

// Site serves the real site, as "site build" writes it, on a free port and
// returns its address.
func Site(t testing.TB) string {
	t.Helper()
	Need(t)
	return serveOn(t, Handler(t))
}

// Serve serves a built site on a free port for as long as the test runs and
// returns its address.
func Serve(t testing.TB, dir string) string {
	t.Helper()
	h, err := serve.New(dir)
	if err != nil {
		t.Fatal(err)
	}
	return serveOn(t, h)
}

func serveOn(t testing.TB, h http.Handler) string {
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

var handler = sync.OnceValues(func() (http.Handler, error) {
	dir, err := dist()
	if err != nil {
		return nil, err
	}
	return serve.New(dir)
})

// Handler answers as the server of the real site does. All tests of a package
// share it: reading and hashing the site, 400 MB, takes longer than many a test.
func Handler(t testing.TB) http.Handler {
	t.Helper()
	h, err := handler()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

var dist = sync.OnceValues(buildOnce)

// Dist returns the folder of the real site. It is built when something that it
// is made from has changed, and shared by all test packages.
func Dist(t testing.TB) string {
	t.Helper()
	dir, err := dist()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// buildOnce builds the site into build/testsite/{key} unless it is there. A
// lock lets test packages that run side by side wait for each other.
func buildOnce() (dir string, err error) {
	root, err := build.ModuleRoot()
	if err != nil {
		return "", err
	}
	sites := filepath.Join(root, "build", "testsite")
	if err := os.MkdirAll(sites, 0o755); err != nil {
		return "", err
	}
	unlock, err := lock(filepath.Join(root, "build", "testsite.lock"))
	if err != nil {
		return "", err
	}
	defer unlock()

	program := filepath.Join(root, "build", "testsite-program")
	if err := goRun(root, "go", "build", "-buildvcs=false", "-o", program, "./cmd/site"); err != nil {
		return "", err
	}
	key, err := hashOf(program, filepath.Join(root, "cmd", "wasm"), filepath.Join(root, "web"))
	if err != nil {
		return "", err
	}
	dir = filepath.Join(sites, key)
	if _, err := build.ReadMarker(dir); err == nil {
		return dir, nil
	}
	if err := os.RemoveAll(sites); err != nil { // sites of earlier versions
		return "", err
	}
	return dir, goRun(root, program, "build", "-out", dir, "-quality", quality())
}

// quality is brotli's quality for the site under test: that of the published
// site, unless a lower one is asked for to save time while working
// (DRAFTLINES_QUALITY=4). Tests of sizes fail then.
func quality() string {
	if q := os.Getenv("DRAFTLINES_QUALITY"); q != "" {
		return q
	}
	return "11"
}

// hashOf hashes files and folders: everything that a site is made from is in
// the builder's program, in the browser's main and in web/.
func hashOf(paths ...string) (string, error) {
	h := sha256.New()
	for _, p := range paths {
		err := filepath.WalkDir(p, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := os.ReadFile(name)
			fmt.Fprintf(h, "%s %x\n", name, sha256.Sum256(content))
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil))[:16], nil
}

func goRun(dir, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %v: %w\n%s", filepath.Base(name), args, err, out)
	}
	return nil
}

// lock waits until no other process has the file locked.
func lock(name string) (unlock func(), err error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		f.Close()
		return nil, err
	}
	return func() { f.Close() }, nil
}
