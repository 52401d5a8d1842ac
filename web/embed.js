"use strict";
// A map in an article. The page is complete without this; here are the options
// of its address, picking an area, moving the map once the reader has asked for
// it, and telling the article how high the frame must be. Nothing is stored.
// Runs in the head: the theme is set before anything is drawn.
(() => {
  const base = new URL("..", document.currentScript.src); // /embed/ or /embed/{edition}/
  const root = document.documentElement;
  const option = new URLSearchParams(location.search);
  const secret = new URLSearchParams(location.hash.replace(/^#\??/, "")).get("secret"); // WordPress
  const $ = (selector) => document.querySelector(selector);
  const $$ = (selector) => document.querySelectorAll(selector);

  root.classList.add("js");
  if (/^(light|dark)$/.test(option.get("theme"))) root.dataset.theme = option.get("theme");
  for (const part of ["title", "legend", "controls"]) if (option.get(part) === "0") root.classList.add(`no-${part}`);

  // ---- height and links, in the words of each kind of host --------------------

  const send = (message) => { if (parent !== window) parent.postMessage(message, "*"); };
  let told = 0;
  function tell() {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (!height || height === told) return;
    told = height;
    send({ type: "draftlines:height", id: option.get("id") ?? location.pathname, height });
    send({ sentinel: "amp", type: "embed-size", height });
    if (secret) send({ message: "height", value: height, secret });
    if (option.has("childId")) send(`pymxPYMx${option.get("childId")}xPYMxheightxPYMx${height}`);
  }
  addEventListener("message", (e) => { // a host that came late asks again
    if (e.source !== parent || !(e.data?.type === "draftlines:ask" || e.data?.message === "ready")) return;
    told = 0;
    tell();
  });
  addEventListener("click", (e) => {
    const a = e.target.closest("a[target]");
    if (!secret || !a || a.host !== location.host) return;
    e.preventDefault(); // its sandbox opens no windows; WordPress follows the link itself
    send({ message: "link", value: a.href, secret });
  });

  // ---- options that ask for another map; unknown values change nothing --------

  function elsewhere({ kind, draft, drafts, clauses = "" }) {
    const has = (list, id) => id && list.split(" ").includes(id);
    let to = location.pathname.slice(base.pathname.length);
    const use = (name, path) => { option.delete(name); to = path; };
    const [a, b] = (option.get("compare") ?? "").split(",");
    const wanted = option.get("draft");
    const before = to;
    if (has(drafts, a) && has(drafts, b) && a !== b) use("compare", `compare/${a}/${b}`);
    else if (/newest|draft|area/.test(kind) && wanted !== draft && has(drafts, wanted)) {
      if (kind === "area") option.set("area", to.split("/")[1]);
      use("draft", `draft/${wanted}`);
    } else if (has(clauses, option.get("clause"))) use("clause", `draft/${draft}/${option.get("clause")}`);
    const edition = option.get("edition");
    if (to && has(root.dataset.editions ?? "", edition)) use("edition", `${edition}/${to}`);
    if (to === before) return false;
    location.replace(`${base.href}${to}?${option}${location.hash}`);
    return true;
  }

  addEventListener("DOMContentLoaded", () => {
    if (elsewhere($("main").dataset)) return;
    watchMap();
    if (/^[\w-]+$/.test(option.get("area"))) pick(option.get("area"));
    new ResizeObserver(tell).observe(root);
    tell();
  });

  // ---- picking an area ----------------------------------------------------------

  function mark(id) {
    for (const a of $$(".area")) a.classList.toggle("is-picked", a.dataset.area === id);
  }

  // pick shows an area's clauses under the map.
  function pick(id) {
    const text = id && $(`details[data-area="${id}"]`), box = $("#reading");
    mark(text && id);
    box.hidden = !text;
    if (!text) return;
    const close = document.createElement("button"), head = document.createElement("h2"), body = text.lastElementChild.cloneNode(true);
    close.textContent = "×";
    close.className = "close";
    close.setAttribute("aria-label", box.dataset.close);
    close.onclick = () => { pick(); $("#map").focus(); };
    head.textContent = text.querySelector(".area-name").textContent;
    body.removeAttribute("id");
    box.replaceChildren(close, head, body);
  }
  addEventListener("toggle", (e) => {
    if (e.target.dataset.area) mark(e.target.open ? e.target.dataset.area : "");
  }, true);

  // ---- moving the map -------------------------------------------------------------

  function watchMap() {
    const map = $("#map"), pane = $(".window"), keys = $("#keys");
    const [X, Y, W, H] = map.dataset.frame.split(" ").map(Number);
    const [, north, unit] = map.dataset.projection.split(" ").map(Number);
    const fingers = new Map();
    let view = { x: X, y: Y, w: W }, active = false, dragged = false;

    const set = (all, name, value) => all.forEach((e) => e.setAttribute(name, value));
    const percent = (share) => `${+(share * 100).toFixed(2)}%`;

    function go(x, y, w) {
      w = Math.min(W, Math.max(W / 16, w));
      const h = w * H / W, clamp = (v, from, room) => Math.min(from + room, Math.max(from, v));
      view = { x: clamp(x, X, W - w), y: clamp(y, Y, H - h), w };
      set($$(".map-ground"), "viewBox", `${view.x} ${view.y} ${w} ${h}`);
      for (const e of $$(".map-names [data-x]")) {
        const c = e.tagName === "circle" ? "c" : "";
        e.setAttribute(`${c}x`, percent((e.dataset.x - view.x) / w));
        e.setAttribute(`${c}y`, percent((e.dataset.y - view.y) / h));
      }
      const defs = $("defs[data-unit]");
      set($$("defs[data-unit] > *"), "patternTransform", `scale(${w / defs.dataset.nominal / defs.dataset.unit})`);
      // The scale holds in the middle of the view; as in styles of web/map.js.
      const km = w * unit / Math.cosh((north - (view.y + h / 2) * unit) / 6378137) / 1000;
      const power = 10 ** Math.floor(Math.log10(km / 5)), step = [5, 2, 1].find((f) => f * power <= km / 5) * power;
      set($$(".scale-bar, .scale-end:last-child"), "x2", percent(step / km));
      set($$(".scale-end:last-child"), "x1", percent(step / km));
      $(".scale-words").textContent = `${step} km`;
      set($$(".control-out, .control-reset"), "aria-disabled", w === W);
    }
    const zoom = (factor, fx = 0.5, fy = 0.5) => {
      const w = Math.min(W, Math.max(W / 16, view.w / factor));
      go(view.x + (view.w - w) * fx, view.y + (view.w - w) * fy * H / W, w);
    };
    const pan = (dx, dy) => go(view.x - dx * view.w / pane.clientWidth, view.y - dy * view.w / pane.clientWidth, view.w);

    function activate(on) {
      active = on;
      map.classList.toggle("is-active", on);
      set($$(".control-move"), "aria-pressed", on);
      keys.textContent = on ? keys.dataset.active : keys.dataset.idle;
    }

    const acts = { in: () => zoom(1.8), out: () => zoom(1 / 1.8), reset: () => go(X, Y, W), move: () => activate(!active) };
    addEventListener("click", (e) => {
      const act = e.target.closest("[data-do]"), area = e.target.closest(".map .area");
      if (act) return acts[act.dataset.do]();
      if (area) {
        e.preventDefault();
        if (!dragged) pick(area.dataset.area);
      } else if (!dragged) activate(pane.contains(e.target));
    });
    addEventListener("blur", () => activate(false));
    addEventListener("keydown", (e) => {
      if (e.key === "Escape") return active ? activate(false) : pick();
      if (e.target !== map || e.ctrlKey || e.metaKey || e.altKey) return;
      const by = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[e.key];
      const act = { "+": "in", "=": "in", "-": "out", "0": "reset" }[e.key];
      if (e.key === "Enter") activate(true);
      else if (act) acts[act]();
      else if (by && active) pan(...by);
      else return;
      e.preventDefault();
    });
    map.addEventListener("wheel", (e) => {
      if (!active) return; // the article scrolls
      e.preventDefault();
      const r = pane.getBoundingClientRect();
      zoom(2 ** (-e.deltaY / 300), (e.clientX - r.x) / r.width, (e.clientY - r.y) / r.height);
    }, { passive: false });

    // One finger scrolls the article up and down even then (touch-action: pan-y).
    pane.addEventListener("pointerdown", (e) => {
      if (e.isPrimary) dragged = false;
      if (active && e.button === 0) fingers.set(e.pointerId, [e.clientX, e.clientY]);
    });
    addEventListener("pointermove", (e) => {
      const from = fingers.get(e.pointerId);
      if (!from) return;
      const to = [e.clientX, e.clientY], dx = to[0] - from[0], dy = to[1] - from[1];
      if (!dragged && Math.hypot(dx, dy) < 5) return;
      dragged = true;
      fingers.set(e.pointerId, to);
      const other = [...fingers].find(([id]) => id !== e.pointerId)?.[1];
      pan(dx / fingers.size, dy / fingers.size);
      if (!other) return;
      const r = pane.getBoundingClientRect(), apart = (p) => Math.hypot(p[0] - other[0], p[1] - other[1]);
      zoom(apart(to) / apart(from), ((to[0] + other[0]) / 2 - r.x) / r.width, ((to[1] + other[1]) / 2 - r.y) / r.height);
    });
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, (e) => fingers.delete(e.pointerId));
    pane.addEventListener("dragstart", (e) => e.preventDefault());

    map.tabIndex = 0;
    activate(false);
  }
})();
