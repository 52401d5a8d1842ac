// Package pack writes a value so that it is small once it is compressed, and
// reads it again. The edition that the browser's program carries is stored so.
//
// The form has no names: it is only readable by a program with the same types,
// and says so where they differ. What stands at the same place of the type
// stands together, all titles of clauses, then all their summaries: compressed
// with brotli that is about a tenth less than JSON, and the program needs no
// decoder for JSON.
//
// A value may be made of structs, pointers to structs, slices, arrays, maps with
// keys of a string type, strings, booleans, signed integers and floats. A field
// with the tag json:"-" is left out, as it is in JSON. An empty slice or map is
// read as nil. A nil pointer cannot be written. Broken bytes give an error.
package pack

import (
	"fmt"
	"hash/fnv"
	"reflect"
)

// node is a place in a type: the records, their drafts, a draft's title. Each
// has columns of its own, in which the values at this place follow each other.
type node struct {
	kind   reflect.Kind
	typ    reflect.Type
	column int     // the first of its columns
	fields []field // of a struct
	key    *node   // of a map
	elem   *node   // of a pointer, slice, array or map
}

type field struct {
	index int
	node  *node
}

// shape is a type, taken apart.
type shape struct {
	root    *node
	columns int
	names   string // of all places, to tell types apart
}

func shapeOf(t reflect.Type) *shape {
	s := &shape{}
	s.root = s.add(t)
	return s
}

// add takes a type apart. Columns are numbered in the order of the fields.
func (s *shape) add(t reflect.Type) *node {
	n := &node{kind: t.Kind(), typ: t, column: s.columns}
	s.names += n.kind.String() + " "
	switch n.kind {
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.Tag.Get("json") != "-" {
				s.names += f.Name + " "
				n.fields = append(n.fields, field{i, s.add(f.Type)})
			}
		}
		s.names += "; "
	case reflect.Pointer, reflect.Array:
		n.elem = s.add(t.Elem())
	case reflect.Slice:
		s.columns++ // lengths
		n.elem = s.add(t.Elem())
	case reflect.Map:
		s.columns++ // lengths
		n.key = s.add(t.Key())
		n.elem = s.add(t.Elem())
	case reflect.String, reflect.Float64:
		s.columns += 2 // lengths and letters; digits and decimals
	case reflect.Bool, reflect.Int:
		s.columns++
	default:
		panic(fmt.Sprintf("pack: cannot write a %v", t))
	}
	return n
}

// sum is a number that differs between shapes.
func (s *shape) sum() uint64 {
	h := fnv.New32a()
	h.Write([]byte(s.names))
	return uint64(h.Sum32())
}
