// Package app is the site: its pages, its map, its words. With package markup, in
// which pages are written as plain values, it is the only one that knows go-app.
//
// # The URL is the state
//
// Every page has a route of its own, made from the atlas ([Site.Routes]). The
// root of a page holds nothing but its path; the draft, clause or area, the areas that
// are lit and the frame that the map opens on follow from it (scene.go). What
// the reader does to the map (window, hidden layers) is in the query, and
// belongs to web/map.js.
//
// # Who owns what
//
//   - notfound_page.go  the page for unknown addresses; web/notfound.js fills it
//   - page.go      the shell and the title of all pages
//   - map_page.go  pages with a map; plain_page.go those without
//   - *_page.go    the panel or text of one kind of page
//   - takeover.go  which pages the browser's program runs
//   - scene.go     what a map shows, made once per page
//   - map.go       the map; pane.go what a view draws; shapes.go the paths that
//     the panes of a comparison share; pattern.go fills; names.go names;
//     furniture.go scale bar, buttons, legend, layers, credit
//   - crowd.go     what a page shows of an atlas of many areas; pairs.go which
//     drafts of many have a page together
//   - area_list.go the same areas as a list, and the map in words; neighbours.go
//     what lies beside what, read from the sheet's shared borders
//   - views.go     the three views of a comparison, and the switch that shows
//     both drafts side by side or one view alone
//   - sieve.go     filters of tables and lists, by style sheet alone;
//     web/filters.js keeps them in the address; term_links.go the
//     glossary linked from clause texts
//   - common_ground.go  where parties meet or conflict, computed from positions
//   - words.go     every text of the interface and every number format
//   - data_files.go  which published files a page names; citation.go how to
//     cite it; editions_page.go what each edition changed
//   - linked_data.go  what a page says of itself to programs: the title of a card,
//     JSON-LD; not in the browser's program
//   - save.go      the map as a file, which web/save.js makes
//   - web/print.js the hatches as lines while the page is printed
//   - offline_page.go  what a device keeps, which web/offline.js fills in, and the
//     page in which the program draws what is not kept
//   - take_along*.go  the single file to take along, which cmd/site/export makes;
//     not in the browser's program
//   - share_link.go  the way from a map to the page that offers it, and buttons for
//     copying, which web/copy.js works; share_page.go that page and share_forms.go,
//     share_codes.go its codes, which cmd/site/share makes documents of;
//     articles_page.go, articles_recipes.go how a map is put into an article; all
//     but the first not in the browser's program
//   - embed*.go    the maps for articles, which cmd/site/embed makes documents of; not in
//     the browser's program
//   - picture*.go  the same maps as shapes and words, for pictures and texts, which
//     cmd/site/picture makes; not in the browser's program
//   - link.go, svg.go  the only places that write links and SVG elements; element.go
//     all others, as values of package markup
//   - web/map.js   moving the map, all its panes at once; web/areas.js what map
//     and list say of an area; both run before and without wasm
//
// # The way of a click
//
// An area on the map and its entry in the list are links to the same page.
// Without wasm the browser follows them. With wasm go-app takes the click on
// the list, and mapView.onClick the click on the map, both end in Navigate,
// the page renders for the new path in place, and the map, which stays mounted,
// gets another scene. web/map.js sees the new frame and moves there.
//
// A click is answered in two steps, but on the way to a comparison. First come the
// heading, how the panel begins (mapPage.brief, panel.begins) and, under another draft,
// the map; what is read later is not even made. It follows when that has been painted
// (mapPage.complete), and only then are names chosen for the map's new window. Under
// the same draft the areas are lit with the second step, because that paints the map
// anew (sceneOnMap); till then web/areas.js marks the one that was chosen. Three things keep the first step
// short. What is read and not worked with is a piece, set as one string
// (markup.Elem.Whole). What is drawn alike again is the same value, which is seen at a
// glance: the page while only its map changes (mapPage.tree), and land, areas and lines
// of the map (markup.Cache). And garbage is collected while the reader reads (warm.go).
//
// Pieces are replaced whole, so web/boot.js notes before what is open in them
// (draftlinesLeaves) and opens it afterwards.
//
// Lines and the sea stand in the list and have no link on the map. The line of
// contact is the edge of the areas on both sides, and a stroke wide enough for a
// finger would take the clicks of both; the sea is open ground, which web/map.js
// answers with what lies there.
//
// # What is loaded when
//
// A page is plain when it has no map ([Route.Plain]): topics, timeline, glossary
// and the like. A plain page is a document. It comes without the program, and
// the program has none of its code: [NewSite] makes the whole site for the
// builder, [NewMaps] the map pages for the browser, and the linker drops what
// only the former leads to. From a map page to a plain one and back the browser
// loads the page: the program tells web/boot.js which pages it runs
// ([Site.TakeOver]), and that leaves clicks on all other links to the browser.
//
// # First render and takeover
//
// go-app replaces the prerendered page with a tree of its own. Both are made
// by the same code from the same edition, and nothing drawn depends on the
// query, so nothing moves. web/map.js puts the reader's window back before the
// browser paints, and the choice of views.
//
// Beside the map a page has parts: sections, lists, slots with a heading. Those below
// the window are not laid out for the first picture but right afterwards
// (web/unroll.js), so that a part keeps its margins to itself (web/styles.css).
//
// # Rules
//
// No loop variable in a handler; no exported field written by its own
// component; no boolean setter with false; numbers formatted here, not by
// go-app; conditions in a container of their own (class "slot").
//
// # Adding a page
//
// A kind in routes.go and a file name_page.go. A page with a map has its route in
// mapRoutes and its panel in map_page.go; one without has its route in
// plainRoutes and its text in plain_page.go.
package app
