// Runs before go-app's loader: what must be in place before the program starts.
// What must be there before the page is painted is in web/early.js.
(() => {
  "use strict";

  // Pages carry their styles and web/early.js in themselves. Where a host's policy
  // refuses them, having stayed behind (package headers), the styles come from their
  // file, and nothing waits.
  document.documentElement.classList.add("js");
  const carried = document.querySelector("head > style");
  if (carried && !carried.sheet) {
    carried.insertAdjacentHTML("afterend", '<link rel="stylesheet" href="/web/styles.css">');
  }
  const drawn = window.draftlinesDrawn ?? Promise.resolve();

  // In a sandboxed frame, or with storage blocked, reading localStorage throws
  // and go-app dies without a word (go-app state.go). A stand-in that forgets
  // keeps the page alive. Where there is a map it is painted first: to look costs
  // an answer from another process.
  const standIn = () => {
    const kept = new Map();
    return {
      get length() { return kept.size; },
      key: (i) => [...kept.keys()][i] ?? null,
      getItem: (k) => kept.get(String(k)) ?? null,
      setItem: (k, v) => { kept.set(String(k), String(v)); },
      removeItem: (k) => { kept.delete(String(k)); },
      clear: () => kept.clear(),
    };
  };
  const mendStorage = () => {
    for (const name of ["localStorage", "sessionStorage"]) {
      try {
        void window[name].length;
      } catch {
        Object.defineProperty(window, name, { value: standIn(), configurable: true });
      }
    }
  };
  if (document.querySelector(".map")) drawn.then(mendStorage);
  else mendStorage();

  // What is not needed to draw the map (web/rest.css) is asked for as a sheet for
  // print, for which no browser waits.
  drawn.then(() => {
    const rest = document.getElementById("rest");
    if (rest) rest.media = "all";
  });

  // Shown is a page when it is on the screen and has loaded.
  const loaded = new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done, { once: true })));
  window.draftlinesShown = Promise.all([drawn, loaded]);

  // The builder lets go-app's loader (app.js) ask here before it fetches and runs
  // the program. In large windows with a mouse that is once the map is drawn. A
  // phone waits until the page has been on the screen for a while and the browser is
  // idle, or until the reader does something: the first seconds are for reading, and
  // taking the page over holds a slow phone up. Till then links are those of a
  // document.
  window.draftlinesStart = (run) => {
    const SOON = "(min-width: 40em) and (not (pointer: coarse))";
    const FIRST = ["pointerdown", "keydown", "wheel"];
    const QUIET_MS = 4000;
    const start = () => {
      for (const kind of FIRST) removeEventListener(kind, start, true);
      mendStorage();
      if (run) document.documentElement.classList.add("starting");
      run?.();
      run = null; // what comes later finds nothing to start
    };
    const whenIdle = () => (window.requestIdleCallback ? requestIdleCallback(start) : start());
    for (const kind of FIRST) addEventListener(kind, start, { capture: true, passive: true });
    if (matchMedia(SOON).matches) drawn.then(start);
    else window.draftlinesShown.then(() => setTimeout(whenIdle, QUIET_MS));
  };

  // go-app does not say whether a navigation came from a link or from back and
  // forward; this listener is registered before its own.
  let popped = false;
  addEventListener("popstate", () => { popped = true; });

  // Where a link leads is noted on the way down; after back and forward the browser
  // is there already.
  let query = "";
  addEventListener("click", (e) => {
    const a = e.target.closest?.("a[href]");
    if (!a) return;
    query = new URL(a.getAttribute("href"), location.href).search;
    popped = false; // back to another draft of the same page arrives nowhere
  }, true);
  window.draftlinesQuery = () => (popped ? location.search : query);

  // Called by the app on the way to another page, before it draws it; says whether a
  // link leads there. Parts of a page are replaced whole; what is open is opened in their
  // successors. An element that is removed while it has the keyboard would cost a
  // layout of the half-made page; the keyboard goes to the heading anyway (arrived).
  let opened = [];
  window.draftlinesLeaves = () => {
    opened = [...document.querySelectorAll("#content details[open][id]")];
    if (!popped && document.activeElement?.closest("#content")) document.activeElement.blur();
    return !popped;
  };
  const reopen = () => {
    for (const old of opened) {
      const now = document.getElementById(old.id);
      if (now && now !== old) now.open = true;
    }
  };

  // Asked by the app to be told when the browser has painted what there is.
  window.draftlinesPainted = (then) => (document.hidden ? setTimeout(then) : requestAnimationFrame(() => setTimeout(then)));

  // Asked by the app to be told when the browser has nothing to do.
  window.draftlinesIdle = (then) => (window.requestIdleCallback ? requestIdleCallback(() => then()) : setTimeout(then, 500));

  // Called by the app when the rest of a page has followed.
  window.draftlinesWhole = () => {
    reopen();
    document.dispatchEvent(new CustomEvent("draftlines:whole"));
  };

  // Called by the app when another page has taken the place of the last one.
  window.draftlinesArrived = () => {
    const back = popped;
    popped = false;
    reopen();
    document.dispatchEvent(new CustomEvent("draftlines:arrived", { detail: { back } }));
    if (back) return;
    if (!location.hash) scrollTo(0, 0);
    // To focus costs a layout: not before the page is painted, and not if the reader
    // has gone elsewhere by then.
    const was = document.activeElement;
    window.draftlinesPainted(() => {
      if (![was, document.body].includes(document.activeElement)) return;
      focusOn(targetOf(location) ?? document.getElementById("heading"));
    });
  };

  // go-app scrolls to the target of a link but leaves the keyboard where it was
  // (engine.go, Navigate); a browser would go on from the target.
  const targetOf = (link) => (link.hash ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null);
  const focusOn = (el) => {
    if (!el) return;
    if (!el.matches("a[href], button, input, summary, [tabindex]")) {
      el.tabIndex = -1;
      el.addEventListener("blur", () => el.removeAttribute("tabindex"), { once: true });
    }
    el.focus({ preventScroll: true });
  };
  addEventListener("click", (e) => {
    const a = e.target.closest?.('a[href^="#"]');
    if (a && !e.ctrlKey && !e.metaKey) focusOn(targetOf(a));
  });

  // go-app takes every click on a link (browser.go). What the program does not
  // run is left to the browser: plain pages, files, other hosts, and a window of
  // the reader's own. go-app listens on the window too and comes after this.
  let runs = null;
  window.draftlinesRuns = (paths) => { runs = new Set(paths.split("\n")); };
  addEventListener("click", (e) => {
    const a = runs && e.target.closest?.("a[href]");
    if (!a) return;
    if (e.shiftKey || e.altKey || a.origin !== location.origin || !runs.has(a.pathname)) e.stopImmediatePropagation();
  });

  // go-app replaces the page by an equal one when wasm has started. What the
  // reader had focused, opened or filtered is put back in the same instant.
  let focused = "";
  addEventListener("focusin", (e) => { focused = e.target.id || ""; });
  addEventListener("focusout", () => { focused = ""; });
  const restore = (old) => {
    for (const d of old.querySelectorAll("details[open][id]")) {
      const now = document.getElementById(d.id);
      if (now) now.open = true;
    }
    for (const box of old.querySelectorAll(".sieve input[id], .views input[id]")) {
      const now = document.getElementById(box.id);
      if (now) now.checked = box.checked;
    }
    if (wanted && document.activeElement === document.body) {
      document.getElementById(wanted)?.focus({ preventScroll: true });
    }
    wanted = "";
  };
  let wanted = "";
  const remember = () => { wanted = document.activeElement?.id || focused; };
  document.addEventListener("DOMContentLoaded", () => {
    addEventListener("focusin", remember);
    remember();
    new MutationObserver((records) => {
      for (const r of records) {
        for (const node of r.removedNodes) {
          if (node.classList?.contains("shell")) {
            document.documentElement.classList.remove("rolled"); // a reader further down stays there
            restore(node);
            document.dispatchEvent(new CustomEvent("draftlines:takeover"));
          }
        }
      }
    }).observe(document.body, { childList: true });
  });
})();
