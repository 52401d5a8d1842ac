// What lies below the window comes rolled up (web/early.js, web/styles.css), so that
// the first picture does not wait for it. Once that is there it is unrolled, a piece in
// each idle moment so that none holds the reader up. It must not stay rolled up:
// screen readers are not given what is (Chromium), and heights are guessed.
(() => {
  "use strict";
  const LATEST_MS = 20000; // for pages that never finish loading
  const root = document.documentElement;
  const parts = () => [...document.querySelectorAll(".panel > *, .below > *")];

  // keepPlace makes a change above the window without moving what is in it, in
  // browsers that do not see to that themselves: a link to a word of a page leads down
  // a page that is rolled up.
  const keepPlace = (change) => {
    const byHand = scrollY > 0 && getComputedStyle(root).overflowAnchor !== "auto";
    const seen = byHand ? parts().find((el) => el.getBoundingClientRect().bottom > 0) : null;
    const was = seen?.getBoundingClientRect().top;
    change();
    if (seen) scrollBy({ top: seen.getBoundingClientRect().top - was, behavior: "instant" });
  };

  // unrollAll lays out at once what is left.
  let unrolled = [];
  const unrollAll = () => {
    if (!root.matches(".rolled")) return;
    keepPlace(() => root.classList.remove("rolled"));
    for (const el of unrolled) el.style.contentVisibility = "";
    unrolled = [];
  };

  const soon = (then) => (window.requestIdleCallback ? requestIdleCallback(then, { timeout: 1000 }) : setTimeout(then, 50));
  const isRolled = (el) => getComputedStyle(el).contentVisibility === "auto";
  const unrollNext = () => {
    if (!root.matches(".rolled")) return;
    const next = parts().find(isRolled);
    if (!next) return unrollAll();
    keepPlace(() => { next.style.contentVisibility = "visible"; });
    unrolled.push(next);
    requestAnimationFrame(() => soon(unrollNext));
  };
  const late = new Promise((done) => setTimeout(done, LATEST_MS));
  Promise.race([window.draftlinesShown, late]).then(() => soon(unrollNext));

  // Nobody is led by heights that are guessed: by keys, or by a link within the page
  // and back. When the program puts an equal page in place, web/boot.js sees to it.
  addEventListener("keydown", unrollAll, true);
  addEventListener("click", (e) => { if (e.target.closest?.('a[href^="#"]')) unrollAll(); }, true);
  for (const kind of ["hashchange", "popstate"]) addEventListener(kind, unrollAll);
})();
