package app

import (
	"github.com/draftlines/draftlines/app/markup"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// el makes an HTML element.
func el(tag string) *markup.Elem { return markup.El(tag) }

// prerendered is a node as go-app's prerenderer writes it, for documents that are
// made without its pages; package repair mends it.
func prerendered(n markup.Node) string { return app.HTMLString(markup.UI(n)) }
