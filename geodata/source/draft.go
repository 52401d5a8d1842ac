package source

import (
	"reflect"
	"regexp"
	"strconv"

	"github.com/draftlines/draftlines/geodata"
)

// decodeDraft decodes a file of drafts/ and derives the ids of its clauses and
// their parents from the numbers.
func decodeDraft(r *report, file string, data []byte) (record[geodata.Draft], bool) {
	root := parseYAML(r, file, data)
	fill := filler{r, file}
	if root == nil || !fill.expect(root, mappingNode, "") {
		return record[geodata.Draft]{}, false
	}
	d := record[geodata.Draft]{origin{file, root}, &geodata.Draft{}}
	fill.fill(root, reflect.ValueOf(d.value).Elem(), "")
	for _, c := range d.value.Clauses {
		c.ID = geodata.NewClauseID(d.value.ID, c.Number)
		if n, ok := parseNumber(c.Number); ok && n.letters != "" {
			c.Parent = geodata.NewClauseID(d.value.ID, strconv.Itoa(n.clause))
		}
	}
	return d, true
}

// number is a clause's number taken apart: 21d is clause 21, letters d.
type number struct {
	clause  int
	letters string
}

var numberForm = regexp.MustCompile(`^([1-9][0-9]{0,2})([a-z]{0,2})$`)

func parseNumber(s string) (number, bool) {
	m := numberForm.FindStringSubmatch(s)
	if m == nil {
		return number{}, false
	}
	clause, err := strconv.Atoi(m[1])
	return number{clause, m[2]}, err == nil
}

// after says whether n comes after m in the order of the text: 21, 21a … 21z,
// 21aa, 22.
func (n number) after(m number) bool {
	if n.clause != m.clause {
		return n.clause > m.clause
	}
	if len(n.letters) != len(m.letters) {
		return len(n.letters) > len(m.letters)
	}
	return n.letters > m.letters
}
