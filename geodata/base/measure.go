package base

import "math"

// round1 keeps one decimal: a finer figure would claim more than the borders
// know.
func round1(x float64) float64 { return math.Round(x*10) / 10 }
