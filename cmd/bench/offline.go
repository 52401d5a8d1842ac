package main

import (
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"
)

// whenKept waits until the service worker has stored the site.
const whenKept = `new Promise(async (done) => {
	await navigator.serviceWorker.ready;
	for (;;) {
		const found = await navigator.serviceWorker.getRegistration();
		if (found?.active?.state === "activated" && !found.installing) return done(true);
		await new Promise((later) => setTimeout(later, 100));
	}
})`

// offline visits our page, lets the browser keep the site, cuts the line and
// visits it again, with a processor as it is and a slow one. The worker is
// stopped between visits, as the browser does when a site is not open.
func (r *rounds) offline() error {
	first, err := r.browser.open("", true)
	if err != nil {
		return err
	}
	defer first.stop()
	if err := chromedp.Do(first.ctx, chromedp.Navigate(r.host.url+"/")); err != nil {
		return err
	}
	if _, err := eval[bool](first, whenKept); err != nil {
		return err
	}
	if _, err := eval[bool](first, whenQuiet); err != nil {
		return err
	}
	in := chromedp.FromContext(first.ctx).BrowserContextID
	if err := chromedp.Do(first.ctx, chromedp.Navigate("about:blank")); err != nil {
		return err
	}
	r.host.down.Store(true)
	defer r.host.down.Store(false)
	for _, c := range []condition{free, slowed} {
		if err := r.again(in, c); err != nil {
			return err
		}
	}
	return nil
}

// again is a visit without a network.
func (r *rounds) again(in profile, c condition) error {
	t, err := r.browser.open(in, true)
	if err != nil {
		return err
	}
	defer t.stop()
	if _, err := call(t.ctx, serviceworker.Enable, cdp.Empty{}); err != nil {
		return err
	}
	if _, err := call(t.ctx, serviceworker.StopAllWorkers, cdp.Empty{}); err != nil {
		return err
	}
	if err := t.slow(c); err != nil {
		return err
	}
	if err := chromedp.Do(t.ctx, chromedp.Navigate(r.host.url+"/")); err != nil {
		return err
	}
	if _, err := eval[bool](t, whenQuiet); err != nil {
		return err
	}
	got, err := eval[loaded](t, askLoaded)
	if err != nil {
		return err
	}
	r.note(subjects[0], c, againDrawn, got.Drawn)
	r.note(subjects[0], c, againTaken, got.Taken)
	return nil
}
