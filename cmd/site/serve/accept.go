package serve

import (
	"strconv"
	"strings"
)

// choose returns the variant of a file that an Accept-Encoding header likes
// best, and among equals the smallest. A header that allows none of them gets
// the plain file: it is better than none.
func (f *file) choose(header string) *variant {
	if header == "" || f.gzip == nil && f.brotli == nil {
		return &f.plain
	}
	br, gz, plain := wishes(header)
	switch {
	case f.brotli != nil && br > 0 && br >= gz && br >= plain:
		return f.brotli
	case f.gzip != nil && gz > 0 && gz >= plain:
		return f.gzip
	case f.brotli != nil && br > 0 && br >= plain:
		return f.brotli
	}
	return &f.plain
}

// wishes are the weights that an Accept-Encoding header gives our encodings.
// What is named neither by itself nor by "*" is not accepted, except for plain
// files, which need not be named and are then liked least.
func wishes(header string) (br, gz, plain float64) {
	const unnamed = -1
	br, gz, plain = unnamed, unnamed, unnamed
	rest := 0.0 // what "*" says of those that are not named
	named := false
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		q := weight(params)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "br":
			br = q
		case "gzip", "x-gzip":
			gz = q
		case "identity":
			plain = q
		case "*":
			rest, named = q, true
		}
	}
	if br == unnamed {
		br = rest
	}
	if gz == unnamed {
		gz = rest
	}
	if plain == unnamed && named {
		plain = rest
	}
	return br, gz, max(plain, 0)
}

// weight is the q of an element of an Accept header; 1 if it says none, 0 if
// it is not a number.
func weight(params string) float64 {
	if params == "" {
		return 1
	}
	for p := range strings.SplitSeq(params, ";") {
		if q, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(p)), "q="); ok {
			w, err := strconv.ParseFloat(q, 64)
			if err != nil || !(w >= 0 && w <= 1) { // NaN is neither
				return 0
			}
			return w
		}
	}
	return 1
}

// matches reports whether an If-None-Match header names an entity tag.
func matches(header, etag string) bool {
	for part := range strings.SplitSeq(header, ",") {
		part = strings.TrimSpace(part)
		if part == "*" || strings.TrimPrefix(part, "W/") == etag {
			return true
		}
	}
	return false
}
