package browsertest

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// Request is one that the page made.
type Request struct {
	URL    string
	Status int // 0 while there is no answer
	Bytes  int // received, headers included
}

// pageLog is what a tab asked for and complained about.
type pageLog struct {
	mu       sync.Mutex
	requests []*Request
	byID     map[network.RequestID]*Request
	errors   []string
	contexts map[cdp.FrameID]runtime.ExecutionContextID // where the scripts of a frame run
}

// add is called by chromedp for every event of the tab.
func (l *pageLog) add(event any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		r := &Request{URL: e.Request.URL}
		l.requests = append(l.requests, r)
		if l.byID == nil {
			l.byID = map[network.RequestID]*Request{}
		}
		l.byID[e.RequestID] = r
	case *network.EventResponseReceived:
		if r := l.byID[e.RequestID]; r != nil {
			r.Status = int(e.Response.Status)
		}
	case *network.EventLoadingFinished:
		if r := l.byID[e.RequestID]; r != nil {
			r.Bytes = int(e.EncodedDataLength)
		}
	case *runtime.EventExecutionContextCreated:
		l.addContext(e.Context)
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if o := e.ExceptionDetails.Exception; o != nil {
			text += " " + o.Description
		}
		l.errors = append(l.errors, text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "assert" {
			l.errors = append(l.errors, consoleText(e.Args))
		}
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == "error" {
			l.errors = append(l.errors, fmt.Sprintf("%s (%s)", e.Entry.Text, e.Entry.URL))
		}
	}
}

func consoleText(args []*runtime.RemoteObject) string {
	var parts []string
	for _, a := range args {
		if a.Description != "" {
			parts = append(parts, a.Description)
		} else {
			parts = append(parts, strings.Trim(string(a.Value), `"`))
		}
	}
	return strings.Join(parts, " ")
}

// report fails the test for what no page of ours may do.
func (l *pageLog) report(t testing.TB, site string, also []string, mayFail bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, r := range l.requests {
		if !slices.ContainsFunc(append([]string{site}, also...), func(s string) bool { return own(r.URL, s) }) {
			t.Errorf("the page asked another host: %s", r.URL)
		}
	}
	if mayFail {
		return
	}
	for _, e := range l.errors {
		t.Errorf("in the console: %s", e)
	}
}

// own reports whether an address is the site's, or needs no network at all.
func own(address, site string) bool {
	for _, prefix := range []string{site + "/", "data:", "blob:", "about:"} {
		if strings.HasPrefix(address, prefix) {
			return true
		}
	}
	return address == site // a file
}

// summary helps to find out why a step failed.
func (l *pageLog) summary() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var b strings.Builder
	for _, r := range l.requests {
		fmt.Fprintf(&b, "request %d %s\n", r.Status, r.URL)
	}
	for _, e := range l.errors {
		fmt.Fprintf(&b, "console: %s\n", e)
	}
	return b.String()
}

// Requests returns what the page has asked for so far, in order.
func (tab *Tab) Requests() []Request {
	tab.log.mu.Lock()
	defer tab.log.mu.Unlock()
	requests := make([]Request, len(tab.log.requests))
	for i, r := range tab.log.requests {
		requests[i] = *r
	}
	return requests
}

// Errors returns what the page has written to the console as errors.
func (tab *Tab) Errors() []string {
	tab.log.mu.Lock()
	defer tab.log.mu.Unlock()
	return append([]string(nil), tab.log.errors...)
}
