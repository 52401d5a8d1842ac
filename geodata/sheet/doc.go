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
// whoever draws them sets transform="scale(Level.Unit)" on the group. Borders
// between neighbours are cut into arcs where three pieces or the coast meet,
// and each arc is simplified once (Douglas–Peucker through orb/simplify), so
// that neighbours never gape or overlap at any level.
package sheet
