// On the page for unknown addresses: reads the address, says what in it is
// unknown, and lists the pages that are nearest to it, from the index that the
// search uses. The first part is pure and is tested without a browser.
(() => {
  "use strict";

  const MOST = 8;
  const node = typeof module !== "undefined";
  const { slips, normal, index } = node ? require("./search.js") : (window.draftlinesSearch ?? {});

  // The pages that are not in the search.
  const PAGES = [
    ["/", "The map"], ["/compare", "Compare two drafts"], ["/compare/all", "All drafts, subject by subject"], ["/place", "Places"],
    ["/topic", "Topics"], ["/timeline", "Timeline"], ["/glossary", "Glossary"], ["/disputes", "Disputes"],
    ["/coverage", "Coverage"], ["/method", "Method"], ["/sources", "Sources"], ["/articles", "Maps in articles"], ["/about", "About Draftlines"],
  ];
  const [COMPARE, COLUMNS] = PAGES.slice(1, 3).map(([u, t]) => ({ u, t, n: "" }));
  // What a first part stands for where it is written in another way.
  const KINDS = {
    draft: "Draft", drafts: "Draft", plan: "Draft", plans: "Draft", clause: "Draft",
    area: "Area", areas: "Area", place: "Place", places: "Place", town: "Place", city: "Place",
    topic: "Topic", topics: "Topic", term: "Term", terms: "Term", glossary: "Term",
  };

  // parts are the words between the slashes, as ids are written: small letters,
  // hyphens, no ending.
  function parts(path) {
    let plain = path;
    try { plain = decodeURIComponent(path); } catch { /* not an escape after all */ }
    return plain.split("/").map((p) => p.trim().toLowerCase().replace(/\.html?$/, "").replace(/[\s_+]+/g, "-")).filter(Boolean);
  }

  // lastPart is the id of an entry within its kind.
  const lastPart = (u) => u.slice(Math.max(u.lastIndexOf("/"), u.lastIndexOf("#")) + 1);

  // far is how many slips lie between a word of the address and an entry: its
  // id, its title or another name. Infinity is no likeness.
  function far(word, entry) {
    const asked = normal(word);
    const limit = asked.length >= 10 ? 3 : asked.length >= 7 ? 2 : asked.length >= 4 ? 1 : 0;
    let least = Infinity;
    for (const name of [lastPart(entry.u), entry.t, ...(entry.w ?? [])].map(normal)) {
      if (name === asked) return 0;
      const n = Math.min(slips(asked, name, limit), name.length > 3 && asked.startsWith(name) ? limit : Infinity);
      if (n <= limit) least = Math.min(least, n + 0.5 * (Math.abs(name.length - asked.length) > limit));
    }
    return least;
  }

  // nearestOf are the entries of a kind that are like a word, likest first.
  const nearestOf = (word, entries) =>
    entries.map((e, at) => ({ e, at, n: far(word, e) })).filter((x) => x.n < Infinity)
      .sort((a, b) => a.n - b.n || a.at - b.at).map((x) => x.e);

  const link = (u, t, n) => ({ u, t, n });
  const shown = (e) => link(e.u, e.k === "Clause" ? `${e.n}: ${e.t}` : e.t, e.k === "Clause" ? "" : e.n);

  // clausesLike are the clauses of a draft nearest to a number: the same number
  // with other letters, then its neighbours.
  function clausesLike(number, clauses) {
    const wanted = parseInt(number, 10);
    if (Number.isNaN(wanted)) return [];
    const off = (e) => Math.abs(parseInt(lastPart(e.u), 10) - wanted);
    const least = Math.min(...clauses.map(off));
    const nearest = clauses.filter((e) => off(e) === least);
    return (nearest.length > 1 ? nearest : clauses.filter((e) => off(e) <= least + 2)).slice(0, MOST);
  }

  function forDraft(all, [, id, number]) {
    const drafts = all.filter((e) => e.k === "Draft");
    if (!id) return { says: "", links: drafts.map(shown) };
    const exact = drafts.find((e) => lastPart(e.u) === id);
    if (!exact) return { says: `No draft has the id “${id}”.`, links: nearestOf(id, drafts).map(shown) };
    if (!number) return { says: "", links: [shown(exact)] };
    const clauses = all.filter((e) => e.k === "Clause" && e.u.startsWith(exact.u + "/"));
    const same = clauses.find((e) => lastPart(e.u) === number);
    return {
      says: same ? "" : `${exact.t} has no clause “${number}”.`,
      links: same ? [shown(same)] : [link(exact.u, exact.t, "all its clauses"), ...clausesLike(number, clauses).map(shown)],
    };
  }

  // forCompare offers comparisons where any two drafts have one (every).
  function forCompare(all, [, first, second], every) {
    const drafts = all.filter((e) => e.k === "Draft");
    const of = (id) => drafts.find((e) => lastPart(e.u) === id);
    const pair = (a, b) => link(`/compare/${lastPart(a.u)}/${lastPart(b.u)}`, `${a.w[0]} and ${b.w[0]}`, "");
    const [a, b] = [of(first), of(second)];
    const known = a ?? b;
    if (!known) {
      const says = second ? `No draft has the id “${first}” or “${second}”.` : `No draft has the id “${first}”.`;
      const [like, other] = [nearestOf(first ?? "", drafts)[0], nearestOf(second ?? "", drafts)[0]];
      const links = !like || !other || like === other ? [] : every ? [pair(like, other)] : [shown(like), shown(other), COMPARE];
      return { says: first ? says : "", links };
    }
    const missing = a ? second : first;
    const says = a && a === b ? "A draft is not compared with itself."
      : a && b ? `${a.w[0]} and ${b.w[0]} have no page together.`
      : missing ? `No draft has the id “${missing}”.` : "";
    if (!every) return { says, links: a && b && a !== b ? [COLUMNS, shown(a), shown(b), COMPARE] : [shown(known), COMPARE] };
    const rest = drafts.filter((e) => e !== known);
    const like = missing && a !== b ? nearestOf(missing, rest) : [];
    const others = [...like, ...rest.filter((e) => !like.includes(e))];
    return { says, links: others.map((e) => (a ? pair(known, e) : pair(e, known))) };
  }

  function forKind(all, kind, words) {
    const word = words[words.length - 1];
    const entries = all.filter((e) => e.k === kind);
    const links = nearestOf(word, entries).map(shown);
    return { says: entries.some((e) => lastPart(e.u) === word) ? "" : `No ${kind.toLowerCase()} has the id “${word}”.`, links };
  }

  // nearest is what an address leads to almost: a sentence on what is unknown in
  // it, and links. Not any two drafts are compared where pairs is "some".
  function nearest({ entries }, path, pairs) {
    const words = parts(path);
    if (words.length === 0) return { says: "", links: [] };
    const address = "/" + words.join("/");
    const page = [...entries.map(shown), ...PAGES.map(([u, t]) => link(u, t, ""))].find((l) => l.u === address);
    if (page) return { says: "", links: [page] }; // but for a slash, an ending, a capital
    const kind = KINDS[words[0]];
    let found = { says: "", links: [] };
    if (kind === "Draft") found = forDraft(entries, words);
    else if (words[0] === "compare") found = forCompare(entries, words, pairs !== "some");
    else if (kind && words.length > 1) found = forKind(entries, kind, words);
    if (found.links.length === 0) {
      const pages = PAGES.map(([u, t]) => ({ k: "", u, t, w: [t.split(" ")[0]] }));
      const word = words[words.length - 1];
      found.links = [...nearestOf(words[0], pages), ...nearestOf(word, entries.filter((e) => e.k !== "Clause"))].map(shown);
    }
    return { says: found.says, links: found.links.slice(0, MOST + 3) };
  }

  if (node) {
    module.exports = { nearest };
    return;
  }

  // ---- the page --------------------------------------------------------------------

  function show({ says, links }) {
    const box = document.getElementById("nearest");
    if (!box) return;
    const p = document.createElement("p");
    const few = links.length ? "Nearest to it:" : "No page is near it.";
    p.textContent = says ? `${says} ${few}` : links.length ? "Perhaps you meant:" : few;
    const ul = document.createElement("ul");
    for (const l of links) {
      const li = document.createElement("li");
      const a = document.createElement("a");
      a.href = l.u;
      a.textContent = l.t;
      li.append(a, l.n ? `, ${l.n}` : "");
      ul.append(li);
    }
    box.replaceChildren(p, ...(links.length ? [ul] : []));
  }

  // Who opens the page by its own address has not lost the way.
  if (index && !/^\/404(\.html)?$/.test(location.pathname)) {
    index().then((i) => show(nearest(i, location.pathname, document.getElementById("nearest")?.dataset.pairs))).catch(() => { /* the lists below serve */ });
  }
})();
