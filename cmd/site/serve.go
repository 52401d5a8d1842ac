package main

import (
	"context"
	"flag"
	"os"

	"github.com/draftlines/draftlines/cmd/site/serve"
)

// runServe is "site serve". The environment's PORT stands in for -addr, as
// hosts expect.
func runServe(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("site serve", flag.ContinueOnError)
	dir := flags.String("dir", "dist", "folder of the built site")
	addr := flags.String("addr", defaultAddr(os.Getenv("PORT")), "address to serve on; the default is the environment's PORT, or :8080")
	if err := flags.Parse(args); err != nil {
		return err
	}
	h, err := serve.New(*dir)
	if err != nil {
		return err
	}
	l, err := serve.Listen(*addr)
	if err != nil {
		return err
	}
	return serve.Run(ctx, l, h, os.Stdout)
}

func defaultAddr(port string) string {
	if port == "" {
		port = "8080"
	}
	return ":" + port
}
