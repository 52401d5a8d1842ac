package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSizes(t *testing.T) {
	sizes, err := parseSizes("1x1x1,10x10x1,100x1x2")
	if err != nil || len(sizes) != 3 || sizes[2].Areas != 100 || sizes[2].Drafts != 2 {
		t.Errorf("read as %v, %v", sizes, err)
	}
	for _, wrong := range []string{"", "10", "10x10", "10x10x1x1", "1x1x1,", "ax1x1"} {
		if _, err := parseSizes(wrong); err == nil {
			t.Errorf("%q is a size", wrong)
		}
	}
}

func TestKinds(t *testing.T) {
	for path, want := range map[string]string{
		"/": "/", "/draft/us-28": "draft", "/draft/us-28/21d": "clause", "/area/crimea": "area", "/place/lviv": "place",
		"/compare/e3/us-28": "compare", "/compare": "plain", "/compare/all/us-28": "plain", "/topic/nato": "plain", "/coverage": "plain",
	} {
		if got := kindOf(path); got != want {
			t.Errorf("%s is of the kind %s, want %s", path, got, want)
		}
	}
}

func TestSpread(t *testing.T) {
	if got := spread([]string{"a", "b", "c", "d", "e"}, 2); !slices.Equal(got, []string{"a", "c"}) {
		t.Errorf("picked %v", got)
	}
	if got := spread([]string{"a"}, 6); !slices.Equal(got, []string{"a"}) {
		t.Errorf("picked %v of one", got)
	}
}

func TestPublishedTable(t *testing.T) {
	name := filepath.Join(t.TempDir(), "measured.md")
	r := report{Date: "2026-11-27", Sizes: []*values{
		{Size: "1x1x1", Counts: map[string]int{"areas": 34}, Samples: map[string][]float64{"search, ms": {9, 1, 2}}},
		{Size: "10x10x1", Counts: map[string]int{"areas": 327}, Samples: map[string][]float64{"search, ms": {7, 3}}},
	}}
	if err := r.publish(name); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2026-11-27", "| areas | 34 | 327 ×9.62 |", "| search, ms | 2 | 5 ×2.50 |"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the page does not say %q:\n%s", want, b)
		}
	}
}
