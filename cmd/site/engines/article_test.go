package engines

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
	"github.com/draftlines/draftlines/cmd/site/webdriver"
)

// article serves a page of another origin than the site's. What frames tell it
// is in window.heard.
func article(t *testing.T, site, body string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,">
<script>window.heard = []; addEventListener("message", (e) => heard.push(e.data));</script></head>
<body><h1>An article</h1>%s</body></html>`, strings.ReplaceAll(body, "SITE", site))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// lookAtArticle: the script for heights gives each frame the height of its own
// content, and another when the window changes.
func lookAtArticle(t *testing.T, in engine) {
	site := host(t).URL
	url := article(t, site, `
<iframe src="SITE/embed/draft/us-28" title="A map" width="100%" height="300" frameborder="0"></iframe>
<iframe src="SITE/embed/place/bakhmut?theme=dark" title="Another" width="60%" height="300" frameborder="0"></iframe>
<script src="SITE/embed/assets/host.js"></script>`)
	for _, w := range []webdriver.Window{desk, {Width: 320, Height: 700}} {
		tab := open(t, in, w, url, "/")
		for i, id := range []string{"/embed/draft/us-28", "/embed/place/bakhmut"} {
			tab.wait(fmt.Sprintf(`(() => {
				const said = heard.filter((m) => m.type === "draftlines:height" && m.id === %q).pop();
				const frame = document.querySelectorAll("iframe")[%d].getBoundingClientRect();
				return said && said.height > 400 && Math.abs(frame.height - said.height) <= 2;
			})()`, id, i))
		}
		if wide := eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("%d wide: the article scrolls sideways by %d", w.Width, wide)
		}
		tab.picture()
	}
	// The height that a frame tells is that of its content.
	tab := open(t, in, desk, site, "/embed/draft/us-28")
	height := eval[float64](tab, `document.documentElement.getBoundingClientRect().height`)
	framed := open(t, in, desk, article(t, site, `<iframe src="SITE/embed/draft/us-28" title="A map" width="1280" height="300" style="border: 0; margin: 0"></iframe>`), "/")
	framed.wait(fmt.Sprintf(`Math.abs(heard.filter((m) => m.type === "draftlines:height").pop()?.height - %v) <= 2`, height))
}

// lookAtSandbox: without an origin of its own a frame still draws, and speaks to
// WordPress.
func lookAtSandbox(t *testing.T, in engine) {
	url := article(t, host(t).URL, `<iframe sandbox="allow-scripts" security="restricted" src="SITE/embed/area/crimea#?secret=abc" title="A map" width="600" height="600"></iframe>`)
	tab := open(t, in, desk, url, "/")
	tab.wait(`heard.some((m) => m.message === "height" && m.secret === "abc" && m.value > 300)`)
	tab.settle()
	if n := len(browsertest.Shares(tab.picture())); n < 100 {
		t.Errorf("the frame has %d colours", n)
	}
}
