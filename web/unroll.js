// What lies below the window comes rolled up (web/early.js, web/styles.css), so that
// the first picture does not wait for it. Once that is there it is unrolled, a piece in
// each idle moment so that none holds the reader up. It must not stay rolled up:
// screen readers are not given what is (Chromium), and heights are guessed.
(() => {
  "use strict";
  const root = document.documentElement;

  // unrollAll lays out at once what is left.
  let unrolled = [];
  const unrollAll = () => {
    root.classList.remove("rolled");
    for (const el of unrolled) el.style.contentVisibility = "";
    unrolled = [];
  };

  // keepPlace makes a change above the window without moving what is in it, in
  // browsers that do not see to that themselves: a link to a word of a page leads down
  // a page that is rolled up.
  const keepPlace = (change) => {
    const byHand = scrollY > 0 && getComputedStyle(root).overflowAnchor !== "auto";
    const seen = byHand ? document.elementFromPoint(innerWidth / 2, innerHeight / 2) : null;
    const was = seen?.getBoundingClientRect().top;
    change();
    if (seen) scrollBy({ top: seen.getBoundingClientRect().top - was, behavior: "instant" });
  };

  const isRolled = (el) => getComputedStyle(el).contentVisibility === "auto";
  const unrollNext = () => {
    if (!root.matches(".rolled")) return;
    const next = [...document.querySelectorAll(".panel > *, .below > *")].find(isRolled);
    if (!next) return unrollAll();
    keepPlace(() => { next.style.contentVisibility = "visible"; });
    unrolled.push(next);
    requestAnimationFrame(() => window.draftlinesIdle(unrollNext));
  };
  window.draftlinesShown?.then(() => window.draftlinesIdle(unrollNext));

  // Nobody is led by heights that are guessed: by keys, by a link within the page, on
  // the way to another one and back, or where the program puts an equal page in place.
  addEventListener("keydown", unrollAll, true);
  addEventListener("click", (e) => { if (e.target.closest?.('a[href^="#"]')) unrollAll(); }, true);
  for (const kind of ["hashchange", "popstate"]) addEventListener(kind, unrollAll);
  for (const kind of ["arrived", "takeover"]) document.addEventListener(`draftlines:${kind}`, unrollAll);
})();
