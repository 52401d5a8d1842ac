// Package browser holds the tests that need a real browser: each stands for
// something that a reader would notice. What they look with is package
// browsertest.
//
//   - takeover_test.go   nothing moves, nothing is lost when wasm starts
//   - plain_program_test.go  the program compiled without stand-ins does the same
//   - selection_test.go  map, list, heading and address always say the same
//   - ground_test.go     what open ground, sea and abroad answer
//   - moving_test.go     every way to move the map
//   - compare_test.go    two maps of a comparison: moved together, one or both shown
//   - window_test.go     the map's window and layers in the address
//   - history_test.go    back, forward, focus and scroll
//   - search_test.go     finding by typing, by keyboard, without a server
//   - embed_test.go      maps for articles by themselves; article_*_test.go in the sample
//     articles of testdata/articles: heights, scroll, keyboard, links
//   - filters_test.go    filtered lists and tables, and their addresses
//   - menu_test.go       the menu at every width
//   - notfound_test.go   addresses that do not exist
//   - plain_test.go      pages without a map: to them and back, and what they load
//   - without_test.go    no JavaScript, no wasm, no storage
//   - layout_test.go     small and large windows, light and dark
//   - print_test.go      what is printed, on A4 and Letter
//   - origin_test.go     one origin, nothing stored
//   - policy_test.go     nothing that the Content-Security-Policy forbids
//   - share_test.go      codes for articles that work, their options and preview, copying, the dialog
//   - offline_test.go    every page without a network; offline_update_test.go from one edition to the next, offline_host_test.go a host where everything goes wrong
//
// They read the page with the few functions of browsertest.Probe. The same subjects,
// one test each, are looked at in Firefox and WebKit by package engines.
package browser
