// # Reach
//
// The files reach_*_test.go hold what readers need who have no mouse, no sight, no
// colours, little room or wishes of their own (WCAG 2.2 AA):
//
//   - reach_tasks_test.go   tasks done with the keyboard alone, the map hidden
//   - reach_spoken_test.go  what a screen reader is given, and what it reads out when
//   - reach_zoom_test.go    400 %, windows of 320 pixels, text spaced out
//   - reach_wishes_test.go  less motion, more contrast, forced colours
//   - reach_states_test.go  axe-core on pages with something open, hidden, found or
//     failed; names and sizes of controls; languages
//
// What is expected, and what proves it:
//
//	A1  Tasks without the map         TestTask…; app: TestNeighboursAreMutual, TestBuffersNeighbours
//	A2  The list is one stop          TestListIsOneStop, TestListKeepsFocus; links for everybody without scripts: TestNoScript
//	A3  One state, one message        TestSelect, TestSpokenMessages
//	A4  Named, sized controls         TestControlsAreNamed, TestTargets, axe-core's target-size, TestTaskViews
//	A5  Comparing without dragging    TestTaskViews: there is no divider to drag; radios choose what is shown
//	A6  Not by colour alone           app: TestSignsStandOut, TestSignsDifferWithoutColour, TestLinesDifferWithoutColour, each for
//	                                  five kinds of eyes
//	A7  Zoom and spacing              TestZoom, TestTextSpacing, TestZoomedSearch; nothing covers the focus: every TestTask…
//	A8  Wishes                        TestLessMotion, TestForcedColours, TestMoreContrast, TestSchemes, TestPrint…
//	A9  Language                      TestLanguages. Left to right only, as both languages are; no quoted clause is in
//	                                  another language, since clauses are summarised in English
//	A10 Automatic checks              cmd/site: TestAccessible (DRAFTLINES_EVERY=page for every page), TestAccessibleStates
//	A11 The map in words              TestSpokenMap; app: TestMapInWords, TestMapSummary
//
// A program proves that what is needed is there, not that it reads well: pictures of
// every kind of map in greyscale and for three kinds of colour blindness were
// looked at; no screen reader was listened to.
package browser
