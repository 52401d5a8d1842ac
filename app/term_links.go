package app

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// termLinker links the glossary from clause texts, each term once on a page, at
// its first use. It looks only for the terms that the clause itself names, so
// that “the plant” is a link where it is the one of the glossary and nowhere
// else.
type termLinker struct {
	site   *Site
	linked map[geodata.TermID]bool
}

func (s *Site) newTermLinker() *termLinker {
	return &termLinker{s, map[geodata.TermID]bool{}}
}

// text is the summary of a clause with its terms as links.
func (l *termLinker) text(c *geodata.Clause) []markup.Node {
	var out []markup.Node
	for _, piece := range splitTerms(c.Summary, l.wanted(c)) {
		if piece.term == nil {
			out = append(out, markup.Text(piece.text))
			continue
		}
		l.linked[piece.term.ID] = true
		out = append(out, textLink(termPath(piece.term.ID), piece.text).Class("term-link").Title("In the glossary: "+piece.term.Name))
	}
	return out
}

// wanted are the terms of the clause that the page has not linked yet.
func (l *termLinker) wanted(c *geodata.Clause) []*geodata.Term {
	var out []*geodata.Term
	for _, id := range c.Terms {
		if t := l.site.Atlas.Term(id); t != nil && !l.linked[id] {
			out = append(out, t)
		}
	}
	return out
}

// termPiece is a part of a text: a use of the term, or what stands between.
type termPiece struct {
	text string
	term *geodata.Term
}

// splitTerms cuts a text at the first use of each term, from left to right;
// where several begin at the same letter the longest wins. The pieces make up
// the text. What stands in quotation marks is somebody else’s wording and is
// left alone, except by a form that has the marks itself.
func splitTerms(text string, terms []*geodata.Term) []termPiece {
	var out []termPiece
	left := append([]*geodata.Term(nil), terms...)
	done, quoted, before := 0, false, ' '
	for i := 0; i < len(text) && len(left) > 0; {
		r, width := utf8.DecodeRuneInString(text[i:])
		if !quoted && !joins(before, r) {
			if at, n := longestTerm(text[i:], left); n > 0 {
				if i > done {
					out = append(out, termPiece{text: text[done:i]})
				}
				out = append(out, termPiece{text[i : i+n], left[at]})
				left = append(left[:at], left[at+1:]...)
				before, _ = utf8.DecodeLastRuneInString(text[:i+n])
				i += n
				done = i
				continue
			}
		}
		quoted = quotedAfter(quoted, r)
		before = r
		i += width
	}
	if done < len(text) {
		out = append(out, termPiece{text: text[done:]})
	}
	return out
}

// longestTerm is the index of the term whose use opens the text and the length
// of that use in bytes, 0 for none.
func longestTerm(text string, terms []*geodata.Term) (at, length int) {
	for i, t := range terms {
		for _, form := range append([]string{t.Name}, t.Forms...) {
			if n := opensWithForm(text, form); n > length {
				at, length = i, n
			}
		}
	}
	return at, length
}

// opensWithForm is the length of the form at the beginning of the text, 0
// where it is not there as whole words. Only the case of the first letter may
// differ.
func opensWithForm(text, form string) int {
	first, width := utf8.DecodeRuneInString(form)
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 || unicode.ToLower(r) != unicode.ToLower(first) || !strings.HasPrefix(text[n:], form[width:]) {
		return 0
	}
	end := n + len(form) - width
	last, _ := utf8.DecodeLastRuneInString(form)
	if next, size := utf8.DecodeRuneInString(text[end:]); size > 0 && joins(last, next) {
		return 0
	}
	return end
}

// joins reports whether two neighbouring characters belong to one word: a
// hyphen joins, so that “Article 5” is not found in “Article 5-like”.
func joins(a, b rune) bool { return inWord(a) && inWord(b) }

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '-' || r == '‑'
}

// quotedAfter says whether what follows the character stands in quotation
// marks. Apostrophes look like single ones, which therefore do not count.
func quotedAfter(quoted bool, r rune) bool {
	switch r {
	case '“', '«':
		return true
	case '”', '»':
		return false
	case '"':
		return !quoted
	}
	return quoted
}
