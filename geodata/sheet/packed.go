package sheet

import (
	"errors"
	"maps"
	"slices"

	"github.com/draftlines/draftlines/geodata/pack"
)

// packed is the form in which a sheet is stored: the sheet without its paths,
// and the paths as points.
type packed struct {
	Sheet  Sheet
	Points packedPoints
}

// Pack writes a sheet in the form that is smallest once it is compressed.
func Pack(s *Sheet) []byte {
	p := packed{Sheet: s.copyPaths()}
	w := pointWriter{out: &p.Points, at: map[pointStep]int{}}
	p.Sheet.eachPath(func(path Path) Path {
		w.path(path)
		return ""
	})
	return pack.Write(&p)
}

// Unpack reads what Pack has written. The error is that of package pack, or
// says that the points do not add up.
func Unpack(stored string) (*Sheet, error) {
	var p packed
	if err := pack.Read(stored, &p); err != nil {
		return nil, err
	}
	r := newPointReader(p.Points)
	p.Sheet.eachPath(func(Path) Path { return r.path() })
	if r.broken || !r.done() {
		return nil, errors.New("sheet: the points of the packed sheet do not add up")
	}
	return &p.Sheet, nil
}

// copyPaths copies a sheet as far as eachPath changes it.
func (s *Sheet) copyPaths() Sheet {
	c := *s
	c.Levels = slices.Clone(s.Levels)
	for i := range c.Levels {
		l := &c.Levels[i]
		l.Neighbours, l.Units, l.Areas = maps.Clone(l.Neighbours), maps.Clone(l.Units), maps.Clone(l.Areas)
		l.Waters, l.Lines, l.Ticks = maps.Clone(l.Waters), maps.Clone(l.Lines), maps.Clone(l.Ticks)
	}
	return c
}

// eachPath replaces every path of the sheet, level by level and always in the
// same order.
func (s *Sheet) eachPath(replace func(Path) Path) {
	for i := range s.Levels {
		l := &s.Levels[i]
		inOrder(l.Areas, replace)
		inOrder(l.Units, replace)
		inOrder(l.Neighbours, replace)
		l.StateBorder = replace(l.StateBorder)
		l.UnitBorders = replace(l.UnitBorders)
		inOrder(l.Lines, replace)
		inOrder(l.Waters, replace)
		inOrder(l.Ticks, replace)
	}
}

func inOrder[K ~string](paths map[K]Path, replace func(Path) Path) {
	for _, k := range slices.Sorted(maps.Keys(paths)) {
		paths[k] = replace(paths[k])
	}
}
