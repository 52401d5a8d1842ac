// Command lighthouse looks at a built site with Lighthouse's profile of a phone
// and prints a table; make lighthouse runs it.
//
//	go run ./cmd/site/lighthouse -dir dist -tool build/lighthouse
//
// It serves the site itself, as site serve does, opens one page of each kind
// several times, and takes the median of the scores of performance, which vary
// with what else the machine does, and the lowest of the others, which should not.
// Every report stays beside the tool as JSON. The exit status is 1 where a page
// is below what is wanted: 95 for performance, 100 for accessibility, best
// practices and SEO.
//
// A map for articles asks search engines not to list it, since its page is what
// they should find; that is the one audit (is-crawlable) left out of its score
// of SEO.
package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/draftlines/draftlines/cmd/site/serve"
)

// pages are one of each kind that Lighthouse looks at.
var pages = []string{"/", "/draft/us-28", "/draft/us-28/21d", "/area/donetsk-held", "/compare/us-28/ua-20", "/embed/draft/us-28"}

func main() {
	dir := flag.String("dir", "dist", "folder of the built site")
	tool := flag.String("tool", "build/lighthouse", "folder where npm has installed Lighthouse, and where reports go")
	runs := flag.Int("runs", 3, "how often each page is looked at")
	only := flag.String("pages", strings.Join(pages, ","), "paths to look at, with commas between")
	flag.Parse()
	if err := run(*dir, *tool, *runs, strings.Split(*only, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "lighthouse:", err)
		os.Exit(1)
	}
}

func run(dir, tool string, runs int, paths []string) error {
	site, err := serve.New(dir)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: site}
	go server.Serve(listener)
	defer server.Shutdown(context.Background())

	var all []result
	for _, path := range paths {
		r := result{path: path}
		for n := range runs {
			fmt.Fprintf(os.Stderr, "%s, %d of %d\n", path, n+1, runs)
			file := filepath.Join(tool, fmt.Sprintf("report%s-%d.json", strings.ReplaceAll(path, "/", "-"), n+1))
			if err := look(tool, "http://"+listener.Addr().String()+path, file); err != nil {
				return err
			}
			report, err := read(file)
			if err != nil {
				return err
			}
			r.reports = append(r.reports, report)
		}
		all = append(all, r)
	}
	if !print(os.Stdout, all) {
		return fmt.Errorf("a page is below what is wanted")
	}
	return nil
}

// look runs Lighthouse on a page. Which Chromium it starts is found by itself, or
// named by DRAFTLINES_CHROMIUM as for the browser tests.
func look(tool, url, file string) error {
	cmd := exec.Command(filepath.Join(tool, "node_modules", ".bin", "lighthouse"), url,
		"--quiet", "--output=json", "--output-path="+file,
		"--only-categories=performance,accessibility,best-practices,seo",
		"--chrome-flags=--headless=new --no-sandbox --disable-gpu")
	cmd.Env = os.Environ()
	if chromium := os.Getenv("DRAFTLINES_CHROMIUM"); chromium != "" {
		cmd.Env = append(cmd.Env, "CHROME_PATH="+chromium)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("look at %s: %w", url, err)
	}
	return nil
}
