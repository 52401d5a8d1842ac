package press

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/derive"
	"github.com/draftlines/draftlines/geodata/pack"
	"github.com/draftlines/draftlines/geodata/sheet"
	"github.com/draftlines/draftlines/geodata/source"
)

// Edition is the files of one edition by their slashed path below
// geodata/edition.
type Edition map[string][]byte

// Bake makes an edition of the data files in fsys, which is rooted at geodata/.
// Where the files have problems it returns those and no edition; the error is
// for what the files cannot be blamed for.
func Bake(fsys fs.FS) (Edition, []source.Problem, error) {
	files, loaded, problems := source.Open(fsys)
	if len(problems) > 0 {
		return nil, problems, nil
	}
	e, err := Of(loaded, files)
	return e, nil, err
}

// Of makes an edition of a loaded atlas, which has its geometry and no lines
// that follow from it. The files are those that the published base layers come
// from.
func Of(loaded *geodata.Atlas, files *source.Files) (Edition, error) {
	a, err := complete(loaded)
	if err != nil {
		return nil, fmt.Errorf("press: bake: %w", err)
	}
	drawn, err := sheet.Bake(a)
	if err != nil {
		return nil, fmt.Errorf("press: bake: %w", err)
	}
	e := Edition{}
	e.put("records/atlas.json", a.Records)
	forMaps := mapRecords(a.Records)
	e["atlas.bin"] = pack.Write(&forMaps)
	e["sheet.bin"] = sheet.Pack(drawn)
	publish(e, a, files)
	e["digest.txt"] = e.digest()
	return e, nil
}

// complete adds to a loaded atlas what is computed from its geometry.
func complete(a *geodata.Atlas) (*geodata.Atlas, error) {
	lines, err := derive.Lines(a)
	if err != nil {
		return nil, err
	}
	records := a.Records
	records.Lines = append(records.Lines[:len(records.Lines):len(records.Lines)], lines...)
	records.Base.StateBorder = derive.StateBorder(records.Base.Units, records.Base.Neighbours)
	if records.Places, err = derive.Places(a, records.Lines); err != nil {
		return nil, err
	}
	return geodata.New(records)
}

// put encodes a document in one line. Only types that always encode are put.
func (e Edition) put(path string, document any) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(document); err != nil {
		panic(fmt.Sprintf("press: encode %s: %v", path, err))
	}
	e[path] = b.Bytes()
}
