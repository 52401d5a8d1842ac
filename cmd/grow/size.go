package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/draftlines/draftlines/geodata/synth"
)

// size is how many times as much there is of everything.
type size struct{ synth.Factors }

func parseSizes(list string) (sizes []size, err error) {
	for _, name := range strings.Split(list, ",") {
		s, err := parseSize(name)
		if err != nil {
			return nil, err
		}
		sizes = append(sizes, s)
	}
	return sizes, nil
}

func parseSize(name string) (size, error) {
	var s size
	if _, err := fmt.Sscanf(name, "%dx%dx%d", &s.Areas, &s.Clauses, &s.Drafts); err != nil || s.name() != name {
		return s, fmt.Errorf("%q is no size; write areas×clauses×drafts as in 10x10x1", name)
	}
	return s, nil
}

func (s size) name() string { return fmt.Sprintf("%dx%dx%d", s.Areas, s.Clauses, s.Drafts) }

// folder is where the size is built.
func (s size) folder(root string) string { return filepath.Join(root, "build", "growth", s.name()) }
