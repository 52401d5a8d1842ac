package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

var (
	soakTime = flag.Duration("soak.time", 0, "how long TestSoak bothers the server; 0 leaves it out")
	soakDir  = flag.String("soak.dir", "", "the built site that TestSoak serves; the fixture if empty")
)

// visitors are how many clients of each kind bother the server at a time.
const visitors = 16

// TestSoak lets good, slow, rude and silent clients at the real program for as
// long as -soak.time says, and prints its resident memory every minute. What it
// holds after the first tenth of the time is all that it may hold at the end,
// give or take 15 %. "make soak" runs it for ten minutes.
func TestSoak(t *testing.T) {
	if *soakTime == 0 {
		t.Skip("only make soak takes the time")
	}
	dir := *soakDir
	if dir == "" {
		dir, _ = fixture(t)
	}
	cmd := exec.Command(program(t), "serve", "-dir", dir)
	address := start(t, cmd)
	paths := soakPaths(t, dir)
	ctx, stop := context.WithTimeout(t.Context(), *soakTime)
	defer stop()
	host := strings.TrimPrefix(address, "http://")
	var done [4]atomic.Int64
	var clients sync.WaitGroup
	for i, visit := range []func(string, string){goodVisit, slowVisit, rudeVisit, silentVisit} {
		for range visitors {
			clients.Go(func() {
				for ctx.Err() == nil {
					visit(host, paths[rand.IntN(len(paths))])
					done[i].Add(1)
				}
			})
		}
	}
	early := 0
	began := time.Now()
	for next := began.Add(*soakTime / 10); ctx.Err() == nil; next = next.Add(min(time.Minute, *soakTime/10)) {
		select {
		case <-ctx.Done():
		case <-time.After(time.Until(next)):
		}
		now := resident(t, cmd.Process.Pid)
		if early == 0 {
			early = now
		}
		t.Logf("%7s  resident %6d kB, open files %4d; visits: %d good, %d slow, %d broken off, %d silent", time.Since(began).Round(time.Second),
			now, openFiles(t, cmd.Process.Pid), done[0].Load(), done[1].Load(), done[2].Load(), done[3].Load())
	}
	clients.Wait()
	if late := resident(t, cmd.Process.Pid); late > early*115/100 {
		t.Errorf("resident memory grew from %d kB to %d kB", early, late)
	}
	for i := range done {
		if done[i].Load() == 0 {
			t.Errorf("no client of kind %d ever finished, so this proves little", i)
		}
	}
	if r, err := http.Get(address + "/"); err != nil || r.StatusCode != http.StatusOK {
		t.Errorf("after all this the front page gives %v, %v", r, err)
	}
}

// soakPaths are the addresses of a sample of pages and of the largest file.
func soakPaths(t *testing.T, dir string) []string {
	t.Helper()
	paths := []string{"/", "/nowhere", "/web/app.wasm", "/web/app.wasm"}
	for i, file := range filesOf(t, dir) {
		if name, isPage := strings.CutSuffix(filepath.ToSlash(file), ".html"); isPage && i%7 == 0 && name != "index" && name != "404" {
			paths = append(paths, "/"+name)
		}
	}
	return paths
}

// ask opens a connection and asks for a path. Who asks for br gets little.
func ask(host, path, encoding string) net.Conn {
	c, err := net.DialTimeout("tcp", host, 10*time.Second)
	if err != nil {
		time.Sleep(50 * time.Millisecond)
		return nil
	}
	c.SetDeadline(time.Now().Add(time.Minute))
	fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: %s\r\nAccept-Encoding: %s\r\nConnection: close\r\n\r\n", path, host, encoding)
	return c
}

// goodVisit reads everything and takes a breath, so that the machine has some
// time left for the others.
func goodVisit(host, path string) {
	if c := ask(host, path, "br"); c != nil {
		io.Copy(io.Discard, c)
		c.Close()
	}
	time.Sleep(5 * time.Millisecond)
}

// slowVisit reads a kilobyte at a time, for ten seconds at most.
func slowVisit(host, path string) {
	c := ask(host, path, "identity")
	if c == nil {
		return
	}
	defer c.Close()
	piece := make([]byte, 1024)
	for range 100 {
		if _, err := c.Read(piece); err != nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// rudeVisit hangs up in the middle of the answer.
func rudeVisit(host, path string) {
	if c := ask(host, path, "identity"); c != nil {
		c.Read(make([]byte, 512))
		c.Close()
	}
	time.Sleep(20 * time.Millisecond)
}

// silentVisit begins a request, never ends it, and waits until the server does.
func silentVisit(host, path string) {
	c, err := net.DialTimeout("tcp", host, 10*time.Second)
	if err != nil {
		return
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(30 * time.Second))
	fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost:", path)
	c.Read(make([]byte, 1))
}

// resident is the memory of a process in kB, as Linux counts it.
func resident(t *testing.T, pid int) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Skipf("this system does not say how much memory a process has: %v", err)
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	n, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func openFiles(t *testing.T, pid int) int {
	t.Helper()
	entries, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}
