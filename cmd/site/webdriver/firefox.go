package webdriver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Firefox is Mozilla's engine. DRAFTLINES_FIREFOX names the program to start.
var Firefox = Engine{
	Name:     "firefox",
	programs: [][]string{{os.Getenv("DRAFTLINES_FIREFOX"), "firefox", "firefox-esr"}},
	start:    startFirefox,
}

// firefoxSettings are what differs from a new profile, besides what Firefox
// itself changes when it is steered (RecommendedPreferences.sys.mjs).
var firefoxSettings = map[string]any{
	// noProxy, in Firefox's words.
	"network.proxy.type":                         1,
	"network.proxy.http":                         "127.0.0.1",
	"network.proxy.http_port":                    9,
	"network.proxy.ssl":                          "127.0.0.1",
	"network.proxy.ssl_port":                     9,
	"network.proxy.no_proxies_on":                "127.0.0.1, localhost",
	"browser.shell.checkDefaultBrowser":          false,
	"datareporting.policy.dataSubmissionEnabled": false,
	"app.normandy.enabled":                       false,
}

type firefox struct {
	program *program
	session *bidi
	dir     string

	mu     sync.Mutex
	errors []string // of all tabs
}

func startFirefox(ctx context.Context, s setting) (Browser, error) {
	if err := os.WriteFile(filepath.Join(s.dir, "user.js"), firefoxProfile(s.dark), 0o644); err != nil {
		return nil, err
	}
	p, err := startProgram(s.programs[0], []string{"--headless", "--no-remote", "--profile", s.dir, "--remote-debugging-port", "0"},
		[]string{"HOME=" + s.dir, "MOZ_CRASHREPORTER_DISABLE=1"})
	if err != nil {
		return nil, err
	}
	f := &firefox{program: p, dir: s.dir}
	if err := f.connect(ctx); err != nil {
		p.end()
		return nil, err
	}
	return f, nil
}

// firefoxProfile is the file user.js.
func firefoxProfile(dark bool) []byte {
	scheme := 1
	if dark {
		scheme = 0
	}
	settings := fmt.Appendf(nil, "user_pref(%q, %d);\n", "layout.css.prefers-color-scheme.content-override", scheme)
	for _, name := range slices.Sorted(maps.Keys(firefoxSettings)) {
		settings = fmt.Appendf(settings, "user_pref(%q, %#v);\n", name, firefoxSettings[name])
	}
	return settings
}

// connect waits until Firefox has written down where it listens.
func (f *firefox) connect(ctx context.Context) error {
	var listens struct {
		Host string `json:"ws_host"`
		Port int    `json:"ws_port"`
	}
	err := f.program.until(ctx, func() bool {
		b, err := os.ReadFile(filepath.Join(f.dir, "WebDriverBiDiServer.json"))
		return err == nil && json.Unmarshal(b, &listens) == nil
	})
	if err != nil {
		return err
	}
	f.session, err = dialBiDi(ctx, fmt.Sprintf("ws://%s:%d/session", listens.Host, listens.Port), f.hear)
	if err != nil {
		return err
	}
	return f.session.call(ctx, "session.subscribe", map[string]any{"events": []string{"log.entryAdded"}}, nil)
}

// hear notes errors.
func (f *firefox) hear(method string, params json.RawMessage) {
	var entry struct {
		Level, Text string
		StackTrace  struct {
			CallFrames []struct {
				URL        string
				LineNumber int
			}
		}
	}
	if method != "log.entryAdded" || json.Unmarshal(params, &entry) != nil || entry.Level != "error" {
		return
	}
	if at := entry.StackTrace.CallFrames; len(at) > 0 {
		entry.Text += fmt.Sprintf(" (%s:%d)", at[0].URL, at[0].LineNumber+1)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.errors = append(f.errors, entry.Text)
}

func (f *firefox) Close() {
	f.session.socket.CloseNow()
	f.program.end()
	os.RemoveAll(f.dir)
}

// firefoxTab is a tab with a user context of its own.
type firefoxTab struct {
	*firefox
	user, id string
	since    int // the errors that are older are of other tabs
}

func (f *firefox) Open(ctx context.Context, w Window) (Tab, error) {
	var user struct{ UserContext string }
	if err := f.session.call(ctx, "browser.createUserContext", map[string]any{}, &user); err != nil {
		return nil, err
	}
	var opened struct{ Context string }
	params := map[string]any{"type": "tab", "userContext": user.UserContext}
	if err := f.session.call(ctx, "browsingContext.create", params, &opened); err != nil {
		return nil, err
	}
	f.mu.Lock()
	tab := &firefoxTab{firefox: f, user: user.UserContext, id: opened.Context, since: len(f.errors)}
	f.mu.Unlock()
	return tab, tab.fit(ctx, w)
}

// fit gives the tab the reader's window.
func (t *firefoxTab) fit(ctx context.Context, w Window) error {
	size := map[string]any{"width": w.Width, "height": w.Height}
	return t.call(ctx, "browsingContext.setViewport", map[string]any{"viewport": size}, nil)
}

// call sends a command about this tab.
func (t *firefoxTab) call(ctx context.Context, method string, params map[string]any, result any) error {
	params["context"] = t.id
	return t.session.call(ctx, method, params, result)
}

func (t *firefoxTab) Goto(ctx context.Context, address string) error {
	return t.call(ctx, "browsingContext.navigate", map[string]any{"url": address, "wait": "complete"}, nil)
}

func (t *firefoxTab) Reload(ctx context.Context) error {
	return t.call(ctx, "browsingContext.reload", map[string]any{"wait": "complete"}, nil)
}

func (t *firefoxTab) Back(ctx context.Context) error {
	return t.call(ctx, "browsingContext.traverseHistory", map[string]any{"delta": -1}, nil)
}

func (t *firefoxTab) Eval(ctx context.Context, expression string, value any) error {
	var answer struct {
		Result           struct{ Value string }
		ExceptionDetails *struct{ Text string }
	}
	err := t.session.call(ctx, "script.evaluate", map[string]any{
		"expression": asJSON(expression), "awaitPromise": true, "target": map[string]any{"context": t.id},
	}, &answer)
	if err != nil {
		return err
	}
	if answer.ExceptionDetails != nil {
		return errors.New(answer.ExceptionDetails.Text)
	}
	return json.Unmarshal([]byte(answer.Result.Value), value)
}

// asJSON is an expression whose value, or what it promises, is the text in JSON
// of what another expression has.
func asJSON(expression string) string {
	return "Promise.resolve(" + expression + ").then((value) => JSON.stringify(value ?? null))"
}

func (t *firefoxTab) Perform(ctx context.Context, inputs ...Input) error {
	for _, in := range inputs {
		if err := t.call(ctx, "input.performActions", map[string]any{"actions": []Input{in}}, nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *firefoxTab) Screenshot(ctx context.Context) ([]byte, error) {
	var picture struct{ Data []byte }
	err := t.call(ctx, "browsingContext.captureScreenshot", map[string]any{}, &picture)
	return picture.Data, err
}

func (t *firefoxTab) Errors() ([]string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.errors[t.since:]), nil
}

func (t *firefoxTab) Close(ctx context.Context) error {
	return t.session.call(ctx, "browser.removeUserContext", map[string]any{"userContext": t.user}, nil)
}
