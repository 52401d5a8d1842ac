package serve

import (
	"strconv"
	"strings"
)

// accepts reports whether an Accept-Encoding header allows an encoding:
// it is named, or "*" is, and not with q=0.
func accepts(header, encoding string) bool {
	allowed := false
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == encoding {
			return weight(params) > 0
		}
		if name == "*" {
			allowed = weight(params) > 0
		}
	}
	return allowed
}

// weight is the q of an element of an Accept header; 1 if it says none, 0 if
// it is not a number.
func weight(params string) float64 {
	for p := range strings.SplitSeq(params, ";") {
		if q, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(p)), "q="); ok {
			w, err := strconv.ParseFloat(q, 64)
			if err != nil {
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
