//go:build !wasm

package app

import (
	"maps"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/draftlines/draftlines/geodata/sheet"
)

// Still is a map as shapes and names in their order of drawing, without any
// look: that follows from the classes, by the rules of the style sheet. It has
// the same shapes with the same classes as the map for articles; a test compares
// them.
type Still struct {
	// W and H are the size of the map in pixels of the style sheet; positions
	// and lengths below are in these pixels.
	W, H float64
	// Frame is what it shows, in sheet units. Paths count in units of the level:
	// Unit sheet units.
	Frame  sheet.Frame
	Unit   int
	Base   string // equal for maps whose first shapes, up to BaseEnd, are drawn alike
	Wide   bool   // whether it shows more than half of the sheet
	Shapes []Shape
	// BaseEnd is how many of the shapes show what is so, and no draft's words.
	BaseEnd int
	Names   []Lettering
	Marks   []Mark
	Legend  []LegendEntry
	ScaleKM int
	ScalePx float64
	Tiles   map[string]Tile // by class
}

// Shape is a path of the map. Chain has its classes and those of the elements
// around it, outermost first, with slashes between: the style sheet's rules
// depend on them.
type Shape struct {
	Chain string
	ID    string // equal for equal paths
	D     sheet.Path
}

// Lettering is a name on the map.
type Lettering struct {
	Chain, Text string
	X, Y        float64
	Anchor      string // start, middle, end
}

// Mark is a small drawing at a point that keeps its size: a town's dot, the
// sign of a site, the ring round a place.
type Mark struct {
	X, Y  float64
	Parts []MarkPart
}

// MarkPart is a circle of radius R, or a path.
type MarkPart struct {
	Chain string
	R     float64
	D     string
}

// LegendEntry explains a sign. Its swatch is 30 by 18 pixels.
type LegendEntry struct {
	Label, Note string
	Swatch      []MarkPart
	// Draft tells what a draft would do from what every map shows.
	Draft bool
}

// Tile is what an area is filled with, again and again: strokes in a square.
type Tile struct {
	Size  float64
	D     string
	Scale float64 // of the tile on the map, in units of the map's paths
}

// Window is the map of a picture: its size in pixels of the style sheet, the
// part of it in which the page's frame must be seen, and boxes that names keep
// out of.
type Window struct {
	W, H  float64
	Inner Box
	Clear []Box
}

// Box is a rectangle in pixels.
type Box struct{ X0, Y0, X1, Y1 float64 }

// StillOf draws the map of a page into a window. It is a function and no method,
// so that the browser's program does not carry it.
func StillOf(s *Site, path string, win Window) *Still {
	sc := s.embedScene(s.route(path))
	frame := frameIn(sc.frame, win)
	d := &stillDrawer{pane: s.stillPane(sc, frame), still: &Still{
		W: win.W, H: win.H, Frame: frame, Unit: s.Sheet.Levels[sc.level].Unit, Wide: frame.W > sheet.Whole.W/2, Tiles: map[string]Tile{},
	}}
	d.still.Base = sc.baseKey(frame, win)
	d.ground()
	d.names(win)
	d.legend()
	d.scale()
	d.tiles()
	return d.still
}

// StillKey is equal for pages whose maps are drawn alike in a window.
func StillKey(s *Site, path string, win Window) string {
	sc := s.embedScene(s.route(path))
	return sc.baseKey(frameIn(sc.frame, win), win) + " " + sc.stillKey()
}

func (sc *scene) baseKey(frame sheet.Frame, win Window) string {
	return frameAttr(frame) + " " + attrInt(sc.level) + " " + decimal(win.W, 2)
}

// stillKey tells scenes apart that are drawn unlike each other in one frame.
func (sc *scene) stillKey() string {
	key := draftIDs(sc)
	for _, id := range slices.Sorted(maps.Keys(sc.lit)) {
		key += " " + string(id)
	}
	if sc.place != nil {
		key += " at " + string(sc.place.ID)
	}
	return key
}

func (s *Site) stillPane(sc *scene, frame sheet.Frame) *pane {
	level := s.Sheet.Levels[sc.level].Within(frame.Expand(0.05))
	return &pane{s.embedView(sc), &mapView{Site: s, Scene: sc}, level, frame, nil, nil}
}

// frameIn is the frame of a window in whose inner part a page's frame is seen
// whole, as large as it can be; moved, and if need be cut, so that nothing
// beyond the sheet is shown.
func frameIn(f sheet.Frame, win Window) sheet.Frame {
	in := win.Inner
	if in == (Box{0, 0, win.W, win.H}) && win.W*aspectH == win.H*aspectW {
		return f // as on the page, to the last unit
	}
	k := max(float64(f.W)/(in.X1-in.X0), float64(f.H)/(in.Y1-in.Y0)) // units per pixel
	k = min(k, float64(sheet.Whole.W)/win.W, float64(sheet.Whole.H)/win.H)
	x := float64(f.X) + float64(f.W)/2 - k*(in.X0+in.X1)/2
	y := float64(f.Y) + float64(f.H)/2 - k*(in.Y0+in.Y1)/2
	w, h := k*win.W, k*win.H
	x = min(max(x, float64(sheet.Whole.X)), float64(sheet.Whole.X+sheet.Whole.W)-w)
	y = min(max(y, float64(sheet.Whole.Y)), float64(sheet.Whole.Y+sheet.Whole.H)-h)
	return sheet.Frame{X: int(math.Round(x)), Y: int(math.Round(y)), W: int(math.Round(w)), H: int(math.Round(h))}
}

// stillDrawer fills a still from a pane.
type stillDrawer struct {
	*pane
	still *Still
}

// at is where a point of the sheet is in the window.
func (d *stillDrawer) at(xy sheet.XY) (x, y float64) {
	return float64(xy[0]-d.frame.X) * d.still.W / float64(d.frame.W), float64(xy[1]-d.frame.Y) * d.still.H / float64(d.frame.H)
}

// names chooses and places the names, and the marks of towns, sites and of the
// page's place.
func (d *stillDrawer) names(win Window) {
	for _, s := range d.shown {
		if xy, ok := d.m.Site.Sheet.Sites[s.area.ID]; ok {
			d.mark(xy, d.siteParts(s)...)
		}
	}
	for _, n := range d.m.Site.namesIn(d.m.Scene, d.frame, win) {
		x, y := d.at(n.xy)
		if n.dot {
			d.mark(n.xy, MarkPart{Chain: "map-names/layer layer-names/dot", R: 2.2})
		}
		d.still.Names = append(d.still.Names, Lettering{"map-names/layer layer-names/" + n.class, n.text, x + float64(n.dx), y + float64(n.dy), n.anchor})
	}
	if place := d.m.Scene.place; place != nil {
		xy, _ := d.m.Site.placeXY(place.ID)
		const around = "map-names/place-mark/"
		d.mark(xy, MarkPart{Chain: around + "place-halo", R: 11}, MarkPart{Chain: around + "place-ring", R: 8}, MarkPart{Chain: around + "place-point", R: 3})
	}
}

// namesIn chooses the names of a frame as for a page, round what the window
// keeps clear.
func (s *Site) namesIn(sc *scene, f sheet.Frame, win Window) []mapName {
	var clear []box
	for _, b := range win.Clear {
		clear = append(clear, box{b.X0, b.Y0, b.X1, b.Y1})
	}
	return s.placeNames(&namePlacer{frame: f, px: win.W, least: win.W, taken: clear}, sc)
}

func (d *stillDrawer) mark(xy sheet.XY, parts ...MarkPart) {
	x, y := d.at(xy)
	if x > -20 && y > -20 && x < d.still.W+20 && y < d.still.H+20 {
		d.still.Marks = append(d.still.Marks, Mark{x, y, parts})
	}
}

// siteParts is the ring of a site with the mark of its treatment.
func (d *stillDrawer) siteParts(s shownArea) []MarkPart {
	around := "map-names/signs/" + d.areaClass(s) + "/site-sign/"
	mark, ok := siteMarks[s.sign]
	if !ok {
		mark = "M0 0h.01"
	}
	class := "site-mark"
	if string(s.sign) == "shared-operation" {
		class = "site-half"
	}
	return []MarkPart{
		{Chain: around + "site-ring t-" + string(s.sign), R: 7},
		{Chain: around + class + " t-" + string(s.sign), D: mark},
	}
}

func (d *stillDrawer) areaClass(s shownArea) string {
	class := "area"
	if d.m.Scene.lit[s.area.ID] {
		class += " is-lit"
	}
	if s.sign == silentSign {
		class += " is-silent"
	}
	return class
}

// scale is the scale bar at the middle of the map.
func (d *stillDrawer) scale() {
	groundKM := float64(d.frame.W) * d.m.Site.Sheet.Projection.GroundM(float64(d.frame.Y)+float64(d.frame.H)/2) / 1000
	km := scaleStep(groundKM * 0.2)
	d.still.ScaleKM, d.still.ScalePx = int(km), km/groundKM*d.still.W
}

// tiles are the patterns of the map's signs, scaled as on the page.
func (d *stillDrawer) tiles() {
	for _, k := range d.m.Site.signsOf(d.m.Scene) {
		if p, ok := patterns[k]; ok {
			scale := float64(d.frame.W) / d.still.W / float64(d.still.Unit)
			d.still.Tiles[patternID(k)] = Tile{float64(p.size), p.d, scale}
		}
	}
}

// letters counts those of a text.
func letters(text string) int { return utf8.RuneCountInString(text) }
