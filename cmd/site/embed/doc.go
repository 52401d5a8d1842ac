// Package embed makes the maps for articles: for every draft, clause, area,
// comparison and place a document of its own that any page may frame. It loads
// one style sheet and one small script, stores nothing, and is complete without
// the script.
//
// Each document names its twins, a picture and a text beside it, which package
// picture makes.
//
// The content is written by package app, in the words and with the renderers of
// the site ([app.Embeds]). This package puts a head round it and makes the style
// sheet: the colours and the rules of the map are the site's own (styles.go),
// web/embed.css is only what differs.
//
// # Pinned and latest
//
// Every document is there twice:
//
//	/embed/2026-11-20/draft/us-28   fixed: no byte of it ever changes
//	/embed/draft/us-28              always the latest edition
//
// Both are the same bytes, because all that they load is named relative to them
// (../assets/embed.css), so that they are compressed once and lie on the disk
// once. What differs is in the assets: which of the two notes on the edition the
// style sheet shows, and which editions the script knows. An edition's assets
// lie in its folder and stay with it; what "site archive" keeps is whole.
//
// /embed itself is the newest complete draft, and only ever the latest.
//
// # Whose the wheel and the fingers are
//
// The article's, until the reader clicks or taps open ground, presses the button
// ✥, or presses Enter on the map. Then the wheel and two fingers zoom the map,
// the pointer drags it, one finger moves it sideways and still scrolls the
// article up and down, and the arrow keys move it. Escape, a click beside the
// map or beside the frame, and scrolling the map out of sight give everything
// back. Only while it is active the map listens to wheel and touch at all. An
// area that is clicked shows its clauses under the map and takes nothing.
//
// # What the frame tells its host
//
// Its height on load and whenever it changes, as each host expects it, and where
// a link leads that a sandbox does not let it open:
//
//	{type: "draftlines:height", id, height}          web/host.js, web/element.js; id is ?id=, or the path
//	{sentinel: "amp", type: "embed-size", height}    AMP
//	{message: "height" or "link", value, secret}     WordPress, with the secret of #?secret=
//	"pymxPYMx" + childId + "xPYMxheightxPYMx640"     pym.js, with ?childId=
//
// It tells it again when the host asks ({type: "draftlines:ask"}, WordPress's
// "ready", pym's width). A frame out of sight is not drawn and notices a new
// width only when it is seen, so that the scripts of this project ask whenever the
// window changes.
//
// # What is expected of a map in an article
//
// Nineteen points, gathered from what editors ask of other maps, and the tests
// that hold them. TestListOfExpectations checks that these exist.
//
//	E1   a plain iframe is enough                  TestArticles TestArticleWidths
//	E2   light, no program, readable without JS    TestSizes TestEmbedLoadsLittle TestEmbedIsReadable
//	E3   oEmbed that WordPress takes unchanged     TestOEmbed
//	E4   oEmbed heeds size and format              TestOEmbed
//	E5   runs in sandbox="allow-scripts"           TestArticles TestArticleSaysWhatWasPicked
//	E6   height in the words of each host          TestArticles TestArticleDialects TestArticleOutOfSight
//	E7   links out of a sandbox                    TestArticleLinks TestArticleLinksInWordPress
//	E8   host script of at most 2 kB, optional     TestSizes TestHostScriptIsPinned TestArticleHostChecksTheSender
//	E9   an element with what stands in it         TestArticleElement
//	E10  something to show without the frame       TestEveryMapHasItsTwins TestEveryTextIsWhole TestArticleQuotation
//	E11  pinned, and then never another byte       TestNewEditionChangesNoPinnedByte TestPublishedEmbedsStay
//	E12  options in the address, unknown ignored   TestEmbedOptions TestEmbedOfAnEdition
//	E13  the scroll is never trapped               TestArticleKeepsTheWheel TestArticleKeepsTheFinger TestArticleInAnotherProcess
//	E14  nobody else asked, nothing stored         TestArticles TestEmbedMovesWhenAsked TestArticleLinks
//	E15  may be framed by anybody                  TestFramingIsAllowed TestArticleInAnotherProcess
//	E16  sources, date and licence in the frame    TestEveryEmbedSaysWhatItIs TestArticleWidths
//	E17  AMP, newsletters, Apple News              TestArticleOverflow
//	E18  280 to 1200 pixels, height within 2       TestArticleWidths
//	E19  responsive-embedded-sizing is named       TestEveryEmbedSaysWhatItIs
//
// E4: a host of files has one size for all; only "site serve" heeds maxwidth and
// maxheight.
//
// E15: framing is allowed by saying nothing. "frame-ancestors *" would allow
// less: its * stands for http and https alone, and shuts out the files and the
// schemes of apps in which articles are read, too.
//
// # Samples
//
// cmd/site/browser/testdata/articles are articles as hosts of each kind make
// them, which the tests serve from another origin; "make articles" does so for a
// person.
package embed
