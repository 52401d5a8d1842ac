package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/embedded"
	"github.com/draftlines/draftlines/cmd/site/serve"
)

// lookAgain is how often "site serve" looks whether the folder was built anew.
const lookAgain = time.Second

// runServe is "site serve". The environment's PORT stands in for -addr, as
// hosts expect.
func runServe(ctx context.Context, args []string) error {
	flags := newFlags("site serve")
	about, standard := "folder of the built site", "dist"
	if len(embedded.Site) > 0 {
		about, standard = "folder of a built site to serve instead of the one in this program", ""
	}
	dir := flags.String("dir", standard, about)
	addr := flags.String("addr", defaultAddr(os.Getenv("PORT")), "address to serve on; the default is the environment's PORT, or :8080")
	logged := flags.Bool("log", false, "write a line for every request to the standard output")
	if err := parse(flags, args); err != nil {
		return err
	}
	site, err := openSite(*dir)
	if err != nil {
		return err
	}
	calmCollector()
	l, err := serve.Listen(*addr)
	if err != nil {
		return err
	}
	go site.Watch(ctx, lookAgain, os.Stderr)
	var h http.Handler = site
	if *logged {
		h = serve.Logged(h, os.Stdout)
	}
	return serve.Run(ctx, l, h, os.Stdout, os.Stderr)
}

// openSite opens the site in a folder, which must be as it was built, or the
// one in the program where no folder is named.
func openSite(dir string) (*serve.Handler, error) {
	if dir == "" && len(embedded.Site) > 0 {
		return serve.Unpack(embedded.Site)
	}
	site, err := serve.New(dir)
	if err != nil {
		return nil, err
	}
	return site, site.Damage()
}

// spare is how much memory may be allocated between two garbage collections, in
// bytes.
const spare = 32 << 20

// calmCollector sets how often garbage is collected by what a request leaves
// behind and not by the size of the site: by itself Go would let the heap of a
// site in a folder grow to twice its size, and collect after every few requests
// where the site is in the program and the heap is small. GOGC still decides
// where it is set.
func calmCollector() {
	if os.Getenv("GOGC") != "" {
		return
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	// At most fivefold: what is in use while many read is more than now.
	debug.SetGCPercent(int(min(400, max(5, 100*spare/max(m.HeapAlloc, 1<<20)))))
	debug.FreeOSMemory() // what reading the site needed
}

func defaultAddr(port string) string {
	if port == "" {
		port = "8080"
	}
	return fmt.Sprint(":", port)
}

// runPack is "site pack".
func runPack(_ context.Context, args []string) error {
	flags := newFlags("site pack")
	dir := flags.String("dir", "dist", "folder of the built site")
	out := flags.String("out", "cmd/site/embedded/site.zip", "file to write; the default is where a build with -tags embed looks")
	if err := parse(flags, args); err != nil {
		return err
	}
	if err := build.Pack(*dir, *out); err != nil {
		return err
	}
	info, err := os.Stat(*out)
	if err != nil {
		return err
	}
	fmt.Printf("Packed %s into %s, %.0f MB\n", *dir, *out, float64(info.Size())/1e6)
	return nil
}
