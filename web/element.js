// <draftlines-map draft="us-28"><a href="…"><img src="…" alt="…"></a></draftlines-map>
// A map of Draftlines as an element of an article. What stands inside is shown
// where this script does not run. Attributes: draft, clause, area, compare ("a,b"),
// place, theme, lang, edition, title (of the frame), hide (any of "title legend
// controls"). A frame without a height
// script fits itself.
(() => {
  "use strict";
  const root = document.currentScript.src.replace(/\/(web|embed)\/.*/, "/embed");
  const word = (value) => (/^[\w-]+$/.test(value ?? "") ? value : "");

  class DraftlinesMap extends HTMLElement {
    static observedAttributes = ["draft", "clause", "area", "compare", "place", "theme", "lang", "edition", "title", "hide"];
    #frame = null;
    #hear = (e) => {
      const height = Number(e.data?.height);
      if (e.source !== this.#frame.contentWindow || e.data?.type !== "draftlines:height") return;
      if (height > 0 && height < 20000) this.#frame.style.height = `${height}px`;
    };
    #ask = () => this.#frame.contentWindow.postMessage({ type: "draftlines:ask" }, "*");

    #address() {
      const is = (name) => word(this.getAttribute(name));
      const [a, b] = (this.getAttribute("compare") ?? "").split(",").map(word);
      let path = "";
      if (a && b) path = `/compare/${a}/${b}`;
      else if (is("place")) path = `/place/${is("place")}`;
      else if (is("draft")) path = `/draft/${is("draft")}${is("clause") && `/${is("clause")}`}`;
      else if (is("area")) path = `/area/${is("area")}`;
      const query = new URLSearchParams();
      if (is("draft") && is("area")) query.set("area", is("area"));
      for (const name of ["theme", "lang"]) if (is(name)) query.set(name, is(name));
      for (const part of (this.getAttribute("hide") ?? "").split(" ")) if (/^(title|legend|controls)$/.test(part)) query.set(part, "0");
      const edition = path && is("edition") ? `/${is("edition")}` : "";
      return `${root}${edition}${path}${`?${query}`.replace(/^\?$/, "")}`;
    }

    #draw() {
      if (!this.#frame) return;
      const src = this.#address();
      if (this.#frame.src !== src) this.#frame.src = src;
      this.#frame.title = this.getAttribute("title") || "Map of a draft peace plan, Draftlines";
    }

    connectedCallback() {
      if (!this.#frame) {
        this.#frame = document.createElement("iframe");
        this.#frame.loading = "lazy";
        Object.assign(this.#frame.style, { width: "100%", height: "640px", border: "0", display: "block" });
        this.attachShadow({ mode: "open" }).append(this.#frame);
      }
      addEventListener("message", this.#hear);
      addEventListener("resize", this.#ask); // out of sight the frame would notice later
      this.#draw();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      removeEventListener("resize", this.#ask);
    }

    attributeChangedCallback() { this.#draw(); }
  }
  if (!customElements.get("draftlines-map")) customElements.define("draftlines-map", DraftlinesMap);
})();
