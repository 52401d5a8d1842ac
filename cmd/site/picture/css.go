package picture

import (
	"fmt"
	"slices"
	"strings"
)

// sheet of styles: the rules of web/styles.css as far as a picture has use for
// them. There are no pseudo classes of the pointer, no conditions and no media
// in a picture; rules that need one never apply.
type styles struct {
	colours map[string]string // custom properties of the light theme
	rules   []rule
	known   map[string]style
}

// rule is one selector with its declarations.
type rule struct {
	selector []compound // outermost first, joined by descendants
	weight   int        // specificity, then the order in the sheet
	order    int
	set      map[string]string
}

// compound is what one element must be.
type compound struct {
	tag     string
	classes []string
	oneOf   [][]compound // of each list the element must be one
	noneOf  []compound
	never   bool
}

// element is an element of a picture: its tag and classes.
type element struct {
	tag     string
	classes []string
}

// readStyles reads a style sheet.
func readStyles(css string) (*styles, error) {
	s := &styles{known: map[string]style{}}
	for _, block := range blocks(withoutComments(css)) {
		if strings.HasPrefix(block.head, "@") {
			continue
		}
		set := declarations(block.body)
		if block.head == ":root" && s.colours == nil {
			s.colours = set
			continue
		}
		for _, text := range split(block.head, ',') {
			r := rule{order: len(s.rules), set: set}
			for _, part := range split(text, ' ') {
				c, weight := readCompound(part)
				r.selector, r.weight = append(r.selector, c), r.weight+weight
			}
			s.rules = append(s.rules, r)
		}
	}
	if s.colours == nil {
		return nil, fmt.Errorf("the style sheet has no rule :root")
	}
	slices.SortStableFunc(s.rules, func(a, b rule) int {
		if a.weight != b.weight {
			return a.weight - b.weight
		}
		return a.order - b.order
	})
	return s, nil
}

func withoutComments(css string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(css, "/*")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, css, _ = strings.Cut(rest, "*/")
	}
}

type cssBlock struct{ head, body string }

// blocks are the rules of a sheet; those inside others are left in their body.
func blocks(css string) (out []cssBlock) {
	for {
		head, rest, ok := strings.Cut(css, "{")
		if !ok {
			return out
		}
		end, depth := 0, 1
		for end < len(rest) && depth > 0 {
			switch rest[end] {
			case '{':
				depth++
			case '}':
				depth--
			}
			end++
		}
		head = strings.TrimSpace(head)
		if i := strings.LastIndex(head, ";"); i >= 0 { // an @import or the like
			head = strings.TrimSpace(head[i+1:])
		}
		out = append(out, cssBlock{head, rest[:max(0, end-1)]})
		css = rest[end:]
	}
}

func declarations(body string) map[string]string {
	set := map[string]string{}
	for _, d := range split(body, ';') {
		if name, value, ok := strings.Cut(d, ":"); ok {
			set[strings.TrimSpace(name)] = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		}
	}
	return set
}

// split cuts a text at a sign that stands outside brackets and quotes, and drops
// what is empty.
func split(text string, at byte) (out []string) {
	depth, from, quote := 0, 0, byte(0)
	for i := 0; i <= len(text); i++ {
		if i < len(text) {
			switch c := text[i]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '"' || c == '\'':
				quote = c
			case c == '(' || c == '[':
				depth++
			case c == ')' || c == ']':
				depth--
			}
		}
		isEnd := i == len(text) || depth == 0 && quote == 0 && (text[i] == at || at == ' ' && (text[i] == '\n' || text[i] == '\t'))
		if !isEnd {
			continue
		}
		if part := strings.TrimSpace(text[from:i]); part != "" {
			out = append(out, part)
		}
		from = i + 1
	}
	return out
}

// readCompound reads tag, .class, :is(…), :where(…) and :not(…). Anything else
// makes a compound that no element of a picture is.
func readCompound(text string) (c compound, weight int) {
	end := strings.IndexAny(text, ".:#[>+~*")
	if end < 0 {
		end = len(text)
	}
	if c.tag = text[:end]; c.tag != "" {
		weight++
	}
	for text = text[end:]; text != ""; {
		if name, rest, ok := leadingName(text, "."); ok {
			c.classes, text = append(c.classes, name), rest
			weight += 10
			continue
		}
		name, rest, ok := leadingName(text, ":")
		if !ok || !strings.HasPrefix(rest, "(") || name != "is" && name != "not" {
			c.never = true
			return c, weight
		}
		inner, after := bracketed(rest)
		list, heaviest := readList(inner)
		if name == "is" {
			c.oneOf = append(c.oneOf, list)
		} else {
			c.noneOf = append(c.noneOf, list...)
		}
		weight, text = weight+heaviest, after
	}
	return c, weight
}

func readList(text string) (list []compound, heaviest int) {
	for _, part := range split(text, ',') {
		c, weight := readCompound(part)
		list, heaviest = append(list, c), max(heaviest, weight)
	}
	return list, heaviest
}

// leadingName cuts a mark and the name after it from a text.
func leadingName(text, mark string) (name, rest string, ok bool) {
	after, ok := strings.CutPrefix(text, mark)
	if !ok {
		return "", text, false
	}
	end := strings.IndexAny(after, ".:#[(>+~* ")
	if end < 0 {
		end = len(after)
	}
	return after[:end], after[end:], end > 0
}

// bracketed cuts what stands in the bracket that a text begins with.
func bracketed(text string) (inner, after string) {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return text[1:i], text[i+1:]
			}
		}
	}
	return text[1:], ""
}

func (c compound) is(e element) bool {
	if c.never || c.tag != "" && c.tag != e.tag {
		return false
	}
	for _, class := range c.classes {
		if !slices.Contains(e.classes, class) {
			return false
		}
	}
	for _, list := range c.oneOf {
		if !slices.ContainsFunc(list, func(o compound) bool { return o.is(e) }) {
			return false
		}
	}
	return !slices.ContainsFunc(c.noneOf, func(o compound) bool { return o.is(e) })
}

// selects reports whether a selector means the last element of a chain.
func selects(selector []compound, chain []element) bool {
	if len(chain) == 0 || !selector[len(selector)-1].is(chain[len(chain)-1]) {
		return false
	}
	selector, chain = selector[:len(selector)-1], chain[:len(chain)-1]
	if len(selector) == 0 {
		return true
	}
	for n := len(chain); n > 0; n-- {
		if selects(selector, chain[:n]) {
			return true
		}
	}
	return false
}
