package markup

import "fmt"

// Faults lists what must not be in pieces, for tests: what go-app would have drawn and
// a string of HTML cannot do.
func Faults(n Node) []string { return faults(n, "") }

// faults looks for them in a node that is part of a piece, or of none.
func faults(n Node, piece string) []string {
	var out []string
	switch n := n.(type) {
	case component:
		if piece != "" {
			out = append(out, piece+" holds a component")
		}
	case *Elem:
		if n.whole && n.svg && n.tag != "svg" {
			out = append(out, fmt.Sprintf("<%s> is a piece, and would be read as HTML", n.tag))
		}
		if n.whole {
			piece = fmt.Sprintf("the piece <%s> %v", n.tag, n.attrs)
		}
		if piece != "" && len(n.events) > 0 {
			out = append(out, fmt.Sprintf("%s holds a handler of %s", piece, n.events[0].name))
		}
		for _, child := range n.body {
			out = append(out, faults(child, piece)...)
		}
	}
	return out
}
