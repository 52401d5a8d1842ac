// Package headers says which header fields each address of the site is
// answered with. It is the one table for every host: "site serve" asks For, and
// StaticFile and package deploy write the same rules as files for static hosts,
// nginx and Caddy, so that no two of them can differ.
//
// # What the fields are for
//
// Content-Security-Policy lets a page load what stands on its own origin and
// nothing else. Two things are written into pages, so that a map is painted with
// the first answer of the host: the style sheet and a few lines of script. The
// policy names their hashes ([Inline]), and everything else that stands in a page
// is refused. A host whose policy has not followed refuses them too; pages then
// take the same styles from their file (web/boot.js). Compiling the
// browser's program is the one thing beside these that scripts may do. Pictures
// may also come from data: and blob: addresses, which is how a page saves its
// map as a picture. A page may frame pages of its own origin, which is how an
// editor sees a map before it stands in an article. Being framed is not
// forbidden: newspapers are welcome to. The policy is not repeated in a meta
// element: what 'self' means there to a page in a sandboxed frame is not the same
// in all browsers.
//
// Some versions of WebKit, WebKitGTK 2.50.6 among them, take 'self' for nothing in
// a sandboxed frame even here (bugs.webkit.org 316847), and WordPress puts maps
// into such frames. The policy therefore names the host that was asked beside
// 'self' ([OwnHost]), which allows nothing more: in a policy http: stands for
// https: as well, and a page of https loads nothing by http.
//
// Everything is public and no request carries a cookie, so that every origin
// may read everything (Access-Control-Allow-Origin, Cross-Origin-Resource-Policy).
// A page in a sandboxed frame has an origin of its own and needs it for the
// browser's program.
//
// Pages and data are checked again on every visit. What is asked for by the
// hash of its content (?v=…), and what lies under a dated edition, never changes
// and is kept.
package headers

import (
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
)

// Field is one header field. Its value may have OwnHost in it.
type Field struct{ Name, Value string }

// OwnHost stands in values for " http://" and the host that was asked, or for
// nothing where that is not known. Every server puts it in in its own way.
const OwnHost = "{own}"

// PlainHost is a regular expression of whole Host fields, in the syntax that Go
// and nginx have in common. Those that look otherwise are not repeated.
const PlainHost = `^[A-Za-z0-9.-]+(?::[0-9]+)?$`

var isPlainHost = regexp.MustCompile(PlainHost)

// For is the value of the field in an answer of a host, with its port unless that
// is the scheme's own.
func (f Field) For(host string) string {
	own := ""
	if isPlainHost.MatchString(host) {
		own = " http://" + host
	}
	return strings.ReplaceAll(f.Value, OwnHost, own)
}

// Forever is the Cache-Control of what never changes under its address.
const Forever = "public, max-age=31536000, immutable"

// CheckAgain is the Cache-Control of all else.
const CheckAgain = "no-cache"

// Inline are the hashes of what is written into pages, or empty where nothing is.
type Inline struct {
	Style  string `json:"style,omitempty"`
	Script string `json:"script,omitempty"`
}

// HashOf is the hash of what stands between the tags of a style or script
// element, as a policy names it.
func HashOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// quoted is a hash as a source of a policy.
func quoted(hash string) string {
	if hash == "" {
		return ""
	}
	return " '" + hash + "'"
}

// ContentSecurityPolicy is that of all pages.
func ContentSecurityPolicy(in Inline) string {
	return strings.Join([]string{
		"default-src 'none'",
		"script-src 'self'" + OwnHost + quoted(in.Script) + " 'wasm-unsafe-eval'",
		"style-src 'self'" + OwnHost + quoted(in.Style),
		"img-src 'self'" + OwnHost + " data: blob:",
		"connect-src 'self'" + OwnHost,
		"frame-src 'self'",
		"manifest-src 'self'",
		"worker-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
	}, "; ")
}

// unused are the abilities of a browser that no page of ours asks for, nor any
// page that it might be framed in.
var unused = []string{"accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
	"microphone", "midi", "payment", "publickey-credentials-get", "usb"}

// Common are the fields of every answer of a site, whatever its status.
func Common(in Inline) []Field {
	return []Field{
		{"Content-Security-Policy", ContentSecurityPolicy(in)},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "same-origin"},
		{"Permissions-Policy", strings.Join(unused, "=(), ") + "=()"},
		{"Access-Control-Allow-Origin", "*"},
		{"Cross-Origin-Resource-Policy", "cross-origin"},
	}
}

// Rule says which addresses never change what they stand for.
type Rule struct {
	About string
	// Path is a regular expression of whole URL paths, in the syntax that Go,
	// nginx and Caddy have in common.
	Path string
	// Hashed restricts the rule to addresses with ?v=…, the hash of the content.
	Hashed bool
}

// Hash is a regular expression of the values of ?v=.
const Hash = "[0-9a-f]{16}"

// Kept are the rules of what may be kept for ever. Everything else is checked
// again on every visit.
var Kept = []Rule{
	{"what pages load by the hash of its content", `/(?:app\.js|wasm_exec\.js|web/.+|data/search\.json)`, true},
	{"what belongs to a dated edition", `/(?:data|embed)/[0-9]{4}-[0-9]{2}-[0-9]{2}/.+`, false},
}

var keptPaths = func() []*regexp.Regexp {
	all := make([]*regexp.Regexp, len(Kept))
	for i, rule := range Kept {
		all[i] = regexp.MustCompile("^" + rule.Path + "$")
	}
	return all
}()

// CacheControl is that of a file which is there. Hashed says whether it was
// asked for by the hash that it has.
func CacheControl(path string, hashed bool) string {
	for i, rule := range Kept {
		if (hashed || !rule.Hashed) && keptPaths[i].MatchString(path) {
			return Forever
		}
	}
	return CheckAgain
}
