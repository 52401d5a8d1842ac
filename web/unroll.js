// What lies below the window comes rolled up (web/early.js, web/styles.css): the
// browser lays it out when it is scrolled to. When it is quiet it is unrolled, a piece
// in each idle moment so that none holds the reader up: then the scroll bar is right.
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
  window.draftlinesQuiet?.then(unrollNext);

  // Whoever is about to go to a place on a page must not be led by heights that are
  // guessed: by keys, by a link within it, on the way to another page and back, and
  // where the program puts an equal page in place of one that is scrolled.
  addEventListener("keydown", unrollAll, true);
  addEventListener("click", (e) => { if (e.target.closest?.('a[href^="#"]')) unrollAll(); }, true);
  for (const kind of ["hashchange", "popstate"]) addEventListener(kind, unrollAll);
  document.addEventListener("draftlines:arrived", unrollAll);
  document.addEventListener("draftlines:takeover", () => { if (scrollY > 0) unrollAll(); });
})();
