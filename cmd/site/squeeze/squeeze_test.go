package squeeze

import (
	"strings"
	"testing"
)

func TestStyle(t *testing.T) {
	got := Style("/* a */\n:root { --ink: #111;\n  color: red; }\n.a::after { content: \" (see: b)\"; }\n")
	if want := ":root{--ink: #111;color: red}.a::after{content: \" (see: b)\"}\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestScript(t *testing.T) {
	got := Script("\"use strict\";\n// a\n(() => {\n  // b\n\n  go(\"//x\"); // c\n})();\n")
	if want := "\"use strict\";\n(() => {\ngo(\"//x\"); // c\n})();\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPrune(t *testing.T) {
	css := Style(`
.here, .gone .here, .here:not(.gone) { color: red }
.gone { color: red }
#gone > p { color: red }
p:is(.gone, .other), [data-x=".gone"] { color: red }
@media print { .gone { color: red } }
@media (width > 3px) { .gone { color: red } .here { content: "}" } }
@keyframes gone { from { left: 0 } }
:root { --a: 1.5em; }
`)
	css = strings.ReplaceAll(css, `"}"`, `"x"`)
	got := Prune(css, func(name string) bool { return name == "here" })
	want := ".here,.here:not(.gone){color: red}p:is(.gone,.other),[data-x=\".gone\"]{color: red}" +
		"@media (width > 3px){.here{content: \"x\"}}@keyframes gone{from{left: 0}}:root{--a: 1.5em}\n"
	if got != want {
		t.Errorf("\n%s, want\n%s", got, want)
	}
}
