// The page that offers a map to others, by itself or as a dialog over the map
// (web/copy.js): writes the options into the codes, and shows the map as an
// article would. The codes are the server's; only what the reader has chosen is
// added to them here.
const options = { title: "0", legend: "0", controls: "0" }; // what a cleared box says

const inAttribute = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");

// start runs the page below root, for a reader who came with a view, the query of
// the map's page.
export function start(root, view) {
  const $ = (selector) => root.querySelector(selector);
  const $$ = (selector) => [...root.querySelectorAll(selector)];

  takeView($, view);

  // chosen are the options that differ from what a frame does by itself.
  function chosen() {
    const query = new URLSearchParams();
    for (const e of $$("[data-option]")) {
      const { option } = e.dataset;
      if (e.type === "checkbox" && !e.checked) query.set(option, options[option]);
      if (e.tagName === "SELECT" && e.value !== "none") query.set(option, e.value);
    }
    return query;
  }

  const addressWith = (frame, query) => frame + (query.size ? `?${query}` : "");

  // The element has the options as attributes; what is left out is one of them.
  function elementWith(code, query) {
    const hidden = Object.keys(options).filter((name) => query.has(name));
    let attributes = "";
    for (const name of ["area", "theme"]) if (query.has(name)) attributes += ` ${name}="${query.get(name)}"`;
    if (hidden.length) attributes += ` hide="${hidden.join(" ")}"`;
    return code.replace(/^<draftlines-map[^>]*?(?= title=|>)/, `$&${attributes}`);
  }

  function codeWith(field, query) {
    const { form, frame } = field.dataset;
    const code = field.defaultValue;
    if (form === "element") return elementWith(code, query);
    return code.replace(`src="${inAttribute(frame)}"`, `src="${inAttribute(addressWith(frame, query))}"`);
  }

  // ---- the preview -----------------------------------------------------------------

  const stage = $(".share-stage"), said = $("#share-height");
  let frame = null, shownAt = "";

  const width = () => Number($("[name=share-width]:checked").value);
  const wanted = () => {
    const field = $$("[data-form=frame]").find((e) => e.classList.contains(`code-${$("[name=share-edition]:checked").value}`));
    const address = new URL(field.dataset.frame);
    return addressWith(address.pathname, chosen()); // of this host, whatever its name will be
  };

  // show puts a new frame in the place of the last: another address in the same
  // frame would be a step in the history of this page.
  function show() {
    const address = wanted();
    if (address !== shownAt) {
      shownAt = address;
      const next = document.createElement("iframe");
      next.title = "Preview of the map";
      next.src = address;
      next.style.height = frame?.style.height || "640px";
      stage.replaceChildren(next);
      frame = next;
    }
    fit();
  }

  // fit makes a frame that is broader than the page smaller as a whole.
  function fit() {
    if (!frame) return;
    const w = width(), scale = Math.min(1, stage.clientWidth / w);
    frame.style.width = `${w}px`;
    frame.style.transform = scale < 1 ? `scale(${scale})` : "";
    stage.style.height = `${Math.ceil(parseFloat(frame.style.height) * scale)}px`;
    stage.dataset.scale = scale < 1 ? `${Math.round(scale * 100)} %` : "";
  }

  const heard = (e) => {
    if (!root.isConnected) return removeEventListener("message", heard);
    if (!frame || e.source !== frame.contentWindow || e.data?.type !== "draftlines:height") return;
    frame.style.height = `${e.data.height}px`;
    fit();
    const scaled = stage.dataset.scale && `, shown at ${stage.dataset.scale}`;
    said.textContent = `At a width of ${width()} pixels the map is ${e.data.height} pixels high${scaled}.`;
  };
  addEventListener("message", heard);
  new ResizeObserver(fit).observe(stage.parentElement);

  // ---- together --------------------------------------------------------------------

  function update() {
    const query = chosen();
    for (const field of $$("textarea[data-form]")) field.value = codeWith(field, query);
    show();
  }
  root.addEventListener("change", update);
  update();
}

// takeView makes the link that of what the reader sees.
function takeView($, view) {
  if (!view) return;
  const field = $("#share-address"), hint = $("#share-address-hint"), back = $("#share-back");
  field.value += view;
  hint.textContent = `${hint.dataset.view} ${hint.textContent}`;
  if (back) back.search = view;
}

const page = document.querySelector("main.share-page");
if (page) start(page, location.search);
