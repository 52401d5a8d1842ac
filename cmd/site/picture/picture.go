// Package picture makes still pictures of the pages with a map: for newsletters,
// for programs that show no frames, for print, and as the card that travels with
// a link.
//
// # What there is
//
//	/embed/2026-11-20/draft/us-28.svg   the twin of a map for articles, as vectors
//	/embed/2026-11-20/draft/us-28.png   the same, 1200 pixels wide
//	/embed/2026-11-20/draft/us-28.txt   the same in words
//	/embed/draft/us-28.svg …            always of the latest edition
//	/embed/newest.svg …                 of the newest complete draft, latest only
//	/card/draft/us-28.png               the card of a page, 1200 by 630; /card/index.png of the front page
//
// The twins of an edition lie in its folder and never change, as its maps do.
//
// # How they are made
//
// Package app says what is on a picture ([app.Pictures], [app.PictureText]) and
// which shapes a map has ([app.StillOf]), each with the classes that it has on
// the page. What a class looks like is read from web/styles.css itself (css.go,
// style.go), in the colours of the light theme, so that a picture looks like the
// page and there is no second table of colours. A layout (twin.go, card.go) puts
// shapes and words in their places as a [drawing], and the same drawing is
// written as SVG (svg.go) and painted (paint.go, canvas.go, stamp.go) with a
// palette (shrink.go).
//
// No browser is needed, and nothing of the machine, its fonts included: letters
// are those of the Liberation family (type.go), which a Go module carries.
package picture

import (
	"crypto/sha256"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/draftlines/draftlines/app"
	"github.com/draftlines/draftlines/cmd/site/build"
)

// Folder is that of the twins in a site: beside the maps for articles.
const Folder = "embed"

// Maker makes the pictures of a site.
type Maker struct {
	Site *app.Site // with its Origin
	Web  fs.FS     // web/, for its style sheet
	// Cache is a folder in which painted pictures are kept by the hash of what
	// they are painted from; made when needed, none if empty.
	Cache    string
	Progress build.Progress
}

// twins are the three forms of a picture.
type twins struct{ svg, png, txt []byte }

// Twins makes the twins of all maps for articles, by their path in the site.
func (m Maker) Twins() (map[string][]byte, error) {
	p, err := m.painter()
	if err != nil {
		return nil, err
	}
	groups := m.groups(twinWindow())
	made := make([][]twins, len(groups))
	err = build.InParallel(len(groups), "Drawing maps", m.Progress, func(i int) (err error) {
		made[i], err = m.twinsOf(p, groups[i])
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	files := map[string][]byte{}
	pinned := Folder + "/" + string(m.Site.Atlas.Edition)
	for i, group := range groups {
		for k, pic := range group {
			for ext, content := range map[string][]byte{".svg": made[i][k].svg, ".png": made[i][k].png, ".txt": made[i][k].txt} {
				files[Folder+pic.Embed+ext] = content
				if pic.Path != "/" {
					files[pinned+pic.Embed+ext] = content
				}
			}
		}
	}
	return files, nil
}

// CardFile is the path of the card of a page in the site.
func CardFile(path string) string {
	if path == "/" {
		path = "/index"
	}
	return "card" + path + ".png"
}

// Cards makes the card of every page, by its path in the site.
func (m Maker) Cards() (map[string][]byte, error) {
	p, err := m.painter()
	if err != nil {
		return nil, err
	}
	groups := m.groups(cardWindow())
	var plain []app.Picture
	for _, pic := range app.Pictures(m.Site) {
		if pic.Embed == "" {
			plain = append(plain, pic)
		}
	}
	groups = append(groups, plain)
	made := make([][][]byte, len(groups))
	err = build.InParallel(len(groups), "Drawing cards", m.Progress, func(i int) (err error) {
		made[i], err = m.cardsOf(p, groups[i])
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	files := map[string][]byte{}
	for i, group := range groups {
		for k, pic := range group {
			files[CardFile(pic.Path)] = made[i][k]
		}
	}
	return files, nil
}

// cardsOf makes the cards of pages whose maps are alike, or that have none.
func (m Maker) cardsOf(p *painter, group []app.Picture) (out [][]byte, err error) {
	var still *app.Still
	if group[0].Embed != "" {
		still = m.still(p, group[0].Path, cardWindow())
	}
	var ready *canvas
	for _, pic := range group {
		c := textCard(p.styles, pic)
		if still != nil {
			c = cardOf(p.styles, pic, still)
		}
		content, err := m.kept(p.write(c.drawing), func() ([]byte, error) {
			if ready == nil && still != nil {
				ready = p.paintMap(still, cardScale)
			}
			return encode(p.paint(c.drawing, 1, ready))
		})
		if err != nil {
			return nil, err
		}
		out = append(out, content)
	}
	return out, nil
}

func (m Maker) painter() (*painter, error) {
	css, err := fs.ReadFile(m.Web, "styles.css")
	if err != nil {
		return nil, err
	}
	s, err := readStyles(string(css))
	if err != nil {
		return nil, err
	}
	return newPainter(s), nil
}

// groups are the pictures with a map, those whose maps are alike together: the
// map is painted once for all of them.
func (m Maker) groups(window app.Window) (groups [][]app.Picture) {
	at := map[string]int{}
	for _, pic := range app.Pictures(m.Site) {
		if pic.Embed == "" {
			continue
		}
		key := app.StillKey(m.Site, pic.Path, window)
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], pic)
	}
	return groups
}

func (m Maker) twinsOf(p *painter, group []app.Picture) ([]twins, error) {
	still := m.still(p, group[0].Path, twinWindow())
	var ready *canvas
	var out []twins
	for _, pic := range group {
		d := twin(p.styles, pic, still)
		t := twins{svg: p.write(d), txt: []byte(app.PictureText(m.Site, pic))}
		var err error
		t.png, err = m.kept(t.svg, func() ([]byte, error) {
			if ready == nil {
				ready = p.paintMap(still, twinScale)
			}
			return encode(p.paint(d, twinScale, ready))
		})
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

//go:embed *.go
var sources embed.FS

// painting is the hash of the code that paints: this package's, and the versions
// of the modules that it uses.
var painting = sync.OnceValues(func() (string, error) {
	h := sha256.New()
	names, err := fs.Glob(sources, "*.go")
	if err != nil {
		return "", err
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		content, err := sources.ReadFile(name)
		if err != nil {
			return "", err
		}
		h.Write(content)
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			fmt.Fprintln(h, d.Path, d.Version)
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
})

// kept returns what paint makes, from the cache if it is there. The SVG has
// everything that is painted, so that it stands for the drawing.
func (m Maker) kept(svg []byte, paint func() ([]byte, error)) ([]byte, error) {
	if m.Cache == "" {
		return paint()
	}
	code, err := painting()
	if err != nil {
		return nil, err
	}
	name := filepath.Join(m.Cache, fmt.Sprintf("%x.png", sha256.Sum256([]byte(code+string(svg)))))
	if content, err := os.ReadFile(name); err == nil {
		return content, nil
	}
	content, err := paint()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(m.Cache, 0o755); err != nil {
		return nil, err
	}
	return content, build.WriteWhole(name, content)
}
