// Package edition holds the baked state of all data: the atlas without
// geometry and the drawn sheet, embedded in server and browser alike.
//
// atlas.json, sheet.json, digest.txt and most of public/ are made by
// "atlas bake" and never edited; a test proves that they are what the data
// files bake to. The package must stay light, because it is part of the
// browser's program: it decodes with encoding/json and imports nothing else
// than the model.
package edition

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
)

var (
	//go:embed atlas.json
	atlasJSON []byte
	//go:embed sheet.json
	sheetJSON []byte
)

// Load decodes the embedded edition. It fails only if the embedded files are
// broken.
func Load() (*geodata.Atlas, *sheet.Sheet, error) {
	var records geodata.Records
	if err := json.Unmarshal(atlasJSON, &records); err != nil {
		return nil, nil, fmt.Errorf("edition: decode atlas.json: %w", err)
	}
	a, err := geodata.New(records)
	if err != nil {
		return nil, nil, fmt.Errorf("edition: link atlas.json: %w", err)
	}
	var s sheet.Sheet
	if err := json.Unmarshal(sheetJSON, &s); err != nil {
		return nil, nil, fmt.Errorf("edition: decode sheet.json: %w", err)
	}
	return a, &s, nil
}
