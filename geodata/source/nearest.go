package source

import (
	"fmt"
	"slices"
	"strings"
)

// suggest returns " Nearest: known." for the known word nearest to the given
// one, or nothing where none is near.
func suggest[W, K ~string](word W, known []K) string {
	best, bestDistance := "", 1+max(len(word), 4)/2
	for _, k := range known {
		if d := distance(string(word), string(k)); d < bestDistance {
			best, bestDistance = string(k), d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" Nearest: %s.", best)
}

// distance is the number of letters to insert, remove or replace (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

// words joins the allowed words of an enumeration for a sentence.
func words[W ~string](allowed []W) string {
	list := make([]string, len(allowed))
	for i, w := range allowed {
		list[i] = string(w)
	}
	return strings.Join(list, ", ")
}

// keys returns the keys of a map in order.
func keys[K ~string, V any](m map[K]V) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
