package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sort"
	"strings"
)

// parseJSON returns the tree of a JSON file, or nil where it cannot be read;
// then the problem is noted.
func parseJSON(r *report, file string, data []byte) *node {
	p := jsonParser{decoder: json.NewDecoder(bytes.NewReader(data)), data: data}
	p.decoder.UseNumber()
	for i, b := range data {
		if b == '\n' {
			p.breaks = append(p.breaks, i)
		}
	}
	root, err := p.value(0)
	if err == nil {
		if _, err = p.decoder.Token(); err == io.EOF {
			return root
		}
		err = errors.New("something follows after the end")
	}
	if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("it ends too early")
	}
	r.add(file, p.line(), "", ruleSyntax, "The file cannot be read from here on: %s. Look for a missing or superfluous comma, quote or bracket on this line or the one before.%s",
		strings.TrimPrefix(err.Error(), "json: "), commaHint(err))
	return nil
}

// commaHint explains the error that a decimal comma most often causes.
func commaHint(err error) string {
	if strings.Contains(err.Error(), "leading") {
		return " Decimals are written with a point."
	}
	return ""
}

type jsonParser struct {
	decoder *json.Decoder
	data    []byte
	breaks  []int // offsets of line breaks
}

// maxDepth is deeper than any file of ours; it stops input made to overflow
// the stack.
const maxDepth = 100

// line returns the line of the token read last.
func (p *jsonParser) line() int {
	return 1 + sort.SearchInts(p.breaks, int(p.decoder.InputOffset()))
}

func (p *jsonParser) value(depth int) (*node, error) {
	if depth > maxDepth {
		return nil, errors.New("it is nested too deeply")
	}
	token, err := p.decoder.Token()
	if err != nil {
		return nil, err
	}
	n := &node{kind: scalarNode, line: p.line(), start: int(p.decoder.InputOffset()) - 1}
	switch t := token.(type) {
	case json.Delim:
		err = p.compound(n, t, depth)
	case string:
		n.text, n.quoted = t, true
	case json.Number:
		n.text = t.String()
	case bool:
		n.text = map[bool]string{true: "true", false: "false"}[t]
	case nil:
		n.kind = nullNode
	}
	n.end = int(p.decoder.InputOffset())
	return n, err
}

func (p *jsonParser) compound(n *node, open json.Delim, depth int) error {
	n.kind = listNode
	if open == '{' {
		n.kind = mappingNode
	}
	for p.decoder.More() {
		var name string
		var line int
		if open == '{' {
			token, err := p.decoder.Token()
			if err != nil {
				return err
			}
			name, _ = token.(string) // the decoder lets only strings be names
			line = p.line()
		}
		v, err := p.value(depth + 1)
		if err != nil {
			return err
		}
		if open == '{' {
			n.fields = append(n.fields, &field{name, line, v})
		} else {
			n.items = append(n.items, v)
		}
	}
	_, err := p.decoder.Token() // the closing bracket
	return err
}
