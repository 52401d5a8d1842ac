package serve_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
	"github.com/draftlines/draftlines/cmd/site/headers"
	"github.com/draftlines/draftlines/cmd/site/serve"
)

// site builds the fixture into a folder and returns its server.
func site(t *testing.T) (*serve.Handler, *build.Output) {
	t.Helper()
	o, err := build.Render(buildtest.Site())
	if err != nil {
		t.Fatal(err)
	}
	if err := (build.Compressor{Cache: t.TempDir(), Quality: 4}).AddSidecars(o.Files); err != nil {
		t.Fatal(err)
	}
	parent := t.TempDir()
	dir := filepath.Join(parent, "dist")
	if err := build.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(parent, "secret.txt")
	if err := os.WriteFile(secret, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	h, err := serve.New(dir)
	if err != nil {
		t.Fatal(err)
	}
	return h, o
}

func ask(h http.Handler, method, target string, header ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAnswers(t *testing.T) {
	h, o := site(t)
	hashed := "/web/app.wasm?v=" + o.Hashed["/web/app.wasm"]
	const kept = "public, max-age=31536000, immutable"
	tests := []struct {
		target string
		status int
		kind   string
		cache  string
	}{
		{"/", 200, "text/html; charset=utf-8", "no-cache"},
		{"/draft/a", 200, "text/html; charset=utf-8", "no-cache"},
		{"/draft/a/1?area=b", 200, "text/html; charset=utf-8", "no-cache"},
		{"/nowhere", 404, "text/html; charset=utf-8", "no-cache"},
		{"/404", 404, "text/html; charset=utf-8", "no-cache"},
		{hashed, 200, "application/wasm", kept},
		{"/web/app.wasm?v=old", 200, "application/wasm", "no-cache"},
		{"/web/app.wasm", 200, "application/wasm", "no-cache"},
		{"/app.js?v=" + o.Version, 200, "text/javascript; charset=utf-8", kept},
		{"/app-worker.js", 200, "text/javascript; charset=utf-8", "no-cache"},
		{"/web/styles.css", 200, "text/css; charset=utf-8", "no-cache"},
		{"/web/icon.svg", 200, "image/svg+xml", "no-cache"},
		{"/web/icon-192.png", 200, "image/png", "no-cache"},
		{"/manifest.webmanifest", 200, "application/manifest+json", "no-cache"},
		{"/data/drafts.json", 200, "application/json", "no-cache"},
		{"/data/layers/x.geojson", 200, "application/geo+json", "no-cache"},
		{"/data/2026-01-01/layers/x.geojson", 200, "application/geo+json", kept},
		{"/data/2026-01-01/layers/y.geojson", 404, "text/html; charset=utf-8", "no-cache"},
		{"/data/2026-01-02/layers/x.geojson", 404, "text/html; charset=utf-8", "no-cache"},
		{"/robots.txt", 200, "text/plain; charset=utf-8", "no-cache"},
		{"/sitemap.xml", 200, "application/xml", "no-cache"},
	}
	for _, tt := range tests {
		r := ask(h, "GET", tt.target)
		if r.StatusCode != tt.status || r.Header.Get("Content-Type") != tt.kind || r.Header.Get("Cache-Control") != tt.cache {
			t.Errorf("%s: %d %s, %s", tt.target, r.StatusCode, r.Header.Get("Content-Type"), r.Header.Get("Cache-Control"))
		}
		for _, f := range headers.Common(o.Inline) {
			if got := r.Header.Values(f.Name); len(got) != 1 || got[0] != f.For("example.com") {
				t.Errorf("%s: %s is %q", tt.target, f.Name, got)
			}
		}
		if r.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s sets a cookie", tt.target)
		}
	}
}

func TestNothingElseIsServed(t *testing.T) {
	h, _ := site(t)
	for _, target := range []string{
		"/../secret.txt", "/draft/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt",
		"/link.txt", "/" + build.MarkerFile, "/draft", "/web", "/data/layers", "/web/app.wasm.br", "/web/app.wasm.gz",
		"//secret.txt", "/./draft/a", "/draft//a", "/web/docs/readme.png", "/data/public.go", "/%00",
		"/draft%2fa", "/%64raft/a", "/draft/a%20", "/_headers", "/draft\\a", "//draft.test/", "//draft.test/%2e%2e", "/draft/a//x", "/healthz/",
	} {
		r := ask(h, "GET", target)
		if got := body(t, r); r.StatusCode != 404 || strings.Contains(got, "secret") {
			t.Errorf("%s: status %d", target, r.StatusCode)
		}
	}
}

func TestRedirects(t *testing.T) {
	h, _ := site(t)
	tests := []struct{ target, want string }{
		{"/draft/a/", "/draft/a"},
		{"/draft/a.html", "/draft/a"},
		{"/draft/a.html?area=b", "/draft/a?area=b"},
		{"/index.html", "/"},
		{"/index", "/"},
	}
	for _, tt := range tests {
		r := ask(h, "GET", tt.target)
		if r.StatusCode != 301 || r.Header.Get("Location") != tt.want {
			t.Errorf("%s: %d to %q, want %q", tt.target, r.StatusCode, r.Header.Get("Location"), tt.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	h, o := site(t)
	tests := []struct{ accept, encoding, file string }{
		{"gzip, deflate, br, zstd", "br", "web/app.wasm.br"},
		{"gzip, deflate", "gzip", "web/app.wasm.gz"},
		{"br;q=0, gzip;q=0.5", "gzip", "web/app.wasm.gz"},
		{"*", "br", "web/app.wasm.br"},
		{"*;q=0", "", "web/app.wasm"},
		{"identity", "", "web/app.wasm"},
		{"BR;q=nonsense", "", "web/app.wasm"},
		{"br;q=NaN, gzip", "gzip", "web/app.wasm.gz"},
		{"br;q=0.4, gzip;q=0.9", "gzip", "web/app.wasm.gz"},
		{"br;q=0.4, gzip;q=0.4", "br", "web/app.wasm.br"},
		{"gzip;q=0.2, *;q=0.7", "br", "web/app.wasm.br"},
		{"identity, br;q=0.5", "", "web/app.wasm"},
		{"identity;q=0.5, br;q=0.5", "br", "web/app.wasm.br"},
		{"X-GZIP", "gzip", "web/app.wasm.gz"},
		{"identity;q=0, zstd", "", "web/app.wasm"}, // nothing fits: better plain than nothing
		{"", "", "web/app.wasm"},
	}
	for _, tt := range tests {
		r := ask(h, "GET", "/web/app.wasm", "Accept-Encoding", tt.accept)
		got := body(t, r)
		if r.Header.Get("Content-Encoding") != tt.encoding || got != string(o.Files[tt.file]) {
			t.Errorf("Accept-Encoding %q: got %q", tt.accept, r.Header.Get("Content-Encoding"))
		}
		if r.ContentLength != int64(len(got)) || r.Header.Get("Vary") != "Accept-Encoding" || r.Header.Get("Content-Type") != "application/wasm" {
			t.Errorf("Accept-Encoding %q: headers %v", tt.accept, r.Header)
		}
	}
	if r := ask(h, "GET", "/nowhere", "Accept-Encoding", "br"); r.StatusCode != 404 || r.Header.Get("Content-Encoding") != "br" {
		t.Errorf("the compressed not-found page: %d %v", r.StatusCode, r.Header)
	}
}

func TestRevalidation(t *testing.T) {
	h, _ := site(t)
	seen := map[string]bool{}
	for _, accept := range []string{"br", "gzip", ""} {
		tag := ask(h, "GET", "/draft/a", "Accept-Encoding", accept).Header.Get("ETag")
		if seen[tag] {
			t.Errorf("two encodings have the same tag %s", tag)
		}
		seen[tag] = true
		for _, sent := range []string{tag, `"other", W/` + tag, "*"} {
			r := ask(h, "GET", "/draft/a", "Accept-Encoding", accept, "If-None-Match", sent)
			if r.StatusCode != 304 || body(t, r) != "" {
				t.Errorf("%q, If-None-Match %s: status %d", accept, sent, r.StatusCode)
			}
		}
		if r := ask(h, "GET", "/draft/a", "Accept-Encoding", accept, "If-None-Match", `"old"`); r.StatusCode != 200 {
			t.Errorf("an old tag: status %d", r.StatusCode)
		}
	}
	if r := ask(h, "GET", "/nowhere", "If-None-Match", "*"); r.StatusCode != 404 {
		t.Errorf("a missing page is said to be unchanged: %d", r.StatusCode)
	}
}

func TestMethods(t *testing.T) {
	h, _ := site(t)
	for _, accept := range []string{"br", ""} {
		r := ask(h, "HEAD", "/draft/a", "Accept-Encoding", accept)
		if r.StatusCode != 200 || body(t, r) != "" || r.ContentLength <= 0 {
			t.Errorf("HEAD, %q: %d, length %d", accept, r.StatusCode, r.ContentLength)
		}
	}
	if r := ask(h, "POST", "/draft/a"); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d", r.StatusCode)
	}
	for _, method := range []string{"PUT", "DELETE", "OPTIONS", "PATCH", "BREW"} {
		if r := ask(h, method, "/nowhere"); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d", method, r.StatusCode)
		}
	}
}

func TestRanges(t *testing.T) {
	h, o := site(t)
	for encoding, file := range map[string]string{"": "web/app.wasm", "br": "web/app.wasm.br", "gzip": "web/app.wasm.gz"} {
		whole := o.Files[file]
		ask := func(more ...string) *http.Response {
			return ask(h, "GET", "/web/app.wasm", append([]string{"Accept-Encoding", encoding}, more...)...)
		}
		tag := ask().Header.Get("ETag")
		tests := []struct {
			header []string
			status int
			body   string
		}{
			{[]string{"Range", "bytes=0-3"}, 206, string(whole[:4])},
			{[]string{"Range", "bytes=-4"}, 206, string(whole[len(whole)-4:])},
			{[]string{"Range", "bytes=4-"}, 206, string(whole[4:])},
			{[]string{"Range", "bytes=0-3", "If-Range", tag}, 206, string(whole[:4])},
			{[]string{"Range", "bytes=0-3", "If-Range", `"old"`}, 200, string(whole)},
			{[]string{"Range", "bytes=0-3", "If-None-Match", tag}, 304, ""},
			{[]string{"Range", "bytes=99999999-"}, 416, ""},
			{[]string{"Range", "lines=1-2"}, 416, ""},
		}
		for _, tt := range tests {
			r := ask(tt.header...)
			if got := body(t, r); r.StatusCode != tt.status || tt.status != 416 && got != tt.body {
				t.Errorf("%s %v: %d with %d bytes, want %d with %d", file, tt.header, r.StatusCode, len(got), tt.status, len(tt.body))
			}
			if tt.status == 206 && (r.Header.Get("Content-Encoding") != encoding || r.Header.Get("Content-Range") == "" || r.Header.Get("ETag") != tag) {
				t.Errorf("%s %v: headers %v", file, tt.header, r.Header)
			}
		}
	}
}

func TestHealth(t *testing.T) {
	h, o := site(t)
	r := ask(h, "GET", "/healthz")
	if got := body(t, r); r.StatusCode != 200 || got != "ok "+o.Version+"\n" || r.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%d %q %v", r.StatusCode, got, r.Header)
	}
}

func TestLog(t *testing.T) {
	h, o := site(t)
	var out bytes.Buffer
	logged := serve.Logged(h, &out)
	ask(logged, "GET", "/draft/a?q=%0Ax", "Accept-Encoding", "br", "User-Agent", "somebody's browser")
	ask(logged, "GET", "/nowhere")
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("two requests wrote %q", out.String())
	}
	if want := fmt.Sprintf(` GET "/draft/a?q=%%0Ax" 200 %d br `, len(o.Files["draft/a.html.br"])); !strings.Contains(lines[0], want) {
		t.Errorf("%q has no %q", lines[0], want)
	}
	if !strings.Contains(lines[1], ` GET "/nowhere" 404 `) {
		t.Errorf("got %q", lines[1])
	}
	for _, who := range []string{"somebody", "192.0.2.1"} { // the address of httptest's requests
		if strings.Contains(out.String(), who) {
			t.Errorf("the log says who read: %q", out.String())
		}
	}
}
