package source

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// parseYAML returns the tree of a YAML file of one document, or nil where the
// file is empty or cannot be read; then the problem is noted.
func parseYAML(r *report, file string, data []byte) (root *node) {
	// The parser has panicked on malformed input in the past; a bad file must
	// not hide the problems of the others.
	defer func() {
		if p := recover(); p != nil {
			r.add(file, 0, "", ruleSyntax, "The file is not YAML that can be read: %v.", p)
			root = nil
		}
	}()
	parsed, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		line, message := yamlError(err)
		r.add(file, line, "", ruleSyntax, "The file cannot be read from here on: %s. Compare the indents, quotes and colons with the lines above.", message)
		return nil
	}
	if len(parsed.Docs) == 0 || parsed.Docs[0].Body == nil {
		r.add(file, 1, "", ruleSyntax, "The file is empty.")
		return nil
	}
	if len(parsed.Docs) > 1 {
		r.add(file, 0, "", ruleSyntax, `The file has several documents; remove the lines "---".`)
	}
	c := yamlConverter{r: r, file: file}
	return c.convert(parsed.Docs[0].Body)
}

func yamlError(err error) (line int, message string) {
	message = strings.TrimSpace(err.Error())
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) {
		message = syntax.Message
		if syntax.Token != nil && syntax.Token.Position != nil {
			line = syntax.Token.Position.Line
		}
	}
	first, _, _ := strings.Cut(message, "\n")
	return line, first
}

type yamlConverter struct {
	r    *report
	file string
}

func (c yamlConverter) convert(y ast.Node) *node {
	if y == nil {
		return &node{kind: nullNode}
	}
	n := &node{kind: scalarNode, line: yamlLine(y)}
	switch y := y.(type) {
	case *ast.MappingNode:
		n.kind = mappingNode
		for _, v := range y.Values {
			c.addField(n, v)
		}
	case *ast.MappingValueNode:
		n.kind = mappingNode
		c.addField(n, y)
	case *ast.SequenceNode:
		n.kind = listNode
		for _, v := range y.Values {
			n.items = append(n.items, c.convert(v))
		}
	case *ast.NullNode:
		n.kind = nullNode
	case *ast.StringNode:
		n.text, n.quoted = y.Value, isQuoted(y)
	case *ast.LiteralNode:
		n.text, n.quoted = y.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		n.text = y.GetToken().Value
	default:
		c.r.add(c.file, n.line, "", ruleSyntax, "Anchors (&), aliases (*), tags (!) and merges (<<) are not used in these files; write the value out.")
		n.kind = nullNode
	}
	return n
}

func (c yamlConverter) addField(n *node, v *ast.MappingValueNode) {
	key := fmt.Sprint(v.Key)
	if s, ok := v.Key.(*ast.StringNode); ok {
		key = s.Value
	}
	if len(n.fields) == 0 {
		n.line = yamlLine(v.Key) // a block mapping's own token is its first colon
	}
	n.fields = append(n.fields, &field{key, yamlLine(v.Key), c.convert(v.Value)})
}

func yamlLine(y ast.Node) int {
	if t := y.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 0
}

func isQuoted(s *ast.StringNode) bool {
	origin := strings.TrimSpace(s.Token.Origin)
	return strings.HasPrefix(origin, `"`) || strings.HasPrefix(origin, "'")
}
