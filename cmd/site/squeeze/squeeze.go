// Package squeeze makes style sheets and scripts of ours smaller for documents
// that carry them or belong to articles. It knows how web/ is written and is not
// for files of others.
package squeeze

import (
	"regexp"
	"strings"
)

var (
	comment     = regexp.MustCompile(`(?s)/\*.*?\*/`)
	blanks      = regexp.MustCompile(`\s+`)
	around      = regexp.MustCompile(` ?([{};,]) ?`)
	commentLine = regexp.MustCompile(`(?m)^\s*(//.*)?\n|^[ \t]+`)
)

// Style takes comments, line breaks and needless blanks out of a style sheet.
func Style(css string) string {
	css = blanks.ReplaceAllString(comment.ReplaceAllString(css, ""), " ")
	css = strings.ReplaceAll(around.ReplaceAllString(css, "$1"), ";}", "}")
	return strings.TrimSpace(css) + "\n"
}

// Script takes lines that are comments, blank lines and indents out of a script,
// which must have no text that spans lines.
func Script(js string) string { return commentLine.ReplaceAllString(js, "") }
