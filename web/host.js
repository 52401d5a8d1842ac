// For an article with maps of Draftlines in it: gives each frame the height of its
// content. Put it once anywhere on the page; without it frames keep the height
// that they have in the code. It listens to frames only, changes nothing but their
// height, and reads nothing.
(() => {
  "use strict";
  const frames = () => document.querySelectorAll("iframe[src*='/embed']");
  addEventListener("message", (e) => {
    const height = Number(e.data?.height);
    if (e.data?.type !== "draftlines:height" || !(height > 0 && height < 20000)) return;
    for (const frame of frames()) {
      if (e.source && e.source === frame.contentWindow) frame.style.height = `${height}px`;
    }
  });
  // Frames that were there before this script have spoken already; those out of
  // sight notice a new width only when they are seen.
  const ask = () => frames().forEach((frame) => frame.contentWindow?.postMessage({ type: "draftlines:ask" }, "*"));
  ask();
  addEventListener("load", ask);
  addEventListener("resize", ask);
})();
