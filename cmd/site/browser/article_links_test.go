package browser

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// TestArticleLinks: a link in the frame opens a page of ours beside the article
// and does not say which article it was.
func TestArticleLinks(t *testing.T) {
	browsertest.Need(t)
	pages := browsertest.Handler(t)
	var mu sync.Mutex
	asked := map[string]string{}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		if _, there := asked[r.URL.Path]; !there {
			asked[r.URL.Path] = "from " + r.Referer()
		}
		mu.Unlock()
		pages.ServeHTTP(w, r)
	}))
	t.Cleanup(site.Close)
	host := httptest.NewServer(articles(t, site.URL, browsertest.Dist(t)))
	t.Cleanup(host.Close)
	tab := browsertest.Open(t, host.URL, browsertest.Reader{Also: []string{site.URL}})
	tab.Goto("/plain.html")
	settled(tab, 1, 0)
	tab.Click("iframe") // it has to be in view
	tab.ClickAt(tab.Frame(0).Middle(".onward"))
	// The new tab hides this one, which then draws nothing to wait for.
	for end := time.Now().Add(browsertest.WaitTime); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		mu.Lock()
		from, there := asked["/draft/us-28"]
		mu.Unlock()
		if !there {
			continue
		}
		if from != "from " {
			t.Errorf("the link says that it was %s", from)
		}
		if !strings.HasSuffix(tab.Path(), "/plain.html") || browsertest.Eval[string](tab.Frame(0), `location.pathname`) != "/embed/"+editionDay(t)+"/draft/us-28" {
			t.Error("the article or the frame has gone elsewhere")
		}
		return
	}
	t.Error("the link does nothing")
}

// TestArticleLinksInWordPress: in its sandbox no window can be opened; WordPress
// follows the link for the reader, and only for the reader.
func TestArticleLinksInWordPress(t *testing.T) {
	tab := article(t, desk, "wordpress.html")
	settled(tab, 1, 1000)
	inside := tab.Frame(0)
	browsertest.Eval[bool](tab, `(document.activeElement.blur(), true)`)
	browsertest.Eval[bool](inside, `(document.querySelector(".onward").click(), true)`)
	tab.Wait(`heard.some((m) => m.message === "link" && m.secret === "k3Vq9ZtWbP" && m.value.endsWith("/area/crimea"))`)
	tab.Settle()
	if !strings.HasSuffix(tab.Path(), "/wordpress.html") {
		t.Error("the article is left though nobody is in the frame")
	}
	browsertest.Eval[bool](tab, `(document.querySelector("iframe").focus(), true)`)
	browsertest.Eval[bool](inside, `(document.querySelector(".onward").focus({preventScroll: true}), true)`)
	tab.Press(kb.Enter)
	tab.Wait(`location.pathname === "/area/crimea"`)
}
