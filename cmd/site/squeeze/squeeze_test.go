package squeeze

import "testing"

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
