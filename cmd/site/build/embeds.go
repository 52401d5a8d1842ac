package build

import (
	"fmt"
	"maps"
	"strings"
)

// embedFolder is that of the maps for articles. They are no pages of the site:
// they are not in the site map, and no reader's device keeps them.
const embedFolder = "embed/"

// addEmbeds adds the maps for articles. Those of an edition that is in the
// archive are left to it: they stand in articles, and stay as they were
// published when the program that draws them has changed since.
func (o *Output) addEmbeds(s Site) error {
	pinned := embedFolder + s.Edition + "/"
	published := map[string][]byte{}
	if s.Archive != nil {
		maps.Copy(published, s.Archive.Files())
		maps.DeleteFunc(published, func(name string, _ []byte) bool { return !strings.HasPrefix(name, pinned) })
	}
	for name, content := range s.Embeds {
		if _, twice := o.Files[name]; twice || !isEmbed(name) {
			return fmt.Errorf("a map for articles cannot be %s", name)
		}
		if len(published) == 0 || !strings.HasPrefix(name, pinned) {
			o.Files[name] = content
		}
	}
	maps.Copy(o.Files, published)
	return nil
}

func isEmbed(name string) bool { return name == "embed.html" || strings.HasPrefix(name, embedFolder) }
