package export

import (
	"fmt"
	"regexp"
	"strings"
)

// notHere are the sections of the site's style sheet for what the file does
// not have. The heads of sections are comments with a rule of dashes.
var notHere = []string{"search", "go-app's loader", "places", "common ground", "sieves", "terms in clause texts", "the menu", "the page for unknown"}

var sectionHead = regexp.MustCompile(`/\* ---- (.+?) -{3,} \*/`)

// siteStyles returns the site's style sheet without the sections that the file
// has no use for. It is an error if a section is not there any more: the file
// would silently grow.
func siteStyles(css string) (string, error) {
	heads := sectionHead.FindAllStringSubmatchIndex(css, -1)
	if len(heads) == 0 {
		return "", fmt.Errorf("styles.css has no sections")
	}
	found := map[string]bool{}
	var b strings.Builder
	b.WriteString(css[:heads[0][0]])
	for i, h := range heads {
		end := len(css)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		if name := css[h[2]:h[3]]; leftOut(name) != "" {
			found[leftOut(name)] = true
			continue
		}
		b.WriteString(css[h[0]:end])
	}
	for _, name := range notHere {
		if !found[name] {
			return "", fmt.Errorf("styles.css has no section %q to leave out", name)
		}
	}
	return b.String(), nil
}

// leftOut returns the entry of notHere that a section's head begins with.
func leftOut(head string) string {
	for _, name := range notHere {
		if strings.HasPrefix(head, name) {
			return name
		}
	}
	return ""
}
