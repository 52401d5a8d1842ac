package deploy_test

import (
	"bytes"
	"context"

	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
	"github.com/draftlines/draftlines/cmd/site/deploy"
	"github.com/draftlines/draftlines/cmd/site/headers"
	"github.com/draftlines/draftlines/cmd/site/serve"
)

// TestCommitted compares the configurations in deploy/ with what the table of
// header fields makes now.
func TestCommitted(t *testing.T) {
	in, err := build.InlineOf(os.DirFS(filepath.Join("..", "..", "..", "web")))
	if err != nil {
		t.Fatal(err)
	}
	files, err := deploy.Files(deploy.Settings{Listen: "8080", Root: "/srv/draftlines", Inline: in})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("..", "..", "..", "deploy", name))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("deploy/%s is not what the table makes of it; run: go run ./cmd/site deploy (%v)", name, err)
		}
	}
}

// written is a site in a folder, with a dated edition and a file beside it that
// nobody may read.
type written struct {
	dir string
	o   *build.Output
}

func writeSite(t *testing.T) written {
	t.Helper()
	o, err := build.Render(buildtest.Site())
	if err != nil {
		t.Fatal(err)
	}
	o.Files["data/2026-11-20/drafts.json"] = []byte(`{"drafts":[]}`)
	if err := (build.Compressor{Cache: t.TempDir(), Quality: 4}).AddSidecars(o.Files); err != nil {
		t.Fatal(err)
	}
	parent, err := os.MkdirTemp("", "draftlines-hosts") // t.TempDir is closed to a server's workers
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(parent) })
	if err := os.Chmod(parent, 0o755); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(parent, "dist")
	if err := build.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(parent, "secret.txt"), []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	return written{dir, o}
}

// TestServers asks every server the same and wants the same answers.
func TestServers(t *testing.T) {
	site := writeSite(t)
	for name, start := range map[string]func(*testing.T, written) string{"serve": startServe, "nginx": startNginx, "caddy": startCaddy} {
		t.Run(name, func(t *testing.T) {
			h := host{t, start(t, site), site.o}
			h.checkFiles()
			h.checkAddresses()
			h.checkEncodings()
			h.checkConditions()
			h.checkMethods()
			h.checkTricks()
		})
	}
}

func startServe(t *testing.T, site written) string {
	t.Helper()
	h, err := serve.New(site.dir)
	if err != nil {
		t.Fatal(err)
	}
	l, err := serve.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve.Run(ctx, l, h, io.Discard, io.Discard) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return "http://" + l.Addr().String()
}

// host is a server that runs, and the site that it serves.
type host struct {
	*testing.T
	address string
	o       *build.Output
}

// client follows nothing and unpacks nothing.
var client = &http.Client{
	Transport:     &http.Transport{DisableCompression: true},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// answer is what a server said, with its whole body.
type answer struct {
	*http.Response
	body string
}

func (h host) ask(method, target string, header ...string) answer {
	h.Helper()
	r, err := http.NewRequest(method, h.address+target, nil)
	if err != nil {
		h.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := client.Do(r)
	if err != nil {
		h.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		h.Fatalf("%s %s: %v", method, target, err)
	}
	return answer{response, string(body)}
}

// checkCommon looks for the fields that every answer has.
func (h host) checkCommon(target string, a answer) {
	h.Helper()
	for _, f := range headers.Common(h.o.Inline) {
		if got := a.Header.Values(f.Name); len(got) != 1 || got[0] != f.For(a.Request.Host) {
			h.Errorf("%s: %s is %q", target, f.Name, got)
		}
	}
	if a.Header.Get("Set-Cookie") != "" {
		h.Errorf("%s sets a cookie", target)
	}
}

// checkFiles asks for every file of the site by the address that readers use.
func (h host) checkFiles() {
	for _, name := range h.o.Files.Paths() {
		if ext := path.Ext(name); ext == ".br" || ext == ".gz" || name == "404.html" || name == headers.StaticName {
			continue
		}
		target := "/" + strings.TrimSuffix(name, ".html")
		if name == "index.html" {
			target = "/"
		}
		a := h.ask("GET", target)
		if a.StatusCode != 200 || a.body != string(h.o.Files[name]) {
			h.Errorf("%s: status %d, %d bytes", target, a.StatusCode, len(a.body))
		}
		if got := a.Header.Get("Content-Type"); got != headers.Type(name) {
			h.Errorf("%s: Content-Type %q, want %q", target, got, headers.Type(name))
		}
		if got, want := a.Header.Values("Cache-Control"), headers.CacheControl(target, false); !slices.Equal(got, []string{want}) {
			h.Errorf("%s: Cache-Control %q, want %q", target, got, want)
		}
		if a.Header.Get("ETag") == "" {
			h.Errorf("%s has no ETag", target)
		}
		h.checkCommon(target, a)
		if v := h.o.Hashed[target]; v != "" {
			for _, query := range []string{"?v=" + v, "?x=1&v=" + v} {
				if got := h.ask("GET", target+query).Header.Values("Cache-Control"); !slices.Equal(got, []string{headers.Forever}) {
					h.Errorf("%s%s: Cache-Control %q", target, query, got)
				}
			}
		}
	}
}

func (h host) checkAddresses() {
	hash := "?v=" + h.o.Hashed["/web/app.wasm"]
	for _, tt := range []struct {
		target   string
		status   int
		location string
	}{
		{"/?area=b", 200, ""},
		{"/draft/a?area=b", 200, ""},
		{"/draft/a/1?x=//..", 200, ""},
		{"/draft/a/", 301, "/draft/a"},
		{"/draft/a/?area=b", 301, "/draft/a?area=b"},
		{"/draft/a.html", 301, "/draft/a"},
		{"/draft/a.html?area=b", 301, "/draft/a?area=b"},
		{"/index.html", 301, "/"},
		{"/index?x=y", 301, "/?x=y"},
		{"/nowhere", 404, ""},
		{"/nowhere/", 404, ""},
		{"/nowhere" + hash, 404, ""},
		{"/web/nothing.css" + hash, 404, ""},
		{"/data/2026-11-20/nothing.json", 404, ""},
		{"/draft", 404, ""},
		{"/draft/", 404, ""},
		{"/web/", 404, ""},
		{"/data", 404, ""},
		{"/404", 404, ""},
		{"/404.html", 404, ""},
	} {
		a := h.ask("GET", tt.target)
		location := strings.TrimPrefix(a.Header.Get("Location"), h.address)
		if a.StatusCode != tt.status || location != tt.location {
			h.Errorf("%s: %d to %q, want %d to %q", tt.target, a.StatusCode, location, tt.status, tt.location)
		}
		if tt.status == 404 && a.body != string(h.o.Files["404.html"]) {
			h.Errorf("%s: answered %.80q instead of the site's own page", tt.target, a.body)
		}
		if got := a.Header.Values("Cache-Control"); !slices.Equal(got, []string{headers.CheckAgain}) {
			h.Errorf("%s: Cache-Control %q", tt.target, got)
		}
		h.checkCommon(tt.target, a)
	}
}
