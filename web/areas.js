// What the map and its list say of an area: its name under the pointer, a mark
// on all panes and from the list, what lies where no area is, and the list as
// one tab stop. web/map.js moves the map and announces another page.
(() => {
  "use strict";

  const map = () => document.getElementById("map");
  const onGround = (e) => e.target.closest?.("#map .map-moving");

  // ---- what lies there -----------------------------------------------------

  document.addEventListener("click", (e) => {
    if (onGround(e) && !e.target.closest("a[href]")) answerLies(e);
  });

  const panesShown = () => [...map().querySelectorAll(".pane")].filter((p) => p.clientWidth);

  // Side by side the answer is for both drafts, whichever map was clicked; the
  // pane of the difference, though hidden, has the words for that.
  function wordsFor(el) {
    return panesShown().length > 1 ? map().querySelector(".pane-difference") : el.closest(".pane");
  }

  function answerLies(e) {
    const el = e.target.closest("[data-lies]");
    const out = document.getElementById("lies");
    if (!el || !out) return;
    const lies = el.dataset.lies;
    const pane = wordsFor(el);
    // Land of many areas says only in which oblast it is: what a text says of the oblast
    // is not what it says of the ground there.
    const many = el.classList.contains("is-many");
    document.getElementById("layers").removeAttribute("open"); // it would cover the answer
    out.textContent = "";
    if (lies === "sea") {
      out.textContent = "Here: open water.";
      return;
    }
    if (el.classList.contains("abroad")) {
      out.textContent = `Here: ${lies}, outside Ukraine.`;
      return;
    }
    if (el.dataset.liesArea) {
      const a = document.createElement("a");
      a.href = `/area/${el.dataset.liesArea}`;
      a.textContent = lies;
      const treated = pane.querySelector(`.area:not(.is-silent)[data-area="${CSS.escape(el.dataset.liesArea)}"]`);
      out.append("Here: ", a, treated ? "." : `. ${pane.dataset.noRule}`);
      return;
    }
    out.textContent = many ? `Here: ${lies}.` : `Here: ${lies}. ${pane.dataset.noClause}`;
  }

  // ---- names on hover and focus --------------------------------------------

  addEventListener("pointermove", (e) => {
    if (e.pointerType === "touch" || !map()) return;
    const el = !e.buttons && onGround(e) ? e.target.closest("[data-label]") : null;
    if (!el) return tipped && hideTip();
    const r = map().getBoundingClientRect();
    tip(nameOf(el), e.clientX - r.left, e.clientY - r.top);
    hint(el.dataset.area);
  });

  // nameOf names an area or a line; in a comparison with what the views shown
  // say of it, side by side one line for each draft.
  function nameOf(el) {
    const { label, area, does } = el.dataset;
    if (!does) return label;
    const panes = panesShown();
    if (panes.length === 1) return `${label}: ${does}`;
    const lines = panes.map((p) => {
      const there = p.querySelector(`.area[data-area="${CSS.escape(area)}"]`);
      return `\n${p.querySelector(".pane-title b").textContent}: ${there?.dataset.does}`;
    });
    return label + lines.join("");
  }

  let tipped = false;

  function tip(text, x, y) {
    tipped = true;
    const box = document.getElementById("map-tip");
    if (box.textContent !== text) box.textContent = text;
    box.classList.add("is-shown");
    const left = Math.min(x + 14, map().clientWidth - box.offsetWidth - 6);
    const top = y + 18 + box.offsetHeight > map().clientHeight ? y - box.offsetHeight - 10 : y + 18;
    box.style.transform = `translate(${Math.max(6, left)}px, ${top}px)`;
  }

  function hideTip() {
    tipped = false;
    const box = map()?.querySelector(".map-tip.is-shown");
    if (!box) return; // what the list hints at stays
    box.classList.remove("is-shown");
    hint("");
  }

  // hint marks an area in every pane while its name is hovered or focused.
  function hint(id) {
    for (const el of map().querySelectorAll(".area.is-hinted")) {
      if (el.dataset.area !== id) el.classList.remove("is-hinted");
    }
    if (id) for (const el of map().querySelectorAll(`.area[data-area="${CSS.escape(id)}"]`)) el.classList.add("is-hinted");
  }
  const hintFromList = (e) => {
    const a = e.target.closest?.("a.area-link");
    if (map() && a) hint(a.dataset.area);
  };
  const unhint = (e) => { if (map() && e.target.closest?.("a.area-link")) hint(""); };
  document.addEventListener("mouseover", hintFromList);
  document.addEventListener("focusin", hintFromList);
  document.addEventListener("mouseout", unhint);
  document.addEventListener("focusout", unhint);

  // What was chosen on the map is marked at once, also by a finger, which hovers over
  // nothing: the app lights it a moment later, unless its page is open already.
  let chosen = false;
  document.addEventListener("click", (e) => {
    const area = onGround(e) && e.target.closest("a.area[href]");
    if (!area || e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey) return;
    if (area.getAttribute("href").split("?")[0] === location.pathname) return;
    chosen = true;
    hint(area.dataset.area);
  }, true);

  // ---- the list: one tab stop ----------------------------------------------

  const links = (list) => [...list.querySelectorAll("a[href]")];

  function rove() {
    for (const list of document.querySelectorAll("[data-roving]")) {
      const all = links(list);
      const stop = all.find((a) => a === document.activeElement) ?? all.find((a) => a.hasAttribute("aria-current")) ?? all[0];
      for (const a of all) a.tabIndex = a === stop ? 0 : -1;
    }
  }

  document.addEventListener("keydown", (e) => {
    const list = e.target.closest?.("[data-roving]");
    if (!list || e.ctrlKey || e.metaKey || e.altKey) return;
    const all = links(list);
    const at = all.indexOf(e.target);
    const next = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[e.key];
    if (next === undefined || at < 0) return;
    e.preventDefault();
    const to = all[Math.max(0, Math.min(all.length - 1, next))];
    for (const a of all) a.tabIndex = a === to ? 0 : -1;
    to.focus();
  });

  // ---- another page --------------------------------------------------------

  // web/map.js loads after this and says at once what the page opens with.
  document.addEventListener("draftlines:scene", () => {
    hideTip();
    if (chosen) hint("");
    chosen = false;
    rove();
    const out = document.getElementById("lies");
    if (out) out.textContent = "";
  });
  // The list may follow its page a moment later.
  document.addEventListener("draftlines:whole", rove);
})();
