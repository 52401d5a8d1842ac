package build

import (
	"fmt"
	"strings"
)

// shareFolder is that of the pages that offer maps to others. They are in no
// site map, and no reader's device keeps them.
const shareFolder = "share/"

// addShares adds the pages that offer maps to others, which name what they load
// by its hash, as the pages of the site do.
func addShares(files Files, s Site, assets resolver) error {
	if s.Shares == nil {
		return nil
	}
	pages, err := s.Shares(assets.Resolve)
	if err != nil {
		return err
	}
	for name, content := range pages {
		if _, twice := files[name]; twice || !isShare(name) {
			return fmt.Errorf("a page that offers a map cannot be %s", name)
		}
		files[name] = content
	}
	return nil
}

func isShare(name string) bool { return name == "share.html" || strings.HasPrefix(name, shareFolder) }
