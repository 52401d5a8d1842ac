// Package edition holds what the browser's program carries of the baked data:
// the records that pages with a map show, and the drawn sheet. Package records
// below it has all records, for the pages that are rendered once and for all.
//
// atlas.bin and sheet.bin, like digest.txt, records/atlas.json and most of
// public/, are made by "atlas bake" and never edited; a test proves that they
// are what the data files bake to, and another that every map page is the same
// from these records as from all. They are stored by package pack, because each
// kilobyte here is one that every reader loads, and because the program then
// needs no decoder for JSON. The package must stay light.
package edition

import (
	_ "embed"
	"fmt"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/pack"
	"github.com/draftlines/draftlines/geodata/sheet"
)

var (
	//go:embed atlas.bin
	atlasBin string
	//go:embed sheet.bin
	sheetBin string
)

// Load decodes the embedded edition. It fails only if the embedded files are
// broken, or were baked for other types than the program has.
func Load() (*geodata.Atlas, *sheet.Sheet, error) {
	var records geodata.Records
	if err := pack.Read(atlasBin, &records); err != nil {
		return nil, nil, fmt.Errorf("edition: read atlas.bin; atlas bake makes it anew: %w", err)
	}
	a, err := geodata.New(records)
	if err != nil {
		return nil, nil, fmt.Errorf("edition: link atlas.bin: %w", err)
	}
	s, err := sheet.Unpack(sheetBin)
	if err != nil {
		return nil, nil, fmt.Errorf("edition: read sheet.bin; atlas bake makes it anew: %w", err)
	}
	return a, s, nil
}
