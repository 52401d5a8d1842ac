// Command atlas checks the data files of Draftlines and bakes them to the
// edition that the programs embed.
//
//	atlas check   report every problem of the data files at once
//	atlas bake    make geodata/edition of the data files
//	atlas base    rebuild the geometry of geodata/layers from public packages
//	atlas stat    compare our areas and lengths with published figures
//	atlas rules   explain the rules that check knows
//
// It ends with 0 when all is good, with 1 when the data have problems, and
// with 2 when it was called wrongly or could not do its work.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

const usage = `atlas checks the data files of Draftlines and bakes them.

Usage:

    atlas check              report every problem of the data files at once
    atlas bake               make geodata/edition of the data files, if they have no problem
    atlas base               rebuild the geometry of geodata/layers from public packages
    atlas stat               compare our areas and lengths with published figures
    atlas rules              explain the rules that check knows

Flags, after the command:

    -root folder             the project's folder; by default the nearest one
                             at or above this folder that has geodata/edition.yaml
    -modules folder          for base: where npm has put its packages
                             (default node_modules in the project's folder)

It ends with 0 when all is good, with 1 when the data have problems, and with 2
when it was called wrongly or could not do its work.
`

// The exit codes.
const (
	exitGood     = 0
	exitProblems = 1
	exitFailed   = 2
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// command is one call of the program.
type command struct {
	root    string // the project's folder
	modules string
	out     io.Writer
	err     io.Writer
}

var commands = map[string]func(command) (int, error){
	"check": command.check,
	"bake":  command.bake,
	"base":  command.base,
	"stat":  command.stat,
	"rules": command.rules,
}

// run is main without the process, so that tests can call it.
func run(args []string, out, errOut io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(errOut, usage)
		return exitFailed
	}
	name := args[0]
	if name == "help" || name == "-h" || name == "-help" || name == "--help" {
		fmt.Fprint(out, usage)
		return exitGood
	}
	do, ok := commands[name]
	if !ok {
		fmt.Fprintf(errOut, "atlas: there is no command %q.\n\n%s", name, usage)
		return exitFailed
	}
	c := command{out: out, err: errOut}
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(errOut)
	flags.Usage = func() { fmt.Fprint(errOut, usage) }
	flags.StringVar(&c.root, "root", "", "")
	flags.StringVar(&c.modules, "modules", "", "")
	switch err := flags.Parse(args[1:]); {
	case errors.Is(err, flag.ErrHelp):
		return exitGood
	case err != nil:
		return exitFailed
	case flags.NArg() > 0:
		fmt.Fprintf(errOut, "atlas: %s takes no argument %q.\n\n%s", name, flags.Arg(0), usage)
		return exitFailed
	}
	code, err := c.do(do)
	if err != nil {
		fmt.Fprintf(errOut, "atlas: %v\n", err)
	}
	return code
}

func (c command) do(what func(command) (int, error)) (int, error) {
	root, err := findRoot(c.root)
	if err != nil {
		return exitFailed, err
	}
	c.root = root
	if c.modules == "" {
		c.modules = filepath.Join(root, "node_modules")
	}
	return what(c)
}

// marker is the file that makes a folder the project's folder.
var marker = filepath.Join("geodata", "edition.yaml")

// findRoot returns the project's folder: the given one, or the nearest at or
// above the working folder.
func findRoot(given string) (string, error) {
	if given != "" {
		if _, err := os.Stat(filepath.Join(given, marker)); err != nil {
			return "", fmt.Errorf("the folder %s has no %s; -root must name the project's folder", given, marker)
		}
		return given, nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the project's folder: %w", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, marker)); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", fmt.Errorf("neither this folder nor one above it has %s; call atlas in the project's folder or name it with -root", marker)
		}
		dir = parent
	}
}

func (c command) geodata() string { return filepath.Join(c.root, "geodata") }

func (c command) edition() string { return filepath.Join(c.geodata(), "edition") }
