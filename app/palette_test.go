package app

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// light is a colour as amounts of light, red, green and blue, from 0 to 1.
type light [3]float64

func colour(t *testing.T, hex string) light {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil || len(hex) != 7 {
		t.Fatalf("no colour: %q", hex)
	}
	var l light
	for i := range l {
		v := float64(n>>(16-8*i)&0xff) / 255
		if l[i] = v / 12.92; v > 0.04045 {
			l[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return l
}

// over paints a colour with an alpha over another, as browsers do: in sRGB.
func over(t *testing.T, top, ground string, alpha float64) string {
	t.Helper()
	out := "#"
	for i := 1; i < 7; i += 2 {
		a, errA := strconv.ParseUint(top[i:i+2], 16, 8)
		b, errB := strconv.ParseUint(ground[i:i+2], 16, 8)
		if errA != nil || errB != nil {
			t.Fatalf("no colours: %q, %q", top, ground)
		}
		out += fmt.Sprintf("%02x", int(math.Round(float64(a)*alpha+float64(b)*(1-alpha))))
	}
	return out
}

// contrast is that of WCAG 2.
func contrast(a, b light) float64 {
	la := 0.2126*a[0] + 0.7152*a[1] + 0.0722*a[2]
	lb := 0.2126*b[0] + 0.7152*b[1] + 0.0722*b[2]
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// eyes are ways to see colours: all of them, without one of the three kinds of
// cones (Machado, Oliveira and Fernandes 2009, full strength), and none.
var eyes = map[string][3][3]float64{
	"all colours":   {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia":  {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
	"achromatopsia": {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}},
}

func seen(l light, eye [3][3]float64) light {
	var out light
	for i, row := range eye {
		out[i] = min(1, max(0, row[0]*l[0]+row[1]*l[1]+row[2]*l[2]))
	}
	return out
}

// palettes are the colours of the style sheet by name, in the light and in the
// dark; what the dark does not set is as in the light.
func palettes(t *testing.T) map[string]map[string]string {
	t.Helper()
	declared := regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6}|\.\d+);`)
	first, rest, found := strings.Cut(styles(t), "@media (prefers-color-scheme: dark) {")
	dark, _, closed := strings.Cut(rest, "\n  }\n}")
	if !found || !closed {
		t.Fatal("the style sheet has no dark palette")
	}
	out := map[string]map[string]string{"light": {}, "dark": {}}
	for _, d := range declared.FindAllStringSubmatch(first, -1) {
		out["light"][d[1]], out["dark"][d[1]] = d[2], d[2]
	}
	for _, d := range declared.FindAllStringSubmatch(dark, -1) {
		out["dark"][d[1]] = d[2]
	}
	return out
}

// TestSignsStandOut: whatever a sign is drawn in has three times the contrast
// with the ground that it is drawn on, held or not, for every kind of eyes.
func TestSignsStandOut(t *testing.T) {
	signs := []string{"recognition", "buffer", "frozen", "withdrawal", "passage", "shared", "talks", "contact", "control-line", "control-second", "state-border", "ink"}
	for theme, p := range palettes(t) {
		alpha, err := strconv.ParseFloat(p["control-alpha"], 64)
		if err != nil {
			t.Fatal(err)
		}
		grounds := map[string]string{"land": p["land"], "ground held by Russia": over(t, p["control"], p["land"], alpha)}
		for eye, matrix := range eyes {
			for _, s := range signs {
				for name, ground := range grounds {
					if c := contrast(seen(colour(t, p[s]), matrix), seen(colour(t, ground), matrix)); c < 3 {
						t.Errorf("%s, %s: --%s on %s has a contrast of %.2f", theme, eye, s, name, c)
					}
				}
			}
		}
	}
}

// TestTextStandsOut: text and links are read on paper and on raised boxes.
func TestTextStandsOut(t *testing.T) {
	for theme, p := range palettes(t) {
		for eye, matrix := range eyes {
			for _, text := range []string{"ink", "ink-soft", "link"} {
				for _, ground := range []string{"paper", "raised"} {
					if c := contrast(seen(colour(t, p[text]), matrix), seen(colour(t, p[ground]), matrix)); c < 4.5 {
						t.Errorf("%s, %s: --%s on --%s has a contrast of %.2f", theme, eye, text, ground, c)
					}
				}
			}
		}
	}
}

// TestSignsDifferWithoutColour: no two treatments, and no two differences, are
// filled with the same pattern.
func TestSignsDifferWithoutColour(t *testing.T) {
	differences := map[sign]bool{}
	for _, s := range differenceSigns {
		differences[s] = true
	}
	for a, pa := range patterns {
		for b, pb := range patterns {
			if a < b && differences[a] == differences[b] && pa.d == pb.d {
				t.Errorf("%s and %s have the same pattern", a, b)
			}
		}
	}
}

// TestLinesDifferWithoutColour: no two kinds of lines have the same dashes and
// the same width; a line that has ticks or edges beside it is a kind of its own.
func TestLinesDifferWithoutColour(t *testing.T) {
	css := styles(t)
	rule := func(selector string) string {
		_, after, found := strings.Cut(css, "\n"+selector+" {")
		body, _, _ := strings.Cut(after, "}")
		if !found {
			t.Fatalf("the style sheet has no rule for %s", selector)
		}
		value := func(name string) string {
			_, v, _ := strings.Cut(body, " "+name+": ")
			v, _, _ = strings.Cut(v, ";")
			return v
		}
		return value("stroke-dasharray") + "/" + value("stroke-width")
	}
	drawn := map[string]string{}
	for _, line := range []string{".state-border", ".control-line", ".control-line.control-second", ".frozen", ".river-course.is-treated", ".unit-border"} {
		how := rule(line)
		if other, twice := drawn[how]; twice {
			t.Errorf("%s and %s are drawn alike: %s", line, other, how)
		}
		drawn[how] = line
	}
}
