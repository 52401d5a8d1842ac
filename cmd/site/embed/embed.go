package embed

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"path"
	"strings"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/repair"
	"github.com/draftlines/draftlines/cmd/site/squeeze"
)

// Folder is where the documents lie in a site.
const Folder = "embed"

// Files makes all documents and what they load, by their path in the site, whose
// Origin must be set. The tree is web/.
func Files(s *app.Site, web fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	pinned := path.Join(Folder, string(s.Atlas.Edition))
	if err := addAssets(files, s, web, pinned); err != nil {
		return nil, fmt.Errorf("embed: %w", err)
	}
	for _, e := range app.Embeds(s) {
		doc, err := document(s, e)
		if err != nil {
			return nil, fmt.Errorf("embed %s: %w", e.Path, err)
		}
		files[Folder+e.Path+".html"] = doc
		if e.Path != "" {
			files[pinned+e.Path+".html"] = doc
		}
	}
	return files, nil
}

// addAssets adds the style sheet and the script, for the latest and the pinned
// documents.
func addAssets(files map[string][]byte, s *app.Site, web fs.FS, pinned string) error {
	styles, err := Styles(web)
	if err != nil {
		return err
	}
	script, err := fs.ReadFile(web, "embed.js")
	if err != nil {
		return err
	}
	script = []byte(squeeze.Script(string(script)))
	// What articles load beside the frame, under an address that keeps its bytes
	// and so the hash that stands in the article.
	for _, name := range []string{"host.js", "element.js"} {
		content, err := fs.ReadFile(web, name)
		if err != nil {
			return err
		}
		files[Folder+"/assets/"+name], files[pinned+"/assets/"+name] = content, content
	}
	var kept []string
	for _, e := range s.Kept {
		kept = append(kept, string(e))
	}
	// The first line of the script: the folders that ?edition= can ask for.
	editions := fmt.Sprintf("document.documentElement.dataset.editions=%q;\n", strings.Join(kept, " "))
	for folder, hidden := range map[string]string{Folder: ".when-pinned", pinned: ".when-latest"} {
		files[folder+"/assets/embed.css"] = []byte(styles + hidden + "{display:none}\n")
		files[folder+"/assets/embed.js"] = script
	}
	files[Folder+"/assets/embed.js"] = append([]byte(editions), script...)
	return nil
}

// document puts a head round a map. The script stands before the style sheet is
// needed and is not deferred, so that the theme is chosen before anything is
// drawn.
func document(s *app.Site, e app.Embed) ([]byte, error) {
	body, err := repair.HTML([]byte(e.Body))
	if err != nil {
		return nil, err
	}
	assets, twin := Folder+"/assets/", Folder+"/newest"
	if e.Path != "" {
		twin = path.Base(e.Path)
		assets = strings.Repeat("../", strings.Count(e.Path, "/")-1) + "assets/"
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>%s – Draftlines</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="%s">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="responsive-embedded-sizing">
<link rel="canonical" href="%s">
<link rel="alternate" type="image/svg+xml" href="%[5]s.svg">
<link rel="alternate" type="image/png" href="%[5]s.png">
<link rel="alternate" type="text/plain" href="%[5]s.txt">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="%[4]sembed.css">
<script src="%[4]sembed.js"></script>
</head>
<body>
`, html.EscapeString(e.Title), html.EscapeString(e.Description), html.EscapeString(s.Origin+e.Of), assets, twin)
	b.Write(body)
	b.WriteString("\n</body>\n</html>\n")
	return b.Bytes(), nil
}
