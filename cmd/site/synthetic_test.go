package main

import (
	"os"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata/source"
	"github.com/draftlines/draftlines/geodata/synth"
)

// TestNothingSyntheticIsPublished: whatever was made up, the builder wants none
// of it.
func TestNothingSyntheticIsPublished(t *testing.T) {
	a, problems := source.Load(os.DirFS("../../geodata"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if err := publishable(a); err != nil {
		t.Errorf("the real edition: %v", err)
	}
	for _, f := range []synth.Factors{{Areas: 2, Clauses: 1, Drafts: 1}, {Areas: 1, Clauses: 2, Drafts: 1}, {Areas: 1, Clauses: 1, Drafts: 2}} {
		grown, err := synth.Grow(a, f)
		if err != nil {
			t.Fatal(err)
		}
		if err := publishable(grown); err == nil || !strings.Contains(err.Error(), "synthetic") {
			t.Errorf("%v would be published: %v", f, err)
		}
	}
}
