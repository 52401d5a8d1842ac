package source

import (
	"reflect"
	"strings"

	"github.com/paulmach/orb"

	"github.com/draftlines/draftlines/geodata"
)

// placeRow is a row of places/places.csv.
type placeRow struct {
	ID         geodata.PlaceID `yaml:"id"`
	NameEn     string          `yaml:"name_en"`
	NameUk     string          `yaml:"name_uk"`
	Lon        float64         `yaml:"lon"`
	Lat        float64         `yaml:"lat"`
	Population int             `yaml:"population"`
	PopSource  string          `yaml:"pop_source"`
	Unit       geodata.UnitID  `yaml:"unit"`
	Status     string          `yaml:"status"`
	AsOf       geodata.Date    `yaml:"as_of"`
	Sources    string          `yaml:"sources"` // ids, separated by spaces or semicolons
}

var placeColumns = []string{"id", "name_en", "name_uk", "lon", "lat", "population", "pop_source", "unit", "status", "as_of", "sources"}

func decodePlaces(r *report, file string, data []byte) []record[placeRow] {
	return decodeRows[placeRow](r, file, data, placeColumns)
}

func decodeRows[T any](r *report, file string, data []byte, columns []string) []record[T] {
	var out []record[T]
	for _, row := range parseTable(r, file, data, columns...) {
		rec := record[T]{origin{file, row}, new(T)}
		filler{r, file}.fill(row, reflect.ValueOf(rec.value).Elem(), "")
		out = append(out, rec)
	}
	return out
}

func (p *placeRow) lonlat() orb.Point { return orb.Point{p.Lon, p.Lat} }

func (p *placeRow) sources() []geodata.SourceID { return sourceList(p.Sources) }

// sourceList splits the ids of sources in a field of a table.
func sourceList(field string) []geodata.SourceID {
	var out []geodata.SourceID
	for _, id := range strings.FieldsFunc(field, func(c rune) bool { return c == ' ' || c == ';' }) {
		out = append(out, geodata.SourceID(id))
	}
	return out
}

// nameRow is a row of places/names.csv.
type nameRow struct {
	Place   geodata.PlaceID  `yaml:"place"`
	Name    string           `yaml:"name"`
	Kind    geodata.NameKind `yaml:"kind"`
	Lang    string           `yaml:"lang"`
	Until   int              `yaml:"until"`
	Sources string           `yaml:"sources"` // ids, separated by spaces or semicolons
}

var nameColumns = []string{"place", "name", "kind", "lang", "until", "sources"}

func decodeNames(r *report, file string, data []byte) []record[nameRow] {
	return decodeRows[nameRow](r, file, data, nameColumns)
}

// controlPoint is a row of line-of-contact/{date}.csv.
type controlPoint struct {
	Seq        int     `yaml:"seq"`
	Segment    string  `yaml:"segment"`
	Sector     string  `yaml:"sector"`
	Lon        float64 `yaml:"lon"`
	Lat        float64 `yaml:"lat"`
	Settlement string  `yaml:"nearest_settlement"`
	Side       string  `yaml:"settlement_side"`
	Note       string  `yaml:"note"`
}

var pointColumns = []string{"seq", "segment", "sector", "lon", "lat", "nearest_settlement", "settlement_side", "note"}

func decodeControlPoints(r *report, file string, data []byte) []record[controlPoint] {
	return decodeRows[controlPoint](r, file, data, pointColumns)
}
