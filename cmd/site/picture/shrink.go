package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"sync"
)

// encode writes a canvas as a PNG with a palette: a quarter of the bytes, and of
// the time, of one in true colours. At the standard level it would be a tenth
// smaller, which takes as long again as everything else that makes a picture.
func encode(c *canvas) ([]byte, error) {
	img := reduce(c)
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &encoders}
	if err := enc.Encode(&b, img); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// encoders keeps what a picture was encoded with for the next.
var encoders pool

type pool struct{ sync.Pool }

func (p *pool) Get() *png.EncoderBuffer {
	b, _ := p.Pool.Get().(*png.EncoderBuffer)
	return b
}

func (p *pool) Put(b *png.EncoderBuffer) { p.Pool.Put(b) }

// bits kept of each channel while colours are counted: near ones count as one.
const bits = 6

// reduce gives each pixel one of few colours.
func reduce(c *canvas) *image.Paletted {
	cells := countCells(c)
	palette := chooseColours(cells)
	index := make([]uint8, 1<<(3*bits))
	for _, cell := range cells {
		index[cell.index] = uint8(nearest(palette, cell.colour))
	}
	img := &image.Paletted{Pix: make([]uint8, c.w*c.h), Stride: c.w, Rect: image.Rect(0, 0, c.w, c.h)}
	for _, col := range palette {
		img.Palette = append(img.Palette, color.NRGBA{col[0], col[1], col[2], 255})
	}
	for i := 0; i < len(c.pix); {
		p, from := c.pix[i], i
		for i < len(c.pix) && c.pix[i] == p { // most of a map is flat
			i++
		}
		at := index[cellOf(p)]
		for n := range img.Pix[from:i] {
			img.Pix[from+n] = at
		}
	}
	return img
}

func cellOf(p pixel) int {
	const drop, low = 8 - bits, 1<<bits - 1
	return int(p>>(16+drop)&low)<<(2*bits) | int(p>>(8+drop)&low)<<bits | int(p>>drop&low)
}

// cell is a group of near colours: the one that most of its pixels have, if one
// has most of them, and how many they are.
type cell struct {
	colour [3]uint8
	ahead  int // by how many pixels the colour is ahead of all others
	count  int
	index  int
}

func countCells(c *canvas) []cell {
	at := make([]int32, 1<<(3*bits))
	var cells []cell
	for i := 0; i < len(c.pix); {
		p, from := c.pix[i], i
		for i < len(c.pix) && c.pix[i] == p {
			i++
		}
		n := at[cellOf(p)]
		if n == 0 {
			cells = append(cells, cell{index: cellOf(p)})
			n = int32(len(cells))
			at[cellOf(p)] = n
		}
		cells[n-1].see(p.rgb(), i-from)
	}
	slices.SortFunc(cells, func(a, b cell) int {
		if a.count != b.count {
			return b.count - a.count
		}
		return a.index - b.index
	})
	return cells
}

// see counts pixels of one colour (the majority vote of Boyer and Moore).
func (c *cell) see(colour [3]uint8, n int) {
	c.count += n
	switch {
	case c.colour == colour:
		c.ahead += n
	case c.ahead < n:
		c.colour, c.ahead = colour, n-c.ahead
	default:
		c.ahead -= n
	}
}

// colours is how many a picture has, frequent how many of them are taken by
// their frequency alone.
const colours, frequent = 96, 24

// chooseColours takes the most frequent colours as they are, and then, again by
// frequency, those that are far from what was taken, so that no sign loses its
// colour to shades of a frequent one.
func chooseColours(cells []cell) (palette [][3]uint8) {
	for _, c := range cells[:min(frequent, len(cells))] {
		palette = append(palette, c.colour)
	}
	for _, apart := range []int{2500, 900, 300, 100, 30, 0} {
		for _, c := range cells {
			if len(palette) == colours {
				return palette
			}
			if distance(palette[nearest(palette, c.colour)], c.colour) > apart {
				palette = append(palette, c.colour)
			}
		}
	}
	return palette
}

func nearest(palette [][3]uint8, c [3]uint8) int {
	best, least := 0, 1<<30
	for i, p := range palette {
		if d := distance(p, c); d < least {
			best, least = i, d
		}
	}
	return best
}

// distance is that of two colours, as unlike as they look.
func distance(a, b [3]uint8) int {
	r, g, bl := int(a[0])-int(b[0]), int(a[1])-int(b[1]), int(a[2])-int(b[2])
	return 3*r*r + 4*g*g + 2*bl*bl
}
