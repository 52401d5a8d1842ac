package markup

import "strings"

// HTML writes nodes as HTML. Components are written as their Markup.
func HTML(nodes ...Node) string {
	var b strings.Builder
	for _, n := range nodes {
		n.write(&b)
	}
	return b.String()
}

func (t Text) write(b *strings.Builder) { escape(b, string(t)) }

func (c component) write(b *strings.Builder) { c.c.Markup().write(b) }

func (e *Elem) write(b *strings.Builder) {
	b.WriteByte('<')
	b.WriteString(e.tag)
	for _, a := range e.attrs {
		b.WriteByte(' ')
		b.WriteString(a.name)
		if a.value == "true" && booleans[a.name] {
			continue
		}
		b.WriteString(`="`)
		escape(b, a.value)
		b.WriteByte('"')
	}
	b.WriteByte('>')
	if e.void {
		return
	}
	for _, n := range e.body {
		n.write(b)
	}
	b.WriteString("</")
	b.WriteString(e.tag)
	b.WriteByte('>')
}

// booleans are the attributes that mean something by being there.
var booleans = map[string]bool{"checked": true, "defer": true, "disabled": true, "hidden": true, "open": true, "readonly": true}

// escape writes text so that it can stand in an element or in an attribute.
func escape(b *strings.Builder, s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		var as string
		switch s[i] {
		case '&':
			as = "&amp;"
		case '<':
			as = "&lt;"
		case '"':
			as = "&quot;"
		default:
			continue
		}
		b.WriteString(s[from:i])
		b.WriteString(as)
		from = i + 1
	}
	b.WriteString(s[from:])
}
