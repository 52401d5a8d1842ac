// Moves the map. Everything that the reader does to the window of the map
// happens here, with or without wasm: while the map moves only a transform
// changes; when it rests, the view box, the names and the scale are set once,
// the URL is brought up to date, and an event tells the app, which then draws
// the paths and names that fit.
//
// A map has one pane, or in a comparison three, of which the style sheet shows
// one or two. They all have the same window: what moves one moves the others,
// shown or not.
//
// Units: a view is {x, y, w, h} in sheet units; px is CSS pixels of a pane.
(() => {
  "use strict";

  const RADIUS_M = 6378137; // of spherical Mercator
  const REST_MS = 120;
  const GLIDE_MS = 220;
  const NEAREST = 16; // times closer than the home frame
  const DRAG_PX = { mouse: 3, other: 5 }; // a finger is less steady than a mouse

  let map = null;     // the element, replaced when wasm takes over
  let view = null;    // where the map is
  let drawn = null;   // what the view box says
  let moved = false;  // the reader has chosen the window
  let carry = false;  // the last link was on the map: keep the window
  let restTimer = 0;
  let lastMove = 0;
  let glide = 0;
  let turn = 0;       // counts what takes the map somewhere

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const $$ = (selector) => map.querySelectorAll(selector);
  // The window of a pane that the reader sees; all that are seen are equal. Its
  // size is kept, because asking for it while the page changes costs a layout.
  const pane = () => [...$$(".window")].find((w) => w.clientWidth) ?? map;
  let size = null;
  const sized = () => {
    if (!size) {
      const p = pane();
      size = { w: p.clientWidth, h: p.clientHeight };
    }
    return size;
  };
  const wide = () => sized().w;
  const high = () => sized().h;
  const sizes = new ResizeObserver(() => { size = null; });
  let windows = [];
  let moving = []; // what the windows show, which a transform moves
  function follow() {
    const now = [...$$(".window")];
    if (now.length === windows.length && now.every((w, i) => w === windows[i])) return;
    windows = now;
    moving = [...$$(".map-moving")];
    size = null;
    sizes.disconnect();
    for (const w of windows) sizes.observe(w);
  }
  const control = (act) => document.querySelector(`.control-${act}`);
  const numbers = (text) => text.split(" ").map(Number);
  const frameOf = (text) => { const [x, y, w, h] = numbers(text); return { x, y, w, h }; };
  // Asked with each move of a finger, so that the text is read once.
  let homeText = "", homeFrame = null;
  const home = () => {
    if (map.dataset.home !== homeText) homeFrame = frameOf(homeText = map.dataset.home);
    return homeFrame;
  };
  const pageFrame = () => frameOf(map.dataset.frame);
  const same = (a, b) => a && b && a.x === b.x && a.y === b.y && a.w === b.w;

  // ---- attaching -----------------------------------------------------------

  const watcher = new MutationObserver(() => {
    if (map.dataset.scene !== scene) return changeScene();
    if (drawn) draw(); // the app has drawn finer paths or other names
  });
  let scene = "";

  function attach() {
    const found = document.querySelector(".map");
    if (!found || found === map) return;
    watcher.disconnect();
    map = found;
    scene = map.dataset.scene;
    follow();
    watch();
    restoreChoices();
    announce();
    if (moved && view) return settle();
    const fromURL = viewOfURL();
    moved = Boolean(fromURL);
    view = fromURL ?? pageFrame();
    drawn = pageFrame();
    if (moved) settle();
    else if (hiddenLayers?.length) writeURL();
    markFit();
  }

  function watch() {
    watcher.observe(map, {
      subtree: true, childList: true, attributes: true,
      attributeFilter: ["data-scene", "viewBox", "x", "y", "cx", "cy", "patternTransform"],
    });
  }

  // announce tells web/areas.js that the map and its list show another page.
  const announce = () => document.dispatchEvent(new CustomEvent("draftlines:scene"));

  // changeScene follows the app to another page.
  function changeScene() {
    scene = map.dataset.scene;
    follow();
    const fromURL = viewOfURL();
    const keep = carry && moved;
    const elsewhere = moved; // what the app has drawn anew stands in another window
    moved = Boolean(fromURL) || keep;
    carry = false;
    restoreChoices();
    announce();
    const to = keep && !fromURL ? view : fromURL ?? pageFrame();
    stopGlide();
    if (elsewhere) draw();
    // First the page is painted where the map is. To move the map paints all of it anew.
    const mine = ++turn;
    window.draftlinesPainted(() => { if (mine === turn) glideTo(to); });
    markFit();
  }

  // ---- drawing -------------------------------------------------------------

  // show moves what is drawn to the view, by transform only.
  function show() {
    const px = wide();
    const k = drawn.w / view.w;
    const x = ((drawn.x - view.x) / view.w) * px;
    const y = ((drawn.y - view.y) / view.w) * px;
    const transform = `translate(${x}px, ${y}px) scale(${k})`;
    for (const el of moving) el.style.transform = transform;
  }

  // draw sets the view box and all that depends on it. It changes only what
  // differs, so that it may be called at any time.
  function draw() {
    drawn = { ...view };
    for (const el of $$(".map-ground")) set(el, "viewBox", `${round(view.x)} ${round(view.y)} ${round(view.w)} ${round(view.h)}`);
    for (const el of $$(".map-names [data-x]")) {
      const dot = el.tagName === "circle";
      set(el, dot ? "cx" : "x", percent((el.dataset.x - view.x) / view.w));
      set(el, dot ? "cy" : "y", percent((el.dataset.y - view.y) / view.h));
    }
    const defs = map.querySelector("defs[data-unit]");
    const scale = round(view.w / defs.dataset.nominal / defs.dataset.unit, 3);
    for (const p of defs.children) set(p, "patternTransform", `scale(${scale})`);
    drawScale();
    for (const el of moving) el.style.transform = "";
    watcher.takeRecords();
  }

  function drawScale() {
    const [, north, unit] = numbers(map.dataset.projection);
    const lat = latitude(north - (view.y + view.h / 2) * unit);
    const km = (view.w * unit * Math.cos(lat)) / 1000;
    const power = 10 ** Math.floor(Math.log10(km * 0.2));
    const step = [5, 2, 1].find((f) => f * power <= km * 0.2) * power;
    const share = percent(step / km);
    for (const bar of $$(".scale-bar")) set(bar, "x2", share);
    for (const end of $$(".scale-end:last-child")) {
      set(end, "x1", share);
      set(end, "x2", share);
    }
    const text = `${step >= 1 ? step : step.toFixed(1)} km`;
    for (const words of $$(".scale-words")) if (words.textContent !== text) words.textContent = text;
  }

  function set(el, name, value) {
    if (el.getAttribute(name) !== value) el.setAttribute(name, value);
  }
  const round = (v, digits = 0) => Number(v.toFixed(digits)).toString();
  const percent = (share) => `${round(share * 100, 2)}%`;
  const latitude = (northM) => Math.atan(Math.sinh(northM / RADIUS_M));

  // ---- resting -------------------------------------------------------------

  // restSoon ends the movement when nothing has moved for a while. One clock runs for
  // all of it; a new one for each event would cost more than the event.
  function restSoon() {
    lastMove = performance.now();
    restTimer ||= setTimeout(restOrWait, REST_MS);
  }

  function restOrWait() {
    const left = REST_MS - (performance.now() - lastMove);
    restTimer = left > 1 ? setTimeout(restOrWait, left) : 0;
    if (!restTimer) settle();
  }

  // settle ends a movement.
  function settle() {
    clearTimeout(restTimer);
    restTimer = 0;
    stopGlide();
    if (!map.isConnected) return;
    draw();
    writeURL();
    tell();
    markFit();
  }

  // tell says to the app where the map rests: w is 0 in the page's own frame.
  function tell() {
    const detail = moved
      ? { x: Math.round(view.x), y: Math.round(view.y), w: Math.round(view.w), h: Math.round(view.h), px: wide() }
      : { x: 0, y: 0, w: 0, h: 0, px: 0 };
    map.dispatchEvent(new CustomEvent("maprest", { detail }));
  }

  function stopGlide() {
    cancelAnimationFrame(glide);
    map.classList.remove("is-gliding");
  }

  // glideTo goes to a view in a few frames, or at once.
  function glideTo(target) {
    stopGlide();
    if (same(view, target)) return settle();
    if (calm() || document.hidden) {
      view = { ...target };
      return settle();
    }
    show(); // the app may have set the new view box already
    const from = { ...view };
    const start = performance.now();
    const step = (now) => {
      const t = Math.min(1, (now - start) / GLIDE_MS);
      const e = t < 0.5 ? 2 * t * t : 1 - (2 - 2 * t) ** 2 / 2;
      const w = from.w * (target.w / from.w) ** e;
      const f = from.w === target.w ? e : (w - from.w) / (target.w - from.w);
      view = { x: from.x + (target.x - from.x) * f, y: from.y + (target.y - from.y) * f, w, h: (w * target.h) / target.w };
      if (t === 1) {
        view = { ...target };
        return settle();
      }
      show();
      glide = requestAnimationFrame(step);
    };
    // What the app has drawn for the new page stands in the new frame until the
    // first step; put the old window back before the browser paints.
    draw();
    // A picture of its own is moved as it is, where it would be painted anew in each
    // frame. From near to far it would have holes.
    map.classList.toggle("is-gliding", target.w <= from.w);
    glide = requestAnimationFrame(step);
  }

  // ---- moving --------------------------------------------------------------

  // limit keeps the view on the sheet and between the widest and nearest zoom.
  function limit(v) {
    const h = home();
    const w = Math.min(h.w * 1.1, Math.max(h.w / NEAREST, v.w));
    const height = (w * h.h) / h.w;
    const cx = Math.min(h.x + h.w, Math.max(h.x, v.x + v.w / 2));
    const cy = Math.min(h.y + h.h, Math.max(h.y, v.y + v.h / 2));
    return { x: cx - w / 2, y: cy - height / 2, w, h: height };
  }

  // zoomAt zooms by a factor round a point in px from a pane's corner.
  function zoomAt(factor, x, y) {
    const px = wide();
    const at = { x: view.x + (x / px) * view.w, y: view.y + (y / px) * view.w };
    const h = home();
    const w = Math.min(h.w * 1.1, Math.max(h.w / NEAREST, view.w / factor));
    return limit({ x: at.x - (x / px) * w, y: at.y - (y / px) * w, w, h: (w * h.h) / h.w });
  }

  function moveBy(dx, dy) {
    const k = view.w / wide();
    return limit({ ...view, x: view.x - dx * k, y: view.y - dy * k });
  }

  function go(target, smooth) {
    moved = true;
    turn++;
    if (smooth) return glideTo(target);
    stopGlide();
    view = target;
    show();
    restSoon();
  }

  const middle = () => [wide() / 2, high() / 2];
  const acts = {
    in: () => go(zoomAt(1.8, ...middle()), true),
    out: () => go(zoomAt(1 / 1.8, ...middle()), true),
    north: () => go(moveBy(0, high() / 4), true),
    south: () => go(moveBy(0, -high() / 4), true),
    west: () => go(moveBy(wide() / 4, 0), true),
    east: () => go(moveBy(-wide() / 4, 0), true),
    reset: () => backTo(home()),
    fit: () => backTo(pageFrame()),
  };

  // backTo returns to a frame; the page's own needs no mark in the URL.
  function backTo(frame) {
    turn++;
    moved = !same(frame, pageFrame());
    if (!moved) writeURL();
    glideTo(frame);
  }

  function markFit() {
    const at = same(view, pageFrame());
    control("fit")?.setAttribute("aria-disabled", String(at));
    control("reset")?.setAttribute("aria-disabled", String(same(view, home())));
    control("in")?.setAttribute("aria-disabled", String(view.w <= (home().w / NEAREST) * 1.01));
    control("out")?.setAttribute("aria-disabled", String(view.w >= home().w * 1.09));
  }

  // ---- pointers ------------------------------------------------------------

  const pointers = new Map();
  let dragged = false;
  let pinch = null;

  // The pane under the first finger; all fingers are measured in it. Where it is is
  // asked once, because the answer costs a layout while the map moves.
  let held = null;
  addEventListener("scroll", () => { held = held && { ...held, at: held.pane.getBoundingClientRect() }; }, { passive: true });

  const local = (e, r) => [e.clientX - r.left, e.clientY - r.top];
  const paneOf = (e) => e.target.closest(".window");
  const onGround = (e) => map && e.target.closest?.(".map-moving") && map.contains(e.target);

  document.addEventListener("pointerdown", (e) => {
    if (!onGround(e) || (e.pointerType === "mouse" && e.button !== 0)) return;
    if (pointers.size === 0) {
      const pane = paneOf(e);
      held = { pane, at: pane.getBoundingClientRect() };
      sized(); // now, and not when the first move has changed the page
      dragged = false;
    }
    pointers.set(e.pointerId, { start: local(e, held.at), last: local(e, held.at) });
    if (pointers.size === 2) pinch = pinchOf();
  });

  function pinchOf() {
    const [a, b] = [...pointers.values()].map((p) => p.last);
    return { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, d: Math.hypot(a[0] - b[0], a[1] - b[1]) };
  }

  addEventListener("pointermove", (e) => {
    const p = pointers.get(e.pointerId);
    if (!p) return;
    const at = local(e, held.at);
    const least = DRAG_PX[e.pointerType] ?? DRAG_PX.other;
    if (!dragged && Math.hypot(at[0] - p.start[0], at[1] - p.start[1]) < least) return;
    if (!dragged) {
      dragged = true;
      map.classList.add("is-moving");
      // From here the browser need not look for what lies under the pointer.
      if (held.pane.isConnected) held.pane.setPointerCapture(e.pointerId);
    }
    const [dx, dy] = [at[0] - p.last[0], at[1] - p.last[1]];
    p.last = at;
    if (pointers.size === 2) {
      const now = pinchOf();
      view = moveBy(now.x - pinch.x, now.y - pinch.y);
      go(zoomAt(now.d / pinch.d, now.x, now.y), false);
      pinch = now;
      return;
    }
    if (pointers.size === 1) go(moveBy(dx, dy), false);
  });

  function release(e) {
    if (!pointers.delete(e.pointerId)) return;
    pinch = null;
    if (pointers.size > 0) return;
    map?.classList.remove("is-moving");
    held = null;
  }
  addEventListener("pointerup", release);
  addEventListener("pointercancel", release);

  // A drag must not end as a click on an area.
  addEventListener("click", (e) => {
    if (dragged && map?.contains(e.target)) {
      e.preventDefault();
      e.stopPropagation();
    }
    dragged = false;
  }, true);
  addEventListener("dragstart", (e) => { if (map?.contains(e.target)) e.preventDefault(); });

  document.addEventListener("wheel", (e) => {
    if (!onGround(e)) return;
    e.preventDefault();
    const lines = e.deltaMode === 1 ? 20 : 1;
    go(zoomAt(Math.exp(-e.deltaY * lines * (e.ctrlKey ? 0.01 : 0.0022)), ...local(e, paneOf(e).getBoundingClientRect())), false);
  }, { passive: false });

  document.addEventListener("dblclick", (e) => {
    if (!onGround(e)) return;
    e.preventDefault();
    go(zoomAt(e.shiftKey ? 0.5 : 2, ...local(e, paneOf(e).getBoundingClientRect())), true);
  });

  // ---- keys and buttons ----------------------------------------------------

  const keys = {
    "+": "in", "=": "in", "-": "out", _: "out", 0: "reset",
    ArrowUp: "north", ArrowDown: "south", ArrowLeft: "west", ArrowRight: "east",
  };
  document.addEventListener("keydown", (e) => {
    if (e.target !== map || e.ctrlKey || e.metaKey || e.altKey || !(e.key in keys)) return;
    e.preventDefault();
    acts[keys[e.key]]();
  });

  document.addEventListener("click", (e) => {
    const button = e.target.closest?.("[data-do]");
    if (button && map && button.getAttribute("aria-disabled") !== "true") acts[button.dataset.do]();
  });

  // Noted on the way down: the app may have shown the next page by the time
  // that the click comes up again.
  document.addEventListener("click", (e) => {
    const a = e.target.closest?.("a[href]");
    if (a) noteLink(a);
  }, true);

  // noteLink remembers whether the window should be kept on the next page; a
  // link to the page one is on returns to its frame.
  function noteLink(a) {
    carry = Boolean(map?.contains(a));
    const href = a.getAttribute("href");
    if (map && moved && !carry && href === location.pathname) backTo(pageFrame());
  }

  // ---- the URL -------------------------------------------------------------

  // The window is ?at=lon,lat&z=times-closer-than-home, hidden layers ?hide=a,b,
  // and what a comparison shows, if not what it opens with, ?view=second.
  function viewOfURL() {
    const q = new URLSearchParams(location.search);
    const [lon, lat] = (q.get("at") ?? "").split(",").map(Number);
    const z = Number(q.get("z"));
    if (!q.get("at") || !Number.isFinite(lon) || !Number.isFinite(lat) || !(z > 0)) return null;
    const [west, north, unit] = numbers(map.dataset.projection);
    const rad = Math.PI / 180;
    const x = (lon * rad * RADIUS_M - west) / unit;
    const y = (north - Math.asinh(Math.tan(lat * rad)) * RADIUS_M) / unit;
    const h = home();
    const w = h.w / z;
    return limit({ x: x - w / 2, y: y - (w * h.h) / h.w / 2, w, h: (w * h.h) / h.w });
  }

  function writeURL() {
    const url = new URL(location.href);
    if (moved) {
      const [west, north, unit] = numbers(map.dataset.projection);
      const lon = ((west + (view.x + view.w / 2) * unit) / RADIUS_M) * (180 / Math.PI);
      const lat = latitude(north - (view.y + view.h / 2) * unit) * (180 / Math.PI);
      url.searchParams.set("at", `${round(lon, 4)},${round(lat, 4)}`);
      url.searchParams.set("z", round(home().w / view.w, 3));
    } else {
      url.searchParams.delete("at");
      url.searchParams.delete("z");
    }
    const put = (name, value) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name));
    put("hide", layers().filter((b) => !b.checked).map((b) => b.dataset.layer).join(","));
    put("view", document.querySelector("[data-view]:checked:not([data-view=both])")?.dataset.view);
    url.search = url.search.replaceAll("%2C", ",");
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }

  const layers = () => [...document.querySelectorAll("[data-layer]")];
  let hiddenLayers = null; // carried from page to page while the app runs

  // restoreChoices sets what the address names, and layers hidden before.
  function restoreChoices() {
    const named = new URLSearchParams(location.search);
    const radio = named.get("view") && document.querySelector(`[data-view="${CSS.escape(named.get("view"))}"]`);
    if (radio) radio.checked = true;
    if (named.has("hide")) hiddenLayers = named.get("hide").split(",");
    if (hiddenLayers === null) return;
    for (const box of layers()) box.checked = !hiddenLayers.includes(box.dataset.layer);
  }

  document.addEventListener("change", (e) => {
    if (!map || !e.target.matches?.("[data-layer], [data-view]")) return;
    hiddenLayers = layers().filter((b) => !b.checked).map((b) => b.dataset.layer);
    writeURL();
    if (e.target.dataset.view) restSoon(); // other panes may be wider
  });

  addEventListener("resize", () => { if (map) restSoon(); });
  document.addEventListener("draftlines:takeover", attach);
  // Pages without a map come and go inside the app as well.
  new MutationObserver(() => { if (!map?.isConnected) attach(); }).observe(document.documentElement, { childList: true, subtree: true });
  attach();
})();
