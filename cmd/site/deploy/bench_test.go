package deploy_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
)

var (
	benchDir    = flag.String("bench.dir", "", "the built site with which TestAgainstNginx measures; none leaves it out")
	benchRounds = flag.Int("bench.rounds", 9, "how often TestAgainstNginx measures each of both servers")
)

// TestAgainstNginx measures with wrk how many requests "site serve" answers in
// a second and how many nginx does, with the same files and the same header
// fields. They take turns, so that whatever else the machine does hits both;
// what counts is the ratio of each round. "make bench-serve" runs it. No time
// is asserted.
func TestAgainstNginx(t *testing.T) {
	if *benchDir == "" {
		t.Skip("only make bench-serve measures")
	}
	wrk, err := exec.LookPath("wrk")
	if err != nil {
		t.Fatalf("wrk is not installed (Debian: apt-get install wrk): %v", err)
	}
	marker, err := build.ReadMarker(*benchDir)
	if err != nil {
		t.Fatal(err)
	}
	site := written{*benchDir, &build.Output{Version: marker.Version, Hashed: marker.Hashed}}
	both := [2]string{startProgram(t, site), startNginx(t, site)}
	for _, c := range []struct{ name, path string }{
		{"front page", "/"}, {"front page, unchanged (304)", "/"}, {"large page", "/area/donetsk-held"}, {"program", "/web/app.wasm"},
	} {
		var perSecond [2][]float64
		var ratios []float64
		for range *benchRounds {
			for i, address := range both {
				args := []string{"-t1", "-c16", "-d1s", "-H", "Accept-Encoding: br"}
				if c.name == "front page, unchanged (304)" {
					tag := host{t, address, nil}.ask("HEAD", c.path, "Accept-Encoding", "br").Header.Get("ETag")
					args = append(args, "-H", "If-None-Match: "+tag)
				}
				perSecond[i] = append(perSecond[i], measure(t, wrk, append(args, address+c.path)))
			}
			n := len(ratios)
			ratios = append(ratios, perSecond[0][n]/perSecond[1][n])
		}
		slices.Sort(ratios)
		slices.Sort(perSecond[0])
		slices.Sort(perSecond[1])
		middle := len(ratios) / 2
		t.Logf("%-28s  serve %7.0f/s  nginx %7.0f/s  ratio %.2f (%.2f to %.2f)", c.name, perSecond[0][middle], perSecond[1][middle],
			ratios[middle], ratios[0], ratios[len(ratios)-1])
	}
}

var requestsPerSecond = regexp.MustCompile(`Requests/sec:\s+([0-9.]+)`)

// measure runs wrk once.
func measure(t *testing.T, wrk string, args []string) float64 {
	t.Helper()
	out, err := exec.Command(wrk, args...).CombinedOutput()
	found := requestsPerSecond.FindSubmatch(out)
	if err != nil || found == nil {
		t.Fatalf("%v\n%s", err, out)
	}
	n, err := strconv.ParseFloat(string(found[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// startProgram builds and runs the real "site serve".
func startProgram(t *testing.T, site written) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "site")
	if out, err := exec.Command("go", "build", "-o", program, "..").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	address := freeAddress(t)
	cmd := exec.Command(program, "serve", "-dir", site.dir, "-addr", address)
	cmd.Env = os.Environ()
	run(t, address, cmd)
	return fmt.Sprint("http://", address)
}
