package base

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

// town is a place of orientation outside the subject: an oblast capital or one
// of the largest cities.
type town struct {
	id, en, uk string
	geonames   string // the name in GeoNames, where it is another one
	admin1     string // GeoNames code of the oblast
	unit       string
}

var towns = []town{
	{"kyiv", "Kyiv", "Київ", "", "12", "UA-30"},
	{"odesa", "Odesa", "Одеса", "Odessa", "17", "UA-51"},
	{"lviv", "Lviv", "Львів", "", "15", "UA-46"},
	{"vinnytsia", "Vinnytsia", "Вінниця", "", "23", "UA-05"},
	{"lutsk", "Lutsk", "Луцьк", "", "24", "UA-07"},
	{"zhytomyr", "Zhytomyr", "Житомир", "", "27", "UA-18"},
	{"uzhhorod", "Uzhhorod", "Ужгород", "Uzhgorod", "25", "UA-21"},
	{"ivano-frankivsk", "Ivano-Frankivsk", "Івано-Франківськ", "", "06", "UA-26"},
	{"bila-tserkva", "Bila Tserkva", "Біла Церква", "", "13", "UA-32"},
	{"brovary", "Brovary", "Бровари", "", "13", "UA-32"},
	{"kropyvnytskyi", "Kropyvnytskyi", "Кропивницький", "", "10", "UA-35"},
	{"oleksandriia", "Oleksandriia", "Олександрія", "Oleksandriya", "10", "UA-35"},
	{"poltava", "Poltava", "Полтава", "", "18", "UA-53"},
	{"kremenchuk", "Kremenchuk", "Кременчук", "", "18", "UA-53"},
	{"rivne", "Rivne", "Рівне", "", "19", "UA-56"},
	{"ternopil", "Ternopil", "Тернопіль", "", "22", "UA-61"},
	{"khmelnytskyi", "Khmelnytskyi", "Хмельницький", "", "09", "UA-68"},
	{"kamianets-podilskyi", "Kamianets-Podilskyi", "Кам’янець-Подільський", "", "09", "UA-68"},
	{"cherkasy", "Cherkasy", "Черкаси", "", "01", "UA-71"},
	{"uman", "Uman", "Умань", "", "01", "UA-71"},
	{"chernihiv", "Chernihiv", "Чернігів", "", "02", "UA-74"},
	{"nizhyn", "Nizhyn", "Ніжин", "", "02", "UA-74"},
	{"chernivtsi", "Chernivtsi", "Чернівці", "", "03", "UA-77"},
	{"sumy", "Sumy", "Суми", "", "21", "UA-59"},
	{"konotop", "Konotop", "Конотоп", "", "21", "UA-59"},
	{"mykolaiv", "Mykolaiv", "Миколаїв", "Mykolayiv", "16", "UA-48"},
	{"pervomaisk-mykolaiv", "Pervomaisk", "Первомайськ", "Pervomays’k", "16", "UA-48"},
	{"kharkiv", "Kharkiv", "Харків", "", "07", "UA-63"},
	{"izium", "Izium", "Ізюм", "Izyum", "07", "UA-63"},
	{"dnipro", "Dnipro", "Дніпро", "", "04", "UA-12"},
	{"kryvyi-rih", "Kryvyi Rih", "Кривий Ріг", "", "04", "UA-12"},
	{"kamianske", "Kamianske", "Кам’янське", "", "04", "UA-12"},
	{"pavlohrad", "Pavlohrad", "Павлоград", "", "04", "UA-12"},
	{"izmail", "Izmail", "Ізмаїл", "", "17", "UA-51"},
	{"kovel", "Kovel", "Ковель", "", "24", "UA-07"},
	{"mukachevo", "Mukachevo", "Мукачево", "Mukacheve", "25", "UA-21"},
	{"korosten", "Korosten", "Коростень", "Korosten’", "27", "UA-18"},
}

func (t town) source() string {
	if t.geonames != "" {
		return t.geonames
	}
	return t.en
}

// placeColumns are the columns of places/places.csv.
var placeColumns = []string{"id", "name_en", "name_uk", "lon", "lat", "population", "pop_source", "unit", "status", "as_of", "sources"}

// updatedPlaces appends the towns of orientation that the table of places does
// not have yet. Rows that are there stay as they are: the table is for people
// to edit.
func updatedPlaces(path, modulesDir string) ([]byte, error) {
	rows, err := readPlaces(path)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, row := range rows[1:] {
		known[row[0]] = true
	}
	cities, err := readCities(modulesDir)
	if err != nil {
		return nil, err
	}
	for _, t := range towns {
		if known[t.id] {
			continue
		}
		c, ok := cities[t.admin1+" "+t.source()]
		if !ok {
			return nil, fmt.Errorf("base: GeoNames has no %s in %s", t.source(), t.unit)
		}
		row := []string{t.id, t.en, t.uk, decimals3(c.lonlat[0]), decimals3(c.lonlat[1]), "", "", t.unit, "ua-held", string(asOf), "GEO-GN"}
		if c.population > 0 {
			row[5], row[6] = strconv.Itoa(c.population), "geonames"
		}
		rows = append(rows, row)
	}
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		return nil, fmt.Errorf("base: writing places: %w", err)
	}
	return b.Bytes(), nil
}

func decimals3(x float64) string { return strconv.FormatFloat(x, 'f', 3, 64) }

func readPlaces(path string) ([][]string, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return [][]string{placeColumns}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("base: reading places: %w", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("base: reading %s: %w", path, err)
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != strings.Join(placeColumns, ",") {
		return nil, fmt.Errorf("base: %s must begin with the columns %s", path, strings.Join(placeColumns, ","))
	}
	return rows, nil
}
