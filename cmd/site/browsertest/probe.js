// What the tests read from the page; it runs before any script of ours.
window.probe = {
  map: () => document.getElementById("map"),
  // The address without the host.
  path: () => location.pathname + location.search,
  // Everything that shows which areas the page is about.
  selection: () => {
    const ids = (selector) => [...new Set([...document.querySelectorAll(selector)].map((e) => e.dataset.area))].sort().join(" ");
    return {
      Path: location.pathname,
      Heading: document.querySelector("h1").textContent,
      OnMap: ids("#map .area.is-lit"),
      InList: ids("[data-roving] a[aria-current=true]"),
      StepsBack: document.querySelector(".map-ground").classList.contains("has-lit"),
    };
  },
  // Whether the program has drawn all of the page: after a link it draws what is read
  // first, and the rest when that is painted. This is how every panel ends.
  whole: () => !document.querySelector("main.map-page") || document.getElementById("words") !== null,
  // The part of the sheet that the map shows, once it rests.
  window: () => {
    const [X, Y, W, H] = document.querySelector(".map-ground").getAttribute("viewBox").split(" ").map(Number);
    return { X, Y, W, H };
  },
  frame: () => {
    const [X, Y, W, H] = probe.map().dataset.frame.split(" ").map(Number);
    return { X, Y, W, H };
  },
  // Resolves when the page is whole and nothing has moved its map for a while. Time
  // alone does not say so: on a busy machine a glide's first frame may come later than
  // any time one would wait, so that some frames must have been drawn as well.
  rest: () => new Promise((done) => {
    let last = "", since = 0, frames = 0;
    const look = () => {
      const now = document.querySelector(".map-ground").getAttribute("viewBox") + document.querySelector(".map-moving").style.transform + location.href;
      if (now !== last) { last = now; since = performance.now(); frames = 0; }
      frames++;
      if (frames > 5 && performance.now() - since > 250 && probe.whole()) done(true); else requestAnimationFrame(look);
    };
    look();
  }),
  // The drawing: an area's path, and the names on the map.
  shape: (id) => document.querySelector(`#map .area[data-area="${id}"] path`).getAttribute("d"),
  names: () => [...document.querySelectorAll(".map-names text")].map((e) => e.textContent),
  // A point of the map whose topmost element passes a test, as all round it do; null
  // as well while the map moves, since the point would be elsewhere when it is used.
  find: (test) => {
    if (document.querySelector(".map-moving")?.style.transform) return null;
    const r = probe.map().getBoundingClientRect();
    const passes = (x, y) => {
      const e = document.elementFromPoint(x, y);
      return Boolean(e && probe.map().contains(e) && test(e));
    };
    const step = r.width / 120;
    for (let y = r.top + 8; y < Math.min(r.bottom, innerHeight) - 8; y += step) {
      for (let x = r.left + 8; x < r.right - 8; x += step) {
        if ([[0, 0], [4, 0], [-4, 0], [0, 4], [0, -4]].every(([dx, dy]) => passes(x + dx, y + dy))) return { X: x, Y: y };
      }
    }
    return null;
  },
  // The list's tab stops.
  stops: () => [...document.querySelectorAll("[data-roving] a[href]")].filter((a) => a.tabIndex === 0).map((a) => a.id),
};
