// Command site makes and serves the website.
//
//	site build [-out dist] [-domain name]    write the complete static site
//	site archive [-dir dist] [-editions dir]  keep its edition for good
//	site export [-out draftlines.html]       write the edition as one HTML file
//	site serve [-dir dist] [-addr :8080]     serve a built site on this machine
//	site pack [-dir dist] [-out file]        write a built site into one file
//	site deploy [-out deploy]                write the configurations for nginx and Caddy
//
// The work is done in the packages below this one: build renders the pages of
// package app through go-app's handler, repair mends their HTML, serve answers
// requests. Built with the tag embed the program has a packed site inside and
// serves that (make binary). Only this command and cmd/wasm know both the pages and the edition.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// command is one word after "site".
type command struct {
	name  string
	about string
	run   func(ctx context.Context, args []string) error
}

var commands = []command{
	{"build", "write the complete static site into a folder", runBuild},
	{"archive", "keep the edition of a built site for good", runArchive},
	{"export", "write the edition as one HTML file to take along", runExport},
	{"serve", "serve a built site on this machine", runServe},
	{"pack", "write a built site into one file, for a program that has it inside", runPack},
	{"deploy", "write the configurations for nginx and Caddy", runDeploy},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		return // asked for, and printed
	case errors.Is(err, errUsage):
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

// errUsage is the error of a call that nobody can make sense of; what is wrong
// with it has been printed.
var errUsage = errors.New("called wrongly")

// newFlags makes the flags of a command; its name is as it is typed.
func newFlags(name string) *flag.FlagSet {
	return flag.NewFlagSet(name, flag.ContinueOnError)
}

// parse reads the flags of a command, which takes nothing else.
func parse(flags *flag.FlagSet, args []string) error {
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return err
	} else if err != nil {
		return errUsage
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "%s: there is nothing to do with %q; flags start with -, %s -h lists them\n", flags.Name(), flags.Arg(0), flags.Name())
		return errUsage
	}
	return nil
}

func run(ctx context.Context, args []string) error {
	if len(args) > 0 {
		for _, c := range commands {
			if c.name == args[0] {
				return c.run(ctx, args[1:])
			}
		}
		fmt.Fprintf(os.Stderr, "site: there is no command %q\n", args[0])
	}
	fmt.Fprintln(os.Stderr, "Usage: site <command> [flags]; site <command> -h lists the flags")
	for _, c := range commands {
		fmt.Fprintf(os.Stderr, "  %-7s %s\n", c.name, c.about)
	}
	return errUsage
}
