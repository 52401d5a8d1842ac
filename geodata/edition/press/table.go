package press

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// table publishes records as CSV (RFC 4180, UTF-8, a header row). The columns
// are the members of the JSON record in their order, then the edition, so that
// a table that has left its site still says of which day it is. The schema is
// that of the document h opens.
func table[T any](s *shelf, name, title string, h header, records []T) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{append(columns(reflect.TypeFor[T]()), "edition")}
	for _, r := range records {
		rows = append(rows, append(cells(reflect.ValueOf(r)), string(s.date)))
	}
	if err := w.WriteAll(rows); err != nil {
		panic(fmt.Sprintf("press: write %s: %v", name, err)) // a buffer takes everything
	}
	s.edition["public/"+name] = b.Bytes()
	s.enter(name, title, h)
}

// members are the fields of a record that become columns; an embedded struct
// gives its own, as in JSON.
func members(record reflect.Type) (fields []reflect.StructField) {
	for _, f := range reflect.VisibleFields(record) {
		if !f.Anonymous {
			fields = append(fields, f)
		}
	}
	return fields
}

func columns(record reflect.Type) (names []string) {
	for _, f := range members(record) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

func cells(record reflect.Value) (out []string) {
	for _, f := range members(record.Type()) {
		out = append(out, cell(record.FieldByIndex(f.Index), strings.HasSuffix(f.Tag.Get("json"), ",omitempty")))
	}
	return out
}

// cell writes one value. What the JSON record leaves out is an empty cell. Ids
// are joined by a space, which none has; words by a semicolon and a space.
func cell(v reflect.Value, omit bool) string {
	if omit && v.IsZero() {
		return ""
	}
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, 64)
	case reflect.Slice:
		return joined(v)
	}
	panic(fmt.Sprintf("press: a table cannot hold a %s", v.Type()))
}

func joined(list reflect.Value) string {
	separator := " "
	if list.Type().Elem() == reflect.TypeFor[string]() {
		separator = "; "
	}
	var items []string
	for _, item := range list.Seq2() {
		items = append(items, item.String())
	}
	return strings.Join(items, separator)
}
