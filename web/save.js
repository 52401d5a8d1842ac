// Saves the map as it is shown: as SVG, as PNG, or as GeoJSON. It runs without
// wasm. A saved picture carries its own look and words: computed styles become
// attributes, classes go, strokes are scaled, so that it is the same in every
// program and at every size. Nothing depends on the clock: the same view gives
// the same bytes.
(() => {
  "use strict";
  const NS = "http://www.w3.org/2000/svg";
  const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
  const PAD = 16;
  // What is copied from the computed style, if it is not the initial value.
  const STYLES = {
    fill: "", stroke: "none", "stroke-linecap": "butt", "stroke-linejoin": "miter", "fill-opacity": "1",
    "stroke-opacity": "1", opacity: "1", "fill-rule": "nonzero", "paint-order": "normal",
  };
  const TEXT = ["font-family", "font-size", "font-weight", "font-style", "letter-spacing", "text-anchor", "dominant-baseline"];

  const svg = (tag, attrs, ...body) => {
    const e = document.createElementNS(NS, tag);
    for (const [k, v] of Object.entries(attrs)) e.setAttribute(k, v);
    e.append(...body);
    return e;
  };
  const num = (v) => String(+v.toFixed(3));
  const isShown = (e) => e && getComputedStyle(e).display !== "none";

  // A picture is on light paper whatever the screen's theme: the colours of the
  // style sheet's first rule are set on the map while it is read, and what else it
  // does for a dark screen asks for the class.
  function onLightPaper(work) {
    const names = [];
    for (const sheet of document.styleSheets) {
      const root = [...sheet.cssRules].find((r) => r.selectorText === ":root");
      if (!root) continue;
      for (const name of root.style) if (name.startsWith("--")) names.push([name, root.style.getPropertyValue(name)]);
      break;
    }
    const root = document.documentElement;
    for (const [name, value] of names) root.style.setProperty(name, value);
    root.classList.add("on-paper");
    try { return work(); } finally {
      root.classList.remove("on-paper");
      for (const [name] of names) root.style.removeProperty(name);
    }
  }

  // copy makes an element that looks like e without the style sheet. Patterns
  // that it is filled with are collected.
  function copy(e, patterns) {
    if (e.nodeType === Node.TEXT_NODE) return document.createTextNode(e.data);
    if (e.namespaceURI !== NS || e.localName === "defs") return null;
    const style = getComputedStyle(e);
    if (style.display === "none" || style.visibility === "hidden") return null;
    if (e.localName === "use") return shape(e, document.getElementById(e.getAttribute("href").slice(1)), style, patterns);
    const tag = e.localName === "a" ? "g" : e.localName;
    const out = svg(tag, {});
    for (const a of e.attributes) {
      if (/^(d|x|y|x1|y1|x2|y2|cx|cy|r|dx|dy|width|height|viewBox|transform|preserveAspectRatio|overflow)$/.test(a.name)) out.setAttribute(a.name, a.value);
    }
    if (tag === "g" || tag === "svg") {
      if (style.opacity !== "1") out.setAttribute("opacity", style.opacity);
    } else {
      dress(out, e, style, patterns);
    }
    for (const child of e.childNodes) {
      const made = copy(child, patterns);
      if (made) out.append(made);
    }
    if (tag === "text" && style.textTransform === "uppercase") out.textContent = out.textContent.toUpperCase();
    return out.localName === "g" && !out.childNodes.length ? null : out;
  }

  // shape draws what a reference refers to.
  function shape(use, path, style, patterns) {
    const out = svg("path", {d: path.getAttribute("d")});
    dress(out, use, style, patterns);
    return out;
  }

  function dress(out, e, style, patterns) {
    for (const [name, initial] of Object.entries(STYLES)) {
      let value = style.getPropertyValue(name);
      const url = value.match(/url\("?(?:[^"#]*)#([^")]+)"?\)/);
      if (url) {
        patterns.add(url[1]);
        value = `url(#${url[1]})`;
      }
      if (value !== initial) out.setAttribute(name, value);
    }
    if (style.stroke !== "none") {
      // The screen's strokes keep their width at any zoom (vector-effect); a
      // picture that is scaled later must scale them too.
      const fixed = e.localName === "use" || style.vectorEffect === "non-scaling-stroke";
      const by = fixed ? Math.abs(e.getCTM().a) || 1 : 1;
      const scaled = (v) => num(parseFloat(v) / by);
      out.setAttribute("stroke-width", scaled(style.strokeWidth));
      if (style.strokeDasharray !== "none") out.setAttribute("stroke-dasharray", style.strokeDasharray.split(/[ ,]+/).map(scaled).join(" "));
    }
    if (e.localName === "text") {
      for (const name of TEXT) {
        const value = style.getPropertyValue(name);
        if (value && value !== "normal" && value !== "auto") out.setAttribute(name, value);
      }
    }
  }

  function copyPattern(id) {
    const e = document.getElementById(id);
    const out = svg("pattern", {id});
    for (const name of ["patternUnits", "width", "height", "patternTransform"]) if (e.hasAttribute(name)) out.setAttribute(name, e.getAttribute(name));
    for (const child of e.children) {
      const style = getComputedStyle(child);
      const made = svg(child.localName, {d: child.getAttribute("d")});
      dress(made, child, style, new Set());
      out.append(made);
    }
    return out;
  }

  const line = (x, y, size, words, more = {}) => svg("text", {x, y, "font-family": FONT, "font-size": size, fill: "#1d2126", ...more}, words);

  // wrap breaks a text into lines of a width in pixels, by a mean letter.
  function wrap(words, width, size) {
    const most = Math.max(20, Math.floor(width / (size * 0.53)));
    const lines = [];
    for (const word of words.split(" ")) {
      const last = lines.length - 1;
      if (last >= 0 && lines[last].length + 1 + word.length <= most) lines[last] += " " + word;
      else lines.push(word);
    }
    return lines;
  }

  // picture puts panes, legend and words together.
  function picture(about) {
    const patterns = new Set();
    const panes = [...document.querySelectorAll(".map .pane")].filter(isShown).map((pane) => {
      const box = pane.querySelector(".window");
      return {pane, w: Math.round(box.clientWidth), h: Math.round(box.clientHeight)};
    });
    const gap = 12;
    const width = panes.reduce((w, p) => w + p.w, 0) + gap * (panes.length - 1) + 2 * PAD;
    const inner = width - 2 * PAD;
    const body = [];
    let y = PAD;
    const say = (words, size, more) => {
      for (const l of wrap(words, inner, size)) {
        y += size * 1.3;
        body.push(line(PAD, num(y - size * 0.3), size, l, more));
      }
    };
    say(about.title, 19, {"font-weight": 600});
    say(about.about, 13);
    y += 8;
    const titled = panes.length > 1 || panes[0].pane.querySelector(".pane-title");
    if (titled) y += 20;
    let x = PAD;
    for (const p of panes) {
      const title = p.pane.querySelector(".pane-title b");
      if (titled && title) body.push(line(x, num(y - 6), 13, title.textContent, {"font-weight": 600}));
      const window = svg("svg", {x, y: num(y), width: p.w, height: p.h, overflow: "hidden"});
      for (const part of p.pane.querySelectorAll(".map-ground, .map-names")) {
        const made = copy(part, patterns);
        made.setAttribute("width", p.w);
        made.setAttribute("height", p.h);
        window.append(made);
      }
      body.push(window, svg("rect", {x, y: num(y), width: p.w, height: p.h, fill: "none", stroke: "#a9b4b6", "stroke-width": 1}));
      body.push(...scaleOf(p, x, y, patterns));
      x += p.w + gap;
    }
    y += Math.max(...panes.map((p) => p.h)) + 12;
    y = legend(body, y, inner, patterns);
    for (const words of [about.credit, `${about.address} · edition of ${about.edition} · ${about.licence}`]) say(words, 10.5, {fill: "#3a4047"});
    const height = Math.ceil(y + PAD);
    const defs = svg("defs", {}, ...[...patterns].sort().map(copyPattern));
    return svg("svg", {
      xmlns: NS, viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `${about.title}. ${about.about}`,
    }, svg("title", {}, about.title), svg("desc", {}, `${about.about}. ${about.credit} ${about.licence}`), defs,
      svg("rect", {width, height, fill: "#fbfaf6"}), ...body);
  }

  function scaleOf(p, x, y, patterns) {
    const bar = p.pane.querySelector(".map-scale svg"), words = p.pane.querySelector(".scale-words");
    if (!isShown(bar)) return [];
    const made = copy(bar, patterns);
    made.setAttribute("x", num(x + 10));
    made.setAttribute("y", num(y + p.h - 15));
    made.setAttribute("width", num(bar.getBoundingClientRect().width));
    return [made, line(num(x + 13), num(y + p.h - 18), 11.5, words.textContent)];
  }

  // legend sets the rows that are shown in columns, those of each view under its
  // name, and returns where it ends.
  function legend(body, y, width, patterns) {
    const lists = [...document.querySelectorAll(".legend-box .legend")].filter(isShown);
    const columns = Math.max(1, Math.floor(width / 250)), step = width / columns;
    for (const list of lists) {
      const rows = [...list.children].filter((li) => isShown(li) && li.querySelector(".swatch"));
      if (!rows.length) continue;
      if (lists.length > 1) {
        y += 18;
        body.push(line(PAD, num(y - 4), 11.5, list.getAttribute("aria-label").replace("Legend: ", ""), {"font-weight": 600, fill: "#3a4047"}));
      }
      rows.forEach((li, i) => body.push(...legendRow(li, PAD + (i % columns) * step, y + Math.floor(i / columns) * 32, patterns)));
      y += Math.ceil(rows.length / columns) * 32 + 4;
    }
    return y;
  }

  function legendRow(li, x, y, patterns) {
    const swatch = copy(li.querySelector(".swatch"), patterns), at = {x: num(x), y: num(y + 4), width: 30, height: 18};
    for (const [k, v] of Object.entries(at)) swatch.setAttribute(k, v);
    return [svg("rect", {...at, fill: "#f8f5ed"}), swatch,
      line(num(x + 37), num(y + 11), 11, li.querySelector(".legend-label").textContent, {"font-weight": 600}),
      line(num(x + 37), num(y + 24), 10.5, li.querySelector(".legend-note").textContent, {fill: "#3a4047"})];
  }

  const serialise = (drawing) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing)}\n`;

  async function png(text, width, height, times) {
    const url = URL.createObjectURL(new Blob([text], {type: "image/svg+xml"}));
    try {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = width * times;
      canvas.height = height * times;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((done, fail) => canvas.toBlob((b) => b ? done(b) : fail(new Error("the picture is too large for this browser")), "image/png"));
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  // geojson filters the published layers by what is shown.
  async function geojson(about) {
    const panes = [...document.querySelectorAll(".map .pane")].filter(isShown);
    const all = about.drafts.split(" ");
    const drafts = all.filter((d, i) => all.length === 1 || panes.some((p) => !p.matches(i ? ".view-first" : ".view-second")));
    const layer = (name) => panes.some((p) => [...p.querySelectorAll(`.layer-${name}`)].some(isShown));
    const get = async (name) => {
      const answer = await fetch(`/data/${about.edition}/${name}`);
      if (!answer.ok) throw new Error(`${name} cannot be loaded (${answer.status})`);
      return answer.json();
    };
    const features = [];
    const take = async (name, wanted, more = () => ({})) => {
      for (const f of (await get(`layers/${name}.geojson`)).features) {
        if (wanted(f)) features.push({...f, properties: {...f.properties, layer: name, ...more(f)}});
      }
    };
    if (layer("proposal")) {
      const shown = new Set(panes.flatMap((p) => [...p.querySelectorAll(".area[data-area]")].filter((a) => !a.classList.contains("is-silent")).map((a) => a.dataset.area)));
      const treatments = (await get("treatments.json")).treatments.filter((t) => drafts.includes(t.draft));
      const treated = (f) => ({treatments: treatments.filter((t) => t.area === f.id || (t.parts || []).includes(f.id))});
      const many = document.querySelector(".map .area.is-many"); // one shape for many areas, of all that the draft treats
      for (const name of ["areas", "sites"]) await take(name, (f) => (many || shown.has(f.id)) && treated(f).treatments.length > 0, treated);
    }
    if (layer("control-line")) await take("control-lines", (f) => drafts.includes(f.properties.draft));
    if (layer("frozen")) await take("frozen-fronts", (f) => drafts.includes(f.properties.draft));
    if (layer("contact")) await take("line-of-contact", () => true);
    if (layer("river-course")) await take("dnipro", () => true);
    return JSON.stringify({
      type: "FeatureCollection", name: about.name, title: about.title, about: about.about, drafts, edition: about.edition,
      source: about.address, credit: about.credit, licence: "CC BY 4.0", features,
    }, null, 1) + "\n";
  }

  function download(blob, name) {
    const a = document.createElement("a");
    a.href = URL.createObjectURL(blob);
    a.download = name;
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(a.href), 60000);
  }

  // aboutMap is what the page says of its map, with the window that is shown.
  function aboutMap() {
    const about = {...document.getElementById("save").dataset};
    // Filters of tables are in the query too; they change nothing on the map.
    const q = new URLSearchParams(location.search);
    const kept = ["draft", "at", "z", "hide", "view"].filter((name) => q.has(name)).map((name) => `${name}=${q.get(name)}`);
    about.address = about.address.split("?")[0] + (kept.length ? `?${kept.join("&")}` : "");
    return about;
  }

  async function save(kind, about) {
    const name = `draftlines-${about.name}-${about.edition}`;
    if (kind === "geojson") return download(new Blob([await geojson(about)], {type: "application/geo+json"}), `${name}.geojson`);
    const drawing = onLightPaper(() => picture(about));
    const text = serialise(drawing);
    if (kind === "svg") return download(new Blob([text], {type: "image/svg+xml"}), `${name}.svg`);
    const times = +kind.slice(3);
    const blob = await png(text, +drawing.getAttribute("width"), +drawing.getAttribute("height"), times);
    download(blob, `${name}${times > 1 ? `@${times}x` : ""}.png`);
  }

  // Delegated, because the program replaces the page's elements when it starts.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-save]");
    if (!button) return;
    const status = document.getElementById("save-status");
    status.textContent = "";
    try {
      await save(button.dataset.save, aboutMap());
      status.textContent = `Saved as ${button.textContent}.`;
    } catch (e) {
      status.textContent = `Could not be saved: ${e.message}. The data files below can.`;
    }
  });
})();
