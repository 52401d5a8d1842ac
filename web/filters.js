// Filters of tables and lists (app/sieve.go) work by the style sheet alone. This
// script keeps the choices in the address, so that a filtered page survives a
// reload and can be passed on, counts what is left, and says so.
(() => {
  "use strict";

  const forms = () => [...document.querySelectorAll(".sieve form.sieve-box")];
  const inputs = () => forms().flatMap((f) => [...f.querySelectorAll("input[name]")]);
  // byName groups the inputs. go-app sets what is checked as a property, which
  // leaves no default behind (attribute.go, setJSAttribute): the first radio is it.
  const byName = () => {
    const groups = inputs().reduce((m, i) => m.set(i.name, [...(m.get(i.name) ?? []), i]), new Map());
    for (const g of groups.values()) {
      if (g[0].type === "radio" && !g.some((i) => i.defaultChecked)) g[0].defaultChecked = true;
    }
    return groups;
  };

  // initially is how an input is on a page that nobody has touched. The attribute
  // does not tell: what the app has built has the property alone.
  const initially = (i) => (i.type === "radio" ? i.value === "any" : !i.matches(".sieve-only"));

  // asAddress is what a group of inputs is in the address: nothing where it is
  // as the page came, else the values that are set.
  const asAddress = (group) =>
    group.every((i) => i.checked === initially(i)) ? null : group.filter((i) => i.checked).map((i) => i.value).join(",") || "none";

  // read sets the inputs from the address, and to what they were on a page
  // without a word about them. Values that no input has are ignored.
  function read() {
    const q = new URLSearchParams(location.search);
    for (const [name, group] of byName()) {
      const values = q.get(name)?.split(",") ?? [];
      const known = group.some((i) => values.includes(i.value)) || values[0] === "none" && group[0].type === "checkbox";
      for (const i of group) i.checked = known ? values.includes(i.value) : initially(i);
    }
    count();
  }

  // write puts the choices into the address. The page stays the same one in the
  // history: back leads to where the reader came from.
  function write() {
    const url = new URL(location.href);
    let other = false;
    for (const [name, group] of byName()) {
      const words = asAddress(group);
      if (words === url.searchParams.get(name)) continue;
      other = true;
      if (words === null) url.searchParams.delete(name);
      else url.searchParams.set(name, words);
    }
    url.search = url.search.replaceAll("%2C", ",");
    if (other) history.replaceState(history.state, "", url);
    count();
  }

  const shown = (el) => getComputedStyle(el).display !== "none";

  // count says how many rows are left, and takes away what has none: two rules of
  // the style sheet can each leave something of a group and both together not. Where
  // nothing is chosen the browser need not try all rules on all rows (web/rest.css).
  function count() {
    for (const sieve of document.querySelectorAll(".sieve")) {
      sieve.classList.toggle("is-on", [...sieve.querySelectorAll("form.sieve-box input[name]")].some((i) => i.checked !== initially(i)));
    }
    for (const form of forms()) {
      const out = form.querySelector(".sieve-count");
      if (!out) continue; // hides columns, not rows
      const sieve = form.closest(".sieve");
      const chosen = [...form.querySelectorAll(".sieve-only:checked")].map((i) => i.parentNode.querySelector(".sieve-label").textContent.trim());
      if (chosen.length === 0) { // to look at every row would lay them all out
        for (const g of sieve.querySelectorAll(".is-empty")) g.classList.remove("is-empty");
        if (out.textContent) out.textContent = "";
        continue;
      }
      for (const g of sieve.querySelectorAll(".sift-group")) {
        g.classList.remove("is-empty");
        const rows = [...g.querySelectorAll(".sift")];
        g.classList.toggle("is-empty", rows.length > 0 && !rows.some(shown));
      }
      const rows = [...sieve.querySelectorAll("." + form.dataset.counts)];
      const left = rows.filter((r) => shown(r) && !r.closest(".is-empty")).length;
      const words = sentence(left, rows.length, form.dataset, chosen);
      if (out.textContent !== words) out.textContent = words;
    }
  }

  const sentence = (left, all, { one, many }, chosen) => {
    const noun = all === 1 ? one : many;
    return `${left ? `${left} of ${all} ${noun}` : `None of ${all} ${noun} matches`}: ${chosen.join("; ")}.`;
  };

  document.addEventListener("change", (e) => {
    if (e.target.closest?.(".sieve form.sieve-box")) write();
  });
  document.addEventListener("reset", (e) => {
    if (!e.target.matches?.(".sieve form.sieve-box")) return;
    e.preventDefault(); // the browser would go by the attributes
    for (const i of e.target.querySelectorAll("input[name]")) i.checked = initially(i);
    write();
    e.target.querySelector("summary").focus();
  });
  // What the address says wins over choices that the browser brings back on
  // reload and return. An address that says nothing leaves those alone that the
  // reader has made before this script ran.
  function start() {
    const q = new URLSearchParams(location.search);
    if ([...byName().keys()].some((name) => q.has(name))) read();
    else write();
  }
  start();
  addEventListener("pageshow", start);
  document.addEventListener("draftlines:takeover", start);
  // The app has come to another page: on the way back the address knows, on the
  // way on the choices go along where that page has the same ones.
  document.addEventListener("draftlines:arrived", (e) => (e.detail.back ? read() : write()));
})();
