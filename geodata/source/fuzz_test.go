package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/draftlines/draftlines/geodata"
)

// fuzzFile puts data in the place of one of the good files and loads all. What
// is decoded is checked too: the checks must bear whatever a decoder lets
// through. Data that cannot be read must have a problem.
func fuzzFile(f *testing.F, file string, more ...string) {
	good := goodFiles(f)
	f.Add(good[file].Data)
	for _, seed := range more {
		f.Add([]byte(seed))
	}
	for _, name := range brokenFiles(f, file) {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		files := fstest.MapFS{}
		for name, content := range good {
			files[name] = content
		}
		files[file] = &fstest.MapFile{Data: data}
		a, problems := Load(files)
		if (a == nil) != (len(problems) > 0) {
			t.Errorf("atlas %v with %d problems", a != nil, len(problems))
		}
		for _, p := range problems {
			if p.Rule == "link" {
				t.Errorf("Check let through what does not fit together: %s", p)
			}
			if strings.ContainsAny(p.String(), "\n\r") {
				t.Errorf("a problem of several lines: %q", p.String())
			}
		}
	})
}

// brokenFiles returns what the examples of testdata/broken make of a file.
func brokenFiles(f *testing.F, file string) (out [][]byte) {
	names, err := filepath.Glob("testdata/broken/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, s := range parseSteps(string(data)) {
			if s.file == file {
				good := string(goodFiles(f)[file].Data)
				out = append(out, []byte(strings.Replace(good, strings.Join(s.old, "\n"), strings.Join(s.new, "\n"), 1)))
			}
		}
	}
	return out
}

func FuzzDecodeDraft(f *testing.F) {
	fuzzFile(f, "drafts/mini.yaml", "", "[", "a: &b c\nd: *b", "id: x\nclauses: [~, {number: 1}]", "clauses:\n- number: 1\n  treatments: [~]\n  notes: [~]")
}

func FuzzDecodeSources(f *testing.F) { fuzzFile(f, "sources/sources.yaml", "- ~", "- id: [A01]") }

func FuzzDecodeTopics(f *testing.F) { fuzzFile(f, "topics/topics.yaml", "- ~", "{}") }

func FuzzDecodeEdition(f *testing.F) { fuzzFile(f, "edition.yaml", "date: [1]", "- date") }

func FuzzDecodeAlignment(f *testing.F) {
	fuzzFile(f, "alignment/rows.yaml", "- clauses: {~: [x], mini: ~}", "- changes: [~]",
		"- id: a01\n  clauses: {minni: [mini/1a], mini: [other/1, other/1]}\n  said: {~: ~}\n  changes: [{from: mini, to: mini, kind: none}]")
}

func FuzzDecodeDisputes(f *testing.F) {
	fuzzFile(f, "disputes/disputes.yaml", "- readings: [~]", "- {id: x1, readings: [{sources: [A09]}], clauses: [mini], areas: [~]}")
}

func FuzzDecodeClaims(f *testing.F) {
	fuzzFile(f, "disputes/claims.yaml", "- ~", "- {id: t01, seed: ~, verdict: OK, disputes: [x1, x1]}")
}

func FuzzDecodePositions(f *testing.F) {
	fuzzFile(f, "positions/positions.yaml", "- ~", "- {stance: no-public-position, sources: [A09]}", "- {date: 2025-01-02, date_to: 2025-01}")
}

func FuzzDecodeTerms(f *testing.F) {
	fuzzFile(f, "glossary/terms.yaml", "- ask: [~, \"\"]", "- {id: frozen, recalled: true}")
}

func FuzzDecodeEvents(f *testing.F) {
	fuzzFile(f, "timeline/2025.yaml", "- date: ~", "- {date: 2025-02, date_to: 2025}\n- {date: 2025-01}")
}

func FuzzDecodeLayer(f *testing.F) {
	fuzzFile(f, "layers/areas.geojson", "", "{}", "[]", `{"type":"FeatureCollection","features":[null,{}]}`,
		`{"features":[{"geometry":{"type":"Polygon","coordinates":[[[1,2],[1,2],[1,2],[1,2]]]}}]}`)
}

func FuzzDecodeUnits(f *testing.F) { fuzzFile(f, "layers/oblasts.geojson") }

func FuzzDecodeSites(f *testing.F) { fuzzFile(f, "layers/sites.geojson") }

func FuzzDecodePlaces(f *testing.F) { fuzzFile(f, "places/places.csv", "", "id\n\"", "id;name") }

func FuzzDecodeControlPoints(f *testing.F) {
	fuzzFile(f, "line-of-contact/2025-01-01.csv", "seq,lon\n1e400,NaN", "seq,segment,sector,lon,lat,nearest_settlement,settlement_side,note\n1,a,b,NaN,Inf,,,")
}

func FuzzSuggest(f *testing.F) {
	f.Add("donetsk-hold", "donetsk-held")
	f.Fuzz(func(t *testing.T, a, b string) {
		if d := distance(a, b); d != distance(b, a) || (d == 0) != (a == b) || d > max(len(a), len(b)) {
			t.Errorf("the distance of %q and %q is %d", a, b, d)
		}
		if got := suggest(geodata.AreaID(a), []string{a, b}); a != "" && got != " Nearest: "+a+"." {
			t.Errorf("the nearest to %q is %q", a, got)
		}
	})
}
