package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// typeScale are the sizes of letters on screens, largest last; the head of
// web/styles.css says what each is for. Sizes of names on maps are in px, those of
// print in pt.
var typeScale = []string{".75rem", ".85rem", "1rem", "1.0625rem", "1.25rem", "1.75rem", "1.95rem", "2.3rem", "11px", "12px", "14px"}

var (
	fontSize   = regexp.MustCompile(`(?:font-size: ?|font: [^;{}/]*?)([0-9.]+(?:rem|px))`)
	fontWeight = regexp.MustCompile(`(?:font-weight: ?|font: )([1-9][0-9]{2})\b`)
)

// TestTypeScale: a browser asks the system for each font in each size and weight
// before it can lay out the page, and on some systems waits for another process
// each time. Sizes that nobody can tell apart cost readers time.
func TestTypeScale(t *testing.T) {
	files, err := filepath.Glob("../../web/*.css")
	if err != nil || len(files) < 4 {
		t.Fatalf("found %v (%v)", files, err)
	}
	used := map[string]bool{}
	for _, file := range files {
		css, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range fontSize.FindAllSubmatch(css, -1) {
			used[string(m[1])] = true
			if !slices.Contains(typeScale, string(m[1])) {
				t.Errorf("%s: %s is not in the scale: %s", filepath.Base(file), m[1], m[0])
			}
		}
		for _, m := range fontWeight.FindAllSubmatch(css, -1) {
			if w := string(m[1]); w != "300" && w != "400" && w != "600" {
				t.Errorf("%s: weight %s, where 400 and 600 are used: %s", filepath.Base(file), w, m[0])
			}
		}
	}
	for _, size := range typeScale {
		if !used[size] {
			t.Errorf("the scale has %s, which nothing uses", size)
		}
	}
}
