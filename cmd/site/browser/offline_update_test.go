package browser

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
	"github.com/draftlines/draftlines/cmd/site/browsertest"
)

// TestUpdate goes from one edition to the next: only what changed is fetched,
// the new edition waits, a note offers it, and the reader decides.
func TestUpdate(t *testing.T) {
	h := newHost(t)
	tab := h.visit(t, "/about")
	browsertest.Eval[bool](tab, `caches.open("somebody-else").then((c) => c.put("/x", new Response("y"))).then(() => true)`)
	h.publishSecond(t)
	before := h.AskedCount()
	tab.Goto("/about?x=1#y")
	waitWaiting(t, tab)
	if got, want := h.AskedSince(before), []string{"/about", "/app-worker.js"}; !slices.Equal(got, want) {
		t.Errorf("the update fetched %v, want %v", got, want)
	}
	for range 2 {
		if got := heading(tab); got != "About Draftlines" {
			t.Errorf("without the reader's word the page became %q", got)
		}
		tab.Goto("/about")
	}
	tab.Wait(`document.getElementById("notice").textContent.includes("A new edition is ready, that of 17 May 2031")`)
	if focus := browsertest.Eval[string](tab, `document.activeElement.localName`); focus != "body" {
		t.Errorf("the note took the focus: it is on %s", focus)
	}
	tab.Screenshot("offline-notice")
	for _, v := range tab.Violations() {
		t.Errorf("with the note: %v", v)
	}

	// Not now: it does not come back while this window is open.
	tab.Click("#notice button:nth-of-type(2)")
	tab.Wait(`document.getElementById("notice").textContent == ""`)
	tab.Goto("/offline")
	tab.Wait(`!document.getElementById("offline-renew").hidden`)
	if note := browsertest.Eval[string](tab, `document.getElementById("notice").textContent`); note != "" {
		t.Errorf("the note came back: %s", note)
	}
	for _, v := range tab.Violations() {
		t.Errorf("/offline: %v", v)
	}
	stay(tab)
	tab.Click("#offline-renew")
	tab.Wait(`window.samePage === undefined && document.getElementById("offline-state")?.textContent.includes("keeps the edition of 17 May 2031")`)
	h.Offline(true)
	tab.Goto("/about")
	if got := heading(tab); got != secondHeading {
		t.Errorf("after the update the page is headed %q", got)
	}
	want := []string{"draftlines-" + secondVersion, "somebody-else"}
	if got := slices.Sorted(slices.Values(cacheNames(tab))); !slices.Equal(got, want) {
		t.Errorf("the caches are %v, want %v", got, want)
	}
}

// TestUpdateInTwoWindows accepts a new edition in one window: the page in the
// other stays as it is and says so.
func TestUpdateInTwoWindows(t *testing.T) {
	h := newHost(t)
	profile := browsertest.StartProfile(t, t.TempDir())
	reader := keeper
	reader.Before = askWorker
	first := profile.Open(h.URL, reader)
	first.Goto("/about")
	waitKept(t, first)
	first.Goto("/about")
	second := profile.Open(h.URL, reader)
	second.Goto("/about")
	h.publishSecond(t)
	first.Goto("/about")
	first.Wait(`document.querySelector("#notice button")`)
	first.Click("#notice button")
	first.Wait(`document.querySelector("h1").textContent == "` + secondHeading + `"`)
	second.Wait(`document.getElementById("notice").textContent.includes("in another window")`)
	if got := heading(second); got != "About Draftlines" {
		t.Errorf("the page in the other window became %q", got)
	}
	second.Click("#notice button")
	second.Wait(`document.querySelector("h1").textContent == "` + secondHeading + `"`)
}

// TestFailedUpdate publishes editions that cannot be had: a file is missing, is
// not the one that belongs to the edition, or the line breaks. The old edition
// stays whole; the update comes when it can.
func TestFailedUpdate(t *testing.T) {
	for name, spoil := range map[string]func(*host){
		"missing": func(h *host) { h.Replace("/about", nil) },
		"another": func(h *host) {
			h.Replace("/about", []byte("<!doctype html><title>a portal asks for a password</title>"))
		},
		"line breaks": func(h *host) { h.Hold("/about") },
	} {
		t.Run(name, func(t *testing.T) {
			h := newHost(t)
			tab := h.visit(t, "/method")
			old := cacheNames(tab)
			h.publishSecond(t)
			about := h.Replaced("/about")
			spoil(h)
			tab.Goto("/method")
			if name == "line breaks" {
				tab.Wait(`navigator.serviceWorker.controller != null`)
				if !browsertest.Eval[bool](tab, `until(async () => (await registered())?.installing).then(Boolean)`) {
					t.Fatal("no update has begun")
				}
				h.Offline(true)
				h.Release()
			}
			if !browsertest.Eval[bool](tab, `until(async () => { const r = await registered(); return r && !r.installing && !r.waiting && (await caches.keys()).length == 2; }).then(Boolean)`) {
				t.Fatalf("the update did not fail; the caches are %v", cacheNames(tab))
			}
			h.Offline(true)
			for _, p := range []string{"/about", "/draft/us-28"} {
				tab.Goto(p)
				if got := heading(tab); got != headingIn(t, h.File(p[1:]+".html")) {
					t.Errorf("after the failure %s is headed %q", p, got)
				}
			}
			h.Offline(false)
			h.Replace("/about", about)
			before := h.AskedCount()
			tab.Goto("/method")
			waitWaiting(t, tab)
			if got, want := h.AskedSince(before), []string{"/about", "/app-worker.js"}; !slices.Equal(got, want) {
				t.Errorf("the next attempt fetched %v, want %v", got, want)
			}
			if got := cacheNames(tab); len(got) != 2 || !slices.Contains(got, old[0]) {
				t.Errorf("the caches are %v, they were %v", got, old)
			}
		})
	}
}

// setQuota limits what the browser lets the site store, in bytes.
func (h *host) setQuota(tab *browsertest.Tab, bytes float64) {
	tab.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: h.URL, QuotaSize: &bytes})
		return err
	}))
}

// TestFullDisk: a browser that gives no room keeps nothing, says so, and asks
// the host for nothing.
func TestFullDisk(t *testing.T) {
	h := newHost(t)
	reader := keeper
	reader.Before = askWorker + probe
	tab := browsertest.Open(t, h.URL, reader)
	h.setQuota(tab, 2e6)
	tab.Goto("/offline")
	tab.Wait(`document.getElementById("offline-state").textContent.includes("There is not enough room")`)
	tab.Settle()
	if got := cacheNames(tab); len(got) > 0 {
		t.Errorf("caches were left behind: %v", got)
	}
	for _, p := range h.AskedSince(0) {
		if p == "/web/app.wasm" {
			t.Error("the program was fetched although there is no room for it")
		}
	}
	tab.Goto("/draft/us-28")
	tab.Takeover()
	checkReadable(t, tab, "/draft/us-28")
	// With room, the button stores it. It is pressed whenever it is there: an
	// attempt that the page before has begun may fail first.
	h.setQuota(tab, 200e6)
	tab.Goto("/offline")
	if !browsertest.Eval[bool](tab, `until(() => {
		const store = document.getElementById("offline-store");
		if (!store.hidden) store.click();
		return document.getElementById("offline-state").textContent.startsWith("This device keeps");
	}).then(Boolean)`) {
		t.Errorf("with room the page says %q", browsertest.Eval[string](tab, `document.getElementById("offline-state").textContent`))
	}
	waitKept(t, tab)
}

// TestDiskFillsUp takes the room away while the site is being stored, first on
// the first visit and then during an update.
func TestDiskFillsUp(t *testing.T) {
	h := newHost(t)
	reader := keeper
	reader.Before = askWorker + probe
	tab := browsertest.Open(t, h.URL, reader)
	h.Hold("/web/app.wasm")
	tab.Goto("/offline")
	tab.Wait(`document.getElementById("offline-progress").value > 0`)
	h.setQuota(tab, 1e6)
	h.Release()
	tab.Wait(`document.getElementById("offline-state").textContent.includes("There is not enough room")`)
	tab.Settle()
	if got := cacheNames(tab); len(got) > 0 {
		t.Errorf("caches were left behind: %v", got)
	}

	h.setQuota(tab, 200e6)
	tab.Click("#offline-store")
	first := waitKept(t, tab)
	h.publishSecond(t)
	h.setQuota(tab, 17e6)
	tab.Goto("/offline")
	tab.Wait(`document.getElementById("offline-state").textContent.includes("A newer one could not be fetched. There is not enough room")`)
	if got := cacheNames(tab); !slices.Equal(got, []string{"draftlines-" + first.Version}) {
		t.Errorf("the caches are %v, want the old one alone", got)
	}
	h.Offline(true)
	tab.Goto("/about")
	if got := heading(tab); got != "About Draftlines" {
		t.Errorf("after the failure /about is headed %q", got)
	}
}

// TestKilled ends the browser while it stores the site, and starts it again:
// nothing is answered from what is not complete, and what was fetched is not
// fetched again.
func TestKilled(t *testing.T) {
	h := newHost(t)
	dir := t.TempDir()
	reader := keeper
	reader.Before = askWorker
	profile := browsertest.StartProfile(t, dir)
	tab := profile.Open(h.URL, reader)
	h.Hold("/sources")
	tab.Goto("/offline")
	tab.Wait(`document.getElementById("offline-progress").value > 40`)
	profile.Kill()
	h.Release()

	profile = browsertest.StartProfile(t, dir)
	// Before it can try again: nothing half is served.
	tab = profile.Open(h.URL, browsertest.Reader{Before: askWorker, MayFail: true})
	tab.Goto("/method")
	if n := browsertest.Eval[int](tab, `registered().then((r) => r?.active ? 1 : 0)`); n != 0 {
		t.Error("a worker that has stored half of an edition is active")
	}
	if names := cacheNames(tab); len(names) > 1 {
		t.Errorf("the caches are %v", names)
	}
	before := h.AskedCount()
	tab = profile.Open(h.URL, reader)
	tab.Goto("/about")
	waitKept(t, tab)
	asked := h.AskedSince(before)
	if !slices.Contains(asked, "/sources") {
		t.Error("the file at which the browser was killed was not fetched")
	}
	pages := 0
	for _, p := range asked {
		if strings.HasPrefix(p, "/area/") || strings.HasPrefix(p, "/draft/") {
			pages++
		}
	}
	if pages > 30 {
		t.Errorf("%d pages were fetched again: %v", pages, asked)
	}
	h.Offline(true)
	for _, p := range []string{"/sources", "/area/crimea"} {
		tab.Goto(p)
		if got := heading(tab); got != headingIn(t, h.File(p[1:]+".html")) {
			t.Errorf("%s is headed %q", p, got)
		}
	}
}

// TestSavesData: where the browser asks to save data nothing is stored, until
// the reader asks for it; and what was removed stays removed.
func TestSavesData(t *testing.T) {
	h := newHost(t)
	tab := h.open(t, browsertest.Reader{MayFail: true}, "/offline")
	tab.Wait(`document.getElementById("offline-state").textContent.includes("asks sites to save data")`)
	tab.Settle()
	if slices.Contains(h.AskedSince(0), "/app-worker.js") {
		t.Error("the worker was fetched all the same")
	}
	tab.Click("#offline-store")
	waitKept(t, tab)
	tab.Wait(`document.getElementById("offline-state").textContent.includes("This device keeps the edition")`)
	tab.Click("#offline-remove")
	tab.Wait(`document.getElementById("offline-state").textContent.includes("as you asked")`)
	if names := cacheNames(tab); len(names) > 0 {
		t.Errorf("after removal the caches are %v", names)
	}
	again := h.open(t, keeper, "/offline")
	waitKept(t, again)
	again.Wait(`!document.getElementById("offline-remove").hidden`)
	again.Click("#offline-remove")
	again.Wait(`document.getElementById("offline-state").textContent.includes("as you asked")`)
	again.Goto("/about")
	again.Settle()
	if browsertest.Eval[bool](again, `new Promise((r) => setTimeout(r, 1500)).then(registered).then(Boolean)`) {
		t.Error("what the reader has removed was stored again")
	}
}

// TestInstallable asks Chromium what keeps the site from being installed.
func TestInstallable(t *testing.T) {
	h := newHost(t)
	tab := browsertest.StartProfile(t, t.TempDir()).Open(h.URL, browsertest.Reader{MayFail: true})
	tab.Goto("/")
	tab.Settle()
	tab.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		answer, err := cdp.Call(ctx, target, page.GetInstallabilityErrors, cdp.Empty{})
		if err != nil {
			return err
		}
		for _, e := range answer.InstallabilityErrors {
			t.Errorf("not installable: %s %v", e.ErrorID, e.ErrorArguments)
		}
		manifest, err := cdp.Call(ctx, target, page.GetAppManifest, page.GetAppManifestParams{})
		if err != nil {
			return err
		}
		if !strings.HasSuffix(manifest.URL, "/manifest.webmanifest") || manifest.Data == "" {
			t.Errorf("the manifest is %q at %q", manifest.Data, manifest.URL)
		}
		for _, e := range manifest.Errors {
			t.Errorf("in the manifest: %s (line %d)", e.Message, e.Line)
		}
		return nil
	}))
}
