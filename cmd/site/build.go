package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"time"

	"github.com/draftlines/draftlines/cmd/progress"
	"github.com/draftlines/draftlines/cmd/site/archive"
	"github.com/draftlines/draftlines/cmd/site/build"
)

// defaultDomain is a name that can never be somebody's; who publishes the site
// names the real one.
const defaultDomain = "draftlines.example"

// runBuild is "site build".
func runBuild(_ context.Context, args []string) error {
	flags := newFlags("site build")
	out := flags.String("out", "dist", "folder to write; an earlier build in it is replaced, anything else is left alone")
	domain := flags.String("domain", defaultDomain, "host name of the published site, for canonical links and the site map")
	quality := flags.Int("quality", 11, "brotli quality, 0 to 11, of most files at most 9 or 10; lower is quicker, for trying things out")
	editions := flags.String("editions", "", "folder of the archive of editions; the default is editions/ in the project, if it is there")
	broken := flags.Bool("allow-problems", false, "write the site in spite of broken links and other problems, while pages are being written")
	if err := parse(flags, args); err != nil {
		return err
	}
	if err := checkFlags(*domain, *quality); err != nil {
		return err
	}
	tightCollector()
	start, line := time.Now(), progress.On(os.Stderr)
	defer line.Clear()
	if err := build.Writable(*out); err != nil {
		return err
	}
	root, err := build.ModuleRoot()
	if err != nil {
		return err
	}
	kept, err := openArchive(root, *editions)
	if err != nil {
		return err
	}
	site, err := draftlines(root, *domain, kept, line)
	if err != nil {
		return err
	}
	site.Progress = line.Count
	o, err := build.Render(site)
	if err != nil {
		return err
	}
	line.Clear()
	if err := reportProblems(o, *broken); err != nil {
		return err
	}
	c := build.Compressor{Cache: filepath.Join(root, "build", "sidecars"), Quality: *quality, Progress: line.Count}
	if err := c.AddSidecars(o.Files); err != nil {
		return fmt.Errorf("compress: %w", err)
	}
	line.Say("Writing files …")
	if err := build.Write(*out, o); err != nil {
		return err
	}
	line.Clear()
	o.Report(os.Stdout)
	fmt.Printf("Wrote version %s to %s in %.1f s\n", o.Version, *out, time.Since(start).Seconds())
	return nil
}

// tightCollector lets garbage be collected before it is as much again as the site,
// which is held in memory until it is written. Of that nearly all is bytes, which
// the collector does not look into. GOGC still decides where it is set.
func tightCollector() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(30)
	}
}

// openArchive opens the archive of editions in a folder, or the project's own
// where none is named.
func openArchive(root, editions string) (*archive.Archive, error) {
	if _, err := os.Stat(editions); editions != "" && err != nil {
		return nil, fmt.Errorf("there is no archive of editions: %w", err)
	}
	kept, err := archive.Open(archiveFolder(root, editions))
	if err != nil {
		return nil, fmt.Errorf("the archive of editions is damaged; nothing was written:\n%w", err)
	}
	return kept, nil
}

// hostName is a name of a host, with a port if need be.
var hostName = regexp.MustCompile(`^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]+)?$`)

// checkFlags reports values that would make a site of no use.
func checkFlags(domain string, quality int) error {
	if !hostName.MatchString(domain) {
		return fmt.Errorf("-domain is %q; it must be a bare host name in small letters, such as example.org", domain)
	}
	if quality < 0 || quality > 11 {
		return fmt.Errorf("-quality is %d; brotli knows 0 to 11", quality)
	}
	return nil
}

// reportProblems prints all problems of a site, those that many pages share
// once, and returns an error if there are any that are not allowed.
func reportProblems(o *build.Output, allowed bool) error {
	problems := o.Check()
	shared := map[build.Problem][]string{}
	for _, p := range problems {
		what := build.Problem{Link: p.Link, Detail: p.Detail}
		shared[what] = append(shared[what], p.File)
	}
	for _, p := range problems {
		what := build.Problem{Link: p.Link, Detail: p.Detail}
		if files := shared[what]; len(files) > 1 && files[0] == p.File {
			p.File = fmt.Sprintf("%s and %d more", p.File, len(files)-1)
			fmt.Fprintln(os.Stderr, p)
		} else if len(files) == 1 {
			fmt.Fprintln(os.Stderr, p)
		}
	}
	if len(problems) > 0 && !allowed {
		return fmt.Errorf("the site has %d problems, see above; nothing was written", len(problems))
	}
	return nil
}
