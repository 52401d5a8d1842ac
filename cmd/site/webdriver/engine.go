package webdriver

import (
	"context"
	"fmt"
	"os"
	"os/exec"
)

// Engine is a browser that may be installed.
type Engine struct {
	Name string // in lower case, for the names of tests
	// programs are what has to be installed. Of each list the first program that
	// is there is used.
	programs [][]string
	start    func(ctx context.Context, s setting) (Browser, error)
}

// setting is what an engine starts with.
type setting struct {
	programs []string
	dir      string // for the profile; empty, and removed at the end
	dark     bool
}

// Engines are all that this package can steer.
var Engines = []Engine{Firefox, WebKit}

// Browser is a browser that runs.
type Browser interface {
	// Open opens an empty tab that shares nothing with other tabs.
	Open(context.Context, Window) (Tab, error)
	// Close ends the browser.
	Close()
}

// Window is the size of the page that a reader sees, in CSS pixels.
type Window struct{ Width, Height int }

// Tab is an open tab. Its methods return an error when the browser does, or
// when the context ends.
type Tab interface {
	// Goto loads an address and waits for the load event.
	Goto(ctx context.Context, address string) error
	// Reload loads the page again and waits for the load event.
	Reload(context.Context) error
	// Back goes one step back in the history.
	Back(context.Context) error
	// Eval stores the value of a JavaScript expression, or of the promise that
	// it is, in what value points to.
	Eval(ctx context.Context, expression string, value any) error
	// Perform lets hands do things, one after the other.
	Perform(context.Context, ...Input) error
	// Screenshot returns a picture of the window as PNG.
	Screenshot(context.Context) ([]byte, error)
	// Errors returns what pages have written to the console as errors, and what
	// they threw; errors.ErrUnsupported where the engine does not tell.
	Errors() ([]string, error)
	// Close closes the tab and forgets what it stored.
	Close(context.Context) error
}

// find returns the programs of an engine.
func (e Engine) find() ([]string, error) {
	var found []string
	for _, names := range e.programs {
		path := firstOf(names)
		if path == "" {
			return nil, fmt.Errorf("%s needs %s, which is not installed; run .ci/setup", e.Name, names[len(names)-1])
		}
		found = append(found, path)
	}
	return found, nil
}

// firstOf is the path of the first program that is installed, or "".
func firstOf(names []string) string {
	for _, name := range names {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	return ""
}

// Missing returns an error that says which program the engine lacks here.
func (e Engine) Missing() error {
	_, err := e.find()
	return err
}

// Start starts the engine with an empty profile, for a reader who prefers light
// or dark pages. The context is that of the start alone.
func (e Engine) Start(ctx context.Context, dark bool) (Browser, error) {
	programs, err := e.find()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "draftlines-"+e.Name+"-")
	if err != nil {
		return nil, err
	}
	b, err := e.start(ctx, setting{programs, dir, dark})
	if err != nil {
		os.RemoveAll(dir)
		return nil, fmt.Errorf("start %s: %w", e.Name, err)
	}
	return b, nil
}
