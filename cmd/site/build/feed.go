package build

import (
	"encoding/xml"
	"fmt"
	"html"
	"strings"
)

// feedFile is the feed of editions, which every page names in its head.
const feedFile = "feed.xml"

// feed is an Atom document (RFC 4287).
type feed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []feedLink  `xml:"link"`
	Entries []feedEntry `xml:"entry"`
}

type feedLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type feedEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    feedLink `xml:"link"`
	Content struct {
		Type string `xml:"type,attr"`
		HTML string `xml:",chardata"`
	} `xml:"content"`
}

// editionsFeed tells of each edition what it changed. Its dates are those of
// the editions. A site without a log has no feed.
func editionsFeed(s Site) ([]byte, error) {
	if len(s.Log) == 0 {
		return nil, nil
	}
	origin := "https://" + s.Domain
	f := feed{
		Lang: "en", ID: origin + "/" + feedFile, Title: s.Name + ": editions and corrections",
		Updated: midnight(s.Log[0].Date), Author: s.Name,
		Links: []feedLink{
			{"self", "application/atom+xml", origin + "/" + feedFile},
			{"alternate", "text/html", origin + "/editions"},
		},
	}
	for _, e := range s.Log {
		entry := feedEntry{
			ID:      origin + "/editions#" + e.Date,
			Title:   "Edition of " + e.Date + ": " + e.Title,
			Updated: midnight(e.Date),
			Link:    feedLink{"alternate", "text/html", origin + "/editions#" + e.Date},
		}
		entry.Content.Type, entry.Content.HTML = "html", changesHTML(e.Changes)
		f.Entries = append(f.Entries, entry)
	}
	out, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		return nil, fmt.Errorf("feed: %w", err)
	}
	return append([]byte(xml.Header), append(out, '\n')...), nil
}

// midnight is the beginning of a day as feeds write it; editions know no hours.
func midnight(date string) string { return date + "T00:00:00Z" }

func changesHTML(changes []Amendment) string {
	var b strings.Builder
	b.WriteString("<ul>")
	for _, c := range changes {
		fmt.Fprintf(&b, "<li>%s Why: %s</li>", html.EscapeString(c.What), html.EscapeString(c.Why))
	}
	b.WriteString("</ul>")
	return b.String()
}
