// Package synth makes an atlas larger than the real one, to measure how bake,
// build, pages, program and search grow with the data. Nothing in it is true,
// and none of it may be published.
//
// [Grow] takes the real, loaded atlas and multiplies, each by a factor of its
// own:
//
//   - areas: every area that has ground is cut into pieces along one grid over
//     the country (grid.go, areas.go). The area stays as the whole of its pieces,
//     so that all clauses still reach the same ground. New points lie where the
//     grid crosses a border; they are put into everything that runs along the
//     border (areas, oblasts, neighbours, the line of contact), rounded to 1e-6
//     degrees, before anything is cut (cut.go). Neighbours therefore go
//     on sharing their borders point by point, and the sheet bakes as ever.
//   - clauses: each draft gets copies of its clauses, with numbers of their own.
//     What a clause did to an area, a copy does to one piece of it, each copy to
//     another, so that the number of clauses on a piece does not depend on the
//     factors as long as both grow alike. The rows of the alignment are copied with them.
//   - drafts: copies of whole drafts, dated before the oldest, so that the site
//     still opens with the same draft. They join the rows of the alignment.
//
// Texts of copies are the words of the original in another order: a compressor
// would otherwise make light of them. Names say what they are: "Synthetic piece
// 7 of Donetsk-held". Equal input gives equal output.
//
// # What keeps it apart
//
// The id of everything made here begins with [geodata.SyntheticPrefix]. The
// check of the data files refuses such ids, and "site build" refuses an edition
// that has one ([geodata.IsSynthetic]). Only cmd/grow and tests import this package; what
// it writes is below build/, which is never committed.
package synth
