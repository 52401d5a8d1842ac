package app

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/app/apptest"
	"golang.org/x/net/html"
)

// shareSite is the small atlas with what the builder knows.
func shareSite(t *testing.T) *Site {
	t.Helper()
	known := siteOf(t)
	s := NewSite(known.Atlas, known.Sheet)
	s.Origin = "https://example.org"
	s.Integrity = map[string]string{"host.js": "sha384-hosthost", "element.js": "sha384-elementelement"}
	return s
}

// TestEveryMapOffersItself: the link is under every map and nowhere else.
func TestEveryMapOffersItself(t *testing.T) {
	for _, p := range loadAll(t) {
		links := p.All("a.share-link")
		if siteOf(t).route(p.Path).Plain() {
			if len(links) != 0 {
				t.Errorf("%s has no map, but offers one", p.Path)
			}
			continue
		}
		if len(links) != 1 || apptest.Attr(links[0], "href") != sharePath(p.Path) || textOf(links[0]) != "Share, cite, embed" {
			t.Errorf("%s: %d links to the page that offers its map", p.Path, len(links))
		}
	}
}

func TestSharesAreWhole(t *testing.T) {
	s := shareSite(t)
	shares, maps := Shares(s), 0
	for _, r := range s.Routes() {
		if !r.Plain() {
			maps++
		}
	}
	if len(shares) != maps {
		t.Errorf("%d pages offer %d maps", len(shares), maps)
	}
	for _, share := range shares {
		root := parseBody(t, share.Body)
		checkIDs(t, root)
		for _, a := range apptest.All(root, "a") {
			if id, ok := strings.CutPrefix(apptest.Attr(a, "href"), "#"); ok && len(apptest.All(root, "#"+id)) != 1 {
				t.Errorf("%s has no #%s to skip to", share.Path, id)
			}
		}
		page := strings.TrimPrefix(share.Path, ShareFolder)
		if page == "" {
			page = "/"
		}
		if back := apptest.All(root, "a#share-back"); len(back) != 1 || apptest.Attr(back[0], "href") != page || textOf(back[0]) == "" {
			t.Errorf("%s does not lead back to %s by name", share.Path, page)
		}
		title := s.route(page).Title
		if said := textOf(apptest.All(root, "p.citation")[0]); share.Title != "Share: "+title || title == "" || !strings.HasPrefix(said, "“"+title+"”") {
			t.Errorf("%s is titled %q and cites %q", share.Path, share.Title, said)
		}
		if got := apptest.Attr(apptest.All(root, "input#share-address")[0], "value"); got != "https://example.org"+page {
			t.Errorf("%s offers the link %s", share.Path, got)
		}
		if n := len(apptest.All(root, "textarea")); n != 7 {
			t.Errorf("%s has %d codes, want 7", share.Path, n)
		}
	}
}

func parseBody(t *testing.T, body string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// codesOf are the codes of a page by their form and edition, "frame pinned".
func codesOf(s *Site, path string) map[string]string {
	r := s.route(path)
	codes := map[string]string{}
	for _, f := range s.shareForms(r, s.shareMapOf(r)) {
		codes[f.id+" pinned"] = f.pinned
		if f.latest != "" {
			codes[f.id+" latest"] = f.latest
		}
	}
	return codes
}

// TestCodesNameTheEdition: by default, and only there.
func TestCodesNameTheEdition(t *testing.T) {
	s := shareSite(t)
	dated := "https://example.org/embed/2026-02-03/"
	for path, latest := range map[string]string{
		"/": "/embed", "/draft/first": "/embed/draft/first", "/draft/first/2a": "/embed/draft/first/2a", "/area/stepova": "/embed/area/stepova",
		"/compare/first/second": "/embed/compare/first/second", "/place/velyke": "/embed/place/velyke",
	} {
		codes := codesOf(s, path)
		pinned := dated + strings.TrimPrefix(latest, "/embed/")
		if path == "/" { // fixed, the newest draft is the one that is it now
			pinned = dated + "draft/" + string(s.Atlas.Newest().ID)
		}
		for _, form := range []string{"frame", "fitted"} {
			for edition, want := range map[string]string{"pinned": pinned, "latest": "https://example.org" + latest} {
				code := codes[form+" "+edition]
				frames := apptest.All(parseBody(t, code), "iframe")
				if len(frames) != 1 || apptest.Attr(frames[0], "src") != want {
					t.Errorf("%s: the code %s, %s is\n%s", path, form, edition, code)
				}
			}
		}
		if got := codes["wordpress pinned"]; got != "https://example.org"+path {
			t.Errorf("%s: the line for WordPress is %q", path, got)
		}
		if strings.Contains(codes["element latest"], ` edition="`) || !strings.Contains(codes["element pinned"], ` edition="2026-02-03"`) {
			t.Errorf("%s: the elements are\n%s\n%s", path, codes["element pinned"], codes["element latest"])
		}
	}
}

// TestCodesAreHTML parses the codes back: what was meant is what a browser reads,
// and nothing is left over.
func TestCodesAreHTML(t *testing.T) {
	s := shareSite(t)
	for _, r := range s.Routes() {
		if r.Plain() {
			continue
		}
		for form, code := range codesOf(s, r.Path) {
			root := parseBody(t, code)
			switch {
			case strings.HasPrefix(form, "wordpress"):
				continue
			case strings.HasPrefix(form, "element"):
				checkElement(t, r.Path+" "+form, root)
			default:
				frame := apptest.All(root, "iframe")[0]
				if apptest.Attr(frame, "title") == "" || apptest.Attr(frame, "height") != "640" || apptest.Attr(frame, "loading") != "lazy" {
					t.Errorf("%s %s: %s", r.Path, form, code)
				}
			}
			if !strings.HasPrefix(form, "frame") {
				checkScript(t, r.Path+" "+form, root)
			}
			if left := textOf(root); left != "" {
				t.Errorf("%s %s leaves text: %q", r.Path, form, left)
			}
		}
	}
}

func checkElement(t *testing.T, where string, root *html.Node) {
	t.Helper()
	links := apptest.All(root, "draftlines-map a")
	pictures := apptest.All(root, "draftlines-map a img")
	if len(links) != 1 || len(pictures) != 1 {
		t.Fatalf("%s has %d links and %d pictures", where, len(links), len(pictures))
	}
	if src := apptest.Attr(pictures[0], "src"); !strings.HasSuffix(src, ".png") || strings.Contains(where, "pinned") != strings.Contains(src, "/2026-02-03/") {
		t.Errorf("%s has the picture %s", where, src)
	}
	if alt := apptest.Attr(pictures[0], "alt"); !strings.Contains(alt, "20") || len(alt) < 30 {
		t.Errorf("%s: the picture says %q, without draft and date", where, alt)
	}
}

func checkScript(t *testing.T, where string, root *html.Node) {
	t.Helper()
	scripts := apptest.All(root, "script")
	if len(scripts) != 1 || !strings.HasPrefix(apptest.Attr(scripts[0], "src"), "https://example.org/embed/2026-02-03/assets/") ||
		!strings.HasPrefix(apptest.Attr(scripts[0], "integrity"), "sha384-") || apptest.Attr(scripts[0], "crossorigin") != "anonymous" {
		t.Errorf("%s: the script is not the edition's own, with its hash", where)
	}
}

// TestQuotesInCodes: titles have quotation marks and ampersands.
func TestQuotesInCodes(t *testing.T) {
	m := shareMap{title: `A "map" of <this> & that`}
	frame := apptest.All(parseBody(t, m.frameCode("https://example.org/embed/x?a=1&b=2")), "iframe")[0]
	if apptest.Attr(frame, "title") != m.title || apptest.Attr(frame, "src") != "https://example.org/embed/x?a=1&b=2" {
		t.Errorf("the browser reads %q, %q", apptest.Attr(frame, "title"), apptest.Attr(frame, "src"))
	}
}

func TestCSLJSON(t *testing.T) {
	s := shareSite(t)
	for _, r := range s.Routes() {
		if r.Plain() {
			continue
		}
		var entries []struct {
			ID, Type, Title, URL, Note string
			Issued                     struct {
				Parts [][]int `json:"date-parts"`
			}
		}
		if err := json.Unmarshal([]byte(s.cslJSON(r)), &entries); err != nil || len(entries) != 1 {
			t.Fatalf("%s: %v\n%s", r.Path, err, s.cslJSON(r))
		}
		e := entries[0]
		if e.Type != "webpage" || e.Title != r.Title || e.URL != "https://example.org"+r.Path || !strings.Contains(e.Note, "3 February 2026") {
			t.Errorf("%s: %+v", r.Path, e)
		}
		if len(e.Issued.Parts) != 1 || len(e.Issued.Parts[0]) != 3 || e.Issued.Parts[0][0] != 2026 {
			t.Errorf("%s: issued %v", r.Path, e.Issued.Parts)
		}
	}
}

// TestRecipesParse: the samples of the page on maps in articles are HTML or JSON
// that says what it should.
func TestRecipesParse(t *testing.T) {
	s := shareSite(t)
	m := s.shareMapOf(s.route("/"))
	var news map[string]any
	if err := json.Unmarshal([]byte(s.appleNews(m)), &news); err != nil || news["URL"] != m.pinned+".png" || news["role"] != "photo" {
		t.Errorf("Apple News: %v %v", err, news)
	}
	amp := parseBody(t, s.ampCode(m))
	for _, wanted := range []string{"amp-iframe[resizable]", "amp-iframe amp-img[placeholder]", "amp-iframe div[overflow]"} {
		if len(apptest.All(amp, wanted)) != 1 {
			t.Errorf("the sample for AMP has no %s", wanted)
		}
	}
	if sandbox := apptest.Attr(apptest.All(amp, "amp-iframe")[0], "sandbox"); !strings.HasPrefix(sandbox, "allow-scripts allow-same-origin") {
		t.Errorf("AMP's sandbox is %q", sandbox)
	}
	if n := len(apptest.All(parseBody(t, s.pictureCode(m)), "p a img")); n != 1 {
		t.Errorf("the picture for mail is there %d times", n)
	}
	page := load(t, articlesPath)
	for _, o := range []string{"theme=", "title=0", "legend=0", "controls=0", "area=", "draft=", "clause=", "compare=", "edition=", "lang="} {
		page.Check(t, apptest.In("table", apptest.HasText(o)))
	}
	for _, word := range []string{"draftlines:height", "secret", "embed-size", "pymxPYMx"} {
		page.Check(t, apptest.In("#heights-caption", apptest.HasSomeText()), apptest.In("main", apptest.HasText(word)))
	}
}
