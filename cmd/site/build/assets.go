package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"strings"
)

// wasmFile is where go-app's loader looks for the browser's program.
const wasmFile = "web/app.wasm"

// searchFile is the index of the search field. It is loaded with ?v=…, as the
// assets are.
const searchFile = "data/search.json"

// alongFile is the single file to take along.
const alongFile = "draftlines.htm"

// docsDir is the folder of web/ that holds pictures for the README only.
const docsDir = "docs"

// copyAssets adds web/, the data and the browser's program.
func copyAssets(files Files, s Site) error {
	if len(s.Wasm) == 0 {
		return fmt.Errorf("the browser's program is empty")
	}
	if err := copyTree(files, "web", s.Web); err != nil {
		return err
	}
	if err := copyTree(files, "data", s.Data); err != nil {
		return err
	}
	if s.Edition != "" {
		if err := copyTree(files, path.Join("data", s.Edition), s.Data); err != nil {
			return err
		}
	}
	addBundles(files)
	for _, name := range []string{iconSVG, icon192, icon512, iconMaskable, stylesheet} {
		if _, ok := files[name[1:]]; !ok {
			return fmt.Errorf("the site needs a file %s", name[1:])
		}
	}
	files[wasmFile] = s.Wasm
	if len(s.Along) > 0 {
		files[alongFile] = s.Along
	}
	if len(s.Search) > 0 {
		files[searchFile] = s.Search
	}
	maps.Copy(files, s.Cards)
	return nil
}

// copyTree adds the files of a tree below a folder. Files that start with a
// dot and Go's own are not for readers.
func copyTree(files Files, dir string, tree fs.FS) error {
	return fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		if d.IsDir() && dir == "web" && name == docsDir {
			return fs.SkipDir
		}
		if d.IsDir() {
			return nil
		}
		if strings.HasPrefix(d.Name(), ".") || path.Ext(name) == ".go" {
			return nil
		}
		content, err := fs.ReadFile(tree, name)
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		files[path.Join(dir, name)] = content
		return nil
	})
}

// version hashes the assets and what else goes into pages. The words on the
// pages are in the program, whose bytes change with them.
func (f Files) version(s Site) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %q %q %q\n", s.Name, s.Description, s.Domain, registers, s.Paths, s.Env)
	for _, p := range f.Paths() {
		fmt.Fprintf(h, "%s %x\n", p, sha256.Sum256(f[p]))
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// hashAssets gives each style sheet, script and program that a page's head
// loads a query of its own, so that browsers may keep them for ever. What
// go-app itself writes changes only with the version.
func hashAssets(files Files, version string) map[string]string {
	hashed := map[string]string{
		"/app.js":       version,
		"/wasm_exec.js": version,
	}
	for name, content := range files {
		switch {
		case name == wasmFile, name == searchFile, strings.HasPrefix(name, "web/") && (path.Ext(name) == ".css" || path.Ext(name) == ".js"):
			hashed["/"+name] = contentHash(content)
		}
	}
	return hashed
}

func contentHash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])[:16]
}
