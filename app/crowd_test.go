package app

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/draftlines/draftlines/geodata"
	"github.com/draftlines/draftlines/geodata/sheet"
	"github.com/draftlines/draftlines/geodata/source"
	"github.com/draftlines/draftlines/geodata/synth"
	"golang.org/x/net/html"
)

// crowdedSite is the real atlas with its areas cut into ten times as many.
var crowdedSite = sync.OnceValues(func() (*Site, error) {
	atlas, problems := source.Load(os.DirFS("../geodata"))
	if len(problems) > 0 {
		return nil, fmt.Errorf("%v", problems)
	}
	grown, err := synth.Grow(atlas, synth.Factors{Areas: 10, Clauses: 1, Drafts: 1})
	if err != nil {
		return nil, err
	}
	drawn, err := sheet.Bake(grown)
	if err != nil {
		return nil, err
	}
	return NewSite(grown, drawn), nil
})

func crowded(t *testing.T) *Site {
	t.Helper()
	s, err := crowdedSite()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// crowdedPages does something with a clause that lights areas, an area and a place,
// each as a page and as a map for articles.
func crowdedPages(t *testing.T, s *Site, do func(name string, r Route, sc *scene, page *html.Node)) {
	t.Helper()
	seen := map[kind]bool{}
	for _, r := range s.mapRoutes() {
		r := s.titled(r)
		one := r.kind == areaKind && r.area.Form == geodata.Ground && len(r.area.Parts) == 0 ||
			r.kind == clauseKind && len(r.clause.Treatments) > 0 || r.kind == placeKind && r.place.Area != ""
		if !one || seen[r.kind] || len(s.sceneOf(r).shown) < mostApart/2 {
			continue
		}
		seen[r.kind] = true
		p := &mapPage{Path: r.Path, site: s}
		do(r.Path, r, s.sceneOf(r), render(t, p.renderMain(r)))
		do("/embed"+r.Path, r, s.embedScene(r), render(t, s.renderEmbed(r)))
	}
	if len(seen) != 3 {
		t.Fatalf("only %d kinds of pages", len(seen))
	}
}

// TestCrowdedMapDrawsAllGround: areas that are not drawn one by one are part of a
// shape, and of none twice: what a page draws in a way is the ground of all areas that
// look so.
func TestCrowdedMapDrawsAllGround(t *testing.T) {
	s := crowded(t)
	crowdedPages(t, s, func(name string, r Route, sc *scene, page *html.Node) {
		level := &s.Sheet.Levels[sc.level]
		if sc.embedded {
			level = level.Within(sc.frame.Expand(0.05))
		}
		want, drawn := map[string][]sheet.Path{}, map[string][]sheet.Path{}
		for _, a := range sc.shown {
			if d, ok := level.Areas[a.area.ID]; ok {
				want["fill "+treatmentClass(a)] = append(want["fill "+treatmentClass(a)], d)
			}
		}
		paths := map[string]sheet.Path{} // the shared ones
		for _, p := range find(page, "path", "") {
			paths["#"+attrOf(p, "id")] = sheet.Path(attrOf(p, "d"))
		}
		for _, a := range find(page, "a", "area") {
			for c := range a.ChildNodes() {
				class := attrOf(c, "class")
				if d := sheet.Path(attrOf(c, "d")); d != "" {
					drawn[class] = append(drawn[class], d)
				} else if d, ok := paths[attrOf(c, "href")]; ok {
					drawn[class] = append(drawn[class], d)
				}
			}
		}
		for class, all := range want {
			if left := sheet.Merge(append(all, drawn[class]...)...); left != "" {
				t.Errorf("%s: not drawn, or twice, as %q: %.80q", name, class, left)
			}
			delete(drawn, class)
		}
		for class := range drawn {
			if strings.HasPrefix(class, "fill") {
				t.Errorf("%s: drawn as %q, which no area is", name, class)
			}
		}
	})
}

// TestCrowdedLandIsWhole: the land of all areas, and what Russian forces held, are on
// the pages that draw each area too, once in each pane.
func TestCrowdedLandIsWhole(t *testing.T) {
	s := crowded(t)
	d := s.Atlas.Newest()
	for path, panes := range map[string]int{"/": 1, draftPath(d.ID): 1, comparePath(s.Atlas.Drafts[0].ID, d.ID): 3} {
		r := s.route(path)
		level := &s.Sheet.Levels[s.sceneOf(r).level]
		page := render(t, (&mapPage{Path: path, site: s}).renderMain(r))
		shared := map[string]sheet.Path{}
		for _, p := range find(page, "path", "") {
			shared["#"+attrOf(p, "id")] = sheet.Path(attrOf(p, "d"))
		}
		drawn := func(class string) (paths []sheet.Path) {
			for _, e := range slices.Concat(find(page, "path", ""), find(page, "use", "")) {
				if attrOf(e, "class") == class {
					paths = append(paths, cmp.Or(sheet.Path(attrOf(e, "d")), shared[attrOf(e, "href")]))
				}
			}
			return paths
		}
		var land, held []sheet.Path
		for _, a := range s.Atlas.Areas {
			land = append(land, level.Areas[a.ID])
			if a.Holder == geodata.Russia {
				held = append(held, level.Areas[a.ID])
			}
		}
		for class, want := range map[string][]sheet.Path{"land is-many": land, "held": held} {
			paths := drawn(class)
			if len(paths) == 0 || len(paths)%panes != 0 {
				t.Fatalf("%s draws %q %d times", path, class, len(paths))
			}
			if left := sheet.Merge(append(want, paths[:len(paths)/panes]...)...); left != "" {
				t.Errorf("%s: not all of %q, or more: %.80q", path, class, left)
			}
		}
	}
}

// TestCrowdedPageIsAboutItsOwn: what a page is about and what touches that has a link
// of its own on the map and in the list; the others are counted, and lead to the draft.
func TestCrowdedPageIsAboutItsOwn(t *testing.T) {
	s := crowded(t)
	crowdedPages(t, s, func(name string, r Route, sc *scene, page *html.Node) {
		own := map[geodata.AreaID]bool{}
		for id := range sc.lit {
			own[id] = true
		}
		if r.place != nil {
			own[r.place.Area] = true
		}
		var linked []string
		for _, a := range find(page, "a", "area") {
			linked = append(linked, attrOf(a, "data-area"))
		}
		var list []string
		for _, class := range []string{"area-link", "area-text"} {
			for _, a := range slices.Concat(find(page, "a", class), find(page, "details", class)) {
				list = append(list, attrOf(a, "data-area"))
			}
		}
		for _, a := range sc.shown {
			if _, drawn := s.Sheet.Levels[sc.level].Areas[a.area.ID]; own[a.area.ID] && drawn {
				if !slices.Contains(linked, string(a.area.ID)) || !slices.Contains(list, string(a.area.ID)) {
					t.Errorf("%s: %s is not on the map or not in the list", name, a.area.ID)
				}
			}
		}
		if len(list) == 0 || len(list) > 100 {
			t.Errorf("%s lists %d of %d areas", name, len(list), len(sc.shown))
		}
		text, others := textOf(page), len(sc.shown)-len(list)
		if counted := countIn(page, draftPath(sc.draft.ID)+"#areas"); counted != others {
			t.Errorf("%s counts %d other areas, and there are %d", name, counted, others)
		}
		if !strings.Contains(text, "other area") {
			t.Errorf("%s does not speak of other areas", name)
		}
	})
}

// countIn sums the numbers with which links outside the map begin.
func countIn(page *html.Node, href string) (sum int) {
	for _, a := range find(page, "a", "") {
		if attrOf(a, "href") == href && attrOf(a, "class") == "" {
			n := 0
			for _, c := range strings.SplitN(textOf(a), " ", 2)[0] {
				n = n*10 + int(c-'0')
			}
			sum += n
		}
	}
	return sum
}

// TestOverviewsHaveEveryArea, however many there are; and so has every page today.
func TestOverviewsHaveEveryArea(t *testing.T) {
	s := crowded(t)
	d := s.Atlas.Newest()
	for _, path := range []string{"/", draftPath(d.ID), comparePath(s.Atlas.Drafts[0].ID, d.ID)} {
		if sc := s.sceneOf(s.route(path)); sc.apart != nil || len(sc.shown) < mostApart/2 {
			t.Errorf("%s has %d areas, one by one: %v", path, len(sc.shown), sc.apart == nil)
		}
	}
	today := bakedSite(t)
	for _, r := range today.mapRoutes() {
		if today.sceneOf(r).apart != nil {
			t.Errorf("%s does not have every area", r.Path)
		}
	}
}
