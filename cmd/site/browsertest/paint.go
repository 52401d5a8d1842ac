package browsertest

import (
	"fmt"
	"image"
	"image/color"
)

// Shares returns how much of a picture each colour covers.
func Shares(img image.Image) map[color.Color]float64 {
	b := img.Bounds()
	one := 1 / float64(b.Dx()*b.Dy())
	out := map[color.Color]float64{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out[img.At(x, y)] += one
		}
	}
	return out
}

// Painted returns an error if the picture of a map is blank, or of one colour
// like a sea. Sea, Ukraine and ground held by Russia are large on every map;
// neighbours are not where a phone shows one area.
func Painted(img image.Image) error {
	all := Shares(img)
	large := 0
	for _, s := range all {
		if s > 0.008 {
			large++
		}
	}
	if large < 3 || len(all) < 100 {
		return fmt.Errorf("the map has %d large surfaces and %d colours", large, len(all))
	}
	return nil
}
