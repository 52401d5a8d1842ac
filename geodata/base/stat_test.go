package base

import (
	"os"
	"strings"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/source"
)

func load(t *testing.T) *geodata.Atlas {
	t.Helper()
	a, problems := source.Load(os.DirFS(".."))
	if len(problems) > 0 {
		t.Fatalf("the data have %d problems, the first is %v", len(problems), problems[0])
	}
	return a
}

// Our areas are those of the published map, as far as the base allows; where
// it does not, the row says why.
func TestAreasAgainstPublished(t *testing.T) {
	a := load(t)
	rows, err := comparisons()
	if err != nil {
		t.Fatal(err)
	}
	bound := 0
	for _, c := range rows {
		ours, ok := c.ours(a)
		if !ok {
			t.Errorf("%s: the atlas does not have it", c.id)
			continue
		}
		if c.tolerance == 0 {
			if off := c.off(ours); c.remark == "" && (off > 3 || off < -3) {
				t.Errorf("%s is %.1f %% off and nothing says why", c.id, off)
			}
			continue
		}
		bound++
		if off := c.off(ours); off > c.tolerance || off < -c.tolerance {
			t.Errorf("%s: ours %.1f, published %.0f: %.1f %% off, allowed %.0f %%", c.id, ours, c.published, off, c.tolerance)
		}
	}
	if bound < 15 {
		t.Errorf("only %d figures are held to a tolerance", bound)
	}
}

func TestStat(t *testing.T) {
	table := Stat(load(t))
	for _, want := range []string{"donetsk-held ", "6207", "contact-kherson", "sharper borders"} {
		if !strings.Contains(table, want) {
			t.Errorf("the table lacks %q:\n%s", want, table)
		}
	}
	if strings.Contains(table, "MORE THAN") || strings.Contains(table, "does not have it") {
		t.Errorf("the table has rows out of tolerance:\n%s", table)
	}
	t.Log("\n" + table)
}
