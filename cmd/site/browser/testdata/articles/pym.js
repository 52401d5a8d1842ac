// What pym.js does in the page, in our own words: it makes the frame, tells it
// its width whenever the window changes, and listens for strings.
"use strict";
(() => {
  const between = "xPYMx";
  for (const box of document.querySelectorAll("[data-pym-src]")) {
    const frame = document.createElement("iframe");
    const address = new URL(box.dataset.pymSrc);
    address.searchParams.set("initialWidth", box.offsetWidth);
    address.searchParams.set("childId", box.id);
    address.searchParams.set("parentTitle", document.title);
    address.searchParams.set("parentUrl", location.href);
    frame.src = address;
    frame.title = box.dataset.title;
    frame.width = "100%";
    frame.setAttribute("scrolling", "no");
    const shape = new RegExp(`^pym${[between, box.id, between].join("")}(\\S+)${between}(.*)$`);
    addEventListener("message", (event) => {
      if (event.source !== frame.contentWindow || typeof event.data !== "string") return;
      const [, type, value] = event.data.match(shape) ?? [];
      if (type === "height") frame.setAttribute("height", `${parseInt(value, 10)}px`);
    });
    addEventListener("resize", () => frame.contentWindow.postMessage(["pym", box.id, "width", box.offsetWidth].join(between), "*"));
    box.append(frame);
  }
})();
