package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that is wrong in one file.
type Problem struct {
	File    string // below geodata/, with slashes: drafts/us-28.yaml
	Line    int    // 1 is the first; 0 where the problem has no line of its own
	Feature string // id of the clause, area, source … that has the problem; may be empty
	Rule    string // name of the rule in [Rules]
	Detail  string // what is wrong and what to do, in sentences
}

// String returns the problem as one line of a report:
// file:line feature rule: detail.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	if p.Feature != "" {
		b.WriteString(" " + p.Feature)
	}
	return b.String() + " " + p.Rule + ": " + p.Detail
}

// report collects problems, so that one does not hide the next.
type report struct{ problems []Problem }

// add notes a problem. The detail is formatted as by fmt.Sprintf.
func (r *report) add(file string, line int, feature, rule, detail string, args ...any) {
	r.problems = append(r.problems, Problem{file, line, feature, rule, fmt.Sprintf(detail, args...)})
}

// sorted returns the problems by file, line, feature and rule, each once.
func (r *report) sorted() []Problem {
	slices.SortFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Feature, b.Feature), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Detail, b.Detail))
	})
	return slices.Compact(r.problems)
}
