package browser

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/build"
)

// The sample articles in testdata/articles are served from another origin than
// the maps in them. In them SITE stands for the address of the site, EDITION for
// its edition, INTEGRITY for the hash of the script for heights, and PASTED for
// what WordPress makes of an address that was pasted in.

// strictPolicy is that of a host which allows nothing but the frame; with
// -script also the script for heights.
const strictPolicy = "default-src 'none'; style-src 'self'; img-src data:; frame-src SITE"

// articles serves the sample articles with maps of a site, which was built into
// a folder.
func articles(t testing.TB, site, dir string) http.Handler {
	t.Helper()
	read := func(name string) []byte {
		content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	sum := sha512.Sum384(read("embed/" + editionDay(t) + "/assets/host.js"))
	fill := strings.NewReplacer(
		"SITE", site, "EDITION", editionDay(t), "INTEGRITY", "sha384-"+base64.StdEncoding.EncodeToString(sum[:]),
		"PASTED", strings.ReplaceAll(pasted(t, read("oembed/area/crimea.json")), "https://draftlines.example", site),
	)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Base(r.URL.Path)
		if r.URL.Path == "/" {
			name = "index.html"
		}
		content, err := os.ReadFile(filepath.Join("testdata", "articles", name))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		switch name {
		case "strict.html":
			w.Header().Set("Content-Security-Policy", fill.Replace(strictPolicy))
		case "strict-script.html":
			w.Header().Set("Content-Security-Policy", fill.Replace(strictPolicy+"; script-src SITE"))
		}
		http.ServeContent(w, r, name, time.Time{}, strings.NewReader(fill.Replace(string(content))))
	})
}

// pasted is what WordPress writes into an article for the oEmbed answer of a
// provider that it does not know: the quotation is shown, and the frame, which
// gets a sandbox and a secret, is hidden until its first message.
func pasted(t testing.TB, answer []byte) string {
	t.Helper()
	var said struct{ HTML string }
	if err := json.Unmarshal(answer, &said); err != nil || !strings.Contains(said.HTML, "</blockquote><iframe src=") {
		t.Fatalf("the answer is %s (%v)", answer, err)
	}
	html := strings.Replace(said.HTML, "<blockquote>", `<blockquote class="wp-embedded-content" data-secret="k3Vq9ZtWbP">`, 1)
	before, after, _ := strings.Cut(html, "<iframe src=\"")
	address, rest, _ := strings.Cut(after, "\"")
	return before + `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position: absolute; visibility: hidden;" data-secret="k3Vq9ZtWbP" src="` +
		address + `#?secret=k3Vq9ZtWbP"` + rest
}

// editionDay is that of the site's edition.
func editionDay(t testing.TB) string {
	t.Helper()
	marker, err := build.ReadMarker(browsertest.Dist(t))
	if err != nil {
		t.Fatal(err)
	}
	return marker.Edition
}

// article opens a sample article and waits for its frames, the lazy ones too.
// What they tell it is in window.heard, what anybody stores in window.stored.
func article(t *testing.T, r browsertest.Reader, name string) *browsertest.Tab {
	t.Helper()
	tab := articleOn(t, "127.0.0.1", r, name)
	if r.NoScript {
		return tab
	}
	for i := range browsertest.Eval[int](tab, browsertest.Frames+`.length`) {
		browsertest.Eval[bool](tab, fmt.Sprintf(`(%s[%d].scrollIntoView({behavior: "instant"}), true)`, browsertest.Frames, i))
		tab.Frame(i).Wait(drawn)
	}
	browsertest.Eval[bool](tab, `(scrollTo({top: 0, behavior: "instant"}), true)`)
	return tab
}

// articleOn opens an article on a host: on "localhost" its frames are of another
// host and run, as they do at a newspaper, in a process of their own.
func articleOn(t *testing.T, host string, r browsertest.Reader, name string) *browsertest.Tab {
	t.Helper()
	site := browsertest.Site(t)
	server := httptest.NewServer(articles(t, site, browsertest.Dist(t)))
	t.Cleanup(server.Close)
	r.Also = append(r.Also, site)
	r.Before += noteStorage + `if (window === top) { window.heard = []; addEventListener("message", (e) => heard.push(e.data)); }`
	tab := browsertest.Open(t, strings.Replace(server.URL, "127.0.0.1", host, 1), r)
	tab.Goto("/" + name)
	return tab
}

var articlesAddr = flag.String("articles.addr", "", "address to serve the sample articles at, until interrupted")

// TestShowArticles serves the site and the sample articles for a person to look
// at: make articles.
func TestShowArticles(t *testing.T) {
	if *articlesAddr == "" {
		t.Skip("nobody wants to look; make articles does")
	}
	dir := browsertest.Dist(t)
	site := browsertest.Serve(t, dir)
	l, err := net.Listen("tcp", *articlesAddr)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the sample articles are at http://%s/, the site at %s/", l.Addr(), site)
	t.Log(http.Serve(l, articles(t, site, dir)))
}
