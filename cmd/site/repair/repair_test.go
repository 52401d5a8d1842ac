package repair_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/draftlines/draftlines/cmd/site/repair"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
)

// The trees are written by go-app's own serialiser, so these tests also say
// when go-app changes its ways.
func TestHTML(t *testing.T) {
	svg := func(tag string) app.HTMLElem { return app.Elem(tag) }
	tests := []struct {
		name string
		ui   app.UI
		want string
	}{
		{"quote in a label", app.Div().Aria("label", `Zone "A" <b>`), `<div aria-label="Zone &quot;A&quot; &lt;b&gt;"></div>`},
		{"injection by a quote", app.Div().Title(`" onclick="x`), `<div title="&quot; onclick=&quot;x"></div>`},
		{"soft hyphen and no-break space", app.Div().Title("Zapori\u00adzhzhia 5\u00a0km"), "<div title=\"Zapori\u00adzhzhia 5\u00a0km\"></div>"},
		{"backslash and newline", app.Div().Title("a\\b\nc"), `<div title="a\b&#10;c"></div>`},
		{"ampersand is literal", app.A().Href("/?a=1&copy=2"), `<a href="/?a=1&amp;copy=2"></a>`},
		{"Cyrillic", app.Div().Title("Донецьк"), `<div title="Донецьк"></div>`},
		{"bare aria means true", app.Button().Aria("expanded", true), `<button aria-expanded="true"></button>`},
		{"false aria stays", app.Button().Aria("expanded", false), `<button aria-expanded="false"></button>`},
		{"bare data means true", app.Div().DataSet("open", true), `<div data-open="true"></div>`},
		{"false booleans go", app.Details().Open(false).Hidden(false), `<details></details>`},
		{"true booleans stay", app.Input().Disabled(true), `<input disabled>`},
		{"inline text", app.P().Body(app.Text("("), app.A().Href("/x").Text("x"), app.Text(")")), `<p>(<a href="/x">x</a>)</p>`},
		{"blanks of the text's own", app.P().Body(app.Text("a "), app.Em().Text("b"), app.Text(" c")), `<p>a <em>b</em> c</p>`},
		{"a text that is one blank", app.P().Body(app.B().Text("a"), app.Text(" "), app.B().Text("b")), `<p><b>a</b> <b>b</b></p>`},
		{"empty texts", app.P().Body(app.Text(""), app.B().Text("a"), app.Text("")), `<p><b>a</b></p>`},
		{"deep", app.Div().Body(app.Div().Body(app.Div().Body(app.Text(" x"), app.Br(), app.Text("y ")))), `<div><div><div> x<br>y </div></div></div>`},
		{"line break in a text", app.P().Body(app.Text("a\nb"), app.B().Text("c")), "<p>a\nb<b>c</b></p>"},
		{"text that looks like a tag", app.P().Text("1 < 2 & <b>"), `<p>1 &lt; 2 &amp; &lt;b&gt;</p>`},
		{"pre keeps its blanks", app.Pre().Text("a\n   b"), "<pre>a\n   b</pre>"},
		{"raw", app.Div().Body(app.Raw(`<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>`)), `<div><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></div>`},
		{"raw script", app.Div().Body(app.Raw("<script>\n  if (a < b) x();\n</script>")), "<div><script>\n  if (a < b) x();\n</script></div>"},
		{"svg", svg("svg").Attr("viewBox", "0 0 9 9").Body(svg("path").Attr("d", "M0 0h1")), `<svg viewBox="0 0 9 9"><path d="M0 0h1"></path></svg>`},
		{"sorted", app.A().Title("t").Href("/h").ID("i").Class("c").Rel("r"), `<a class="c" href="/h" id="i" rel="r" title="t"></a>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := repair.HTML([]byte(app.HTMLString(tt.ui)))
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestHTMLErrors(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"never closed", "<div><p>x</p>", "<div> is never closed"},
		{"wrong order", "<div><p>x</div></p>", "</div> follows <p>"},
		{"closes nothing", "</div>", "closes nothing"},
		{"single quotes", "<div title='x'></div>", "double quotes"},
		{"tag without end", `<div title="x"`, "does not end"},
		{"script without end", "<script>x", "no </script>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := repair.HTML([]byte(tt.src))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error with %q", err, tt.want)
			}
		})
	}
}

// FuzzHTML checks that whatever a component says in an attribute or a text is
// what an HTML parser reads from the repaired file.
func FuzzHTML(f *testing.F) {
	f.Add(`"quoted" & \n`, "text", "more")
	f.Add("\u00ad\u00a0", " ", "")
	f.Add("true", "<p>", "&amp;")
	f.Fuzz(func(t *testing.T, value, first, second string) {
		for _, s := range []string{value, first, second} {
			if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\r\n") {
				t.Skip("the data check lets no such text through")
			}
		}
		tree := app.Div().Body(
			app.P().Aria("label", value).Body(app.Text(first), app.B().Text("x"), app.Text(second)))
		got, err := repair.HTML([]byte(app.HTMLString(tree)))
		if err != nil {
			t.Fatal(err)
		}
		p := find(t, string(got), "p")
		if want := first + "x" + second; textOf(p) != want {
			t.Errorf("text %q, want %q", textOf(p), want)
		}
		for _, a := range p.Attr {
			if a.Key == "aria-label" && a.Val != strings.TrimSpace(value) {
				t.Errorf("label %q, want %q", a.Val, value)
			}
		}
		if want := strings.TrimSpace(value) != ""; want != (len(p.Attr) == 1) {
			t.Errorf("%d attributes on %s", len(p.Attr), got)
		}
	})
}

// FuzzArbitrary checks that no input makes the scanner panic or hang.
func FuzzArbitrary(f *testing.F) {
	f.Add(`<div a="b"><br>x</div>`)
	f.Add("<a =\"\"><!")
	f.Fuzz(func(t *testing.T, src string) { repair.HTML([]byte(src)) })
}

func find(t *testing.T, src, tag string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == tag {
			return n
		}
	}
	t.Fatalf("no <%s> in %s", tag, src)
	return nil
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
