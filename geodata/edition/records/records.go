// Package records holds all records of the edition, with what only pages
// without a map show: positions, claims, the glossary's definitions, both
// readings of a dispute, the register of sources. The browser's program carries
// package edition instead and must not import this one.
//
// atlas.json is made by "atlas bake" and never edited.
package records

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/edition"
	"github.com/draftlines/draftlines/geodata/sheet"
)

//go:embed atlas.json
var atlasJSON []byte

// Load decodes the embedded edition: all records, and the sheet that it shares
// with package edition. It fails only if the embedded files are broken.
func Load() (*geodata.Atlas, *sheet.Sheet, error) {
	var all geodata.Records
	if err := json.Unmarshal(atlasJSON, &all); err != nil {
		return nil, nil, fmt.Errorf("records: decode atlas.json: %w", err)
	}
	a, err := geodata.New(all)
	if err != nil {
		return nil, nil, fmt.Errorf("records: link atlas.json: %w", err)
	}
	_, s, err := edition.Load()
	return a, s, err
}
