package markup

// Cache has the elements that a component draws alike again and again, so that they
// are the very same values and need not even be compared. Its zero value is empty,
// and nil keeps nothing. What is in it is never dropped: keys must come from the data, not from what a
// reader does without end.
type Cache struct{ elems map[any]*Elem }

// Kept returns the element of a key, which is drawn once and marked as kept.
func (c *Cache) Kept(key any, draw func() *Elem) *Elem {
	if c == nil {
		return draw()
	}
	e, ok := c.elems[key]
	if !ok {
		if c.elems == nil {
			c.elems = map[any]*Elem{}
		}
		e = draw().Kept()
		c.elems[key] = e
	}
	return e
}
