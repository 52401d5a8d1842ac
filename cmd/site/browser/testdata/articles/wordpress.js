// What the script of WordPress does with the frame of an address that was pasted
// in, as its documentation describes it, in our own words. The server has given
// the frame its secret and hidden it behind the quotation.
"use strict";
(() => {
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  addEventListener("message", (event) => {
    const said = event.data;
    if (!said?.secret || /[^a-zA-Z0-9]/.test(said.secret)) return;
    each(`blockquote[data-secret="${said.secret}"]`, (quotation) => { quotation.style.display = "none"; });
    each(`iframe[data-secret="${said.secret}"]`, (frame) => {
      if (event.source !== frame.contentWindow) return;
      frame.removeAttribute("style");
      if (said.message === "height") frame.height = Math.min(1000, Math.max(200, parseInt(said.value, 10) || 0));
      if (said.message !== "link") return;
      const to = new URL(said.value);
      if (!/^https?:$/.test(to.protocol) || to.host !== new URL(frame.src).host) return;
      if (document.activeElement === frame) window.top.location.href = to.href;
    });
  });
  addEventListener("load", () => each("iframe.wp-embedded-content", (frame) => {
    frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
  }));
})();
