package apptest

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// OneOfEach demands exactly one element of each tag and that it has a text.
func OneOfEach(tags ...string) Check {
	return func(n *html.Node) error {
		for _, tag := range tags {
			if err := Count(tag, 1)(n); err != nil {
				return err
			}
			if err := In(tag, HasSomeText())(n); err != nil {
				return err
			}
		}
		return nil
	}
}

// HeadingsDescend demands that the first heading is an h1, that no level is
// skipped on the way down, and that every heading has a text.
func HeadingsDescend() Check {
	return func(root *html.Node) error {
		level := 0
		for _, n := range All(root, "h1, h2, h3, h4, h5, h6") {
			at := int(n.Data[1] - '0')
			if at > level+1 {
				return fmt.Errorf("<%s> %q follows level %d", n.Data, Text(n), level)
			}
			if Text(n) == "" {
				return fmt.Errorf("an <%s> has no text", n.Data)
			}
			level = at
		}
		return nil
	}
}

// UniqueIDs demands that no id is there twice and none is empty.
func UniqueIDs() Check {
	return func(root *html.Node) error {
		seen := map[string]bool{}
		for _, n := range All(root, "[id]") {
			id := Attr(n, "id")
			if seen[id] || id == "" {
				return fmt.Errorf("the id %q of a <%s> is empty or there twice", id, n.Data)
			}
			seen[id] = true
		}
		return nil
	}
}

// labelAttrs name or describe an element by the ids of others; aria-controls
// and for point at what may be empty.
var labelAttrs = []string{"aria-labelledby", "aria-describedby", "aria-controls", "for"}

// LabelsLead demands that every label by reference leads to an element of the
// page that has a text.
func LabelsLead() Check {
	return func(root *html.Node) error {
		for _, name := range labelAttrs {
			for _, n := range All(root, "["+name+"]") {
				id := Attr(n, name)
				found := All(root, `[id="`+id+`"]`)
				if len(found) == 0 || Text(found[0]) == "" && strings.HasPrefix(name, "aria-") && name != "aria-controls" {
					return fmt.Errorf("%s=%q of a <%s> leads to no text", name, id, n.Data)
				}
			}
		}
		return nil
	}
}

// ControlsHaveNames demands that every link, button and box that is not hidden
// from assistive technology has a name: a text, a label around it, or one that
// points at it.
func ControlsHaveNames() Check {
	return func(root *html.Node) error {
		for _, n := range All(root, "a[href], button, input, summary, select, textarea") {
			if isHidden(n) || Text(n) != "" || Attr(n, "aria-label") != "" || Attr(n, "aria-labelledby") != "" {
				continue
			}
			if n.Data == "input" && (labelled(n) || labelledFrom(root, Attr(n, "id"))) {
				continue
			}
			return fmt.Errorf("a <%s> (id %q, class %q) has no name", n.Data, Attr(n, "id"), Attr(n, "class"))
		}
		return nil
	}
}

// isHidden reports whether aria-hidden stands on the node or above it. go-app
// leaves the value "true" out.
func isHidden(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if v, ok := lookUp(n, "aria-hidden"); ok && v != "false" {
			return true
		}
	}
	return false
}

// labelledFrom reports whether a label elsewhere names the box with an id.
func labelledFrom(root *html.Node, id string) bool {
	for _, label := range All(root, "label[for]") {
		if id != "" && Attr(label, "for") == id && Text(label) != "" {
			return true
		}
	}
	return false
}

func labelled(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == "label" {
			return Text(p) != ""
		}
	}
	return false
}

// DistinctLandmarks demands that landmarks of one kind that are there more than
// once have different names.
func DistinctLandmarks() Check {
	return func(root *html.Node) error {
		for _, tag := range []string{"nav", "aside", "main"} {
			var names []string
			found := All(root, tag)
			for _, n := range found {
				name := Attr(n, "aria-label")
				if by := Attr(n, "aria-labelledby"); by != "" {
					for _, label := range All(root, `[id="`+by+`"]`) {
						name = Text(label)
					}
				}
				if len(found) > 1 && (name == "" || slices.Contains(names, name)) {
					return fmt.Errorf("a <%s> has no name of its own: %q", tag, name)
				}
				names = append(names, name)
			}
		}
		return nil
	}
}
