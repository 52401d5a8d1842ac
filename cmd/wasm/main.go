// Command wasm is the browser's program. It registers the map pages, which the
// site builder has rendered with the same code, and takes over the one that the
// reader already sees. Plain pages come without it.
//
// It must never mention go-app's Handler: the linker would then keep the whole
// page server, which doubles the download. A test in cmd/site holds it to that.
package main

import (
	"log"
	"runtime/debug"
	"time"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/geodata/edition"
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"
)

func main() {
	// Until the page has been taken over, everything that is made is kept. Package
	// app sets the pace from there on.
	debug.SetGCPercent(-1)
	atlas, sheet, err := edition.Load()
	if err != nil {
		log.Fatalf("load the edition: %v", err) // a test proves that it loads
	}
	breathe()
	site := app.NewMaps(atlas, sheet)
	site.Origin = goapp.Getenv(app.OriginVariable)
	site.Kept = app.KeptEditions(goapp.Getenv(app.EditionsVariable))
	site.Register()
	if !site.TakeOver() {
		return
	}
	breathe()
	goapp.RunWhenOnBrowser()
}

// breathe lets the browser answer what the reader has done meanwhile: on a slow phone
// each part of the start takes long enough to be felt.
func breathe() { time.Sleep(time.Millisecond) }
