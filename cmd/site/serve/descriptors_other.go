//go:build !linux && !darwin

package serve

// mayHold is how many files one edition may hold open. Where it is not known how
// many there can be, and where open files cannot be replaced, it is none.
func mayHold() int { return 0 }
