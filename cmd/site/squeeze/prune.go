package squeeze

import (
	"regexp"
	"strings"
)

// Prune takes out of a style sheet, which [Style] has made smaller, the rules
// that can match nothing: those that ask for a class or an id that is not used.
// A name inside :not() and the like is not asked for.
func Prune(css string, used func(name string) bool) string {
	var b strings.Builder
	prune(&b, css, used)
	return b.String()
}

// prune writes the rules of a style sheet, or of the block of an at-rule.
func prune(b *strings.Builder, css string, used func(string) bool) {
	for css != "" {
		end := strings.IndexAny(css, "{;")
		if end < 0 { // the line break at the end of the sheet
			b.WriteString(css)
			return
		}
		if css[end] == ';' { // @import and the like
			b.WriteString(css[:end+1])
			css = css[end+1:]
			continue
		}
		head, after := css[:end], css[end+1:]
		size := blockSize(after)
		block := after[:size]
		css = strings.TrimPrefix(after[size:], "}")
		switch {
		case hasRules(head):
			var inner strings.Builder
			if prune(&inner, block, used); inner.Len() > 0 {
				b.WriteString(head + "{" + inner.String() + "}")
			}
		case strings.HasPrefix(head, "@"):
			b.WriteString(head + "{" + block + "}")
		default:
			if kept := selectors(head, used); kept != "" {
				b.WriteString(kept + "{" + block + "}")
			}
		}
	}
}

// hasRules reports whether the block of an at-rule has rules and no declarations.
func hasRules(head string) bool {
	for _, at := range []string{"@media", "@supports", "@container", "@layer"} {
		if strings.HasPrefix(head, at) {
			return true
		}
	}
	return false
}

// blockSize is how far it is to the brace that ends a block.
func blockSize(css string) int {
	depth := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(css)
}

var (
	inBrackets = regexp.MustCompile(`\([^()]*\)|\[[^\]]*\]`)
	asked      = regexp.MustCompile(`[.#]([A-Za-z_][\w-]*)`)
)

// selectors returns those of a list that can match.
func selectors(list string, used func(string) bool) string {
	var kept []string
	for _, s := range splitList(list) {
		plain := s
		for inBrackets.MatchString(plain) { // from the inside out
			plain = inBrackets.ReplaceAllString(plain, "")
		}
		if canMatch(plain, used) {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, ",")
}

func canMatch(selector string, used func(string) bool) bool {
	for _, name := range asked.FindAllStringSubmatch(selector, -1) {
		if !used(name[1]) {
			return false
		}
	}
	return true
}

// splitList splits at the commas outside brackets.
func splitList(list string) (parts []string) {
	depth, from := 0, 0
	for i := range len(list) {
		switch list[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				parts, from = append(parts, list[from:i]), i+1
			}
		}
	}
	return append(parts, list[from:])
}
