package apptest

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Check looks at an element and what is in it; the error says what is wrong.
type Check func(n *html.Node) error

// In demands that something is selected and that the first passes the checks.
func In(selector string, checks ...Check) Check {
	return func(n *html.Node) error {
		found, err := find(n, selector)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("nothing is %s", selector)
		}
		return pass(found[0], selector, checks)
	}
}

// Each demands that something is selected and that all of it passes the checks.
func Each(selector string, checks ...Check) Check {
	return func(n *html.Node) error {
		found, err := find(n, selector)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("nothing is %s", selector)
		}
		for i, f := range found {
			if err := pass(f, fmt.Sprintf("%s, no. %d", selector, i+1), checks); err != nil {
				return err
			}
		}
		return nil
	}
}

// NotIn demands that nothing is selected.
func NotIn(selector string) Check { return Count(selector, 0) }

// Count demands that so many elements are selected.
func Count(selector string, want int) Check {
	return func(n *html.Node) error {
		found, err := find(n, selector)
		if err != nil {
			return err
		}
		if len(found) != want {
			return fmt.Errorf("%d elements are %s, want %d", len(found), selector, want)
		}
		return nil
	}
}

// HasText demands that the element's text contains part, white space joined.
func HasText(part string) Check {
	return func(n *html.Node) error {
		if text := Text(n); !strings.Contains(text, part) {
			return fmt.Errorf("the text %q has no %q", text, part)
		}
		return nil
	}
}

// HasExactText demands the whole text of the element, white space joined.
func HasExactText(want string) Check {
	return func(n *html.Node) error {
		if text := Text(n); text != want {
			return fmt.Errorf("the text is %q, want %q", text, want)
		}
		return nil
	}
}

// HasSomeText demands that the element has any text.
func HasSomeText() Check {
	return func(n *html.Node) error {
		if Text(n) == "" {
			return fmt.Errorf("there is no text")
		}
		return nil
	}
}

// HasAttr demands that the element has an attribute with that value.
func HasAttr(name, want string) Check {
	return func(n *html.Node) error {
		if value, ok := lookUp(n, name); !ok || value != want {
			return fmt.Errorf("%s is %q (set: %t), want %q", name, value, ok, want)
		}
		return nil
	}
}

func find(n *html.Node, selector string) ([]*html.Node, error) {
	s, err := ParseSelector(selector)
	if err != nil {
		return nil, err
	}
	var found []*html.Node
	for d := range n.Descendants() {
		if s.Matches(d) {
			found = append(found, d)
		}
	}
	return found, nil
}

func pass(n *html.Node, where string, checks []Check) error {
	for _, check := range checks {
		if err := check(n); err != nil {
			return fmt.Errorf("in %s: %w", where, err)
		}
	}
	return nil
}
