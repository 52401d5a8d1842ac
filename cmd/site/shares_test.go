package main

import (
	"crypto/sha512"
	"encoding/base64"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

var scriptInCode = regexp.MustCompile(`<script src="https://` + regexp.QuoteMeta(defaultDomain) + `/([^"]+)" integrity="sha384-([^"]+)"`)

// TestIntegrity compares the hashes in the codes with the files that lie under
// the addresses beside them: with a wrong one the script does not run in any
// article.
func TestIntegrity(t *testing.T) {
	dir := dist(t)
	found := map[string]bool{}
	for _, d := range documents(t) {
		if d.path != "/articles" && !strings.HasPrefix(d.path, "/share") {
			continue
		}
		for n := range d.root.Descendants() {
			if n.Type != html.TextNode {
				continue
			}
			for _, m := range scriptInCode.FindAllStringSubmatch(n.Data, -1) {
				content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(m[1])))
				if err != nil {
					t.Fatalf("%s: %v", d.path, err)
				}
				sum := sha512.Sum384(content)
				if want := base64.StdEncoding.EncodeToString(sum[:]); m[2] != want {
					t.Errorf("%s: %s has the hash %s, the code says %s", d.path, m[1], want, m[2])
				}
				found[filepath.Base(m[1])] = true
			}
		}
	}
	if !found["host.js"] || !found["element.js"] {
		t.Errorf("only %v are in codes", found)
	}
}

// TestSharesAreAside: pages that offer a map are in no site map, on no device and
// in no search engine.
func TestSharesAreAside(t *testing.T) {
	dir := dist(t)
	for _, file := range []string{"sitemap.xml", "app-worker.js", "data/search.json"} {
		content, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(content), "/share/draft/") {
			t.Errorf("%s names a page that offers a map", file)
		}
	}
	shares := 0
	for _, d := range documents(t) {
		if d.path != "/share" && !strings.HasPrefix(d.path, "/share/") {
			continue
		}
		shares++
		if d.head()["robots"] != "noindex" {
			t.Errorf("%s is for search engines", d.path)
		}
	}
	if shares < 300 {
		t.Errorf("only %d pages offer maps", shares)
	}
}
