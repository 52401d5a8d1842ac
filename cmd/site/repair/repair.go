// Package repair mends the HTML that go-app's prerenderer writes, so that a
// file says what the browser will say once wasm has taken the page over.
//
// go-app v10.1.11 (node.go, encodeHTMLAttribute and encodeHTML) loses in three
// ways what a component said, and this package undoes them:
//
//   - Attribute values are quoted as Go strings: \" ends the value for an HTML
//     parser, and a no-break space is written as the six letters \u00a0.
//   - The value "true" is left out: a bare aria-expanded means undefined, and a
//     bare data-open is "" for a script. A false boolean is written out, and
//     hidden="false" hides.
//   - Children stand on indented lines of their own, so that "(" and a link get
//     a blank between them that the browser's own tree has not.
//
// Attributes are also sorted, because go-app writes them in random order and
// two builds must be the same bytes.
//
// # What it asks of app.Raw and Handler.RawHeaders
//
// Raw markup stands in the same file and cannot be told apart. Its attributes
// must be in double quotes and must contain neither backslashes nor character
// references, and its elements must be closed.
package repair

import (
	"bytes"
	"fmt"
	"strings"
)

// HTML returns the repaired document. The error names the place in src that
// is not as go-app writes it.
func HTML(src []byte) ([]byte, error) {
	s := scanner{src: string(src)}
	s.out.Grow(len(src))
	for s.pos < len(s.src) {
		if err := s.next(); err != nil {
			line := 1 + strings.Count(s.src[:s.pos], "\n")
			return nil, fmt.Errorf("repair: line %d, near %q: %w", line, excerpt(s.src[s.pos:]), err)
		}
	}
	if n := len(s.open); n > 0 {
		return nil, fmt.Errorf("repair: <%s> is never closed", s.open[n-1].tag)
	}
	return s.out.Bytes(), nil
}

// scanner copies a document from src to out, piece by piece.
type scanner struct {
	src  string
	pos  int
	out  bytes.Buffer
	open []element // the elements that are open at pos, outermost first
}

// element is an open element.
type element struct {
	tag string
	// spread is whether go-app wrote the children on lines of their own.
	spread bool
}

func (s *scanner) next() error {
	rest := s.src[s.pos:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		return s.copyUntil("-->")
	case strings.HasPrefix(rest, "<!"):
		return s.copyUntil(">")
	case strings.HasPrefix(rest, "</"):
		return s.endTag()
	case startsTag(rest):
		return s.startTag()
	default:
		s.text()
		return nil
	}
}

// startsTag reports whether s starts with a tag and not with a bare "<".
func startsTag(s string) bool {
	return len(s) > 1 && s[0] == '<' && (s[1]|0x20) >= 'a' && (s[1]|0x20) <= 'z'
}

func (s *scanner) copyUntil(end string) error {
	i := strings.Index(s.src[s.pos:], end)
	if i < 0 {
		return fmt.Errorf("no %q follows", end)
	}
	s.out.WriteString(s.src[s.pos : s.pos+i+len(end)])
	s.pos += i + len(end)
	return nil
}

func (s *scanner) endTag() error {
	i := strings.IndexByte(s.src[s.pos:], '>')
	if i < 0 {
		return fmt.Errorf("the tag does not end")
	}
	tag := strings.TrimSpace(s.src[s.pos+2 : s.pos+i])
	if len(s.open) == 0 {
		return fmt.Errorf("</%s> closes nothing", tag)
	}
	if last := s.open[len(s.open)-1].tag; last != tag {
		return fmt.Errorf("</%s> follows <%s>, which is still open", tag, last)
	}
	s.open = s.open[:len(s.open)-1]
	s.out.WriteString("</" + tag + ">")
	s.pos += i + 1
	return nil
}

func (s *scanner) startTag() error {
	tag := tagName(s.src[s.pos+1:])
	attrs, n, err := readAttributes(s.src[s.pos+1+len(tag):])
	if err != nil {
		return fmt.Errorf("<%s>: %w", tag, err)
	}
	s.pos += 1 + len(tag) + n
	selfClosed := strings.HasSuffix(s.src[:s.pos], "/>")

	s.out.WriteString("<" + tag)
	writeAttributes(&s.out, attrs)
	if selfClosed {
		s.out.WriteString("/>")
		return nil
	}
	s.out.WriteString(">")
	if void[tag] {
		return nil
	}
	if verbatim[tag] {
		return s.copyElement(tag)
	}
	s.open = append(s.open, element{tag: tag, spread: strings.HasPrefix(s.src[s.pos:], "\n")})
	return nil
}

// tagName is the name with which a tag begins, after the "<".
func tagName(s string) string {
	if i := strings.IndexAny(s, " \t\r\n/>"); i >= 0 {
		return s[:i]
	}
	return s
}

// copyElement copies the content and the end tag of an element in which white
// space counts.
func (s *scanner) copyElement(tag string) error {
	end := "</" + tag + ">"
	i := strings.Index(s.src[s.pos:], end)
	if i < 0 {
		return fmt.Errorf("no %s follows", end)
	}
	s.out.WriteString(s.src[s.pos : s.pos+i+len(end)])
	s.pos += i + len(end)
	return nil
}

// void elements have no content and no end tag.
var void = set("area base br col embed hr img input link meta param source track wbr")

// verbatim elements keep their white space.
var verbatim = set("pre script style textarea")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// excerpt is the start of s, short enough for a message.
func excerpt(s string) string {
	const most = 60
	if len(s) > most {
		s = s[:most]
	}
	return strings.ToValidUTF8(s, "?")
}
