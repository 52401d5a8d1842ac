package repair

import "strings"

// text copies the text up to the next tag without go-app's indentation.
func (s *scanner) text() {
	end := s.pos + 1
	for end < len(s.src) && !isMarkup(s.src[end:]) {
		end++
	}
	text := s.src[s.pos:end]
	s.pos = end

	depth := len(s.open)
	switch {
	case depth == 0:
		s.out.WriteString(strings.TrimSpace(text))
	case s.open[depth-1].spread:
		s.out.WriteString(unindent(text, 2*depth))
	default:
		s.out.WriteString(text)
	}
}

func isMarkup(s string) bool {
	return startsTag(s) || strings.HasPrefix(s, "</") || strings.HasPrefix(s, "<!")
}

// unindent undoes what encodeHTML did to the children of one element: each got
// a line of its own that begins with indent blanks. A line with fewer blanks
// is either the indentation of the end tag or the rest of a text that has a
// line break of its own.
func unindent(text string, indent int) string {
	lines := strings.Split(text, "\n")
	var out strings.Builder
	out.WriteString(lines[0])
	for _, line := range lines[1:] {
		if own, ok := strings.CutPrefix(line, blanks(indent)); ok {
			out.WriteString(own)
		} else if strings.TrimSpace(line) != "" {
			out.WriteString("\n" + line)
		}
	}
	return out.String()
}

func blanks(n int) string { return strings.Repeat(" ", n) }
