package app

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

const svgNS = "http://www.w3.org/2000/svg"

// svgElem makes an SVG element. Every one needs its own namespace in the
// browser, children too (go-app #890): without it the node is in the document
// but not painted. Nobody else calls app.Elem for SVG.
func svgElem(tag string) app.HTMLElem { return app.Elem(tag).XMLNS(svgNS) }

func svgGroup(class string, body ...app.UI) app.HTMLElem {
	return svgElem("g").Class(class).Body(body...)
}

func svgPath(class, d string) app.HTMLElem {
	return svgElem("path").Class(class).Attr("d", d)
}

// svgText is a text at a position in per cent of the map.
func svgText(class, x, y, text string) app.HTMLElem {
	return svgElem("text").Class(class).Attr("x", x).Attr("y", y).Body(app.Text(text))
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
