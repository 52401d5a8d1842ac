package build

import (
	"fmt"
	"io"
	"path"
	"strings"
	"text/tabwriter"
)

// Report prints what readers download: the pages that stand for the others,
// the largest one, and what pages load.
func (o *Output) Report(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "raw\tbrotli\t  ")
	for _, name := range append(o.samplePages(), o.loaded()...) {
		fmt.Fprintf(t, "%s\t%s\t  %s\n", size(len(o.Files[name])), size(o.sent(name)), name)
	}
	pages, raw, br := 0, 0, 0
	for name, content := range o.Files {
		if isSidecar(name) {
			continue
		}
		if path.Ext(name) == ".html" {
			pages++
		}
		raw += len(content)
		br += o.sent(name)
	}
	fmt.Fprintf(t, "%s\t%s\t  all %d pages and the data\n", size(raw), size(br), pages)
	kept, fetched := o.KeptSizes()
	fmt.Fprintf(t, "%s\t%s\t  the %d files that a device keeps to read offline\n", size(kept), size(fetched), len(o.Kept))
	t.Flush()
}

// KeptSizes are the bytes that a reader's device keeps, and those that cross
// the network for it the first time.
func (o *Output) KeptSizes() (kept, fetched int) {
	for _, name := range o.Kept {
		kept += len(o.Files[name])
		fetched += o.sent(name)
	}
	return kept, fetched
}

// sent is the number of bytes of a file that cross the network.
func (o *Output) sent(name string) int {
	if br, ok := o.Files[name+".br"]; ok {
		return len(br)
	}
	return len(o.Files[name])
}

// samplePages returns the first page of each kind, told by the first part and
// the depth of its path, and the largest page.
func (o *Output) samplePages() []string {
	var sample []string
	seen := map[string]bool{}
	largest := ""
	for _, name := range o.Files.Paths() {
		if path.Ext(name) != ".html" {
			continue
		}
		kind := fmt.Sprint(strings.Split(name, "/")[0], strings.Count(name, "/"))
		if !seen[kind] {
			seen[kind] = true
			sample = append(sample, name)
		}
		if o.sent(name) > o.sent(largest) {
			largest = name
		}
	}
	return append(sample, largest)
}

func (o *Output) loaded() []string {
	var names []string
	for _, name := range o.Files.Paths() {
		if _, ok := o.Hashed["/"+name]; ok {
			names = append(names, name)
		}
	}
	return names
}

func isSidecar(name string) bool {
	return path.Ext(name) == ".br" || path.Ext(name) == ".gz"
}

// size writes a number of bytes in kilobytes of 1000.
func size(n int) string { return fmt.Sprintf("%.1f kB", float64(n)/1000) }
