package build

import (
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
)

// Progress is told how much of something is done, from many goroutines at once.
// It may be nil.
type Progress func(what string, done, total int)

// InParallel calls do with 0 … n-1 on all cores and returns all errors, in
// order. It tells p how many calls of what have ended.
func InParallel(n int, what string, p Progress, do func(i int) error) error {
	var done atomic.Int64
	errs := make([]error, n)
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(n, runtime.NumCPU()) {
		wg.Go(func() {
			for i := range next {
				errs[i] = do(i)
				if p != nil {
					p(what, int(done.Add(1)), n)
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	return errors.Join(errs...)
}
