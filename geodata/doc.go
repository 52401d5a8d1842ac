// Package geodata is the model of Draftlines: what the draft peace plans for
// Ukraine say, which ground they say it about, and where that ground is.
//
// # Vocabulary
//
// One word per thing, the same in the data files, in Go, in CSS classes, in
// URLs and on the page:
//
//   - A [Draft] is one text with a date, authors and a [Standing].
//   - A [Clause] is a numbered unit of a draft; sub-clauses are clauses of
//     their own. Its id is the draft's id, a slash and its number: us-28/21d.
//   - An [Area] is a piece of ground that a clause can name. Most areas are
//     polygons; a few are lines (the line of contact, the Dnipro), sites (a
//     power plant, a dam), water, or lie beyond the sheet and are not drawn.
//   - A [Treatment] is what one clause would do to one area: its kind, who
//     would hold the ground, who may enter it, who monitors it, and what is
//     recognised. Where a text says nothing the value is [Silent], never empty.
//   - A [Line] is drawn, not named by clauses: the line of contact by sector,
//     and per draft the control line it would produce.
//   - An [Alignment] is a row that sets clauses of different drafts side by
//     side; a [Position] is what a party said, with its date; a [Term], an
//     [Event] and a [Dispute] are what their names say; a [Claim] is what one of
//     the founding articles says about territory.
//   - An edition is the state of all data on a day. [Published] is its entry in
//     the log: what it changed, and why.
//   - A [Layer] is one published GeoJSON file of areas or lines.
//   - An [Atlas] is all of it, read-only, with both indexes: from a clause to
//     its areas and from an area to its clauses.
//
// De facto and de jure are two values of [RecognitionLevel] and are never
// merged; [Recognition] also says what is recognised: a line, control, or
// belonging.
//
// # Coordinates
//
// Geometry is WGS 84, longitude before latitude, in degrees, rounded to five
// decimals. Variables that hold such points are called lonlat. Neighbouring
// areas share their borders exactly: the same vertices on both sides. Areas in
// square kilometres are geodesic on the WGS 84 ellipsoid.
//
// # Wholes and parts
//
// An area may be a whole made of parts (donetsk = donetsk-occupied +
// donetsk-held). A clause that names the whole covers each part; see
// [Atlas.ClausesOf]. Only parts carry polygons of their own in the layer of
// areas, so that no ground is drawn twice.
//
// # Invariants
//
// [New] refuses an atlas in which an id is used twice or a reference leads
// nowhere. Everything finer (dates, sources, rings, gaps, words) is the task of
// package source, which reports all problems of the files at once.
//
// # How to add a draft or a layer
//
// geodata/README.md explains it for editors; no Go is needed for a draft.
//
// The package knows nothing of files, browsers or pixels. It imports the
// standard library and orb only.
package geodata
