package headers

import (
	"fmt"
	"slices"
	"strings"
)

// StaticName is the file in which static hosts such as Netlify and Cloudflare
// Pages look for header fields. They do not serve it.
const StaticName = "_headers"

// StaticFile writes the rules for static hosts, for a site with this host name,
// with these pieces in its pages and these URL paths. They join the fields of all rules that match a path, so that each
// field must come from one rule only, and know nothing of queries: loaded are
// the paths that pages ask for by their hash and that nobody needs to ask for
// without; these are kept under the bare path too.
//
// Pages and data are not named, because such hosts say of their own accord that
// a page must be checked again (max-age=0, must-revalidate).
func StaticFile(host string, in Inline, paths, loaded []string) []byte {
	var b strings.Builder
	b.WriteString("/*\n")
	for _, f := range Common(in) {
		fmt.Fprintf(&b, "  %s: %s\n", f.Name, f.For(host))
	}
	for _, path := range kept(paths, loaded) {
		fmt.Fprintf(&b, "%s\n  Cache-Control: %s\n", path, Forever)
	}
	return []byte(b.String())
}

// kept returns the paths that may be kept for ever, sorted; an edition's are
// one path with a star.
func kept(paths, loaded []string) []string {
	var out []string
	for _, path := range paths {
		if CacheControl(path, false) == Forever {
			out = append(out, strings.Join(strings.Split(path, "/")[:3], "/")+"/*")
		}
	}
	for _, path := range loaded {
		// The data are addresses that people use, without a hash.
		if CacheControl(path, true) == Forever && !strings.HasPrefix(path, "/data/") {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
