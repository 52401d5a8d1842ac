package repair

import (
	"bytes"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// attribute is a name with its value; bare attributes were written without.
type attribute struct {
	name, value string
	bare        bool
}

// readAttributes reads the attributes at the start of s and returns also the
// number of bytes up to and including the tag's ">".
func readAttributes(s string) ([]attribute, int, error) {
	var attrs []attribute
	pos := 0
	for {
		pos += len(s[pos:]) - len(strings.TrimLeft(s[pos:], " \t\r\n/"))
		if pos >= len(s) {
			return nil, 0, fmt.Errorf("the tag does not end")
		}
		if s[pos] == '>' {
			return attrs, pos + 1, nil
		}
		a, n, err := readAttribute(s[pos:])
		if err != nil {
			return nil, 0, err
		}
		attrs = append(attrs, a)
		pos += n
	}
}

// readAttribute reads one attribute and returns also its length.
func readAttribute(s string) (attribute, int, error) {
	n := strings.IndexAny(s, " \t\r\n/>=")
	if n < 0 {
		return attribute{}, 0, fmt.Errorf("the tag does not end")
	}
	if n == 0 {
		return attribute{}, 0, fmt.Errorf("an attribute without a name")
	}
	name := s[:n]
	if s[n] != '=' {
		return attribute{name: name, bare: true}, n, nil
	}
	quoted, err := strconv.QuotedPrefix(s[n+1:])
	if err != nil || quoted[0] != '"' {
		return attribute{}, 0, fmt.Errorf("the value of %s is not in double quotes as go-app writes them", name)
	}
	value, err := strconv.Unquote(quoted)
	if err != nil {
		return attribute{}, 0, fmt.Errorf("the value of %s: %w", name, err)
	}
	return attribute{name: name, value: value}, n + 1 + len(quoted), nil
}

// writeAttributes writes attributes as HTML, sorted by name.
func writeAttributes(out *bytes.Buffer, attrs []attribute) {
	sort.SliceStable(attrs, func(i, j int) bool { return attrs[i].name < attrs[j].name })
	for _, a := range attrs {
		switch {
		case boolean[a.name] && a.value == "false":
			// go-app writes what would switch it on.
		case boolean[a.name] && a.bare:
			out.WriteString(" " + a.name)
		case a.bare:
			// go-app keeps no empty values, so this one was "true".
			out.WriteString(" " + a.name + `="true"`)
		default:
			out.WriteString(" " + a.name + `="` + escape(a.value) + `"`)
		}
	}
}

// boolean attributes are true by being there.
var boolean = set("allowfullscreen async autofocus autoplay checked controls default defer " +
	"disabled download formnovalidate hidden inert ismap itemscope loop multiple muted nomodule " +
	"novalidate open playsinline readonly required reversed selected")

var escaper = strings.NewReplacer(
	"&", "&amp;", `"`, "&quot;", "<", "&lt;", ">", "&gt;", "\n", "&#10;", "\r", "&#13;", "\x00", "\uFFFD")

func escape(value string) string {
	return escaper.Replace(strings.ToValidUTF8(value, "\uFFFD"))
}
