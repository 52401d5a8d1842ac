// The service worker keeps one edition of the site on the reader's device and
// answers from it. STORE is written by the builder (offline.go).
//
// All or nothing: an edition is fetched into a cache of its own, each file is
// compared with the hash that the builder saw, and only then a last entry says
// that the cache is complete. Nothing is answered from a cache without it. An
// unfinished cache is not thrown away when the line breaks: the next attempt
// takes from it, and from the edition before, whatever has the right hash.
//
// A new edition waits until the reader asks for it or has closed all pages; open
// pages keep theirs. Only caches of ours are ever deleted.
"use strict";

const STORE = {{.Store}};

const PREFIX = "draftlines-";
const NAME = PREFIX + STORE.version;
const COMPLETE = "/draftlines-complete"; // no page has this address
const HASH = "draftlines-hash"; // header field of a kept answer
const AT_ONCE = 4; // files fetched side by side
const PATIENCE = 4000; // ms for the network, where the app could draw the page

const files = new Map(Object.entries(STORE.files)); // address -> hash
const drawn = new Set(STORE.drawn); // paths of pages that the app draws

// Answers of these are not ours to give: files to take along, and pages inside
// other people's pages.
const NEVER = /^\/(data|embed|oembed)(\/|$)|\.(?!html$)\w+$/;

// ---- storing -----------------------------------------------------------------

// Not kept of an answer: what was true of its way here, not of the file.
const OF_THE_WAY = ["content-encoding", "content-length", "vary", "cache-control", "set-cookie"];

const TYPES = { html: "text/html", wasm: "application/wasm", js: "javascript", css: "text/css" };

// typeOf is a part of the media type that a file must come with.
function typeOf(address) {
  const name = address.split("?")[0].split("/").pop();
  return name.includes(".") ? TYPES[name.split(".").pop()] ?? "" : TYPES.html;
}

class Failure extends Error {
  constructor(reason, address) {
    super(`${reason}: ${address}`);
    this.reason = reason;
  }
}

async function hashOf(body) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(sum.subarray(0, 8), (b) => b.toString(16).padStart(2, "0")).join("");
}

// load fetches a file. What has its hash in the address never changes, so that
// the browser's own copy will do; anything else is asked for again. A copy on
// the way may be of another edition: then once more past all of them.
async function load(address, hash) {
  let wrong;
  for (const cache of [address.includes("?v=") ? "default" : "no-cache", "reload"]) {
    let answer, body;
    try {
      answer = await fetch(address, { cache, priority: "low" });
      body = await answer.arrayBuffer();
    } catch {
      throw new Failure("network", address);
    }
    const type = answer.headers.get("content-type") ?? "";
    const there = answer.ok || address === STORE.notFound; // whose status hosts differ on
    if (!there || answer.redirected || !type.includes(typeOf(address))) {
      wrong = new Failure(there ? "changed" : "missing", address);
    } else if ((await hashOf(body)) !== hash) {
      wrong = new Failure("changed", address);
    } else {
      const headers = new Headers(answer.headers);
      for (const name of OF_THE_WAY) headers.delete(name);
      headers.set(HASH, hash);
      return new Response(body, { headers });
    }
  }
  throw wrong;
}

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

// store makes the cache of this edition complete, or throws a Failure.
async function store() {
  const cache = await caches.open(NAME);
  if (await cache.match(COMPLETE)) return;
  const others = await Promise.all((await ownCaches()).filter((name) => name !== NAME).map((name) => caches.open(name)));
  const kept = async (from, address, hash) => {
    const answer = await from.match(address);
    return answer?.headers.get(HASH) === hash ? answer : null;
  };
  const wanted = [];
  for (const [address, hash] of files) {
    if (!(await kept(cache, address, hash))) wanted.push([address, hash]);
  }
  let done = files.size - wanted.length;
  await haveRoom(wanted.length / files.size);
  const put = async ([address, hash]) => {
    let answer = null;
    for (const other of others) answer ??= await kept(other, address, hash);
    answer ??= await load(address, hash);
    try {
      await cache.put(address, answer);
    } catch {
      throw new Failure("room", address);
    }
    done++;
    if (done % 5 === 0) tell({ kind: "progress", done, total: files.size });
  };
  const line = async () => {
    while (wanted.length) await put(wanted.shift());
  };
  // All lines have ended before anybody acts on a failure.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, line));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  await cache.put(COMPLETE, new Response(JSON.stringify({ at: new Date().toISOString() })));
}

// haveRoom fails before anything is fetched where the browser will not keep it.
async function haveRoom(share) {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota && quota - usage < STORE.bytes * share) throw new Failure("room", "");
}

// keep stores the edition and tells the open pages how it ended.
async function keep() {
  try {
    await store();
  } catch (failure) {
    // A full disk needs the room back; anything else goes on from here next time.
    if (failure.reason === "room") await caches.delete(NAME);
    await tell({ kind: "failed", reason: failure.reason ?? "room" });
    throw failure;
  } finally {
    await forgetUnfinished();
  }
  await tell({ kind: "stored" });
}

// forgetUnfinished deletes what attempts at other editions left behind.
async function forgetUnfinished() {
  for (const name of await ownCaches()) {
    if (name !== NAME && !(await (await caches.open(name)).match(COMPLETE))) await caches.delete(name);
  }
}

async function tell(message) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage({ draftlines: { ...message, version: STORE.version } });
}

// ---- answering ---------------------------------------------------------------

// kept returns a file of this edition, or nothing if it is not complete here.
async function kept(address) {
  if (!files.has(address) || !(await caches.has(NAME))) return undefined;
  const cache = await caches.open(NAME);
  return (await cache.match(COMPLETE)) && cache.match(address);
}

// canonical is the path of a page under another spelling of it.
const canonical = (path) => path.replace(/(\/index)?(\.html|\/+)$/, "") || "/";

async function page(request, url) {
  const path = url.pathname;
  const whole = await kept(path);
  if (whole) return path === STORE.notFound ? gone(whole) : whole;
  const other = canonical(path);
  if (other !== path && (files.has(other) || drawn.has(other)) && (await kept(STORE.shell))) {
    return Response.redirect(other + url.search, 301);
  }
  const shell = drawn.has(path) && (await kept(STORE.shell));
  if (shell) return fromNetwork(request, shell);
  try {
    return await fetch(request);
  } catch (failure) {
    const offered = mapOf(path);
    if (offered && (await kept(STORE.shell))) return Response.redirect(`${offered}${url.search}#citation`, 302);
    const notFound = await kept(STORE.notFound);
    if (!notFound || drawn.has(path)) throw failure;
    return gone(notFound);
  }
}

// mapOf is the page with the map that a page offers. Those are not kept; the map's
// own page has its link and its citation.
function mapOf(path) {
  const map = /^\/share(\/|$)/.test(path) ? canonical(path.slice("/share".length)) : "";
  return files.has(map) || drawn.has(map) ? map : "";
}

// gone says with the page for unknown addresses that there is none at this one.
const gone = (answer) => new Response(answer.body, { status: 404, headers: answer.headers });

// fromNetwork prefers the page as the host has it, which needs no program, but
// does not let the reader wait for it on a line that is hardly there.
async function fromNetwork(request, shell) {
  const late = new Promise((done) => setTimeout(() => done(shell), PATIENCE));
  const sent = fetch(request).then((answer) => (answer.ok || answer.type === "opaqueredirect" ? answer : shell), () => shell);
  return Promise.race([sent, late]);
}

async function asset(request, address) {
  return (await kept(address)) ?? fetch(request);
}

// ---- events ------------------------------------------------------------------

self.addEventListener("install", (event) => event.waitUntil(keep()));

// Pages are not claimed: the page of the first visit came from the network and
// goes on with it, and no browser takes the first worker for an update.
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await ownCaches()) {
      if (name !== NAME) await caches.delete(name);
    }
  })());
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("range")) return;
  if (request.mode !== "navigate") {
    if (files.has(url.pathname + url.search)) event.respondWith(asset(request, url.pathname + url.search));
  } else if (!NEVER.test(url.pathname)) {
    event.respondWith(page(request, url));
  }
});

// Pages ask what is stored, or ask for something to be done.
self.addEventListener("message", (event) => {
  const reply = (words) => event.ports[0]?.postMessage(words);
  switch (event.data?.draftlines) {
    case "state":
      event.waitUntil(state().then(reply));
      break;
    case "store": // again, after the browser has dropped the cache
      event.waitUntil(keep().catch(() => {}).then(state).then(reply));
      break;
    case "activate": // the reader has asked for the new edition
      self.skipWaiting();
  }
});

async function state() {
  const answer = (await caches.has(NAME)) && (await (await caches.open(NAME)).match(COMPLETE));
  const { version, edition, bytes, pages } = STORE;
  return { version, edition, bytes, pages, drawn: drawn.size, at: answer ? (await answer.json()).at : "" };
}
