package main

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"

	"github.com/draftlines/draftlines/cmd/site/archive"
	"github.com/draftlines/draftlines/cmd/site/build"
)

// runArchive is "site archive".
func runArchive(_ context.Context, args []string) error {
	flags := flag.NewFlagSet("site archive", flag.ContinueOnError)
	dir := flags.String("dir", "dist", "folder of the built site")
	editions := flags.String("editions", "", "folder of the archive; the default is editions/ in the project")
	if err := flags.Parse(args); err != nil {
		return err
	}
	edition, files, err := build.ReadEdition(*dir)
	if err != nil {
		return err
	}
	folder := *editions
	if folder == "" {
		root, err := build.ModuleRoot()
		if err != nil {
			return err
		}
		folder = archiveFolder(root, "")
	}
	a, err := archive.Open(folder)
	if err != nil {
		return fmt.Errorf("the archive of editions is damaged; nothing was written:\n%w", err)
	}
	added, err := a.Add(edition, files)
	if err != nil {
		return err
	}
	if added {
		fmt.Printf("The edition %s, %d files, is now in %s; keep that folder\n", edition, len(files), folder)
	} else {
		fmt.Printf("The edition %s is in %s already, byte for byte\n", edition, folder)
	}
	return nil
}

// archiveFolder is the folder of the archive: the one that was named, or the
// project's own.
func archiveFolder(root, named string) string {
	if named != "" {
		return named
	}
	return filepath.Join(root, "editions")
}
