package markup

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func TestHTML(t *testing.T) {
	var none *Elem
	for _, tt := range []struct {
		name string
		node Node
		want string
	}{
		{"text", Text("a < b & “c”"), "a &lt; b &amp; “c”"},
		{"attribute", El("p").Title("say \"no\" & go\\on"), `<p title="say &quot;no&quot; &amp; go\on"></p>`},
		{"class is added to", El("p").Class("a").Class("b"), `<p class="a b"></p>`},
		{"another attribute is replaced", El("p").ID("a").ID("b"), `<p id="b"></p>`},
		{"empty attributes are left out", El("p").ID("").Class(" ").Attr("hidden", false), "<p></p>"},
		{"booleans", Void("input").Attr("checked", true).Aria("expanded", true), `<input checked aria-expanded="true">`},
		{"numbers", El("div").TabIndex(-1), `<div tabindex="-1"></div>`},
		{"nothing", El("div").Body(nil, none, Text("x")), "<div>x</div>"},
		{"nested", El("ul").Body(El("li").Text("1"), El("li").Body(El("b").Text("2"), Text("."))), "<ul><li>1</li><li><b>2</b>.</li></ul>"},
		{"drawing", SVG("svg").Attr("viewBox", "0 0 1 1").Body(SVG("path").Attr("d", "M0 0")), `<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := HTML(tt.node); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// counted is a component that counts how often it is drawn.
type counted struct {
	app.Compo
	drawn *int
}

func (c *counted) Render() app.UI { *c.drawn++; return UI(c.Markup()) }
func (c *counted) Markup() Node   { return El("i") }

func TestKeptIsDrawnOnce(t *testing.T) {
	var cache Cache
	drawn := 0
	draw := func() *Elem { drawn++; return El("p") }
	a, b := cache.Kept("a", draw), cache.Kept("b", draw)
	if again := cache.Kept("a", draw); again != a || again == b || drawn != 2 {
		t.Errorf("the same key gave another element, or another key the same; drawn %d times", drawn)
	}
	if a.kept == nil || a.kept.number == b.kept.number {
		t.Error("two elements that are kept have one number")
	}
	var none *Cache
	if first, second := none.Kept("a", draw), none.Kept("a", draw); first == second {
		t.Error("no cache kept an element")
	}
}

// TestUI asks go-app's serialiser for both ways of drawing.
func TestUI(t *testing.T) {
	drawn := 0
	page := El("main").Body(
		El("p").Whole().Body(Text("a "), El("b").Text("b")),
		El("p").Kept().Text("c"),
		El("p").Whole().Kept().Text("d"),
		Component(&counted{drawn: &drawn}),
	)
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	want := "<main><p>a<b>b</b></p><p>c</p><p>d</p><i></i></main>"
	for _, pieces := range []bool{false, true} {
		if got := squeeze(app.HTMLString(page.ui(pieces))); got != want {
			t.Errorf("pieces %t: got %s, want %s", pieces, got, want)
		}
	}
	if drawn != 2 {
		t.Errorf("the component was drawn %d times, want once each way", drawn)
	}
}

func TestFaults(t *testing.T) {
	handle := func(app.Context, app.Event) {}
	drawn := 0
	for _, tt := range []struct {
		name string
		node Node
		want int
	}{
		{"handler outside", El("div").On("click", handle).Body(El("p").Whole()), 0},
		{"handler", El("div").Whole().Body(El("p").On("click", handle)), 1},
		{"component", El("div").Whole().Body(El("p").Body(Component(&counted{drawn: &drawn}))), 1},
		{"shape", SVG("svg").Body(SVG("g").Whole()), 1},
		{"drawing", SVG("svg").Whole().Body(SVG("g")), 0},
	} {
		if got := Faults(tt.node); len(got) != tt.want {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}
