package export

import (
	"regexp"
	"strings"
)

var classOrID = regexp.MustCompile(` (?:class|id)="([^"]*)"`)

// namesIn lists the classes and ids of a repaired document: what a rule of its
// style sheet can ask for.
func namesIn(content []byte) map[string]bool {
	names := map[string]bool{}
	for _, m := range classOrID.FindAllSubmatch(content, -1) {
		for _, name := range strings.Fields(string(m[1])) {
			names[name] = true
		}
	}
	return names
}
