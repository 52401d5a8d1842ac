package build

import (
	"strings"
	"testing"
)

func TestAddAlternates(t *testing.T) {
	const page = `<!DOCTYPE html><html><head><title>A</title></head><body>` +
		`<a download="a.csv" href="/data/a.csv" rel="alternate">a</a><a download="b.csv" href="/data/b.csv">b</a>` +
		`<a download="c" href="/data/c.geojson" rel="alternate">&lt;/head&gt;</a></body></html>`
	const links = `<link href="/data/a.csv" rel="alternate" type="text/csv"><link href="/data/c.geojson" rel="alternate" type="application/geo+json">`
	got, err := addAlternates([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Replace(page, "</head>", links+"</head>", 1); string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
