package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
)

// These tests run the real program, as somebody does who makes a mistake.

var programs struct {
	once sync.Once
	path string
	err  error
}

// program builds the command once and returns its path.
func program(t *testing.T) string {
	t.Helper()
	programs.once.Do(func() {
		root, err := build.ModuleRoot()
		if err != nil {
			programs.err = err
			return
		}
		programs.path = filepath.Join(root, "build", "test-program")
		if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", programs.path, ".").CombinedOutput(); err != nil {
			programs.err = fmt.Errorf("%w\n%s", err, out)
		}
	})
	if programs.err != nil {
		t.Fatal(programs.err)
	}
	return programs.path
}

// call runs the program in a folder and returns its exit code and what it said.
func call(t *testing.T, dir string, args ...string) (code int, said string) {
	t.Helper()
	cmd := exec.Command(program(t), args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if exit, ok := err.(*exec.ExitError); ok {
		return exit.ExitCode(), string(out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0, string(out)
}

// fixture writes the small site of buildtest into a new folder.
func fixture(t *testing.T) (dir string, o *build.Output) {
	t.Helper()
	o, err := build.Render(buildtest.Site())
	if err != nil {
		t.Fatal(err)
	}
	if err := (build.Compressor{Cache: t.TempDir(), Quality: 4}).AddSidecars(o.Files); err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "dist")
	if err := build.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	return dir, o
}

// snapshot is everything below a folder, by name.
func snapshot(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	for _, name := range filesOf(t, dir) {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %d %.40q\n", name, len(content), content)
	}
	return b.String()
}

// TestMistakes makes every mistake in a folder with somebody's file in it: the
// program says what is wrong, ends with a code other than 0 and changes nothing.
func TestMistakes(t *testing.T) {
	root, err := build.ModuleRoot()
	if err != nil {
		t.Fatal(err)
	}
	damaged, _ := fixture(t)
	if err := os.WriteFile(filepath.Join(damaged, "index.html"), []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	whole, _ := fixture(t)
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	foreign := t.TempDir()
	if err := os.WriteFile(filepath.Join(foreign, "mine.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(foreign, "mine.txt")
	for name, tt := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no command":            {nil, 2, "Usage"},
		"no such command":       {[]string{"bulid"}, 2, `no command "bulid"`},
		"no such flag":          {[]string{"build", "-outt", "x"}, 2, "-outt"},
		"a word too many":       {[]string{"build", "dist"}, 2, `"dist"`},
		"not a number":          {[]string{"build", "-quality", "best"}, 2, "-quality"},
		"too high a number":     {[]string{"build", "-quality", "12"}, 1, "0 to 11"},
		"not a host":            {[]string{"build", "-domain", "https://x.org/"}, 1, "bare host name"},
		"a foreign folder":      {[]string{"build", "-out", foreign}, 1, "not made by this program"},
		"a file for a folder":   {[]string{"build", "-out", file}, 1, "is a file"},
		"below a file":          {[]string{"build", "-out", filepath.Join(file, "dist")}, 1, "not a directory"},
		"an unwritable folder":  {[]string{"build", "-out", "/proc/draftlines"}, 1, "cannot write the site"},
		"no site":               {[]string{"serve", "-dir", foreign}, 1, "not a built site"},
		"no folder":             {[]string{"serve", "-dir", filepath.Join(foreign, "none")}, 1, "not a built site"},
		"a damaged site":        {[]string{"serve", "-dir", damaged}, 1, "index.html has other bytes"},
		"a busy port":           {[]string{"serve", "-dir", whole, "-addr", busy.Addr().String()}, 1, "in use by another program"},
		"no such address":       {[]string{"serve", "-dir", whole, "-addr", "nonsense"}, 1, `cannot serve on the address "nonsense"`},
		"no such port":          {[]string{"serve", "-dir", whole, "-addr", ":99999"}, 1, "99999"},
		"packing a damaged one": {[]string{"pack", "-dir", damaged, "-out", filepath.Join(foreign, "site.zip")}, 1, "damaged"},
		"packing nothing":       {[]string{"pack", "-dir", foreign, "-out", filepath.Join(foreign, "site.zip")}, 1, "not a built site"},
	} {
		t.Run(name, func(t *testing.T) {
			before := snapshot(t, foreign) + snapshot(t, damaged)
			code, said := call(t, root, tt.args...)
			if code != tt.code || !strings.Contains(said, tt.says) {
				t.Errorf("ended with %d, want %d, and said:\n%s\nwant: %s", code, tt.code, said, tt.says)
			}
			if strings.Contains(said, "goroutine") {
				t.Errorf("panicked: %s", said)
			}
			if after := snapshot(t, foreign) + snapshot(t, damaged); after != before {
				t.Errorf("changed what it should leave alone:\n%s", after)
			}
		})
	}
}

func TestHelpIsNoMistake(t *testing.T) {
	if code, said := call(t, t.TempDir(), "build", "-h"); code != 0 || !strings.Contains(said, "-domain") {
		t.Errorf("%d %s", code, said)
	}
}

// TestOneProgram packs a site into the program and runs that in an empty folder.
func TestOneProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("links a program")
	}
	dir, o := fixture(t)
	work := t.TempDir()
	packed, one := filepath.Join(work, "site.zip"), filepath.Join(work, "draftlines")
	if code, said := call(t, work, "pack", "-dir", dir, "-out", packed); code != 0 {
		t.Fatal(said)
	}
	again := filepath.Join(work, "again.zip")
	if code, said := call(t, work, "pack", "-dir", dir, "-out", again); code != 0 {
		t.Fatal(said)
	}
	if a, b := read(t, packed), read(t, again); !bytes.Equal(a, b) {
		t.Error("two packs of one site differ")
	}
	root, err := build.ModuleRoot()
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(root, "cmd/site/embedded/site.zip"): packed}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(work, "overlay.json"), overlay, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "build", "-buildvcs=false", "-tags", "embed", "-overlay", filepath.Join(work, "overlay.json"), "-o", one, ".")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	address := start(t, exec.Command(one, "serve", "-log"))
	for target, file := range map[string]string{"/": "index.html", "/draft/a": "draft/a.html", "/web/app.wasm": "web/app.wasm"} {
		r, err := http.Get(address + target)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil || r.StatusCode != 200 || !bytes.Equal(body, o.Files[file]) {
			t.Errorf("%s: %d, %d bytes (%v)", target, r.StatusCode, len(body), err)
		}
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// start runs a server on a free port in an empty folder and returns its
// address. When the test ends, the server is asked to stop and must do so with
// code 0.
func start(t *testing.T, cmd *exec.Cmd) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address = l.Addr().String()
	l.Close()
	var said bytes.Buffer
	cmd.Args = append(cmd.Args, "-addr", address)
	cmd.Dir, cmd.Stdout, cmd.Stderr = t.TempDir(), &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		if err := cmd.Wait(); err != nil {
			t.Errorf("ended with %v\n%s", err, said.String())
		}
	})
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if r, err := http.Get("http://" + address + "/healthz"); err == nil {
			r.Body.Close()
			return "http://" + address
		}
	}
	t.Fatalf("does not answer:\n%s", said.String())
	return ""
}
