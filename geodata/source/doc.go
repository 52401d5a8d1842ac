// Package source reads the files that people edit and says what is wrong with
// them: everything at once, with file, line, record and rule, in sentences for
// people who do not write code.
//
// # The way of a file
//
// [Decode] reads every file. YAML, GeoJSON and the rows of tables become one
// kind of tree, each value with its line, and one strict decoder fills the
// types of package geodata from it: an unknown field, a text where a number
// should be, or a number with a comma is a problem, and the rest of the file is
// still read. [Files.Check] then looks at what the records say of each other
// and at the geometry. [Files.Atlas] links them and adds what follows from the
// geometry: sizes, and the area that each place lies in. [Load] is all three;
// [Open] returns the files too, for those who publish them.
//
// # Rules
//
// [Rules] lists them. To add one: a name and an explanation in rules.go, a row
// in geodata/README.md, an example in testdata/broken. Tests fail while one of
// these is missing. A check says what to do, names the nearest known word where
// one is misspelt, and keeps quiet about what only follows from a problem that
// has been reported.
//
// Geometry is tested on whole numbers, in units of the fifth decimal, so that
// "crosses" and "the same point" are exact.
//
// # Bounds
//
// This package alone may import orb/geojson, which brings a database driver
// along; nothing that runs in a browser may import this package.
package source
