package public_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/draftlines/draftlines/geodata/edition/public"
)

type indexed struct {
	URL       string `json:"url"`
	MediaType string `json:"media_type"`
	Bytes     int    `json:"bytes"`
	Schema    string `json:"schema"`
}

// index returns what index.json says.
func index(t *testing.T) []indexed {
	t.Helper()
	data, err := fs.ReadFile(public.Files, "index.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Files []indexed }
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Files
}

func TestIndexListsEveryFileAsItIs(t *testing.T) {
	var listed []string
	for _, f := range index(t) {
		name := strings.TrimPrefix(f.URL, dated(t, ""))
		data, err := fs.ReadFile(public.Files, name)
		if err != nil || len(data) != f.Bytes {
			t.Errorf("%s: %d bytes (%v), the index says %d", name, len(data), err, f.Bytes)
		}
		if _, err := fs.Stat(public.Files, strings.TrimPrefix(f.Schema, dated(t, ""))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		want := map[string]string{".json": "application/json", ".geojson": "application/geo+json", ".csv": "text/csv"}[path.Ext(name)]
		if f.MediaType != want {
			t.Errorf("%s has the media type %s, want %s", name, f.MediaType, want)
		}
		listed = append(listed, name)
	}
	all := append(published(t), tables(t)...)
	all = slices.DeleteFunc(all, func(name string) bool { return name == "index.json" })
	slices.Sort(all)
	slices.Sort(listed)
	if !slices.Equal(all, listed) {
		t.Errorf("published %v\nlisted %v", all, listed)
	}
}

func tables(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(public.Files, "*.csv")
	if err != nil || len(names) < 13 {
		t.Fatal(names, err)
	}
	return names
}

// rows reads a table; encoding/csv refuses rows whose fields are more or fewer
// than the header's.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := fs.ReadFile(public.Files, name)
	if err != nil {
		t.Fatal(err)
	}
	if !utf8.Valid(data) || bytes.Count(data, []byte("\n")) != bytes.Count(data, []byte("\r\n")) {
		t.Errorf("%s is not UTF-8 with the line ends of RFC 4180", name)
	}
	all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(all) < 2 {
		t.Fatalf("%s: %d rows, %v", name, len(all), err)
	}
	return all
}

func TestTablesAreWellFormed(t *testing.T) {
	for _, name := range tables(t) {
		all := rows(t, name)
		header := all[0]
		if header[0] != "id" || header[len(header)-1] != "edition" {
			t.Errorf("%s: the header is %v", name, header)
		}
		seen := map[string]bool{}
		for _, row := range all[1:] {
			if row[0] == "" || seen[row[0]] {
				t.Errorf("%s: the id %q is empty or there twice", name, row[0])
			}
			seen[row[0]] = true
			if edition := row[len(row)-1]; edition != read(t, "index.json")["edition"] {
				t.Errorf("%s: %s is of the edition %s", name, row[0], edition)
			}
			for i, cell := range row {
				// A spreadsheet would take the first for a formula.
				if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "+") || strings.HasPrefix(cell, "@") || strings.TrimSpace(cell) != cell {
					t.Errorf("%s: %s has the %s %q", name, row[0], header[i], cell)
				}
			}
		}
	}
}

// Columns are an interface: programs of others name them.
func TestColumnsAreStable(t *testing.T) {
	for name, want := range map[string]string{
		"drafts.csv":     "id name title date authors standing status summary shape complete clauses sources url edition",
		"clauses.csv":    "id draft number parent title summary topics standing confidence confidence_copies confidence_note treatments concerns no_ground notes terms disputes sources edition",
		"areas.csv":      "id name_en name_uk form parts wholes unit holder summary as_of km2 km precision_m derivation licence sources no_clause clauses clauses_through_whole edition",
		"treatments.csv": "id draft clause area parts kind holder controls enters monitors trigger recognition recognition_of recognition_by recognition_note vague reading standing confidence sources edition",
		"topics.csv":     "id name heading summary clauses edition",
		"alignment.csv":  "id subject topic changed recalled drafts clauses said changes edition",
		"positions.csv":  "id party topic drafts date date_to date_note stance heading text reported sources edition",
		"events.csv":     "id date date_to date_note text drafts topics recalled sources edition",
		"terms.csv":      "id name definition ask recalled note clauses sources forms edition",
		"disputes.csv":   "id question readings check drafts clauses areas sources edition",
		"claims.csv":     "id seed text verdict check drafts areas disputes sources edition",
		"places.csv":     "id name_en name_uk lon lat population pop_source unit status as_of area contact_km contact_precision_m control_km within_precision clauses sources also edition",
		"sources.csv":    "id publisher title described date date_note url reliability licence edition",
	} {
		if got := strings.Join(rows(t, name)[0], " "); got != want {
			t.Errorf("%s has the columns\n%s, want\n%s", name, got, want)
		}
	}
}

// idsOf returns the ids of a document's list, in its order.
func idsOf(t *testing.T, file, list string) (ids []string) {
	t.Helper()
	for _, record := range read(t, file)[list].([]any) {
		ids = append(ids, at(record, "id").(string))
	}
	return ids
}

func TestTablesHaveTheRecordsOfTheDocuments(t *testing.T) {
	want := map[string][]string{"alignment.csv": idsOf(t, "alignment.json", "rows")}
	for _, list := range []string{"drafts", "areas", "treatments", "topics", "positions", "events", "terms", "disputes", "claims", "places", "sources"} {
		want[list+".csv"] = idsOf(t, list+".json", list)
	}
	for _, draft := range want["drafts.csv"] {
		want["clauses.csv"] = append(want["clauses.csv"], idsOf(t, "drafts/"+draft+".json", "clauses")...)
	}
	for _, name := range tables(t) {
		var got []string
		for _, row := range rows(t, name)[1:] {
			got = append(got, row[0])
		}
		if !slices.Equal(got, want[name]) {
			t.Errorf("%s has %d records, the documents %d, or in another order", name, len(got), len(want[name]))
		}
	}
}

// Every link that a clause has must be found from its other end.
func TestLinksGoBothWays(t *testing.T) {
	for _, link := range []struct{ column, table, back string }{
		{"topics", "topics.csv", "clauses"},
		{"terms", "terms.csv", "clauses"},
		{"disputes", "disputes.csv", "clauses"},
		{"treatments", "treatments.csv", "clause"},
		{"concerns", "areas.csv", "clauses"},
	} {
		forth, back := links(t, "clauses.csv", link.column), links(t, link.table, link.back)
		if len(forth) == 0 {
			t.Errorf("no clause has %s", link.column)
		}
		for pair := range forth {
			if !back[[2]string{pair[1], pair[0]}] {
				t.Errorf("clause %s names %s of %s, which does not name it", pair[0], pair[1], link.table)
			}
		}
		for pair := range back {
			// An area is named by treatments too.
			if link.table != "areas.csv" && !forth[[2]string{pair[1], pair[0]}] {
				t.Errorf("%s of %s names the clause %s, which does not name it", pair[0], link.table, pair[1])
			}
		}
	}
}

func TestPlacesAndClausesNameEachOther(t *testing.T) {
	doc := read(t, "places.json")
	back := map[[2]string]bool{}
	for _, c := range doc["clauses"].([]any) {
		for _, place := range at(c, "places").([]any) {
			back[[2]string{place.(string), at(c, "id").(string)}] = true
		}
	}
	forth := links(t, "places.csv", "clauses")
	if len(forth) < 100 || len(forth) != len(back) {
		t.Errorf("%d links from places, %d back", len(forth), len(back))
	}
	for pair := range forth {
		if !back[pair] {
			t.Errorf("place %s names the clause %s, which does not name it", pair[0], pair[1])
		}
	}
}

// links returns the pairs of a row's id and each id in one of its columns.
func links(t *testing.T, name, column string) map[[2]string]bool {
	t.Helper()
	all := rows(t, name)
	at := slices.Index(all[0], column)
	out := map[[2]string]bool{}
	for _, row := range all[1:] {
		for _, id := range strings.Fields(row[at]) {
			out[[2]string{row[0], id}] = true
		}
	}
	return out
}
