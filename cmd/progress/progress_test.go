package progress_test

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/draftlines/draftlines/cmd/progress"
)

// TestWork is the program that the other tests watch.
func TestWork(t *testing.T) {
	if os.Getenv("PROGRESS_WORK") == "" {
		t.Skip("is run by TestWhoSees")
	}
	line := progress.On(os.Stderr)
	stop := line.While("Compiling")
	stop()
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() { line.Count("Pages", i+1, 50) })
	}
	all.Wait()
	line.Clear()
}

// TestWhoSees runs the work on a terminal, and where nobody watches.
func TestWhoSees(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	work := self + " -test.run=^TestWork$"
	script, err := exec.LookPath("script") // gives a program a terminal
	if err != nil {
		t.Skip("this system has no script: ", err)
	}
	for name, tt := range map[string]struct {
		args []string
		env  []string
		sees bool
	}{
		"a terminal":       {[]string{script, "-qec", work, "/dev/null"}, []string{"CI=", "TERM=xterm"}, true},
		"a dumb terminal":  {[]string{script, "-qec", work, "/dev/null"}, []string{"CI=", "TERM=dumb"}, false},
		"a terminal in CI": {[]string{script, "-qec", work, "/dev/null"}, []string{"CI=true", "TERM=xterm"}, false},
		"a pipe":           {strings.Fields(work), []string{"CI=", "TERM=xterm"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(tt.args[0], tt.args[1:]...)
			cmd.Env = append(append(os.Environ(), "PROGRESS_WORK=yes"), tt.env...)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if tt.sees {
				for _, want := range []string{"Compiling …", "Pages: 50 of 50", "\r\x1b[K"} {
					if !bytes.Contains(out, []byte(want)) {
						t.Errorf("%q has no %q", out, want)
					}
				}
			} else if bytes.Contains(out, []byte("\x1b")) || bytes.Contains(out, []byte("Pages")) {
				t.Errorf("sees %q", out)
			}
		})
	}
}
