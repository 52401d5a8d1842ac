// What the pages of all peers have in common: the published layers, how they
// look, and the panel that says which area was chosen.
const page = document.documentElement.dataset;

export const renderer = page.renderer;
export const [west, south, east, north] = page.view.split(" ").map(Number);

// From the bottom to the top. Colours are those of the site by day.
const looks = {
  neighbours: { fill: "#e9e6df", stroke: "#a9b4b6", width: 0.6 },
  oblasts: { fill: "#f8f5ed", stroke: "#c6bfae", width: 0.8 },
  "waters-odbl": { fill: "#c3d3d8", stroke: "#a9c2c9", width: 0.5 },
  waters: { stroke: "#a9c2c9", width: 1.2 },
  areas: { fill: "#96590a", opacity: 0.15, stroke: "#96590a", width: 1.2 },
  "state-border": { stroke: "#33322f", width: 1.6 },
  "line-of-contact": { stroke: "#16181b", width: 2 },
  "frozen-fronts": { stroke: "#37434f", width: 3 },
  "control-lines": { stroke: "#8c1f58", width: 2.4, dash: [7, 5] },
};

// look is how a feature of a layer is drawn; ground held by Russia is tinted.
export function look(name, properties) {
  if (name === "areas" && properties.holder === "russia") return { ...looks.areas, fill: "#6d5d48", opacity: 0.3 };
  return { opacity: 1, ...looks[name] };
}

// Lines and grounds of the one draft; a few areas have no ground of their own.
const isShown = (f) => f.geometry && f.geometry.type !== "Point" && (!f.properties.draft || f.properties.draft === page.draft);

export function load() {
  return Promise.all(Object.keys(looks).map(async (name) => {
    const collection = await (await fetch(`${page.layers}/${name}.geojson`)).json();
    return { name, features: collection.features.filter(isShown) };
  }));
}

export const chosen = { stroke: "#b5460f", width: 3 };

export function select(properties) {
  const heading = document.createElement("h2");
  heading.textContent = properties.name_en;
  const size = document.createElement("p");
  size.textContent = `${Math.round(properties.km2).toLocaleString("en")} km², held by ${properties.holder}`;
  const summary = document.createElement("p");
  summary.textContent = properties.summary;
  document.getElementById("panel").replaceChildren(heading, size, summary);
}

// drawn marks the frame after the one in which the map was painted first.
export function drawn() {
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("map-drawn")));
}
