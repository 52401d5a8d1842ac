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

// schemaOf says which schema a published document keeps to.
func schemaOf(file string) string {
	switch {
	case strings.HasPrefix(file, "layers/"):
		return "layer"
	case strings.HasPrefix(file, "drafts/"):
		return "draft"
	}
	return strings.TrimSuffix(file, ".json")
}

// published lists the documents; tables are tested in tables_test.go.
func published(t *testing.T) (files []string) {
	t.Helper()
	err := fs.WalkDir(public.Files, ".", func(file string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(file, "schema/") && path.Ext(file) != ".csv" {
			files = append(files, file)
		}
		return err
	})
	if err != nil || len(files) < 24 {
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
	files, err := fs.Glob(public.Files, "schema/*.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if err := compiler.AddResource("https://example.org/data/2026-11-20/"+file, read(t, file)); err != nil {
			t.Fatal(err)
		}
	}
	out := map[string]*jsonschema.Schema{}
	for _, file := range files {
		schema, err := compiler.Compile("https://example.org/data/2026-11-20/" + file)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(path.Base(file), ".schema.json")] = schema
	}
	return out
}

func TestPublishedFilesKeepToTheirSchema(t *testing.T) {
	compiled := schemas(t)
	for _, file := range published(t) {
		name := schemaOf(file)
		if compiled[name] == nil {
			t.Errorf("%s has no schema", file)
			continue
		}
		doc := read(t, file)
		if err := compiled[name].Validate(doc); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if want := dated(t, "schema/"+name+".schema.json"); doc["$schema"] != want {
			t.Errorf("%s names the schema %v, want %s", file, doc["$schema"], want)
		}
		if strings.HasPrefix(file, "layers/") && doc["name"] != strings.TrimSuffix(path.Base(file), ".geojson") {
			t.Errorf("%s has the name %v", file, doc["name"])
		}
	}
}

// dated is the address of a published file in its edition.
func dated(t *testing.T, name string) string {
	t.Helper()
	return "/data/" + read(t, "index.json")["edition"].(string) + "/" + name
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

// spoilt are ways to break a published document, each against one rule of its
// schema.
var spoilt = []struct {
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
	{"a treatment without answer", "treatments.json", func(d map[string]any) { delete(object(at(d, "treatments", 0)), "monitors") }},
	{"an answer without full stop", "treatments.json", func(d map[string]any) { object(at(d, "treatments", 0))["enters"] = "Nobody" }},
	{"fact and law in one", "treatments.json", func(d map[string]any) { object(at(d, "treatments", 0))["recognition"] = "de-facto/de-jure" }},
	{"recognition of nothing, flat", "treatments.json", func(d map[string]any) {
		first := object(at(d, "treatments", 0))
		first["recognition"] = "de-facto"
		delete(first, "recognition_of")
	}},
	{"a treatment of an area without parts", "treatments.json", func(d map[string]any) { object(at(d, "treatments", 0))["parts"] = []any{} }},
	{"a topic without clauses", "topics.json", func(d map[string]any) { delete(object(at(d, "topics", 0)), "clauses") }},
	{"an unknown kind of change", "alignment.json", func(d map[string]any) { object(at(d, "rows", 0, "changes", 0))["kind"] = "better" }},
	{"a draft that is said to say nothing in no words", "alignment.json", func(d map[string]any) { delete(object(at(d, "rows", 0, "drafts", 0)), "said") }},
	{"an unknown party", "positions.json", func(d map[string]any) { object(at(d, "positions", 0))["party"] = "moscow" }},
	{"a position without date", "positions.json", func(d map[string]any) {
		first := object(at(d, "positions", 0))
		first["stance"] = "rejects"
		delete(first, "date")
	}},
	{"a position without source", "positions.json", func(d map[string]any) {
		first := object(at(d, "positions", 0))
		first["stance"], first["sources"] = "rejects", []any{}
	}},
	{"an event without date", "events.json", func(d map[string]any) { delete(object(at(d, "events", 0)), "date") }},
	{"an event without source", "events.json", func(d map[string]any) { object(at(d, "events", 0))["sources"] = []any{} }},
	{"a term without question", "terms.json", func(d map[string]any) { object(at(d, "terms", 0))["ask"] = []any{} }},
	{"a question without mark", "terms.json", func(d map[string]any) { at(d, "terms", 0, "ask").([]any)[0] = "Who enters" }},
	{"a reading without source", "disputes.json", func(d map[string]any) { object(at(d, "disputes", 0, "readings", 0))["sources"] = []any{} }},
	{"an unknown verdict", "claims.json", func(d map[string]any) { object(at(d, "claims", 0))["verdict"] = "true" }},
	{"a claim of nobody", "claims.json", func(d map[string]any) { delete(object(at(d, "claims", 0)), "seed") }},
	{"a town in another country", "places.json", func(d map[string]any) { object(at(d, "places", 0))["lon"] = 2.35 }},
	{"a town held by belief", "places.json", func(d map[string]any) { object(at(d, "places", 0))["status"] = "liberated" }},
	{"a population without source", "places.json", func(d map[string]any) { delete(object(at(d, "places", 0)), "pop_source") }},
	{"a distance without precision", "places.json", func(d map[string]any) { delete(object(at(d, "places", 0, "contact")), "precision_m") }},
	{"a source without date", "sources.json", func(d map[string]any) {
		first := object(at(d, "sources", 0))
		delete(first, "date")
		delete(first, "date_note")
	}},
	{"a file elsewhere", "index.json", func(d map[string]any) { object(at(d, "files", 0))["url"] = "https://example.org/x.json" }},
	{"a file without schema", "index.json", func(d map[string]any) { delete(object(at(d, "files", 0)), "schema") }},
	{"an unknown layer", "layers/sites.geojson", func(d map[string]any) { d["name"] = "troops" }},
}

func object(v any) map[string]any { return v.(map[string]any) }

func TestSchemasRefuseBrokenDocuments(t *testing.T) {
	compiled := schemas(t)
	for _, test := range spoilt {
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
	check("treatment kind", at(defs, "treatmentKind", "enum"), texts(geodata.TreatmentKinds))
	record := func(name, list string) any {
		return at(read(t, "schema/"+name+".schema.json"), "properties", list, "items", "properties")
	}
	check("party", at(record("positions", "positions"), "party", "enum"), texts(geodata.Parties))
	check("stance", at(record("positions", "positions"), "stance", "enum"), texts(geodata.Stances))
	check("verdict", at(record("claims", "claims"), "verdict", "enum"), texts(geodata.Verdicts))
	check("change", at(record("alignment", "rows"), "changes", "items", "properties", "kind", "enum"), texts(geodata.ChangeKinds))
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
	var want []string
	for _, f := range index(t) {
		want = append(want, strings.Split(f.URL, "/")[3])
	}
	want = append(want, "schema", "index.json", "public.go", "schema_test.go", "tables_test.go")
	for _, e := range entries {
		if !slices.Contains(want, e.Name()) {
			t.Errorf("%s does not belong here", e.Name())
		}
	}
}
