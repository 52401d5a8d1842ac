import L from "leaflet";
import "leaflet/dist/leaflet.css";
import "./peer.css";
import { chosen, drawn, east, load, look, north, renderer, select, south, west } from "./shared.js";

const map = L.map("map", { zoomSnap: 0, renderer: renderer === "canvas" ? L.canvas() : L.svg() });
map.attributionControl.addAttribution("Draftlines, Natural Earth, OpenStreetMap");
map.fitBounds([[south, west], [north, east]]);

const pathOf = (l) => ({ color: l.stroke, weight: l.width, dashArray: l.dash, fill: Boolean(l.fill), fillColor: l.fill, fillOpacity: l.opacity });

let last = null;
function choose(e, group) {
  if (last) group.resetStyle(last);
  last = e.target;
  last.setStyle({ color: chosen.stroke, weight: chosen.width });
  select(last.feature.properties);
}

for (const { name, features } of await load()) {
  const group = L.geoJSON(features, {
    interactive: name === "areas",
    style: (f) => pathOf(look(name, f.properties)),
    onEachFeature: (f, layer) => { if (name === "areas") layer.on("click", (e) => choose(e, group)); },
  }).addTo(map);
}
drawn();
