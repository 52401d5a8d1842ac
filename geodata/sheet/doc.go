// Package sheet turns the model into drawn geometry: it projects, thins and
// writes SVG path data, once, when an edition is baked. Server, browser, embed
// and export then draw the same paths.
//
// # Coordinates
//
// lonlat is WGS 84 in degrees. xy is sheet units: spherical Mercator in metres
// (orb/project) moved and scaled so that the sheet's frame starts at 0,0, x
// grows to the east and y to the south; see [Projection]. One unit is
// [UnitM] Mercator metres, so that whole numbers are exact enough to print.
// Mercator is conformal, so the scale bar is right at the centre of the view;
// true metres are Mercator metres times the cosine of the latitude.
//
// # Levels of detail
//
// A [Level] holds every shape at one tolerance. Its paths count in units of
// Level.Unit sheet units, relative commands throughout, one line, no decimals;
// whoever draws them sets transform="scale(Level.Unit)" on the group.
// Neighbours are drawn below Ukraine: where Natural Earth's vertices differ
// they may overlap a little.
//
// # The way of [Bake]
//
// All ground (areas, units without areas, neighbours) and all lines that follow
// borders become one planar graph (graph.go, ground.go): vertices equal to five
// decimals are one, and each edge knows who uses it. An arc is a longest chain
// of edges with the same users; it ends where three pieces or the coast meet or
// a line begins. Each arc is thinned once per level (thin.go: Douglas–Peucker
// through orb/simplify, then rounded), so neighbours never gape or overlap and
// a line lies exactly on the edge of the areas that it parts. Where thinning
// lets strokes cross (crossing.go) or turns a ring over, vertices are given
// back. Waters and rivers are not part of the graph and are thinned alone.
//
// The recognised land border and the mesh of borders between units are the arcs
// with the right users (border.go). path.go writes path data, tick.go the ticks
// of frozen fronts, label.go and anchor.go say where names stand, touch.go what
// touches what.
//
// # The way of storing
//
// [Pack] stores a sheet for the browser's program: its paths as points, of which
// a run that was drawn before, in either direction, is only named (points.go).
// A border between two areas, which is also in the mesh of oblasts and in a
// control line, is so stored once. [Unpack] writes the same paths again.
//
// [Merge] makes one path of the areas of a level that are drawn alike, where there
// are too many of them to draw one by one.
//
// The package's server and browser share its types, [Projection] and the
// methods of [Frame]; Bake is left out of a browser's binary by the linker,
// which is why nothing here may call it from an initialiser.
package sheet
