package app

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSearchEntriesLeadSomewhere(t *testing.T) {
	s := bakedSite(t)
	seen := map[string]bool{}
	for _, e := range searchEntries(s) {
		path, _, _ := strings.Cut(e.Path, "#")
		if s.route(path).kind == notFoundKind {
			t.Errorf("%q leads to %s, which is no page", e.Title, e.Path)
		}
		if e.Title == "" || seen[e.Path] || !slices.Contains(searchKinds, e.Kind) {
			t.Errorf("the entry %+v has no title, an unknown kind, or is there twice", e)
		}
		seen[e.Path] = true
	}
	for _, p := range s.Atlas.Places {
		if !seen[placePath(p.ID)] {
			t.Errorf("%s cannot be found", p.ID)
		}
	}
}

// found asks web/search.js, by node, for the addresses that answer each query.
func found(t *testing.T, index []byte, queries []string) (answers [][]string) {
	t.Helper()
	ask(t, "search.js", "(lib, index, q) => lib.match(index, q).map((e) => e.u)", index, queries, &answers)
	return answers
}

// ask runs a function of a script of ours and of the index on each query, by
// node.
func ask(t *testing.T, name, function string, index []byte, queries []string, answers any) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not on this machine: the matching of web/" + name + " was not tested")
	}
	script, err := filepath.Abs("../web/" + name)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "input.json")
	input, err := json.Marshal(map[string]any{"index": json.RawMessage(index), "queries": queries})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, input, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "-e", `
const lib = require(process.argv[1]);
const {index, queries} = JSON.parse(require("fs").readFileSync(process.argv[2]));
const answer = `+function+`;
process.stdout.write(JSON.stringify(queries.map((q) => answer(lib, index, q))));`, script, file)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, &stderr)
	}
	if err := json.Unmarshal(out, answers); err != nil {
		t.Fatal(err)
	}
}

func TestSearchFinds(t *testing.T) {
	index, err := json.Marshal(SearchIndex(bakedSite(t)))
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		typed, first string
	}{
		{"Kramatorsk", "/place/kramatorsk"},
		{"kramat", "/place/kramatorsk"},
		{"KRAMATROSK", "/place/kramatorsk"},  // neighbours swapped
		{"kramtorsk", "/place/kramatorsk"},   // a letter left out
		{"Cramatorsc", "/place/kramatorsk"},  // two slips in ten letters
		{"Краматорськ", "/place/kramatorsk"}, // Ukrainian
		{"Краматорск", "/place/kramatorsk"},  // Russian
		{"Artemivsk", "/place/bakhmut"},
		{"Krasnoarmiisk", "/place/pokrovsk"},
		{"Dzerzhynsk", "/place/toretsk"},
		{"krasnyi lyman", "/place/lyman"},
		{"Torez", "/place/chystiakove"},
		{"slov'yansk", "/place/sloviansk"},
		{"Слов'янськ", "/place/sloviansk"},
		{"Слов’янськ", "/place/sloviansk"},
		{"chasiv", "/place/chasiv-yar"},
		{"yar", "/place/chasiv-yar"},
		{"Kiev", "/place/kyiv"},
		{"Lviv", "/place/lviv"},
		{"crimea", "/area/crimea"},
		{"us-28 21d", "/draft/us-28/21d"},
		{"US 28", "/draft/us-28"},
	}
	var queries []string
	for _, c := range cases {
		queries = append(queries, c.typed)
	}
	for i, got := range found(t, index, queries) {
		if len(got) == 0 || got[0] != cases[i].first {
			t.Errorf("%q finds %v, want %s first", cases[i].typed, got[:min(3, len(got))], cases[i].first)
		}
	}
	for i, got := range found(t, index, []string{"", "  ’ ", "xqzw", "Lvix", "qqqqqqqqqqqqqqqqqqqqqqqqqqq"}) {
		if len(got) > 0 {
			t.Errorf("query %d finds %v, want nothing", i, got[:min(3, len(got))])
		}
	}
}

// A place that is found by another name than its English one says by which.
func TestSearchSaysByWhichName(t *testing.T) {
	index := []byte(`{"kinds":["Place","Draft"],"entries":[
		{"k":"Place","t":"Chystiakove","u":"/p","w":["Чистякове","Torez","Торез"],"l":["uk","","uk"]},
		{"k":"Draft","t":"The 28-point draft","u":"/d","w":["US 28"]}]}`)
	for query, want := range map[string]string{
		"Торез": "Торез uk", "torez": "Torez ", "Chystiakove": "undefined undefined", "chistiakove": "undefined undefined",
		"Чистякове": "Чистякове uk", "us 28": "undefined undefined",
	} {
		var got [][]string
		ask(t, "search.js", "(lib, index, q) => lib.match(index, q).map((e) => `${e.by} ${e.lang}`)", index, []string{query}, &got)
		if !slices.Equal(got[0], []string{want}) {
			t.Errorf("%q is found by %q, want %q", query, got[0], want)
		}
	}
	for _, e := range searchEntries(bakedSite(t)) {
		if len(e.Langs) > 0 && len(e.Langs) != len(e.Names) {
			t.Errorf("%s has %d names in %d languages", e.Path, len(e.Names), len(e.Langs))
		}
	}
}

// Places come first among what answers equally well, and what answers without
// a slip comes before what needs one.
func TestSearchOrder(t *testing.T) {
	index := []byte(`{"kinds":["Place","Clause"],"entries":[
		{"k":"Clause","t":"Mirna status","u":"/clause"},
		{"k":"Place","t":"Myrnaia","u":"/slip"},
		{"k":"Place","t":"Mirnaia","u":"/place"},
		{"k":"Clause","t":"Mirna","u":"/exact"}]}`)
	got := found(t, index, []string{"mirna"})[0]
	if want := []string{"/exact", "/place", "/clause", "/slip"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
