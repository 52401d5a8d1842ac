package browsertest

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/chromedp/chromedp"
	"github.com/draftlines/draftlines/cmd/site/build"
)

// Violation is a rule of accessibility that the page breaks.
type Violation struct {
	Rule   string   `json:"rule"`
	Impact string   `json:"impact"`
	Help   string   `json:"help"`
	Nodes  []string `json:"nodes"` // the elements, as HTML
}

func (v Violation) String() string {
	return fmt.Sprintf("%s (%s): %s: %q", v.Rule, v.Impact, v.Help, v.Nodes)
}

// runAxe runs the checker in one document: what is in its frames is looked at by
// Frame. The checker takes what is still rolled up (web/unroll.js) for hidden.
const runAxe = `document.documentElement.classList.remove("rolled"), axe.run(document, {iframes: false, resultTypes: ["violations"], %s}).then(result => result.violations.map(v => ({
  rule: v.id, impact: v.impact || "", help: v.help,
  nodes: v.nodes.map(n => n.html.slice(0, 200) + " — " + n.failureSummary.replace(/\s+/g, " ").slice(0, 300)),
})))`

// allRules are those of WCAG 2.2 AA and the best practices. The size of targets is a
// rule of 2.2 that axe leaves out by itself. colourRules are those of them that
// look at colours.
const (
	allRules    = `rules: {"target-size": {enabled: true}}`
	colourRules = `runOnly: ["color-contrast", "link-in-text-block"]`
)

// Violations runs axe-core in the page as it is now. It is a script, so it
// cannot run for a reader without.
func (tab *Tab) Violations() []Violation { tab.t.Helper(); return tab.violations(allRules) }

// ViolationsInBoth is Violations of the page as it is in the light and in the
// dark, in which it is left. In the dark only the rules about colours are asked: to
// the others both are the same page, and asking them takes most of the time.
func (tab *Tab) ViolationsInBoth() (light, dark []Violation) {
	tab.t.Helper()
	tab.Scheme(false)
	light = tab.Violations()
	tab.Scheme(true)
	return light, tab.violations(colourRules)
}

func (tab *Tab) violations(rules string) []Violation {
	tab.t.Helper()
	tab.loadAxe()
	return Eval[[]Violation](tab, fmt.Sprintf(runAxe, rules))
}

// loadAxe brings the checker into the page, unless it is there.
func (tab *Tab) loadAxe() {
	tab.t.Helper()
	root, err := build.ModuleRoot()
	if err != nil {
		tab.t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(root, "node_modules", "axe-core", "axe.min.js"))
	if os.IsNotExist(err) {
		if os.Getenv("DRAFTLINES_BROWSER") == "required" {
			tab.t.Fatal("axe-core is not installed; run .ci/setup")
		}
		tab.t.Skip("axe-core is not installed; run .ci/setup")
	}
	if err != nil {
		tab.t.Fatal(err)
	}
	if !Eval[bool](tab, `typeof axe == "object"`) {
		if _, err := evaluate[chromedp.Void](tab, string(source)); err != nil {
			tab.t.Fatal(err)
		}
	}
}
