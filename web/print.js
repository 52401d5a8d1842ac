// Draws the hatches of the maps as lines while the page is printed. Chromium
// turns a fill by <pattern> into a coarse bitmap on paper (a PDF of it is
// megabytes large); lines within a clip path stay vectors. Where this script
// does not run, paper has the bitmaps.
(() => {
  "use strict";
  const NS = "http://www.w3.org/2000/svg";
  const MOST = 6000; // tiles of one area; one that has more keeps its bitmap

  const element = (name, attributes = {}) => {
    const e = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    return e;
  };

  // What stands in place of a fill: its tiles, cut out along the outline.
  function hatch(e, pattern, number) {
    const shape = e.localName === "use" ? document.querySelector(e.getAttribute("href")) : e;
    const box = e.getBBox();
    const scale = Number(/scale\(([^)]+)\)/.exec(pattern.getAttribute("patternTransform") ?? "")?.[1] ?? 1);
    const size = Number(pattern.getAttribute("width"));
    const from = [box.x, box.y].map((v) => Math.floor(v / scale / size));
    const to = [box.x + box.width, box.y + box.height].map((v) => Math.ceil(v / scale / size));
    const columns = to[0] - from[0], rows = to[1] - from[1];
    if (!shape || !(columns * rows > 0 && columns * rows <= MOST)) return null;

    const id = `printed-${number}`;
    const clip = element("clipPath", {id});
    const outline = shape.cloneNode(false);
    outline.removeAttribute("id");
    outline.removeAttribute("class");
    clip.append(outline);
    const tiles = element("g", {transform: `scale(${scale})`});
    for (let row = from[1]; row < to[1]; row++) {
      for (let column = from[0]; column < to[0]; column++) {
        for (const stroke of pattern.children) {
          const tile = stroke.cloneNode(false);
          tile.removeAttribute("id");
          tile.setAttribute("transform", `translate(${column * size} ${row * size})`);
          tiles.append(tile);
        }
      }
    }
    const cut = element("g", {"clip-path": `url(#${id})`});
    cut.append(tiles);
    const all = element("g", {class: "printed-hatch", opacity: getComputedStyle(e).fillOpacity});
    all.append(clip, cut);
    return all;
  }

  let number = 0;
  function draw() {
    clear();
    for (const e of document.querySelectorAll("main svg :is(path, rect, use)")) {
      const style = getComputedStyle(e);
      const url = /url\("?#([^")]+)"?\)/.exec(style.fill);
      const pattern = url && e.checkVisibility() ? document.getElementById(url[1]) : null;
      const drawn = pattern ? hatch(e, pattern, number++) : null;
      if (!drawn) continue;
      e.before(drawn);
      e.classList.add("is-hatched");
    }
  }

  function clear() {
    for (const e of document.querySelectorAll(".printed-hatch")) e.remove();
    for (const e of document.querySelectorAll(".is-hatched")) e.classList.remove("is-hatched");
  }

  addEventListener("beforeprint", draw);
  addEventListener("afterprint", clear);
})();
