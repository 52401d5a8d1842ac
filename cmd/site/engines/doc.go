// Package engines looks at the built site in Firefox and in WebKit: one table of
// subjects (subjects_test.go), each of which holds in every engine. A line such as
//
//	--- FAIL: TestEngines/webkit/search
//
// names the engine and the subject. What needs Chromium's protocol (requests,
// layout shift, touch, emulated media, no JavaScript) is in package browser, which
// has the same subjects in depth.
//
//   - reading_test.go    pages are readable and painted, narrow, dark, without the program
//   - takeover_test.go   nothing moves, nothing is lost when wasm starts
//   - selection_test.go  map, list, heading and address always say the same
//   - compare_test.go    two maps that move together, and the choice of views
//   - search_test.go     finding by typing, by keyboard
//   - article_test.go    maps in an article of another origin
//   - offline_test.go    reading without a network
//   - save_test.go       the map as a file
//   - tab_test.go        a tab that fails its test when it cannot
//
// The engines run side by side. Without one its tests are skipped;
// DRAFTLINES_BROWSER=required makes that a failure, DRAFTLINES_BROWSER=off and
// -short skip them always. DRAFTLINES_ENGINES=off leaves both engines out,
// DRAFTLINES_ENGINES=firefox all but that one.
package engines
