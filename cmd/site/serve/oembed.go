package serve

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"

	"github.com/draftlines/draftlines/cmd/site/build"
	"github.com/draftlines/draftlines/cmd/site/headers"
)

// oembedPath answers /oembed?url=…&maxwidth=…&maxheight=…&format=json. Hosts of
// files have the same answers in the folder of that name, in one size.
const oembedPath = "/oembed"

// sendOEmbed answers for a page of the site; any other address is not found.
func (s *site) sendOEmbed(w http.ResponseWriter, r *http.Request) {
	w.Header()["Cache-Control"] = checkAgain
	query := r.URL.Query()
	if f := query.Get("format"); f != "" && f != "json" {
		http.Error(w, "only json is written here", http.StatusNotImplemented)
		return
	}
	answer, ok := s.oembed(query.Get("url"))
	if !ok {
		http.Error(w, "there is no map for articles of this address", http.StatusNotFound)
		return
	}
	content, err := json.Marshal(answer.Within(limit(query.Get("maxwidth")), limit(query.Get("maxheight"))))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", headers.Types[".json"])
	w.Write(append(content, '\n'))
}

// oembed returns the answer of the page with an address. The host must be the one
// that the site was built for.
func (s *site) oembed(address string) (answer build.OEmbed, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return answer, false
	}
	if u.Path == "" {
		u.Path = "/"
	}
	f := s.files["/"+build.OEmbedFile(u.Path)]
	if f == nil {
		return answer, false
	}
	if content, err := f.plain.bytes(); err != nil || json.Unmarshal(content, &answer) != nil {
		return answer, false
	}
	own, err := url.Parse(answer.Page)
	return answer, err == nil && own.Host == u.Host
}

// limit reads a size in pixels; what is none sets no limit.
func limit(value string) int {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
