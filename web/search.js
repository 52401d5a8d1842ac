// The search field of the header. The index is one file, fetched when the field
// is first used; from then on nothing is asked of a server. What is found is a
// plain list of links. The first part is pure and is tested without a browser.
(() => {
  "use strict";

  const MOST = 12;

  // ---- matching --------------------------------------------------------------

  // normal folds case, accents and apostrophes, so that Slov'iansk, Slov’iansk
  // and SLOVIANSK are the same, and Torez is Торез only where the index says so.
  function normal(text) {
    return text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/['’‘ʼʹ`´′"“”]/g, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  }

  // allowed is how many slips a word of that length may have.
  const allowed = (letters) => (letters >= 8 ? 2 : letters >= 5 ? 1 : 0);

  // slips is the Damerau–Levenshtein distance (neighbours swapped count once)
  // between what was typed and the nearest beginning of a name, or the whole
  // name; more than limit is answered by limit + 1.
  function slips(typed, name, limit) {
    if (name.length < typed.length - limit) return limit + 1;
    const end = Math.min(name.length, typed.length + limit);
    let before = [];
    let last = Array.from({ length: end + 1 }, (_, j) => j);
    for (let i = 1; i <= typed.length; i++) {
      const row = [i];
      for (let j = 1; j <= end; j++) {
        const cost = typed[i - 1] === name[j - 1] ? 0 : 1;
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      // What is above the limit in two rows stays above it in all that follow.
      if (Math.min(...row) > limit && Math.min(...last) > limit) return limit + 1;
      before = last;
      last = row;
    }
    return Math.min(limit + 1, ...last);
  }

  // rank says how well a name answers: 0 is the name itself, 1 it begins so,
  // 2 each typed word begins one of its words, 3 and more with slips; Infinity
  // is no answer.
  function rank(typed, name) {
    if (name === typed) return 0;
    if (name.startsWith(typed)) return 1;
    const words = name.split(" ");
    const asked = typed.split(" ");
    if (asked.every((a) => words.some((w) => w.startsWith(a)))) return 2;
    let sum = 0;
    for (const a of asked) {
      const limit = allowed(a.length);
      const least = Math.min(...words.map((w) => (w.startsWith(a) ? 0 : limit ? slips(a, w, limit) : 1)));
      if (least > limit) { sum = Infinity; break; }
      sum += least;
    }
    const limit = allowed(typed.length);
    const whole = limit ? slips(typed, name, limit) : 1;
    const best = Math.min(sum, whole > limit ? Infinity : whole);
    return best === Infinity ? best : 2 + best;
  }

  // group keeps what answers without slips before what needs them; within a
  // group the kinds keep their order, places first.
  const group = (r) => (r === 0 ? 0 : r <= 2 ? 1 : 2);

  // prepare makes the index quick to search. An entry is {k: kind, t: title,
  // u: address, n: note, w: other names, l: their languages}.
  function prepare(index) {
    return index.entries.map((e, at) => ({
      entry: e,
      at,
      kind: index.kinds.indexOf(e.k),
      names: [e.t, ...(e.w ?? [])].map(normal),
    }));
  }

  // named is an entry with the other name that it was found by, where the index
  // says which language its names are in: who types Torez should not wonder at
  // Chystiakove.
  function named(entry, best) {
    if (best === 0 || !entry.l) return entry;
    return { ...entry, by: entry.w[best - 1], lang: entry.l[best - 1] };
  }

  // match returns all entries that answer, best first.
  function match(prepared, text) {
    const typed = normal(text);
    if (!typed) return [];
    const found = [];
    for (const p of prepared) {
      const ranks = p.names.map((name) => rank(typed, name));
      const r = Math.min(...ranks);
      if (r < Infinity) found.push({ ...p, r, best: ranks.indexOf(r) });
    }
    found.sort((a, b) => group(a.r) - group(b.r) || a.kind - b.kind || a.r - b.r || a.at - b.at);
    return found.map((f) => named(f.entry, f.best));
  }

  if (typeof module !== "undefined") {
    module.exports = { normal, slips, match: (index, text) => match(prepare(index), text) };
    return;
  }

  // ---- the field -------------------------------------------------------------

  const field = () => document.getElementById("search-field");
  const list = () => document.getElementById("search-results");
  const status = () => document.getElementById("search-status");
  const address = document.querySelector('meta[name="search-index"]')?.content ?? "/data/search.json";

  let prepared = null;
  let fetching = null;
  let text = ""; // survives the takeover of the page
  let open = false;

  function fetchIndex() {
    fetching ??= fetch(address).then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.status))));
    fetching.catch(() => { fetching = null; }); // the next one tries again
    return fetching;
  }
  window.draftlinesSearch = { index: fetchIndex, slips, normal }; // for web/notfound.js

  let loading = null;
  function load() {
    loading ??= fetchIndex()
      .then((index) => { prepared = prepare(index); show(); })
      .catch(() => {
        loading = null;
        say("The search could not be loaded. All places are listed under Places.");
      });
  }

  function say(words) {
    const out = status();
    if (out && out.textContent !== words) out.textContent = words;
  }

  function show() {
    const box = list();
    if (!box) return;
    box.textContent = "";
    if (!open || !prepared || !text.trim()) return say("");
    const found = match(prepared, text);
    say(words(found.length));
    if (!found.length) {
      const p = document.createElement("p");
      p.append("Nothing found. ", anchor("/place", "All places"));
      box.append(p);
      return;
    }
    const ul = document.createElement("ul");
    for (const e of found.slice(0, MOST)) {
      const li = document.createElement("li");
      const note = document.createElement("span");
      note.textContent = e.n ? `${e.k}, ${e.n}` : e.k;
      if (e.by) {
        const by = document.createElement("span");
        if (e.lang) by.lang = e.lang;
        by.textContent = e.by;
        note.append("; also ", by);
      }
      const a = anchor(e.u, e.t);
      a.append(" ", note);
      li.append(a);
      ul.append(li);
    }
    box.append(ul);
  }

  function anchor(href, label) {
    const a = document.createElement("a");
    a.href = href;
    a.textContent = label;
    return a;
  }

  function words(n) {
    if (n === 0) return "Nothing found.";
    if (n > MOST) return `${n} results, the first ${MOST} are listed.`;
    return n === 1 ? "1 result." : `${n} results.`;
  }

  function close() {
    open = false;
    show();
  }

  document.addEventListener("focusin", (e) => {
    if (e.target === field()) {
      open = true;
      load();
      show();
    } else if (open && !e.target.closest?.(".search")) close();
  });
  document.addEventListener("pointerdown", (e) => {
    if (open && !e.target.closest?.(".search")) close();
  });
  document.addEventListener("input", (e) => {
    if (e.target !== field()) return;
    text = e.target.value;
    open = true;
    load();
    show();
  });
  document.addEventListener("submit", (e) => {
    if (!e.target.closest?.(".search")) return;
    e.preventDefault();
    list()?.querySelector("a")?.click();
  });
  document.addEventListener("keydown", (e) => {
    const inside = e.target.closest?.(".search");
    if (!inside || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Escape" && open) {
      e.preventDefault();
      field().focus();
      close();
      return;
    }
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
    const stops = [field(), ...list().querySelectorAll("a")];
    const to = stops.indexOf(e.target) + (e.key === "ArrowDown" ? 1 : -1);
    if (to < 0 || to >= stops.length) return;
    e.preventDefault();
    stops[to].focus();
  });
  // A result leads away: the app or the browser follows the link, the field is
  // ready for the next search.
  document.addEventListener("click", (e) => {
    if (!e.target.closest?.(".search-results a")) return;
    text = "";
    if (field()) field().value = "";
    setTimeout(close);
  });
  // The app has replaced the page: what was typed and found stays.
  document.addEventListener("draftlines:takeover", () => {
    if (!field()) return;
    if (text) field().value = text;
    open = open && document.activeElement === field();
    show();
  });

  // ---- the menu of narrow windows ----------------------------------------------

  // It opens and closes by itself; what only scripts can do is to close it when
  // the reader turns to something else.
  const menu = () => document.getElementById("menu");
  const inMenu = (e) => Boolean(e.target.closest?.(".site-header nav"));
  document.addEventListener("pointerdown", (e) => {
    if (menu()?.open && !inMenu(e)) menu().open = false;
  });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || !menu()?.open || !inMenu(e)) return;
    menu().open = false;
    menu().querySelector("summary").focus();
  });
  document.addEventListener("draftlines:arrived", () => { if (menu()) menu().open = false; });

  // Typed before this script ran.
  text = field()?.value ?? "";
  if (document.activeElement && document.activeElement === field()) {
    open = true;
    load();
  }
})();
