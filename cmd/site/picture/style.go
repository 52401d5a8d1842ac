package picture

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"
)

// style is how an element is painted. Lengths are pixels of the style sheet.
type style struct {
	fill, stroke    paint
	width           float64 // of the stroke
	dash            []float64
	round           bool // ends and dots of strokes
	opacity         float64
	size, spacing   float64 // of letters
	bold, italic    bool
	serif, capitals bool
}

// paint is a colour, or a tile, or nothing.
type paint struct {
	color color.NRGBA // A has the opacity
	tile  string      // class of the pattern
	none  bool
}

// of returns the style of an element, whose classes and those of the elements
// around it are joined by slashes.
func (s *styles) of(tag, chain string) style {
	key := tag + " " + chain
	if known, ok := s.known[key]; ok {
		return known
	}
	st, err := s.resolve(tag, chain)
	if err != nil {
		panic(fmt.Sprintf("picture: %s: %v", chain, err)) // a test reads every chain
	}
	s.known[key] = st
	return st
}

func (s *styles) resolve(tag, chain string) (style, error) {
	var elements []element
	for part := range strings.SplitSeq(chain, "/") {
		elements = append(elements, element{"g", strings.Fields(part)})
	}
	elements[len(elements)-1].tag = tag
	set := map[string]string{}
	for _, r := range s.rules { // lightest first
		if selects(r.selector, elements) {
			for name, value := range r.set {
				set[name] = s.substitute(value)
			}
		}
	}
	return styleOf(set)
}

// substitute puts custom properties in their places.
func (s *styles) substitute(value string) string {
	for {
		before, rest, ok := strings.Cut(value, "var(--")
		if !ok {
			return value
		}
		name, after, _ := strings.Cut(rest, ")")
		value = before + s.colours["--"+name] + after
	}
}

func (s *styles) colour(name string) color.NRGBA {
	c, err := readColour(s.colours["--"+name])
	if err != nil {
		panic(fmt.Sprintf("picture: --%s: %v", name, err))
	}
	return c
}

func styleOf(set map[string]string) (st style, err error) {
	number := func(name string, initial float64) float64 {
		value, ok := set[name]
		if !ok {
			return initial
		}
		v, e := strconv.ParseFloat(strings.TrimSuffix(value, "px"), 64)
		if e != nil && err == nil {
			err = fmt.Errorf("%s is %q", name, value)
		}
		return v
	}
	if st.fill, err = readPaint(set["fill"], "#000000", set["fill-opacity"]); err != nil {
		return st, err
	}
	if st.stroke, err = readPaint(set["stroke"], "none", set["stroke-opacity"]); err != nil {
		return st, err
	}
	st.width, st.opacity = number("stroke-width", 1), number("opacity", 1)
	st.round = set["stroke-linecap"] == "round"
	if d := set["stroke-dasharray"]; d != "" && d != "none" {
		for _, part := range strings.Fields(strings.ReplaceAll(d, ",", " ")) {
			v, e := strconv.ParseFloat(part, 64)
			if e != nil {
				return st, fmt.Errorf("stroke-dasharray is %q", d)
			}
			st.dash = append(st.dash, v)
		}
	}
	if st.width == 0 {
		st.stroke.none = true
	}
	st.size, st.spacing = number("font-size", 11), number("letter-spacing", 0)
	st.bold = number("font-weight", 400) >= 600
	st.italic, st.capitals = set["font-style"] == "italic", set["text-transform"] == "uppercase"
	st.serif = strings.Contains(set["font-family"], "Palatino")
	return st, err
}

func readPaint(value, initial, opacity string) (p paint, err error) {
	if value == "" {
		value = initial
	}
	alpha := 1.0
	if opacity != "" {
		if alpha, err = strconv.ParseFloat(opacity, 64); err != nil {
			return p, err
		}
	}
	switch {
	case value == "none" || value == "transparent":
		p.none = true
		return p, nil
	case strings.HasPrefix(value, "url(#"):
		p.tile = strings.TrimSuffix(strings.TrimPrefix(value, "url(#"), ")")
		p.tile = strings.TrimPrefix(p.tile, "swatch-")
		p.color.A = uint8(alpha*255 + 0.5)
		return p, nil
	}
	p.color, err = readColour(value)
	p.color.A = uint8(alpha*255 + 0.5)
	return p, err
}

func readColour(value string) (color.NRGBA, error) {
	hex, ok := strings.CutPrefix(value, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if !ok || err != nil || len(hex) != 6 {
		return color.NRGBA{}, fmt.Errorf("%q is no colour that a picture can have", value)
	}
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}, nil
}
