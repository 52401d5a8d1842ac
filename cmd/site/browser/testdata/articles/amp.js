// What amp-iframe does, as the documentation of AMP describes it, in our own
// words: the frame is made from the attributes and stands above a placeholder
// until it has loaded; it may ask for a height if it is resizable and has an
// overflow button, which is shown while the request waits for the reader.
"use strict";
(() => {
  for (const host of document.querySelectorAll("amp-iframe-like")) {
    const placeholder = host.querySelector("[placeholder]"), overflow = host.querySelector("[overflow]");
    const frame = document.createElement("iframe");
    for (const name of ["src", "sandbox", "title", "height"]) frame.setAttribute(name, host.getAttribute(name));
    frame.setAttribute("width", "100%");
    frame.setAttribute("scrolling", "no");
    overflow.hidden = true;
    let wanted = 0;
    const grow = () => {
      frame.height = wanted;
      overflow.hidden = true;
      frame.contentWindow.postMessage({ sentinel: "amp", type: "embed-size-changed", requestedHeight: wanted }, "*");
    };
    overflow.addEventListener("click", grow);
    addEventListener("message", (event) => {
      const said = event.data;
      if (event.source !== frame.contentWindow || said?.sentinel !== "amp" || said.type !== "embed-size") return;
      if (!host.hasAttribute("resizable") || !(said.height > 0)) return;
      wanted = said.height;
      // What the reader sees must not be moved: there the button asks first. After
      // a touch or a click in the frame it grows by itself.
      const seen = frame.getBoundingClientRect().bottom < innerHeight && wanted > frame.clientHeight;
      if (seen && document.activeElement !== frame) overflow.hidden = false;
      else grow();
    });
    frame.addEventListener("load", () => { placeholder.hidden = true; });
    host.prepend(frame);
  }
})();
