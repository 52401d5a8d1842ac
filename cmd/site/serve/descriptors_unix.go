//go:build linux || darwin

package serve

import "syscall"

// mayHold is how many files one edition may hold open: a quarter of what the
// system allows, because a new edition is read while the old one is served, and
// the rest is for readers.
func mayHold() int {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) != nil {
		return 0
	}
	return int(min(limit.Cur/4, 1<<16))
}
