package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/export"
)

// runExport is "site export".
func runExport(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("site export", flag.ContinueOnError)
	out := flags.String("out", "draftlines.html", "file to write; one that is there is left alone")
	domain := flags.String("domain", defaultDomain, "host name of the published site, to which links lead")
	if err := flags.Parse(args); err != nil {
		return err
	}
	root, err := build.ModuleRoot()
	if err != nil {
		return err
	}
	atlas, sheet, err := loadEdition()
	if err != nil {
		return err
	}
	pages := app.NewSite(atlas, sheet)
	pages.Origin = "https://" + *domain
	content, err := export.File(pages, os.DirFS(filepath.Join(root, "web")))
	if err != nil {
		return err
	}
	f, err := os.OpenFile(*out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("there is a file %s already; remove it or name another with -out", *out)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	fmt.Printf("Wrote the edition of %s to %s, %.1f kB\n", atlas.Edition, *out, float64(len(content))/1000)
	return nil
}
