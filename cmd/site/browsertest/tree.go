package browsertest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// Spoken is a piece of the page as a screen reader gets it from the browser.
type Spoken struct {
	Role, Name, Description string
	States                  map[string]string // level, checked, expanded, live …
	Parts                   []*Spoken
}

// axNode is what the protocol says of a node; cdproto's own type would leave
// its values undecoded.
type axNode struct {
	ID          string   `json:"nodeId"`
	Ignored     bool     `json:"ignored"`
	Role        *axValue `json:"role"`
	Name        *axValue `json:"name"`
	Description *axValue `json:"description"`
	Children    []string `json:"childIds"`
	Properties  []struct {
		Name  string   `json:"name"`
		Value *axValue `json:"value"`
	} `json:"properties"`
}

type axValue struct {
	Value any `json:"value"`
}

func (v *axValue) String() string {
	if v == nil || v.Value == nil {
		return ""
	}
	return strings.TrimSpace(fmt.Sprint(v.Value))
}

// silent are the roles of nodes that are passed over: what is in them is read.
var silent = []string{"none", "generic", "InlineTextBox", "LayoutTable", "LayoutTableRow", "LayoutTableCell", "LineBreak", "ListMarker"}

// Spoken returns the page as a screen reader gets it.
func (tab *Tab) Spoken() *Spoken {
	tab.t.Helper()
	var answer struct {
		Nodes []*axNode `json:"nodes"`
	}
	tab.Do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) (err error) {
		command := cdp.Command[cdp.Empty, struct {
			Nodes []*axNode `json:"nodes"`
		}]{Method: accessibility.CommandGetFullAXTree}
		answer, err = cdp.Call(ctx, t, command, cdp.Empty{})
		return err
	}))
	byID := map[string]*axNode{}
	for _, n := range answer.Nodes {
		byID[n.ID] = n
	}
	root := &Spoken{}
	if len(answer.Nodes) > 0 {
		root.add(answer.Nodes[0], byID)
	}
	return root
}

// add adds a node, or in its place what is in it.
func (s *Spoken) add(n *axNode, byID map[string]*axNode) {
	into := s
	if role := n.Role.String(); !n.Ignored && !slices.Contains(silent, role) {
		into = &Spoken{Role: role, Name: n.Name.String(), Description: n.Description.String(), States: map[string]string{}}
		for _, p := range n.Properties {
			into.States[p.Name] = p.Value.String()
		}
		s.Parts = append(s.Parts, into)
	}
	for _, id := range n.Children {
		if child := byID[id]; child != nil {
			into.add(child, byID)
		}
	}
}

// All returns the parts with one of the roles, in the order in which they are
// read.
func (s *Spoken) All(roles ...string) []*Spoken {
	var out []*Spoken
	for _, p := range s.Parts {
		if slices.Contains(roles, p.Role) {
			out = append(out, p)
		}
		out = append(out, p.All(roles...)...)
	}
	return out
}

// Find returns the first part with a role and a name that begins so, or nil.
func (s *Spoken) Find(role, name string) *Spoken {
	for _, p := range s.All(role) {
		if strings.HasPrefix(p.Name, name) {
			return p
		}
	}
	return nil
}

// Names are those of parts, in order.
func Names(parts []*Spoken) []string {
	var out []string
	for _, p := range parts {
		out = append(out, p.Name)
	}
	return out
}

// Words is all that is read of a part, without roles.
func (s *Spoken) Words() string {
	var words []string
	for _, p := range s.All("StaticText") {
		words = append(words, p.Name)
	}
	return strings.Join(words, " ")
}
