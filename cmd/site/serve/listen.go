package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"syscall"
	"time"
)

// Listen opens the address that the site is served on, such as ":8080".
func Listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("the address %s is in use by another program; choose another port, for example: PORT=8081 make run", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("the address %s is for privileged programs only; choose a port from 1024 on", addr)
	case err != nil:
		return nil, fmt.Errorf("cannot serve on the address %q: %w", addr, err)
	}
	return l, nil
}

// grace is how long open requests may go on when the server is asked to stop.
const grace = 5 * time.Second

// newServer sets the limits: a reader who sends nothing or reads nothing keeps
// a connection for so long and no longer.
func newServer(h http.Handler, errorLog io.Writer) *http.Server {
	return &http.Server{
		Handler: h,
		// Nobody sends a body. That both are the same spares a timer a request.
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       5 * time.Second,
		WriteTimeout:      patience, // a long answer moves it on
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ConnContext:       withGatherer,
		ErrorLog:          log.New(errorLog, "site: ", 0),
	}
}

// Run serves until the context ends and then lets open requests finish. It
// prints the address to open in a browser to out, and what goes wrong to errs.
func Run(ctx context.Context, l net.Listener, h http.Handler, out, errs io.Writer) error {
	server := newServer(h, errs)
	fmt.Fprintf(out, "Draftlines is on http://localhost:%d (stop it with Ctrl-C)\n", l.Addr().(*net.TCPAddr).Port)

	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		within, cancel := context.WithTimeout(context.Background(), grace)
		defer cancel()
		err := server.Shutdown(within)
		if errors.Is(err, context.DeadlineExceeded) {
			fmt.Fprintf(errs, "site: some readers were cut off, as they had not finished within %v\n", grace)
			err = server.Close()
		}
		stopped <- err
	}()
	if err := server.Serve(gathering{l}); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
