package main

import (
	"os"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// TestPicture takes the README's picture anew when DRAFTLINES_PICTURE names the
// file to write; make picture does that.
func TestPicture(t *testing.T) {
	file := os.Getenv("DRAFTLINES_PICTURE")
	if file == "" {
		t.Skip("only make picture takes the README's picture")
	}
	tab := browsertest.Open(t, browsertest.Site(t), browsertest.Reader{Width: 1280, Height: 800})
	tab.Goto("/draft/us-28")
	tab.Takeover()
	if err := os.WriteFile(file, tab.Screenshot("readme"), 0o644); err != nil {
		t.Fatal(err)
	}
}
