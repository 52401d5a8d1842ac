package main

import (
	"errors"
	"fmt"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/edition/records"
	"github.com/draftlines/draftlines/geodata/sheet"
)

// loadEdition loads the baked edition. One that was made up to measure how the
// project grows is not for readers.
func loadEdition() (*geodata.Atlas, *sheet.Sheet, error) {
	atlas, drawn, err := records.Load()
	if err != nil {
		return nil, nil, fmt.Errorf("load the edition: %w", err)
	}
	return atlas, drawn, publishable(atlas)
}

func publishable(a *geodata.Atlas) error {
	if geodata.IsSynthetic(&a.Records) {
		return errors.New("the edition in geodata/edition is synthetic and must not be published; make bake brings back the real one")
	}
	return nil
}
