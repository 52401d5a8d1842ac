"use strict";
// A map in an article. The page is complete without this; here are the options
// of its address, picking an area, moving the map once the reader has asked for
// it, and telling the article how high the frame must be. Nothing is stored.
// Runs in the head: the theme is set before anything is drawn.
(() => {
  // /embed/ or /embed/{edition}/
  const base = new URL("..", document.currentScript.src);
  const root = document.documentElement;
  const option = new URLSearchParams(location.search);
  // WordPress has one for each frame.
  const secret = new URLSearchParams(location.hash.replace(/^#\??/, "")).get("secret");
  const $ = (selector) => document.querySelector(selector);
  const $$ = (selector) => document.querySelectorAll(selector);
  const when = addEventListener.bind(window);

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
  // A host that came late asks again, and one that knows of a new width: what is
  // out of the reader's sight is not drawn, and would notice only when it is.
  when("message", ({ source, data }) => {
    if (source !== parent || !(data?.type === "draftlines:ask" || data?.message === "ready" || /^pym.*xPYMxwidthxPYMx/.test(data))) return;
    told = 0;
    tell();
  });
  when("click", (e) => {
    const a = e.target.closest("a[target]");
    if (!secret || !a || a.host !== location.host) return;
    // Its sandbox opens no windows; WordPress follows the link itself.
    e.preventDefault();
    send({ message: "link", value: a.href, secret });
  });

  // ---- options that ask for another map; unknown values change nothing --------

  async function goElsewhere({ kind, draft, drafts, clauses = "" }) {
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
    const address = (path) => `${base.href}${path}?${option}${location.hash}`;
    if (to && has(root.dataset.editions ?? "", edition)) {
      option.delete("edition");
      // That edition need not have had this map.
      const dated = address(`${edition}/${to}`);
      if (await fetch(dated, { method: "HEAD" }).then((r) => r.ok, () => false)) return location.replace(dated);
    }
    if (to !== before) location.replace(address(to));
  }

  when("DOMContentLoaded", () => {
    goElsewhere($("main").dataset);
    watchMap();
    pick(option.get("area"));
    new ResizeObserver(tell).observe(root);
    tell();
  });

  // ---- picking an area ----------------------------------------------------------

  function mark(id) {
    for (const a of $$(".area")) a.classList.toggle("is-picked", a.dataset.area === id);
  }

  // pick shows an area's clauses under the map and says so; of no area that is
  // on the map, it takes away what is shown.
  function pick(id) {
    const text = [...$$("details[data-area]")].find((e) => e.dataset.area === id), box = $("#reading");
    const left = box.contains(document.activeElement);
    mark(text && id);
    say();
    box.hidden = !text;
    if (left) $("#map").focus({ preventScroll: true });
    if (!text) return;
    const body = text.lastElementChild.cloneNode(true), name = text.querySelector(".area-name").textContent;
    box.innerHTML = `<button class="close" aria-label="${box.dataset.close}">×</button><h2></h2>`;
    box.firstChild.onclick = () => pick();
    box.lastChild.textContent = name;
    body.removeAttribute("id");
    box.append(body);
    say(name);
  }
  when("toggle", (e) => {
    if (e.target.dataset.area) mark(e.target.open ? e.target.dataset.area : "");
  }, true);

  // say tells, also a screen reader, what was picked, or else what can be done.
  function say(picked) {
    const { idle, active, picked: words } = $("#keys").dataset;
    $("#keys").textContent = picked ? words.replace("…", picked) : $(".is-active") ? active : idle;
  }

  // ---- moving the map -------------------------------------------------------------

  function watchMap() {
    const map = $("#map"), pane = $(".window");
    const [X, Y, W, H] = map.dataset.frame.split(" ").map(Number);
    const [, north, unit] = map.dataset.projection.split(" ").map(Number);
    const fingers = new Map();
    let view = { x: X, y: Y, w: W }, from = view, active = false, dragged = false;

    const set = (all, name, value) => all.forEach((e) => e.setAttribute(name, value));
    const percent = (share) => `${+(share * 100).toFixed(2)}%`;

    function go(x, y, w) {
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
      // The scale holds in the middle of the view; as in web/map.js.
      const km = w * unit / Math.cosh((north - (view.y + h / 2) * unit) / 6378137) / 1000;
      const power = 10 ** Math.floor(Math.log10(km / 5)), step = [5, 2, 1].find((f) => f * power <= km / 5) * power;
      set($$(".scale-bar, .scale-end:last-child"), "x2", percent(step / km));
      set($$(".scale-end:last-child"), "x1", percent(step / km));
      $(".scale-words").textContent = `${step} km`;
      limit();
    }
    function limit() {
      set($$(".control-out, .control-reset"), "aria-disabled", view.w === W);
      set($$(".control-in"), "aria-disabled", view.w === W / 16);
    }
    // zoom keeps a point where it is: the middle, or one of the window.
    function zoom(factor, clientX, clientY) {
      const w = Math.min(W, Math.max(W / 16, view.w / factor)), r = pane.getBoundingClientRect();
      const fx = clientX ? (clientX - r.x) / r.width : 0.5, fy = clientY ? (clientY - r.y) / r.height : 0.5;
      go(view.x + (view.w - w) * fx, view.y + (view.w - w) * fy * H / W, w);
    }
    const pan = (dx, dy) => go(view.x - dx * view.w / pane.clientWidth, view.y - dy * view.w / pane.clientWidth, view.w);

    // Only an active map listens to what could keep the article from scrolling.
    const turn = (e) => {
      e.preventDefault();
      zoom(2 ** (-e.deltaY / 300), e.clientX, e.clientY);
    };
    const spread = (e) => e.touches.length > 1 && e.preventDefault();

    function activate(on) {
      if (on === active) return;
      active = on;
      map.classList.toggle("is-active", on);
      set($$(".control-move"), "aria-pressed", on);
      const listen = `${on ? "add" : "remove"}EventListener`;
      map[listen]("wheel", turn, { passive: false });
      map[listen]("touchmove", spread, { passive: false });
      say();
    }

    const acts = { in: () => zoom(1.8), out: () => zoom(1 / 1.8), reset: () => go(X, Y, W), move: () => activate(!active) };
    when("click", (e) => {
      const act = e.target.closest("[data-do]"), area = e.target.closest(".map [data-area]");
      if (act) return acts[act.dataset.do]();
      if (area) {
        e.preventDefault();
        if (!dragged) pick(area.dataset.area);
      } else if (!dragged) activate(pane.contains(e.target));
    });
    when("blur", () => activate(false));
    new IntersectionObserver(([seen]) => seen.isIntersecting || activate(false)).observe(map);
    when("keydown", (e) => {
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
    // One finger moves an active map sideways only: up and down it scrolls the
    // article even then (touch-action: pan-y). Two fingers move it everywhere.
    when("pointerdown", (e) => {
      if (e.isPrimary) [dragged, from] = [false, view];
      if (active && e.button === 0 && pane.contains(e.target)) fingers.set(e.pointerId, [e.clientX, e.clientY]);
    });
    when("pointermove", (e) => {
      const was = fingers.get(e.pointerId);
      if (!was) return;
      const to = [e.clientX, e.clientY], dx = to[0] - was[0], dy = to[1] - was[1];
      if (!dragged && Math.hypot(dx, dy) < 5) return;
      dragged = true;
      // Also beyond the frame.
      pane.setPointerCapture(e.pointerId);
      fingers.set(e.pointerId, to);
      const other = [...fingers].find(([id]) => id !== e.pointerId)?.[1];
      pan(dx / fingers.size, e.pointerType === "touch" && !other ? 0 : dy / fingers.size);
      if (!other) return;
      const apart = (p) => Math.hypot(p[0] - other[0], p[1] - other[1]);
      zoom(apart(to) / apart(was), (to[0] + other[0]) / 2, (to[1] + other[1]) / 2);
    });
    when("pointerup", (e) => fingers.delete(e.pointerId));
    // Then it was the article that was meant.
    when("pointercancel", (e) => {
      if (fingers.delete(e.pointerId)) go(from.x, from.y, from.w);
    });
    pane.addEventListener("dragstart", (e) => e.preventDefault());

    map.tabIndex = 0;
    limit();
  }
})();
