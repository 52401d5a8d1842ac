package public_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/edition/public"
)

// schemaOf says which schema a published file keeps to.
func schemaOf(file string) string {
	switch {
	case strings.HasPrefix(file, "layers/"):
		return "layer"
	case strings.HasPrefix(file, "drafts/"):
		return "draft"
	case file == "drafts.json":
		return "drafts"
	case file == "areas.json":
		return "areas"
	}
	return ""
}

func published(t *testing.T) (files []string) {
	t.Helper()
	err := fs.WalkDir(public.Files, ".", func(file string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(file, "schema/") {
			files = append(files, file)
		}
		return err
	})
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	return files
}

func read(t *testing.T, file string) map[string]any {
	t.Helper()
	data, err := fs.ReadFile(public.Files, file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(file, err)
	}
	return doc.(map[string]any)
}

// schemas compiles the published schemas under the addresses that they have on
// a site.
func schemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	names := []string{"common", "drafts", "draft", "areas", "layer"}
	for _, name := range names {
		file := "schema/" + name + ".schema.json"
		if err := compiler.AddResource("https://example.org/data/"+file, read(t, file)); err != nil {
			t.Fatal(err)
		}
	}
	out := map[string]*jsonschema.Schema{}
	for _, name := range names {
		schema, err := compiler.Compile("https://example.org/data/schema/" + name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		out[name] = schema
	}
	return out
}

func TestPublishedFilesKeepToTheirSchema(t *testing.T) {
	compiled := schemas(t)
	for _, file := range published(t) {
		name := schemaOf(file)
		if name == "" {
			t.Errorf("%s has no schema", file)
			continue
		}
		doc := read(t, file)
		if err := compiled[name].Validate(doc); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if want := "/data/schema/" + name + ".schema.json"; doc["$schema"] != want {
			t.Errorf("%s names the schema %v, want %s", file, doc["$schema"], want)
		}
		if strings.HasPrefix(file, "layers/") && doc["name"] != strings.TrimSuffix(path.Base(file), ".geojson") {
			t.Errorf("%s has the name %v", file, doc["name"])
		}
	}
}

// at walks into a document: names of members and indexes of lists.
func at(doc any, steps ...any) any {
	for _, step := range steps {
		switch step := step.(type) {
		case string:
			doc = doc.(map[string]any)[step]
		case int:
			doc = doc.([]any)[step]
		}
	}
	return doc
}

func TestSchemasRefuseBrokenDocuments(t *testing.T) {
	compiled := schemas(t)
	object := func(v any) map[string]any { return v.(map[string]any) }
	tests := []struct {
		name, file string
		spoil      func(doc map[string]any)
	}{
		{"no edition", "drafts.json", func(d map[string]any) { delete(d, "edition") }},
		{"no licence", "areas.json", func(d map[string]any) { delete(d, "licence") }},
		{"a member more", "drafts/us-28.json", func(d map[string]any) { d["extra"] = 1 }},
		{"an impossible date", "drafts.json", func(d map[string]any) { object(at(d, "drafts", 0))["date"] = "21.11.2025" }},
		{"an unknown standing", "drafts/us-28.json", func(d map[string]any) { object(at(d, "clauses", 0))["standing"] = "rumour" }},
		{"a clause without ground", "drafts/us-28.json", func(d map[string]any) {
			c := object(at(d, "clauses", 0))
			c["treatments"], c["concerns"] = []any{}, []any{}
			delete(c, "no_ground")
		}},
		{"recognition of nothing", "layers/donetsk-buffer.geojson", func(d map[string]any) {
			delete(object(at(d, "features", 0, "properties", "treatments", 0, "recognition")), "of")
		}},
		{"an empty answer", "layers/donetsk-buffer.geojson", func(d map[string]any) {
			object(at(d, "features", 0, "properties", "treatments", 0))["enters"] = ""
		}},
		{"an area without summary", "areas.json", func(d map[string]any) { delete(object(at(d, "areas", 0)), "summary") }},
		{"a feature without precision", "layers/areas.geojson", func(d map[string]any) {
			delete(object(at(d, "features", 0, "properties")), "precision_m")
		}},
		{"a feature without sources", "layers/waters.geojson", func(d map[string]any) {
			object(at(d, "features", 0, "properties"))["sources"] = []any{}
		}},
		{"a control line without clauses", "layers/control-lines.geojson", func(d map[string]any) {
			delete(object(at(d, "features", 0, "properties")), "clauses")
		}},
		{"a line without sides", "layers/line-of-contact.geojson", func(d map[string]any) {
			delete(object(at(d, "features", 0, "properties")), "sides")
		}},
		{"exchanged coordinates", "layers/sites.geojson", func(d map[string]any) {
			slices.Reverse(at(d, "features", 0, "geometry", "coordinates").([]any))
		}},
		{"an unknown layer", "layers/sites.geojson", func(d map[string]any) { d["name"] = "troops" }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := read(t, test.file)
			schema := compiled[schemaOf(test.file)]
			if err := schema.Validate(doc); err != nil {
				t.Fatal("before it was spoilt:", err)
			}
			test.spoil(doc)
			if schema.Validate(doc) == nil {
				t.Errorf("%s is still valid", test.file)
			}
		})
	}
}

// The words of the model and those of the schemas must not drift apart.
func TestSchemaHasTheWordsOfTheModel(t *testing.T) {
	defs := read(t, "schema/common.schema.json")["$defs"]
	check := func(name string, words any, want []string) {
		var got []string
		for _, w := range words.([]any) {
			got = append(got, w.(string))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: the schema has %v, the model %v", name, got, want)
		}
	}
	check("standing", at(defs, "standing", "enum"), texts(geodata.Standings))
	check("holder", at(defs, "holder", "enum"), texts(geodata.Holders))
	check("treatment kind", at(defs, "treatment", "properties", "kind", "enum"), texts(geodata.TreatmentKinds))
}

func texts[T ~string](words []T) (out []string) {
	for _, w := range words {
		out = append(out, string(w))
	}
	return out
}

// Everything that lies in the folder is published, so nothing else may lie there.
func TestNothingElseIsPublished(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains([]string{"layers", "drafts", "schema", "drafts.json", "areas.json", "public.go", "schema_test.go"}, e.Name()) {
			t.Errorf("%s does not belong here", e.Name())
		}
	}
}
