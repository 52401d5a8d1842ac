package source

import (
	"reflect"
	"strconv"
	"strings"
)

// filler sets Go values from nodes. It is strict: a field that the type does
// not have is a problem, and so is a value of the wrong kind; the rest of the
// record is still read.
type filler struct {
	r    *report
	file string
}

// fill sets v, which must be settable, from n. The feature labels problems: it
// is the id of the innermost record around n.
func (f filler) fill(n *node, v reflect.Value, feature string) {
	if v.Kind() == reflect.Pointer { // never nil, not even for an empty item
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	if n.kind == nullNode {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		if f.expect(n, mappingNode, feature) {
			f.fillStruct(n, v, feature)
		}
	case reflect.Slice:
		if f.expect(n, listNode, feature) {
			v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
			for i, item := range n.items {
				f.fill(item, v.Index(i), feature)
			}
		}
	case reflect.Map:
		if f.expect(n, mappingNode, feature) {
			f.fillMap(n, v, feature)
		}
	default:
		if f.expect(n, scalarNode, feature) {
			f.fillScalar(n, v, feature)
		}
	}
}

func (f filler) expect(n *node, kind nodeKind, feature string) bool {
	if n.kind == kind {
		return true
	}
	f.r.add(f.file, n.line, feature, ruleWrongType, "Here should be %s, not %s.", kind, n.kind)
	return false
}

func (f filler) fillStruct(n *node, v reflect.Value, feature string) {
	feature = featureOf(n, feature)
	known := map[string]int{}
	for i := range v.NumField() {
		if name := v.Type().Field(i).Tag.Get("yaml"); name != "" && name != "-" {
			known[name] = i
		}
	}
	seen := map[string]bool{}
	for _, field := range n.fields {
		i, ok := known[field.name]
		switch {
		case !ok:
			f.r.add(f.file, field.line, feature, ruleUnknownField, "There is no field %q here.%s", field.name, suggest(field.name, keys(known)))
		case seen[field.name]:
			f.r.add(f.file, field.line, feature, ruleDuplicateField, "The field %q is there twice; remove one.", field.name)
		default:
			f.fill(field.value, v.Field(i), feature)
		}
		seen[field.name] = true
	}
}

func (f filler) fillMap(n *node, v reflect.Value, feature string) {
	v.Set(reflect.MakeMap(v.Type()))
	for _, field := range n.fields {
		key := reflect.ValueOf(field.name).Convert(v.Type().Key())
		if v.MapIndex(key).IsValid() {
			f.r.add(f.file, field.line, feature, ruleDuplicateField, "%q is there twice; remove one.", field.name)
		}
		value := reflect.New(v.Type().Elem()).Elem()
		f.fill(field.value, value, feature)
		v.SetMapIndex(key, value)
	}
}

func (f filler) fillScalar(n *node, v reflect.Value, feature string) {
	switch v.Kind() {
	case reflect.String:
		f.checkSpace(n, feature)
		v.SetString(n.text)
	case reflect.Bool:
		if n.quoted || n.text != "true" && n.text != "false" {
			f.r.add(f.file, n.line, feature, ruleWrongType, "Write true or false, not %q.", n.text)
		}
		v.SetBool(n.text == "true")
	case reflect.Int, reflect.Float64:
		if x, ok := f.number(n, feature, v.Kind() == reflect.Int); ok && v.Kind() == reflect.Int {
			v.SetInt(int64(x))
		} else if ok {
			v.SetFloat(x)
		}
	}
}

// number reads a number; whole says that it may have no decimals.
func (f filler) number(n *node, feature string, whole bool) (float64, bool) {
	x, err := strconv.ParseFloat(n.text, 64)
	// Beyond 1e15 no figure of ours is meant, and an int would overflow.
	bad := err != nil || x != x || x > 1e15 || x < -1e15
	switch {
	case bad && looksLikeNumber(n.text) && strings.Contains(n.text, ","):
		f.r.add(f.file, n.line, feature, ruleNumberComma, "The number %q has a comma; write it without (6207) or, for decimals, with a point (37.59).", n.text)
	case bad:
		f.r.add(f.file, n.line, feature, ruleWrongType, "Here should be a number, not %q.", n.text)
	case n.quoted:
		f.r.add(f.file, n.line, feature, ruleWrongType, "The number %s stands in quotes; remove them.", n.text)
	case whole && x != float64(int64(x)):
		f.r.add(f.file, n.line, feature, ruleWrongType, "Here should be a whole number, not %s.", n.text)
	default:
		return x, true
	}
	return 0, false
}

func looksLikeNumber(s string) bool {
	return strings.Trim(s, "0123456789.,-+ ") == "" && strings.ContainsAny(s, "0123456789")
}

func (f filler) checkSpace(n *node, feature string) {
	what := ""
	switch {
	case strings.ContainsAny(n.text, "\n\r"):
		what = `a line break in it; in YAML start the text with ">-" and leave no empty line`
	case strings.Contains(n.text, "\t"):
		what = "a tab in it; use a space"
	case strings.Contains(n.text, "  "):
		what = "two spaces in a row"
	case strings.TrimSpace(n.text) != n.text:
		what = "a space at its start or end"
	default:
		return
	}
	f.r.add(f.file, n.line, feature, ruleTextSpace, "The text %q has %s.", shorten(n.text), what)
}

// shorten cuts a text for a message.
func shorten(s string) string {
	letters := []rune(s)
	if len(letters) <= 40 {
		return s
	}
	return string(letters[:39]) + "…"
}

// featureOf names a record: by its id, or as a clause by draft and number.
func featureOf(n *node, around string) string {
	if id := n.scalar("id"); id != "" {
		return id
	}
	if number := n.scalar("number"); number != "" {
		draft, _, _ := strings.Cut(around, "/")
		return draft + "/" + number
	}
	return around
}
