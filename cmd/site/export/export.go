// Package export makes the single file: all drafts, clauses, areas and terms of
// an edition, the map and the table of comparison in one HTML document that
// opens from a disk.
//
// The content is written by package app, in the words and with the renderers
// of the site ([app.TakeAlong]). This package makes a document of it:
//
//   - The style sheet is the site's own, with the rules that show one draft
//     (export.css) behind it, and without those for what the file does not have.
//   - Links to pages become links inside the file where it has the page's
//     content, and full addresses of the site where it has not.
//   - A policy of its own lets it load nothing and run nothing; the one style
//     sheet is allowed by its hash.
//
// A server sends the file for download only (application/octet-stream): the
// site's policy would take its style sheet away.
package export

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io/fs"
	"strings"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/repair"
	"github.com/draftlines/draftlines/cmd/site/squeeze"
)

//go:embed export.css
var ownStyles string

// File makes the single file of a site, whose Origin must be set. The tree is
// web/, for the style sheets and the icon.
func File(s *app.Site, web fs.FS) ([]byte, error) {
	content, err := repair.HTML([]byte(app.TakeAlong(s)))
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	var css string
	for _, name := range []string{"styles.css", "rest.css"} {
		sheet, err := fs.ReadFile(web, name)
		if err != nil {
			return nil, fmt.Errorf("export: %w", err)
		}
		css += string(sheet)
	}
	icon, err := fs.ReadFile(web, "icon.svg")
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	names := namesIn(content)
	styles := squeeze.Prune(squeeze.Style(css+ownStyles+draftRules(s)), func(name string) bool { return names[name] })
	if content, err = relink(content, s.Origin, styles); err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return document(s, styles, icon, content), nil
}

// document puts the parts together.
func document(s *app.Site, styles string, icon, content []byte) []byte {
	hash := sha256.Sum256([]byte(styles))
	policy := "default-src 'none'; img-src data:; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; base-uri 'none'; form-action 'none'"
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Draftlines, edition of %s</title>
<meta name="description" content="What the draft peace plans for Ukraine would do to the ground: the whole edition in one file.">
<link rel="canonical" href="%s/">
<link rel="icon" href="data:image/svg+xml;base64,%s">
<style>%s</style>
</head>
<body>
`, policy, s.Atlas.Edition, html.EscapeString(s.Origin), base64.StdEncoding.EncodeToString(icon), styles)
	b.Write(content)
	b.WriteString("\n</body>\n</html>\n")
	return b.Bytes()
}

// draftRules show on the map what belongs to the draft that is chosen, and
// hide the columns that the reader does not want.
func draftRules(s *app.Site) string {
	var b strings.Builder
	for _, d := range s.Atlas.Drafts {
		fmt.Fprintf(&b, "body:has(#show-%s:checked) .along-of.of-%[1]s { display: revert; }\n", d.ID)
	}
	for i, id := range app.TakeAlongColumns(s) {
		fmt.Fprintf(&b, "body:has(#column-%s:not(:checked)) .columns tr > :nth-child(%d) { display: none; }\n", id, i+2)
	}
	return b.String()
}
