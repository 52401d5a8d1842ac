// Package derive computes what follows from areas and treatments and must not
// be drawn by hand: the control lines of a draft, the fronts that a draft
// would freeze, the buffer, and the state border.
//
// # How
//
// Neighbouring areas share their borders vertex by vertex (package base sees
// to it, package source checks it). So every border is a chain of segments
// that occur in two polygons, once in each direction. [Lines] asks for both
// sides of each segment who would hold the ground if the draft were carried
// out (geodata.Atlas.HolderUnder) and keeps those where the two answers
// differ. No geometry is computed, cut or moved: a derived line has only
// vertices of the areas.
//
// The ground of a unit that is not divided counts as held by Ukraine. The sea
// and the neighbouring states hold nothing, so that neither the coast nor the
// state border becomes a control line. Where the line of contact follows the
// shore of the Dnipro's estuary because only water lies between the two
// sides, that shore is a control line and a frozen front as well, if the
// ground behind it stays with Russia.
//
// All geometry is in lonlat.
package derive
