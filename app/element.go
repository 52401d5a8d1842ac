package app

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// el makes an HTML element. go-app has a type with about ninety methods for
// every tag, and the linker keeps all of them once a tag is used: with one type
// for all tags the browser’s program is 0.4 MB smaller. Attributes that are
// not global are set with Attr.
func el(tag string) app.HTMLElem { return app.Elem(tag) }
