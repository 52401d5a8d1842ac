// Package press makes the files of an edition and puts them in place.
//
// [Bake] turns the data files that people edit into everything that programs
// read: the atlas without geometry, the drawn sheet, and the published files
// with their geometry. It works in memory and its bytes depend on nothing but
// the data: two bakes of the same files are equal.
//
// [Edition.Replace] puts an edition in the place of the last one, whole or not
// at all: every file is written beside its target first, then all are renamed,
// and what has been renamed goes back if one fails. The file digest.txt comes
// last. It has the SHA-256 sum of every other file, so that [Verify] sees when
// a machine has stopped in between, or somebody has changed a baked file by
// hand.
//
// Every record is published twice: as a document with everything that belongs
// to it, and as a row of a table whose columns are the members of the record.
// A [shelf] keeps the list of what was published, which is the last document.
//
// The schemas in edition/public/schema are written by hand; baking leaves them
// alone.
package press
