package main

import (
	"fmt"
	"io"
	"os"

	"github.com/draftlines/draftlines/cmd/progress"
	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/base"
	"github.com/draftlines/draftlines/geodata/edition/press"
	"github.com/draftlines/draftlines/geodata/source"
)

func (c command) check() (int, error) {
	stop := progress.On(c.err).While("Checking geodata/")
	data := os.DirFS(c.geodata())
	a, problems := source.Load(data)
	if len(problems) > 0 {
		stop()
		return c.report(problems), nil
	}
	baked, _, err := press.Bake(data)
	stop()
	if err != nil {
		return exitFailed, err
	}
	fmt.Fprintf(c.out, "All good: %s.\n", counts(a))
	edition := os.DirFS(c.edition())
	if err := press.Verify(edition); err != nil {
		fmt.Fprintf(c.out, "But %v.\nA bake was interrupted, or a baked file was changed by hand. Bake again: atlas bake\n", err)
		return exitProblems, nil
	}
	if !baked.IsIn(edition) {
		fmt.Fprintln(c.out, "The edition was baked from other data. To take the changes over: atlas bake")
	}
	return exitGood, nil
}

// report prints all problems and how many they are.
func (c command) report(problems []source.Problem) int {
	files := map[string]bool{}
	for _, p := range problems {
		files[p.File] = true
		fmt.Fprintf(c.out, "geodata/%s\n", p)
	}
	fmt.Fprintf(c.out, "\n%s in %s. \"atlas rules\" explains the rules.\n", count(len(problems), "problem"), count(len(files), "file"))
	return exitProblems
}

func counts(a *geodata.Atlas) string {
	clauses, links := 0, 0
	for _, d := range a.Drafts {
		clauses += len(d.Clauses)
		for _, c := range d.Clauses {
			links += len(a.AreasOf(c.ID))
		}
	}
	return fmt.Sprintf("%s with %s, %s, %s from clauses to areas, %s, %s, %s, %s",
		count(len(a.Drafts), "draft"), count(clauses, "clause"), count(len(a.Areas), "area"), count(links, "link"),
		count(len(a.Lines), "line"), count(len(a.Base.Units), "oblast or city", "oblasts and cities"),
		count(len(a.Places), "place"), count(len(a.Sources), "source"))
}

// count writes a number with its noun; the plural adds an s unless given.
func count(n int, noun string, plural ...string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case len(plural) > 0:
		return fmt.Sprintf("%d %s", n, plural[0])
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (c command) bake() (int, error) {
	stop := progress.On(c.err).While("Baking")
	e, problems, err := press.Bake(os.DirFS(c.geodata()))
	stop()
	if err != nil {
		return exitFailed, err
	}
	if len(problems) > 0 {
		c.report(problems)
		fmt.Fprintln(c.out, "Nothing was baked; the edition is as it was.")
		return exitProblems, nil
	}
	if err := e.Replace(c.edition()); err != nil {
		return exitFailed, err
	}
	size := 0
	for _, data := range e {
		size += len(data)
	}
	fmt.Fprintf(c.out, "Baked %s, %d KB, into %s.\n", count(len(e), "file"), size/1000, c.edition())
	return exitGood, nil
}

func (c command) base() (int, error) {
	if err := base.Build(c.geodata(), c.modules, c.progressWriter()); err != nil {
		return exitFailed, err
	}
	fmt.Fprintln(c.out, "The layers are rebuilt. Now run: atlas check, atlas stat, atlas bake")
	return exitGood, nil
}

func (c command) stat() (int, error) {
	a, problems := source.Load(os.DirFS(c.geodata()))
	if len(problems) > 0 {
		return c.report(problems), nil
	}
	fmt.Fprint(c.out, base.Stat(a))
	return exitGood, nil
}

func (c command) rules() (int, error) {
	width := 0
	for _, r := range source.Rules {
		width = max(width, len(r.Name))
	}
	for _, r := range source.Rules {
		fmt.Fprintf(c.out, "%-*s  %s\n", width, r.Name, r.Explanation)
	}
	return exitGood, nil
}

// progressWriter is where progress goes: nowhere unless it is a terminal.
func (c command) progressWriter() io.Writer {
	if progress.On(c.err) != nil {
		return c.err
	}
	return io.Discard
}
