package browsertest

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// frame is one of a page's frames, by its place in the document. It is looked up
// each time, because a frame that loads another document runs its scripts
// elsewhere.
type frame struct {
	index int
	page  *Tab
}

// Frame returns the frame with that index, from 0, in the order in which the
// frames stand on the page, as a tab to evaluate expressions in. What hands do
// is done in the window: [Tab.Middle] of a frame is a point of the window.
//
// It works for frames of the same host as the page, on any port, sandboxed or
// not. Frames of other hosts have a process of their own and cannot be looked
// into.
func (tab *Tab) Frame(index int) *Tab {
	inside := *tab
	inside.frame = &frame{index, tab}
	return &inside
}

// evaluate returns the value of a JavaScript expression in the page, or in the
// frame that the tab is.
func evaluate[T any](tab *Tab, expression string, options ...chromedp.EvaluateOption) (T, error) {
	if tab.frame != nil {
		id, err := tab.frame.scripts()
		if err != nil {
			var none T
			return none, err
		}
		options = append(options, func(p *runtime.EvaluateParams) { p.ContextID = id })
	}
	return chromedp.Run(tab.ctx, chromedp.Evaluate[T](expression, options...))
}

// scripts is where the scripts of the frame run now.
func (f *frame) scripts() (runtime.ExecutionContextID, error) {
	tree, err := chromedp.Run(f.page.ctx, func(ctx context.Context, t *chromedp.Target) (page.GetFrameTreeResult, error) {
		return cdp.Call(ctx, t, page.GetFrameTree, cdp.Empty{})
	})
	if err != nil {
		return 0, err
	}
	children := tree.FrameTree.ChildFrames
	if f.index >= len(children) {
		return 0, fmt.Errorf("the page has %d frames, none with index %d", len(children), f.index)
	}
	log := f.page.log
	log.mu.Lock()
	defer log.mu.Unlock()
	id, ok := log.contexts[children[f.index].Frame.ID]
	if !ok {
		return 0, fmt.Errorf("frame %d has no scripts", f.index)
	}
	return id, nil
}

// addContext notes where the scripts of a document run.
func (l *pageLog) addContext(c *runtime.ExecutionContextDescription) {
	var about struct {
		IsDefault bool        `json:"isDefault"`
		FrameID   cdp.FrameID `json:"frameId"`
	}
	if err := json.Unmarshal(c.AuxData, &about); err != nil || !about.IsDefault {
		return
	}
	if l.contexts == nil {
		l.contexts = map[cdp.FrameID]runtime.ExecutionContextID{}
	}
	l.contexts[about.FrameID] = c.ID
}

// Frames finds the frames of a page in order, also those in the shadow of an
// element, in JavaScript.
const Frames = `((root) => {
	const all = (root) => [...root.querySelectorAll("*")].flatMap((e) => e.localName === "iframe" ? [e] : e.shadowRoot ? all(e.shadowRoot) : []);
	return all(root);
})(document)`

// corner is where the document of a tab begins in the window.
func (tab *Tab) corner() Point {
	tab.t.Helper()
	if tab.frame == nil {
		return Point{}
	}
	return Eval[Point](tab.frame.page, fmt.Sprintf(`(() => {
		const f = %s[%d], r = f.getBoundingClientRect();
		return {X: r.x + f.clientLeft, Y: r.y + f.clientTop};
	})()`, Frames, tab.frame.index))
}
