package main

// measure is something that is measured.
type measure struct {
	Name string
	Unit string // "ms", "kB", "MB", "frames/s" or "" for a plain number
	// Digits are those after the point in tables.
	Digits int
	// More is whether more is better.
	More bool
}

var (
	bytesDrawn  = measure{"sent until the map is drawn", "kB", 0, false}
	bytesAll    = measure{"sent in all, programs included", "kB", 0, false}
	firstPaint  = measure{"first paint", "ms", 0, false}
	mapDrawn    = measure{"map drawn", "ms", 0, false}
	blocking    = measure{"blocking time", "ms", 0, false}
	layoutShift = measure{"layout shift", "", 3, false}
	heapSize    = measure{"memory of scripts", "MB", 1, false}
	processSize = measure{"memory of the page's process", "MB", 0, false}
	panFrames   = measure{"pan: frames shown", "frames/s", 0, true}
	panHoles    = measure{"pan: frames with a hole", "", 0, false}
	panMain     = measure{"pan: main thread for a move", "ms", 1, false}
	panAll      = measure{"pan: all processes for a move", "ms", 1, false}
	zoomFrames  = measure{"zoom: frames shown", "frames/s", 0, true}
	zoomHoles   = measure{"zoom: frames with a hole", "", 0, false}
	zoomMain    = measure{"zoom: main thread for a notch", "ms", 0, false}
	zoomAll     = measure{"zoom: all processes for a notch", "ms", 0, false}
	selectTime  = measure{"choose an area: click to paint", "ms", 0, false}
	switchTime  = measure{"choose a draft: click to paint", "ms", 0, false}
	selectWhole = measure{"choose an area: click to the whole page", "ms", 0, false}
	switchWhole = measure{"choose a draft: click to the whole page", "ms", 0, false}
	againDrawn  = measure{"second visit without a network: map drawn", "ms", 0, false}
	againTaken  = measure{"second visit without a network: program runs", "ms", 0, false}
)

// row is a line of the table.
type row struct {
	measure
	condition
}

// rows are the lines of the table, in order.
var rows = []row{
	{bytesDrawn, slow4G}, {bytesAll, slow4G}, {firstPaint, slow4G}, {mapDrawn, slow4G}, {blocking, slow4G}, {layoutShift, slow4G},
	{firstPaint, fast4G}, {mapDrawn, fast4G}, {blocking, fast4G},
	{firstPaint, free}, {mapDrawn, free}, {blocking, free}, {layoutShift, free},
	{heapSize, free}, {processSize, free},
	{selectTime, free}, {selectWhole, free}, {switchTime, free}, {switchWhole, free},
	{panFrames, free}, {panHoles, free}, {panMain, free}, {panAll, free},
	{zoomFrames, free}, {zoomHoles, free}, {zoomMain, free}, {zoomAll, free},
	{againDrawn, free}, {againTaken, free},
	{selectTime, slowed}, {selectWhole, slowed}, {switchTime, slowed}, {switchWhole, slowed},
	{panFrames, slowed}, {panHoles, slowed}, {panMain, slowed}, {panAll, slowed},
	{zoomFrames, slowed}, {zoomHoles, slowed}, {zoomMain, slowed}, {zoomAll, slowed},
	{againDrawn, slowed}, {againTaken, slowed},
}
