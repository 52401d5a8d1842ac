package apptest

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Selector is a parsed selector: alternatives, each a chain of compounds from
// the outermost ancestor to the element itself.
type Selector [][]compound

// compound is what one element must be.
type compound struct {
	tag     string // empty for any
	classes []string
	attrs   []wanted
}

// wanted is an attribute that an element must have, with a value or with any.
type wanted struct {
	name, value string
	any         bool
}

// ParseSelector reads tag, .class, #id, [name] and [name=value], compounds of
// them, descendants (a space between) and alternatives (a comma between). A
// value may stand in double quotes. The error says what was not understood.
func ParseSelector(s string) (Selector, error) {
	p := selectorParser{rest: s}
	var out Selector
	for {
		chain, err := p.chain()
		if err != nil {
			return nil, fmt.Errorf("selector %q: %w", s, err)
		}
		out = append(out, chain)
		if p.rest == "" {
			return out, nil
		}
		p.rest = p.rest[1:] // the comma
	}
}

// selectorParser keeps what is not read yet.
type selectorParser struct{ rest string }

// chain reads compounds up to a comma or the end.
func (p *selectorParser) chain() ([]compound, error) {
	var chain []compound
	for {
		p.rest = strings.TrimLeft(p.rest, " ")
		if p.rest == "" || p.rest[0] == ',' {
			if len(chain) == 0 {
				return nil, fmt.Errorf("nothing is selected before %q", p.rest)
			}
			return chain, nil
		}
		c, err := p.compound()
		if err != nil {
			return nil, err
		}
		chain = append(chain, c)
	}
}

func (p *selectorParser) compound() (compound, error) {
	c := compound{tag: p.name()}
	if c.tag == "" && p.rest != "" && p.rest[0] == '*' {
		p.rest = p.rest[1:]
	}
	for p.rest != "" && p.rest[0] != ' ' && p.rest[0] != ',' {
		sign := p.rest[0]
		p.rest = p.rest[1:]
		name := p.name()
		if name == "" {
			return c, fmt.Errorf("no name after %q", sign)
		}
		switch sign {
		case '.':
			c.classes = append(c.classes, name)
		case '#':
			c.attrs = append(c.attrs, wanted{name: "id", value: name})
		case '[':
			w, err := p.attribute(name)
			if err != nil {
				return c, err
			}
			c.attrs = append(c.attrs, w)
		default:
			return c, fmt.Errorf("%q is no part of a selector", sign)
		}
	}
	return c, nil
}

// attribute reads the rest of [name] or [name=value].
func (p *selectorParser) attribute(name string) (wanted, error) {
	inside, quoted := "", strings.HasPrefix(p.rest, `="`)
	var ok bool
	if quoted {
		inside, p.rest, ok = strings.Cut(p.rest[2:], `"]`)
	} else {
		inside, p.rest, ok = strings.Cut(p.rest, "]")
	}
	value, hasValue := strings.CutPrefix(inside, "=")
	switch {
	case !ok:
		return wanted{}, fmt.Errorf("[%s is not closed", name)
	case quoted:
		return wanted{name: name, value: inside}, nil
	case !hasValue && inside != "":
		return wanted{}, fmt.Errorf("%q follows the name %s", inside, name)
	}
	return wanted{name: name, value: value, any: !hasValue}, nil
}

// name takes letters, digits, - and _ from the front.
func (p *selectorParser) name() string {
	n := strings.IndexFunc(p.rest, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_'
	})
	if n < 0 {
		n = len(p.rest)
	}
	name := p.rest[:n]
	p.rest = p.rest[n:]
	return name
}

// Matches reports whether an element is selected.
func (s Selector) Matches(n *html.Node) bool {
	return slices.ContainsFunc(s, func(chain []compound) bool {
		return matchesChain(n, chain)
	})
}

// matchesChain matches the last compound with the element and the others with
// its ancestors. The nearest fitting ancestor is always a right choice, because
// descendants are the only relation.
func matchesChain(n *html.Node, chain []compound) bool {
	last := len(chain) - 1
	if !chain[last].matches(n) {
		return false
	}
	for last--; last >= 0; last-- {
		for n = n.Parent; n != nil && !chain[last].matches(n); {
			n = n.Parent
		}
		if n == nil {
			return false
		}
	}
	return true
}

func (c compound) matches(n *html.Node) bool {
	if n.Type != html.ElementNode || c.tag != "" && n.Data != c.tag {
		return false
	}
	classes := strings.Fields(Attr(n, "class"))
	for _, class := range c.classes {
		if !slices.Contains(classes, class) {
			return false
		}
	}
	for _, w := range c.attrs {
		if value, ok := lookUp(n, w.name); !ok || !w.any && value != w.value {
			return false
		}
	}
	return true
}
