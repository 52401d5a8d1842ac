package build_test

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/build/buildtest"
)

// TestFeed reads the feed as a feed reader does.
func TestFeed(t *testing.T) {
	o := render(t, buildtest.Site())
	var feed struct {
		ID      string `xml:"http://www.w3.org/2005/Atom id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Author  string `xml:"author>name"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Entries []struct {
			Content struct {
				Type string `xml:"type,attr"`
				HTML string `xml:",chardata"`
			} `xml:"content"`
		} `xml:"entry"`
	}

	if err := xml.Unmarshal(o.Files["feed.xml"], &feed); err != nil {
		t.Fatal(err)
	}
	const origin = "https://" + buildtest.Domain
	const day = buildtest.Edition + "T00:00:00Z" // no clock has a say in it
	if feed.ID != origin+"/feed.xml" || feed.Title == "" || feed.Updated != day || feed.Author == "" {
		t.Errorf("the feed is %+v", feed)
	}
	if len(feed.Links) != 2 || feed.Links[0].Rel != "self" || feed.Links[0].Href != origin+"/feed.xml" || feed.Links[1].Href != origin+"/editions" {
		t.Errorf("links %+v", feed.Links)
	}
	if len(feed.Entries) != 1 {
		t.Fatalf("%d entries, want 1", len(feed.Entries))
	}
	want := "<ul><li>Something &lt;was&gt; wrong. Why: Somebody saw &#34;it&#34;.</li></ul>"
	if c := feed.Entries[0].Content; c.Type != "html" || c.HTML != want {
		t.Errorf("content %+v, want %s", c, want)
	}
	for _, line := range []string{"<id>" + origin + "/editions#" + buildtest.Edition + "</id>", "<updated>" + day + "</updated>", "First &amp; only</title>"} {
		if !strings.Contains(string(o.Files["feed.xml"]), line) {
			t.Errorf("the feed has no %s", line)
		}
	}
	for _, page := range []string{"index.html", "draft/a.html", "404.html"} {
		if !bytes.Contains(o.Files[page], []byte(`href="/feed.xml" rel="alternate" title="Editions and corrections" type="application/atom+xml"`)) {
			t.Errorf("%s does not name the feed", page)
		}
	}
}

func TestNoFeedWithoutALog(t *testing.T) {
	s := buildtest.Site()
	s.Log = nil
	o := render(t, s)
	if _, there := o.Files["feed.xml"]; there || bytes.Contains(o.Files["index.html"], []byte("feed.xml")) {
		t.Error("there is a feed of no editions")
	}
}
