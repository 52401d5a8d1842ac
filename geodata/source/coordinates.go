package source

import "strings"

// maxDecimals is what honest coordinates have: about a metre.
const maxDecimals = 5

// checkCoordinates notes what decoding would swallow: numbers in quotes,
// decimal commas (which look like a third number), more decimals than we know.
// It reports each kind once for a geometry and says whether it can be decoded.
func (f filler) checkCoordinates(n *node, feature string) bool {
	c := coordinateCheck{}
	c.walk(n)
	if n == nil || c.positions == 0 {
		f.r.add(f.file, lineOf(n), feature, ruleGeometryMissing, "The geometry has no coordinates.")
		return false
	}
	if c.comma != nil {
		f.r.add(f.file, c.comma.line, feature, ruleNumberComma, "A position is two numbers, longitude and latitude; this one is %s. Write decimals with a point.", c.comma.show())
	}
	if c.text != nil {
		f.r.add(f.file, c.text.line, feature, ruleWrongType, "Here should be two numbers, not %s.", c.text.show())
	}
	if c.long > 0 {
		f.r.add(f.file, c.first.line, feature, ruleDecimals, "The coordinate %s%s has more than %d decimals. Round it, and that of the neighbour in the same way.", c.first.text, andMore(c.long), maxDecimals)
	}
	return c.comma == nil && c.text == nil
}

type coordinateCheck struct {
	positions int
	comma     *node // first position that a decimal comma has spoilt
	text      *node // first position with something else than numbers
	long      int   // numbers with too many decimals
	first     *node // the first of them
}

func (c *coordinateCheck) walk(n *node) {
	if n == nil || n.kind != listNode || len(n.items) == 0 {
		return
	}
	if n.items[0].kind == listNode {
		for _, item := range n.items {
			c.walk(item)
		}
		return
	}
	c.positions++
	if len(n.items) != 2 && c.comma == nil {
		c.comma = n
	}
	for _, number := range n.items {
		c.number(n, number)
	}
}

func (c *coordinateCheck) number(position, n *node) {
	switch {
	case n.quoted && looksLikeNumber(n.text) && strings.Contains(n.text, ","):
		c.comma = position
	case n.kind != scalarNode || n.quoted || !looksLikeNumber(strings.Trim(n.text, "eE")):
		c.text = position
	}
	if _, decimals, ok := strings.Cut(n.text, "."); ok && len(decimals) > maxDecimals {
		if c.long++; c.first == nil {
			c.first = n
		}
	}
}

// show writes a position as it stands in the file.
func (n *node) show() string {
	var parts []string
	for _, item := range n.items {
		text := item.text
		if item.quoted {
			text = `"` + text + `"`
		}
		parts = append(parts, shorten(text))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func lineOf(n *node) int {
	if n == nil {
		return 0
	}
	return n.line
}

// numbers reads a list of numbers, as a bbox is; nil where there is none.
func (f filler) numbers(n *node) []float64 {
	if n == nil || n.kind == nullNode || !f.expect(n, listNode, "") {
		return nil
	}
	var out []float64
	for _, item := range n.items {
		if x, ok := f.number(item, "", false); ok && item.kind == scalarNode {
			out = append(out, x)
		}
	}
	return out
}
