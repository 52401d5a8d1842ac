// Package webdriver steers Firefox and WebKit, so that tests can look at the
// site in engines other than Chromium.
//
//	browser, err := webdriver.Firefox.Start(ctx, false)
//	defer browser.Close()
//	tab, err := browser.Open(ctx, webdriver.Window{Width: 390, Height: 844})
//	err = tab.Goto(ctx, "http://127.0.0.1:8080/draft/us-28")
//	err = tab.Eval(ctx, `document.title`, &title)
//	err = tab.Perform(ctx, webdriver.Click(200, 300), webdriver.Press(webdriver.Enter))
//
// Both engines are spoken to in languages that the W3C made for this, each in
// the one that it speaks by itself:
//
//   - bidi.go, firefox.go    WebDriver BiDi over a WebSocket, which Firefox
//     offers without a program between. It sets the size of the page to the
//     pixel and tells what pages write to the console
//   - classic.go, webkit.go  WebDriver over HTTP, which WebKitGTK's
//     WebKitWebDriver speaks; its BiDi is not built into the releases. WebKit
//     has no headless mode, so that it gets an Xvfb of its own (display.go)
//   - input.go               what hands do, which is the same in both
//
// Every browser starts with an empty profile in a temporary folder and ends
// with everything it started. Every tab has cookies, caches and service workers
// of its own. No browser asks a host other than this machine for anything.
//
// Tests know nothing of engines except what an engine cannot do: an error of
// [errors.ErrUnsupported] says so.
package webdriver
