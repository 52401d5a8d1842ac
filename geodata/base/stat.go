package base

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/geodesy"
	"github.com/paulmach/orb"
)

// publishedTable has figures of others beside which ours are set. Areas are
// DeepState's map of 20 November 2025 measured on the oblast polygons of the
// decentralisation atlas of 2020; lengths are those of the same map.
//
//go:embed published.csv
var publishedTable string

// comparison is a row of the table.
type comparison struct {
	measure string // km2 or km
	// id names what is measured: an area, one polygon of it by size
	// (donetsk-held/2), a line, or a sum of these (crimea+sevastopol);
	// "occupied" is everything that Russia held.
	id        string
	published float64
	tolerance float64 // per cent; 0 where the remark explains the difference
	remark    string
}

func comparisons() ([]comparison, error) {
	rows := csv.NewReader(strings.NewReader(publishedTable))
	column, err := columnsOf(rows, "measure", "id", "published", "tolerance", "remark")
	if err != nil {
		return nil, err
	}
	var out []comparison
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("base: published figures: %w", err)
		}
		c := comparison{measure: row[column["measure"]], id: row[column["id"]], remark: row[column["remark"]]}
		if c.published, err = strconv.ParseFloat(row[column["published"]], 64); err != nil {
			return nil, fmt.Errorf("base: published figures, %s: %w", c.id, err)
		}
		if text := row[column["tolerance"]]; text != "" {
			if c.tolerance, err = strconv.ParseFloat(text, 64); err != nil {
				return nil, fmt.Errorf("base: published figures, %s: %w", c.id, err)
			}
		}
		out = append(out, c)
	}
}

// ours measures what the row names; ok is false if the atlas does not have it.
func (c comparison) ours(a *geodata.Atlas) (sum float64, ok bool) {
	if c.id == "occupied" {
		for _, area := range a.Areas {
			if area.Form == geodata.Ground && len(area.Parts) == 0 && area.Holder == geodata.Russia {
				sum += area.KM2
			}
		}
		return sum, sum > 0
	}
	for _, term := range strings.Split(c.id, "+") {
		value, ok := c.term(a, term)
		if !ok {
			return 0, false
		}
		sum += value
	}
	return sum, true
}

func (c comparison) term(a *geodata.Atlas, term string) (float64, bool) {
	if c.measure == "km" {
		for _, l := range a.Lines {
			if string(l.ID) == term {
				return l.KM, true
			}
		}
		return 0, false
	}
	id, which, isPart := strings.Cut(term, "/")
	area := a.Area(geodata.AreaID(id))
	if area == nil {
		return 0, false
	}
	if !isPart {
		return area.KM2, area.KM2 > 0
	}
	mp, _ := area.Geometry.(orb.MultiPolygon)
	n, err := strconv.Atoi(which)
	if err != nil || n < 1 || n > len(mp) {
		return 0, false
	}
	return geodesy.AreaKM2(orb.MultiPolygon{mp[n-1]}), true // polygons stand by size
}

// Stat returns a table of our areas and lengths beside the published ones. The
// atlas must have its geometry.
func Stat(a *geodata.Atlas) string {
	rows, err := comparisons()
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	measure := ""
	for _, c := range rows {
		if c.measure != measure {
			measure = c.measure
			b.WriteString(statHead(measure))
		}
		ours, ok := c.ours(a)
		if !ok {
			fmt.Fprintf(&b, "%-40s %9s %10.0f %8s  %s\n", c.id, "–", c.published, "", "the atlas does not have it")
			continue
		}
		note := c.remark
		if off := c.off(ours); c.tolerance > 0 && (off > c.tolerance || off < -c.tolerance) {
			note = strings.TrimSuffix(fmt.Sprintf("MORE THAN %.0f %% OFF; %s", c.tolerance, note), "; ")
		}
		fmt.Fprintf(&b, "%-40s %9.1f %10.0f %+7.1f%%  %s\n", c.id, ours, c.published, c.off(ours), note)
	}
	return b.String()
}

func (c comparison) off(ours float64) float64 { return (ours/c.published - 1) * 100 }

func statHead(measure string) string {
	title := "\nLine of contact by sector, km (geodesic), beside lengths measured on DeepState's map\n"
	if measure == "km2" {
		title = "Areas, km² (geodesic), beside DeepState's map of 20 Nov 2025 measured on the oblasts of the decentralisation atlas\n"
	}
	return title + fmt.Sprintf("%-40s %9s %10s %8s  %s\n", "", "ours", "published", "off by", "remark")
}
