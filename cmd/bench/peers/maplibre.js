import { Map as GLMap } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import "./peer.css";
import { chosen, drawn, east, load, look, north, select, south, west } from "./shared.js";

const shown = await load();
const sources = Object.fromEntries(shown.map(({ name, features }) =>
  [name, { type: "geojson", data: { type: "FeatureCollection", features }, generateId: true }]));

const isGround = ["==", ["geometry-type"], "Polygon"];
const isRussian = (there, otherwise) => ["case", ["==", ["get", "holder"], "russia"], there, otherwise];
const isChosen = (there, otherwise) => ["case", ["boolean", ["feature-state", "chosen"], false], there, otherwise];

function layersOf(name) {
  const l = look(name, {});
  const held = look(name, { holder: "russia" });
  const line = {
    id: `${name}-line`, source: name, type: "line",
    paint: {
      "line-color": name === "areas" ? isChosen(chosen.stroke, l.stroke) : l.stroke,
      "line-width": name === "areas" ? isChosen(chosen.width, l.width) : l.width,
      ...(l.dash && { "line-dasharray": l.dash.map((d) => d / l.width) }),
    },
  };
  const fill = {
    id: name, source: name, type: "fill", filter: isGround,
    paint: { "fill-color": isRussian(held.fill, l.fill), "fill-opacity": isRussian(held.opacity, l.opacity) },
  };
  return l.fill ? [fill, line] : [line];
}

const map = new GLMap({
  container: "map",
  style: { version: 8, sources, layers: shown.flatMap(({ name }) => layersOf(name)) },
  bounds: [[west, south], [east, north]],
  fitBoundsOptions: { padding: 0 },
});
map.once("load", drawn);

let last = null;
map.on("click", "areas", (e) => {
  const [feature] = e.features;
  if (last !== null) map.setFeatureState({ source: "areas", id: last }, { chosen: false });
  last = feature.id;
  map.setFeatureState({ source: "areas", id: last }, { chosen: true });
  select(feature.properties);
});
