package main

import (
	"crypto/sha512"
	"encoding/base64"
	"path"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/archive"
	"github.com/draftlines/draftlines/cmd/site/embed"
	"github.com/draftlines/draftlines/cmd/site/share"
)

// sharesOf makes the pages that offer maps, and tells the site of the hashes that
// stand in their codes.
func sharesOf(pages *app.Site, embeds map[string][]byte, kept *archive.Archive) func(asset func(string) string) (map[string][]byte, error) {
	pages.Integrity = integrity(embeds, kept, string(pages.Atlas.Edition))
	return func(asset func(string) string) (map[string][]byte, error) { return share.Files(pages, asset) }
}

// integrity has the hashes of the scripts that articles load, under the address
// that the codes name: that of the edition, whose files are the archive's once it
// is there.
func integrity(embeds map[string][]byte, kept *archive.Archive, edition string) map[string]string {
	published := kept.Files()
	hashes := map[string]string{}
	for _, name := range []string{"host.js", "element.js"} {
		file := path.Join(embed.Folder, edition, "assets", name)
		script, there := published[file]
		if !there {
			script = embeds[file]
		}
		sum := sha512.Sum384(script)
		hashes[name] = "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
	}
	return hashes
}
