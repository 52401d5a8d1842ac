package source

import "slices"

// nodeKind says what a node of a file is.
type nodeKind string

const (
	nullNode    nodeKind = "nothing"
	scalarNode  nodeKind = "a single value"
	listNode    nodeKind = "a list"
	mappingNode nodeKind = "a record of fields"
)

// node is a value in a file, whichever format the file has, with the line it
// stands on. YAML, JSON and the rows of tables all become nodes, so that one
// decoder and one set of messages serves them.
type node struct {
	kind nodeKind
	line int
	// text is a scalar as written, without quotes.
	text string
	// quoted is true for a scalar that is a text and not a number by its quotes.
	quoted bool
	items  []*node  // of a list
	fields []*field // of a mapping, in file order
	// start and end are byte offsets; only JSON has them.
	start, end int
}

// field is one name and value of a mapping.
type field struct {
	name  string
	line  int
	value *node
}

// get returns the value of a field, or nil.
func (n *node) get(name string) *node {
	if n == nil {
		return nil
	}
	for _, f := range n.fields {
		if f.name == name {
			return f.value
		}
	}
	return nil
}

// scalar returns the text of a field that holds a single value.
func (n *node) scalar(name string) string {
	if v := n.get(name); v != nil && v.kind == scalarNode {
		return v.text
	}
	return ""
}

// lineOf returns the line of the value at the path of field names and list
// indexes, or of the innermost node on the way that exists.
func (n *node) lineOf(path ...any) int {
	if n == nil {
		return 0
	}
	line := n.line
	for _, step := range path {
		var next *node
		switch step := step.(type) {
		case string:
			if i := slices.IndexFunc(n.fields, func(f *field) bool { return f.name == step }); i >= 0 {
				next, line = n.fields[i].value, n.fields[i].line
			}
		case int:
			if step < len(n.items) {
				next = n.items[step]
				line = next.line
			}
		}
		if next == nil {
			return line
		}
		n = next
	}
	return line
}

// origin is where a record comes from.
type origin struct {
	file string
	node *node
}

// line returns the line of a field of the record, or of the record itself.
func (o origin) line(path ...any) int { return o.node.lineOf(path...) }
