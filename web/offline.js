// Registers the service worker (app-worker.js), offers a new edition when one
// waits, and runs the page /offline. It is loaded by every page. Pages inside
// other people's pages keep nothing on the reader's device.
(() => {
  "use strict";
  if (window.top !== window) return;

  const WORKER = "/app-worker.js";
  const REFUSED = "draftlines-offline"; // "no": the reader has removed what was kept
  const LATER = "draftlines-later"; // the version of which the reader does not want to hear
  const HOUR = 3600e3;

  const byId = (id) => document.getElementById(id);

  // In a sandboxed frame even asking throws.
  let workers = null;
  try { workers = navigator.serviceWorker ?? null; } catch { /* not here */ }

  let registration = null;
  let installPrompt = null;
  let progress = null; // of an edition that is being fetched
  let failure = ""; // why the last attempt failed
  let changed = false; // another window has gone on to a new edition
  let accepted = false;

  // ---- the worker --------------------------------------------------------------

  // ask returns the worker's answer, or nothing from one that does not speak. A
  // slow device may need seconds to start it.
  const ask = (worker, words, patience = 20e3) => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (e) => done(e.data);
    setTimeout(() => done(null), patience);
    worker.postMessage({ draftlines: words }, [port2]);
  });

  const wanted = () => !navigator.connection?.saveData && localStorage.getItem(REFUSED) !== "no";

  async function register() {
    failure = "";
    try {
      // The worker's own file is never taken from a copy on the way.
      watch(await workers.register(WORKER, { updateViaCache: "none" }));
    } catch {
      failure ||= "refused"; // a sandbox, or a browser set to keep nothing
      render();
    }
  }

  function watch(found) {
    if (registration === found) return;
    registration = found;
    const follow = (worker) => worker?.addEventListener("statechange", () => {
      if (worker.state !== "installing") progress = null;
      if (worker.state === "redundant" && !registration?.active) registration = null; // the browser has given it up
      render();
    });
    follow(registration.installing);
    registration.addEventListener("updatefound", () => { failure = ""; follow(registration?.installing); render(); });
    render();
  }

  // The new edition takes over, and this page is loaded again from it.
  function accept() {
    const waiting = registration?.waiting;
    if (!waiting) return location.reload();
    const held = setTimeout(() => startAnew(waiting), 5000);
    accepted = true;
    waiting.addEventListener("statechange", () => {
      clearTimeout(held);
      if (waiting.state === "activated" && accepted) location.reload();
    });
    waiting.postMessage({ draftlines: "activate" });
  }

  // Chromium sometimes holds a worker back for minutes although nothing is going
  // on in the one before. Without a registration the page comes from the
  // network; the new worker then finds its edition stored.
  async function startAnew(waiting) {
    const reached = await fetch(WORKER, { cache: "no-store" }).then((r) => r.ok, () => false);
    if (waiting.state !== "installed") return;
    if (reached && (await registration.unregister())) return location.reload();
    accepted = false;
    show("The browser is not ready to change to it yet. It will when all windows of the site have been closed.", "Try again", () => {});
  }

  // ---- the note of a new edition -------------------------------------------------

  const day = (iso) => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(iso));

  async function note() {
    // The first worker of all may wait for an instant, and is no update.
    const { active, waiting } = registration ?? {};
    const next = active && waiting && (await ask(waiting, "state"));
    if (next && sessionStorage.getItem(LATER) !== next.version) {
      const now = await ask(active, "state");
      const what = now?.edition === next.edition ? "A new version of these pages is ready." : `A new edition is ready, that of ${day(next.edition)}.`;
      show(what, "Reload with it", () => sessionStorage.setItem(LATER, next.version));
    } else if (changed) {
      show("A new edition was opened in another window. This page is still of the one before.", "Reload", () => { changed = false; });
    } else {
      byId("notice")?.replaceChildren();
    }
  }

  function show(words, does, dismiss) {
    const box = byId("notice");
    if (!box || box.dataset.words === words && box.firstChild) return; // said once
    const p = document.createElement("p");
    p.textContent = words;
    box.dataset.words = words;
    box.replaceChildren(p, button(does, accept), button("Not now", () => {
      dismiss();
      box.replaceChildren();
      byId("content")?.focus({ preventScroll: true }); // the button that had it is gone
    }));
  }

  function button(text, act) {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = text;
    b.addEventListener("click", act);
    return b;
  }

  // ---- the page /offline ---------------------------------------------------------

  const REASONS = {
    room: "There is not enough room for it on this device, or the browser gives this site no more.",
    network: "The connection broke off. The next visit goes on from there.",
    missing: "The site did not give a file that belongs to the edition. The next visit tries again.",
    changed: "The site gave a file that is not of the edition, perhaps because a new one is just being published. The next visit tries again.",
    refused: "This browser does not let the site keep anything.",
  };

  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)}\u00a0MB`;

  function stateWords(state, next) {
    if (!workers) return "This browser, or the way in which the site is opened, does not let pages be kept. It needs https.";
    if (state?.at) {
      const kept = `This device keeps the edition of ${day(state.edition)}: ${state.pages} pages in full and what the program needs to draw ${state.drawn} more, ${megabytes(state.bytes)} in all, since ${day(state.at)}.`;
      if (next) return `${kept} The edition of ${day(next.edition)} has been fetched and waits.`;
      if (progress) return `${kept} A newer edition is being fetched.`;
      return failure ? `${kept} A newer one could not be fetched. ${REASONS[failure]}` : kept;
    }
    if (failure) return `Nothing is kept on this device. ${REASONS[failure]}`;
    if (progress || registration?.installing) return "The site is being stored on this device.";
    if (localStorage.getItem(REFUSED) === "no") return "Nothing is kept on this device, as you asked.";
    if (navigator.connection?.saveData) return "Nothing is kept on this device yet, because your browser asks sites to save data.";
    return "Nothing is kept on this device yet.";
  }

  const reveal = (id, on) => { byId(id).hidden = !on; };

  let drawing = 0;
  async function render() {
    note();
    if (!byId("offline-state")) return;
    const turn = ++drawing;
    const { active, waiting } = registration ?? {};
    const state = active ? await ask(active, "state") : null;
    const next = active && waiting ? await ask(waiting, "state") : null;
    const persisted = await navigator.storage?.persisted?.().catch(() => true) ?? true;
    if (turn !== drawing) return; // something newer is on its way
    const out = byId("offline-state"), words = stateWords(state, next);
    if (out.textContent !== words) out.textContent = words;
    const busy = progress || registration?.installing;
    reveal("offline-progress", busy);
    reveal("offline-store", workers && !state?.at && !busy);
    reveal("offline-renew", next);
    reveal("offline-look", state?.at && !next && !busy);
    reveal("offline-persist", state?.at && !persisted);
    reveal("offline-remove", state?.at);
    reveal("offline-install", installPrompt);
  }

  const answer = (words) => { byId("offline-answer").textContent = words; };

  const ACTS = {
    async "offline-store"() {
      localStorage.removeItem(REFUSED);
      if (!registration?.active) return register();
      progress = [0, 1]; // the worker is there, what it had kept is not
      render();
      failure = "";
      await ask(registration.active, "store", HOUR);
      progress = null;
    },
    "offline-renew": accept,
    async "offline-look"() {
      answer("Looking…");
      try {
        await registration.update();
        answer(registration.installing || registration.waiting ? "" : "There is none; this is the newest.");
      } catch {
        answer("It could not be found out, the site cannot be reached.");
      }
    },
    async "offline-persist"() {
      try {
        answer(await navigator.storage.persist() ? "The browser will not clear it by itself." : "The browser did not agree. It may once you have installed the site or visit it often.");
      } catch {
        answer("This browser cannot be asked.");
      }
    },
    async "offline-remove"() {
      localStorage.setItem(REFUSED, "no");
      await registration.unregister();
      for (const name of await caches.keys()) {
        if (name.startsWith("draftlines-")) await caches.delete(name);
      }
      registration = null;
      answer("Removed. It will not be stored again unless you ask for it here.");
      byId("heading").focus({ preventScroll: true });
    },
    async "offline-install"() {
      const prompt = installPrompt;
      installPrompt = null;
      prompt.prompt();
      const { outcome } = await prompt.userChoice;
      answer(outcome === "accepted" ? "Installed." : "Not installed. You can do so from the browser’s menu at any time.");
    },
  };

  // The page that the app could not draw names the kept one nearest to it.
  function nearest() {
    const line = byId("shell-nearest");
    const [, kind, first] = location.pathname.split("/");
    const near = { draft: [`/draft/${first}`, "The draft to which the clause belongs"], compare: [`/compare/all/${first}`, "All drafts beside the first of the two"], place: ["/place", "The list of places"] }[kind];
    if (!line || !near || !first) return;
    const a = document.createElement("a");
    [a.href, a.textContent] = near;
    line.append(a);
    line.hidden = false;
  }

  // ---- start ---------------------------------------------------------------------

  addEventListener("beforeinstallprompt", (e) => { e.preventDefault(); installPrompt = e; render(); });
  addEventListener("appinstalled", () => { installPrompt = null; render(); });
  document.addEventListener("click", async (e) => {
    const act = ACTS[e.target.closest?.("#content button[id]")?.id];
    if (!act) return;
    await act();
    render();
  });
  document.addEventListener("draftlines:takeover", () => render());
  nearest();
  if (workers && byId("offline-state")) byId("offline-state").textContent = "Looking at what is kept…";
  render();
  if (!workers) return;

  const controlled = workers.controller;
  workers.addEventListener("controllerchange", () => {
    changed = Boolean(controlled) && !accepted;
    render();
  });
  workers.addEventListener("message", (e) => {
    const said = e.data?.draftlines;
    if (!said) return;
    if (said.kind === "failed") failure = said.reason;
    progress = said.kind === "progress" ? [said.done, said.total] : null;
    const bar = byId("offline-progress");
    if (bar && progress) [bar.value, bar.max] = progress;
    if (!progress || bar?.hidden) render();
  });
  workers.startMessages();

  // The reader's page comes first: the site is stored when it has loaded and the
  // browser has nothing better to do.
  const begin = async () => {
    const known = await workers.getRegistration().catch(() => null);
    if (known?.active) watch(known);
    if (known || wanted()) register();
  };
  const idle = () => (window.requestIdleCallback ? requestIdleCallback(begin, { timeout: 5000 }) : setTimeout(begin, 2000));
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });

  // A window that stays open for days asks for itself.
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || !registration?.active || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {}); // no network
  });
})();
