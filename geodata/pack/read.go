package pack

import (
	"errors"
	"math"
	"reflect"
)

var (
	// ErrOther says that the packed value is of another type.
	ErrOther = errors.New("pack: the value was packed by a program with other types")
	// ErrBroken says that the packed value ends early or is too long.
	ErrBroken = errors.New("pack: the packed value is broken")
)

// Read fills what v points to, which must be zero, from its packed form. The
// strings in it are parts of packed. The error is [ErrOther] or [ErrBroken].
func Read(packed string, v any) error {
	value := reflect.ValueOf(v).Elem()
	s := shapeOf(value.Type())
	head := cursor{rest: packed}
	if head.uvarint() != s.sum() {
		return ErrOther
	}
	r := reader{columns: make([]cursor, s.columns), most: uint64(len(packed))}
	lengths := make([]uint64, s.columns)
	for i := range lengths {
		lengths[i] = head.uvarint()
	}
	for i, n := range lengths {
		r.columns[i].rest = head.take(n)
	}
	r.read(s.root, value)
	broken := head.broken || head.rest != ""
	for _, c := range r.columns {
		broken = broken || c.broken || c.rest != ""
	}
	if broken {
		return ErrBroken
	}
	return nil
}

// cursor reads one column. After the end it gives zeros and is broken.
type cursor struct {
	rest   string
	broken bool
}

func (c *cursor) uvarint() uint64 {
	var n uint64
	for i := 0; i < len(c.rest) && i < 10; i++ {
		b := c.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.rest = c.rest[i+1:]
			return n
		}
	}
	c.rest, c.broken = "", true
	return 0
}

func (c *cursor) varint() int64 {
	u := c.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

func (c *cursor) take(n uint64) string {
	if n > uint64(len(c.rest)) {
		c.rest, c.broken = "", true
		return ""
	}
	s := c.rest[:n]
	c.rest = c.rest[n:]
	return s
}

type reader struct {
	columns []cursor
	most    uint64 // elements that a slice or map may have
}

// length is the length of a slice or map. Each element needs a byte at least,
// somewhere, so that a broken length cannot ask for all memory.
func (r *reader) length(column int) int {
	n := r.columns[column].uvarint()
	if n > r.most {
		r.columns[column].broken = true
		return 0
	}
	return int(n)
}

func (r *reader) read(n *node, v reflect.Value) {
	switch n.kind {
	case reflect.Struct:
		for _, f := range n.fields {
			r.read(f.node, v.Field(f.index))
		}
	case reflect.Pointer:
		v.Set(reflect.New(n.elem.typ))
		r.read(n.elem, v.Elem())
	case reflect.Slice:
		if length := r.length(n.column); length > 0 {
			v.Set(reflect.MakeSlice(n.typ, length, length))
		}
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			r.read(n.elem, v.Index(i))
		}
	case reflect.Map:
		r.readMap(n, v)
	case reflect.String:
		v.SetString(r.columns[n.column+1].take(r.columns[n.column].uvarint()))
	case reflect.Bool:
		v.SetBool(r.columns[n.column].take(1) == "\x01")
	case reflect.Int:
		v.SetInt(r.columns[n.column].varint())
	case reflect.Float64:
		v.SetFloat(float(r.columns[n.column].varint(), r.columns[n.column+1].uvarint()))
	}
}

// float undoes decimalOf.
func float(digits int64, decimals uint64) float64 {
	if decimals == asBits {
		return math.Float64frombits(uint64(digits))
	}
	scale := 1.0
	for range min(decimals, 22) {
		scale *= 10 // exact up to 10^22
	}
	return float64(digits) / scale
}

func (r *reader) readMap(n *node, v reflect.Value) {
	length := r.length(n.column)
	if length == 0 {
		return
	}
	v.Set(reflect.MakeMapWithSize(n.typ, length))
	key, elem := reflect.New(n.key.typ).Elem(), reflect.New(n.elem.typ).Elem()
	for range length {
		key.SetZero()
		elem.SetZero()
		r.read(n.key, key)
		r.read(n.elem, elem)
		v.SetMapIndex(key, elem)
	}
}
