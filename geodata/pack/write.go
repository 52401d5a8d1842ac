package pack

import (
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Write returns the packed form of what v points to. It panics where the type
// cannot be written, which the first try shows.
func Write(v any) []byte {
	value := reflect.ValueOf(v).Elem()
	s := shapeOf(value.Type())
	w := writer{columns: make([][]byte, s.columns)}
	w.write(s.root, value)
	out := binary.AppendUvarint(nil, s.sum())
	for _, c := range w.columns {
		out = binary.AppendUvarint(out, uint64(len(c)))
	}
	return append(out, slices.Concat(w.columns...)...)
}

type writer struct{ columns [][]byte }

func (w *writer) count(column, n int) {
	w.columns[column] = binary.AppendUvarint(w.columns[column], uint64(n))
}

func (w *writer) number(column int, n int64) {
	w.columns[column] = binary.AppendVarint(w.columns[column], n)
}

func (w *writer) write(n *node, v reflect.Value) {
	switch n.kind {
	case reflect.Struct:
		for _, f := range n.fields {
			w.write(f.node, v.Field(f.index))
		}
	case reflect.Pointer:
		w.write(n.elem, v.Elem())
	case reflect.Slice:
		w.count(n.column, v.Len())
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			w.write(n.elem, v.Index(i))
		}
	case reflect.Map:
		w.count(n.column, v.Len())
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			w.write(n.key, k)
			w.write(n.elem, v.MapIndex(k))
		}
	case reflect.String:
		w.count(n.column, v.Len())
		w.columns[n.column+1] = append(w.columns[n.column+1], v.String()...)
	case reflect.Bool:
		b := byte(0)
		if v.Bool() {
			b = 1
		}
		w.columns[n.column] = append(w.columns[n.column], b)
	case reflect.Int:
		w.number(n.column, v.Int())
	case reflect.Float64:
		digits, decimals := decimalOf(v.Float())
		w.number(n.column, digits)
		w.count(n.column+1, decimals)
	}
}

// asBits in the place of the decimals says that the digits are the float’s bits.
const asBits = 31

// decimalOf writes a number as digits / 10^decimals, which gives the same float
// again: both are exact, and a division rounds as reading the digits would. Our
// numbers are rounded and short; the bits of one that is not are kept instead.
func decimalOf(f float64) (digits int64, decimals int) {
	text := strconv.FormatFloat(f, 'f', -1, 64)
	whole, part, _ := strings.Cut(text, ".")
	digits, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil || digits > 1<<53 || digits < -1<<53 || len(part) > 22 || f == 0 && math.Signbit(f) {
		return int64(math.Float64bits(f)), asBits
	}
	return digits, len(part)
}
