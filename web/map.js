// Moves the map. Everything that the reader does to the window of the map
// happens here, with or without wasm: while the map moves only a transform
// changes; when it rests, the view box, the names and the scale are set once,
// the URL is brought up to date, and an event tells the app, which then draws
// the paths and names that fit.
//
// Units: a view is {x, y, w, h} in sheet units; px is CSS pixels of the map.
(() => {
  "use strict";

  const RADIUS_M = 6378137; // of spherical Mercator
  const REST_MS = 120;
  const GLIDE_MS = 220;
  const NEAREST = 16; // times closer than the home frame
  const DRAG_PX = 5;
  const NOMINAL_PX = 860; // the width for which fills are drawn, app/pattern.go

  let map = null;     // the element, replaced when wasm takes over
  let view = null;    // where the map is
  let drawn = null;   // what the view box says
  let moved = false;  // the reader has chosen the window
  let carry = false;  // the last link was on the map: keep the window
  let restTimer = 0;
  let glide = 0;

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const $ = (selector) => map.querySelector(selector);
  const control = (act) => document.querySelector(`.control-${act}`);
  const numbers = (text) => text.split(" ").map(Number);
  const frameOf = (text) => { const [x, y, w, h] = numbers(text); return { x, y, w, h }; };
  const home = () => frameOf(map.dataset.home);
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
    watch();
    restoreLayers();
    rove();
    if (moved && view) return settle();
    const fromURL = viewOfURL();
    moved = Boolean(fromURL);
    view = fromURL ?? pageFrame();
    drawn = pageFrame();
    if (moved) settle();
    markFit();
  }

  function watch() {
    watcher.observe(map, {
      subtree: true, childList: true, attributes: true,
      attributeFilter: ["data-scene", "viewBox", "x", "y", "cx", "cy", "patternTransform"],
    });
  }

  // changeScene follows the app to another page.
  function changeScene() {
    scene = map.dataset.scene;
    hideTip();
    restoreLayers();
    rove();
    clearLies();
    const fromURL = viewOfURL();
    if (fromURL) {
      moved = true;
      glideTo(fromURL);
    } else if (carry && moved) {
      settle();
    } else {
      moved = false;
      glideTo(pageFrame());
    }
    carry = false;
    markFit();
  }

  // ---- drawing -------------------------------------------------------------

  // show moves what is drawn to the view, by transform only.
  function show() {
    const px = map.clientWidth;
    const k = drawn.w / view.w;
    const x = ((drawn.x - view.x) / view.w) * px;
    const y = ((drawn.y - view.y) / view.w) * px;
    $(".map-moving").style.transform = `translate(${x}px, ${y}px) scale(${k})`;
  }

  // draw sets the view box and all that depends on it. It changes only what
  // differs, so that it may be called at any time.
  function draw() {
    drawn = { ...view };
    set($(".map-ground"), "viewBox", `${round(view.x)} ${round(view.y)} ${round(view.w)} ${round(view.h)}`);
    for (const el of map.querySelectorAll(".map-names [data-x]")) {
      const dot = el.tagName === "circle";
      set(el, dot ? "cx" : "x", percent((el.dataset.x - view.x) / view.w));
      set(el, dot ? "cy" : "y", percent((el.dataset.y - view.y) / view.h));
    }
    const defs = $("defs[data-unit]");
    const scale = round(view.w / NOMINAL_PX / defs.dataset.unit, 3);
    for (const p of defs.children) set(p, "patternTransform", `scale(${scale})`);
    drawScale();
    $(".map-moving").style.transform = "";
    watcher.takeRecords();
  }

  function drawScale() {
    const [, north, unit] = numbers(map.dataset.projection);
    const lat = latitude(north - (view.y + view.h / 2) * unit);
    const km = (view.w * unit * Math.cos(lat)) / 1000;
    const power = 10 ** Math.floor(Math.log10(km * 0.2));
    const step = [5, 2, 1].find((f) => f * power <= km * 0.2) * power;
    const share = percent(step / km);
    set($(".scale-bar"), "x2", share);
    const end = map.querySelectorAll(".scale-end")[1];
    set(end, "x1", share);
    set(end, "x2", share);
    const words = $(".scale-words");
    const text = `${step >= 1 ? step : step.toFixed(1)} km`;
    if (words.textContent !== text) words.textContent = text;
  }

  function set(el, name, value) {
    if (el.getAttribute(name) !== value) el.setAttribute(name, value);
  }
  const round = (v, digits = 0) => Number(v.toFixed(digits)).toString();
  const percent = (share) => `${round(share * 100, 2)}%`;
  const latitude = (northM) => Math.atan(Math.sinh(northM / RADIUS_M));

  // ---- resting -------------------------------------------------------------

  function restSoon() {
    clearTimeout(restTimer);
    restTimer = setTimeout(settle, REST_MS);
  }

  // settle ends a movement.
  function settle() {
    clearTimeout(restTimer);
    cancelAnimationFrame(glide);
    draw();
    if (moved) {
      writeURL();
      map.dispatchEvent(new CustomEvent("maprest", {
        detail: {
          x: Math.round(view.x), y: Math.round(view.y), w: Math.round(view.w), h: Math.round(view.h),
          px: map.clientWidth,
        },
      }));
    }
    markFit();
  }

  // glideTo goes to a view in a few frames, or at once.
  function glideTo(target) {
    cancelAnimationFrame(glide);
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

  // zoomAt zooms by a factor round a point in px from the map's corner.
  function zoomAt(factor, x, y) {
    const px = map.clientWidth;
    const at = { x: view.x + (x / px) * view.w, y: view.y + (y / px) * view.w };
    const h = home();
    const w = Math.min(h.w * 1.1, Math.max(h.w / NEAREST, view.w / factor));
    return limit({ x: at.x - (x / px) * w, y: at.y - (y / px) * w, w, h: (w * h.h) / h.w });
  }

  function moveBy(dx, dy) {
    const k = view.w / map.clientWidth;
    return limit({ ...view, x: view.x - dx * k, y: view.y - dy * k });
  }

  function go(target, smooth) {
    moved = true;
    if (smooth) return glideTo(target);
    cancelAnimationFrame(glide);
    view = target;
    requestShow();
    restSoon();
  }

  let showing = 0;
  function requestShow() {
    if (!showing) showing = requestAnimationFrame(() => { showing = 0; if (!same(view, drawn)) show(); });
  }

  const middle = () => [map.clientWidth / 2, map.clientHeight / 2];
  const acts = {
    in: () => go(zoomAt(1.8, ...middle()), true),
    out: () => go(zoomAt(1 / 1.8, ...middle()), true),
    north: () => go(moveBy(0, map.clientHeight / 4), true),
    south: () => go(moveBy(0, -map.clientHeight / 4), true),
    west: () => go(moveBy(map.clientWidth / 4, 0), true),
    east: () => go(moveBy(-map.clientWidth / 4, 0), true),
    reset: () => backTo(home()),
    fit: () => backTo(pageFrame()),
  };

  // backTo returns to a frame; the page's own needs no mark in the URL.
  function backTo(frame) {
    moved = !same(frame, pageFrame());
    if (!moved) {
      writeURL();
      // The app draws for the page's frame again.
      map.dispatchEvent(new CustomEvent("maprest", { detail: { x: 0, y: 0, w: 0, h: 0, px: 0 } }));
    }
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

  const local = (e) => {
    const r = map.getBoundingClientRect();
    return [e.clientX - r.left, e.clientY - r.top];
  };
  const onGround = (e) => map && e.target.closest?.(".map-moving") && map.contains(e.target);

  document.addEventListener("pointerdown", (e) => {
    if (!onGround(e) || (e.pointerType === "mouse" && e.button !== 0)) return;
    pointers.set(e.pointerId, { start: local(e), last: local(e) });
    if (pointers.size === 1) dragged = false;
    if (pointers.size === 2) pinch = pinchOf();
  });

  function pinchOf() {
    const [a, b] = [...pointers.values()].map((p) => p.last);
    return { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, d: Math.hypot(a[0] - b[0], a[1] - b[1]) };
  }

  addEventListener("pointermove", (e) => {
    const p = pointers.get(e.pointerId);
    if (!p) return hover(e);
    const at = local(e);
    if (!dragged && Math.hypot(at[0] - p.start[0], at[1] - p.start[1]) < DRAG_PX) return;
    if (!dragged) {
      dragged = true;
      map.classList.add("is-moving");
      hideTip();
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
    if (pointers.size === 0) map?.classList.remove("is-moving");
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
    go(zoomAt(Math.exp(-e.deltaY * lines * (e.ctrlKey ? 0.01 : 0.0022)), ...local(e)), false);
  }, { passive: false });

  document.addEventListener("dblclick", (e) => {
    if (!onGround(e)) return;
    e.preventDefault();
    go(zoomAt(e.shiftKey ? 0.5 : 2, ...local(e)), true);
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
    if (button && map) {
      if (button.getAttribute("aria-disabled") !== "true") acts[button.dataset.do]();
      return;
    }
    if (onGround(e) && !e.target.closest("a[href]")) answerLies(e);
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

  // ---- what lies there -----------------------------------------------------

  function answerLies(e) {
    const el = e.target.closest("[data-lies]");
    const out = document.getElementById("lies");
    if (!el || !out) return;
    const lies = el.dataset.lies;
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
      const treated = map.querySelector(`.area[data-area="${CSS.escape(el.dataset.liesArea)}"]`);
      out.append("Here: ", a, treated ? "." : `. ${map.dataset.draft} has no rule for it.`);
      return;
    }
    out.textContent = `Here: ${lies}. No clause of ${map.dataset.draft} names it.`;
  }

  function clearLies() {
    const out = document.getElementById("lies");
    if (out) out.textContent = "";
  }

  // ---- names on hover and focus --------------------------------------------

  function hover(e) {
    if (!map || e.pointerType === "touch") return;
    const el = onGround(e) ? e.target.closest("[data-label]") : null;
    if (!el) return hideTip();
    tip(el.dataset.label, ...local(e));
    hint(el.dataset.area);
  }

  function tip(text, x, y) {
    const box = $(".map-tip");
    if (box.textContent !== text) box.textContent = text;
    box.classList.add("is-shown");
    const left = Math.min(x + 14, map.clientWidth - box.offsetWidth - 6);
    const top = y + 18 + box.offsetHeight > map.clientHeight ? y - box.offsetHeight - 10 : y + 18;
    box.style.transform = `translate(${Math.max(6, left)}px, ${top}px)`;
  }

  function hideTip() {
    const box = map && $(".map-tip.is-shown");
    if (!box) return; // what the list hints at stays
    box.classList.remove("is-shown");
    hint("");
  }

  // hint marks an area on the map while its name is hovered or focused.
  function hint(id) {
    for (const el of map.querySelectorAll(".area.is-hinted")) {
      if (el.dataset.area !== id) el.classList.remove("is-hinted");
    }
    if (id) for (const el of map.querySelectorAll(`.area[data-area="${CSS.escape(id)}"]`)) el.classList.add("is-hinted");
  }
  const hintFromList = (e) => {
    const a = e.target.closest?.("a.area-link");
    if (map && a) hint(a.dataset.area);
  };
  const unhint = (e) => { if (map && e.target.closest?.("a.area-link")) hint(""); };
  document.addEventListener("mouseover", hintFromList);
  document.addEventListener("focusin", hintFromList);
  document.addEventListener("mouseout", unhint);
  document.addEventListener("focusout", unhint);

  // ---- the list: one tab stop ----------------------------------------------

  const links = (list) => [...list.querySelectorAll("a[href]")];

  function rove() {
    for (const list of document.querySelectorAll("[data-roving]")) {
      const all = links(list);
      const stop = all.find((a) => a.hasAttribute("aria-current")) ?? all[0];
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

  // ---- the URL -------------------------------------------------------------

  // The window is ?at=lon,lat&z=times-closer-than-home, hidden layers ?hide=a,b.
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
    const hidden = [...document.querySelectorAll("[data-layer]")].filter((b) => !b.checked).map((b) => b.dataset.layer);
    if (hidden.length) url.searchParams.set("hide", hidden.join(","));
    else url.searchParams.delete("hide");
    url.search = url.search.replaceAll("%2C", ",");
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }

  let hiddenLayers = null; // carried from page to page while the app runs

  function restoreLayers() {
    const named = new URLSearchParams(location.search).get("hide");
    if (named !== null) hiddenLayers = named.split(",");
    if (hiddenLayers === null) return;
    for (const box of document.querySelectorAll("[data-layer]")) box.checked = !hiddenLayers.includes(box.dataset.layer);
    if (named === null && hiddenLayers.length) writeURL();
  }

  document.addEventListener("change", (e) => {
    if (!e.target.matches?.("[data-layer]")) return;
    hiddenLayers = [...document.querySelectorAll("[data-layer]")].filter((b) => !b.checked).map((b) => b.dataset.layer);
    writeURL();
  });

  addEventListener("resize", () => { if (map) restSoon(); });
  document.addEventListener("draftlines:takeover", attach);
  // Pages without a map come and go inside the app as well.
  new MutationObserver(() => { if (!map?.isConnected) attach(); }).observe(document.documentElement, { childList: true, subtree: true });
  attach();
})();
