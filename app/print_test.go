package app

import (
	"strings"
	"testing"
)

// TestPrinted: a sheet of paper says its address and its edition, and the
// address is the one of the published site.
func TestPrinted(t *testing.T) {
	baked := bakedSite(t)
	s := &Site{Atlas: baked.Atlas, Sheet: baked.Sheet, Origin: "https://draftlines.example", byPath: baked.byPath, routes: baked.routes}
	edition := "Edition of " + longDate(s.Atlas.Edition)
	for path, want := range map[string]string{
		"/draft/us-28": edition + ", https://draftlines.example/draft/us-28",
		"/topic":       edition + ", https://draftlines.example/topic",
		NotFoundPath:   edition,
	} {
		lines := find(render(t, s.renderHeader(nil, s.route(path))), "p", "printed")
		if len(lines) != 1 || textOf(lines[0]) != want {
			t.Errorf("%s prints %d lines, want %q", path, len(lines), want)
		}
	}
	css := styles(t)
	screen, paper, found := strings.Cut(css, "@media print {")
	if !found || !strings.Contains(screen, ".printed { display: none; }") || !strings.Contains(paper, ".printed { display: block;") {
		t.Error("the printed line must show on paper and only there")
	}
}

// TestPrintIsLight: what a reader with a dark screen prints is dark on white.
// Every colour of the dark theme must be set again for paper.
func TestPrintIsLight(t *testing.T) {
	css := styles(t)
	_, dark, _ := strings.Cut(css, "@media (prefers-color-scheme: dark) {")
	dark, _, _ = strings.Cut(dark, "\n}\n")
	_, paper, _ := strings.Cut(css, "@media print {")
	for _, field := range strings.Fields(dark) {
		if name, isName := strings.CutSuffix(field, ":"); isName && strings.HasPrefix(name, "--") && name != "--focus" {
			if !strings.Contains(paper, name+":") {
				t.Errorf("%s keeps its dark value on paper", name)
			}
		}
	}
}
