import GeoJSON from "ol/format/GeoJSON.js";
import VectorLayer from "ol/layer/Vector.js";
import OLMap from "ol/Map.js";
import { transformExtent } from "ol/proj.js";
import VectorSource from "ol/source/Vector.js";
import { Fill, Stroke, Style } from "ol/style.js";
import View from "ol/View.js";
import "ol/ol.css";
import "./peer.css";
import { chosen, drawn, east, load, look, north, select, south, west } from "./shared.js";

const format = new GeoJSON({ featureProjection: "EPSG:3857" });
const view = new View();
const map = new OLMap({ target: "map", view });
view.fit(transformExtent([west, south, east, north], "EPSG:4326", "EPSG:3857"));

const tint = (hex, opacity) => hex + Math.round(opacity * 255).toString(16).padStart(2, "0");
const styles = new Map();
function styleOf(l) {
  const key = JSON.stringify(l);
  if (!styles.has(key)) {
    styles.set(key, new Style({
      stroke: new Stroke({ color: l.stroke, width: l.width, lineDash: l.dash }),
      fill: l.fill ? new Fill({ color: tint(l.fill, l.opacity) }) : undefined,
    }));
  }
  return styles.get(key);
}

let areas = null;
for (const { name, features } of await load()) {
  const layer = new VectorLayer({
    source: new VectorSource({ features: format.readFeatures({ type: "FeatureCollection", features }) }),
    style: (f) => styleOf(look(name, f.getProperties())),
  });
  if (name === "areas") areas = layer;
  map.addLayer(layer);
}
map.once("rendercomplete", drawn);

let last = null;
map.on("click", (e) => {
  const feature = map.forEachFeatureAtPixel(e.pixel, (f) => f, { layerFilter: (l) => l === areas });
  if (!feature) return;
  last?.setStyle(undefined);
  last = feature;
  feature.setStyle(styleOf({ ...look("areas", feature.getProperties()), ...chosen }));
  select(feature.getProperties());
});
