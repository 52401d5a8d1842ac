package webdriver

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// bidi is a session of WebDriver BiDi (https://w3c.github.io/webdriver-bidi/):
// numbered commands and their answers, and events between them, as JSON.
type bidi struct {
	socket *websocket.Conn
	event  func(method string, params json.RawMessage)

	mu      sync.Mutex
	last    int
	waiting map[int]chan<- message
	broken  error // why nothing more will come
}

// message is all that a browser may send.
type message struct {
	Type    string          `json:"type"` // success, error or event
	ID      int             `json:"id"`
	Result  json.RawMessage `json:"result"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
}

// dialBiDi opens a session. Events are handed over one after the other.
func dialBiDi(ctx context.Context, address string, event func(string, json.RawMessage)) (*bidi, error) {
	socket, _, err := websocket.Dial(ctx, address, nil)
	if err != nil {
		return nil, err
	}
	socket.SetReadLimit(-1) // pictures
	b := &bidi{socket: socket, event: event, waiting: map[int]chan<- message{}}
	go b.listen()
	return b, b.call(ctx, "session.new", map[string]any{"capabilities": map[string]any{}}, nil)
}

// listen hands answers and events to those who wait for them, until the
// connection ends.
func (b *bidi) listen() {
	for {
		var m message
		if err := wsjson.Read(context.Background(), b.socket, &m); err != nil {
			b.mu.Lock()
			b.broken = err
			for id, answer := range b.waiting {
				delete(b.waiting, id)
				close(answer)
			}
			b.mu.Unlock()
			return
		}
		if m.Type == "event" {
			b.event(m.Method, m.Params)
			continue
		}
		b.mu.Lock()
		answer := b.waiting[m.ID]
		delete(b.waiting, m.ID)
		b.mu.Unlock()
		if answer != nil {
			answer <- m
		}
	}
}

// call sends a command and stores its result.
func (b *bidi) call(ctx context.Context, method string, params, result any) error {
	answer := make(chan message, 1)
	b.mu.Lock()
	if b.broken != nil {
		b.mu.Unlock()
		return fmt.Errorf("%s: %w", method, b.broken)
	}
	b.last++
	id := b.last
	b.waiting[id] = answer
	b.mu.Unlock()
	defer func() { b.mu.Lock(); delete(b.waiting, id); b.mu.Unlock() }()

	if err := wsjson.Write(ctx, b.socket, map[string]any{"id": id, "method": method, "params": params}); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", method, ctx.Err())
	case m, ok := <-answer:
		switch {
		case !ok:
			return fmt.Errorf("%s: %w", method, b.broken)
		case m.Type == "error":
			return fmt.Errorf("%s: %s: %s", method, m.Error, m.Message)
		case result == nil:
			return nil
		}
		return json.Unmarshal(m.Result, result)
	}
}
