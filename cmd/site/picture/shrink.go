package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
)

// encode writes a canvas as a PNG with a palette: a quarter of the bytes, and of
// the time, of one in true colours.
func encode(c *canvas) ([]byte, error) {
	img := reduce(c)
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := enc.Encode(&b, img); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

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
	for i := range img.Pix {
		p := c.pix[3*i:][:3]
		if i > 0 && p[0] == c.pix[3*i-3] && p[1] == c.pix[3*i-2] && p[2] == c.pix[3*i-1] { // most of a map is flat
			img.Pix[i] = img.Pix[i-1]
			continue
		}
		img.Pix[i] = index[cellOf(p)]
	}
	return img
}

func cellOf(p []uint8) int {
	const drop = 8 - bits
	return int(p[0]>>drop)<<(2*bits) | int(p[1]>>drop)<<bits | int(p[2]>>drop)
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
	for i := 0; i < len(c.pix); i += 3 {
		k := cellOf(c.pix[i:])
		n := at[k]
		if n == 0 {
			cells = append(cells, cell{index: k})
			n = int32(len(cells))
			at[k] = n
		}
		cells[n-1].see([3]uint8(c.pix[i : i+3]))
	}
	slices.SortFunc(cells, func(a, b cell) int {
		if a.count != b.count {
			return b.count - a.count
		}
		return a.index - b.index
	})
	return cells
}

// see counts a pixel (the majority vote of Boyer and Moore).
func (c *cell) see(colour [3]uint8) {
	c.count++
	switch {
	case c.ahead == 0:
		c.colour, c.ahead = colour, 1
	case c.colour == colour:
		c.ahead++
	default:
		c.ahead--
	}
}

// colours is how many a picture has, frequent how many of them are taken by
// their frequency alone.
const colours, frequent = 128, 24

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
