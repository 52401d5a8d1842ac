package source

import (
	"os"
	"slices"
	"strings"
	"testing"
)

const goodDir = "testdata/good"

func TestGoodHasNoProblem(t *testing.T) {
	_, problems := Load(os.DirFS(goodDir))
	for _, p := range problems {
		t.Error(p)
	}
}

// The manual for editors has the table of rules; it must not fall behind.
func TestManualExplainsEveryRule(t *testing.T) {
	manual, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range Rules {
		if row := "| `" + r.Name + "` | " + r.Explanation + " |"; !strings.Contains(string(manual), row) {
			t.Errorf("geodata/README.md lacks the row\n%s", row)
		}
	}
}

// What Load adds to the files.
func TestLoadAddsWhatFollowsFromTheGeometry(t *testing.T) {
	a, problems := Load(os.DirFS(goodDir))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	near := func(what string, got, want float64) {
		if got < want*0.995 || got > want*1.005 {
			t.Errorf("%s is %.1f, want about %.1f", what, got, want)
		}
	}
	// One degree square at 48.5° N.
	near("alpha-east", a.Area("alpha-east").KM2, 8217.6)
	near("the whole alpha", a.Area("alpha").KM2, 2*8217.6)
	near("the country", a.Area("land").KM2, 3*8217.6)
	near("the front", a.Area("front").KM, 111.2)
	if got := a.Area("alpha-west").KM2; got != 8213 {
		t.Errorf("a given size has become %v", got)
	}
	if c := a.Clause("mini/1a"); c == nil || c.Parent != "mini/1" {
		t.Errorf("mini/1a is %+v", c)
	}
	var places []string
	for _, p := range a.Places {
		places = append(places, string(p.ID)+" in "+string(p.Area))
	}
	want := []string{"westtown in alpha-west", "easttown in alpha-east", "betatown in beta", "ford in alpha-east"}
	if !slices.Equal(places, want) {
		t.Errorf("places %v, want %v, by population", places, want)
	}
	if len(a.Drafts) != 2 || a.Drafts[0].ID != "mini" {
		t.Error("the drafts are not ordered by date")
	}
}
