package engines

import (
	"testing"

	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// keeps asks the service worker what it keeps; null while that is not all.
const keeps = `(async () => {
	const worker = (await navigator.serviceWorker?.getRegistration())?.active;
	if (worker?.state !== "activated") return null;
	const { port1, port2 } = new MessageChannel();
	const answer = new Promise((done) => { port1.onmessage = (e) => done(e.data); setTimeout(() => done(null), 5000); });
	worker.postMessage({ draftlines: "state" }, [port2]);
	return (await answer)?.at ? true : null;
})()`

// lookOffline visits a page, cuts the line, and reads on: the same page anew,
// pages that are kept, a page that the program draws, and the search.
func lookOffline(t *testing.T, in engine) {
	h := browsertest.NewHost(t)
	tab := open(t, in, desk, h.URL, "/draft/us-28")
	tab.mayFail = true // what is offline ends as an error in the console
	if !eval[bool](tab, `"serviceWorker" in navigator`) {
		t.Skip(in.name + " has no service workers when it is steered")
	}
	tab.wait(keeps)
	h.Offline(true)
	tab.reload()
	tab.takeover()
	checkReadable(t, tab, "/draft/us-28")
	checkPainted(t, tab, "/draft/us-28")
	for path, heading := range map[string]string{
		"/area/donetsk-held?x=1#map": held,
		"/topic/territory":           "Territory",
		"/place/kramatorsk":          "Kramatorsk", // drawn by the program
		"/nowhere":                   "There is no page at this address",
	} {
		tab.goTo(path)
		tab.wait(`document.querySelector("h1").textContent.trim().startsWith("` + heading + `")`)
	}
	tab.goTo("/about")
	tab.click("#search-field")
	tab.press("b", "a", "k", "h", "m", "u", "t")
	tab.wait(`document.querySelector('#search-results a[href="/place/bakhmut"]')`)
	tab.click(`#search-results a[href="/place/bakhmut"]`)
	tab.wait(`location.pathname == "/place/bakhmut" && document.querySelector("h1").textContent.trim() == "Bakhmut"`)
}
