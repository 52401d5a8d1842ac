package webdriver

// Keys by their names in WebDriver; other keys are the characters they write.
const (
	Tabulator  = "\uE004"
	Enter      = "\uE007"
	Escape     = "\uE00C"
	End        = "\uE010"
	Home       = "\uE011"
	ArrowLeft  = "\uE012"
	ArrowUp    = "\uE013"
	ArrowRight = "\uE014"
	ArrowDown  = "\uE015"
)

// Input is what a hand does with one device, in the words of WebDriver.
type Input struct {
	Type       string         `json:"type"` // pointer, key or wheel
	ID         string         `json:"id"`
	Parameters map[string]any `json:"parameters,omitempty"`
	Actions    []action       `json:"actions"`
}

type action map[string]any

// Click moves the mouse to a point of the window, in CSS pixels, and clicks.
func Click(x, y int) Input {
	in := Move(x, y)
	in.Actions = append(in.Actions, action{"type": "pointerDown", "button": 0}, action{"type": "pointerUp", "button": 0})
	return in
}

// Move moves the mouse to a point of the window without a button pressed.
func Move(x, y int) Input {
	return Input{
		Type: "pointer", ID: "mouse", Parameters: map[string]any{"pointerType": "mouse"},
		Actions: []action{{"type": "pointerMove", "x": x, "y": y, "duration": 0, "origin": "viewport"}},
	}
}

// Press presses keys one after the other.
func Press(keys ...string) Input {
	in := Input{Type: "key", ID: "keyboard"}
	for _, k := range keys {
		in.Actions = append(in.Actions, action{"type": "keyDown", "value": k}, action{"type": "keyUp", "value": k})
	}
	return in
}

// Wheel turns the wheel over a point of the window; a negative number of pixels
// turns it away from the reader.
func Wheel(x, y, deltaY int) Input {
	return Input{Type: "wheel", ID: "wheel", Actions: []action{
		{"type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": deltaY, "duration": 0, "origin": "viewport"},
	}}
}
