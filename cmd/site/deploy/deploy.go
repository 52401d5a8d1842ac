// Package deploy writes the configurations with which nginx and Caddy serve the
// built site as "site serve" does: the same addresses, header fields and
// encodings. Both are made from the table of package headers; a test holds the
// copies in deploy/ to it, and others ask the real programs.
//
// What they add to serving a folder:
//
//   - /draft/us-28 is the file draft/us-28.html; other spellings of a page are
//     redirected to it, and a path that is written in any odd way is not found.
//   - Sidecars are sent as the browser prefers and are no addresses by themselves.
//   - 404.html is sent with status 404.
//   - Only GET and HEAD are answered.
package deploy

import (
	"bytes"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template"

	"github.com/draftlines/draftlines/cmd/site/headers"
)

// Settings are what differs from one host to the next.
type Settings struct {
	Listen string         // address for nginx's listen: a port, or address:port
	Root   string         // folder of the built site
	Inline headers.Inline // what stands in its pages
}

// Files are the configurations by their name in deploy/.
func Files(s Settings) (map[string][]byte, error) {
	out := map[string][]byte{}
	for name, text := range map[string]string{"nginx.conf": nginxText, "Caddyfile": caddyText} {
		content, err := fill(name, text, s)
		if err != nil {
			return nil, err
		}
		out[name] = content
	}
	return out, nil
}

//go:embed nginx.tmpl
var nginxText string

//go:embed Caddyfile.tmpl
var caddyText string

// mediaType is a line of a server's table of media types.
type mediaType struct {
	Extension string // without the dot
	Type      string
}

func fill(name, text string, s Settings) ([]byte, error) {
	t, err := template.New(name).Funcs(template.FuncMap{"quote": quote, "cel": cel, "own": own}).Parse(text)
	if err != nil {
		return nil, err
	}
	var types []mediaType
	for _, ext := range slices.Sorted(maps.Keys(headers.Types)) {
		types = append(types, mediaType{strings.TrimPrefix(ext, "."), headers.Types[ext]})
	}
	var out bytes.Buffer
	err = t.Execute(&out, map[string]any{
		"Listen": s.Listen, "Root": s.Root, "Common": headers.Common(s.Inline), "Types": types, "Kept": headers.Kept,
		"Hash": headers.Hash, "PlainHost": headers.PlainHost, "Forever": headers.Forever, "CheckAgain": headers.CheckAgain,
	})
	if err != nil {
		return nil, fmt.Errorf("configuration %s: %w", name, err)
	}
	return out.Bytes(), nil
}

// quote writes a value in double quotes, as both programs read them.
func quote(s string) (string, error) {
	if strings.ContainsAny(s, "\"\\$\n") {
		return "", fmt.Errorf("%q cannot be written into a configuration", s)
	}
	return `"` + s + `"`, nil
}

// own puts what a server has for its own host into a value.
func own(variable, value string) string {
	return strings.ReplaceAll(value, headers.OwnHost, variable)
}

// cel writes a regular expression as a string of Caddy's expression language,
// which takes backslashes as they are in a raw string.
func cel(s string) (string, error) {
	if strings.ContainsAny(s, "'\n`") {
		return "", fmt.Errorf("%q cannot be written into an expression", s)
	}
	return `r'` + s + `'`, nil
}
