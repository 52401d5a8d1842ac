package headers_test

import (
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/headers"
)

// inline is what stands in the pages of a site.
var inline = headers.Inline{Style: headers.HashOf("p {}"), Script: headers.HashOf("1")}

func TestCacheControl(t *testing.T) {
	tests := []struct {
		path   string
		hashed bool
		kept   bool
	}{
		{"/", true, false},
		{"/draft/us-28", false, false},
		{"/web/app.wasm", true, true},
		{"/web/app.wasm", false, false},
		{"/app.js", true, true},
		{"/app-worker.js", true, false}, // or no reader would ever see another edition
		{"/manifest.webmanifest", true, false},
		{"/data/search.json", true, true},
		{"/data/search.json", false, false},
		{"/data/index.json", true, false},
		{"/data/2026-11-20/index.json", false, true},
		{"/data/2026-11-20/layers/areas.geojson", false, true},
		{"/data/layers/areas.geojson", false, false},
		{"/x/data/2026-11-20/index.json", false, false},
		{"/embed/2026-11-20/draft/us-28.svg", false, true},
		{"/embed/2026-11-20/draft/us-28/21d.png", false, true},
		{"/embed/draft/us-28.svg", false, false},
		{"/card/draft/us-28.png", false, false}, // of the latest edition, whichever it is
		{"/xapp.js", true, false},
		{"/appxjs", true, false},
	}
	for _, tt := range tests {
		if kept := headers.CacheControl(tt.path, tt.hashed) == headers.Forever; kept != tt.kept {
			t.Errorf("%s, by its hash %v: kept for ever %v, want %v", tt.path, tt.hashed, kept, tt.kept)
		}
	}
}

// TestPolicyIsStrict names what the policy must never allow.
func TestPolicyIsStrict(t *testing.T) {
	policy := strings.ReplaceAll(headers.ContentSecurityPolicy(inline), headers.OwnHost, "")
	for _, never := range []string{"unsafe-inline", "'unsafe-eval'", "'unsafe-hashes'", "http:", "https:", "*", "'strict-dynamic'", "nonce-"} {
		if strings.Contains(policy, never) {
			t.Errorf("the policy allows %s: %s", never, policy)
		}
	}
	for _, want := range []string{"style-src 'self' '" + inline.Style + "';", "script-src 'self' '" + inline.Script + "' 'wasm-unsafe-eval';"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy has no %s: %s", want, policy)
		}
	}
	if bare := headers.ContentSecurityPolicy(headers.Inline{}); strings.Contains(bare, "sha256") || strings.Contains(bare, "''") {
		t.Errorf("the policy of pages with nothing in them is %s", bare)
	}
	for _, f := range headers.Common(inline) {
		if f.Name == "" || f.Value == "" || strings.ContainsAny(f.Value, "\r\n\"\\") {
			t.Errorf("%q: %q cannot stand in every server's configuration", f.Name, f.Value)
		}
	}
}

// TestOwnHost: the policy names the host that was asked, and no other word that a
// request may bring.
func TestOwnHost(t *testing.T) {
	policy := headers.Common(inline)[0]
	for _, host := range []string{"example.org", "127.0.0.1:8080", "xn--80ak6aa92e.com"} {
		if got := policy.For(host); strings.Count(got, "'self' http://"+host) != 4 || strings.Contains(got, headers.OwnHost) {
			t.Errorf("%s: %s", host, got)
		}
	}
	for _, host := range []string{"", "a b", "a;script-src", "*", "a.org:x", "a\nb", "example.org/x"} {
		if got := policy.For(host); strings.Contains(got, "http:") || strings.Contains(got, headers.OwnHost) {
			t.Errorf("%q: %s", host, got)
		}
	}
}

// TestFramingIsAllowed: by saying nothing, because "frame-ancestors *" means http
// and https alone, and articles are also read in files and in apps.
func TestFramingIsAllowed(t *testing.T) {
	for _, f := range headers.Common(inline) {
		if strings.EqualFold(f.Name, "X-Frame-Options") || strings.Contains(f.Value, "frame-ancestors") {
			t.Errorf("%s: %s forbids to frame a map for articles somewhere", f.Name, f.Value)
		}
	}
}

func TestTypes(t *testing.T) {
	for name, want := range map[string]string{
		"index.html": "text/html; charset=utf-8", "web/app.wasm": "application/wasm", "a/b.geojson": "application/geo+json",
		"embed/draft/us-28.svg": "image/svg+xml", "embed/draft/us-28.txt": "text/plain; charset=utf-8", "card/index.png": "image/png",
		"no-extension": "application/octet-stream", "x.unknown": "application/octet-stream",
	} {
		if got := headers.Type(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestStaticFile reads the file as Cloudflare Pages does: the fields of all
// rules that match are joined, and a star stands for the rest of a path.
func TestStaticFile(t *testing.T) {
	paths := []string{"/", "/draft/a", "/web/app.wasm", "/web/styles.css", "/web/host.js", "/app.js", "/data/search.json",
		"/data/index.json", "/data/2026-11-20/index.json", "/data/2026-11-20/layers/a.geojson"}
	file := string(headers.StaticFile("example.org", inline, paths, []string{"/web/app.wasm", "/web/styles.css", "/app.js", "/data/search.json"}))
	kept := map[string]bool{"/web/app.wasm": true, "/web/styles.css": true, "/app.js": true,
		"/data/2026-11-20/index.json": true, "/data/2026-11-20/layers/a.geojson": true}
	for _, path := range paths {
		got := readStatic(t, file, path)
		for _, f := range headers.Common(inline) {
			if len(got[f.Name]) != 1 || got[f.Name][0] != f.For("example.org") {
				t.Errorf("%s: %s is %q", path, f.Name, got[f.Name])
			}
		}
		var want []string
		if kept[path] {
			want = []string{headers.Forever}
		}
		if strings.Join(got["Cache-Control"], "|") != strings.Join(want, "|") {
			t.Errorf("%s: Cache-Control %q, want %q", path, got["Cache-Control"], want)
		}
	}
}

// readStatic returns the fields that a _headers file gives a path.
func readStatic(t *testing.T, file, path string) map[string][]string {
	t.Helper()
	fields := map[string][]string{}
	matches := false
	for line := range strings.Lines(file) {
		line = strings.TrimRight(line, "\n")
		if !strings.HasPrefix(line, " ") {
			before, star := strings.CutSuffix(line, "*")
			matches = path == line || star && strings.HasPrefix(path, before)
			continue
		}
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || len(line) > 2000 {
			t.Fatalf("not a field, or one too long for the hosts: %q", line)
		}
		if matches {
			fields[name] = append(fields[name], value)
		}
	}
	return fields
}
