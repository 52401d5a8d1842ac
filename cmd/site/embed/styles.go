package embed

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/draftlines/draftlines/cmd/site/squeeze"
)

// parts of web/styles.css that a map for articles has in common with the site:
// from the first text of each pair up to the second.
var parts = []struct{ from, to string }{
	{":root {", "@media (prefers-color-scheme: dark)"},
	{"path { vector-effect", "/* Furniture */"},
	{".map-scale {", ".map-controls {"},
	{".defs, .legend-defs", ".map-foot {"},
	{".p-different {", "/* ---- sieves"},
	{".place-mark {", ".text-page .places"},
}

// Styles returns the style sheet of all embeds: the parts of the site's, so that
// a sign looks the same in an article and here, and then web/embed.css.
func Styles(web fs.FS) (string, error) {
	site, err := fs.ReadFile(web, "styles.css")
	if err != nil {
		return "", err
	}
	own, err := fs.ReadFile(web, "embed.css")
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i, part := range parts {
		rules, err := between(string(site), part.from, part.to)
		if err != nil {
			return "", err
		}
		b.WriteString(rules)
		if i > 0 {
			continue
		}
		if rules, err = darkColours(string(site)); err != nil {
			return "", err
		}
		b.WriteString(rules)
	}
	b.Write(own)
	return squeeze.Style(b.String()), nil
}

// between returns the text from one mark up to the next other.
func between(css, from, to string) (string, error) {
	_, after, ok := strings.Cut(css, from)
	rules, _, ended := strings.Cut(after, to)
	if !ok || !ended {
		return "", fmt.Errorf("styles.css has nothing from %q to %q", from, to)
	}
	return from + rules, nil
}

// darkColours are those of the site, where the reader's system asks for dark,
// unless the article asks for light, and wherever the article asks for dark. What
// is printed is on white paper.
func darkColours(css string) (string, error) {
	_, after, ok := strings.Cut(css, "@media (prefers-color-scheme: dark) {\n  :root {")
	colours, _, ended := strings.Cut(after, "}")
	if !ok || !ended {
		return "", fmt.Errorf("styles.css has no dark colours")
	}
	return "@media screen and (prefers-color-scheme: dark) { :root:not([data-theme=light]) {" + colours + "} }\n" +
		"@media screen { :root[data-theme=dark] { color-scheme: dark;" + colours + "} }\n" +
		":root[data-theme=light] { color-scheme: light }\n", nil
}
