package app

import (
	"strconv"

	"github.com/draftlines/draftlines/app/markup"
)

func svgElem(tag string) *markup.Elem { return markup.SVG(tag) }

func svgGroup(class string, body ...markup.Node) *markup.Elem {
	return svgElem("g").Class(class).Body(body...)
}

func svgPath(class, d string) *markup.Elem {
	return svgElem("path").Class(class).Attr("d", d)
}

// svgText is a text at a position in per cent of the map.
func svgText(class, x, y, text string) *markup.Elem {
	return svgElem("text").Class(class).Attr("x", x).Attr("y", y).Body(markup.Text(text))
}

// percent formats a fraction as a percentage with two decimals. go-app prints
// float64 attributes with four decimals of its own choice, so numbers are
// always formatted here.
func percent(fraction float64) string { return decimal(fraction*100, 2) + "%" }

// decimal formats v with at most the given number of decimals.
func decimal(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	for decimals > 0 && s[len(s)-1] == '0' {
		s = s[:len(s)-1]
		decimals--
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	if s == "-0" {
		return "0"
	}
	return s
}

func attrInt(n int) string { return strconv.Itoa(n) }
