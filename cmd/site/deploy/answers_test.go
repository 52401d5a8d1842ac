package deploy_test

import (
	"compress/gzip"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/headers"
)

func (h host) checkEncodings() {
	tags := map[string]bool{}
	for _, tt := range []struct{ accept, encoding string }{
		{"gzip, deflate, br, zstd", "br"}, {"br", "br"}, {"gzip", "gzip"}, {"gzip, br;q=0", "gzip"}, {"", ""}, {"deflate", ""},
	} {
		for target, status := range map[string]int{"/web/app.wasm": 200, "/": 200, "/nowhere": 404} {
			a := h.ask("GET", target, "Accept-Encoding", tt.accept)
			name := map[string]string{"/": "index.html", "/nowhere": "404.html"}[target]
			if name == "" {
				name = target[1:]
			}
			if a.StatusCode != status || a.Header.Get("Content-Encoding") != tt.encoding || unpack(h.T, tt.encoding, a.body) != string(h.o.Files[name]) {
				h.Errorf("%s, accepting %q: %d in %q", target, tt.accept, a.StatusCode, a.Header.Get("Content-Encoding"))
			}
			if a.Header.Get("Content-Type") != headers.Type(name) || !strings.Contains(strings.Join(a.Header.Values("Vary"), ","), "Accept-Encoding") {
				h.Errorf("%s, accepting %q: Content-Type %q, Vary %q", target, tt.accept, a.Header.Get("Content-Type"), a.Header.Values("Vary"))
			}
			if target == "/web/app.wasm" {
				tags[a.Header.Get("ETag")] = true
			}
		}
	}
	if len(tags) != 3 {
		h.Errorf("three encodings have the tags %v", tags)
	}
}

func unpack(t *testing.T, encoding, body string) string {
	t.Helper()
	var r io.Reader = strings.NewReader(body)
	switch encoding {
	case "br":
		r = brotli.NewReader(r)
	case "gzip":
		zipped, err := gzip.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		r = zipped
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// checkConditions asks for what has not changed, and for parts.
func (h host) checkConditions() {
	for _, accept := range []string{"", "br"} {
		for _, target := range []string{"/draft/a", "/web/app.wasm"} {
			whole := h.ask("GET", target, "Accept-Encoding", accept)
			tag := whole.Header.Get("ETag")
			a := h.ask("GET", target, "Accept-Encoding", accept, "If-None-Match", tag)
			if a.StatusCode != 304 || a.body != "" || a.Header.Get("ETag") != tag {
				h.Errorf("%s in %q again: %d %q", target, accept, a.StatusCode, a.Header.Get("ETag"))
			}
			h.checkCommon(target, a)
			if a := h.ask("GET", target, "Accept-Encoding", accept, "If-None-Match", `"old"`); a.StatusCode != 200 {
				h.Errorf("%s with an old tag: %d", target, a.StatusCode)
			}
		}
	}
	whole := string(h.o.Files["web/app.wasm"])
	tag := h.ask("GET", "/web/app.wasm").Header.Get("ETag")
	for _, tt := range []struct {
		ask, ifRange string
		status       int
		body         string
	}{
		{"bytes=0-3", "", 206, whole[:4]},
		{"bytes=-4", "", 206, whole[len(whole)-4:]},
		{"bytes=4-", tag, 206, whole[4:]},
		{"bytes=4-", `"old"`, 200, whole},
		{"bytes=99999999-", "", 416, ""},
	} {
		header := []string{"Range", tt.ask}
		if tt.ifRange != "" {
			header = append(header, "If-Range", tt.ifRange)
		}
		a := h.ask("GET", "/web/app.wasm", header...)
		if a.StatusCode != tt.status || tt.status != 416 && a.body != tt.body {
			h.Errorf("%s if %s: %d with %d bytes, want %d with %d", tt.ask, tt.ifRange, a.StatusCode, len(a.body), tt.status, len(tt.body))
		}
	}
}

func (h host) checkMethods() {
	for _, target := range []string{"/", "/draft/a", "/web/app.wasm"} {
		if a := h.ask("HEAD", target); a.StatusCode != 200 || a.body != "" || a.ContentLength <= 0 {
			h.Errorf("HEAD %s: %d, length %d", target, a.StatusCode, a.ContentLength)
		}
		for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
			a := h.ask(method, target)
			if a.StatusCode != 405 || a.Header.Get("Allow") != "GET, HEAD" {
				h.Errorf("%s %s: %d, Allow %q", method, target, a.StatusCode, a.Header.Get("Allow"))
			}
		}
	}
}

// checkTricks asks in ways in which no page is written: all must lead nowhere,
// and above all not out of the folder or to another host.
func (h host) checkTricks() {
	for _, target := range []string{
		"/../secret.txt", "/draft/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt", "/..\\secret.txt",
		"/draft/%2e%2e/draft/a", "/draft/../draft/a", "/./draft/a", "//draft/a", "/draft//a", "/draft%2fa", "/%64raft/a",
		"//elsewhere.example/", "//elsewhere.example/%2e%2e", "/\\elsewhere.example/", "/draft/a//",
		"/" + build.MarkerFile, "/" + headers.StaticName, "/.git/config", "/web/app.wasm.br", "/index.html.gz", "/draft/a%00.html", "/draft/a%20",
	} {
		status, text := raw(h.T, h.address, "GET "+target+" HTTP/1.1\r\nHost: "+strings.TrimPrefix(h.address, "http://")+"\r\nConnection: close\r\n\r\n")
		if status != 404 && status != 400 || strings.Contains(text, "secret") || strings.Contains(strings.ToLower(text), "\nlocation:") {
			h.Errorf("%s: %d\n%.300s", target, status, text)
		}
	}
	for name, request := range map[string]string{
		"no host":   "GET / HTTP/1.1\r\n\r\n",
		"two hosts": "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
		"not HTTP":  "\x16\x03\x01 hello\r\n\r\n",
	} {
		if status, _ := raw(h.T, h.address, request); status != 400 && status != 0 {
			h.Errorf("%s: %d", name, status)
		}
	}
}
