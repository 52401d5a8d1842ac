// Package progress shows on a terminal how far long work has come: one line,
// which the next one replaces and which is gone when the work is done. Where
// nobody watches (a pipe, a file, continuous integration) it writes nothing.
package progress

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// Line is the line. A nil Line shows nothing.
type Line struct {
	mu    sync.Mutex
	out   io.Writer
	shown time.Time // when the last count was written
}

// On returns a line on a terminal, and nil if w is none or wants no moving text:
// CI is set by those that run tests, TERM=dumb by terminals that cannot erase.
func On(w io.Writer) *Line {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("CI") != "" || os.Getenv("TERM") == "dumb" {
		return nil
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return &Line{out: w}
}

// erase takes the cursor to the beginning of the line and empties it.
const erase = "\r\x1b[K"

// Say replaces the line.
func (l *Line) Say(text string) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	fmt.Fprint(l.out, erase, text)
}

// Clear empties the line. What is printed next stands at its beginning.
func (l *Line) Clear() { l.Say("") }

// often is the time between two counts, so that counting costs nothing.
const often = 100 * time.Millisecond

// Count says how much of something is done. It may be called from many
// goroutines.
func (l *Line) Count(what string, done, total int) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if now := time.Now(); done == total || now.Sub(l.shown) >= often {
		l.shown = now
		fmt.Fprintf(l.out, "%s%s: %d of %d", erase, what, done, total)
	}
}

// While says what is being done and for how many seconds, until stop is called.
func (l *Line) While(what string) (stop func()) {
	if l == nil {
		return func() {}
	}
	l.Say(what + " …")
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		start := time.Now()
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				l.Say(fmt.Sprintf("%s … %.0f s", what, time.Since(start).Seconds()))
			}
		}
	}()
	return func() {
		close(done)
		<-ended
		l.Clear()
	}
}
