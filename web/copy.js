// What a page offers to be copied, and the page that offers a map to others as a
// dialog over that map. Runs without wasm. Without this script the buttons are not
// shown, and the link leads to the page.
(() => {
  "use strict";

  // ---- copying -------------------------------------------------------------------

  const isShown = (e) => e.getClientRects().length > 0;
  const textOf = (e) => e.value ?? e.textContent;

  // select marks a text, for the reader's own copying.
  function select(e) {
    if (e.select) {
      e.focus({ preventScroll: true });
      e.select();
    } else {
      getSelection().selectAllChildren(e);
    }
  }

  // copy returns what to say of it. Browsers have no clipboard for pages that came
  // without TLS, and may refuse it in frames.
  async function copy(e) {
    try {
      await navigator.clipboard.writeText(textOf(e));
      return "Copied.";
    } catch { /* then as it was done before */ }
    select(e);
    try {
      if (document.execCommand("copy")) return "Copied.";
    } catch { /* not either */ }
    return `Selected. Copy it with ${/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"}+C.`;
  }

  document.addEventListener("click", async (e) => {
    const button = e.target.closest?.("button.copy");
    if (!button) return;
    const box = button.closest(".copyable");
    const words = await copy([...box.querySelectorAll(".take")].find(isShown));
    forget();
    // A moment later, so that the same words are read out again.
    saying = setTimeout(() => { box.querySelector(".copy-said").textContent = words; }, 50);
  });

  let saying = 0;
  function forget() {
    clearTimeout(saying);
    for (const said of document.querySelectorAll(".copy-said")) said.textContent = "";
  }

  // A field that is focused is selected, so that a key copies it.
  document.addEventListener("focusin", (e) => { if (e.target.matches?.(":is(input, textarea).take")) e.target.select(); });

  // ---- the dialog ------------------------------------------------------------------

  const linkOf = (e) => e.target.closest?.("a.share-link");

  // The page that the link leads to is told the reader's view, however it is opened.
  for (const type of ["pointerdown", "focusin", "click"]) {
    document.addEventListener(type, (e) => {
      const a = linkOf(e);
      if (a) a.search = location.search;
    }, true);
  }

  document.addEventListener("click", (e) => {
    const a = linkOf(e);
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || !window.HTMLDialogElement) return;
    e.preventDefault();
    show(a.href);
  });

  const PATIENCE = 8000; // ms

  const make = (tag, attributes, ...body) => {
    const e = Object.assign(document.createElement(tag), attributes);
    e.append(...body);
    return e;
  };

  let dialog = null;

  function show(address) {
    const close = make("button", { type: "button", className: "share-close", textContent: "Close" });
    // Not the button is focused first: the key that opened the dialog, let go, would
    // press it.
    const body = make("div", { className: "share-body", tabIndex: -1, autofocus: true }, make("p", { className: "share-wait", textContent: "One moment …" }));
    const box = make("dialog", { className: "share-dialog" }, make("div", { className: "share-top" }, close), body);
    box.setAttribute("aria-label", "Share, cite, embed");
    close.onclick = () => box.close();
    let down = null; // a click beside the dialog closes it, letting go of a selection there does not
    box.addEventListener("pointerdown", (e) => { down = e.target; });
    box.addEventListener("click", (e) => { if (e.target === box && down === box) box.close(); });
    // The program may have put a new page under the dialog since.
    box.addEventListener("close", () => {
      box.remove();
      if (dialog === box) dialog = null;
      document.getElementById("share-link")?.focus();
    });
    dialog = box;
    document.body.append(box);
    box.showModal();
    fill(box, body, address);
  }

  async function fill(box, body, address) {
    let content, start;
    try {
      [content, start] = await fetched(address);
    } catch {
      [content, start] = [atHand(), null];
    }
    if (dialog !== box) return; // closed meanwhile
    body.replaceChildren(...content);
    box.removeAttribute("aria-label");
    box.setAttribute("aria-labelledby", "share-heading");
    start?.(body, location.search);
    document.getElementById("share-heading").focus();
  }

  // fetched returns the main part of the page that offers a map, and what runs it.
  async function fetched(address) {
    const answer = await fetch(address, { signal: AbortSignal.timeout?.(PATIENCE) });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const from = (selector, name) => new URL(page.querySelector(selector).getAttribute(name), address).href;
    const [script] = await Promise.all([
      import(from("script[type=module]", "src")),
      styled(from('link[href*="/share.css"]', "href")),
    ]);
    return [[...page.querySelector("main").children], script.start];
  }

  function styled(href) {
    if ([...document.styleSheets].some((sheet) => sheet.href === href)) return null;
    return new Promise((done, fail) => {
      document.head.append(make("link", { rel: "stylesheet", href, onload: done, onerror: fail }));
    });
  }

  // atHand is what can be offered without the network.
  function atHand() {
    const field = make("input", { type: "text", className: "take", id: "share-address", readOnly: true, value: location.origin + location.pathname + location.search });
    const copied = (label, take) => make("div", { className: "copyable" }, take,
      make("p", { className: "copy-line" }, make("button", { type: "button", className: "copy", textContent: label }), " ", said()));
    const said = () => {
      const e = make("span", { className: "copy-said" });
      e.setAttribute("role", "status");
      return e;
    };
    const parts = [
      make("h1", { id: "share-heading", tabIndex: -1, textContent: "Share, cite, embed" }),
      make("p", { textContent: "The codes for articles could not be fetched; there may be no network. The link and the citation are at hand:" }),
      make("section", {}, make("h2", { textContent: "Link" }), make("label", { htmlFor: "share-address", textContent: "This page" }), copied("Copy link", field)),
    ];
    const sentence = document.querySelector("#cite .citation"), entry = document.querySelector("#cite pre");
    if (sentence && entry) {
      parts.push(make("section", {}, make("h2", { textContent: "Citation" }),
        copied("Copy sentence", make("p", { className: "take citation", textContent: sentence.textContent })),
        copied("Copy BibTeX", make("pre", { className: "take", textContent: entry.textContent }))));
    }
    return parts;
  }

  // Where the page that offers the map could not be had, the service worker leads to
  // the citation, which a page that the program has drawn unfolds by hand.
  document.addEventListener("draftlines:takeover", () => {
    const cite = location.hash === "#citation" && document.getElementById("cite");
    if (cite) cite.open = true;
  });

  // Another page in the place of the last: what was said of copying is past, and
  // back has been pressed under the dialog.
  document.addEventListener("draftlines:arrived", () => {
    forget();
    dialog?.close();
  });
})();
