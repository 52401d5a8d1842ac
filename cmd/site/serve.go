package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/draftlines/draftlines/cmd/site/serve"
)

// lookAgain is how often "site serve" looks whether the folder was built anew.
const lookAgain = time.Second

// runServe is "site serve". The environment's PORT stands in for -addr, as
// hosts expect.
func runServe(ctx context.Context, args []string) error {
	flags := newFlags("site serve")
	dir := flags.String("dir", "dist", "folder of the built site")
	addr := flags.String("addr", defaultAddr(os.Getenv("PORT")), "address to serve on; the default is the environment's PORT, or :8080")
	logged := flags.Bool("log", false, "write a line for every request to the standard output")
	if err := parse(flags, args); err != nil {
		return err
	}
	site, err := serve.New(*dir)
	if err != nil {
		return err
	}
	if err := site.Damage(); err != nil {
		return err
	}
	l, err := serve.Listen(*addr)
	if err != nil {
		return err
	}
	go site.Watch(ctx, lookAgain, os.Stderr)
	var h http.Handler = site
	if *logged {
		h = serve.Logged(h, os.Stdout)
	}
	return serve.Run(ctx, l, h, os.Stdout, os.Stderr)
}

func defaultAddr(port string) string {
	if port == "" {
		port = "8080"
	}
	return fmt.Sprint(":", port)
}
