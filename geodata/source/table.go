package source

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// parseTable returns one mapping per row of a CSV file whose first row names
// the columns, in any order. Rows with the wrong number of fields are noted and left out.
func parseTable(r *report, file string, data []byte, columns ...string) []*node {
	reader := csv.NewReader(bytes.NewReader(data))
	reader.FieldsPerRecord = -1
	header, err := reader.Read()
	if err != nil {
		r.add(file, 1, "", ruleSyntax, "The table has no header row.")
		return nil
	}
	if len(header) == 1 && strings.Contains(header[0], ";") {
		r.add(file, 1, "", ruleSyntax, "The fields are separated by semicolons; save the table with commas.")
		return nil
	}
	checkHeader(r, file, header, columns)
	var rows []*node
	for {
		record, err := reader.Read()
		if err == io.EOF {
			return rows
		}
		if err != nil {
			var syntax *csv.ParseError
			line := 0
			if errors.As(err, &syntax) {
				line = syntax.StartLine
			}
			r.add(file, line, "", ruleSyntax, `A quote (") on this row is not closed or stands in the middle of a field.`)
			return rows
		}
		line, _ := reader.FieldPos(0)
		if len(record) != len(header) {
			r.add(file, line, record[0], ruleFieldCount, "The row has %d fields, the header %d. A comma inside a text or a number needs quotes around the field, or must go.", len(record), len(header))
			continue
		}
		rows = append(rows, tableRow(header, record, line))
	}
}

func tableRow(header, record []string, line int) *node {
	row := &node{kind: mappingNode, line: line}
	for i, name := range header {
		if name == "" {
			continue
		}
		v := &node{kind: scalarNode, line: line, text: record[i]}
		if record[i] == "" {
			v.kind = nullNode
		}
		row.fields = append(row.fields, &field{name, line, v})
	}
	return row
}

// checkHeader notes the columns that a table lacks and those that it should not
// have; the names of the latter are blanked, so that rows leave them out.
func checkHeader(r *report, file string, header, columns []string) {
	for _, c := range columns {
		if !slices.Contains(header, c) {
			r.add(file, 1, "", ruleFieldMissing, "The table has no column %q.", c)
		}
	}
	for i, name := range header {
		if !slices.Contains(columns, name) {
			r.add(file, 1, "", ruleUnknownField, "There is no column %q here.%s", name, suggest(name, columns))
			header[i] = ""
		}
	}
}
