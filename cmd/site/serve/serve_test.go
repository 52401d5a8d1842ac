package serve_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
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
		{"/robots.txt", 200, "text/plain; charset=utf-8", "no-cache"},
		{"/sitemap.xml", 200, "application/xml", "no-cache"},
	}
	for _, tt := range tests {
		r := ask(h, "GET", tt.target)
		if r.StatusCode != tt.status || r.Header.Get("Content-Type") != tt.kind || r.Header.Get("Cache-Control") != tt.cache {
			t.Errorf("%s: %d %s, %s", tt.target, r.StatusCode, r.Header.Get("Content-Type"), r.Header.Get("Cache-Control"))
		}
		if r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("Referrer-Policy") == "" {
			t.Errorf("%s lacks a security header", tt.target)
		}
		if cors := r.Header.Get("Access-Control-Allow-Origin"); (cors == "*") != strings.HasPrefix(tt.target, "/data/") {
			t.Errorf("%s: Access-Control-Allow-Origin %q", tt.target, cors)
		}
	}
}

func TestNothingElseIsServed(t *testing.T) {
	h, _ := site(t)
	for _, target := range []string{
		"/../secret.txt", "/draft/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt",
		"/link.txt", "/" + build.MarkerFile, "/draft", "/web", "/data/layers", "/web/app.wasm.br", "/web/app.wasm.gz",
		"//secret.txt", "/./draft/a", "/draft//a", "/web/docs/readme.png", "/data/public.go", "/%00",
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
	h, o := site(t)
	for _, accept := range []string{"br", ""} {
		r := ask(h, "HEAD", "/draft/a", "Accept-Encoding", accept)
		if r.StatusCode != 200 || body(t, r) != "" || r.ContentLength <= 0 {
			t.Errorf("HEAD, %q: %d, length %d", accept, r.StatusCode, r.ContentLength)
		}
	}
	if r := ask(h, "POST", "/draft/a"); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d", r.StatusCode)
	}
	r := ask(h, "GET", "/web/app.wasm", "Range", "bytes=0-3")
	if r.StatusCode != 206 || body(t, r) != string(o.Files["web/app.wasm"][:4]) {
		t.Errorf("range: %d", r.StatusCode)
	}
}

func TestNewWantsABuiltSite(t *testing.T) {
	if _, err := serve.New(t.TempDir()); err == nil || !strings.Contains(err.Error(), "make build") {
		t.Errorf("got %v", err)
	}
}

func TestBusyPort(t *testing.T) {
	l, err := serve.Listen("localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := serve.Listen(l.Addr().String()); err == nil || !strings.Contains(err.Error(), "PORT=") {
		t.Errorf("got %v, want an error that names PORT", err)
	}
}

func TestRunStopsWhenAsked(t *testing.T) {
	h, _ := site(t)
	l, err := serve.Listen("localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var out bytes.Buffer
	done := make(chan error, 1)
	go func() { done <- serve.Run(ctx, l, h, &out) }()
	r, err := http.Get("http://" + l.Addr().String() + "/draft/a")
	if err != nil || r.StatusCode != 200 {
		t.Fatalf("%v %v", r, err)
	}
	r.Body.Close()
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if !strings.Contains(out.String(), "http://localhost:") {
		t.Errorf("printed %q", out.String())
	}
}
