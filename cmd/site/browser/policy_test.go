package browser

import (
	"strings"
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// noteViolations notes what the page's policy forbade.
const noteViolations = `
window.forbidden = [];
document.addEventListener("securitypolicyviolation", (e) => {
	forbidden.push(e.effectiveDirective + " " + (e.blockedURI || "inline") + " " + e.sourceFile + ":" + e.lineNumber);
});
`

// TestPolicy uses a page of each kind under the policy that every server of the
// site sends. Nothing that the site does may need more than it allows.
func TestPolicy(t *testing.T) {
	reader := desk
	reader.Before = noteViolations
	tab := open(t, reader, "/")
	for _, path := range append(kinds, "/compare/us-28/ua-20", "/topic/territory", "/timeline", "/place/mariupol") {
		tab.Goto(path)
		tab.Settle()
		if isMapPage(path) {
			tab.Takeover()
			before := windowOf(tab)
			tab.Wheel(centre(tab), -150) // the map moves by its style
			moved(tab, before)
			tab.Click("#list-kherson-occupied")
			tab.Wait(`location.pathname == "/area/kherson-occupied"`)
		}
		if got := browsertest.Eval[[]string](tab, `forbidden`); len(got) > 0 {
			t.Errorf("%s: the policy forbids %s", path, strings.Join(got, "; "))
		}
	}
}

// TestPolicyForbids tries what an attacker would, which also proves that
// TestPolicy would see it.
func TestPolicyForbids(t *testing.T) {
	reader := desk
	reader.Before, reader.MayFail = noteViolations, true
	tab := open(t, reader, "/about")
	for directive, attempt := range map[string]string{
		"script-src-elem": `const s = document.createElement("script"); s.textContent = "window.ran = true"; document.body.append(s)`,
		"script-src-attr": `document.body.insertAdjacentHTML("beforeend", "<b onclick='window.ran = true'>x</b>"); document.body.lastChild.click()`,
		"style-src-elem":  `const s = document.createElement("style"); s.textContent = "body { display: none }"; document.body.append(s)`,
		"style-src-attr":  `document.body.insertAdjacentHTML("beforeend", "<b style='position:fixed'>x</b>")`,
		"connect-src":     `fetch("https://elsewhere.example/").catch(() => {})`,
		"frame-src":       `const f = document.createElement("iframe"); f.src = "https://elsewhere.example/"; document.body.append(f)`,
		"base-uri":        `const b = document.createElement("base"); b.href = "https://elsewhere.example/"; document.head.append(b)`,
	} {
		browsertest.Eval[bool](tab, `(() => { forbidden.length = 0; `+attempt+`; return true; })()`)
		tab.Wait(`forbidden.some((f) => f.startsWith("` + directive + `"))`)
	}
	if browsertest.Eval[bool](tab, `window.ran === true || document.baseURI.includes("elsewhere")`) {
		t.Error("a foreign script or base took effect")
	}
}

// TestPolicyStaysBehind: a host that runs with the configuration of an earlier site
// refuses what stands in pages. They look and work as ever all the same.
func TestPolicyStaysBehind(t *testing.T) {
	h := newHost(t)
	h.NoInline()
	reader := desk
	reader.MayFail = true // the browser complains of what it refuses
	tab := browsertest.Open(t, h.URL, reader)
	tab.Goto("/draft/us-28")
	tab.Takeover()
	if browsertest.Eval[bool](tab, `document.querySelector("head > style").sheet !== null`) {
		t.Fatal("the styles in the page were not refused, so this proves nothing")
	}
	tab.Wait(`getComputedStyle(document.querySelector(".visually-hidden")).position == "absolute"`)
	if browsertest.Eval[bool](tab, `getComputedStyle(document.querySelector(".map-controls")).display == "none"`) {
		t.Error("the map has no buttons")
	}
	tab.Click("#list-donetsk-held")
	tab.Wait(`location.pathname == "/area/donetsk-held"`)
}
