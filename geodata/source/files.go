package source

import (
	"bytes"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/draftlines/draftlines/geodata"
)

// record is a decoded value and where it comes from.
type record[T any] struct {
	origin
	value *T
}

// Files is what the files hold, decoded but not yet checked or linked.
type Files struct {
	edition    record[edition]
	topics     []record[geodata.Topic]
	sources    []record[geodata.Source]
	drafts     []record[geodata.Draft]
	places     []record[placeRow]
	names      []record[nameRow]
	points     []record[controlPoint]
	alignments []record[geodata.Alignment]
	positions  []record[geodata.Position]
	terms      []record[geodata.Term]
	events     []record[geodata.Event]
	disputes   []record[geodata.Dispute]
	claims     []record[geodata.Claim]
	layers     []*Layer
	// unread has the folders of which a file is missing or could not be read
	// at all.
	unread map[string]bool
}

// claimsFile is the file of the folder disputes/ that holds claims of the
// founding articles; every other file there holds disputes.
const claimsFile = "claims.yaml"

// namesFile is the table of the folder places/ that holds their other names.
const namesFile = "names.csv"

// edition is the file edition.yaml.
type edition struct {
	Date     geodata.Date         `yaml:"date"`
	Editions []*geodata.Published `yaml:"editions"`
}

// folder is a folder of data files.
type folder struct {
	name   string
	suffix string
	needed []string // files that must be there; "" stands for any one
	decode func(f *Files, r *report, file string, data []byte)
}

// folders lists every folder that people edit.
var folders = []folder{
	{"topics", ".yaml", []string{"topics.yaml"}, func(f *Files, r *report, file string, data []byte) {
		f.topics = append(f.topics, decodeList[geodata.Topic](r, file, data)...)
	}},
	{"sources", ".yaml", []string{""}, func(f *Files, r *report, file string, data []byte) {
		f.sources = append(f.sources, decodeList[geodata.Source](r, file, data)...)
	}},
	{"drafts", ".yaml", []string{""}, func(f *Files, r *report, file string, data []byte) {
		if d, ok := decodeDraft(r, file, data); ok {
			f.drafts = append(f.drafts, d)
		}
	}},
	{"places", ".csv", []string{"places.csv", namesFile}, func(f *Files, r *report, file string, data []byte) {
		if path.Base(file) == namesFile {
			f.names = append(f.names, decodeNames(r, file, data)...)
			return
		}
		f.places = append(f.places, decodePlaces(r, file, data)...)
	}},
	{"line-of-contact", ".csv", []string{""}, func(f *Files, r *report, file string, data []byte) {
		f.points = append(f.points, decodeControlPoints(r, file, data)...)
	}},
	{"layers", ".geojson", layerFiles(), func(f *Files, r *report, file string, data []byte) {
		if l := decodeLayer(r, file, data); l != nil {
			f.layers = append(f.layers, l)
		}
	}},
	{"alignment", ".yaml", nil, func(f *Files, r *report, file string, data []byte) {
		f.alignments = append(f.alignments, decodeList[geodata.Alignment](r, file, data)...)
	}},
	{"positions", ".yaml", nil, func(f *Files, r *report, file string, data []byte) {
		f.positions = append(f.positions, decodeList[geodata.Position](r, file, data)...)
	}},
	{"glossary", ".yaml", nil, func(f *Files, r *report, file string, data []byte) {
		f.terms = append(f.terms, decodeList[geodata.Term](r, file, data)...)
	}},
	{"timeline", ".yaml", nil, func(f *Files, r *report, file string, data []byte) {
		f.events = append(f.events, decodeList[geodata.Event](r, file, data)...)
	}},
	{"disputes", ".yaml", nil, func(f *Files, r *report, file string, data []byte) {
		if path.Base(file) == claimsFile {
			f.claims = append(f.claims, decodeList[geodata.Claim](r, file, data)...)
			return
		}
		f.disputes = append(f.disputes, decodeList[geodata.Dispute](r, file, data)...)
	}},
}

// unreadRules are the rules that, when broken, leave records out.
var unreadRules = map[string]bool{ruleSyntax: true, ruleFileMissing: true, ruleFileUnknown: true, ruleFieldCount: true, ruleWrongType: true}

// Decode reads every data file of fsys, which is rooted at geodata/. What can
// be read is read, whatever is wrong elsewhere.
func Decode(fsys fs.FS) (*Files, []Problem) {
	f, r := &Files{unread: map[string]bool{}}, &report{}
	f.decodeEdition(fsys, r)
	for _, folder := range folders {
		before := len(r.problems)
		f.decodeFolder(fsys, r, folder)
		for _, p := range r.problems[before:] {
			if unreadRules[p.Rule] {
				f.unread[folder.name] = true
			}
		}
	}
	return f, r.sorted()
}

func (f *Files) decodeEdition(fsys fs.FS, r *report) {
	const file = "edition.yaml"
	f.edition.value, f.edition.file = &edition{}, file
	if data, ok := readFile(fsys, r, file); ok {
		if root := parseYAML(r, file, data); root != nil {
			f.edition.node = root
			filler{r, file}.fill(root, reflect.ValueOf(f.edition.value).Elem(), "")
		}
	}
}

func (f *Files) decodeFolder(fsys fs.FS, r *report, in folder) {
	entries, err := fs.ReadDir(fsys, in.name)
	if err != nil && len(in.needed) == 0 {
		return // an optional folder
	}
	var names []string
	for _, e := range entries {
		name := e.Name()
		switch {
		case e.IsDir() || strings.HasPrefix(name, ".") || name == "README.md":
		case in.reads(name):
			names = append(names, name)
		default:
			r.add(path.Join(in.name, name), 0, "", ruleFileUnknown, "Nothing reads a file of this name in %s/; the files here end in %s.%s", in.name, in.suffix, suggest(name, in.needed))
		}
	}
	for _, need := range in.needed {
		switch {
		case need == "" && len(names) == 0:
			r.add(in.name, 0, "", ruleFileMissing, "The folder has no file that ends in %s.", in.suffix)
		case need != "" && !slices.Contains(names, need):
			r.add(path.Join(in.name, need), 0, "", ruleFileMissing, "The atlas needs this file.")
		}
	}
	for _, name := range names {
		file := path.Join(in.name, name)
		if data, ok := readFile(fsys, r, file); ok {
			in.decode(f, r, file, data)
		}
	}
}

// reads says whether files of that name are read. A folder that names its files
// reads only these.
func (in folder) reads(name string) bool {
	if !strings.HasSuffix(name, in.suffix) {
		return false
	}
	return len(in.needed) == 0 || in.needed[0] == "" || slices.Contains(in.needed, name)
}

// readFile reads a text file and evens out what editors and spreadsheets add:
// a byte order mark and carriage returns.
func readFile(fsys fs.FS, r *report, file string) ([]byte, bool) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		r.add(file, 0, "", ruleFileMissing, "The atlas needs this file, but it cannot be opened.")
		return nil, false
	}
	if !utf8.Valid(data) {
		r.add(file, 0, "", ruleSyntax, "The file has letters in another encoding; save it as UTF-8.")
		return nil, false
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), true
}

// decodeList decodes a YAML file that is a list of records.
func decodeList[T any](r *report, file string, data []byte) []record[T] {
	root := parseYAML(r, file, data)
	fill := filler{r, file}
	if root == nil || !fill.expect(root, listNode, "") {
		return nil
	}
	var out []record[T]
	for _, item := range root.items {
		rec := record[T]{origin{file, item}, new(T)}
		fill.fill(item, reflect.ValueOf(rec.value).Elem(), "")
		out = append(out, rec)
	}
	return out
}
