package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestListOfEditions: the list of editions is the one published document that
// is made with the site; it keeps to its schema and its digest can be computed.
func TestListOfEditions(t *testing.T) {
	dir := dist(t)
	compiler := jsonschema.NewCompiler()
	const base = "https://draftlines.example/"
	for _, name := range []string{"common", "editions"} {
		file := "data/schema/" + name + ".schema.json"
		if err := compiler.AddResource(base+file, decoded(t, filepath.Join(dir, file))); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := compiler.Compile(base + "data/schema/editions.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	list := decoded(t, filepath.Join(dir, "data", "editions.json"))
	if err := schema.Validate(list); err != nil {
		t.Error(err)
	}
	newest := list.(map[string]any)["editions"].([]any)[0].(map[string]any)
	var lines strings.Builder
	date := newest["date"].(string)
	files := filesOf(t, dir)
	for i := range files {
		files[i] = filepath.ToSlash(files[i])
	}
	slices.Sort(files)
	for _, file := range files {
		ext, dated := filepath.Ext(file), strings.HasPrefix(file, "data/"+date+"/") || strings.HasPrefix(file, "embed/"+date+"/")
		if !dated || ext == ".br" || ext == ".gz" {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&lines, "%x  %s\n", sha256.Sum256(content), file)
	}
	if got := fmt.Sprintf("%x", sha256.Sum256([]byte(lines.String()))); got != newest["digest"] {
		t.Errorf("the digest is %v, the files give %s", newest["digest"], got)
	}
}

// TestUndatedFiles: what the index says of files beside the edition is so.
func TestUndatedFiles(t *testing.T) {
	dir := dist(t)
	index := decoded(t, filepath.Join(dir, "data", "index.json")).(map[string]any)
	compiler := jsonschema.NewCompiler()
	common := "/data/" + index["edition"].(string) + "/schema/common.schema.json"
	const base = "https://draftlines.example"
	if err := compiler.AddResource(base+common, decoded(t, filepath.Join(dir, common))); err != nil {
		t.Fatal(err)
	}
	urls := map[string]bool{}
	for _, entry := range index["undated"].([]any) {
		entry := entry.(map[string]any)
		url, address := entry["url"].(string), entry["schema"].(string)
		urls[url] = true
		if err := compiler.AddResource(base+address, decoded(t, filepath.Join(dir, address))); err != nil {
			t.Fatal(err)
		}
		schema, err := compiler.Compile(base + address)
		if err != nil {
			t.Fatal(err)
		}
		doc := decoded(t, filepath.Join(dir, url)).(map[string]any)
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", url, err)
		}
		if doc["$schema"] != address {
			t.Errorf("%s names the schema %v, the index %s", url, doc["$schema"], address)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "data", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		_, err := os.Stat(filepath.Join(dir, "data", index["edition"].(string), name))
		if dated := err == nil; dated == urls["/data/"+name] {
			t.Errorf("/data/%s is of the edition: %v, and beside it, says the index: %v", name, dated, !dated)
		}
	}
}

func decoded(t *testing.T, name string) any {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(name, err)
	}
	return doc
}
