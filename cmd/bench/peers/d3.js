import { geoMercator, geoPath } from "d3-geo";
import { create, select as d3 } from "d3-selection";
import { zoom } from "d3-zoom";
import "./peer.css";
import { chosen, drawn, east, load, look, north, select, south, west } from "./shared.js";

const box = document.getElementById("map");
const [width, height] = [box.clientWidth, box.clientHeight];
const projection = geoMercator().scale(width / ((east - west) * (Math.PI / 180)))
  .center([(west + east) / 2, 0]).translate([width / 2, 0]);
projection.translate([width / 2, height / 2 - (projection([0, north])[1] + projection([0, south])[1]) / 2]);
const path = geoPath(projection);

// GeoJSON winds outer rings the other way round than d3-geo.
const rewound = (g) => {
  const rings = g.type === "Polygon" ? [g.coordinates] : g.type === "MultiPolygon" ? g.coordinates : [];
  for (const polygon of rings) for (const ring of polygon) ring.reverse();
  return g;
};

const svg = create("svg").attr("width", width).attr("height", height);
const ground = svg.append("g");
let last = null;

for (const { name, features } of await load()) {
  const paths = ground.append("g").selectAll("path").data(features).join("path")
    .attr("d", (f) => path(rewound(f.geometry)))
    .attr("vector-effect", "non-scaling-stroke")
    .attr("fill", (f) => look(name, f.properties).fill ?? "none")
    .attr("fill-opacity", (f) => look(name, f.properties).opacity)
    .attr("stroke", (f) => look(name, f.properties).stroke)
    .attr("stroke-width", (f) => look(name, f.properties).width)
    .attr("stroke-dasharray", (f) => look(name, f.properties).dash?.join(" "))
    .attr("pointer-events", name === "areas" ? null : "none");
  if (name === "areas") {
    paths.on("click", (e, f) => {
      const before = look(name, {});
      last?.attr("stroke", before.stroke).attr("stroke-width", before.width);
      last = d3(e.currentTarget).attr("stroke", chosen.stroke).attr("stroke-width", chosen.width);
      select(f.properties);
    });
  }
}
svg.call(zoom().scaleExtent([0.9, 16]).on("zoom", (e) => ground.attr("transform", e.transform)));
box.append(svg.node());
drawn();
