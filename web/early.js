// Stands in the head of every page, before anything is painted; the builder writes
// it there (cmd/site/build/inline.go). What can wait is in web/boot.js.
(() => {
  "use strict";

  // The style sheet shows the map's buttons only where scripts run.
  const root = document.documentElement;
  root.classList.add("js");

  // What lies below the window stays rolled up until the first picture is there
  // (web/styles.css, web/unroll.js): to lay it out takes as long as the map. Not where
  // the browser is about to go to a place on the page, by a link, on the way back or
  // when it loads the page anew, as the way there would be guessed.
  const [came] = performance.getEntriesByType("navigation");
  if (came?.type === "navigate" && !location.hash) root.classList.add("rolled");

  // whileReading looks at the page as it comes in, until there is no more to look for.
  const whileReading = (done) => {
    const reading = new MutationObserver(() => { if (done()) reading.disconnect(); });
    reading.observe(root, { childList: true, subtree: true });
    addEventListener("DOMContentLoaded", () => { done(); reading.disconnect(); });
  };

  // onScreen calls back when the browser has shown its first picture: later than the
  // frame after, where the picture takes a while to be put together. Work that began
  // before would hold it up.
  const onScreen = (then) => {
    if (!window.PerformanceObserver?.supportedEntryTypes?.includes("paint")) return then();
    const shown = new PerformanceObserver((list) => {
      if (!list.getEntriesByName("first-contentful-paint").length) return;
      shown.disconnect();
      then();
    });
    shown.observe({ type: "paint", buffered: true });
  };

  // The map stands in the page. Drawn is it in the frame after the one that paints
  // it first; measuring programs look for the mark, and what can wait comes when it
  // is seen. A window that nobody sees, or a page without a map, is not waited for.
  window.draftlinesDrawn = new Promise((drawn) => {
    const mapRead = document.getElementsByClassName("under-map");
    let asked = false;
    whileReading(() => {
      if (asked || !mapRead.length) return asked;
      requestAnimationFrame(() => requestAnimationFrame(() => { performance.mark("map-drawn"); onScreen(drawn); }));
      return (asked = true);
    });
    addEventListener("DOMContentLoaded", () => { if (!asked || document.hidden) drawn(); });
  });

  // A comparison lays its maps out by a radio that comes before them. Set while
  // the page is still being read, what the address names is there at the first
  // paint, and nothing moves; web/map.js would come too late.
  const view = new URLSearchParams(location.search).get("view");
  if (view) whileReading(() => {
    const radio = document.getElementById(`view-${view}`);
    if (radio?.dataset.view !== view) return false;
    return (radio.checked = true);
  });
})();
