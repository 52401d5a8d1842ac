package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/serve"
	"golang.org/x/net/html"
)

// These tests look at the real site as "site build" writes it. That the build
// succeeded says already that every route answers 200 and every link leads
// somewhere.

func TestMain(m *testing.M) { browsertest.Main(m) }

// dist is the folder of the real site.
func dist(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("the site is not built in short tests")
	}
	return browsertest.Dist(t)
}

// document is a parsed page.
type document struct {
	path string // URL path
	file string
	root *html.Node
}

// documents parses all pages, sorted by path, but for the maps for articles,
// which are no pages of the site.
func documents(t *testing.T) []document {
	t.Helper()
	all := parsed(t, func(file string) bool { return !forArticles(file) })
	if len(all) < 50 {
		t.Errorf("only %d pages were built", len(all))
	}
	return all
}

// forArticles reports whether a file is a map for articles. Package
// cmd/site/embed tests those.
func forArticles(file string) bool {
	return file == "embed.html" || strings.HasPrefix(filepath.ToSlash(file), "embed/")
}

// parsed parses the HTML files that are wanted, sorted by path.
func parsed(t *testing.T, wanted func(file string) bool) []document {
	t.Helper()
	dir := dist(t)
	var all []document
	for _, file := range filesOf(t, dir) {
		if filepath.Ext(file) != ".html" || !wanted(file) {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		path := "/" + strings.TrimSuffix(filepath.ToSlash(file), ".html")
		if file == "index.html" {
			path = "/"
		}
		all = append(all, document{path, file, root})
	}
	return all
}

func filesOf(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	return files
}

// all returns the elements of a page with a tag.
func (d document) all(tag string) []*html.Node {
	var found []*html.Node
	for n := range d.root.Descendants() {
		if n.Type == html.ElementNode && n.Data == tag && n.Namespace == "" {
			found = append(found, n)
		}
	}
	return found
}

// head returns what the head says of the page, by meta name, property or rel;
// "title" is the title.
func (d document) head() map[string]string {
	says := map[string]string{}
	for _, n := range d.all("title") {
		says["title"] = text(n)
	}
	for _, n := range d.all("meta") {
		says[attr(n, "name")+attr(n, "property")] = attr(n, "content")
	}
	for _, n := range d.all("link") {
		says[attr(n, "rel")] = attr(n, "href")
	}
	return says
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

func TestEveryPageSaysWhatItIs(t *testing.T) {
	titles := map[string]string{}
	for _, d := range documents(t) {
		says := d.head()
		if h1 := d.all("h1"); len(h1) != 1 || text(h1[0]) == "" {
			t.Errorf("%s has %d h1, want one with a text", d.path, len(h1))
		}
		for _, tag := range []string{"main", "header", "footer", "nav"} {
			if len(d.all(tag)) == 0 {
				t.Errorf("%s has no %s", d.path, tag)
			}
		}
		if says["title"] == "" || titles[says["title"]] != "" {
			t.Errorf("%s and %s have the same title %q, or none", d.path, titles[says["title"]], says["title"])
		}
		titles[says["title"]] = d.path
		if n := len([]rune(says["description"])); n < 20 || n > 320 {
			t.Errorf("%s has a description of %d letters: %q", d.path, n, says["description"])
		}
		want := "https://" + defaultDomain + d.path
		if d.path == "/404" {
			want = "" // it stands at every address that does not exist
		}
		if says["canonical"] != want {
			t.Errorf("%s says that its canonical address is %q, want %q", d.path, says["canonical"], want)
		}
		if lang := attr(d.all("html")[0], "lang"); lang != "en" {
			t.Errorf("%s is in %q", d.path, lang)
		}
	}
}

func TestEveryPageIsServed(t *testing.T) {
	h, err := serve.New(dist(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents(t) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, d.path, nil))
		want := http.StatusOK
		if d.path == "/404" {
			want = http.StatusNotFound
		}
		if w.Code != want {
			t.Errorf("%s: status %d", d.path, w.Code)
		}
	}
}

// sent is the number of bytes of a file that cross the network.
func sent(t *testing.T, dir, file string) int {
	t.Helper()
	for _, name := range []string{file + ".br", file} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return int(info.Size())
		}
	}
	t.Fatalf("there is no %s", file)
	return 0
}

func TestBudgets(t *testing.T) {
	dir := dist(t)
	for _, d := range documents(t) {
		if n := sent(t, dir, d.file); n > 45_000 {
			t.Errorf("%s has %d bytes of HTML in brotli, want at most 45,000", d.path, n)
		}
	}
	if n := sent(t, dir, "web/app.wasm"); n > 1_200_000 {
		t.Errorf("the browser's program has %d bytes in brotli, want at most 1,200,000", n)
	} else {
		t.Logf("program %d bytes in brotli", n)
	}
}

// TestFirstPicture adds up what a browser must have before it draws the map and
// the text of the front page.
func TestFirstPicture(t *testing.T) {
	dir := dist(t)
	front := documents(t)[slices.IndexFunc(documents(t), func(d document) bool { return d.path == "/" })]
	needed := []string{front.file}
	for _, n := range front.all("link") {
		if attr(n, "rel") == "stylesheet" {
			needed = append(needed, assetFile(attr(n, "href")))
		}
	}
	for _, n := range front.all("script") {
		if src := attr(n, "src"); src != "" && !hasAttr(n, "defer") && !hasAttr(n, "async") {
			needed = append(needed, assetFile(src))
		}
	}
	total := 0
	for _, file := range needed {
		n := sent(t, dir, file)
		t.Logf("%6d %s", n, file)
		total += n
	}
	if total > 60_000 {
		t.Errorf("the front page needs %d bytes in brotli before it is drawn, want at most 60,000", total)
	}
}

var storeLine = regexp.MustCompile(`(?m)^const STORE = (.*);$`)

// TestOfflineBudget adds up what readers fetch and keep to read offline. The
// page /offline names both figures (app/offline_page.go).
func TestOfflineBudget(t *testing.T) {
	dir := dist(t)
	worker, err := os.ReadFile(filepath.Join(dir, "app-worker.js"))
	if err != nil {
		t.Fatal(err)
	}
	m := storeLine.FindSubmatch(worker)
	if m == nil {
		t.Fatal("the service worker has no list of files")
	}
	var store struct{ Files map[string]string }
	if err := json.Unmarshal(m[1], &store); err != nil {
		t.Fatal(err)
	}
	fetched, kept := sent(t, dir, "app-worker.js"), 0
	for address := range store.Files {
		file := assetFile(address)
		if filepath.Ext(file) == "" {
			file = map[bool]string{true: "index.html", false: file + ".html"}[file == ""]
		}
		info, err := os.Stat(filepath.Join(dir, file))
		if err != nil {
			t.Error(err)
			continue
		}
		fetched += sent(t, dir, file)
		kept += int(info.Size())
	}
	t.Logf("%d files, %d bytes in brotli, %d on the device", len(store.Files), fetched, kept)
	if len(store.Files) < 80 || fetched > 3_500_000 || kept > 19_000_000 {
		t.Errorf("%d files, %d bytes to fetch (want at most 3,500,000), %d to keep (want at most 19,000,000)", len(store.Files), fetched, kept)
	}
}

func assetFile(href string) string {
	path, _, _ := strings.Cut(href, "?")
	return strings.TrimPrefix(path, "/")
}

func TestSidecarsAreThere(t *testing.T) {
	dir := dist(t)
	for _, file := range []string{"index.html", "web/app.wasm", "web/styles.css", "app.js", "data/areas.json", "data/layers/areas.geojson"} {
		whole, err := os.Stat(filepath.Join(dir, file))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, ext := range []string{".br", ".gz"} {
			info, err := os.Stat(filepath.Join(dir, file+ext))
			if err != nil || info.Size() >= whole.Size() {
				t.Errorf("%s%s is missing or no smaller than the file", file, ext)
			}
		}
	}
}

// programChanged reports whether the builder would be another program now than
// the one that built the shared site.
func programChanged(t *testing.T, root string) bool {
	t.Helper()
	now := filepath.Join(t.TempDir(), "program")
	cmd := exec.Command("go", "build", "-buildvcs=false", "-o", now, "./cmd/site")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	a, errA := os.ReadFile(now)
	b, errB := os.ReadFile(filepath.Join(root, "build", "testsite-program"))
	if errA != nil || errB != nil {
		t.Fatal(errA, errB)
	}
	return !bytes.Equal(a, b)
}

// TestBuildAgain builds the real site once more, as another process, and
// compares every byte.
func TestBuildAgain(t *testing.T) {
	first, second := dist(t), filepath.Join(t.TempDir(), "dist")
	root, err := build.ModuleRoot()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(filepath.Join(root, "build", "testsite-program"), "build", "-out", second)
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if bytes.ContainsAny(out, "\r\x1b") {
		t.Errorf("the build shows its progress where nobody watches: %q", out)
	}
	if programChanged(t, root) {
		t.Skip("somebody edited the sources between the two builds")
	}
	files := filesOf(t, first)
	if again := filesOf(t, second); !slices.Equal(files, again) {
		t.Fatalf("the builds have different files:\n%v\n%v", files, again)
	}
	for _, file := range files {
		a, errA := os.ReadFile(filepath.Join(first, file))
		b, errB := os.ReadFile(filepath.Join(second, file))
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs between two builds", file)
		}
	}
	if m, err := build.ReadMarker(second); err != nil || m.Version == "" {
		t.Errorf("marker: %v %v", m, err)
	}
}
