package webdriver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// WebKit is Apple's engine as GNOME builds it: WebKitGTK's small browser, in
// which WebKit draws and runs pages as it does in Safari, with other fonts and
// another network below.
var WebKit = Engine{
	Name:     "webkit",
	programs: [][]string{{"WebKitWebDriver"}, {"Xvfb"}},
	start:    startWebKit,
}

// slimToolbar takes the space from the browser's buttons; with them no window is
// narrower than 447 pixels.
const slimToolbar = "window * { min-width: 0; min-height: 0; margin: 0; padding: 0; border: 0; font-size: 1px; }\n"

type webkit struct {
	display *program
	setting
	env []string // of drivers
}

func startWebKit(ctx context.Context, s setting) (Browser, error) {
	look := filepath.Join(s.dir, "gtk-3.0")
	if err := os.MkdirAll(look, 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(look, "gtk.css"), []byte(slimToolbar), 0o644); err != nil {
		return nil, err
	}
	display, name, err := startDisplay(ctx, s.programs[1])
	if err != nil {
		return nil, err
	}
	return &webkit{display: display, setting: s, env: []string{
		"DISPLAY=" + name, "GDK_BACKEND=x11", "WAYLAND_DISPLAY=", "GTK_THEME=",
		"HOME=" + s.dir, "XDG_CONFIG_HOME=" + s.dir, "XDG_CACHE_HOME=" + s.dir, "XDG_DATA_HOME=" + s.dir,
		"NO_AT_BRIDGE=1", // looks for the desktop's accessibility bus
		// There is no graphics card, and a make-believe one is slow. Without compositing,
		// the other way to do without, one screenshot in ten never comes.
		"WEBKIT_SKIA_ENABLE_CPU_RENDERING=1",
		// Containers give WebKit no room for a sandbox of its own. What it opens
		// here are our own pages.
		"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1",
	}}, nil
}

func (w *webkit) Close() {
	w.display.end()
	os.RemoveAll(w.dir)
}

// webkitTab is a driver with its only session, which has a browser of its own.
type webkitTab struct {
	driver  *program
	classic classic
	path    string
}

// startTimes are how long the start of a browser may take, one try after the other.
// It takes half a second, or two on a busy machine, or for ever: one browser in
// thirty, on a busy machine one in ten, never answers its driver. Hence many short
// tries, and longer ones for a machine that is slower than we know.
var startTimes = []time.Duration{
	10 * time.Second, 10 * time.Second, 10 * time.Second, 20 * time.Second,
	20 * time.Second, 40 * time.Second, 40 * time.Second, 60 * time.Second,
}

// Open starts a driver and a browser, and others when that fails. A driver has
// one session at a time, and a session keeps nothing when it ends.
func (w *webkit) Open(ctx context.Context, window Window) (Tab, error) {
	var failures []error
	for _, limit := range startTimes {
		soon, cancel := context.WithTimeout(ctx, limit)
		tab, err := w.open(soon, window)
		cancel()
		if err == nil {
			return tab, nil
		}
		failures = append(failures, err)
	}
	return nil, errors.Join(failures...)
}

func (w *webkit) open(ctx context.Context, window Window) (Tab, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	driver, err := startProgram(w.programs[0], []string{"-p", strconv.Itoa(port)}, w.env)
	if err != nil {
		return nil, err
	}
	t := &webkitTab{driver: driver, classic: classic{fmt.Sprintf("http://127.0.0.1:%d", port)}}
	if err := t.begin(ctx, w.dark, window); err != nil {
		driver.end()
		return nil, err
	}
	return t, nil
}

// noProxy is where a browser looks for all that is not on this machine. Nobody
// listens there.
const noProxy = "127.0.0.1:9"

// begin begins the session.
func (t *webkitTab) begin(ctx context.Context, dark bool, w Window) error {
	ready := func() bool { return t.classic.call(ctx, "GET", "/status", none, nil) == nil }
	if err := t.driver.until(ctx, ready); err != nil {
		return err
	}
	args := []string{"--automation"}
	if dark {
		args = append(args, "--dark-mode")
	}
	var session struct{ SessionID string }
	err := t.classic.call(ctx, "POST", "/session", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{
		"webkitgtk:browserOptions": map[string]any{"args": args},
		"proxy": map[string]any{
			"proxyType": "manual", "httpProxy": noProxy, "sslProxy": noProxy, "noProxy": []string{"127.0.0.1", "localhost"},
		},
	}}}, &session)
	if err != nil {
		return err
	}
	t.path = "/session/" + session.SessionID
	return t.fit(ctx, w)
}

// freePort is a port that nobody listens on now.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// fit gives the page its size, to which the browser adds what is around it.
func (t *webkitTab) fit(ctx context.Context, w Window) error {
	extra := 0
	for range 3 {
		rect := map[string]any{"x": 0, "y": 0, "width": w.Width, "height": w.Height + extra}
		if err := t.post(ctx, "/window/rect", rect, nil); err != nil {
			return err
		}
		var width, height int
		if err := t.Eval(ctx, "innerWidth", &width); err != nil {
			return err
		}
		if err := t.Eval(ctx, "innerHeight", &height); err != nil {
			return err
		}
		if width == w.Width && height == w.Height {
			return nil
		}
		extra += w.Height - height
	}
	return fmt.Errorf("the window cannot be %d by %d", w.Width, w.Height)
}

// post sends a command about this session.
func (t *webkitTab) post(ctx context.Context, path string, params, value any) error {
	return t.classic.call(ctx, "POST", t.path+path, params, value)
}

func (t *webkitTab) Goto(ctx context.Context, address string) error {
	return t.post(ctx, "/url", map[string]string{"url": address}, nil)
}

func (t *webkitTab) Reload(ctx context.Context) error { return t.post(ctx, "/refresh", none, nil) }

func (t *webkitTab) Back(ctx context.Context) error { return t.post(ctx, "/back", none, nil) }

func (t *webkitTab) Eval(ctx context.Context, expression string, value any) error {
	var answer struct {
		Value json.RawMessage
		Error string
	}
	script := "const done = arguments[0]; " + asJSON(expression) +
		".then((text) => done({Value: JSON.parse(text)}), (failure) => done({Error: String(failure)}));"
	if err := t.post(ctx, "/execute/async", map[string]any{"script": script, "args": []any{}}, &answer); err != nil {
		return err
	}
	if answer.Error != "" {
		return errors.New(answer.Error)
	}
	return json.Unmarshal(answer.Value, value)
}

func (t *webkitTab) Perform(ctx context.Context, inputs ...Input) error {
	for _, in := range inputs {
		if err := t.post(ctx, "/actions", map[string]any{"actions": []Input{in}}, nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *webkitTab) Screenshot(ctx context.Context) ([]byte, error) {
	var picture []byte
	err := t.classic.call(ctx, "GET", t.path+"/screenshot", none, &picture)
	return picture, err
}

// Errors is not supported: WebKit keeps the console of private windows, such as
// steered ones, to itself.
func (t *webkitTab) Errors() ([]string, error) { return nil, errors.ErrUnsupported }

func (t *webkitTab) Close(ctx context.Context) error {
	err := t.classic.call(ctx, "DELETE", t.path, none, nil)
	t.driver.end()
	return err
}
