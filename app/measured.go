package app

import (
	"strconv"
	"strings"

	"github.com/draftlines/draftlines/app/markup"
	"github.com/draftlines/draftlines/geodata"
)

// Measured is a run in which our map was measured beside those of other
// libraries; package cmd/bench makes it. The page “Method” shows it.
type Measured struct {
	Date   string // 2006-01-02
	Rounds int
	Where  string   // what it ran on, in words
	Pages  []string // ours first, then the one that is the yardstick
	Rows   []MeasuredRow
}

// MeasuredRow is what was measured of every page under one condition. A row with
// more frames is the better one, all others are the better the less there is.
type MeasuredRow struct {
	What, Unit, Condition string
	Digits                int // after the point
	Values                []*MeasuredValue
}

// MeasuredValue is the median of all rounds, the least and the greatest.
type MeasuredValue struct{ Median, Low, High float64 }

// measuredSection shows the last run, nothing where there was none.
func (s *Site) measuredSection() markup.Node {
	m := s.Measured
	if m == nil || len(m.Rows) == 0 {
		return el("div").Class("slot")
	}
	return el("section").ID("measured").Body(
		el("h2").Text("How quick it is, measured"),
		el("p").Text("The front page was measured beside the same map as other libraries draw it, on "+longDate(geodata.Date(m.Date))+": "+strconv.Itoa(m.Rounds)+" rounds, each with every page in turn, in one run of one browser ("+m.Where+"). Times depend on the machine; what can be compared are the columns of this one table."),
		el("p").Text("All pages show the same published layers of one edition in the same window and at the same size, sent by the same server, compressed. The other pages are written as a newsroom would write them, with the library bundled and made small, the layers fetched at once, and a panel that names the area which was clicked. They draw no place names, hatches, legend or list of areas; ours does. Ours also fetches a program when its map has been drawn, which counts in the bytes sent in all, in blocking time and in memory."),
		el("p").Text("“Map drawn” is the frame after the first that shows the map. Blocking time is what tasks take beyond 50 ms, up to when the page is quiet. A move is one of 60 of the mouse, a notch one of 20 of the wheel, sent as real input, with what is drawn at rest counted in; frames are those of the page that the browser’s own trace says were shown, and what they cost is taken in a second turn without a trace, which takes time itself. “Processor ÷ 4” and the two lines are the browser’s own throttling: Slow 4G has 1.6 Mbit/s and 150 ms, Fast 4G 9 Mbit/s and 165 ms. MapLibre GL draws with WebGL, which this machine, without a graphics card, computes in software: its times say little of a reader’s device."),
		el("div").Class("wide-table").Role("region").TabIndex(0).Aria("label", "What was measured").Body(m.table()),
	)
}

func (m *Measured) table() markup.Node {
	head := []markup.Node{el("th").Attr("scope", "col").Text("Measured")}
	for _, p := range m.Pages {
		head = append(head, el("th").Attr("scope", "col").Text(p))
	}
	body := []markup.Node{el("caption").Text("Medians (least–greatest); in square brackets how many times ours the others are"), el("thead").Body(el("tr").Body(head...))}
	var rows []markup.Node
	for i, r := range m.Rows {
		if i == 0 || r.Condition != m.Rows[i-1].Condition {
			if rows != nil {
				body = append(body, el("tbody").Body(rows...))
			}
			rows = []markup.Node{el("tr").Body(el("th").Attr("scope", "rowgroup").Attr("colspan", strconv.Itoa(len(m.Pages)+1)).Text(upperFirst(r.Condition)))}
		}
		cells := []markup.Node{el("th").Attr("scope", "row").Text(strings.TrimSuffix(r.What+", "+r.Unit, ", "))}
		for i := range r.Values {
			cells = append(cells, el("td").Class("figure").Text(r.cell(i)))
		}
		rows = append(rows, el("tr").Body(cells...))
	}
	return el("table").Class("measured").Body(append(body, el("tbody").Body(rows...))...)
}

// cell says "1.6 (1.5–1.9) [2.3]".
func (r MeasuredRow) cell(i int) string {
	v := r.Values[i]
	if v == nil {
		return "–"
	}
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', r.Digits, 64) }
	text := number(v.Median)
	if v.Low != v.High {
		text += " (" + number(v.Low) + "–" + number(v.High) + ")"
	}
	if ours := r.Values[0]; i > 0 && ours != nil && ours.Median > 0 {
		text += " [" + strconv.FormatFloat(v.Median/ours.Median, 'f', 1, 64) + "]"
	}
	return text
}
