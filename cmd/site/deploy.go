package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/deploy"
)

// runDeploy is "site deploy".
func runDeploy(_ context.Context, args []string) error {
	flags := newFlags("site deploy")
	out := flags.String("out", "deploy", "folder to write nginx.conf and the Caddyfile to")
	if err := parse(flags, args); err != nil {
		return err
	}
	root, err := build.ModuleRoot()
	if err != nil {
		return err
	}
	inline, err := build.InlineOf(os.DirFS(filepath.Join(root, "web")))
	if err != nil {
		return err
	}
	files, err := deploy.Files(deploy.Settings{Listen: "8080", Root: "/srv/draftlines", Inline: inline})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(*out, name), content, 0o644); err != nil {
			return err
		}
	}
	fmt.Printf("Wrote %d configurations to %s\n", len(files), *out)
	return nil
}
